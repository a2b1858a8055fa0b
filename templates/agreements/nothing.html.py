 #
 #
 #
BBBB BBBB
XXXX XXXXXXXXXXXXXXBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBB BBBB
BB BBBBBBBBBBBXXXX gettext(u'No agreement fits these filters') XXXXXXXX gettext(u'Remove a filter, or search with fewer words.') XXXX
XXX gettext(u'Show all agreements') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBB BBBBXXXX
BBBBXXXX gettext(u'No agreement has been published yet') XXXXXXXX gettext(u"Meanwhile you can see who works with Indonesia's cooperatives.") XXXX
XXX gettext(u'See the partners') BBB BBBBBBBBBBBBBBBBBBBB BB BBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBB BBBBXXXXBBBBBXXXXXX
