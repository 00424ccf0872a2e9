"""The tests and the grader are tested: `course audit`.

`whole` grades every answer of the corpus through the real pipeline, `quick` each by its own test
alone; `verdicts` says what is demanded of a graded answer. `mutation` runs the `mutants` of the
reference solutions; `own_tests` is what both it and `quick` run answers with. `traces` keeps what
the wrong answers leave behind, from which students' mistakes are recognised. `attacks` tries known
tricks on the grader. `report` shows what came of it.
"""
