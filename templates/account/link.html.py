BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBB
 #
 #

BBBB BBBB
BBBBB BBBBBBBBBB gettext(u'Sign up') BBBBBBBB

BBBBB BBBBBBB
XXXX XXXXXXXXXXX XXXXXXXX
BB BBBBBBBXXXX gettext(u'Look into your e-mail') XXXXX
XX XXXXXXXXXXXXX gettext(u'We have written to %(contact)s again. Open the link in the new letter.') SS SSSS SSSSSSS SS SSSSSSSSSSS SSSSSS SSSS SSS SSSS SS SSS SSS SSSSSSSXXXX
BBBB BBBBBBBBBBBBBBBXXXX gettext(u'This link has ended') XXXXX
XX XXXXXXXXXXXXX gettext(u'It was too old, or wrong too often. Have a new one sent to %(contact)s: nothing else has to be typed again.') SS SSS SSS SSSS SS SSSSS SSS SSSSSS SSSS S SSS SSS SSSS SS SSSSSSSSSSSS SSSSSSS SSSS SSS SS SS SSSSS SSSSSSXXXX
BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBBBBBBBBBBBBBB
BBBBXXXX gettext(u'One more step') XXXXX
XX XXXXXXXXXXXXX gettext(u'Confirm that %(contact)s is yours; then your account is ready.') SSSSSSS SSSS SSSSSSSSSSS SS SSSSSS SSSS SSSS SSSSSSS SS SSSSSSBB BBBB  gettext(u'You have opened the link in another browser: type the password that you chose, so that it is surely you who wanted the account.') BBBBBXXXX
XXXXX XXXXXXXXXXXX XXXXXXXXXXXXXXBBBBBBBBBB
BB BBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBB BBBBBBBBB
XX XXXXXXXXXXXXXXXX gettext(u'Confirm') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBXXXXXXXXXXX
XXX gettext(u'If you did not want an account, close this page: nothing is made.') XXXXBBBBB
XXXXXX
BBBBBBBB BBBBBBB
