from workbench.predict import Prediction


def draw(random):
    while True:
        full = random.sample([2, 3, 4, 5, 6, 7, 8], random.choice([3, 4]))
        left = [1 if random.random() < 0.4 else size for size in full]
        right = [1 if random.random() < 0.4 and own != 1 else size for size, own in zip(full, left, strict=True)]
        right = right[random.choice([1, 2]) :]
        left[: len(full) - len(right)] = full[: len(full) - len(right)]
        if 1 in left and left != full and right != full[-len(right) :]:
            break
    expected = tuple(full)
    aligned = tuple(max(a, b) for a, b in zip(left, right + [1] * (len(left) - len(right)), strict=True))
    wrong = {
        aligned: "Line the shapes up at their right ends.",
        tuple(left): "That is the shape of `a` alone. What happens where it has a 1?",
        tuple(full[-len(right) :]): "The result has as many axes as the longer shape.",
        tuple(left + right): "Axes are matched from the right, not joined.",
    }
    wrong.pop(expected, None)
    width = max(len(str(tuple(left))), len(str(tuple(right))))
    return Prediction(
        prompt=f"`a` and `b` have the shapes\n\n    a  {str(tuple(left)):>{width}}\n    b  {str(tuple(right)):>{width}}\n\nWhich shape has `a + b`?",
        expected=expected,
        explain=f"Lined up from the right, each pair of sizes is equal or one of them is 1, and the other one wins; axes that `b` lacks count as 1. So the result is {expected}.",
        near_misses=wrong,
    )
