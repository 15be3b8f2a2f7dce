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
    smaller, by_p, unscaled, scaled = {
        "kept": (
            "Some units are dropped. Must a kept one grow or shrink to make up for them?",
            "Divided by a probability, yes, but by that of being dropped?",
            "Some units are dropped. What makes up for them?",
            "",
        ),
        "mean": (
            "That is the mean if the kept values are not scaled.",
            "What does it put out when it is kept, and how often is that?",
            "",
            "That is what it puts out when it is kept. How often is it dropped?",
        ),
        "evaluation": (
            "Inverted dropout does its scaling in training, so that evaluation needs none.",
            "What is dropped in evaluation, and what is there to make up for?",
            "",
            "That is what it puts out in training, if it is kept. What is dropped in evaluation?",
        ),
    }[case]
    wrong = {value * (1 - p): smaller, value / p: by_p, float(value): unscaled, value / (1 - p): scaled}
    wrong = {answer: text for answer, text in wrong.items() if not math.isclose(answer, right, rel_tol=0.02)}
    return Prediction(
        prompt=f"A unit has the activation {value}. Inverted dropout drops it with probability p = {p}. {ask}",
        expected=right,
        explain=f"A kept activation is divided by 1 − p = {1 - p:g}, which gives {value / (1 - p):g}. That comes out with probability {1 - p:g}, else 0: {value} on average. In evaluation the layer does nothing.",
        near_misses=wrong,
    )
