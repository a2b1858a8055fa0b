 #
 #

BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXX XXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXBB BBBBBBBBBBBB gettext(u'What you like better, and wait for') BBBB gettext(u'Where you wait') BBBBBXXXXX
XXX gettext(u'Only those who still wait count. The order was decided with the result, and nobody can get ahead of you.') XXXX
XXX XXXXXXXXXXXXXBBB BBBB BB BBBBBXXXXXXXXXXXXXXX gettext(u'Place %(place)s in line') SSSSS SSSSSSSSS SS SSSSBB BBBBBBBBBBBBBBBBBB B BBBBBBBBBBBBBBBBBBBBB X  gettext(u'at first %(first)s; last moved up on %(day)s, because somebody before you has a place or left') SS SSSSS SSSSSSSSSS SSSS SSSSS SS SS SSSSSSSS SSSSSSS SSSSSSSS SSSSSS SSS SSS S SSSSS SS SSSSBBBBBXXXXXXXXX XXXXXXXXXXXX XXXXXXX gettext(u'Seats are given on until %(day)s.') SSSSS SSS SSSSS SS SSSSS SSSSSSSSXXXXXXXXXXXX
BBBBBBXXXXXXXXXXXXXXX
