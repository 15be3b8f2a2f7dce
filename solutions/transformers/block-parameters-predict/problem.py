from workbench.predict import Prediction


def draw(random):
    width, factor = random.choice([64, 100, 128, 200, 256, 512]), random.choice([2, 3, 4])
    layers = random.choice([1, 2, 6, 12])
    gated = random.random() < 0.3
    each = 4 * width * width + (3 if gated else 2) * factor * width * width
    right = layers * each
    wrong = {
        layers * (4 * width * width + factor * width * width): "The feed-forward part goes up and comes down again.",
        layers
        * (
            3 * width * width + (3 if gated else 2) * factor * width * width
        ): "Attention has an output projection, too.",
        layers
        * (
            4 * width * width + (2 if gated else 3) * factor * width * width
        ): "How many matrices has this feed-forward part?",
    }
    wrong.pop(right, None)
    kind = "gated (SwiGLU, three matrices)" if gated else "with two matrices"
    return Prediction(
        prompt=f"{layers} decoder block{'s' * (layers > 1)} as in GPT, without cross-attention, of width {width}; feed-forward part {kind}, inner width {factor * width}. How many weights?",
        expected=right,
        explain=f"Attention 4·{width}² = {4 * width * width}, feed-forward {3 if gated else 2}·{width}·{factor * width} = {each - 4 * width * width}; together {each} a block, {right} in all.",
        near_misses=wrong,
    )
