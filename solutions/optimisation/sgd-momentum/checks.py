import numpy as np

from workbench.checks import assert_array, assert_unchanged, rng

SHAPES = ((3, 4), (3,), (1, 2, 2), ())


def arrays(dtype=np.float64):
    return [np.asarray(rng().normal(size=shape), dtype=dtype) for shape in SHAPES]


def step(submission, *arguments):
    """One step; the two lists, each of the right length."""
    result = submission.momentum_step(*arguments)
    told = "momentum_step returns two lists: (new_parameters, new_velocities)."
    assert isinstance(result, tuple) and len(result) == 2, told
    for part in result:
        assert isinstance(part, (list, tuple)) and len(part) == len(arguments[0]), f"{told} One array per parameter."
    return result


def number_by_number(parameters, gradients, velocities, lr, momentum):
    """One step on every entry by itself, in Python floats."""
    new_parameters, new_velocities = [], []
    for w, g, v in zip(parameters, gradients, velocities):
        entries = zip(w.ravel().tolist(), g.ravel().tolist(), v.ravel().tolist())
        speeds = [momentum * speed + slope for _, slope, speed in entries]
        places = [place - lr * speed for place, speed in zip(w.ravel().tolist(), speeds)]
        new_velocities.append(np.array(speeds).reshape(w.shape).astype(w.dtype))
        new_parameters.append(np.array(places).reshape(w.shape).astype(w.dtype))
    return new_parameters, new_velocities


def assert_step(given, expected, told):
    for arrays_given, arrays_expected, name in zip(given, expected, ("parameter", "velocity")):
        for index, (one, other) in enumerate(zip(arrays_given, arrays_expected)):
            assert_array(one, other, scale=2.0, message=f"{told} {name} {index}, of shape {other.shape}.")


def heavy_ball(start, curvature, lr, momentum, steps):
    """Polyak's form, which has no velocity: each position from the two before."""
    path = [start.astype(float)]
    for _ in range(steps):
        before = path[-2] if len(path) > 1 else path[-1]
        path.append(path[-1] - lr * curvature * path[-1] + momentum * (path[-1] - before))
    return np.array(path)


def plot(submission):
    steps = 60
    path = submission.minimise_quadratic(np.array([2.0]), np.array([1.0]), 0.1, 0.9, steps)
    yield "w by step, on ½ w² from 2, momentum 0.9", np.arange(steps + 1.0), path[:, 0]


def test_the_example_of_the_question(submission):
    w, v = [np.array([1.0])], None
    for number, (speed, place) in enumerate(((2.0, 0.8), (3.0, 0.5), (3.5, 0.15)), 1):
        w, v = step(submission, w, [np.array([2.0])], v, 0.1, 0.5)
        assert_array(v[0], np.array([speed]), message=f"The velocity after step {number}.")
        assert_array(w[0], np.array([place]), message=f"The parameter after step {number}.")


def test_one_step_with_velocities(submission):
    for lr, momentum in ((0.1, 0.9), (0.5, 0.3)):
        arguments = (arrays(), arrays(), arrays(), lr, momentum)
        given = step(submission, *arguments)
        assert_step(given, number_by_number(*arguments), f"lr = {lr}, momentum = {momentum}:")


def test_the_first_step_is_a_plain_gradient_step(submission):
    parameters, gradients = arrays(), arrays()
    zeros = [np.zeros_like(w) for w in parameters]
    expected = number_by_number(parameters, gradients, zeros, 0.2, 0.9)
    for velocities, told in ((None, "Velocities of None:"), (zeros, "Velocities of zeros:")):
        assert_step(step(submission, parameters, gradients, velocities, 0.2, 0.9), expected, told)


def test_without_momentum_old_velocities_do_not_matter(submission):
    parameters, gradients, velocities = arrays(), arrays(), arrays()
    expected = ([w - 0.2 * g for w, g in zip(parameters, gradients)], gradients)
    given = step(submission, parameters, gradients, velocities, 0.2, 0.0)
    assert_step(given, expected, "momentum = 0:")


def test_several_steps_with_changing_gradients_and_rates(submission):
    parameters, velocities = arrays(), None
    expected = (parameters, [np.zeros_like(w) for w in parameters])
    for lr in (0.5, 0.01, 0.2):
        gradients = arrays()
        parameters, velocities = step(submission, parameters, gradients, velocities, lr, 0.9)
        expected = number_by_number(expected[0], gradients, expected[1], lr, 0.9)
        told = f"Three steps with learning rates of 0.5, 0.01 and 0.2; this is the one with {lr}:"
        assert_step((parameters, velocities), expected, told)


def test_a_gradient_of_zero_lets_the_velocity_decay(submission):
    parameters, velocities = arrays(), arrays()
    nothing = [np.zeros_like(w) for w in parameters]
    new_velocities = [0.5 * v for v in velocities]
    expected = ([w - 0.25 * v for w, v in zip(parameters, new_velocities)], new_velocities)
    told = "All gradients are 0, momentum = 0.5:"
    assert_step(step(submission, parameters, nothing, velocities, 0.25, 0.5), expected, told)


def test_the_path_down_a_valley(submission):
    for size, lr, momentum, steps in ((2, 0.02, 0.9, 40), (3, 0.05, 0.5, 7), (1, 0.01, 0.0, 5)):
        start, curvature = rng().normal(size=size), rng().uniform(0.5, 20, size=size)
        given = submission.minimise_quadratic(start, curvature, lr, momentum, steps)
        told = f"D = {size}, lr = {lr}, momentum = {momentum}, {steps} steps."
        reason = "two forms of one recurrence round differently in every step"
        expected = heavy_ball(start, curvature, lr, momentum, steps)
        assert_array(given, expected, factor=4096, why=reason, message=told)


def test_a_path_of_no_steps_is_the_start(submission):
    start = rng().normal(size=3)
    assert_array(submission.minimise_quadratic(start, np.ones(3), 0.1, 0.9, 0), start[None])


def test_float32_stays_float32(submission):
    arguments = (arrays(np.float32), arrays(np.float32), arrays(np.float32), 0.1, 0.9)
    assert_step(step(submission, *arguments), number_by_number(*arguments), "float32:")
    first = (*arguments[:2], None, 0.1, 0.9)
    expected = number_by_number(*arguments[:2], [np.zeros_like(w) for w in arguments[0]], 0.1, 0.9)
    assert_step(step(submission, *first), expected, "float32, the first step:")
    start, curvature = rng().normal(size=2).astype(np.float32), np.array([1.0, 3.0], np.float32)
    path = heavy_ball(start, curvature, 0.1, 0.5, 4).astype(np.float32)
    assert_array(submission.minimise_quadratic(start, curvature, 0.1, 0.5, 4), path, message="A float32 path.")


def test_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.momentum_step(arrays(), arrays(), arrays(), 0.1, 0.9)
        submission.momentum_step(arrays(), arrays(), None, 0.1, 0.9)
        submission.minimise_quadratic(rng().normal(size=3), np.ones(3), 0.1, 0.9, 3)
