 #
 #
BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXX gettext(u'From choice to journey') XXXXX
XXX XXXXXXXXXXXXXX XXXXXXX
XXXXXXXX XXXXXXXXXXXXXXXXXXX  gettext(u'Choose') XXXXXXXX gettext(u'Look for what your cooperative needs to learn. Note several offers, in the order that you like them.') XXXXXXXXXXXXXXX
XXXXXXXX XXXXXXXXXXXXXXXXXXX  gettext(u'Decide together') XXXXXXXX gettext(u'The board names the person who goes and agrees in writing. That person can report back and has time to put it to use.') XXXXXXXXXXXXXXX
XXXXXXXX XXXXXXXXXXXXXXXXXXX  gettext(u'Apply') XXXXXXXX gettext(u'Your business assistant hands in the application with all your choices before the last day to apply. Naming more choices never harms the first one.') XXXXXXXXXXXXXXX
XXXXXXXX XXXXXXXXXXXXXXXXXXX  gettext(u'Get a place') XXXXXXXX gettext(u'After the deadline all applications are matched at once, by published rules and a lottery that anyone can check. You read why you got this place, or what would open one.') XXXXXXXXXXXXXXX
XXXXXXXX XXXXXXXXXXXXXXXXXXX  gettext(u'Go and learn') XXXXXXXX gettext(u'First you see how the host works, then you work along. A batch is a group: you meet people from other provinces with the same questions.') XXXXXXXXXXXXXXX
XXXXXXXX XXXXXXXXXXXXXXXXXXX  gettext(u'Take it home') XXXXXXXX gettext(u'You leave with a plan for the next 90 days. Your business assistant looks at it with you.') XXXXXXXXXXXXXXX
XXXXXXXXXXXXXXX
