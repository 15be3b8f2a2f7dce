from workbench.predict import Prediction


def draw(random):
    width = random.choice([64, 96, 128, 192, 256, 512])
    heads = random.choice([h for h in (1, 2, 4, 8, 16) if width % h == 0])
    bias = random.random() < 0.5
    right = 4 * width * width + (4 * width if bias else 0)
    wrong = {
        3 * width * width + (3 * width if bias else 0): "Queries, keys, values. And after the heads are joined?",
        right * heads: "The heads share the width.",
        4 * width * width + (0 if bias else 4 * width): "Biases or not?",
        4 * width * (width // heads) + (4 * width if bias else 0): "All heads together have the whole width.",
    }
    wrong.pop(right, None)
    return Prediction(
        prompt=f"Multi-head attention of width {width} with {heads} head{'s' * (heads > 1)}, projections for queries, keys, values and output, {'with' if bias else 'without'} biases. How many parameters?",
        expected=right,
        explain=f"Four matrices of {width}×{width}"
        + (f" and four biases of {width}" if bias else "")
        + f": {right}. The number of heads does not matter.",
        near_misses=wrong,
    )
