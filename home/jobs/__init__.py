"""Work that a person does not wait for, told by rows that outlive the worker.

A worker that is killed leaves its task running for ever, so every kind of job keeps rows of its own
(`rows.JobRow`: state, attempts, heartbeat, process). `recovery` knows all kinds and rings again
what was broken off; `workers` tells which process is gone; `heavy` keeps long work out of requests.
"""
