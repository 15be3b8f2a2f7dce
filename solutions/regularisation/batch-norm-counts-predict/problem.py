from workbench.predict import Prediction


def draw(random):
    batch, channels, height, width = (
        random.choice([4, 8, 16, 32]),
        random.choice([3, 6, 12, 24, 64]),
        *random.sample([5, 7, 10, 14, 20], 2),
    )
    cases = {
        "learnable parameters are there": (
            2 * channels,
            f"2 · {channels}, γ and β for each channel",
            {
                channels: "There are two for each channel.",
                4 * channels: "The running statistics are not learned by gradient.",
                2 * channels * height * width: "They are shared over positions.",
            },
        ),
        "values go into each mean that it computes in training": (
            batch * height * width,
            f"{batch} · {height} · {width}, as the batch and both axes of the image are averaged over",
            {
                batch: "Convolutional features are the same at every position: what else is averaged over?",
                batch * channels * height * width: "Each channel has its own mean.",
                height * width: "That is instance norm. What about the batch?",
                channels: "So many means are there. How many values go into one of them?",
            },
        ),
        "numbers does it keep as running statistics": (
            2 * channels,
            f"2 · {channels}, a mean and a variance for each channel",
            {
                channels: "A mean for each channel, and what else?",
                2 * channels + 1: "A counter of batches is kept, too, but it is no statistic.",
                2 * batch * channels: "They do not belong to an example.",
                2 * channels * height * width: "They are shared over positions.",
            },
        ),
    }
    what = random.choice(list(cases))
    right, why, wrong = cases[what]
    wrong.pop(right, None)
    return Prediction(
        prompt=f"A batch norm layer for images gets an input of shape ({batch}, {channels}, {height}, {width}), channels second. How many {what}?",
        expected=right,
        explain=f"{right} = {why}.",
        near_misses=wrong,
    )
