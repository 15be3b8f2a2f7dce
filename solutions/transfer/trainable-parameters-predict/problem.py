from workbench.predict import Prediction


def draw(random):
    features, classes = random.choice([256, 512, 768, 1024, 2048]), random.choice([2, 3, 5, 10, 20])
    hidden = random.choice([0, 0, 64, 100])
    backbone = random.choice([11, 23, 66, 110])
    right = features * hidden + hidden + hidden * classes + classes if hidden else features * classes + classes
    wrong = {
        right + backbone * 1_000_000: "The backbone is frozen.",
        (features * hidden + hidden * classes if hidden else features * classes): "And the biases.",
        features * 1000 + 1000: "That was the old head.",
    }
    wrong.pop(right, None)
    head = (
        f"a hidden layer of {hidden} units and an output for each of {classes} classes"
        if hidden
        else f"one linear layer for {classes} classes"
    )
    return Prediction(
        prompt=f"A pretrained network of {backbone} million parameters ends in {features} features and a head for 1,000 classes. You freeze all of it and replace the head by {head}. How many parameters are trained?",
        expected=right,
        explain=(
            f"({features}·{hidden} + {hidden}) + ({hidden}·{classes} + {classes})"
            if hidden
            else f"{features}·{classes} + {classes}"
        )
        + f" = {right}.",
        near_misses=wrong,
    )
