BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBB
 #

BBBB BBBB
BBBBB BBBBBBBBBB gettext(u'New password') BBBBBBBB

BBBBB BBBBBBB
XXXX XXXXXXXXXXX XXXXXXXX
XXXX gettext(u'New password') XXXXX
XX XXXXXXXXXXXXXBB BBBBBBBBBBBBBB gettext(u'Write what you sign in with. An e-mail address gets a link, a mobile number six digits.') BBBB gettext(u'Write the e-mail address that you sign in with. We send a link there.') BBBBBXXXX
XXXXX XXXXXXXXXXXX XXXXXXXXXXXXXXBBBBBBBBBB
BBBBBBB BBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBB BBBB

XX XXXXXXXXXXXXXXXX gettext(u'Send') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBB
 gettext(u'Back to signing in') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBBBBBBB BBBBBBBBBBBBB BBBBXXXX
XXXXXXX
XXX gettext(u'You sign in with an account number? Then ask the assistant who gave it to you for a new password.') XXXX
XXXXXX
BBBBBBBB BBBBBBB
