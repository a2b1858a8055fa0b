BBBB BBBB gettext(u'Your second factor for %(site)s was taken away') SSSS SSSSSS SSSSSS SSS SSSSSSSS SSS SSSSS SSSS
