"""Runs exercises of hostile submissions: warm processes that fork, sandboxes, and guarded tests.

`jobs` what is to be run and what came of it; `plan` makes jobs from notebooks; `client` starts a
warm process and talks to it. In that process: `warm` serves jobs, `sandbox` isolates one fork,
`trial` runs the cells and the test there; `guard`, `libraries` and `signs` keep the test's verdict
out of their reach, `suspicion` reads the code for what none of them can see.
"""
