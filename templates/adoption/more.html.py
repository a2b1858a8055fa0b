 #
 #
BBBB BBBBXX XXXXXXXXXXXX XXXXXXX gettext(u'These are the newest. There are more than are shown here.') XXXX
