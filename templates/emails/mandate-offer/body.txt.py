BBBB BBBBBBBBBBBBBB BBB gettext(u'The board of %(cooperative)s offers you a mandate until %(until)s, for: %(scopes)s.') SSS SSSSS SS SSSSSSSSSSSSSSS SSSSSS SSS S SSSSSSS SSSSS SSSSSSSSSS SSSS SSSSSSSSSSS

 gettext(u'You take it within seven days, signed in with this e-mail address as a business assistant. See the mandate:') 


 gettext(u'If you know nothing of this, you need not do anything.') 
BBBBBBBBBBBBB
