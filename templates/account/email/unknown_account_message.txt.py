BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
BBBB BBBB

BBBBB BBBBBBBBBBBBBBBBB BBB gettext(u'You are receiving this email because you, or someone else, tried to access an account with email %(email)s. However, we do not have any record of such an account in our database.') SSS SSS SSSSSSSSS SSSS SSSSS SSSSSSS SSSS SS SSSSSSS SSSSS SSSSS SS SSSSSS SS SSSSSSS SSSS SSSSS SSSSSSSSSS SSSSSSSS SS SS SSS SSSS SSS SSSSSS SS SSSS SS SSSSSSS SS SSS SSSSSSSSS

 gettext(u'If you have an account, it has another address. If you have none, make one here:') 



 gettext(u'If it was not you who asked, there is nothing to do.') BB BBBBBBB
BBBBBBBBBBBBBBBBBBBBBBBBBB BBBBBBB
