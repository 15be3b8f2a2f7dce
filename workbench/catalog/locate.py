"""Where the content is: beside the package in a checkout, inside it when installed from a wheel."""

from dataclasses import dataclass
from pathlib import Path

from workbench.errors import ContentError

PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class ContentRoot:
    """A pair of folders in the layout <track>/<slug>/: what is given, and what stays closed."""

    exercises: Path
    solutions: Path


def builtin_root() -> ContentRoot:
    """The content dlwork comes with."""
    for parent in (PACKAGE.parent, PACKAGE / "content"):
        root = ContentRoot(parent / "exercises", parent / "solutions")
        if root.exercises.is_dir() and root.solutions.is_dir():
            return root
    raise ContentError(f"dlwork's own exercises are missing beside {PACKAGE}; reinstall dlwork.")


def hidden_paths() -> tuple[Path, ...]:
    """What a submission must not read: the content, wherever it is installed."""
    root = builtin_root()
    return (root.exercises, root.solutions)


def extra_root(folder: Path) -> ContentRoot:
    """A user's folder: one that holds exercises/ and solutions/."""
    root = ContentRoot((folder / "exercises").resolve(), (folder / "solutions").resolve())
    for part in (root.exercises, root.solutions):
        if not part.is_dir():
            raise ContentError(
                f"--exercises {folder}: expected a folder {part.name}/ in it, as in dlwork's own layout."
            )
    return root
