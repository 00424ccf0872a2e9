"""The command `course`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import click
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from grading.course import Course, CourseError
from grading.mishaps import report
from grading.statuses import ERROR
from grading.text import one_line, plain

if TYPE_CHECKING:
    from grading.returning.sheets import Filled

P = ParamSpec("P")

app = typer.Typer(
    help="Release, publish, collect, grade and give back the notebooks of a course.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console()
errors = Console(stderr=True)

CourseFolder = Annotated[
    Path | None,
    typer.Option("--course", help="The course's folder; by default the nearest one above."),
]
Assignment = Annotated[str, typer.Argument(help="Name of the assignment.")]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, help="Processes; by default one a core.")
]
NoSandbox = Annotated[
    bool, typer.Option("--no-sandbox", help="Run student code unprotected, as yourself.")
]
Students = Annotated[
    list[str] | None, typer.Option("--student", help="Only this student; may be repeated.")
]


def without_sandbox(course: Course) -> None:
    """Switch the sandbox off for this command, and say what that means."""
    course.config.EngineSettings.sandbox = False
    errors.print(
        "No sandbox: submissions run as you, with your files, your network and the gradebook. "
        "Grade only what you would run yourself.",
        style="bold red",
    )


def _root(options: Mapping[str, object]) -> Path | None:
    """The course that a command was for, if it was for one."""
    try:
        return Course.at(options.get("course")).root
    except (CourseError, OSError):
        return None


def plain_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Any error ends as one sentence in red, exit code 1; an unforeseen one is in the log."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (typer.Exit, typer.Abort, click.ClickException):
            raise
        except Exception as error:
            said = plain(report(error, _root(kwargs)))
            errors.print(Text(said, style="red"), soft_wrap=True)
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            errors.print("Stopped. Run the command again to continue where it was.", style="red")
            raise typer.Exit(130) from None

    return wrapped


@app.command()
@plain_errors
def release(
    assignment: Annotated[
        str | None, typer.Argument(help="Name of the assignment; all of them without it.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail when release/ is out of date.")
    ] = False,
    course: CourseFolder = None,
) -> None:
    """Write the notebooks for students from source/ to release/."""
    from grading.audit import traces
    from grading.audit.report import Progress
    from grading.authoring import release as releasing

    here = Course.at(course)
    names = [assignment] if assignment else here.assignments()
    if not names:
        raise CourseError(f"There is no assignment in {here.root / 'source'}.")
    if not check:
        for name in names:
            console.print(f"Releasing {name} ...")
            folder = releasing.release(here, name, lambda line: console.print(Text(f"  {line}")))
            console.print(Text(f"  {_short(folder)}"))
            if traces.is_stale(here, name):
                with Progress(console, f"  {name}: the corpus through its drills") as progress:
                    traces.write_traces(here, name, None, progress.start, progress.tick)
        return
    differences = [line for name in names for line in releasing.release_differences(here, name)]
    differences += [
        f"{name}: drills, reference or corpus have changed since their traces were written"
        for name in names
        if traces.is_stale(here, name)
    ]
    for line in differences:
        errors.print(Text(line))
    if differences:
        raise CourseError("release/ is not what source/ gives: run `course release`.")
    console.print(f"release/ is what source/ gives ({', '.join(names)}).")


@app.command()
@plain_errors
def new_exercise(
    assignment: Annotated[str, typer.Argument(help="Its assignment; a new one gets a notebook.")],
    name: Annotated[str, typer.Argument(help="Name of the exercise, as its function is called.")],
    points: Annotated[float, typer.Option("--points", min=0, help="What it is worth.")] = 3,
    after: Annotated[
        str | None, typer.Option("--after", help="The exercise behind which it comes.")
    ] = None,
    course: CourseFolder = None,
) -> None:
    """Lay down a new exercise: cells, drill, hidden cases, one wrong and one right answer."""
    from grading.authoring.new_exercise import lay_down

    for path in lay_down(Course.at(course), assignment, name, points, after):
        console.print(Text(_short(path)))
    console.print(
        f"It doubles numbers. Rewrite it piece by piece; then: course release {assignment}, "
        f"course audit {assignment} --quick"
    )


@app.command()
@plain_errors
def publish(
    folder: Annotated[Path, typer.Argument(help="The students' repository, new or published.")],
    course: CourseFolder = None,
) -> None:
    """Write the students' repository: released notebooks, course_lib, a README."""
    from grading.authoring.publish import publish as publishing

    files = publishing(Course.at(course), folder)
    console.print(Text(f"Wrote {len(files)} files to {_short(folder.resolve())}."))
    console.print("Next: commit and push them there.")


