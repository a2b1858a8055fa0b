BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
 #
 #
 #

BBBB BBBB
BBBBB BBBBBBBBBBBB
BB BBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
XXXXBB BBBBB gettext(u'Try another spreadsheet') BBBB gettext(u'Choose a spreadsheet') BBBBBXXXXX
XXX gettext(u'You see first what it would do; nothing is written before you say so. Either all rows are imported or none.')  XX XXXXXXXX gettext(u'Download an empty sheet with an example') XXXXXXXX
XXXXX XXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXBBBBBBBBBB
XXX XXXXXXXXXXXXXXXXXXXBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBBXXXXXXXXXX
XXXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXXXX gettext(u'Check the spreadsheet') XXXXXXXXXXXXXXXX
XXXX gettext(u'Columns') XXXXX
XXX gettext(u'A row whose code exists changes that term; another adds one. Columns that are left out stay as they are. Several words in one cell are separated by semicolons.') XXXX
XXXBBB BBBBB BBB BB BBBBBBB XXXXXXXXXXXXXXXBB BBB BBBBBBBBBBBBX BBBBBBBBBBBXXXX
BBBBBBBB BBBBBBBBBBBB
