#!/usr/bin/env python3
"""Runs a command where programs for arm64 run by qemu-user: in a user and mount name space of its own, so that
nothing is registered on the machine itself. Needs root and a kernel with binfmt_misc per user name space (6.7).

    foreign.py COMMAND …
"""

import ctypes
import os
import sys

CLONE_NEWNS = 0x00020000
CLONE_NEWUSER = 0x10000000
BINFMT = "/proc/sys/fs/binfmt_misc"
REGISTRATION = "/usr/lib/binfmt.d/qemu-aarch64.conf"


def checked(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def inside(command: list[str], entered: int, mapped: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    checked(libc.unshare(CLONE_NEWUSER | CLONE_NEWNS), "a name space of its own")
    os.write(entered, b"x")
    os.read(mapped, 1)
    checked(libc.mount(b"binfmt_misc", BINFMT.encode(), b"binfmt_misc", 0, None), f"mounting {BINFMT}")
    with open(REGISTRATION, encoding="ascii") as lines:
        line = next(text for text in lines if text.startswith(":"))
    with open(f"{BINFMT}/register", "w", encoding="ascii") as register:
        register.write(line.strip())
    os.execvp(command[0], command)


def main(command: list[str]) -> int:
    entered_read, entered = os.pipe()
    mapped, mapped_write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(entered_read)
        os.close(mapped_write)
        inside(command, entered, mapped)
    os.close(entered)
    os.close(mapped)
    if os.read(entered_read, 1):
        for name in ("uid_map", "gid_map"):
            with open(f"/proc/{child}/{name}", "w", encoding="ascii") as ids:
                ids.write("0 0 65536")
        os.write(mapped_write, b"x")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
