BBBB BBBB
 #
 #
 #

BB BBBBBB
XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXX
XXX XXXXXXXXXXXX gettext(u'The chance of your list') XXXXX
BB BBBBBBBBBBBBB
XXXBBBBBBB BBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBB XXXX
BB BBBB
XXX gettext(u'What would help:') XXXX
XXXX
BBB BBB BB BBBBXXXX  gettext(u'Your chance would then be: %(word)s.') SSSS SSSSSS SSSSS SSSS SSS SSSSSSSSSXXXXXBBBBBB
XXXXX
BBBBB
BBBB
XXX gettext(u'It is too early to say: fewer than half of the seats have been applied for, and many cooperatives apply in the last days.') XXXX
BBBBB
XX XXXXXXXXXXXX XXXXXXX ngettext(u'Estimated from %(count)s application, %(at)s. More may come. It is no promise.', u'Estimated from %(count)s applications, %(at)s. More may come. It is no promise.', count) SSSSSSSSS SSSS SSSSSSSSS SSSSSSSSSSSS SSSSSSS SSSS SSS SSSSS SS SS SS SSSSSSSSPPPPPPPPP PPPP PPPPPPPPP PPPPPPPPPPPPP PPPPPPP PPPP PPP PPPPP PP PP PP PPPPPPPP  gettext(u'More choices never lower your chance, and whatever stands first stays first.') XXXX
XXXXXXXXXX
BBBBB
