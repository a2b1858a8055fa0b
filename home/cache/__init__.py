"""What readers share, made once and kept until something that it shows has changed.

* Each room *declares* which of its models readers see, and the topic that each belongs to
  (`declared`; the rooms' `public.py`). A model that nobody declared public renews nothing.
* While a page or a part is made, the tables that it *reads* are seen (`reading`), so that what
  it is made of is never written down, and never forgotten.
* A committed change gives its topics a new *generation* (`renewal`, `generations`), once for each
  transaction, however many rows it wrote. What was made in an older one is made anew.
* `shelf` keeps parts in the memory of this process, `pages` whole answers for everybody.

Uses Django and Wagtail, no room.
"""
