"""What may become of a submission.

REVIEW is graded, and a person should read the notes; REJECTED is no notebook of this assignment;
ERROR is a failure of the grader. Without a record, a submission is MISSING or WAITING.
"""

from __future__ import annotations

GRADED, REVIEW, REJECTED, ERROR = "graded", "review", "rejected", "error"
MISSING, WAITING = "missing", "not graded yet"
