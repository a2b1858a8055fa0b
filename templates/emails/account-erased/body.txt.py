BBBB BBBBBBBBBBBBBB BBB gettext(u'Your account was erased, as was asked for from within it. Nobody can sign in with it any more, and this is the last letter to this address.') 

 gettext(u'If that was not you, or if you have a question, answer this letter.') BB BBBBBBB
BBBBB
BBBBBBBBBBBBB
