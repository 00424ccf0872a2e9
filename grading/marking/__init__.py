"""From clean notebooks to points in the gradebook, one or many at once.

`autograde` grades an assignment and skips what is graded already; `batch` spreads the jobs over
processes or a Dask cluster; `execute` and `score` are the steps of nbgrader's autograde that run
the exercises and turn their outcomes into points and messages; `diagnosis` knows the
mistakes of the corpus and their sentences; `by_hand` keeps a person's points with the answer they
were given for; `records` keeps what the gradebook has no place for, and tells whether that still
holds the points; `whom` and `alone` check, before anything is graded, what is asked for and that
nobody else is at it.
"""
