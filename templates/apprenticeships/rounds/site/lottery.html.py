 #
 #
BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXX XXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXX gettext(u'The lottery') XXXXX
XXX gettext(u'Where priorities are alike, one lottery decides, the same at every batch. It is drawn from a secret seed. Its fingerprint was published before anybody could apply, so nobody can change the seed afterwards without everybody seeing it.') XXXX
XXX XXXXXXXXXXXXXXXXXXXXXXXX gettext(u'Fingerprint of the seed (SHA-256)') XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
BB BBBBBBXXXXXXXXX gettext(u'The seed, revealed') XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXBBBBBXXXXX
BB BBB BBBBBBXX XXXXXXXXXXXX XXXXXXX gettext(u'The seed is revealed with the results.') XXXXBBBBBXXXXXXXXXX
