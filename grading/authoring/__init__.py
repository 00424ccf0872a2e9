"""From the instructor's notebook to the one that students get, and to their repository.

`release` builds `release/` from `source/` and proves that nothing secret is in it; `preprocessors`
are its steps that nbgrader runs; `regions` finds what is secret; `cell_ids` gives ids to cells that
have none; `publish` writes the students' `repository`; `solving` fills in a released notebook with
the reference solutions, and `solutions` gives that to students after the deadline; `new_exercise`
lays down all the pieces of one.
"""
