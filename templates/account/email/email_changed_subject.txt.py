BBBB BBBBBBBBBBBBBB BBB gettext(u'Your e-mail address was changed') BBBBBBBBBBBBB
