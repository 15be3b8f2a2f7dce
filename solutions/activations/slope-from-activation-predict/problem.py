import math

from workbench.predict import Prediction


def draw(random):
    if random.random() < 0.5:
        a = random.choice([0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9])
        right, name = a * (1 - a), "σ"
        how = f"σ′ = σ(1 − σ) = {a} · {1 - a:g} = {right:g}."
        wrong = {
            1 - a: "That is one of the two factors.",
            1 - a * a: "That is the formula of another function.",
            a: "That is the activation itself.",
        }
    else:
        a = random.choice([-0.9, -0.8, -0.6, -0.5, -0.3, -0.2, 0.2, 0.3, 0.6, 0.8, 0.9])
        right, name = 1 - a * a, "tanh"
        how = f"tanh′ = 1 − tanh² = 1 − {a * a:g} = {right:g}."
        wrong = {
            a * (1 - a): "That is the formula of another function.",
            1 - a: "Something is squared.",
            a * a: "Subtract that from something.",
        }
    wrong = {value: text for value, text in wrong.items() if not math.isclose(value, right, rel_tol=0.02)}
    return Prediction(
        prompt=f"A unit with a {name} has the activation a = {a}. What is the derivative of {name} at its input?",
        expected=float(right),
        explain=how,
        near_misses=wrong,
    )
