BBBBBBB BBBBBBBBBBBBBBBBBBBBBB
 #
 #

BBBB BBBB
BBBBB BBBBB gettext(u'Merge another account of yours') BBBBBBBB

BBBBB BBBBXXXXXX XXXXXXBBB BBBBBBBBBBBBBBBBXX gettext(u'Data about you') XXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXX gettext(u'Merge another account of yours') XXXXXXXXXXXXBBBBBBBB

BBBBB BBBBBBB
XXXX XXXXXXXXXXX XXXXXXXX
XXXXXXX XXXXXXXXXXXXXXXXX gettext(u'Merge another account of yours') XXXXX
XX XXXXXXXXXXXXX gettext(u'You have two accounts? This one stays: what the other has goes over to it, and the other is closed.') XXXXXXXXXXXXX
XXX gettext(u'You are signed out now. Sign in with the other account, in this browser and within half an hour; you then see what moves, and nothing happens before you say so.') XXXX
XXXXX XXXXXXXXXXXXXXBBBBBBBBBBXX XXXXXXXXXXXXXXXX gettext(u'Sign in with the other account') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBB
 gettext(u'Cancel') BBB BBBBBBBBBBBBBBBB BB BBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBB BBBBBBB BBBBBBBBBBBB BBBBXXXXXXXXXXX
XXXXXX
BBBBBBBB BBBBBBB
