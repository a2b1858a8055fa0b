BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXX
XXX XXXXXXXXXXX gettext(u'The check') XXXXX
XXX gettext(u'A result is published only if a second program, written apart from the first, finds none of the following. Its answer for this round:') XXXX
XXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXX gettext(u'what was looked for') XXXXXXXX XXXXXXXXXXX XXXXXXXXXXXXXXX gettext(u'found') XXXXXXXXXXXXXXXXXX
XXXXXXX
XXXXXXX XXXXXXXXXXXX gettext(u'places with a batch that fails a rule, or in the wrong way (on site, online)') XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXXXX XXXXXXXXXXXX gettext(u'batches with more cooperatives than seats, or that run below their minimum') XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXXXX XXXXXXXXXXXX gettext(u'waste: cooperatives that would rather have a seat which is empty') XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXXXX XXXXXXXXXXXX gettext(u'envy: cooperatives passed over for one with a lower priority') XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXXXX XXXXXXXXXXXX gettext(u'reserved seats given away while a 3T cooperative asked for them') XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXXXX XXXXXXXXXXXX gettext(u'places fixed before the round that were changed') XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXXXXXXXXXXXXX
XXX gettext(u'It compared %(pairs)s pairs of a cooperative and a batch; %(eligible)s pairs pass every rule. Cooperatives whose place was fixed before the round: %(locked)s. They are left out of the comparison, because such a decision may stand in the way of others.') SS SSSSSSSS SSSSSSSSS SSSSS SS S SSSSSSSSSSS SSS S SSSSSS SSSSSSSSSSSS SSSSS SSSS SSSSS SSSSS SSSSSSSSSSSS SSSSS SSSSS SSS SSSSS SSSSSS SSS SSSSSS SSSSSSSSSSS SSSS SSS SSSS SSS SS SSS SSSSSSSSSSS SSSSSSS SSSS S SSSSSSSS SSS SSSSS SS SSS SSS SS SSSSSSSXXXX
XXXX gettext(u'Fingerprints (SHA-256)') XXXXX
XXX XXXXXXXXXXXXXXXX
XXXX gettext(u'inputs') XXXXXXXXXXXXXXXXXXXXXXXXXXX
XXXX gettext(u'result') XXXXXXXXXXXXXXXXXXXXXXXXXXX
BBB BBBBBBB BB BBBBBBBBBBBBBBBXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXBBBBBB
XXXXX
XXXXXXXXXX
