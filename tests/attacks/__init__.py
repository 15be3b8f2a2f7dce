"""Submissions a grader must survive, accidental and hostile, and the runner that grades each of them with both engines."""
