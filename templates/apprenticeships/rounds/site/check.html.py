 #
 #
BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXX XXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXX gettext(u'Check it yourself') XXXXX
XXX gettext(u'Before it was published, a second program compared %(pairs)s pairs of a cooperative and a batch: no place breaks a rule, no batch is over-full, and nobody was passed over. You need not believe it:') SSSSSS SS SSS SSSSSSSSSS S SSSSSS SSSSSSS SSSSSSSS SSSSSSSSS SSSSS SS S SSSSSSSSSSS SSS S SSSSSS SS SSSSS SSSSSS S SSSSS SS SSSSS SS SSSSSSSSSS SSS SSSSSS SSS SSSSSS SSSSS SSS SSSS SSS SSSSSSS SSSXXXX
XXXX XXXXXXXXXXXXXXXXXXXXXX gettext(u'Download the script, what the round was given and what it decided into one folder.') XXXXX
XXXX gettext(u'Run, with Python 3.9 or newer and without internet:')  XXXXXXXXXXXXX XXXXXXXXXXXXXX XXXXXXXXXXXX XXXXXXXXXXXX
XXXX gettext(u'Read a line for each question. It draws the lottery again and runs the whole round anew from what it was given.') XXXXXXXXXXXXXXXX
BB BBBBBBBBBBBBXXX XXXXXXXXXXXXXXBBB BBBB BB BBBBBBBBBBBBXXXXBBBBBBB BBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBB BBBBBBBBBBBB BBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBBXXXXXBBBBBBXXXXX
BBBBXXX gettext(u'The files of this round were not kept here. Ask the ministry for them.') XXXXBBBBB
XX XXXXXXXXXXXX XXXXXXX gettext(u'Applications carry numbers, not names.') XXXXXXXXXXXXXX
