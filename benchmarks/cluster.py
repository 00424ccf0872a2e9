"""A Dask scheduler with workers on loopback, in processes of their own."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def local_cluster(workers: int) -> Iterator[str]:
    """The scheduler's address, once all workers are there; each does one job at a time.

    A task whose worker died is tried once more.
    """
    from distributed import Client

    address = f"tcp://127.0.0.1:{free_port()}"
    with contextlib.ExitStack() as stack:
        host = ("--host", "127.0.0.1", "--port", address.rpartition(":")[2])
        stack.enter_context(_running("scheduler", *host, "--no-dashboard"))
        for _ in range(workers):
            one = ("--nthreads", "1", "--no-dashboard", "--nanny")
            stack.enter_context(_running("worker", address, *one))
        with Client(address, timeout=30, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield address


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextlib.contextmanager
def _running(*words: str) -> Iterator[None]:
    environment = os.environ | {
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
