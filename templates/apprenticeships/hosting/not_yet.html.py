 #
 #
BBBB BBBB
 gettext(u'Your organisation cannot host yet') BB BBB BBBBBBBBBBBBBBBBBBBBBB gettext(u"The site does not show it, so nobody would see its offers. The ministry's staff decide that; tell them below how you stand.") BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBB BBBBBBBBBBB BBBBBBBBB BBBB
BBBB gettext(u'Most cooperatives come here to learn. One that takes others in says so in its profile, and a moderator looks at it.')  gettext(u'Say it in the profile') BBB BBBBBBBBBBBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBB BB BBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBBBB BBBBBBB BBBBBBBBB BBBBBBBBB
