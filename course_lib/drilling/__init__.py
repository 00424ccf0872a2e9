"""How an answer is judged: drills drive it through cases, transcripts are compared.

A *drill* drives an answer through one *case* and writes a *transcript* of what came. No expected
value stands in it: the reference solution is driven through the same cases, and the two
transcripts are compared.

`drill` what a drill and a case are; `record` writes a transcript, `transcript` turns it into bytes
and back; `compare` finds the first difference and puts it into words; `traces` and `mistakes` find
the known mistake behind it; `draw` and `worlds` give drills their numbers, networks and
environments; `flight` is for trained agents; `checks` is what a notebook calls.
"""
