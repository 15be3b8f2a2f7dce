from workbench.predict import Prediction


def draw(random):
    while True:
        kernel = random.choice([3, 5, 7])
        stride = random.choice([1, 2, 2, 3])
        padding = random.choice([0, 1, 2, 3])
        dilation = random.choice([1, 1, 1, 2])
        height, width = random.sample(range(6, 41), 2)
        channels, filters = random.sample([1, 3, 8, 16, 32, 64], 2)
        covered = dilation * (kernel - 1) + 1
        room = [n + 2 * padding - covered for n in (height, width)]
        right = tuple(r // stride + 1 for r in room)
        wrong = {
            (channels, *right): "The sizes are right. How many channels does the output have: who decides that?",
            (filters, right[1], right[0]): "Height comes before width.",
            (filters, *(r // stride for r in room)): "You counted steps. The position it starts in counts, too.",
            (filters, *(-(-r // stride) + 1 for r in room)): "A last step that is too short is not taken: round down.",
            (filters, *((r - padding) // stride + 1 for r in room)): "The padding is added at both ends.",
            (filters, *((r + covered - kernel) // stride + 1 for r in room)): "Dilated taps stand apart: what does the "
            "filter cover from its first tap to its last?",
            (filters, *((r + covered - dilation * kernel) // stride + 1 for r in room)): "Between k taps there are "
            "k − 1 gaps.",
        }
        wrong.pop((filters, *right), None)  # without padding, say, that mistake gives the right answer
        settings = (stride > 1) + (padding > 0) + (dilation > 1)
        if settings >= 2 and min(room) >= stride and all(size > 0 for shape in wrong for size in shape):
            break
    steps = "\n".join(
        f"    {name}: ⌊({n} + 2·{padding} − {covered}) / {stride}⌋ + 1 = ⌊{r} / {stride}⌋ + 1 = {size}"
        for name, n, r, size in zip(("height", "width "), (height, width), room, right, strict=True)
    )
    return Prediction(
        prompt=(
            f"An input of shape `({channels}, {height}, {width})`, channels first, goes through a convolution with\n\n"
            f"    filters    {filters}\n    kernel     {kernel}×{kernel}\n    stride     {stride}\n"
            f"    padding    {padding} at each side\n    dilation   {dilation}\n\n"
            "Which shape comes out?"
        ),
        expected=(filters, *right),
        explain=(
            f"A {kernel}×{kernel} filter with a dilation of {dilation} covers {dilation}·({kernel} − 1) + 1 = {covered} "
            f"values along each axis, so\n\n{steps}\n\nand there is one channel for each of the {filters} filters."
        ),
        near_misses=wrong,
    )
