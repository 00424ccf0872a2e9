"""Runs exercises of hostile submissions: warm processes that fork, sandboxes, and guarded tests.

`jobs` what is to be run and what came of it; `plan` makes jobs from notebooks; `client` starts a
warm process and talks to it. In that process: `warm` serves jobs, `memory` keeps its forks cheap,
`sandbox` isolates one, `trial` runs the cells there in a `shell`, and the test; `guard`,
`libraries` and `signs` keep the test's verdict out of their reach, `suspicion` reads the code for
what none of them can see.
"""
