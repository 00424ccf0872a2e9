"""Jobs that hang, die or raise cost themselves alone."""

from __future__ import annotations

import os
import time

import pytest

from grading.jobs import Failed, JobPool


def make_worker(name: str):
    """The work of one process, with a job for each way to fail."""
    if name == "broken":
        os._exit(4)

    def work(job: str) -> str:
        if job == "hang":
            time.sleep(60)
        if job == "die":
            os._exit(3)
        if job == "raise":
            raise ValueError("a fault")
        return f"{name} did {job}"

    return work


def test_every_job_gets_its_own_result() -> None:
    jobs = ["one", "hang", "die", "raise", "two", "three"]
    with JobPool(make_worker, [("A",), ("A",)], limit_s=4) as pool:
        results = dict(pool.run(jobs))
        again = dict(pool.run(["four"]))
    assert [results[i] for i in (0, 4, 5)] == ["A did one", "A did two", "A did three"]
    assert again == {0: "A did four"}
    reasons = [results[i].why for i in (1, 2, 3)]
    assert "stopped after 4 s" in reasons[0]
    assert "died (exit status 3)" in reasons[1]
    assert "ValueError: a fault" in reasons[2]


def test_processes_that_cannot_start_fail_their_jobs() -> None:
    with JobPool(make_worker, [("broken",)], limit_s=5) as pool:
        results = dict(pool.run(["one", "two"]))
    assert [type(result) for result in results.values()] == [Failed, Failed]


def test_no_process_is_left_behind() -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        JobPool(make_worker, [("A",), ("A",)], limit_s=60) as pool,
    ):
        processes = [worker._process.pid for worker in pool._workers]
        for _ in pool.run(["one", "hang", "hang"]):
            raise KeyboardInterrupt
    for pid in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
