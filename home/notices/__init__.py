"""What people are told by e-mail: rows first, then letters, sent after the commit by a job.

A room declares a `Kind` (`kinds`) and says what there is to tell (`posting.tell`, or `keep` where
it knows all that is true today). `posting.post` puts what waits for a person into one letter, at
once or on Mondays, as the person chose; `sending` writes it in the person's language when it goes
out, with what still holds then.
"""
