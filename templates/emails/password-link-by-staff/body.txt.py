BBBB BBBBBBBBBBBBBB BBB gettext(u"The ministry's staff send you this link at %(site)s. With it you choose a new password; until then the one that you have stays:") SSS SSSSSSSSSS SSSSS SSSS SSS SSSS SSSS SS SSSSSSSSS SSSS SS SSS SSSSSS S SSS SSSSSSSSS SSSSS SSSS SSS SSS SSSS SSS SSSS SSSSSS


 ngettext(u'The link works once, for %(hours)s hour.', u'The link works once, for %(hours)s hours.', count) SSS SSSS SSSSS SSSSS SSS SSSSSSSSS SSSSSPPP PPPP PPPPP PPPPP PPP PPPPPPPPP PPPPPP  gettext(u'If you did not ask for it, leave it alone: nothing happens without the link.') 
BBBBBBBBBBBBB
