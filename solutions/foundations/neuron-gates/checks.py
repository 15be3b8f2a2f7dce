import itertools

import numpy as np

from workbench.checks import assert_array, assert_equal, assert_error, assert_unchanged, rng

TOLERANCE = 0.05
TRUTH = {"AND": all, "OR": any, "NAND": lambda inputs: not all(inputs)}


def fires(x, w, b):
    """One row at a time, in Python."""
    return np.array([int(sum(v * u for v, u in zip(row, w.tolist())) + b > 0) for row in x.tolist()])


def gate_of(submission, name, n):
    result = submission.gate(name, n)
    assert isinstance(result, tuple) and len(result) == 2, "gate returns a pair: (w, b)."
    w, b = result
    shape = (w.shape, w.dtype.name) if isinstance(w, np.ndarray) else type(w).__name__
    assert_equal(shape, ((n,), "float64"), message=f"The weights of {name} of {n} inputs.")
    numbers = (int, float, np.integer, np.floating)
    assert isinstance(b, numbers) and not isinstance(b, bool), f"The bias is one number, not a {type(b).__name__}."
    return w, float(b)


def assert_gate(submission, name, n):
    """Every corner on its side of the boundary, then every corner with its inputs off by the tolerance."""
    w, b = gate_of(submission, name, n)
    corners = np.array(list(itertools.product((0, 1), repeat=n)))
    wanted = np.array([int(TRUTH[name](corner)) for corner in corners])
    z = corners @ w + b
    for corner, value, target in zip(corners.tolist(), z.tolist(), wanted.tolist()):
        told = "fires" if value > 0 else "does not fire"
        assert int(value > 0) == target, f"Your {name} of {n} inputs {told} at {corner}: z = {value:.6g}."
    margin = np.where(wanted == 1, z, -z)
    worst = int(np.argmin(margin))
    reach = TOLERANCE * float(np.abs(w).sum())
    told = f"Your {name} of {n} inputs is right on exact inputs, but near {corners[worst].tolist()}, where z = "
    told += f"{z[worst]:.6g}, inputs that are off by {TOLERANCE} can move z by {reach:.3g}, past the boundary."
    assert margin[worst] >= reach * (1 - 1e-9), told


def test_the_example_of_the_question(submission):
    assert_array(submission.neuron(np.array([[1.0, 1.0], [0.0, 2.0]]), np.array([2.0, -1.0]), 0.0), np.array([1, 0]))


def test_a_batch_goes_through_a_neuron(submission):
    for batch, n in ((40, 3), (1, 4), (5, 1), (3, 3)):
        x, w, b = rng().normal(size=(batch, n)), rng().normal(size=n), float(rng().normal())
        assert_array(submission.neuron(x, w, b), fires(x, w, b), message=f"B = {batch}, n = {n}, b = {b:.3g}.")


def test_the_bias_is_added(submission):
    x, w = np.array([[0.5], [1.5], [2.5]]), np.ones(1)
    for b, expected in ((-2.0, [0, 0, 1]), (-1.0, [0, 1, 1]), (0.0, [1, 1, 1]), (2.0, [1, 1, 1]), (-3.0, [0, 0, 0])):
        told = f"x = 0.5, 1.5 and 2.5, w = 1, b = {b}: the bias is part of z."
        assert_array(submission.neuron(x, w, b), np.array(expected), message=told)


def test_at_exactly_zero_it_does_not_fire(submission):
    x = np.array([[1.0, 1.0], [2.0, 1.0], [1.0, 2.0]])
    assert_array(submission.neuron(x, np.array([1.0, -1.0]), 0.0), np.array([0, 1, 0]), message="z = 0, 1 and −1.")


def test_float32_inputs_give_int64_as_well(submission):
    x, w = np.array([[1.0, 1.0], [0.0, 2.0]], np.float32), np.array([2.0, -1.0], np.float32)
    assert_array(submission.neuron(x, w, 0.5), np.array([1, 0]))


def test_and_of_two_inputs(submission):
    assert_gate(submission, "AND", 2)


def test_or_of_two_inputs(submission):
    assert_gate(submission, "OR", 2)


def test_nand_of_two_inputs(submission):
    assert_gate(submission, "NAND", 2)


def test_gates_of_any_number_of_inputs(submission):
    for n in (1, 3, 5, 8):
        for name in TRUTH:
            assert_gate(submission, name, n)


def test_another_name_is_refused(submission):
    for name in ("XOR", "maybe"):
        with assert_error(ValueError, mentions=(name,), message=f"gate({name!r}, 2): the error names it."):
            submission.gate(name, 2)


def test_xor_of_the_four_corners(submission):
    x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    assert_array(submission.xor(x), np.array([0, 1, 1, 0]), message="The corners 00, 01, 10 and 11.")


def test_xor_of_inexact_inputs(submission):
    bits = rng().integers(0, 2, size=(30, 2))
    x = bits + rng().uniform(-TOLERANCE, TOLERANCE, size=bits.shape)
    assert_array(submission.xor(x), (bits[:, 0] != bits[:, 1]).astype(np.int64), message="Inputs off by up to 0.05.")


def test_inputs_are_left_alone(submission):
    x, w = rng().normal(size=(5, 2)), rng().normal(size=2)
    with assert_unchanged(submission):
        submission.neuron(x, w, 0.5)
        submission.xor(x)
