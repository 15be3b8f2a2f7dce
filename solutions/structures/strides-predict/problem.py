from workbench.predict import Prediction


def draw(random):
    rows, columns = random.sample([3, 4, 5, 6, 8, 10], 2)
    name, size = random.choice([("float32", 4), ("float64", 8), ("int16", 2)])
    step, nth = random.choice([(2, "second"), (3, "third")])
    own = (columns * size, size)
    views = {
        "x.T": (own[::-1], "A transpose swaps the strides."),
        f"x[::{step}]": (
            (own[0] * step, own[1]),
            f"Every {nth} row: the step from row to row is {step} times as long.",
        ),
        f"x[:, ::{step}]": (
            (own[0], own[1] * step),
            f"Every {nth} column: the step within a row is {step} times as long, from row to row it stays.",
        ),
        f"x[::{step}].T": (
            (own[1], own[0] * step),
            f"Every {nth} row makes the first stride {step} times as long, the transpose swaps the two.",
        ),
    }
    view = random.choice(list(views))
    right, why = views[view]
    wrong = {
        own: "Those are the strides of x itself.",
        right[::-1]: "Which axis comes first in the view?",
        tuple(stride // size for stride in right): "In items, yes. numpy counts bytes.",
        (rows * size, size): "To get to the next row one passes over all values of a row: how many are these?",
    }
    if view.startswith("x[::") and own[0] % step == 0:
        wrong[own[0] // step, own[1]] = "A view that skips rows takes longer steps."
    wrong.pop(right, None)
    return Prediction(
        prompt=f"`x` is a C-ordered array of shape ({rows}, {columns}) and dtype {name}. Which strides, in bytes, has `{view}`?",
        expected=right,
        explain=f"`x` has the strides ({columns}·{size}, {size}) = {own}. {why} That gives {right}.",
        near_misses=wrong,
    )
