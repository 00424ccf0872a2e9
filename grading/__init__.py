"""What instructors run: release, publish, collect, autograde, feedback, grades, audit.

Students never get this package. nbgrader does the grading; the modules here plug into it through
`nbgrader_config.py`, so `nbgrader autograde`, Formgrader's button and `course autograde` agree.

Its rooms, in the order a notebook passes them: `authoring`, `intake`, `engine`, `marking`,
`returning`; `audit` tests them all. A room imports from rooms before it and from the modules here
that all share, never the other way (`tests/test_rooms.py`): `course` a course's folders and
configuration, `rules` what is handed in, `cells` what nbgrader knows of a cell, `statuses` what may
become of a submission, `files` writing. `cli` and `demo` use them all.
"""
