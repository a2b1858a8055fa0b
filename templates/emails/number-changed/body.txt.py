BBBB BBBBBBBBBBBBBB BBB gettext(u'Your account has another mobile number now. You sign in with it, or with this address.') 

 gettext(u'If that was not you, answer this letter at once and change your password.') SS SSSS SSS SSS SSSS SSSSSS SSSS SSSSSS SS SSSS SSS SSSSSS SSSS SSSSSSSSSBB BBBBBBB
BBBBB
BBBBBBBBBBBBB
