 #
 #
BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXX XXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXX gettext(u'How to apply') XXXXX
XXXX XXXXXXXXXXXXXXXXXXXXXX gettext(u'Open your workspace and choose your cooperative. Its representatives hand in; a business assistant with a mandate can do it for you.') XXXXX
XXXX gettext(u'Put the batches that you want on your list, best first, as many as you like. Fewer choices never help.') XXXXX
XXXX gettext(u'Say whom you send and what they should learn, and hand in. Until the last day you can change everything and hand in again; the last one counts.') XXXXXXXXXXXXXXXX
XXX gettext(u'Being early is worth nothing: all applications are matched together after the last day.') XXXX
XXXBBB BBBBBBBBBBB BB BBBBBBBBBBBBB gettext(u'Apply in your workspace') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBBBBBBBBBBBB BBBBBBBBBBBB BBBBXXXXXXXXXXXXXX
