"""From files that strangers sent to clean notebooks in the form that was released.

`collect` takes the files of a folder or a zip into `submitted/`; `notebooks` reads one, or says why
it is refused; `outputs` keeps what its cells showed, for the marker, and `pictures` writes their
pictures anew; `matching` finds which of its cells is which of the release; `skeleton` puts the
student's answers into the release, and is the first step of nbgrader's autograde.
"""
