BBBBBBB BBBBBBBBBBB
 #
 #

BBBB BBBB
BBBBB BBBBB gettext(u'This link does not hold any more') BBBBBBBB

BBBBB BBBBBBXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXBBBBBBBB

BBBBB BBBBBBBXXXX XXXXXXXXXXX XXXXXXXXXXXX gettext(u'This link does not hold any more') XXXXX
XXX gettext(u"It works once and for 14 days, and not after somebody else has answered. There is nothing more to do; if somebody acts for your organisation who should not, write to the ministry's staff.") XXXXXXXXXXBBBBBBBB BBBBBBB