@app.command()
@plain_errors
def check(
    files: Annotated[list[Path], typer.Argument(help="A notebook, and what goes with it.")],
    course: CourseFolder = None,
) -> None:
    """Look at the form of a notebook as students can before they hand in; nothing is run."""
    from course_lib.preflight.terminal import check_files
    from grading.authoring.publish import forms

    released = forms(Course.at(course))
    if not released:
        raise CourseError("Nothing is released yet: run `course release`.")
    raise typer.Exit(check_files(files, released))


@app.command()
@plain_errors
def solutions(
    assignment: Assignment,
    early: Annotated[bool, typer.Option("--early", help="Also before its due date.")] = False,
    course: CourseFolder = None,
) -> None:
    """Write the notebook with solutions and model answers, for students after the deadline."""
    from grading.authoring.solutions import write_solutions

    path = write_solutions(Course.at(course), assignment, early)
    console.print(Text(f"Wrote {_short(path)}: no hidden checks, no marking schemes."))


@app.command()
@plain_errors
def roster(
    file: Annotated[Path, typer.Argument(help="A list of students, as any platform exports it.")],
    assignment: Annotated[
        str | None, typer.Option("--assignment", help="FILE is Moodle's worksheet of this one.")
    ] = None,
    id_column: Annotated[
        str | None, typer.Option("--id", help="Header of the column to take the ids from.")
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Who is not in FILE stays, as with one section of two.")
    ] = False,
    course: CourseFolder = None,
) -> None:
    """Take a list of students into roster.csv and the gradebook; again at any time."""
    from grading.intake.enrolment import import_roster
    from grading.intake.lists import UnusableList

    try:
        done = import_roster(Course.at(course), file, assignment or "", id_column or "", add)
    except UnusableList as error:
        _some_lines(error.problems, errors)
        raise
    table = Table()
    for name in ("students", "number", "who"):
        table.add_column(name)
    for name in ("new", "changed", "unchanged", "gone", "kept"):
        who = getattr(done, name)
        if who or name in ("new", "changed"):
            some = ", ".join(who[:5]) + (" ..." if len(who) > 5 else "")
            table.add_row(name, str(len(who)), Text(some))
    console.print(table)
    if done.nobody:
        console.print(f"{done.nobody} rows are no students (staff, test students, points).")
    _some_lines(done.notes, console)
    console.print(Text(f"Ids are from the column {done.id_from!r}; --id takes another."))


@app.command()
@plain_errors
def collect(
    assignment: Annotated[str, typer.Option("--assignment", help="Name of the assignment.")],
    source: Annotated[
        Path | None, typer.Argument(help="A folder or a zip of what was handed in, or one file.")
    ] = None,
    student: Annotated[
        list[str] | None,
        typer.Option("--student", help="All of it is this student's; may be repeated for a group."),
    ] = None,
    held: Annotated[
        bool, typer.Option("--held", help="Take what is held and has a student in held.csv now.")
    ] = False,
    worksheet: Annotated[
        Path | None,
        typer.Option("--worksheet", help="Moodle's grading worksheet: when each handed in."),
    ] = None,
    received: Annotated[
        str, typer.Option("--received", help="When it was handed in, as 2026-11-25 18:30.")
    ] = "",
    file_times: Annotated[
        bool, typer.Option("--file-times", help="Take the files' own times as times of hand-in.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show every file.")] = False,
    course: CourseFolder = None,
) -> None:
    """Take handed-in notebooks into submitted/, whichever platform they come from."""
    from grading.intake import summary
    from grading.intake.collect import Options, gather, settle_held

    if held == (source is not None):
        raise CourseError("Name a folder, a zip or a file; or --held for what is held already.")
    here = Course.at(course)
    if source is None:
        collection = settle_held(here, assignment)
    else:
        options = Options(worksheet, received, file_times, tuple(student or ()))
        collection = gather(here, source, assignment, options)
    shown = summary.table(collection.files, everything)
    if shown is not None:
        console.print(shown)
    summary.lines(collection, console.print)
    for remark in collection.remarks:
        console.print(Text(remark, style="yellow"))
    if not any(item.taken for item in collection.files):
        raise CourseError(f"Nothing was collected from {source or 'what is held'}.")
    console.print(f"Next: course autograde {assignment}")


