from workbench.predict import Prediction


def draw(random):
    side, channels = random.choice([16, 32, 64]), random.choice([1, 3])
    down = random.choice([2, 4, 8])
    latent = random.choice([2, 4, 8])
    before, after = side * side * channels, (side // down) ** 2 * latent
    right = before / after
    wrong = {
        float(down): "Both sides shrink, and the channels change.",
        float(down * down): "And the channels?",
        after / before: "The other way round.",
        down * channels / latent: "Both sides shrink: height and width.",
    }
    wrong = {value: text for value, text in wrong.items() if abs(value - right) > 0.02 * right}
    return Prediction(
        prompt=f"A convolutional autoencoder turns images of {channels}×{side}×{side} into codes of {latent}×{side // down}×{side // down}. By which factor has the code fewer numbers than the image (below 1 if it has more)?",
        expected=float(right),
        explain=f"{channels}·{side}² = {before} numbers become {latent}·{side // down}² = {after}: {before}/{after} = {right:g}"
        + (", so the code is not smaller at all." if right <= 1 else "."),
        near_misses=wrong,
    )
