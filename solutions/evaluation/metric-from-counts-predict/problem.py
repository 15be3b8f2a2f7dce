import math

from workbench.predict import Prediction


def draw(random):
    while True:
        tp, fp, fn, tn = random.randint(3, 30), random.randint(1, 30), random.randint(1, 30), random.randint(50, 900)
        values = {
            "precision": tp / (tp + fp),
            "recall": tp / (tp + fn),
            "F1": 2 * tp / (2 * tp + fp + fn),
            "accuracy": (tp + tn) / (tp + fp + fn + tn),
        }
        spread = sorted(values.values())
        if all(high - low > 0.03 for low, high in zip(spread, spread[1:], strict=False)):
            break
    name = random.choice(["precision", "recall", "F1"])
    right = values[name]
    wrong = {value: f"That is the {other}." for other, value in values.items() if other != name}
    wrong[(values["precision"] + values["recall"]) / 2] = (
        "The harmonic mean, not the arithmetic one."
        if name == "F1"
        else "That is neither: look at what is in the denominator."
    )
    wrong = {value: text for value, text in wrong.items() if not math.isclose(value, right, rel_tol=0.02)}
    how = {
        "precision": f"{tp} / ({tp} + {fp})",
        "recall": f"{tp} / ({tp} + {fn})",
        "F1": f"2·{tp} / (2·{tp} + {fp} + {fn})",
    }[name]
    return Prediction(
        prompt=f"    true positives  {tp}\n    false positives {fp}\n    false negatives {fn}\n    true negatives  {tn}\n\nWhat is the {name}?",
        expected=right,
        explain=f"{how} = {right:.3f}.",
        near_misses=wrong,
    )
