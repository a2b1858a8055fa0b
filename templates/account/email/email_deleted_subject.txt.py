BBBB BBBBBBBBBBBBBB BBB gettext(u'An e-mail address was taken out of your account') BBBBBBBBBBBBB
