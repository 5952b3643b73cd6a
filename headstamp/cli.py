"""The command line: one command a file in :mod:`headstamp.commands`; here they are only gathered, and errors told."""

from __future__ import annotations

import json
import os
import sys

import typer

from headstamp.commands import COMMANDS
from headstamp.nouns.errors import HeadstampError

INTERRUPTED = 130
OWN_FAULT = 70
"""EX_SOFTWARE of sysexits.h: the program, not its user, is wrong."""

app = typer.Typer(
    name="headstamp",
    help="Trace documented weapons: which states made, supplied and lost them, by which routes, and how sure are we?",
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
)  # fmt: skip
for name, command in COMMANDS.items():
    app.command(name)(command)


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after ``headstamp``; by default those of this process.
    Returns:
        the exit code (contracts, section 6).
    """
    words = sys.argv[1:] if arguments is None else arguments
    try:
        code = app(args=words, standalone_mode=False)
    except HeadstampError as error:
        _tell(error, as_json="--json" in words)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        print(
            "error: found an interruption; expected to finish; run the command again, nothing is lost",
            file=sys.stderr,
        )
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): that is its right, and no failure of ours.
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"error: found {error.strerror or error} ({error.filename}); expected readable and writable files",
              file=sys.stderr)  # fmt: skip
        return 5
    except Exception as error:
        # The last line of defence: no traceback reaches a user.
        if hasattr(error, "exit_code") and hasattr(error, "format_message"):
            print(f"error: found {error.format_message()}; expected the use that --help shows", file=sys.stderr)
            return int(error.exit_code)
        if os.environ.get("HEADSTAMP_DEBUG"):
            raise
        told = f"{type(error).__name__}: {error}".splitlines()[0]
        print(f"error: found a fault of headstamp itself ({told}); expected an answer; run again with HEADSTAMP_DEBUG=1 "
              "and report what it prints", file=sys.stderr)  # fmt: skip
        return OWN_FAULT
    return code if isinstance(code, int) else 0


def _tell(error: HeadstampError, *, as_json: bool) -> None:
    print(f"error: {error}", file=sys.stderr)
    if as_json:
        said = {"code": error.exit_code, "file": error.file, "locator": error.locator, "found": error.found,
                "expected": error.expected, "do": error.do}  # fmt: skip
        print(json.dumps({"error": said}, ensure_ascii=False))


if __name__ == "__main__":
    raise SystemExit(main())
