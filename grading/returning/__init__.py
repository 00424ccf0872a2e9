"""What students and instructors get to see of the grades.

`results` reads them from the gradebook and the records; `grades` makes a table of them; `feedback`
writes a page for each student, made of `sections`, in the words of `wording` and with the colours
of `style`; `bundle` puts the pages into a zip for a learning platform. `formgrader` adds to
nbgrader's page for markers. `markup` makes harmless HTML of what strangers wrote, within the
`limits` of time. `sheets` knows how grades come into a table that a learning platform wrote,
`moodle` and `canvas` what theirs look like. `backup` keeps what cannot be made again.
"""
