BBBB BBBBBBBBBBBBBB BBB gettext(u'Somebody, probably you, makes an account at %(site)s with this address. Type this code there:') SSSSSSSSS SSSSSSSS SSSS SSSSS SS SSSSSSS SS SSSSSSSS SSSS SSSS SSSSSSSS SSSS SSSS SSSS SSSSSS



 gettext(u'Or open this link:') 



 ngettext(u'Both work once, for %(hours)s hour.', u'Both work once, for %(hours)s hours.', count) SSSS SSSS SSSSS SSS SSSSSSSSS SSSSSPPPP PPPP PPPPP PPP PPPPPPPPP PPPPPP  gettext(u'Tell the code to nobody. If it was not you, there is nothing to do: without it no account is made.') 
BBBBBBBBBBBBB
