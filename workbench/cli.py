"""The command line. It knows the subcommands' names and imports only the one that was asked for."""

import argparse
import contextlib
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench import __version__
from workbench.commands.arguments import OneLineParser, joined_free_text
from workbench.commands.context import Context, Services
from workbench.commands.terminal import warn
from workbench.errors import DlworkError

COMMANDS = {
    "list": ("listing", "the exercises, with your status"),
    "show": ("show", "an exercise's question, stub, hints, answer or solution"),
    "check": ("check", "grade a file or your draft; exit 0 accepted, 1 not, 2 could not grade"),
    "watch": ("watch", "grade a file on every save"),
    "verify": ("verify", "for authors: test the exercises themselves"),
    "doctor": ("doctor", "versions, sandbox, engine and folders"),
}
"""The subcommands: their module in `workbench.commands`, and what they do in a few words."""

INTERRUPTED = 130
"""128 + SIGINT, as shells count."""
PIPE_CLOSED = 141
"""128 + SIGPIPE."""


def main(argv: Sequence[str] | None = None, services: Services | None = None) -> int:
    """Run `dlwork` with these arguments and return its exit code."""
    _make_streams_usable()
    try:
        code = _run(sys.argv[1:] if argv is None else list(argv), services or Services())
        sys.stdout.flush()  # here, where a closed pipe can still be handled
    except DlworkError as error:
        warn(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return PIPE_CLOSED
    return code


def _run(argv: list[str], services: Services) -> int:
    options, rest = _shared_options().parse_known_args(argv)
    context = Context([Path(folder) for folder in options.exercises], services)
    name = rest[0] if rest and rest[0] in COMMANDS else None
    try:
        return _run_command(name, rest[1:], context) if name else _run_app(rest, context)
    except SystemExit as finished:  # argparse's way to end after --help and --version
        return int(finished.code or 0)


def _run_command(name: str, argv: list[str], context: Context) -> int:
    module_name, summary = COMMANDS[name]
    module = importlib.import_module(f"workbench.commands.{module_name}")
    parser = OneLineParser(f"dlwork {name}", summary)
    _add_exercises(parser)
    module.add_arguments(parser)
    code: int = module.run(parser.parse_args(joined_free_text(argv, "--formula")), context)
    return code


def _run_app(argv: list[str], context: Context) -> int:
    commands = "\n".join(f"  {name:<8} {summary}" for name, (_, summary) in COMMANDS.items())
    parser = OneLineParser(
        "dlwork",
        "Practise deep-learning interview questions in the terminal.",
        f"commands (`dlwork COMMAND --help` tells more):\n{commands}",
    )
    parser.add_argument("id", metavar="ID", nargs="?", help="the exercise to start at, or a command")
    parser.add_argument("--version", action="version", version=f"dlwork {__version__}")
    _add_exercises(parser)
    args = parser.parse_args(argv)
    if args.id is not None:
        context.exercise(args.id)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise DlworkError("The app needs a terminal; `dlwork check` and `dlwork list` do without.")
    with context.study() as study:
        return context.services.run_app(context.catalogue, study, args.id)


def _shared_options() -> OneLineParser:
    """The options that may stand before or after the subcommand, so that they are read first and apart."""
    parser = OneLineParser("dlwork", "", add_help=False)  # --help belongs to the parser that runs next
    _add_exercises(parser)
    return parser


def _add_exercises(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--exercises",
        metavar="DIR",
        action="append",
        default=[],
        help="a folder of your own with exercises/ and solutions/ in it (repeatable)",
    )


def _make_streams_usable() -> None:
    """Neither a stream that was closed nor a glyph it cannot encode shall end in a traceback."""
    for name, errors in (("stdin", None), ("stdout", "replace"), ("stderr", "backslashreplace")):
        stream = getattr(sys, name)
        if stream is None:  # closed by the caller, as in `dlwork list >&-`
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115
        elif errors and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _silence_stdout() -> None:
    """Let the interpreter's last flush go nowhere, since the reader has left."""
    with contextlib.suppress(OSError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
