import math

from workbench.predict import Prediction


def draw(random):
    beta = random.choice([0.5, 0.8, 0.9, 0.95, 0.98, 0.99])
    rate = random.choice([0.1, 0.01, 0.02, 0.05, 0.001])
    gradient = random.choice([1, 2, 4, 5, 10])
    right = rate * gradient / (1 - beta)
    wrong = {
        rate
        * gradient: "The first steps are about that long. The velocity still grows: what is added to it each time?",
        rate * gradient / beta: "The velocity is a geometric series in β.",
        rate
        * gradient
        * (
            1 - beta
        ): "Do the steps become shorter or longer? Each velocity is the gradient plus β times the one before.",
        rate * gradient * (1 + beta): "That is the second step.",
    }
    wrong = {value: text for value, text in wrong.items() if not math.isclose(value, right, rel_tol=0.02)}
    return Prediction(
        prompt=f"SGD with momentum: v ← β v + g, w ← w − η v, with β = {beta}, η = {rate:g}. The gradient is g = {gradient} at every step. Which size do the steps |Δw| approach?",
        expected=right,
        explain=f"v approaches g(1 + β + β² + …) = g / (1 − β) = {gradient / (1 - beta):g}, so the step approaches η g / (1 − β) = {right:g}.",
        near_misses=wrong,
    )
