from itertools import pairwise

from workbench.predict import Prediction


def draw(random):
    sizes = [
        random.choice([4, 6, 8, 10, 20]),
        *random.sample([5, 10, 12, 16, 30, 50], random.choice([1, 2])),
        random.choice([1, 2, 3]),
    ]
    weights = sum(a * b for a, b in pairwise(sizes))
    biases = sum(sizes[1:])
    right = weights + biases
    wrong = {
        weights: "Those are the weights. What else does every unit have?",
        weights + sum(sizes): "Do the inputs have biases?",
        weights + len(sizes) - 1: "That is one bias for a layer. Every unit has its own.",
    }
    wrong.pop(right, None)
    steps = " + ".join(f"({a}·{b} + {b})" for a, b in pairwise(sizes))
    return Prediction(
        prompt=f"The layers have the sizes\n\n    {' → '.join(map(str, sizes))}\n\nHow many parameters are learned?",
        expected=right,
        explain=f"Each layer has inputs times outputs weights and one bias for each output: {steps} = {right}.",
        near_misses=wrong,
    )
