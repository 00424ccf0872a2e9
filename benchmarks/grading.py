"""How fast submissions are graded, beside plain nbgrader, on the same submissions in one run.

Five figures: throughput against `nbgrader autograde` with its own preprocessors; processor time
beyond what the tests themselves need; a second Dask worker on the same cores, and one that needs no
core of its own; a thousand small submissions.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import psutil

from benchmarks.cluster import local_cluster
from benchmarks.one_run import reference_folder
from grading.authoring.release import release
from grading.authoring.solving import exercises, solve
from grading.corpus import read_corpus
from grading.course import Course, copy_course
from grading.engine.jobs import Job, Trial
from grading.marking.autograde import JobMaker, submitted_students
from grading.returning.results import read_results

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "grading.json"
BIN = Path(sys.executable).parent
_WAIT = """import time


def count(n):
    time.sleep(2)
    return [*range(n)]
"""


def run(assignments: list[str], number: int, small: int, parts: list[str]) -> None:
    """Measure, print and write `benchmarks/grading.json`; what is not measured stays in it.

    number  submissions of each assignment: half of them right, half with one wrong answer each
    small   submissions of a tiny assignment, for what grows with their number
    parts   some of `PARTS`
    """
    found = json.loads(RESULTS.read_text()) if RESULTS.is_file() else {}
    found["machine"] = f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    for assignment in assignments if set(parts) & set(_PARTS) else []:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as scratch:
            course = _course(Path(scratch) / "course", assignment, number)
            for part in (part for part in _PARTS if part in parts):
                print(f"{part}, {assignment} ...", flush=True)
                found.setdefault(part, {})[assignment] = _PARTS[part](course, assignment, number)
    for part, measure, size in (("machines", _machines, number), ("many", _many, small)):
        if part in parts:
            with tempfile.TemporaryDirectory(prefix="benchmark-") as scratch:
                print(f"{part} ...", flush=True)
                found[part] = measure(Path(scratch) / "small", size)
    RESULTS.write_text(json.dumps(found, indent=1) + "\n")
    print(json.dumps(found, indent=1))


def _course(root: Path, assignment: str, number: int) -> Course:
    """A course with submissions: every second one has one wrong answer of the corpus."""
    course = copy_course(Course.at(ROOT), root, [assignment])
    release(course, assignment)
    source = nbformat.read(course.notebook("source", assignment), as_version=4)
    released = nbformat.read(course.notebook("release", assignment), as_version=4)
    names = {exercise.name for exercise in exercises(source) if exercise.has_cell}
    corpus = ROOT / "tests" / "corpus" / assignment
    wrong = [a for a in read_corpus(corpus, {e.name for e in exercises(source)}) if not a.right]
    wrong = [answer for answer in wrong if answer.exercise in names]
    chosen = random.Random(0).sample(wrong, number // 2)
    for index in range(number):
        answer = {chosen[index // 2].exercise: chosen[index // 2].source} if index % 2 else {}
        folder = course.path("submitted", assignment, f"s{index:03}")
        folder.mkdir(parents=True)
        nbformat.write(solve(released, source, answer), folder / f"{assignment}.ipynb")
        for file in reference_folder(assignment, ROOT).iterdir():
            shutil.copy(file, folder)
    return course


def _throughput(course: Course, assignment: str, number: int) -> dict:
    stock = course.root.with_name("stock")
    shutil.copytree(course.root, stock)
    _use_stock_settings(stock / "nbgrader_config.py")
    plain, _ = _timed([BIN / "nbgrader", "autograde", assignment], stock)
    ours, cpu = _timed([BIN / "course", "autograde", assignment], course.root)
    graded = sum(result.status == "graded" for result in read_results(course, assignment))
    return {
        "submissions": number,
        "graded": graded,
        "nbgrader_s": round(plain, 1),
        "course_s": round(ours, 1),
        "course_cpu_s": round(cpu, 1),
        "ratio": round(plain / ours, 2),
    }


def _overhead(course: Course, assignment: str, number: int) -> dict:
    """Processor time of one worker's run, less what the same cells and tests take in one process.

    Both times include the imports once.
    """
    maker = JobMaker(course, assignment)
    jobs = [maker.make(f"s{index:03}") for index in range(number)]
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "jobs.json"
        file.write_text(json.dumps([job.to_bytes().decode() for job in jobs]))
        program = "from benchmarks.grading import run_plainly; run_plainly()"
        _, own = _timed([sys.executable, "-c", program, str(file)], Path(scratch))
    command = [BIN / "course", "autograde", assignment, "--workers", "1", "--force"]
    _, cpu = _timed(command, course.root)
    return {
        "submissions": number,
        "tests_cpu_s": round(own, 1),
        "course_cpu_s": round(cpu, 1),
        "overhead_per_submission_s": round((cpu - own) / number, 2),
    }


def run_plainly() -> None:
    """Run the cells and drills of jobs one after the other, with nothing around them."""
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    for text in json.loads(Path(sys.argv[1]).read_text()):
        job = Job.from_bytes(text.encode())
        for name, content in job.files.items():
            Path(name).write_bytes(content)
        for task in job.tasks:
            names = {"__name__": "__main__"}
            for cell in task.alone.cells:
                with contextlib.suppress(Exception):
                    exec(compile(cell.source, "cell", "exec"), names)
            with contextlib.suppress(Exception):
                _drill(task.alone, names)


def _drill(trial: Trial, names: dict) -> None:
    """What the answer's own work is: its drill, or its episodes with their environments."""
    from course_lib.drilling.drill import cases_of, drills_of, run_drill
    from course_lib.drilling.flight import Flight

    one = drills_of(trial.drill.assignment)[trial.exercise]
    answer = {need: names[name] for need, name in zip(one.needs, trial.drill.names, strict=True)}
    if isinstance(one, Flight):
        one.mean_return(one.policy(answer), trial.drill.cases[-1]["seeds"])
    else:
        run_drill(one, answer, cases_of(one, trial.drill.cases))


