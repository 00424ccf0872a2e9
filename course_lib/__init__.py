"""What the course notebooks share: replay, evaluation, plots, rendering, seeding and checks.

Students read this package, so every module is short and imports nothing from the grader.
"""

__version__ = "0.1.0"
