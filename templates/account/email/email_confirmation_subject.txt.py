BBBB BBBBBBBBBBBBBB BBB gettext(u'Is this your e-mail address?') BBBBBBBBBBBBB
