BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
BBBB BBBB

BBBBB BBBBBBBBBBBBBBBBB BBB gettext(u'Somebody, probably you, asked for a new password for the account with this address. Choose it here:') 


 gettext(u'The link works once. If it was not you, there is nothing to do: the password stays as it is.') BBBBBBBBBBBBBBBBBBBBB BBBBBBB
