from workbench.predict import Prediction


def draw(random):
    relu = random.random() < 0.5
    width = random.choice([50, 100, 200, 500])
    factor, layers = random.choice(
        [(2, 3), (2, 4), (2, 5), (3, 2), (3, 3), (3, 4), (5, 2), (0.5, 3), (0.5, 4), (0.5, 5)]
    )  # for which no two of the mistakes below come to the same
    variance = factor * (2 if relu else 1) / width
    right = float(factor**layers)
    wrong = {
        factor * layers: "Each layer multiplies.",
        right**0.5: "That is the factor of the standard deviation.",
        (factor * 2) ** layers: "A ReLU sets half of its inputs to 0. What does that do to the mean square?"
        if relu
        else "There is no ReLU here that a factor of 2 would make up for.",
        (factor / 2) ** layers: "A ReLU halves the mean square. Was that not in the numbers already?"
        if relu
        else "Nothing halves the signal here.",
    }
    return Prediction(
        prompt=f"Layers of width {width}, no biases, weights independent with mean 0 and variance {variance:g}, {'a ReLU after each' if relu else 'no activation functions'}. By which factor has the mean square of the pre-activations grown {layers} layers later? (Below 1 it has shrunk.)",
        expected=right,
        explain=f"A pre-activation sums {width} products, so its mean square is {width} · {variance:g} = {width * variance:g} times that of the activations"
        + (", which is half that of the pre-activations before the ReLU" if relu else "")
        + f": a factor of {factor:g} a layer, and {factor:g}^{layers} = {right:g} over {layers}.",
        near_misses=wrong,
    )
