from workbench.predict import Prediction


def draw(random):
    inputs, code = random.choice([16, 64, 100, 784]), random.choice([2, 3, 8, 10, 16])
    tied = random.random() < 0.4
    weights = inputs * code
    right = weights * (1 if tied else 2) + code + inputs
    wrong = {
        weights * (2 if tied else 1) + code + inputs: "Are the decoder's weights its own?",
        weights * (1 if tied else 2): "And the biases of both parts.",
        weights * (1 if tied else 2) + 2 * code: "How many outputs has the decoder?",
        weights + code: "That is the encoder.",
    }
    wrong.pop(right, None)
    return Prediction(
        prompt=f"An autoencoder with one layer each way: {inputs} → {code} → {inputs}, biases in both, "
        + ("the decoder uses the encoder's weights transposed (tied)." if tied else "weights not shared.")
        + " How many parameters?",
        expected=right,
        explain=f"Encoder {inputs}·{code} + {code}, decoder "
        + ("only its biases, " if tied else f"{code}·{inputs} + ")
        + f"{inputs}: {right} in all.",
        near_misses=wrong,
    )
