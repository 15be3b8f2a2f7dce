from workbench.predict import Prediction


def draw(random):
    while True:
        x, w, v = (random.choice([-3, -2, -1, 1, 2, 3]) for _ in range(3))
        b, c, y = (random.choice([-2, -1, 0, 1, 2, 3]) for _ in range(3))
        z = w * x + b
        h = max(0, z)
        error = v * h + c - y
        if z != 0 and error not in (0, 1, -1) and abs(v) > 1 and (z > 0 or random.random() < 0.2):
            break
    gate = int(z > 0)
    gradients = {"v": error * h, "c": error, "w": error * v * gate * x, "b": error * v * gate}
    name = random.choice(list(gradients))
    right = gradients[name]
    other_factor = {"v": error, "c": error * h, "w": error * v * gate, "b": error * v * gate * x}[name]
    other_path = {"w": error * v * x, "b": error * v}.get(name, error * v * h)
    tells = [
        (other_factor, "Which factor does this parameter meet on the way forward?"),
        (-right, "Error = output − target, in this order."),
        (2 * right, "The loss has a ½ in front."),
        (other_path, "Is every factor of the path in it, and only these? Mind the ReLU."),
    ]
    wrong = {}
    for value, tell in tells:  # small numbers coincide, and then no single mistake may be named
        wrong[value] = (
            tell if value not in wrong else "Check the sign of the error, the ½, and every factor of the path."
        )
    wrong.pop(right, None)
    return Prediction(
        prompt=f"One input, one hidden unit, one output:\n\n    h = ReLU(w x + b)\n    ŷ = v h + c\n    L = ½ (ŷ − y)²\n\n    w = {w}, b = {b}, x = {x}\n    v = {v}, c = {c}, y = {y}\n\nWhat is ∂L/∂{name}?",
        expected=right,
        explain=f"Forward: z = {z}, h = {h}, ŷ = {v * h + c}. The error ŷ − y is {error} = ∂L/∂c. ∂L/∂v = {error} · {h} = {error * h}. The ReLU is {'open' if gate else 'closed'}, so δ = {error} · ({v}) · {gate} = {error * v * gate} = ∂L/∂b, and ∂L/∂w = δ·x = {error * v * gate * x}.",
        near_misses=wrong,
    )
