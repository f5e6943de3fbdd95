"""Takes from a process what it must not have. In: the process that calls. Out: nothing; it cannot be undone.

A query that reaches out is refused before it runs (`kg.query.guard`); on Linux the kernel refuses it as well, should
one get through. Elsewhere only the first holds.
"""

from __future__ import annotations

import ctypes
import platform
import resource
import signal
import struct
import sys

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 38, 22
_SECCOMP_MODE_FILTER = 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # instructions of the kernel's packet filter
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # go on; fail with "permission denied"
# The number of the architecture, and of its calls socket, connect, execve, execveat.
_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 59, 322)),
    "aarch64": (0xC00000B7, (198, 203, 221, 281)),
}


def isolate(memory: int) -> None:
    """Leave the process no network, no other programs, no files to write, so many bytes of memory, and no afterlife."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if platform.machine() in _CALLS:
        _refuse_calls(libc, *_CALLS[platform.machine()])


def _refuse_calls(libc: ctypes.CDLL, architecture: int, calls: tuple[int, ...]) -> None:
    steps = [(_LOAD, 0, 0, 4), (_JUMP_IF_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _ALLOW), (_LOAD, 0, 0, 0)]
    steps += [(_JUMP_IF_EQUAL, len(calls) - number, 0, call) for number, call in enumerate(calls)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(code)))
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        print("kg serve: the kernel takes no filter; SERVICE is refused by its text alone", file=sys.stderr)
