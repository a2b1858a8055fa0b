BBBB BBBBBBBBBBBBBB BBB gettext(u'Hello %(name)s,') SSSSS SSSSSSSSS

 gettext(u'%(sender)s invites you to act for %(organisation)s on %(site)s, as %(role)s.') SSSSSSSSSS SSSSSSS SSS SS SSS SSS SSSSSSSSSSSSSSSS SS SSSSSSSSS SS SSSSSSSSS BB BBBBBBBBBBBBBBB BB BBBBBBBBBBBBBBBB gettext(u'A representative does everything in its name: profile, people, applications, reports.') BBBB gettext(u'A contributor prepares what representatives then send.') BBBBB

 gettext(u'See the invitation, and accept or decline it:') 


 gettext(u'The link works until %(until)s, once, and for an account with this e-mail address. You have none yet? The link leads to where you make one.') SSS SSSS SSSSS SSSSS SSSSSSSSSS SSSSS SSS SSS SS SSSSSSS SSSS SSSS SSSSSS SSSSSSSS SSS SSSS SSSS SSSS SSS SSSS SSSSS SS SSSSS SSS SSSS SSSS

 gettext(u'Do you not know what this is about? Then leave it: nothing happens, and nobody is told.') 
BBBBBBBBBBBBB
