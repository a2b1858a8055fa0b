"""What people upload: judged by its content when it comes in, harmless when it goes out.

`content` (with `archives`, `pictures`, `drawings` and `plain`) is free of Django and raises one
named refusal per fault; `wording` says it to the reader; `forms` asks it for Wagtail's documents
and images; `serving` sends files out. Every room that takes files in uses these.
"""
