BBBB BBBBBBBBBBBBBB BBB gettext(u'No account has this e-mail address') BBBBBBBBBBBBB
