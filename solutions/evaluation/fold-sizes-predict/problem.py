from workbench.predict import Prediction


def draw(random):
    folds = random.choice([3, 4, 5, 6, 8, 10])
    examples = folds * random.randint(6, 60) + random.randint(1, folds - 1)
    small, larger = divmod(examples, folds)
    what = random.choice(["largest", "smallest"])
    right = examples - small if what == "largest" else examples - small - 1
    wrong = {
        small * (folds - 1): "The folds do not all have the same size.",
        (
            examples - small - 1 if what == "largest" else examples - small
        ): "A larger fold for testing leaves less for training.",
        (small if what == "largest" else small + 1): "That is a test fold.",
    }
    wrong.pop(right, None)
    return Prediction(
        prompt=f"{examples} examples, {folds} folds whose sizes differ by one at most. How many examples are in the {what} training set?",
        expected=right,
        explain=f"{examples} = {folds}·{small} + {larger}, so {larger} fold{'s' * (larger > 1)} of {small + 1} and {folds - larger} of {small}. The {what} training set is what is left beside a fold of {small if what == 'largest' else small + 1}: {right}.",
        near_misses=wrong,
    )
