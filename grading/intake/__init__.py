"""From files that strangers sent to clean notebooks in the form that was released.

`collect` takes the files of a folder or a zip into `submitted/`. On the way: `archives` reads the
files, `inner` those in a student's own zip, `names` takes a file name apart; the recognisers in
`layouts/` say whose each file is, `owners` whether that is a student;
`attempts` says which of several notebooks counts, `handins` what is taken of a
student, `times` and Moodle's `worksheets` when it came; `shelf` puts it where nbgrader looks,
`held` keeps what a person has to decide; `gathering` goes that way, `outcomes` is what it tells,
`summary` how it is shown.

`notebooks` reads one, or says why it is refused; `matching` finds which of its cells is which of
the release; `skeleton` puts the student's answers into the release, and is the first step of
nbgrader's autograde.

`roster` knows who is in the course. `enrolment` imports it from a list: `tables` reads the file,
`headers` knows what its columns hold, `lists` makes students of its lines.
"""
