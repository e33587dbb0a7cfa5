"""Code that would copy or replace the process, and code that starts another one."""

import os
import subprocess
import sys
import threading


def fork():
    return os.fork()


def fork_on_a_thread_of_its_own():
    """Return the name of the error that a thread of Python's own gets."""
    names = []

    def run():
        try:
            os.fork()
        except Exception as error:
            names.append(type(error).__name__)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return names


def replace():
    os.execv(sys.executable, [sys.executable, "-c", "pass"])


def run_a_program():
    return subprocess.run([sys.executable, "-c", "print('hello')"], capture_output=True, text=True, check=True).stdout.strip()


def start_method():
    import multiprocessing

    return multiprocessing.get_start_method()


def steps_of_an_import():
    """What is done after an import, once the module was only looked for and once it is imported."""
    import importlib.util

    from pyactors import _imports

    done = []
    sys.modules.pop("colorsys", None)
    _imports.after_import("colorsys", lambda module: done.append(module.__name__))
    spec = importlib.util.find_spec("colorsys")
    steps = [spec.loader.is_package("colorsys"), list(done)]
    import colorsys

    importlib.reload(colorsys)
    return [*steps, list(done)]


def double(number):
    return 2 * number


def run_a_pool(*numbers):
    """Double them in another Python."""
    import multiprocessing

    with multiprocessing.Pool(1) as pool:
        return pool.map(double, numbers) + [pool.apply(_executable) == sys.executable]


def run_an_executor(*numbers):
    """Double them in another Python, too."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(1) as executor:
        return list(executor.map(double, numbers))


def _executable():
    return sys.executable


def fork_with_a_terminal():
    return os.forkpty()


def spawn_a_program():
    """Start a program by the call that copies nothing, and return its exit code."""
    process = os.posix_spawn(sys.executable, [sys.executable, "-c", "raise SystemExit(3)"], os.environ)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def run_a_shell():
    return os.system("exit 5") >> 8


def fork_a_worker():
    """Choose what isn't the default, and what can't work."""
    import multiprocessing

    multiprocessing.get_context("fork").Process(target=double, args=(1,)).start()


def run_a_process():
    """Run one process the default way, and return its exit code."""
    import multiprocessing

    process = multiprocessing.Process(target=double, args=(1,))
    process.start()
    process.join()
    return process.exitcode
