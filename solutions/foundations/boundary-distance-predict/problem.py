import math

from workbench.predict import Prediction


def draw(random):
    a, b, length = random.choice([(3, 4, 5), (6, 8, 10), (5, 12, 13), (8, 15, 17), (7, 24, 25)])
    w = [a * random.choice([-1, 1]), b * random.choice([-1, 1])]
    random.shuffle(w)
    bias = length * random.choice([1, 2, 3, 4]) * random.choice([-1, 1]) / random.choice([1, 2])
    right = abs(bias) / length
    wrong = {
        abs(bias): "You need the length of w, too: weights and bias can be scaled together without moving the line.",
        abs(bias) / (a + b): "Add the squares and take the root: that is the length of w.",
        abs(bias) / length**2: "Divide by the length of w, not by its square.",
        -right: "A distance is not negative.",
    }
    wrong = {value: text for value, text in wrong.items() if not math.isclose(value, right, rel_tol=0.02)}
    return Prediction(
        prompt=f"A neuron with two inputs has\n\n    w = ({w[0]}, {w[1]})\n    b = {bias:g}\n\nHow far is its boundary w·x + b = 0 from the origin?",
        expected=float(right),
        explain=f"‖w‖ = √({a}² + {b}²) = {length}, so the distance is |b| / ‖w‖ = {abs(bias):g} / {length} = {right:g}.",
        near_misses=wrong,
    )
