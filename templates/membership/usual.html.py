 #
 #
BBBB BBBBBB BBBBBXX XXXXXXXXXXXX XXXXXXX gettext(u'Of the last half year, one half was decided within %(median)s days, nine of ten within %(most)s days.') SS SSS SSSS SSSS SSSSS SSS SSSS SSS SSSSSSS SSSSSS SSSSSSSSSS SSSSS SSSS SS SSS SSSSSS SSSSSSSS SSSSSXXXXBBBBB
