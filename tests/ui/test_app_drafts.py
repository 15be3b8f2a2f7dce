"""No text is ever lost: saving, failing to save, clashes with other programs, resetting, quitting, coming back."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from workbench.catalog import Catalogue
from workbench.errors import HomeError
from workbench.study import Place, Study
from workbench.ui import drafts
from workbench.ui.app import DlworkApp
from workbench.ui.screens.dialogs import Clash, UnsavedChanges
from workbench.ui.state import Saving
from workbench.ui.widgets.editor_pane import EditorPane

from .conftest import STUB, Session, settle
from .fakes import FakeGrader


class FullDisk(Study):
    """A study whose drafts cannot be saved while the disk is full."""

    full = True

    def save_draft(self, exercise, text, *, overwrite=False):  # type: ignore[no-untyped-def]
        if self.full:
            raise HomeError("relu.py cannot be written: no space left on device.")
        super().save_draft(exercise, text, overwrite=overwrite)


@pytest.fixture
def full_disk(home: Path) -> FullDisk:
    study = FullDisk.open()
    assert isinstance(study, FullDisk)
    return study


@pytest.fixture
def saves_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "SAVE_AFTER", 0.01)


def editor_title(app: DlworkApp) -> str:
    return str(app.workbench.query_one(EditorPane).border_title)


async def until_saving_is(app: DlworkApp, pilot: Pilot[None], saving: Saving) -> None:
    while app.workbench.draft.saving is not saving:
        await pilot.pause()


async def test_a_draft_saves_itself_soon_after_a_keystroke(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue, saves_at_once: None
) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.press("a")
        while app.workbench.keeper.unsaved or not study.draft_path(catalogue.get("relu")).exists():
            await pilot.pause()
        assert study.draft_path(catalogue.get("relu")).read_text() == "a" + STUB


async def test_the_title_says_that_a_save_is_coming(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        assert "relu.py" in editor_title(app) and "saved" in editor_title(app)
        await pilot.press("a")
        await until_saving_is(app, pilot, Saving.PENDING)
        assert "saving…" in editor_title(app)


async def test_no_keystroke_waits_longer_than_two_seconds_for_its_save() -> None:
    assert drafts.SAVE_AFTER <= 2.0


@pytest.mark.parametrize("key", ["f3", "f5", "f6"])
async def test_switching_running_and_leaving_the_editor_save_at_once(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue, key: str
) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.press("a", key)
        await settle(pilot)
        assert study.draft_path(catalogue.get("relu")).read_text() == "a" + STUB


async def test_every_exercise_keeps_its_own_draft(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong) as (app, pilot):
        editor = app.workbench.query_one(EditorPane).editor
        await pilot.press("a", "f3")
        await pilot.press("b", "shift+f3")
        await pilot.pause()
        assert editor.text == "a" + STUB
        await pilot.press("f3")
        await pilot.pause()
        assert editor.text == "b" + STUB


async def test_a_save_that_fails_is_shown_for_as_long_as_it_lasts(
    session: Session, wrong: FakeGrader, full_disk: FullDisk, catalogue: Catalogue
) -> None:
    async with session(wrong, study=full_disk) as (app, pilot):
        await pilot.press("a", "f5")
        await settle(pilot)
        assert "not saved: relu.py cannot be written" in editor_title(app)
        assert [note.severity for note in app._notifications].count("error") == 1
        await pilot.press("f5")
        await settle(pilot)
        assert [note.severity for note in app._notifications].count("error") == 1
        full_disk.full = False
        await pilot.press("f5")
        await settle(pilot)
        assert app.workbench.draft.saving is Saving.SAVED
        assert full_disk.draft_path(catalogue.get("relu")).read_text() == "a" + STUB


async def test_text_that_cannot_be_saved_survives_a_look_at_another_exercise(
    session: Session, wrong: FakeGrader, full_disk: FullDisk
) -> None:
    async with session(wrong, study=full_disk) as (app, pilot):
        editor = app.workbench.query_one(EditorPane).editor
        await pilot.press("a", "f3")
        await pilot.pause()
        assert editor.text == STUB
        await pilot.press("shift+f3")
        await pilot.pause()
        assert editor.text == "a" + STUB


async def test_quitting_with_unsaved_text_asks_and_offers_a_copy(
    session: Session, wrong: FakeGrader, full_disk: FullDisk, tmp_path: Path
) -> None:
    async with session(wrong, study=full_disk) as (app, pilot):
        await pilot.press("a", "ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, UnsavedChanges)
        await pilot.click("#copy")
        assert app.clipboard == "a" + STUB
        copy = tmp_path / "copy.py"
        app.screen.query_one("#path", Input).value = str(copy)
        await pilot.click("#save")
        assert copy.read_text() == "a" + STUB
        await pilot.click("#save")
        assert copy.read_text() == "a" + STUB
        await pilot.click("#stay")
        await pilot.pause()
        assert app.screen is app.workbench
        assert app.is_running and app.return_code is None
        await pilot.press("ctrl+q")
        await pilot.pause()
        await pilot.click("#quit")
        await settle(pilot)
    assert app.return_code == 0


async def test_quitting_saves_and_the_next_start_returns_to_the_place(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.press("f3", "x", "down", "right", "ctrl+q")
        await settle(pilot)
    assert app.return_code == 0
    assert study.last_place() == Place("silu", 1, 2)
    async with session(wrong) as (app, pilot):
        editor = app.workbench.query_one(EditorPane).editor
        assert editor.text == "x" + STUB
        assert editor.cursor_location == (1, 2)
        assert app.workbench.exercise == catalogue.get("silu")


async def test_starting_at_an_exercise_goes_there(session: Session, wrong: FakeGrader) -> None:
    async with session(wrong, start="hinge") as (app, _pilot):
        assert app.workbench.exercise is not None and app.workbench.exercise.id == "hinge"


async def test_a_crash_loses_nothing_because_the_keeper_holds_the_text(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    async with session(wrong) as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        app.exit()
    assert app.workbench.keeper.save()
    assert study.draft_path(catalogue.get("relu")).read_text() == "a" + STUB


@pytest.mark.parametrize(("button", "kept"), [("#mine", "a" + STUB), ("#theirs", "theirs\n")])
async def test_a_clash_with_another_program_asks_which_text_stays(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue, button: str, kept: str
) -> None:
    path = study.draft_path(catalogue.get("relu"))
    async with session(wrong) as (app, pilot):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("theirs\n")
        await pilot.press("a", "f5")
        await pilot.pause()
        assert isinstance(app.screen, Clash)
        assert path.read_text() == "theirs\n"
        await pilot.click(button)
        await settle(pilot)
        assert path.read_text() == kept
        assert app.workbench.query_one(EditorPane).editor.text == kept
        assert app.workbench.draft.saving is Saving.SAVED


async def test_a_change_by_another_program_is_taken_over_when_nothing_waits(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    path = study.draft_path(catalogue.get("relu"))
    async with session(wrong) as (app, pilot):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("theirs\n")
        app.workbench.look_at_disk()
        await pilot.pause()
        assert app.workbench.query_one(EditorPane).editor.text == "theirs\n"


async def test_resetting_asks_and_keeps_the_old_text(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    path = study.draft_path(catalogue.get("relu"))
    async with session(wrong) as (app, pilot):
        editor = app.workbench.query_one(EditorPane).editor
        await pilot.press("a", "f9")
        await pilot.pause()
        await pilot.click("#no")
        await settle(pilot)
        assert editor.text == "a" + STUB
        await pilot.press("f9")
        await pilot.pause()
        await pilot.click("#yes")
        await settle(pilot)
        assert editor.text == STUB
        assert path.read_text() == STUB
        assert path.with_name("relu.before-reset.py").read_text() == "a" + STUB


async def test_a_draft_with_other_line_endings_is_not_rewritten_by_looking_at_it(
    session: Session, wrong: FakeGrader, study: Study, catalogue: Catalogue
) -> None:
    path = study.draft_path(catalogue.get("relu"))
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x = 1\r\ny = 2\r\n")
    async with session(wrong) as (app, pilot):
        await pilot.press("f6", "f3", "f5")
        await settle(pilot)
        app.workbench.look_at_disk()
    assert path.read_bytes() == b"x = 1\r\ny = 2\r\n"
