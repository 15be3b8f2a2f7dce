import math

from workbench.predict import Prediction


def draw(random):
    classes = random.choice([2, 3, 4, 5, 8, 10, 16, 20, 50, 100, 1000])
    right = math.log(classes)
    wrong = {
        1 / classes: "That is the probability of each class.",
        math.log2(classes): "In bits, yes. Losses are in nats: the natural logarithm.",
        -right: "The loss is minus a logarithm of something below 1.",
        float(classes): "What is minus the logarithm of the probability of the right class?",
    }
    wrong = {value: text for value, text in wrong.items() if not math.isclose(value, right, rel_tol=0.02)}
    return Prediction(
        prompt=f"A network for {classes} balanced classes is freshly initialised, with a softmax and cross-entropy, and all its logits are near 0. What is its mean loss?",
        expected=right,
        explain=f"Each class gets the probability 1/{classes}, so the loss is −log(1/{classes}) = log {classes} ≈ {right:.3f}.",
        near_misses=wrong,
    )
