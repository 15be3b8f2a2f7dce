from workbench.predict import Prediction


def draw(random):
    channels, filters = random.choice([1, 3, 8, 16, 32]), random.choice([4, 8, 16, 32, 64])
    k, size = random.choice([1, 3, 5, 7]), random.choice([28, 32, 64, 224])
    right = filters * (channels * k * k + 1)
    wrong = {
        filters * channels * k * k: "And a bias for each filter.",
        filters * (k * k + 1): "A filter reads all channels of its input.",
        right * size * size: "The filter is the same at every position.",
        filters * channels * (k * k + 1): "One bias for each filter, not for each of its slices.",
        filters * channels * k * k + 1: "One bias for each filter, not one for the layer.",
    }
    wrong.pop(right, None)
    return Prediction(
        prompt=f"A convolution with {filters} filters of {k}×{k} and biases, on an image of {size}×{size} with {channels} channel{'s' * (channels > 1)}. How many parameters?",
        expected=right,
        explain=f"Each filter has {channels}·{k}·{k} = {channels * k * k} weights and one bias; {filters} of them make {right}. The image's size does not come in.",
        near_misses=wrong,
    )
