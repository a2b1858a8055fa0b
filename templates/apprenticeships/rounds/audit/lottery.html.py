BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXX
XXX XXXXXXXXXXXXX gettext(u'The lottery') XXXXX
XXX gettext(u"One lottery for the whole round. Its secret seed was fixed before the deadline by publishing a fingerprint of it, the commitment; now the seed is revealed. A ticket is the SHA-256 of the seed, a line break and the application's id; the smallest ticket is the luckiest.") XXXX
BB BBB BBBBBBBBBBBBBBBBBBBXX XXXXXXXXXXXXX gettext(u'The commitment was not given to this run. Compare it with the one that was published before the deadline: if they differ, the lottery must not be trusted.') XXXXBBBBB
XXX XXXXXXXXXXXXXXXX
XXXXBB BBBBBBBBBBBBBBBBBBB gettext(u'Commitment, published before the deadline and checked in this run') BBBB gettext(u'Commitment of this seed') BBBBBXXXXXXXXXXXXXXXXXXXXXXXXXXX
XXXX gettext(u'Seed, revealed now') XXXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXX
BB BBBBBBBBXXXX gettext(u'The luckiest tickets') XXXXX
XXXXBBB BBBBB BBBBBB BB BBBBBBBBXXXXXXXXXXXXXXXXXXXXXXXXXXBBBBBBXXXXXBBBBB
XX XXXXXXXXXXXXXX gettext(u'On a command line:') XXXX
XXXXXXXXXXX XXXX XXXX X XXXXXXXXX
XXXXXX XXXXXXXX XXXX XXXXXXXXXXX X XXXXXXXXXXXXXXX
XXXXXXXXXX
