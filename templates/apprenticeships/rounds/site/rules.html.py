 #
 #
BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXX XXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXX gettext(u'Rules and weights') XXXXX
XXX gettext(u'Version %(version)s, the same for everybody. The round works like this:') SSSSSSS SSSSSSSSSSSS SSS SSSS SSS SSSSSSSSSS SSS SSSSS SSSSS SSSS SSSSSXXXX
XXXX XXXXXXXXXXXXXXXXXX
XXXX gettext(u'A cooperative can only go to a batch that passes every rule below.') XXXXX
XXXX gettext(u'Its own list always comes first. Points order the batches that it did not list; they never decide who gets a seat.') XXXXX
XXXX gettext(u'Every batch takes those with the highest priority class. Within a class the lottery decides.') XXXXX
XXXX gettext(u'Seats reserved for 3T regions go to cooperatives from there first; what they leave goes to the others.') XXXXX
XXXX gettext(u'Whoever does not fit moves on down the list, until nobody can be placed better. Among the batches that run, naming fewer or other choices than the true ones never helps.') XXXXX
XXXX gettext(u'Batches below their minimum do not run. They are closed one at a time, the emptiest first: the one with the smallest part of its minimum; of those alike, the one with fewer cooperatives; then the one whose code comes first. Its cooperatives move on by the same rules and may fill another batch, so everything is looked at again before the next is closed.') XXXXX
XXXXXXXXXXX
XXXX gettext(u'A batch is not for you if one of these is true') XXXXX
XXXX XXXXXXXXXXXXXXXXXXBBB BBBBBB BB BBBBBBBBBBBXXXXXXXXXBBBBBBXXXXXXXXXXX
XXXX gettext(u'Points for batches that were not listed') XXXXX
BBBBBBB BBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBB BBBB
XXXX gettext(u'Priority classes: the sum of') XXXXX
XXXX XXXXXXXXXXXXXXXXXXBBB BBBBBB BBBBBB BB BBBBBBBBBBBBBXXXXX XXXXXXBBBBBBXXXXXXXXXXX
XX XXXXXXXXXXXX XXXXXXX gettext(u'Classes read verified records only. Nothing that a cooperative says about itself raises its class.') XXXXXXXXXXXXXX
