BBBB BBBBBBBBBBBBBB BBB gettext(u"The ministry's staff have changed the address of your account from %(before)s to %(after)s. You sign in with the new one.") SSS SSSSSSSSSS SSSSS SSSS SSSSSSS SSS SSSSSSS SS SSSS SSSSSSS SSSS SSSSSSSSSS SS SSSSSSSSSS SSS SSSS SS SSSS SSS SSS SSSS

 gettext(u'If you did not ask for that, answer this letter at once.') SS SSS SSS SSS SSS SSS SSSSS SSSSSS SSSS SSSSSS SS SSSSSBB BBBBBBB
BBBBB
BBBBBBBBBBBBB