def _cluster(course: Course, assignment: str, number: int) -> dict:
    """The gain of a second Dask worker, which shares the cores with the first and the parent."""
    students = submitted_students(course, assignment)[:2]
    warm_up = [word for student in students for word in ("--student", student)]
    seconds = {}
    for workers in (1, 2):
        with local_cluster(workers) as address:
            command = [BIN / "course", "autograde", assignment, "--scheduler", address, "--force"]
            _timed([*command, *warm_up], course.root)
            seconds[workers], _ = _timed(command, course.root)
    return {
        "submissions": number,
        "one_worker_s": round(seconds[1], 1),
        "two_workers_s": round(seconds[2], 1),
        "gain": round(seconds[1] / seconds[2], 2),
        "share_of_ideal": round(seconds[1] / seconds[2] / 2, 2),
    }


_PARTS = {"throughput": _throughput, "overhead": _overhead, "cluster": _cluster}
PARTS = (*_PARTS, "machines", "many")


def _machines(root: Path, number: int) -> dict:
    """The same for tests that wait two seconds and compute nothing, as on a machine of its own."""
    return _cluster(_small_course(root, number, count=_WAIT), "tiny", number)


def _many(root: Path, number: int) -> dict:
    """Submissions of the tests' tiny course, in four batches: seconds and memory of each."""
    course = _small_course(root, number)
    folders = set(Path(tempfile.gettempdir()).iterdir())
    command = [str(BIN / "course"), "autograde", "tiny"]
    run = subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    begin, marks, done = time.monotonic(), [], 0
    parent = psutil.Process(run.pid)
    for line in run.stdout:
        if line.strip().startswith("graded"):
            done += 1
            if done % (number // 4) == 0:
                memory = parent.memory_info().rss / 1e6
                family = {process.pid for process in parent.children(recursive=True)}
                marks.append([done, round(time.monotonic() - begin, 1), round(memory)])
    run.wait()
    new = set(Path(tempfile.gettempdir()).iterdir()) - folders
    alive = [pid for pid in family if psutil.pid_exists(pid)]
    return {
        "submissions, seconds, megabytes of the parent": marks,
        "graded": sum(result.status == "graded" for result in read_results(course, "tiny")),
        "processes_left": len(alive),
        "temporary_folders_left": len(new),
    }


def _small_course(root: Path, number: int, **answers: str) -> Course:
    """Submissions of the tests' tiny course, all right; those with these answers all different.

    Dask runs equal jobs once.
    """
    sys.path.insert(0, str(ROOT / "tests"))
    from tinycourse import TINY, answered, hand_in, make_course

    course = make_course(root)
    release(course, TINY)
    for index in range(number):
        own = {name: f"{source}# {index}" for name, source in answers.items()}
        hand_in(course, f"s{index:04}", answered(course, **own))
    return course


def _use_stock_settings(config: Path) -> None:
    """Leave authoring as it is, and grade as nbgrader does when nothing is set."""
    config.write_text(
        config.read_text()
        + "\nfor name in ('exporter_class', 'sanitize_preprocessors', 'autograde_preprocessors'):\n"
        "    c.Autograde.pop(name, None)\n"
        "c.ExecutePreprocessor.timeout = 300\n"
    )


def _timed(command: list, folder: Path) -> tuple[float, float]:
    """Seconds by the clock and of processor time, those of all processes it waited for."""
    environment = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    environment |= {"MPLBACKEND": "agg", "SDL_VIDEODRIVER": "dummy", "OMP_NUM_THREADS": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    seconds = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((ln.partition(": ")[2] for ln in lines if ln.startswith("model name")), "unknown")
