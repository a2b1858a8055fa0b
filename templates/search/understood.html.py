 #
 #
 #
BBBB BBBBBBBB BBBBBBBBBBBBBBBBBBBBBBB
BB BBBBBBBBBBBBBBBB gettext(u"The search is limited at the moment: only titles and summaries are searched, without filters' numbers.") BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBB BBBBBBBBB BBBBBBBBB
BB BBBBBBBBBBBBBBBBBBBXX XXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXX gettext(u'Showing results for <b>%(text)s</b>.') SSSSSSS SSSSSSS SSS SSSSSSSSSSSSSSSS XX XXXXXXXX gettext(u'Search exactly for “%(text)s”') SSSSSS SSSSSSS SSS SSSSSSSSSSXXXXXXXXBBBBB
BB BBBBBBBBBBBBBBBBXX XXXXXXXXXXXXXXXXXXX gettext(u'Little was found with all your words, so results with some of them are shown too.') XXXXBBBBB
BBBBBBB
