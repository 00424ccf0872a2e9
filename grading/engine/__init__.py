"""Runs exercises of hostile submissions, and compares what they claim with the reference.

`jobs` what is to be run and what came of it; `plan` makes jobs from notebooks; `client` starts a
template process and talks to its copies. `template` imports everything, and forks; a `child` is
one fork in a `sandbox`, which by `rights` and `calls` can do no more than an answer needs, and
`usage` is what all in a sandbox use together; `answer` runs the cells there in a `shell`, with
`stand_ins` for what platforms bring along, and the drill; `examiner` hands out trials, follows each
`run` and judges the transcripts, over the frames of `wire`; `memory` makes forks cheap.
"""
