from workbench.predict import Prediction


def draw(random):
    baseline = random.randint(60, 90)
    model = random.randint(baseline + 1, 98)
    before, after = 100 - baseline, 100 - model
    right = (before - after) / before
    wrong = {
        (model - baseline) / 100: "Those are the points. The share refers to the mistakes that the baseline made.",
        (model - baseline) / baseline: "That refers to the baseline's accuracy. Which share of its mistakes is gone?",
        after / before: "That share of the mistakes is left.",
        (before - after) / after: "That refers to the new error; the baseline is the old one.",
    }
    return Prediction(
        prompt=f"    accuracy of the baseline  {baseline} %\n    accuracy of your model    {model} %\n\n"
        "Which share of the baseline's errors is gone, as a number from 0 to 1?",
        expected=right,
        explain=f"({before} − {after}) / {before} = {right:.3f}.",
        near_misses={value: text for value, text in wrong.items() if abs(value - right) > 0.02},
    )
