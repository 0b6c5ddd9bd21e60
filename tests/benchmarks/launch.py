"""Run a command from a small process, and print what it cost.

A process counts as its own memory what its parent had when it was forked: measured from a program
that has read a tree of files, every command would seem to take as much.
"""

import json
import os
import subprocess
import sys
import time


def main() -> None:
    """Run the arguments as a command; print seconds, CPU seconds, megabytes and the exit code."""
    began = time.perf_counter()
    with subprocess.Popen(
        sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    megabytes = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(json.dumps([seconds, usage.ru_utime + usage.ru_stime, megabytes, process.returncode]))


if __name__ == "__main__":
    main()
