from workbench.predict import Prediction


def draw(random):
    layers = [(random.choice([3, 3, 5]), random.choice([1, 1, 2])) for _ in range(random.choice([2, 3, 4]))]
    if all(stride == 1 for _, stride in layers[:-1]):
        layers[0] = (layers[0][0], 2)
    if len(layers) == 3 and layers[0][1] == 1:
        layers[2] = (5, layers[2][1])  # with 3 the kernel sizes would add up to the right answer
    right, jump, steps = 1, 1, []
    for k, stride in layers:
        right += (k - 1) * jump
        steps.append(f"+ {k - 1}·{jump}")
        jump *= stride
    plain = 1 + sum(k - 1 for k, _ in layers)
    late = 1
    distance = 1
    for k, stride in layers:
        distance *= stride
        late += (k - 1) * distance
    wrong = {
        plain: "After a stride, one step to the neighbour is a longer way in the image.",
        late: "A layer's own stride widens only what comes after it.",
        sum(k for k, _ in layers): "Neighbouring patches overlap.",
    }
    wrong.pop(right, None)
    rows = "\n".join(f"    layer {n}: {k}×{k}, stride {s}" for n, (k, s) in enumerate(layers, 1))
    return Prediction(
        prompt=f"{rows}\n\nHow many pixels wide is the receptive field of a unit of the last layer? One side, a whole number.",
        expected=right,
        explain=f"Start with 1 and add (k − 1) times the product of the strides before: 1 {' '.join(steps)} = {right}.",
        near_misses=wrong,
    )
