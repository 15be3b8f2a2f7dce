import math

from workbench.predict import Prediction


def draw(random):
    p = random.choice([0.1, 0.2, 0.25, 0.5, 0.6, 0.75, 0.8])
    value = random.choice([1, 2, 3, 4, 6, 12]) * random.choice([1, -1])
    case = random.choice(["kept", "mean", "evaluation"])
    right = float(value / (1 - p)) if case == "kept" else float(value)
    ask = {
        "kept": "In training, the unit is kept this time. What does it put out?",
        "mean": "In training: what is its output on average over many masks?",
        "evaluation": "In evaluation: what does it put out?",
    }[case]
    wrong = {
        value * (1 - p): "Inverted dropout does its scaling in training, so that evaluation needs none.",
        value / p: "Divide by the probability of being kept.",
        float(value): "Some units are dropped. What makes up for them?",
        value / (1 - p): "On average some of the masks drop it. And in evaluation nothing is dropped.",
    }
    wrong = {answer: text for answer, text in wrong.items() if not math.isclose(answer, right, rel_tol=0.02)}
    return Prediction(
        prompt=f"A unit has the activation {value}. Inverted dropout is applied, with a probability of p = {p} of being dropped. {ask}",
        expected=right,
        explain=f"Kept activations are divided by 1 − p = {1 - p:g}: {value / (1 - p):g}. With probability {1 - p:g} that, else 0, is {value} on average, and in evaluation the layer does nothing.",
        near_misses=wrong,
    )
