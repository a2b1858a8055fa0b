BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXX
XXX XXXXXXXXXXX gettext(u'Rules and weights') XXXXX
XXX gettext(u'Version %(version)s, the same for everybody. The round works like this:') SSSSSSS SSSSSSSSSSSS SSS SSSS SSS SSSSSSSSSS SSS SSSSS SSSSS SSSS SSSSSXXXX
XXXX
XXXX gettext(u'A cooperative can only go to a batch that passes every rule below.') XXXXX
XXXX gettext(u'Its own list always comes first. Points order the batches that it did not list; they never decide who gets a seat.') XXXXX
XXXX gettext(u'Every batch takes those with the highest priority class. Within a class the lottery decides.') XXXXX
XXXX gettext(u'Seats reserved for 3T regions go to cooperatives from there first; what they leave goes to the others.') XXXXX
XXXX gettext(u'Whoever does not fit moves on down the list, until nobody can be placed better. Among the batches that run, naming fewer or other choices than the true ones never helps.') XXXXX
XXXX gettext(u'Batches below their minimum do not run. They are closed one at a time, the emptiest first: the one with the smallest part of its minimum; of those alike, the one with fewer cooperatives; then the one whose code comes first. Its cooperatives move on by the same rules and may fill another batch, so everything is looked at again before the next is closed.') XXXXX
XXXXX
XXXX gettext(u'A batch is not for you if one of these is true') XXXXX
XXX XXXXXXXXXXXXXXXXBBB BBBBBB BB BBBBBXXXXXXXXXBBBBBBXXXXX
XXXX gettext(u'Points for batches that were not listed') XXXXX
XXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXX gettext(u'criterion') XXXXXXXX XXXXXXXXXXX XXXXXXXXXXXXXXX gettext(u'points') XXXXXXXXXXXXXXXXXX
XXXXXXXBBB BBBBBBBBB BB BBBBBBBBXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXX XXXXXXXXXX X XXX XX XXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXX XXXXXXXXXXX XXXXXXXXXXXXXXXXX XXXXXXXXXXXX XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXBBBBBBXXXXXXXXXXXXXXXX
XXXX gettext(u'Priority classes: the sum of') XXXXX
XXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXX gettext(u'what') XXXXXXXX XXXXXXXXXXX XXXXXXXXXXXXXXX gettext(u'class') XXXXXXXXXXXXXXXXXX
XXXXXXXBBB BBBBBB BBBBBB BB BBBBBBBXXXXXXX XXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXBBBBBBXXXXXXXXXXXXXXXX
XX XXXXXXXXXXXXXX gettext(u'Classes read verified records only. Nothing that a cooperative says about itself raises its class.') XXXX
XXXXXXXXXX
