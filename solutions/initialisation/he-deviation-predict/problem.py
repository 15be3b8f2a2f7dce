import math

from workbench.predict import Prediction


def draw(random):
    scheme = random.choice(["He", "Xavier"])
    if scheme == "He":
        inputs, outputs = random.choice([8, 18, 32, 50, 72, 128, 200, 288, 800]), random.choice([10, 64, 100])
        right, formula = math.sqrt(2 / inputs), f"√(2 / fan_in) = √(2 / {inputs})"
    else:
        inputs, outputs = random.choice([(30, 20), (100, 100), (6, 2), (20, 12), (150, 50), (300, 500), (60, 12)])
        right, formula = math.sqrt(2 / (inputs + outputs)), f"√(2 / (fan_in + fan_out)) = √(2 / {inputs + outputs})"
    wrong = {
        right**2: "That is the variance.",
        math.sqrt(
            1 / inputs
        ): "Nearly: that keeps the variance where nothing is cut off, and looks at one direction only.",
        math.sqrt(2 / outputs): "How many terms does each unit's sum have?",
        (math.sqrt(2 / (inputs + outputs)) if scheme == "He" else math.sqrt(2 / inputs)): "That is the other scheme.",
    }
    wrong = {value: text for value, text in wrong.items() if not math.isclose(value, right, rel_tol=0.02)}
    return Prediction(
        prompt=f"A dense layer with {inputs} inputs and {outputs} outputs, weights drawn from a normal distribution by the {scheme} scheme (with the factor for {'ReLU' if scheme == 'He' else 'tanh taken as 1'}). Which standard deviation?",
        expected=right,
        explain=f"{formula} = {right:.4g}.",
        near_misses=wrong,
    )
