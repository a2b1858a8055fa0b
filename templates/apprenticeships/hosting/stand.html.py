 #
 #
BBBB BBBB
XXXBBB BBBB BB BBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBB BBBBBBXXXX
XXXBB BBBBBBBBBB BB BBBBBBBBB gettext(u'A moderator reads it. You hear of the answer.') BBBB BBBBBBBBBB BB BBBBBBBBBB gettext(u'Change what the moderator asks for, and hand it in again.') BBBB BBBBBBBBBB BB BBBBBB gettext(u'Readers see it as it stands here.') BBBB BBBBBBBBBBBBBB gettext(u'Readers see what was approved last. Hand your changes in when they are right.') BBBB gettext(u'Nobody else reads it yet. Hand it in when it is right.') BBBBBXXXX
