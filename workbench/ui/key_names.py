"""Keys as somebody writes them into a file, "F5", "Ctrl+R", "/", and the names Textual has for them."""

import unicodedata
from difflib import get_close_matches

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from workbench.ui.commands import is_letter

MODIFIERS = ("ctrl", "alt", "shift", "meta", "super", "hyper")
_NO_KEYS = {Keys.Any, Keys.ScrollUp, Keys.ScrollDown, Keys.Ignore, Keys.ControlAt, Keys.ControlSpace, Keys.Return}
_NAMES = {key.value.rpartition("+")[2] for key in Keys if key not in _NO_KEYS}
_WRITING = {"enter", "tab", "space", "backspace", "delete", "escape"} | {
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown"
}  # fmt: skip


def textual_name(written: str) -> str:
    """Textual's name for a key: "f5" for "F5", "slash" for "/"; empty where there is no such key."""
    written = written.strip() or written
    *modifiers, last = [written] if len(written) == 1 else written.lower().split("+")
    last = _character_name(last) if len(last) == 1 else last
    if modifiers == ["shift"] and last.isalpha() and len(last) == 1:
        return last.upper()  # which is what a terminal sends
    known = last in _NAMES or is_letter(last)
    if not known or len(set(modifiers)) < len(modifiers) or not set(modifiers) <= set(MODIFIERS):
        return ""
    return "+".join([*sorted(modifiers, key=MODIFIERS.index), last])


def is_for_writing(key: str) -> bool:
    """Whether writing, or moving about, takes this key."""
    *modifiers, last = key.split("+")
    return last in _WRITING and set(modifiers) <= {"shift"}


def similar_key(written: str) -> str:
    """What was meant by a key that does not exist; empty where that is anybody's guess."""
    *modifiers, last = written.lower().split("+")
    found = get_close_matches(last, sorted(_NAMES), 1)
    return "+".join([*modifiers, *found]) if found and set(modifiers) <= set(MODIFIERS) else ""


def _character_name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)
