BBBB BBBBBBBBBBBBBB BBB gettext(u'Hello %(person)s,') SSSSS SSSSSSSSSSS

BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
BBB BBBB BB BBBBB


BBB BBBB BB BBBBBBBBBBX 
  BB BBBBBBB
  BBBBB
  
BBBBBBBB BBBBBBBBB
BBBBBBBBBBB
 gettext(u'You hear of each matter once. How often we write is your choice:')   gettext(u'change or stop these e-mails') 



BBBBBBBBBBBBB
