"""Parsing that every subcommand shares: an argparse that complains in one line, and the types of its arguments."""

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from workbench.errors import DlworkError

LARGEST_SEED = 2**63 - 1


class UsageError(DlworkError):
    """The command line cannot be understood."""


class OneLineParser(argparse.ArgumentParser):
    """An ArgumentParser that raises UsageError instead of printing its usage and leaving."""

    def __init__(self, prog: str, description: str, epilog: str = "", *, add_help: bool = True) -> None:
        """`description` stands above the options in the help, `epilog` below them, both as they are."""
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            add_help=add_help,
        )

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with argparse's message and where the options are described."""
        raise UsageError(f"{message}; `{self.prog} --help` shows what is possible.")


def joined_free_text(argv: Sequence[str], option: str) -> list[str]:
    """The arguments with `option TEXT` as `option=TEXT`: argparse takes a TEXT such as `-x` for an option."""
    joined: list[str] = []
    for argument in argv:
        if joined and joined[-1] == option:
            joined[-1] = f"{option}={argument}"
        else:
            joined.append(argument)
    return joined


def whole_number(smallest: int, largest: int) -> Callable[[str], int]:
    """An argparse type: a whole number from `smallest` to `largest`."""

    def convert(text: str) -> int:
        expectation = f"expected a whole number from {smallest} to {largest}, got {text!r}"
        try:
            number = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(expectation) from None
        if not smallest <= number <= largest:
            raise argparse.ArgumentTypeError(expectation)
        return number

    return convert


def add_exercise_id(parser: argparse.ArgumentParser) -> None:
    """The positional ID of one exercise."""
    parser.add_argument("id", metavar="ID", help="an exercise, as `dlwork list` names it")


def add_json(parser: argparse.ArgumentParser) -> None:
    """The switch to output for programs."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def add_seed(parser: argparse.ArgumentParser) -> None:
    """The seed of a grading's random inputs."""
    parser.add_argument(
        "--seed",
        type=whole_number(0, LARGEST_SEED),
        metavar="N",
        help="replay the random inputs of an earlier grading (default: fresh ones)",
    )
