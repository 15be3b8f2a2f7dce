"""Tests the content itself: missing and stray files, unfinished hints, wrong answers that say nothing.

Separate from loading, because a learner's catalogue must open in milliseconds whatever its authors forgot. Reads files
and syntax trees, runs nothing; `dlwork verify` adds the gradings.
"""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from workbench.catalog.locate import ContentRoot
from workbench.catalog.model import Catalogue, Exercise, Kind
from workbench.catalog.recall import audit_recall
from workbench.errors import ContentError

FEWEST_HINTS = 3
FEWEST_WRONG_ANSWERS = 3
DOCSTRING_PARTS = ("Believed:", "Tell:")


@dataclass(frozen=True)
class Layout:
    """The names an exercise's two folders hold."""

    given: frozenset[str]
    """Required in exercises/<track>/<id>/."""
    given_optional: frozenset[str]
    closed: frozenset[str]
    """Required in solutions/<track>/<id>/."""
    closed_optional: frozenset[str]


CODE_LAYOUT = Layout(
    given=frozenset({"exercise.toml", "question.md", "hints.md", "stub.py"}),
    given_optional=frozenset(),
    closed=frozenset({"checks.py", "solution.py", "answer.md", "wrong"}),
    closed_optional=frozenset({"equivalent.toml"}),
)
CARD_LAYOUT = Layout(
    given=frozenset({"exercise.toml", "question.md"}),
    given_optional=frozenset({"hints.md"}),
    closed=frozenset({"answer.md"}),
    closed_optional=frozenset(),
)
"""Recall: nothing to run."""
PITCH_LAYOUT = replace(CARD_LAYOUT, given=CARD_LAYOUT.given | {"form.md"})
FORMULA_LAYOUT = replace(CARD_LAYOUT, closed=frozenset({"answer.md", "problem.toml"}))
PREDICT_LAYOUT = replace(CARD_LAYOUT, closed=frozenset({"answer.md", "problem.py"}))
LAYOUTS = {Kind.CODE: CODE_LAYOUT, Kind.FORMULA: FORMULA_LAYOUT, Kind.PREDICT: PREDICT_LAYOUT, Kind.PITCH: PITCH_LAYOUT}


def audit_exercise(exercise: Exercise, catalogue: Catalogue) -> tuple[str, ...]:
    """What is wrong with one exercise's files, a sentence each; empty where nothing is."""
    parts: list[Callable[[Exercise], Iterable[str]]] = [_files, _texts]
    if exercise.kind is Kind.CODE:
        parts += [_hints, _wrong_answers, _entry_points, _checks]
    if exercise.kind is Kind.RECALL:
        parts.append(partial(audit_recall, catalogue=catalogue))
    problems = [problem for part in parts for problem in part(exercise)]
    return (*problems, *_prerequisites(exercise, catalogue))


def is_gradable(exercise: Exercise) -> bool:
    """Whether the files every grading of it rests on are there and compile: stub and checks."""
    paths = (exercise.folder / "stub.py", exercise.checks_file)
    return all(path.is_file() and isinstance(_parsed(path), ast.Module) for path in paths)


def audit_root(root: ContentRoot) -> tuple[str, ...]:
    """What in a root's two trees belongs to no exercise. A track without track.toml is the catalogue's to report."""
    return (
        *_strays_above_exercises(root.exercises, "track.toml"),
        *_strays_above_exercises(root.solutions),
        *_orphans(root),
    )


def _files(exercise: Exercise) -> Iterator[str]:
    layout = LAYOUTS.get(exercise.kind, CARD_LAYOUT)
    yield from _compared(exercise.folder, layout.given, layout.given_optional)
    yield from _compared(exercise.solution_folder, layout.closed, layout.closed_optional)
    wrong = exercise.solution_folder / "wrong"
    if wrong.is_dir():
        yield from (f"{path} is no Python file" for path in _entries(wrong) if path.is_dir() or path.suffix != ".py")


def _compared(folder: Path, required: frozenset[str], optional: frozenset[str]) -> Iterator[str]:
    if not folder.is_dir():
        yield f"{folder} is missing"
        return
    present = {path.name: path for path in _entries(folder)}
    for name in sorted(required - present.keys()):
        yield f"{folder / name} is missing"
    for name in sorted(present.keys() - required - optional):
        yield f"{present[name]} does not belong there"


def _texts(exercise: Exercise) -> Iterator[str]:
    question, answer = exercise.folder / "question.md", exercise.solution_folder / "answer.md"
    yield from (f"{path} is empty" for path in (question, answer) if path.is_file() and not path.read_bytes().strip())


