BBBB BBBB gettext(u'Your e-mail address for %(site)s was changed') SSSS SSSSSS SSSSSSS SSS SSSSSSSS SSS SSSSSSS
