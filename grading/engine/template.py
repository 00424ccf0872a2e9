"""The template process: imports everything once, then leaves copies of itself behind.

It never sees what is graded. A copy is either a *launcher*, which forks a child into a fresh
sandbox for each trial and knows nothing but its limits, or an *examiner*, which is handed the
submissions and the reference's transcripts and runs no line of a student's. A child reads its trial
from a socket of its own. So no child's memory holds another student's work, another exercise's
cases, or anything that its own answer is compared with.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.util
import json
import os
import signal
import socket
import sys
import tempfile
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path
from typing import Any

from grading.engine import answer, memory, sandbox, wire
from grading.engine.child import Child, keep_open
from grading.engine.jobs import Limits
from grading.engine.shell import make_shell

IDLE_S = 300.0
"""Seconds after which a process that nobody needs ends itself; the next job starts another."""


def main(descriptor: int) -> None:
    """Do what the engine asks for until its end of the pipe is closed."""
    pipe = Connection(descriptor)
    os.set_inheritable(descriptor, False)
    with contextlib.suppress(EOFError, OSError):
        settings = json.loads(pipe.recv_bytes())
        try:
            template = Template(settings["modules"], settings["sandboxed"])
        except sandbox.SandboxError as error:
            _tell(pipe, {"failed": str(error)})
            return
        _tell(pipe, {"ready": True})
        while pipe.poll(IDLE_S) or sandbox.children(os.getpid()):
            if pipe.poll():
                template.obey(json.loads(pipe.recv_bytes()), pipe)
            _wait_for_copies(os.WNOHANG)
    _wait_for_copies(0)  # which end by themselves; the time that they took counts as this process's


class Template:
    """What is prepared once: modules and shell."""

    def __init__(self, modules: list[str], sandboxed: bool) -> None:
        self._packages = _own_packages() if sandboxed else None
        if self._packages is not None:
            sandbox.check(self._packages)
        _import(modules)
        _settle_torch()
        with tempfile.TemporaryDirectory(prefix="course-") as folder:
            os.environ["IPYTHONDIR"] = folder  # not the instructor's own start-up files
            self._shell = make_shell()

    def obey(self, order: dict[str, Any], pipe: Connection) -> None:
        """Carry one order out.

        try     fork a child that runs a trial of the instructor's own, without a sandbox, and tells
                which modules were imported on the way
        import  import these modules, too; nothing is imported after that
        copies  leave a launcher and an examiner behind, for one end of a pipe
        """
        match order["do"]:
            case "try":
                self._try(recv_handle(pipe))
            case "import":
                _import(order["modules"])
                gc.collect()
                gc.freeze()
                memory.use_large_pages()
                _tell(pipe, {"ready": True})
            case "copies":
                _tell(pipe, self._leave_copies(pipe, recv_handle(pipe)))

    def _try(self, descriptor: int) -> None:
        if os.fork():
            os.close(descriptor)
            return
        try:
            before = set(sys.modules)
            sock = socket.socket(fileno=descriptor)
            with tempfile.TemporaryDirectory(prefix="course-") as folder:
                os.chdir(folder)
                keep_open(descriptor)
                signal.signal(signal.SIGVTALRM, _enough)
                # What is imported is mostly imported at once.
                signal.setitimer(signal.ITIMER_VIRTUAL, 2.0)
                with contextlib.suppress(TimeoutError, wire.Closed):
                    answer.run(self._shell, sock)
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            new = [name for name in sys.modules if name not in before]
            wire.send(sock, json.dumps({"modules": new}).encode())
        finally:
            os._exit(0)

    def _leave_copies(self, pipe: Connection, descriptor: int) -> dict[str, int]:
        ours, theirs = socket.socketpair()
        launcher = os.fork()
        if launcher == 0:
            try:
                pipe.close()
                os.close(descriptor)
                ours.close()
                Launcher(self._shell, self._packages, theirs).serve()
            finally:
                os._exit(0)  # whatever happens, it never goes on as the process it is a copy of
        theirs.close()
        examiner = os.fork()
        if examiner == 0:
            try:
                pipe.close()
                from grading.engine.examiner import Examiner

                Examiner(Connection(descriptor), ours).serve()
            finally:
                os._exit(0)
        os.close(descriptor)
        ours.close()
        return {"launcher": launcher, "examiner": examiner}


class Launcher:
    """Forks a child into a sandbox for each trial of its examiner; it never reads a trial."""

    def __init__(self, shell: Any, packages: list[str] | None, sock: socket.socket) -> None:
        """`packages` are shown in the sandbox; without them there is none."""
        self._shell, self._packages, self._sock = shell, packages, sock
        self._closed: list[sandbox.Sandbox] = []

    def serve(self) -> None:
        """Serve until the examiner has ended.

        For each trial the examiner sends its limits with one end of a socket, is told the child's
        process id, says when the trial is over, and is told how the child ended and of what it had
        used too much. In between it may ask how long the child stood in line for a processor.
        """
        with contextlib.suppress(wire.Closed, OSError):
            while True:
                data, files, _, _ = socket.recv_fds(self._sock, 65_536, 1)
                if not data:
                    return
                child = self._start(Limits(**json.loads(data)), files[0])
                try:
                    wire.send(self._sock, json.dumps({"pid": child.pid}).encode())
                    child.watch(self._sock)
                finally:
                    status = child.end()
                    self._closed += [child.box] if child.box is not None else []
                ended = {"status": status, "exceeded": child.exceeded}
                wire.send(self._sock, json.dumps(ended).encode())

    def _start(self, limits: Limits, descriptor: int) -> Child:
        self._closed = [box for box in self._closed if not box.forget()]
        child = Child(self._packages, limits)
        if child.pid == 0:
            try:
                child.become(limits, descriptor)
                answer.run(self._shell, socket.socket(fileno=descriptor))
            finally:
                os._exit(0)
        os.close(descriptor)
        return child


def _tell(pipe: Connection, what: dict[str, Any]) -> None:
    pipe.send_bytes(json.dumps(what).encode())


def _wait_for_copies(options: int) -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, options)[0]:
            pass


def _import(modules: list[str]) -> None:
    for module in modules:
        # A missing module is the business of the cell that imports it.
        with contextlib.suppress(Exception):
            importlib.import_module(module)


def _enough(*_: object) -> None:
    raise TimeoutError


def _settle_torch() -> None:
    """Let be done, before anything is copied, what PyTorch does at first use."""
    torch = sys.modules.get("torch")
    if torch is None:
        return
    torch.set_num_threads(1)
    for device in ("cuda", "xpu", "mtia"):
        # A fork cannot use such a device. Told so, PyTorch seeds none of them, for which it would
        # look at the callers' frames each time.
        getattr(torch, device)._is_in_bad_fork = (1).__bool__
    # The first optimizer of a kind imports much and changes its class.
    for kind in list(vars(torch.optim).values()):
        if isinstance(kind, type) and issubclass(kind, torch.optim.Optimizer):
            with contextlib.suppress(Exception):
                weight = torch.nn.Parameter(torch.zeros(2, 2))
                optimizer = kind([weight], lr=0.1)
                optimizer.zero_grad()
                weight.sum().backward()
                optimizer.step()


def _own_packages() -> list[str]:
    """Folders of packages that are installed neither with Python nor in its environment."""
    spec = importlib.util.find_spec("course_lib")
    return [str(Path(place)) for place in spec.submodule_search_locations] if spec else []
