"""What students and instructors get to see of the grades.

`results` reads them from the gradebook and the records; `grades` makes a table of them; `feedback`
writes a page for each student. `sheets` knows how grades come into a table that a learning platform
wrote, `moodle` and `canvas` what theirs look like. `backup` keeps what cannot be made again.
"""
