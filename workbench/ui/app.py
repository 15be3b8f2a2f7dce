"""The app: one screen over catalogue, study and grader; themes, and a way out that loses nothing."""

import asyncio
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.timer import Timer

from workbench.assist import Assistant
from workbench.catalog import Catalogue
from workbench.errors import DlworkError
from workbench.judge.grader import Grader
from workbench.study import Home, Study
from workbench.ui.commands import PALETTE, QUIT, bind, width_class
from workbench.ui.screens.dialogs import UnsavedChanges
from workbench.ui.screens.workbench import WorkbenchScreen
from workbench.ui.settings import read_settings

LEAVING_SECONDS = 5.0
PAUSE_SECONDS = 2.0
YOUNGEST, NEVER = 5_000, 1 << 30  # numbers of new objects
DARK, LIGHT = "tokyo-night", "catppuccin-latte"


class DlworkApp(App[None], inherit_bindings=False):
    """Everything on screen. Takes its grader from outside, so that tests bring their own."""

    TITLE = "dlwork"
    COMMANDS: ClassVar = set()
    ENABLE_COMMAND_PALETTE = False  # which would bind a key of its own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "help_quit", show=False, id="app.help-quit", tooltip="Say which key quits", system=True)
    ]

    def __init__(
        self,
        catalogue: Catalogue,
        study: Study,
        grader: Grader,
        start: str | None = None,
        clock: Callable[[], float] = time.monotonic,
        assistant: Assistant | None = None,
        *,
        greet: bool = False,
    ) -> None:
        super().__init__()
        self._study = study
        self._greet = greet
        self._settings = read_settings(study.home.settings)
        for command in (QUIT, PALETTE):
            bind(self, self._settings.commands[command.id].bindings())
        self.use_command_palette = True
        self.workbench = WorkbenchScreen(catalogue, study, self._settings, grader, start, clock, assistant)

    def on_load(self) -> None:
        """Take up the theme of the settings or of the last time, before any style is read."""
        theme = self._settings.theme or self._study.setting("theme", DARK)
        self.theme = theme if theme in self.available_themes else DARK

    def on_mount(self) -> None:
        """Begin."""
        self.workbench.add_class(width_class(self.size.width))  # Textual would, after the first frame
        self.push_screen(self.workbench)
        if self._greet:
            self.workbench.call_after_refresh(self.workbench.action_standing)

    def watch_theme(self, theme: str) -> None:
        """Remember the theme, unless it is the one of the settings, which come first anyway."""
        if self.is_running and theme not in (self._settings.theme, self._study.setting("theme", DARK)):
            try:
                self._study.remember_setting("theme", theme)
            except DlworkError as error:
                self.notify(str(error), severity="warning", markup=False)

    def on_app_blur(self) -> None:
        """Save when the learner turns to another window."""
        self.workbench.save_draft()

    def on_app_focus(self) -> None:
        """See what another program did to the draft in the meantime."""
        self.workbench.look_at_disk()

    def action_switch_theme(self) -> None:
        """From dark to light and back."""
        self.theme = LIGHT if self.current_theme.dark else DARK

    def action_command_palette(self) -> None:
        """Open the palette, which acts on the workbench and so is closed to dialogs."""
        if self.screen is self.workbench:
            super().action_command_palette()

    async def action_quit(self) -> None:
        """Save everything and leave; the question about unsaved text is asked once only."""
        if not isinstance(self.screen, UnsavedChanges):
            self.workbench.leave()


class LiveApp(DlworkApp):
    """The app as it runs for hours: nobody waits while garbage is looked for.

    A full collection takes up to a tenth of a second and would come with every tenth key. Here it comes when the
    learner pauses; the first one leaves what the app was made of at the start out of all that follow.
    """

    _pause: Timer | None = None

    def on_load(self) -> None:
        """From now on only what just came is looked through while something is going on."""
        gc.set_threshold(YOUNGEST, NEVER, NEVER)

    def on_ready(self) -> None:
        """Everything stands; a pause may come."""
        self._pause = self.set_interval(PAUSE_SECONDS, self._collect, name="collect garbage")

    async def on_event(self, event: events.Event) -> None:
        """Wait for the next pause with every key and every move of the mouse."""
        if isinstance(event, events.InputEvent) and self._pause is not None:
            self._pause.reset()
        await super().on_event(event)

    def _collect(self) -> None:
        if self._pause is not None:
            self._pause.pause()
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()


def run_app(catalogue: Catalogue, study: Study, start: str | None = None) -> int:
    """Run the app with the real judge until the learner quits; closes judge and study. Returns the exit code."""
    from workbench.judge.pool import make_grader  # brings the judge's machinery, which tests do without

    for size in ("COLUMNS", "LINES"):  # what another program exported would win over the terminal's own size
        os.environ.pop(size, None)
    assistant = Assistant(Home.cache() / "jedi")
    app = LiveApp(catalogue, study, make_grader(keep_warm=True), start, assistant=assistant, greet=start is None)
    try:
        return asyncio.run(_session(app, app.workbench.grader, assistant))
    finally:
        app.workbench.keeper.save()  # after a crash, too: the keeper holds the text without any widget
        study.close()


def _leave_on_signals(app: DlworkApp, loop: asyncio.AbstractEventLoop) -> None:
    """End when the terminal goes, or when asked to from outside; text is saved first.

    A terminal that is gone takes nothing more, and Textual's last words to it may wait for ever, so the process ends
    of itself if it has not ended in time. The handlers are Python's own: the loop's do not run while it is blocked.
    """

    def leave() -> None:
        app.workbench.keeper.save()
        app.exit(return_code=1)

    def on_signal(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(leave)
        deadline = threading.Timer(LEAVING_SECONDS, _end, (app,))
        deadline.daemon = True
        deadline.start()

    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, on_signal)


def _end(app: DlworkApp) -> None:
    try:
        app.workbench.keeper.save()
    finally:
        os._exit(1)


async def _session(app: DlworkApp, grader: Grader, assistant: Assistant) -> int:
    if sys.platform != "win32":
        _leave_on_signals(app, asyncio.get_running_loop())
    try:
        await app.run_async()
    finally:
        await grader.close()
        await assistant.close()
    return app.return_code or 0
