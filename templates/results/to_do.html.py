 #
 #

BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXX XXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXX gettext(u'What to do now') XXXXX
BB BBBBBBBBB BBB BBBBBXXX gettext(u'Read it in peace. Answers open on <b>%(opens)s</b>; you then have until <b>%(due)s</b>. Answering first is worth nothing.') SSSS SS SS SSSSSS SSSSSSS SSSS SS SSSSSSSSSSSSSSSSS SSS SSSS SSSS SSSSS SSSSSSSSSSSSSSS SSSSSSSSS SSSSS SS SSSSS SSSSSSSSXXXX
BBBB BBBBBBBBBBBBB BB BBBBBB BBB BBBBB BBB BBBBBBBBBBXXX gettext(u'The time to answer is over. The place goes to the next in line.') XXXX
BBBB BBBBBBBBBBBBB BB BBBBBB BBB BBBBBXXX gettext(u'Answer until <b>%(due)s</b>. Without an answer the place goes to the next in line. Answering first is worth nothing.') SSSSSS SSSSS SSSSSSSSSSSSSSS SSSSSSS SS SSSSSS SSS SSSSS SSSS SS SSS SSSS SS SSSSS SSSSSSSSS SSSSS SS SSSSS SSSSSSSSXXXX
BBBB BBBBBBBBBBBBB BB BBBBBBBBBXXX gettext(u'There is nothing to answer any more.')  BB BBB BBBBBBBBB gettext(u'You have named nobody yet whom you send.') BBBB gettext(u'The host sees whom you send.') BBBBBXXXX
BBBB BBBBBBBBBBBBB BB BBBBBBBBBBBBBXXX gettext(u'Nothing. When a better place falls free it is yours, and you are told. When none can fall free any more, or the time to answer is over, this place is final by itself.') XXXX
BBBB BBBBBBBBBBBBB BB BBBBBBBBBBXXXBB BBBBBBBBBBB BB BBBB gettext(u'You may take this back while nobody has the seat.') BBBB gettext(u'This can be taken back no more.') BBBBBXXXX
BBBB BBBBBBBBBBBBBBB BB BBBBBBBBBXXX gettext(u'Nothing: you keep your place in line by itself. When a seat falls free for you, you are told and have at least three days to answer.') XXXX
BBBBXXX gettext(u'Nothing in this round. The next one is announced in the portal.') XXXXBBBBB
BB BBBBBBBBBBXX XXXXXXXXXXXXXXXXBB BBBBBBBB BB BBBBBBB BBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBB BBBBBBBBBB BB BBBBB BBBBBBBBBBBBB BB BBBBBBBBBBBBB gettext(u'Accept for good') BBBB gettext(u'Accept') BBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBB BBBBBBBBBBBB BBBBBBBBB
BB BBBBBBBBBBBBBBBBBBBBBB BB BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBB BBBBBBBBBB BB BBB gettext(u'Accept, and wait for a better one') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBB BBBBBBBBBBBB BBBBBBBBB
BB BBBBBBBBBBB BB BBBBBBB BBBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBB BBBBBBBBBB BB BBB gettext(u'Take the decline back') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBB BBBBBBBBB
BB BBBBBBBBB BB BBBB BB BBBBBBBBBBB BB BBBBBBB BBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBB BBBBBBBBBB BB BBBBB BBBBBBBBBBB BB BBBB gettext(u'Give the place back') BBBB BBBBB gettext(u'Decline') BBBB gettext(u'Leave the waiting lists') BBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBB BBBBBBBBBBBB BBBBBBBBBXXXX
BBBB BBBBXX XXXXXXXXXXXXXX gettext(u'Whoever represents the cooperative answers, or an assistant with a mandate for answers.') XXXXBBBBBXXXXXXXXXX
