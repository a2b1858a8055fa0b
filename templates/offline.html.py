BBBBBBB BBBBBBBBBBB
BBBB BBBB BBBBBBBBBB
BBBBB BBBBB gettext(u'Saved on this device') BBBBBBBB

BBBBB BBBBBBXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXBBBBBBBB

BBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBB BBBBBBBBBBBB

BBBBB BBBBBBB
BBBBBBB BB BBBBBBBBBBBB
XXXX gettext(u'Saved on this device') XXXXX
XX XXXXXXXXXXXXX gettext(u'Tools that you keep for a day without a network. They stay on this device until you delete them; nobody else sees them.') XXXX
XXXX XXXXXXXXXXXXXX XXXXXX
XXXXX XXXXXXXXXXXXX XXXXXXX gettext(u'Keep these on my account too') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBBBBBBB BBBBXXXXXXX
XXX XXXXXXXXXXXXX XXXXXXXXXX XXXXXXXXXBBB BBBBBBBBBBBBBBBBBBBXXXXXXX XXXXXXXXXXXX gettext(u'Saved on') X XXXXXXXXXXXX gettext(u'A newer version is there.') X XXXXXXXXXXXXX XXXXXXXXXXXX gettext(u'Saved tools') XXXXXXX
XXX gettext(u'Nothing is saved here yet. Open a tool and choose “Save for offline”; the page and its files then open without a network. This needs JavaScript; without it, download the files of a tool.')  XX XXXXXXXX gettext(u'Find a tool') XXXXXXXX
XXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXX XXXXXXX XXXXXXXXXXXXX XXXXXX XXXXXXXXXXXXXX gettext(u'Delete') XXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXXX
XX XXXXXXXXXXXXXX XXXXXXX gettext(u'If this page appeared instead of another one, there is no network just now. Try again when you are connected.') XXXX
BBBBBBBB BBBBBBB
