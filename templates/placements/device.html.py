 #
 #
 #
 #
BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXX XXXXX XXXXXX XXXXXXXXXXXX XXXXXXXXXXXXBBB BBBBBBBBBXBB BBBBBB XXXXXXXXXXX XXXXXXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXBBBBB
XXXXXXXXXXXXXX gettext(u'waits for a signal') X XXXXXXXXXXX gettext(u'sent') X XXXXXXXXXXXXXX gettext(u'not taken in') X
XXXXXXXXXXX gettext(u'Kept on this device. It is sent as soon as there is a signal.') X
XXXXXXXXXXX gettext(u'This device could not keep it: it has no room. Your words are still in the form: make room, leave the photo out, or send the plain form.') X
XXXXXXXXXXXXXX gettext(u'This browser keeps nothing on the device, as in a private window. Use another window, or the plain form with a signal.') X
XXXXXXXXXXXXX gettext(u'Sign in to send what waits here: it stays on this device until then.') X
XXXXXXXXXXXX gettext(u'Another account is signed in. What waits here belongs to the account that wrote it, and is not sent.') X
XXXXXXXXXXX gettext(u'You may not write in this logbook any more, or the photo is too large.') X
XXXXXXXXXXX gettext(u'Delete it? It has not been sent.') XX
XX XXXXXXXXXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXXX
XXXX XXXXXXXXXXX XXXXXXXXXX gettext(u'On this device nobody who is signed in has opened a logbook yet. Open that of your placement once, with a signal: after that, this page opens without one.')  XX XXXXXXBBB BBBBBBBBBBBXX gettext(u'Your workspace') XXXXXXXXXXXXXX
XXXX XXXXXXXXXXXX XXXXXXXXXXX XXXXXXXXXXX gettext(u'Write an entry') XXXXX
XXXXX XXXXXXXXXXXXXXXXX XXXXXXXXXX XXXXXXXBBBBBBB BBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBB BBBBXXXXXX
BBBBBBB BBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBB BBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBBB BBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBBB BBBB
XX XXXXXXXXXXXXXXXX gettext(u'Keep and send') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBXXXXXXXXXXX
XXXX gettext(u'On this device') XXXXX
XX XXXXXXXXXX gettext(u'Nothing waits here.') XXXX
XXX XXXXXXXXXXXX XXXXXXXXXXXXXXX
XX XXXXXXXXXXXXXXXX gettext(u'Save as a file') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBBBBBBB BBBBBBBBBBBBB BBBBXXXX
XX XXXXXXXXXXXX XXXXXX XXXXXXXXXXXX XXXXXXX gettext(u'This browser does not promise to keep what waits here: a private window forgets it when it is closed. Send it soon, or save it as a file.') XXXXXXXXXX
XXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXX XXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXX XXXXXX XXXXXXXXXXXXXX gettext(u'Send again') XXXXXXXXXXXXXXXX XXXXXXXXXXXXX XXXXXX XXXXXXXXXXXXXX gettext(u'Delete from this device') XXXXXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXXXXXXX
