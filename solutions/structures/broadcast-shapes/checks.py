import re

import numpy as np

from workbench.checks import assert_equal, assert_error, rng


def compare(submission, *shapes):
    given = submission.broadcast_shapes(*shapes)
    assert_equal(given, np.broadcast_shapes(*shapes), message=f"The shapes {', '.join(map(str, shapes)) or '(none)'}.")


def refuse(submission, *shapes, clashing):
    """A ValueError whose message names each of the sizes; `clashing` are those that every right message names."""
    told = f"{' with '.join(map(str, shapes))}: not all sizes of an axis go together."
    with assert_error(ValueError, message=told):
        try:
            submission.broadcast_shapes(*shapes)
        except Exception as failure:
            text = failure.text
            raise
    named = re.findall(r"\d+", without_shapes(text, shapes))
    missing = [size for size in clashing if str(size) not in named]
    assert not missing, (
        f"{told}\nThe message should name two clashing sizes of one axis; whole shapes leave the search to its reader. "
        f"It is {text[:200]!r}."
    )


def without_shapes(text, shapes):
    """The text without the shapes that are written out in it as tuples or lists."""
    known = {tuple(map(str, shape)) for shape in shapes}
    return re.sub(
        r"[(\[][\d\s]*,[\d\s,]*[)\]]", lambda m: "" if tuple(re.findall(r"\d+", m[0])) in known else m[0], text
    )


def test_the_examples_of_the_question(submission):
    compare(submission, (8, 1, 6), (7, 1))
    compare(submission, (5, 1), (5,))
    compare(submission, (0, 3), (1,), ())
    refuse(submission, (4, 2), (1, 3), clashing=(2, 3))


def test_equal_shapes(submission):
    compare(submission, (3, 4), (3, 4))
    compare(submission, (6,), (6,), (6,))


def test_an_axis_of_one_takes_the_other_size(submission):
    compare(submission, (3, 1), (1, 4))
    compare(submission, (1, 5), (2, 1))
    compare(submission, (2, 1, 4), (1, 3, 1))


def test_short_shapes_are_filled_on_the_left(submission):
    compare(submission, (6, 7), (7,))
    compare(submission, (7,), (8, 6, 7))
    compare(submission, (3,), (3, 1))
    compare(submission, (1,), (4, 1, 1, 2))


def test_the_last_axes_must_fit_and_not_the_first(submission):
    refuse(submission, (6, 1, 7), (6,), clashing=(6, 7))
    refuse(submission, (5, 1, 3, 2), (5, 1, 3), clashing=(2, 3))


def test_all_ones(submission):
    compare(submission, (1,), (1, 1))
    compare(submission, (1, 1, 1), ())


def test_the_shape_of_a_scalar(submission):
    compare(submission, (), (4, 3))
    compare(submission, (2,), ())
    compare(submission, (), ())


def test_one_shape_and_none(submission):
    compare(submission, (3, 1, 0, 2))
    compare(submission, ())
    compare(submission)


def test_an_empty_axis_goes_with_one_and_with_itself(submission):
    compare(submission, (0,), (1,))
    compare(submission, (4, 1), (1, 0))
    compare(submission, (0, 3), (0, 1))
    compare(submission, (1, 1), (0,), (5, 1))


def test_an_empty_axis_goes_with_no_other_size(submission):
    refuse(submission, (0,), (3,), clashing=(0, 3))
    refuse(submission, (2, 5), (2, 0), clashing=(0, 5))


def test_a_multiple_does_not_fit(submission):
    refuse(submission, (2,), (4,), clashing=(2, 4))
    refuse(submission, (3, 12), (3, 6), clashing=(6, 12))


def test_a_clash_on_any_axis(submission):
    refuse(submission, (7, 3, 1), (8, 1, 4), clashing=(7, 8))
    refuse(submission, (1, 30, 1), (5, 20, 4), clashing=(20, 30))
    refuse(submission, (7, 1, 4), (11, 7, 1, 5), clashing=(4, 5))


def test_many_shapes(submission):
    compare(submission, (2, 1, 1), (3, 1), (4,), ())
    compare(submission, (1,), (5, 1), (1, 1, 6), (7, 1, 1, 1), (6,))


def test_a_clash_of_shapes_that_are_not_neighbours(submission):
    refuse(submission, (3,), (1,), (4,), clashing=(3, 4))
    refuse(submission, (6, 2), (), (2,), (5, 1), clashing=(5, 6))
    refuse(submission, (1,), (8,), (9,), (8,), clashing=(8, 9))


def test_random_shapes(submission):
    for _ in range(4):
        full = rng().integers(0, 7, size=5)
        full[full == 1] = 9
        shapes = []
        for _ in range(3):
            kept = np.where(rng().random(5) < 0.5, full, 1)
            shapes.append(tuple(int(size) for size in kept[int(rng().integers(0, 5)) :]))
        compare(submission, *shapes)


def test_large_sizes(submission):
    compare(submission, (1_000_000, 1), (1, 3_000_000_000))
    refuse(submission, (1_000_000,), (1_000_001,), clashing=(1_000_000, 1_000_001))
