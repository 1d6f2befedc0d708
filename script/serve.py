"""What script/server runs at last: the server and, beside it, the worker that sends mail. They end together.

If the worker stops by itself, that is said and the server goes on; if the server stops, so does the worker.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from types import FrameType

PATIENCE_S = 10
"""How long the worker waits for the server before it starts in any case, and how long each may take to
end."""
GLANCE_S = 0.5


def server_command(port: str) -> list[str]:
    """Return the command that serves."""
    return [
        *(os.path.join(os.path.dirname(sys.executable), "granian"), "--interface", "wsgi"),
        *("--host", "127.0.0.1", "--port", port, "--workers", "2", "--blocking-threads", "2", "--no-ws"),
        *("--workers-kill-timeout", "3", "--log-level", "warning", "kith.config.wsgi:application"),
    ]


def wait_until_it_answers(port: int, server: subprocess.Popen[bytes]) -> None:
    """Let the server start first: whoever opens the first page should not wait for the worker."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                time.sleep(GLANCE_S)
                return
        time.sleep(GLANCE_S)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to end, and see to it that it does."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()


def end_worker(worker: subprocess.Popen[bytes]) -> None:
    """End the worker with all its own processes, also where their parent was killed and left them behind."""
    end(worker)
    with suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)


def stop(_signal: int, _frame: FrameType | None) -> None:
    """End both, however we are asked to."""
    raise KeyboardInterrupt


def watch(server: subprocess.Popen[bytes], worker: subprocess.Popen[bytes]) -> int:
    """Wait for the server to end, and say when the worker does; return the server’s code."""
    was_said = False
    while server.poll() is None:
        if worker.poll() is not None and not was_said:
            print(f"The worker has stopped (code {worker.returncode}): no mail goes out.", flush=True)
            was_said = True
        time.sleep(GLANCE_S)
    return server.returncode


def main(port: str) -> int:
    """Serve until somebody presses Ctrl+C or the server stops."""
    signal.signal(signal.SIGTERM, stop)
    server, worker = subprocess.Popen(server_command(port)), None
    try:
        wait_until_it_answers(int(port), server)
        # In a group of its own, so that all of it can be ended.
        worker = subprocess.Popen([sys.executable, "-m", "kith", "jobs", "run"], start_new_session=True)
        return watch(server, worker)
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        end(server)
        if worker:
            end_worker(worker)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
