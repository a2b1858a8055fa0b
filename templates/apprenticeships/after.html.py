 #
 #
BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXX gettext(u'At home: 30, 60 and 90 days') XXXXX
XXX gettext(u'An apprenticeship ends at home. An example of a plan, for a cooperative that learned to keep daily records:') XXXX
XXX XXXXXXXXXXXXXXXXXXXXXXX gettext(u'30 days') XXXXXXXX gettext(u'One thing runs every day, for example the cash book of the grocery shop.') XXXXXXXXX
XXXXXXXX gettext(u'60 days') XXXXXXXX gettext(u'The board discusses the first monthly report and changes what does not work.') XXXXXXXXX
XXXXXXXX gettext(u'90 days') XXXXXXXX gettext(u'Two more people can do it, so that it no longer depends on one.') XXXXXXXXXXXXXXXXXXXXXXXX
XXXXXXXX XXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXX gettext(u'Good to know') XXXXXXXXX XXXXXXXXXXXXX
XXX gettext(u'Costs: every offer says who pays for travel, lodging and meals. Read it before you apply.') XXXX
XXX gettext(u'Regions that are hard to reach: part of the seats is reserved for 3T regions; what they do not fill is open to all.') XXXX
XXX gettext(u'Few applications: a batch with fewer seats filled than its minimum is called off, and its people are moved to their next choice with free seats.') XXXXXXXXXXXXXXXXXXXX
