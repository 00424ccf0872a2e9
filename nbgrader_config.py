"""The whole nbgrader configuration, a reason beside each setting.

Read by plain `nbgrader` commands, by Formgrader and by `course`, so that all three do the same.
"""

from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ComputeChecksums,
    IncludeHeaderFooter,
    LockCells,
    OverwriteCells,
    OverwriteKernelspec,
    SaveCells,
)

from grading.authoring.preprocessors import CheckRelease, FillHeader, GiveIds, NameStubs
from grading.intake.skeleton import Intake, IntakeExporter
from grading.marking.by_hand import SaveGrades
from grading.marking.execute import RunExercises
from grading.marking.score import JudgeTests, SaveRecord
from grading.returning.feedback import FeedbackExporter, ReadGrades
from grading.returning.formgrader import FILTERS, MarkersView

c = get_config()  # noqa: F821  (nbgrader defines it)

# ---- The one setting to make for a course of your own -------------------------------------------

# The public repository that `course publish` writes. Badges and set-up cells point there, because
# this repository holds the solutions and stays private. Without it: no badge.
c.FillHeader.students_repository = ""
c.FillHeader.branch = "main"

# What the first cell of a notebook installs where it is missing, besides course_lib.
c.FillHeader.packages = {"ddpg_lunarlander": {"Box2D": "box2d==2.3.10"}}

# What the hidden cases draw their numbers from: a text of your own, before the first release. The
# sentences for known mistakes are worked out anew when it changes (a minute or two for each lab).
c.Drills.salt = "deep-rl"

# ---- the gradebook ------------------------------------------------------------------------------

# A file, gradebook.db, by default. On a server, with psycopg2-binary installed:
# c.CourseDirectory.db_url = "postgresql+psycopg2://user:password@host/database"

# nbgrader leaves it empty, and PostgreSQL then misses the course that the assignments belong to.
c.CourseDirectory.course_id = "deep-rl"

# ---- source -> release --------------------------------------------------------------------------

# First cells of every released notebook.
c.IncludeHeaderFooter.header = "source/header.ipynb"

# The stub says which exercise is open, so that an error further down explains itself.
c.ClearSolutions.code_stub = {
    "python": "# YOUR CODE HERE\n"
    'raise NotImplementedError("Exercise {exercise} is not solved yet: put your code here.")'
}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE"

# The marking scheme of a written question stands in the question's own cell, which is no task cell.
c.ClearMarkScheme.enforce_metadata = False

c.GenerateAssignment.preprocessors = [
    IncludeHeaderFooter,
    # Before anything else looks at the cells: some editors save them without ids.
    GiveIds,
    FillHeader,
    LockCells,
    NameStubs,
    ClearOutput,
    # Before the checksums, so that an untouched written answer is recognised as untouched.
    ClearMarkScheme,
    CheckCellMetadata,
    ComputeChecksums,
    SaveCells,
    ClearHiddenTests,
    ComputeChecksums,
    CheckCellMetadata,
    CheckRelease,
]

# ---- collect ------------------------------------------------------------------------------------

# Whose a file is, `course collect` recognises by itself: from the downloads of learning platforms,
# from folders ada/, from names ada.ipynb, ada__anything.ipynb (docs/platforms.md). Another pattern
# than this one, with a group student_id, rules instead.
c.Collect.student_id_pattern = r"(?P<student_id>[A-Za-z0-9](?:[A-Za-z0-9.-]|_(?!_))*)(?:__.*)?"

# Not copied along: where a replaced submission is kept, and the hidden cases of the drills.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    ".previous",
    "hidden_cases.toml",
]

# Platforms write many times without a zone; due dates of nbgrader are in UTC unless they name one.
c.Collect.timezone = "UTC"

# Files that are handed in beside the notebook; everything else is left out and reported.
c.Collect.companion_files = {
    "ddpg_lunarlander": ["ddpg_actor.pt"],
    "dqn_cartpole": ["dqn_cartpole.pt"],
    "td3_pendulum": ["td3_pendulum.pt"],
}

# ---- autograde ----------------------------------------------------------------------------------

# A file that is no notebook becomes a recorded reason instead of the end of the whole batch.
c.Autograde.exporter_class = IntakeExporter

c.Autograde.sanitize_preprocessors = [
    ClearOutput,
    # In place of DeduplicateIds: brings any notebook into the form that was released. Its metadata
    # is the release's, so that nothing is left for CheckCellMetadata to find.
    Intake,
    OverwriteKernelspec,
    OverwriteCells,
]

c.Autograde.autograde_preprocessors = [
    # Each exercise on its own, in a sandbox; a hanging or dying one costs itself.
    RunExercises,
    # Puts into each test cell what its score is to be read from, and nothing else.
    JudgeTests,
    # In place of SaveAutoGrades: what a person gave for another answer does not count for this one.
    SaveGrades,
    AssignLatePenalties,
    # Messages into the gradebook's comments and into records/.
    SaveRecord,
]

# Seconds of processor time for a cell or a test: no test may take more than 5. Not the clock, so
# that a busy machine costs nobody a point.
c.EngineSettings.cell_seconds = 30
# A cell that waits and does nothing is stopped after this many times as long by the clock.
c.EngineSettings.patience = 4
# Seconds by the clock for all exercises of a submission.
c.EngineSettings.notebook_seconds = 600
# Megabytes of data, on top of the libraries, which all submissions share.
c.EngineSettings.memory_mb = 2_000

# ---- feedback -----------------------------------------------------------------------------------

c.GenerateFeedback.exporter_class = FeedbackExporter
# In place of GetGrades: also tells an answer that waits for its grader from one worth nothing.
c.GenerateFeedback.preprocessors = [ReadGrades]

# ---- Formgrader ---------------------------------------------------------------------------------

# What a student wrote must not run in the instructor's browser: outputs are cleaned, text keeps
# harmless tags only, raw cells are not shown. Nor can a cell stop the page: what cannot be rendered
# or takes too long is shown as plain text.
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = FILTERS
c.HTMLExporter.raw_mimetypes = ["text/none"]

# Marking scheme and model answer below each answer that is graded by hand, for the marker alone;
# GIFs, which nbconvert drops; formulas without waiting for the network they come from.
c.HTMLExporter.preprocessors = [MarkersView]
