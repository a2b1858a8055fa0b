BBBBBBB BBBBBBBBBBB
 #
 #

BBBB BBBB
BBBBB BBBBB gettext(u'Your account is erased') BBBBBBBB

BBBBB BBBBBBXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXBBBBBBBB

BBBBB BBBBBBB
XXXX XXXXXXXXXXX XXXXXXXX
XXXXXXX XXXXXXXXXXXXXXXXX gettext(u'Your account is erased') XXXXX
XX XXXXXXXXXXXXX gettext(u'Your name, address and number are gone, and you are signed out everywhere. What is public stays open to you as to everybody.') XXXXXXXXXXXXX
XXX gettext(u'If you had an e-mail address, one last letter goes there that says so.') XXXX
XXX gettext(u'Home') BBB BBBBBB BB BBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBB BBBBXXXX
XXXXXX
BBBBBBBB BBBBBBB
