BBBB BBBB
XXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXX
XXX XXXXXXXXXXXXXX gettext(u'Check it yourself') XXXXX
XXX gettext(u'Published with this page: inputs.json.gz (what the round was given), result.json (what it decided) and check_round.py. The script needs Python 3.9 or newer and nothing else, works without the internet, computes the lottery and the fingerprints again, looks at every pair, runs the whole round again from the inputs with the batches that are closed on the way, and compares.') XXXX
XXXXXXXXXXXX XXXXXXXXXXXXXX XXXXXXXXXXXX XXXXXX
XXX gettext(u'It answers line by line what holds. The same inputs and the same seed give the same result, byte by byte, on every computer.') XXXX
XXXXXXXXXX
