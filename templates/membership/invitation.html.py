BBBBBBB BBBBBBBBBBBBBBB
 #
 #
 #

BBBB BBBB
BBBBB BBBBBBXX XXXXXXXXXXXXX gettext(u'%(sender)s invites you to act for <b>%(organisation)s</b>, as %(role)s.') SSSSSSSSSS SSSSSSS SSS SS SSS SSS SSSSSSSSSSSSSSSSSSSSSSSS SS SSSSSSSSSXXXX
XXXBB BBBBBBBBBBBBBBB BB BBBBBBBBBBBBBBBB gettext(u'A representative does everything in its name: profile, people, applications, reports.') BBBB gettext(u'A contributor prepares what representatives then send.') BBBBB
 gettext(u'Its people see your name, and the history keeps what you do in its name.') XXXXBBBBBBBB BBBBBB

BBBBB BBBBBB BBB BBBBBBB gettext(u'This invitation is over: it was answered or withdrawn, or its time has passed. Ask for a new one.') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBB BBBBBBBBB BBBB
BBBB BBB BBBBBBB gettext(u'This invitation went to another e-mail address. Sign in with the account of that address, or make it the address of this account and confirm it.')  gettext(u'Change the e-mail address') BBB BBBBBBBBBBBBBBB BB BBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBB BBBBBBBBB BBBBBBB BBBBBBBBB BBBB
BBBBBBBBBBBBBBBBB BBBB

BBBBB BBBBBBB BBBBBBB BBB BBBBBBBXXXXX XXXXXXBBB BBBBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBXX gettext(u'Decline the invitation') XXXXXXXXBBBBBBBBBBBBB
