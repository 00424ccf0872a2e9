"""From files that strangers sent to clean notebooks in the form that was released.

`collect` takes the files of a folder or a zip into `submitted/`; `notebooks` reads one, or says why
it is refused; `matching` finds which of its cells is which of the release; `skeleton` puts the
student's answers into the release, and is the first step of nbgrader's autograde.

`roster` knows who is in the course. `enrolment` imports it from a list: `tables` reads the file,
`headers` knows what its columns hold, `lists` makes students of its lines.
"""
