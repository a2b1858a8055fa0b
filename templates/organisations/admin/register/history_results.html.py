BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
 #
 #

BBBB BBBB
BBBBB BBBBBBBXXXX XXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXBBBBBBBB

BBBBB BBBBBBBBBBBBBBBBBB
BB BBBBBBBBBBBBXXX gettext(u'No list matches these filters.') XXXXBBBB
XXXX gettext(u'No list has been handed in yet') XXXXX
XX XXXXXXXXXXXXXXXXXXX gettext(u'A list of cooperatives as the ministry keeps it, a workbook or CSV, becomes the register here in four steps: it is read, you say what its columns mean, it is compared with what is known, and a moderator writes it. Nothing is written before that, and all of it can be taken back.') XXXX
XX XXXXXXXXXXXXXXXXXXXXXXX XXXXXXBBB BBBBBBBBBBBBBBBBBBBBBBBBBX XXXXXXXXXXXXXXX gettext(u'Hand in a list') XXXX
XX XXXXXXBBB BBBBBBBBBBBBBBBBBBBBBBBBBBX XXXXXXXXXXXXX XXXXXXXXXXXXXXXXXX gettext(u'Download the template') XXXXXXXX
BBBBB
BBBBBBBB BBBBBBBBBBBBBBBBBB
