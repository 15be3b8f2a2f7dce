"""Documents and selections for property tests."""

from hypothesis import strategies as st

from workbench.ui.editing.edit import Selection

WORDS = st.sampled_from(
    ["x = 1", "return y", "# note", "#", "if a:", "", "    ", "  b", "f(", ")", '"""', "'", "é λ", "\\"]
)
LINES = st.lists(
    st.builds(lambda level, words: " " * level + words, st.integers(0, 9), WORDS) | st.just(""), min_size=1, max_size=7
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[str], Selection]:
    """Lines that look like Python, and a selection in them."""
    lines = draw(LINES)

    def location() -> tuple[int, int]:
        row = draw(st.integers(0, len(lines) - 1))
        return row, draw(st.integers(0, len(lines[row])))

    anchor = location()
    return lines, Selection(anchor, draw(st.sampled_from([anchor, location()])))
