BBBB BBBBBBBBBBBBBB BBB gettext(u'The second factor of your account was taken away, because somebody told the operators that it was lost. You were signed out everywhere. When you sign in the next time, set up a new one.') SSS SSSSSS SSSSSS SS SSSS SSSSSSS SSS SSSSS SSSSS SSSSSSS SSSSSSSS SSSS SSS SSSSSSSSS SSSS SS SSS SSSSS SSS SSSS SSSSSS SSS SSSSSSSSSSS SSSS SSS SSSS SS SSS SSSS SSSSS SSS SS S SSS SSSS

 gettext(u'If that was not you, answer this letter at once and change your password.') SS SSSS SSS SSS SSSS SSSSSS SSSS SSSSSS SS SSSS SSS SSSSSS SSSS SSSSSSSSSBB BBBBBBB
BBBBB
BBBBBBBBBBBBB
