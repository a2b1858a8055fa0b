 #

BBBB BBBB BBBBBBBBBBBBBBBBB BB BBBBBBBBBBBB
XXXX XXXXXXXXXXXXXX XXXXXXX
XXXX XXXXXXXXXXXXXXXXX gettext(u'As a cooperative') XXXXX
XXX gettext(u'Find a tool for your problem, see who adapted it and where it worked, and learn at a host cooperative.') XXXX
XXX XXXXXXXXXXXXXXXXXXXX XXXXXXXX gettext(u'Find a tool') XXXXXXXXXXXXXXX XXXXXXXX gettext(u'See how apprenticeships work') XXXXXXXXXXXXXXXXXXXX
XXXX XXXXXXXXXXXXXXXXX gettext(u'As a partner') XXXXX
XXX gettext(u'Follow what was agreed, see which tools came from it and which cooperatives use them.') XXXX
XXX XXXXXXXXXXXXXXXXXXXX XXXXXXXX gettext(u'Follow the agreements') XXXXXXXXXXXXXXX XXXXXXBBB BBBBBBBBBBBBBBBBBBBBXX gettext(u'See who takes part') XXXXXXXXXXXXXXXXXXXX
XXXX XXXXXXXXXXXXXXXXX gettext(u'As an editor') XXXXX
XXX gettext(u'Write and translate tools, keep the agreements up to date, and see what needs you today.') XXXX
XXX XXXXXXXXXXXXXXXXXXXX XXXXXXBBB BBBBBBBBBBBBBBBBBBBX XXXXXXXXXXXXXXX gettext(u"Open the editors' desk") XXXXXXXXXXXXXXX XXXXXXBBB BBBBBBBBBBBBBBBX XXXXXXXXXXXXXXX gettext(u'Sign in') XXXXXXXXXXXXXXXXXXXX
XXXXXX
