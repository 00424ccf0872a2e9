"""From files that strangers sent to clean notebooks in the form that was released.

`collect` takes the files of a folder or a zip into `submitted/`. On the way: `archives` reads the
files, `inner` those in a student's own zip, `names` takes a file name apart; the recognisers in
`layouts/` say whose each file is, `owners` whether that is a student; `attempts` says which of
several notebooks counts, `handins` what is taken of a student, `times` and Moodle's `worksheets`
when it came; `shelf` puts it where nbgrader looks, `held` keeps what a person has to decide;
`gathering` goes that way, `outcomes` is what it tells, `summary` how it is shown.

`notebooks` reads one, or says why it is refused; `gate` lets another process read first, within
limits. `skeleton` is the first step of nbgrader's autograde: it puts the student's answers into the
release.

What `notebooks` does step by step: `unpacking` takes the file out of a gzip or zip, `decoding`
makes text of it, `jsontext` finds the notebook's JSON (`conflicts`: git's marks; `jsonfaults`: why
it cannot be read), `shapes` makes plain cells of any format, `sources` cleans their text. `foreign`
names what is no notebook, `remarks` keeps the sentences about what was changed. `outputs` keeps
what the cells showed, for the marker, and `pictures` writes their pictures anew.

What `skeleton` does: `matching` finds which cell is which of the release, with the help of
`likeness`, which compares texts, `code`, which knows what a cell defines and uses, and `frontend`,
which leaves magics and the like out of it. `rebuilding` puts the student's cells into the release,
as a `draft`: `solutions` and `answers` find what does not stand in its own cell.

`roster` knows who is in the course. `enrolment` imports it from a list: `tables` reads the file,
`headers` knows what its columns hold, `lists` makes students of its lines.
"""
