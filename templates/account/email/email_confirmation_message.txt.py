BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
BBBB BBBB

BBBBB BBBBBBBBBBBBBBBBB BBB gettext(u'Somebody, probably you, wants to sign in to %(site)s with this address. Say that it is yours:') SSSSSSSSS SSSSSSSS SSSS SSSSS SS SSSS SS SS SSSSSSSS SSSS SSSS SSSSSSSS SSS SSSS SS SS SSSSSS


 gettext(u'If it was not you, there is nothing to do: without you nobody signs in with this address.') BBBBBBBBBBBBBBBBBBBBB BBBBBBB
