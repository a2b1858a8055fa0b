BBBB BBBBBBBBBBBBBB BBB gettext(u'Somebody, probably you, wanted to make an account at %(site)s with this address. There is one already. Sign in here:') SSSSSSSSS SSSSSSSS SSSS SSSSSS SS SSSS SS SSSSSSS SS SSSSSSSS SSSS SSSS SSSSSSSS SSSSS SS SSS SSSSSSSS SSSS SS SSSSS



 gettext(u'If you forgot the password, choose a new one:') 



 gettext(u'If it was not you, there is nothing to do: nobody has got in.') 
BBBBBBBBBBBBB
