"""`python -m grading` is `course`."""

from grading.cli import app

app()
