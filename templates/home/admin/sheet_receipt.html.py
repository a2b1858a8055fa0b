 #
 #

BBBB BBBB BBBBBBBBBBBBBBBBB
BB BBB BBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBB gettext(u'Not everything that stands in the file was read. Look at the list below before you import.') BBBBBBBBBBBBBBBBBB
XXXX gettext(u'What was read') XXXXX
XXXXBBB BBBB BB BBBBBBBXXXXXXXXXBBBBBBXXXXX