def _hints(exercise: Exercise) -> Iterator[str]:
    path = exercise.folder / "hints.md"
    if not path.is_file():
        return
    try:
        hints = exercise.hints
    except ContentError as error:
        yield str(error)
        return
    if len(hints) < FEWEST_HINTS:
        yield f"{path}: expected at least {FEWEST_HINTS} hints, each below a heading '## …', got {len(hints)}"
    yield from (f"{path}: the hint {hint.title!r} has no text" for hint in hints if not hint.text)


def _wrong_answers(exercise: Exercise) -> Iterator[str]:
    paths = exercise.wrong_answers
    if len(paths) < FEWEST_WRONG_ANSWERS:
        folder = exercise.solution_folder / "wrong"
        yield f"{folder}: expected at least {FEWEST_WRONG_ANSWERS} wrong answers, got {len(paths)}"
    for path in paths:
        tree = _parsed(path)
        if isinstance(tree, str):
            continue  # told by _entry_points, which reads every module
        missing = _missing_parts(ast.get_docstring(tree) or "")
        if missing:
            yield f"{path}: its docstring lacks {' and '.join(missing)}"


def _missing_parts(docstring: str) -> list[str]:
    """The parts that are not there, or have no text before the next one."""
    filled = set()
    for section in docstring.replace("Tell:", "\0Tell:").replace("Believed:", "\0Believed:").split("\0"):
        part, colon, text = section.partition(":")
        if text.strip():
            filled.add(part + colon)
    return [part for part in DOCSTRING_PARTS if part not in filled]


def _entry_points(exercise: Exercise) -> Iterator[str]:
    modules = (exercise.folder / "stub.py", exercise.solution_folder / "solution.py", *exercise.wrong_answers)
    for path in filter(Path.is_file, modules):
        tree = _parsed(path)
        if isinstance(tree, str):
            yield tree
            continue
        missing = [name for name in exercise.entry_points if name not in _defined_names(tree)]
        if missing:
            yield f"{path} does not define {', '.join(missing)}"


def _defined_names(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for statement in tree.body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name), value=value) if value is not None:
                names.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                names.update(alias.asname or alias.name for alias in aliases)
    return names


def _checks(exercise: Exercise) -> Iterator[str]:
    path = exercise.checks_file
    if not path.is_file():
        return
    tree = _parsed(path)
    if isinstance(tree, str):
        yield tree
        return
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    if not names:
        yield f"{path} holds no check, no function test_…"
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{path} defines {name} twice; only the last one runs"
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and node.msg is None:
            yield f"{path}, line {node.lineno}: the assert has no message for the learner"


def _prerequisites(exercise: Exercise, catalogue: Catalogue) -> Iterator[str]:
    known = {other.id: other for other in catalogue}
    path = exercise.folder / "exercise.toml"
    for name in exercise.prerequisites:
        if name not in known:
            yield f"{path}: prerequisites: there is no exercise {name!r}"
        elif exercise.id in _everything_before(name, known):
            yield f"{path}: prerequisites: {name!r} leads back to {exercise.id!r}"


def _everything_before(exercise_id: str, known: dict[str, Exercise]) -> set[str]:
    """The exercise itself and all it rests on."""
    found: set[str] = set()
    waiting = [exercise_id]
    while waiting:
        name = waiting.pop()
        if name in found or name not in known:
            continue
        found.add(name)
        waiting.extend(known[name].prerequisites)
    return found


def _strays_above_exercises(tree: Path, *track_files: str) -> Iterator[str]:
    """Whatever stands beside the tracks, or beside the exercises of one."""
    for track in _entries(tree):
        if not track.is_dir():
            yield f"{track} does not belong there"
            continue
        for path in _entries(track):
            if not path.is_dir() and path.name not in track_files:
                yield f"{path} does not belong there"


def _orphans(root: ContentRoot) -> Iterator[str]:
    for track in filter(Path.is_dir, _entries(root.solutions)):
        for folder in filter(Path.is_dir, _entries(track)):
            if not (root.exercises / track.name / folder.name).is_dir():
                yield f"{folder} is the solution of no exercise"


def _entries(folder: Path) -> list[Path]:
    """What a folder holds, without hidden files and what Python leaves behind."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.name != "__pycache__")


def _parsed(path: Path) -> ast.Module | str:
    """The module's syntax tree, or what is wrong with its text."""
    try:
        return ast.parse(path.read_bytes(), str(path))
    except (SyntaxError, ValueError) as error:  # ValueError: NUL bytes
        return f"{path} cannot be compiled: {error}"
