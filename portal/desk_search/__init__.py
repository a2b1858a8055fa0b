"""One search of the admin over everything that staff keep, drafts and archived records included.

`kinds`: what is looked through, in which columns. `finding`: the words, as the site's own analysis
reads them, asked of the database within what the person may know of. `views`: the page.
"""
