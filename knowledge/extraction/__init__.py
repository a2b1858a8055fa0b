"""The text inside the files of tools: taken out in a job, kept, and found by the search.

`readers` know one format each; `child` runs them in a process with limits; `reading`
starts it; `services` decide when and keep the result; `tasks` and the command `extract_files`
are their doorbells.
"""
