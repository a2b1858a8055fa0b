 #
 #
BBBB BBBBBB BBBBB BB BBBBBBB gettext(u'Look at it, and send it when it is right.') BBBB BBBBB BB BBBBBBBBBBB gettext(u'A moderator reads it. You hear of the answer.') BBBB BBBBB BB BBBBBBBBBB gettext(u'Change what the moderator asks for, and send it again.') BBBB BBBBB BB BBBBBBBBBBB gettext(u"Readers see it on the tool's page and on your cooperative's.") BBBB BBBBB BB BBBBBBBBBBB gettext(u'Readers do not see it. Write on to send it again.') BBBB BBBBB BB BBBBBBBB gettext(u'Readers do not see it. Change it, and send it again.') BBBBB
