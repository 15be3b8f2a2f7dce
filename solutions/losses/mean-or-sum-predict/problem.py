from workbench.predict import Prediction


def draw(random):
    batch = random.choice([4, 5, 8, 10, 16, 20, 25, 32, 50, 64])
    rate = random.choice([0.1, 0.2, 0.4, 0.8, 1.0])
    to_sum = random.random() < 0.5
    right = rate / batch if to_sum else rate * batch
    before, after = ("mean", "sum") if to_sum else ("sum", "mean")
    wrong = {
        rate: "The gradient's size changes with the reduction. By how much?",
        (rate * batch if to_sum else rate / batch): "The other way: do the gradients get larger or smaller?",
        (rate / batch**2 if to_sum else rate * batch**2): "The gradient is linear in the loss.",
    }
    return Prediction(
        prompt=f"Plain SGD, batches of {batch}, learning rate {rate:g}. The loss is the {before} over the batch and you change it to the {after}. Which learning rate makes the same steps?",
        expected=float(right),
        explain=f"The sum is {batch} times the mean, and so is its gradient. To take the same step, the rate has to be {'divided' if to_sum else 'multiplied'} by {batch}: {right:g}.",
        near_misses=wrong,
    )