@app.command()
@plain_errors
def autograde(
    assignment: Assignment,
    student: Students = None,
    force: Annotated[bool, typer.Option("--force", help="Grade again what is graded.")] = False,
    workers: Workers = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="Address of a Dask scheduler to grade on.")
    ] = None,
    no_sandbox: NoSandbox = False,
    course: CourseFolder = None,
) -> None:
    """Grade what was handed in; what is graded already and unchanged is skipped."""
    from grading.marking.autograde import autograde as grade
    from grading.returning.results import read_results

    here = Course.at(course)
    if no_sandbox:
        without_sandbox(here)
    grade(here, assignment, student, force, workers=workers, scheduler=scheduler)
    results = read_results(here, assignment)
    counts = Counter(result.status for result in results)
    console.print(", ".join(f"{number} {status}" for status, number in sorted(counts.items())))
    for result in results:
        for note in result.notes:
            line = one_line(f"{result.student}: {note}")
            console.print(Text(f"  {line}", style="dim"), soft_wrap=True)
    meant = set(student or [result.student for result in results])
    failed = [each.student for each in results if each.status == ERROR and each.student in meant]
    if failed:
        raise CourseError(
            f"{len(failed)} could not be graded ({', '.join(failed[:5])}): the reasons are above. "
            "Run the command again to try once more."
        )
    console.print(f"Next: course grades {assignment}, course feedback {assignment}")


@app.command()
@plain_errors
def feedback(
    assignment: Assignment,
    student: Students = None,
    platform: Annotated[
        str | None,
        typer.Option(
            "--zip", help="Also one zip as this platform takes it: moodle, canvas or gradescope."
        ),
    ] = None,
    course: CourseFolder = None,
) -> None:
    """Write a page for each student: points, messages, the notebook."""
    from grading.returning.bundle import require_platform, write_bundle
    from grading.returning.feedback import FeedbackIncomplete
    from grading.returning.feedback import feedback as give_back

    here = Course.at(course)
    require_platform(platform)
    failed = ""
    try:
        pages = give_back(here, assignment, student)
    except FeedbackIncomplete as error:
        pages, failed = error.pages, str(error)
    if not pages and not failed:
        raise CourseError(f"Nothing is graded yet: run `course autograde {assignment}`.")
    if pages and not failed:
        console.print(Text(f"Wrote {len(pages)} pages, such as {_short(pages[0])}"))
    if pages and platform:
        bundle = write_bundle(here, assignment, platform, pages)
        console.print(Text(f"Wrote {_short(bundle.file)} with {len(bundle.students)} pages"))
        console.print(Text(bundle.next_step))
        failed = "\n".join(filter(None, [failed, bundle.complaint]))
    if failed:
        raise CourseError(failed)


