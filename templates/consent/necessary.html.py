 #
 #
BBBB BBBBXXXX gettext(u'What an account needs') XXXXX
XX XXXXXXXXXXXX XXXXXXX gettext(u'Without these there is no account, so we do not ask for them: we tell you.') XXXX
XXX XXXXXXXXXXXXXXBBB BBBB BB BBBBBBBBBXXXXXXXXXBBBBBBXXXXX
