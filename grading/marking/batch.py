"""Runs the jobs of many submissions at once: on this machine, or on a Dask cluster."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from typing import Any

from grading.course import CourseError
from grading.engine.client import Engine, EngineError, References, WarmProcessDied
from grading.engine.jobs import Job, Outcome, outcomes_from_bytes, outcomes_to_bytes

AHEAD = 2
"""Jobs for each worker that wait or run: so many lie in memory, however many there are in all."""


class JobFailed(Exception):
    """One job cannot be done; the text says why. The others go on."""


class Batch:
    """Workers that run jobs. A context manager: at its end no process of it is left.

    reference  job of the reference solution, see `Engine`
    workers    processes on this machine, one for each core if None
    scheduler  address of a Dask scheduler whose workers run the jobs instead
    """

    def __init__(
        self,
        reference: Job,
        sandbox: bool = True,
        workers: int | None = None,
        scheduler: str | None = None,
    ) -> None:
        # With each job, some 200 kB: what is scattered once is lost with the worker that holds it.
        self._reference = reference.to_bytes()
        self._sandbox = sandbox
        self._client = None
        if scheduler is None:
            self.workers = workers or os.cpu_count() or 1
            # A thread waits for its copy of the warm process; the work is done there.
            self._executor: Executor = ThreadPoolExecutor(self.workers)
        else:
            self._client = _connect(scheduler)
            self.workers = max(1, sum(self._client.nthreads().values()))
            self._executor = self._client.get_executor()

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        close_engines()
        if self._client is None:
            self._executor.shutdown(wait=True, cancel_futures=True)
        else:
            self._executor.shutdown(wait=False)
            self._client.close()

    def references(self) -> References:
        """The reference's transcripts, made on this machine."""
        try:
            return _engine(self._reference, self._sandbox).references()
        except EngineError as error:
            raise CourseError(str(error)) from error

    def run(
        self, jobs: Iterable[tuple[str, Callable[[], Job]]]
    ) -> Iterator[tuple[str, list[Outcome] | JobFailed]]:
        """Yield each name with its outcomes, in the order in which they are done.

        jobs  pairs of a name and a function that makes the job, called when its turn comes

        Raises CourseError where no job can be run at all.
        """
        source = iter(jobs)
        running: dict[Future, str] = {}
        while True:
            while len(running) < AHEAD * self.workers:
                name, make = next(source, (None, None))
                if make is None:
                    break
                try:
                    data = make().to_bytes()
                except Exception as error:  # whatever it is, it is this submission's
                    yield name, JobFailed(str(error) or type(error).__name__)
                    continue
                running[self._submit(data)] = name
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield running.pop(future), _result(future)

    def _submit(self, data: bytes) -> Future:
        return self._executor.submit(run_job, self._reference, self._sandbox, data)


def run_job(reference: bytes, sandbox: bool, job: bytes) -> bytes:
    """Run one job in this process's warm process; everything travels as bytes."""
    engine = _engine(reference, sandbox)
    return outcomes_to_bytes(engine.grade(Job.from_bytes(job)))


_engines: dict[tuple[str, bool], Engine] = {}
_engines_lock = threading.Lock()


def close_engines() -> None:
    """End the warm processes of this process."""
    while _engines:
        _engines.popitem()[1].close()


def _engine(reference: bytes, sandbox: bool) -> Engine:
    """The engine of this process, which all its threads share."""
    key = (hashlib.sha256(reference).hexdigest(), sandbox)
    with _engines_lock:
        if key not in _engines:
            _engines[key] = Engine(Job.from_bytes(reference), sandbox)
        return _engines[key]


def _result(future: Future) -> list[Outcome] | JobFailed:
    try:
        return outcomes_from_bytes(future.result())
    except EngineError as error:
        raise CourseError(str(error)) from error
    except WarmProcessDied as error:
        return JobFailed(str(error))
    except Exception as error:  # such as Dask's KilledWorker, which is no class of ours
        return JobFailed(f"{type(error).__name__}: {error}")


def _connect(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise CourseError("For --scheduler, Dask is needed: pip install distributed.") from None
    with contextlib.suppress(OSError, TimeoutError, ValueError):
        client = Client(scheduler, timeout=10, set_as_default=False)
        if client.nthreads():
            return client
        client.close()
        raise CourseError(f"The Dask scheduler at {scheduler} has no workers yet.")
    raise CourseError(f"There is no Dask scheduler at {scheduler}: is the address right?")
