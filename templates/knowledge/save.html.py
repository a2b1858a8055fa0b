 #
 #
 #
BBBB BBBB
XXXX XXXXXXXXXXXX XXXXXXXXXXXXXX XXXXXXXXXXXXX XXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXXXX XXXXXXXXXXX gettext(u'Save for offline') X XXXXXXXXXXX gettext(u'Delete from this device') X XXXXXXXXXXXXXX gettext(u'Refresh the saved copy') X XXXXXXXXXXX gettext(u'Saved. It opens without a network now.') X XXXXXXXXXXXXX gettext(u'Could not be saved. Check the network and the free space on your device, then try again.') X XXXXXXXXXXXX gettext(u'Saved on') X XXXXXXXXXXXX gettext(u'A newer version is there.') X XXXXXXXXXXX gettext(u'This is the copy saved on this device on') XXBBBB BBBBBBBBBBXXXXXXXXXXXXXXXXXXXXXX
XXXXXXXXXXXXXXXXX
XX XXXXXXXXXXXXXXXX XXXXXXBBB BBBBBBBBBXX gettext(u'Saved on this device') XXXXXXXXXXXXXX
