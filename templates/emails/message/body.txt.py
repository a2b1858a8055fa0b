BBBB BBBBBBBBBBBBBB BBB gettext(u'Hello %(person)s,') SSSSS SSSSSSSSSSS
BBB BBBBBBB BB BBBBBBBB
BB BBBBB B B

BBBBB

X

BBBBBB
BB BBBBBBBBBBBBB gettext(u'We write this because it is about you or decided for you; it cannot be switched off. All other e-mails:') BBBB gettext(u'You hear of each matter once. How often we write is your choice:') BBBBB BB BBBBBBBBBBBBB gettext(u'choose about other e-mails') BBBB gettext(u'change or stop these e-mails') BBBBB



BBBBBBBBBBBBB
