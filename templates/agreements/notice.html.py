 #
 #
 #
BBBB BBBBBB BBBBBBBBBBBBBBBBBBBB gettext(u'This agreement is made up, as an example: nobody signed or promised any of it.') BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBB BBBBBBBBB BBBBBBBBBBB BBB BBBBBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBB gettext(u'This agreement is archived: only staff see this page.') BBBB BBBBBBBBBBBBBB gettext(u'Only staff see this example; it counts in no figure that is published.') BBBB gettext(u'This agreement is a draft: only staff see this page.') BBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBB BBBBBBBBB BBBBBBBBB
