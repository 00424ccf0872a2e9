"""The drills and visible cases of each lab, one module a lab, and what the reference gave.

`<assignment>.json` is written by `course release`: for the visible cases the reference solution's
transcripts, and traces of known mistakes with the sentence for each. Numbers and sentences, no
code.
"""
