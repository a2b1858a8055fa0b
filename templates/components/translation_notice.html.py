 #
 #
 #
 #
 #
BBBB BBBBBB BBBBB BB BBBBBBBBB gettext(u'This text has not been translated yet. You are reading it in its original language.') BBBB BBBBB BB BBBBBBBBB gettext(u'Parts of this page have not been translated yet.') BBBB gettext(u'This translation is older than its source. The source has changed since.') BBBBB gettext(u'Read it in %(language)s') SSSS SS SS SSSSSSSSSSSSBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBB BBBBBBBBB BBBBBBB BBBBBBBBB BBBB
