BBBB BBBBBBBBBBBBBB BBB gettext(u'You receive this because your address stands in our register as the contact of %(organisation)s.') SSS SSSSSSS SSSS SSSSSSS SSSS SSSSSSS SSSSSS SS SSS SSSSSSSS SS SSS SSSSSSS SS SSSSSSSSSSSSSSSSS

 gettext(u'%(name)s asks to represent %(organisation)s on this site: to keep its profile, apply for apprenticeships and report in its name.') SSSSSSSS SSSS SS SSSSSSSSS SSSSSSSSSSSSSSSS SS SSSS SSSSS SS SSSS SSS SSSSSSSS SSSSS SSS SSSSSSSSSSSSSSS SSS SSSSSS SS SSS SSSSS

 gettext(u'Say whether that is right, here:') 


 ngettext(u'The link works once, for %(days)s day. If you do not answer, others are asked. Do not pass it on.', u'The link works once, for %(days)s days. If you do not answer, others are asked. Do not pass it on.', count) SSS SSSS SSSSS SSSSS SSS SSSSSSSS SSSS SS SSS SS SSS SSSSSSS SSSSSS SSS SSSSSS SS SSS SSSS SS SSSPPP PPPP PPPPP PPPPP PPP PPPPPPPP PPPPP PP PPP PP PPP PPPPPPP PPPPPP PPP PPPPPP PP PPP PPPP PP PPP
BBBBBBBBBBBBB
