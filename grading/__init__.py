"""What instructors run: release, publish, collect, autograde, feedback, grades, audit.

Students never get this package. nbgrader does the grading; the modules here plug into it through
`nbgrader_config.py`, so `nbgrader autograde`, Formgrader's button and `course autograde` agree.
"""
