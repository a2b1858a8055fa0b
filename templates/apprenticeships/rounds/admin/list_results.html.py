BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
 #
 #

BBBB BBBB
BBBBB BBBBBBBXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXBBBBBBBB

BBBBB BBBBBBBBBBBBBBBBBB
BB BBBBBBBBBBBB BB BBBBBBBBBBBBXXX gettext(u'No round matches this.') XXXXBBBB
XXXX gettext(u'No round has been made yet') XXXXX
XX XXXXXXXXXXXXXXXXXXX gettext(u'A round gives the seats of several batches at once: cooperatives hand in until one day, all applications are matched by published rules and a lottery that anybody can check, and another moderator publishes the result.') XXXX
BBBBB
BBBBBBBB BBBBBBBBBBBBBBBBBB
