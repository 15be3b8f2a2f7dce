from workbench.predict import Prediction


def draw(random):
    batch = random.choice([16, 32, 50, 64, 100, 128])
    batches = random.randint(5, 40)
    rest = random.randint(1, batch - 1)
    examples = (batches - 1) * batch + rest
    epochs = random.choice([2, 3, 5, 10])
    accumulate = random.choice([1, 1, 2])
    dropped = random.random() < 0.3
    loaded = batches - dropped
    right = (loaded // accumulate) * epochs
    wrong = {
        right // epochs: "That is one epoch.",
        loaded * epochs: "Those are the batches. How many of them make one step?",
        examples * epochs // batch // accumulate: "Count the batches of each epoch on their own.",
        (batches - (not dropped)) // accumulate * epochs: "What happens to the last, smaller batch?",
    }
    wrong.pop(right, None)
    last = "The last, smaller batch is dropped" if dropped else "The last, smaller batch is kept"
    how = (
        ""
        if accumulate == 1
        else f" Gradients are accumulated over {accumulate} batches, and what is left over at the end of an epoch is thrown away."
    )
    return Prediction(
        prompt=f"{examples} examples, batches of {batch}, {epochs} epochs. {last}.{how} How many optimiser steps?",
        expected=right,
        explain=f"{examples} / {batch} is {batches - 1} whole batches and a smaller one, so {loaded} are loaded in each epoch"
        + (f", which make {loaded // accumulate} steps" if accumulate > 1 else "")
        + f": {right} in {epochs} epochs.",
        near_misses=wrong,
    )
