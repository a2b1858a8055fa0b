BBBB BBBBBBBBBBBBBB BBB gettext(u"An administrator's account was made for you at %(site)s. Choose your password here:") SS SSSSSSSSSSSSSSS SSSSSSS SSS SSSS SSS SSS SS SSSSSSSSS SSSSSS SSSS SSSSSSSS SSSSS



 ngettext(u'The link works once, for %(hours)s hour.', u'The link works once, for %(hours)s hours.', count) SSS SSSS SSSSS SSSSS SSS SSSSSSSSS SSSSSPPP PPPP PPPPP PPPPP PPP PPPPPPPPP PPPPPP  gettext(u'If you expected no such letter, leave it alone: nothing happens without the link.') 
BBBBBBBBBBBBB
