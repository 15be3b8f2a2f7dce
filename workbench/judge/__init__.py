"""How an attempt is graded: a trusted judge process holds the checks, an untrusted one holds the submission.

This package's top level imports no numerical library; what needs one is imported by the judge's own processes.
"""
