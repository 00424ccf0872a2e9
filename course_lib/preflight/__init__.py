"""A last look at a notebook before it is handed in: at its form, never at whether it is right.

Nothing here runs what a student wrote. `reading` reads a notebook, `code` its cells; `form` is what
was released, without any solution, `matching` finds its cells again in a student's notebook, and
`look` holds all of this. `work` says what is not done or not where it belongs, `given` what became
of the cells around it, `habits` what is worth a second look, `files` what is handed in beside it,
`session` what the checks of this session said. `report` puts it into a few lines; `check` is what a
notebook calls, `terminal` what is called in a terminal. `handing_in` is for Colab: it downloads the
files, and keeps a copy in Drive.
"""

from course_lib.preflight.check import find_problems, preflight
from course_lib.preflight.handing_in import hand_in, keep_in_drive

__all__ = ["find_problems", "hand_in", "keep_in_drive", "preflight"]
