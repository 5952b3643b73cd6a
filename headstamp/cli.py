"""The command line: one command a file in :mod:`headstamp.commands`; here they are only gathered, and errors told."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from headstamp.engine import interruption
from headstamp.nouns.errors import HeadstampError, OlderCase
from headstamp.nouns.printable import json_text, printable

if TYPE_CHECKING:
    from headstamp.answers.answer import Part

INTERRUPTED = 130
OWN_FAULT = 70
"""EX_SOFTWARE of sysexits.h: the program, not its user, is wrong."""


def application() -> Any:
    """All commands as one application."""
    import typer

    from headstamp.commands import COMMANDS

    app = typer.Typer(
        name="headstamp",
        help="Trace documented weapons: which states made, supplied and lost them, by which routes, and how sure are we?",
        no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    )  # fmt: skip
    for name, command in COMMANDS.items():
        app.command(name)(command)
    return app


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after ``headstamp``; by default those of this process.
    Returns:
        the exit code (contracts, section 6).
    """
    words = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    _print_what_the_encoding_lacks_escaped()
    as_json = "--json" in words
    with interruption.noted(to_the_end=arguments is None), _notes_printed():
        try:
            code = application()(args=words, standalone_mode=False)
        except BrokenPipeError:
            # The reader of our output went away (`| head`): that is its right, and no failure of ours.
            sys.stderr.close()
            return 0
        except (KeyboardInterrupt, Exception) as error:
            # The last line of defence: no traceback reaches a user.
            if interruption.asked() or isinstance(error, KeyboardInterrupt):
                code = INTERRUPTED
            elif told := _known(error):
                return _told(*told, as_json=as_json)
            elif os.environ.get("HEADSTAMP_DEBUG"):
                raise
            else:
                return _told(_own_fault(error), OWN_FAULT, as_json=as_json)
        if code == INTERRUPTED:
            return _told(STOPPED, INTERRUPTED, as_json=as_json)
        if interruption.asked():
            # The answer is printed already, so there is no other object to print.
            return _told(TOO_LATE, INTERRUPTED, as_json=False)
    return code if isinstance(code, int) else 0


def _print_what_the_encoding_lacks_escaped() -> None:
    """A terminal that cannot show a letter shows its escape; the command does not fail for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def _notes_printed() -> Iterator[None]:
    """Print a warning about a case as one line on stderr, once."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", OlderCase)
        show, shown = warnings.showwarning, set[str]()

        def note(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
            if not issubclass(category, OlderCase):
                show(message, category, *place, **more)
            elif str(message) not in shown:
                shown.add(str(message))
                print(printable(f"note: {message}"), file=sys.stderr, flush=True)

        warnings.showwarning = note
        yield


STOPPED = HeadstampError(
    "an interruption", expected="to finish", do="run the command again, nothing is lost"
)
TOO_LATE = HeadstampError("an interruption after the last step", do="nothing is left to do, it was all done")


def _known(error: Exception | KeyboardInterrupt) -> tuple[HeadstampError, int] | None:
    """An error that is not our fault, in our words, and its exit code."""
    if isinstance(error, HeadstampError):
        return error, error.exit_code
    if isinstance(error, OSError):
        found = f"{error.strerror or error} ({error.filename})"
        return HeadstampError(found, expected="readable and writable files"), 5
    if hasattr(error, "exit_code") and hasattr(error, "format_message"):
        found = str(error.format_message()).rstrip(".")
        wrong = HeadstampError(found, expected="the use that 'headstamp COMMAND --help' shows")
        return wrong, int(error.exit_code)
    return None


def _own_fault(error: Exception | KeyboardInterrupt) -> HeadstampError:
    told = f"a fault of headstamp itself ({type(error).__name__}: {error})".splitlines()[0]
    do = "run again with HEADSTAMP_DEBUG=1 and report what it prints"
    return HeadstampError(told, expected="an answer", do=do)


def _told(error: HeadstampError, code: int, *, as_json: bool) -> int:
    """Tell each error in one line, and as JSON where that was asked for; gives the exit code back."""
    for one in (error, *error.others):
        # What a file holds may stand in the message: no character of it may move the cursor or begin a line.
        print(printable(f"error: {one}"), file=sys.stderr)
    if as_json:
        from headstamp.answers.answer import as_json as plain
        from headstamp.commands.output import carries_all_letters

        print(json_text(plain(_answered(error, code)), ascii_only=not carries_all_letters(sys.stdout)))
    return code


def _answered(error: HeadstampError, code: int) -> Part:
    """An error as an answer, with what was done all the same where files were added."""
    from headstamp.answers.add import AddFailed
    from headstamp.answers.error import ErrorAnswer, ErrorLine

    line = ErrorLine(**error.told() | {"code": code})
    if not error.beside:
        return ErrorAnswer(error=line)
    return AddFailed(
        files=error.beside["files"], error=line, not_read=error.beside["not_read"],
        others=[ErrorLine(**one.told()) for one in error.others],
    )  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
