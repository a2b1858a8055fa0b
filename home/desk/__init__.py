"""The furniture of an act on a record, in the admin or on the site.

An act is: a form that asks (`forms`), a service that does it under the row's lock or refuses by
name (`locking`, `refusals`), and a view between them (`views`; `admin` dresses it for Wagtail).
The form checks shape; rules are the service's, asked once. Whoever comes second sees both
versions (`conflict`), and a form that is sent twice is carried out once (`once`).
"""
