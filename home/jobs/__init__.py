"""Work that a person does not wait for, told by rows that outlive the worker.

A worker that is killed leaves its task running for ever, so every kind of job keeps rows of its own
(`rows.JobRow`: state, attempts, heartbeat). `recovery` knows all kinds and rings again what was
broken off; `heavy` keeps long work out of requests.
"""
