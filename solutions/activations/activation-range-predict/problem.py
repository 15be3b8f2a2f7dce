from workbench.predict import Prediction

RANGES = {
    "the sigmoid": ("0 < y < 1", "1 / (1 + e^(−x)) comes close to both ends and reaches neither."),
    "tanh": ("−1 < y < 1", "It is 2σ(2x) − 1: the sigmoid stretched to run from −1 to 1, without its ends."),
    "ReLU": ("y ≥ 0", "max(0, x) reaches 0, for every negative input, and grows without bound."),
    "softplus": ("y > 0", "log(1 + e^x) is positive everywhere, however small for negative x."),
    "leaky ReLU with slope 0.01": ("every real number", "The small slope goes on for ever on the negative side."),
    "ELU with α = 1": ("y > −1", "α(e^x − 1) approaches −α for negative x and does not reach it."),
    "GELU": ("y ≥ −0.17, about", "x·Φ(x) dips below 0 and has its lowest point near x = −0.75."),
    "SiLU": ("y ≥ −0.28, about", "x·σ(x) dips below 0 and has its lowest point near x = −1.28."),
}
ASK = [
    "What is the range of {}?",
    "Which values can {} take?",
    "A layer ends with {}. In which set do its outputs lie?",
]


def draw(random):
    name = random.choice(list(RANGES))
    right, why = RANGES[name]
    others = random.sample([text for text, _ in RANGES.values() if text != right], 3)
    choices = [right, *others]
    random.shuffle(choices)
    hints = dict.fromkeys(
        others, "Look at very negative inputs, at very positive ones, and at a dip between. Are the ends reached?"
    )
    return Prediction(
        prompt=random.choice(ASK).format(name), expected=right, explain=why, choices=tuple(choices), near_misses=hints
    )
