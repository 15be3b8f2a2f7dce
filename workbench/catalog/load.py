"""Reads content roots into a Catalogue. A broken file costs its own exercise and one line, never the rest."""

import dataclasses
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from workbench.catalog.locate import ContentRoot, builtin_root, extra_root
from workbench.catalog.model import Catalogue, Exercise, Kind, Level, Limits, Source, Track
from workbench.errors import ContentError

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, msgspec.Meta(min_length=1)]
T = TypeVar("T")


class ExerciseFile(msgspec.Struct, forbid_unknown_fields=True):
    """The keys of exercise.toml."""

    id: Slug
    title: Text
    kind: Kind
    level: Level
    minutes: Annotated[int, msgspec.Meta(ge=1, le=240)]
    topics: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    order: int = 0
    question: Annotated[int, msgspec.Meta(ge=1, le=20)] | None = None
    needs: tuple[Literal["numpy", "torch"], ...] = ()
    entry_points: tuple[Text, ...] = ()
    prerequisites: tuple[Slug, ...] = ()
    forbidden: tuple[Text, ...] = ()
    sources: tuple[Source, ...] = ()
    limits: Limits = msgspec.field(default_factory=Limits)


class TrackFile(msgspec.Struct, forbid_unknown_fields=True):
    """The keys of track.toml."""

    title: Text
    summary: Text
    order: int


def load_catalogue(extra_folders: Sequence[Path] = ()) -> Catalogue:
    """The built-in content and the user's own folders, as one catalogue.

    Raises ContentError only where a whole root is missing; a broken exercise becomes a line in `problems`.
    """
    roots = [builtin_root(), *(extra_root(folder) for folder in extra_folders)]
    problems: list[str] = []
    tracks: dict[str, Track] = {}
    for root in roots:
        for track in _read_tracks(root, problems):
            known = tracks.get(track.id)
            tracks[track.id] = _merged(known, track) if known else track
    unique = _without_repeated_ids(sorted(tracks.values(), key=lambda track: (track.order, track.id)), problems)
    return Catalogue(tuple(unique), tuple(problems))


def _read_tracks(root: ContentRoot, problems: list[str]) -> Iterable[Track]:
    for folder in sorted(path for path in root.exercises.iterdir() if path.is_dir() and not _hidden(path)):
        try:
            header = _decode(folder / "track.toml", TrackFile)
        except ContentError as error:
            problems.append(str(error))
            header = TrackFile(title=folder.name, summary="", order=999)
        exercises = []
        for exercise_folder in sorted(path for path in folder.iterdir() if path.is_dir() and not _hidden(path)):
            try:
                exercises.append(_read_exercise(exercise_folder, root))
            except ContentError as error:
                problems.append(str(error))
        exercises.sort(key=lambda exercise: (exercise.order, exercise.id))
        yield Track(folder.name, header.title, header.summary, header.order, tuple(exercises))


def _read_exercise(folder: Path, root: ContentRoot) -> Exercise:
    path = folder / "exercise.toml"
    header = _decode(path, ExerciseFile)
    if header.id != folder.name:
        raise ContentError(f"{path}: id: expected {folder.name!r}, the name of its folder, got {header.id!r}")
    if header.kind is Kind.CODE and not header.entry_points:
        raise ContentError(f"{path}: entry_points: expected the names the checks call, got none")
    return Exercise(
        track=folder.parent.name,
        folder=folder,
        solution_folder=root.solutions / folder.parent.name / folder.name,
        **{name: getattr(header, name) for name in header.__struct_fields__},
    )


def _decode(path: Path, kind: type[T]) -> T:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(f"{path}: the file is missing") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path}: {error}") from error
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        expectation, _, key = str(error).partition(" - at `$")
        named = key.strip("`.") or "top level"
        raise ContentError(f"{path}: {named}: {expectation}") from error


def _merged(first: Track, second: Track) -> Track:
    return dataclasses.replace(first, exercises=first.exercises + second.exercises)


def _without_repeated_ids(tracks: Iterable[Track], problems: list[str]) -> Iterable[Track]:
    seen: dict[str, Exercise] = {}
    for track in tracks:
        kept = []
        for exercise in track.exercises:
            if exercise.id in seen:
                other = seen[exercise.id].folder
                problems.append(f"{exercise.folder / 'exercise.toml'}: id: {exercise.id!r} is taken by {other}")
                continue
            seen[exercise.id] = exercise
            kept.append(exercise)
        yield dataclasses.replace(track, exercises=tuple(kept))


def _hidden(path: Path) -> bool:
    return path.name.startswith((".", "_"))
