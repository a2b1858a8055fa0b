BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
 #
 #
 #
 #
 #
 #

BBBB BBBB BBBBBBBBBBBBBBBBB
BBBBB BBBBBBBBBBBB
  XXXX gettext(u'What to do next') XXXXX
  XXXX
    BB BBB BBBBBBXXXX gettext(u'Nobody has looked for possible duplicates yet.') XXXXXBBBBXXXXXX XXXXXXBBB BBBBBBBBBBBBXX gettext(u'Look at both side by side') XXXXX  ngettext(u'%(number)s possible duplicate', u'%(number)s possible duplicates', count) SSSSSSSSSS SSSSSSSS SSSSSSSSSPPPPPPPPPP PPPPPPPP PPPPPPPPPPXXXXXBBBBB
    XXXX gettext(u'Say in its list which cooperative is meant') X  ngettext(u'%(number)s row of a list is unsure', u'%(number)s rows of lists are unsure', count) SSSSSSSSSS SSS SS S SSSS SS SSSSSSPPPPPPPPPP PPPP PP PPPPP PPP PPPPPPBB BBBBB
      XXXXBBB BBB BB BBBBBXXXXXX XXXXXXXXXXXX XXXXXXXBBBBBBXXXXXBBBBBXXXXX
    XXXXXX XXXXXXXX gettext(u'Ask its office whether it still exists') XXXXX  ngettext(u'%(number)s cooperative is not in the last full list', u'%(number)s cooperatives are not in the last full list', count) SSSSSSSSSS SSSSSSSSSSS SS SSS SS SSS SSSS SSSS SSSSPPPPPPPPPP PPPPPPPPPPPP PPP PPP PP PPP PPPP PPPP PPPPXXXXX
    XXXXXX XXXXXXXX gettext(u'Hand in a newer list') XXXXX  ngettext(u'%(number)s cooperative that neither a list nor a person touched since %(day)s', u'%(number)s cooperatives that neither a list nor a person touched since %(day)s', count) SSSSSSSSSS SSSSSSSSSSS SSSS SSSSSSS S SSSS SSS S SSSSSS SSSSSSS SSSSS SSSSSSSPPPPPPPPPP PPPPPPPPPPPP PPPP PPPPPPP P PPPP PPP P PPPPPP PPPPPPP PPPPP PPPPPPPXXXXX
  XXXXX
  XXXX gettext(u'What is known, by province') XXXXX
  BB BBBBBBXXX gettext(u'Counted %(day)s. Percentages are rounded down. Each leads to the cooperatives of which it is not known.') SSSSSSS SSSSSSSS SSSSSSSSSSS SSS SSSSSSS SSSSS SSSS SSSSS SS SSS SSSSSSSSSSSS SS SSSSS SS SS SSS SSSSSSXXXX
  XXXX XXXXXXXXXXXXXXXXX
  XXXXXX XXXXXXXXXXXXXXXX
    XXXXXXXXXXXXXX XXXXXXXXXXXX gettext(u'Province') XXXXXXXX XXXXXXXXXXXX gettext(u'Cooperatives') XXXXXBBB BBB BB BBBBBBBXXX XXXXXXXXXXXXXXXXXBBBBBBXXXXXXXXXXXXX
    XXXXXXXBBB BBB BB BBBBXXXXXXX XXXXXXXXXXXXBB BBBBBBBXX XXXXXXXXXXXXBBBBBBBBBXXXXXXXXXXXXXXBBB BBBBB BB BBBBBBBBBBXXXXBB BBBBBBBBBXX XXXXXXXX XXXXXBBBB XBBBBBXXXXXBBBBBBXXXXXBBBBBBXXXXXXXX
  XXXXXXXX
  XXXXXX
  BBBBXXX gettext(u'Nothing was counted yet.') XXXXBBBBB
  XXXXX XXXXXXXXXXXXXXBBBBBBBBBBXXXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXXXX gettext(u'Look through the register again') XXXXXXXXXXXXXXXX
BBBBBBBB BBBBBBBBBBBB
