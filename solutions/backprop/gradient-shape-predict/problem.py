from workbench.predict import Prediction


def draw(random):
    batch, inputs, outputs = random.sample([2, 3, 5, 7, 8, 16, 32, 64], 3)
    shapes = {
        "W": (
            (outputs, inputs),
            f"A gradient has the shape of what it is taken by. With δ = ∂L/∂z, δᵀx is ({outputs}, {batch}) times ({batch}, {inputs}): the batch is summed over.",
        ),
        "b": ((outputs,), "A gradient has the shape of what it is taken by; ∂L/∂z is summed over the batch."),
        "x": ((batch, inputs), f"With δ = ∂L/∂z, δW is ({batch}, {outputs}) times ({outputs}, {inputs})."),
        "z": ((batch, outputs), "A gradient has the shape of what it is taken by."),
    }
    name = random.choice(list(shapes))
    right, why = shapes[name]
    wrong = {
        shape: "Of which array's shape is a gradient always?" for other, (shape, _) in shapes.items() if other != name
    }
    wrong |= {right[::-1]: "Right sizes, wrong order."} if len(right) == 2 else {}
    wrong.pop(right, None)
    return Prediction(
        prompt=f"A layer computes z = x Wᵀ + b with\n\n    x  ({batch}, {inputs})\n    W  ({outputs}, {inputs})\n    b  ({outputs},)\n\nWhich shape has ∂L/∂{name}, for a scalar loss L?",
        expected=right,
        explain=why,
        near_misses=wrong,
    )