@app.command()
@plain_errors
def grades(
    assignment: Assignment,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write the table to this file.")] = None,
    moodle: Annotated[
        Path | None, typer.Option("--moodle", help="Moodle's grading worksheet, to be filled.")
    ] = None,
    canvas: Annotated[
        Path | None, typer.Option("--canvas", help="Canvas' gradebook as exported, to be filled.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="The filled file; by default NAME.filled.csv.")
    ] = None,
    so_far: Annotated[
        bool, typer.Option("--so-far", help="Fill in what stands now, though answers wait.")
    ] = False,
    scale: Annotated[
        bool, typer.Option("--scale", help="The maximum there is another: fill in proportion.")
    ] = False,
    comments: Annotated[
        bool, typer.Option("--comments", help="Also fill Moodle's feedback comments.")
    ] = False,
    grade_column: Annotated[
        str | None, typer.Option("--grade-column", help="Header of the worksheet's grades.")
    ] = None,
    column: Annotated[
        str | None, typer.Option("--column", help="Header or id of the assignment in Canvas.")
    ] = None,
    course: CourseFolder = None,
) -> None:
    """Show the grades of an assignment, or fill them into a platform's own file."""
    from grading.intake.roster import read_roster
    from grading.returning import canvas as canvas_gradebook
    from grading.returning import moodle as moodle_worksheet
    from grading.returning.grades import print_grades, write_csv
    from grading.returning.results import read_results

    here = Course.at(course)
    results = read_results(here, assignment)
    if not results:
        raise CourseError("There are no students yet: collect and grade something first.")
    if moodle and canvas and to:
        raise CourseError("--to names one file: fill the two one after the other.")
    how = {"so_far": so_far, "scale": scale}
    if moodle:
        more = {"comments": comments, "grade_column": grade_column or ""}
        done = moodle_worksheet.fill_moodle(here, results, moodle, to, **how, **more)
        _show_filled(*done)
    if canvas:
        done = canvas_gradebook.fill_canvas(here, results, canvas, to, **how, column=column or "")
        _show_filled(*done)
    if csv or not (moodle or canvas):
        roster = read_roster(here)
        print_grades(results, console, roster)
        if csv:
            write_csv(results, csv, roster)
            console.print(Text(f"Wrote {_short(csv.resolve())}"))


def _show_filled(report: Filled, written: Path) -> None:
    """What became of a platform's sheet: counts, then everything that was left and why."""
    for line in (*report.notes, *report.left, *report.strangers):
        console.print(Text(f"  {line}"))
    if report.absent:
        console.print(Text(f"  Not in the sheet: {', '.join(report.absent)}"))
    console.print(
        f"{len(report.filled)} grades filled in, {len(report.unchanged)} stood there already, "
        f"{len(report.left)} rows left, {len(report.strangers)} of nobody here, "
        f"{len(report.absent)} students without a row."
    )
    console.print(Text(f"Wrote {_short(written.resolve())}"))


@app.command()
@plain_errors
def backup(
    file: Annotated[Path, typer.Argument(help="The archive to write, a zip.")],
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
    course: CourseFolder = None,
) -> None:
    """Put gradebook, records, hand-ins and roster into one archive with checksums."""
    from grading.returning.backup import backup as backing_up

    number = backing_up(Course.at(course), file, force)
    console.print(Text(f"Wrote {number} files to {_short(file.resolve())}"))


@app.command()
@plain_errors
def restore(
    file: Annotated[Path, typer.Argument(help="An archive that `course backup` wrote.")],
    force: Annotated[
        bool, typer.Option("--force", help="Move aside what is there and would be replaced.")
    ] = False,
    course: CourseFolder = None,
) -> None:
    """Put an archive of `course backup` in place; its checksums are verified first."""
    from grading.returning.backup import restore as restoring

    aside = restoring(Course.at(course), file, force)
    console.print(Text(f"Restored {_short(file.resolve())}"))
    if aside:
        console.print(Text(f"What was there before is in {_short(aside)}"))
    console.print("Next: course autograde, which writes autograded/ again")


@app.command()
@plain_errors
def audit(
    assignments: Annotated[
        list[str] | None, typer.Argument(help="Names of assignments; all of them without it.")
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option("--corpus", help="Another folder of right and wrong answers.")
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write the outcome to this file.")
    ] = None,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="Grade automatic mutants of the solutions instead.")
    ] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="Only each answer's own test, without the pipeline.")
    ] = False,
    attacks: Annotated[
        bool, typer.Option("--attacks", help="Attack the grader instead, with tests/attacks.")
    ] = False,
    workers: Workers = None,
    course: CourseFolder = None,
) -> None:
    """Test the tests: every wrong answer must be caught, every right one accepted."""
    from grading.audit.whole import run_audit

    here = Course.at(course)
    names = assignments or []
    raise typer.Exit(run_audit(here, names, corpus, json_file, mutants, workers, quick, attacks))


@app.command()
@plain_errors
def demo(course: CourseFolder = None) -> None:
    """Release, collect, grade and give back the sample submissions."""
    from grading.demo import run_demo

    raise typer.Exit(run_demo(Course.at(course)))


def _some_lines(lines: list[str], where: Console, most: int = 10) -> None:
    """The first lines, and how many more there are."""
    for line in lines[:most]:
        where.print(Text(f"  {line}"))
    if len(lines) > most:
        where.print(Text(f"  and {len(lines) - most} more"))


def _short(path: Path) -> str:
    """A path as one would type it here."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
