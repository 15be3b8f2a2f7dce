import math

import torch

from workbench.checks import (
    assert_array,
    assert_between,
    assert_equal,
    assert_gradcheck,
    assert_unchanged,
    rng,
    with_state,
)

SIZES = (5, 4, 3)
ALPHA = 7.0


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def random_state(dtype=torch.float64, sizes=SIZES):
    inputs, outputs, rank = sizes
    shapes = {"weight": (outputs, inputs), "bias": (outputs,), "lora_A": (rank, inputs), "lora_B": (outputs, rank)}
    return {name: normal(*shape, dtype=dtype) for name, shape in shapes.items()}


def make_layer(submission, state):
    rank, inputs = state["lora_A"].shape
    return with_state(submission.LoRALinear, state, inputs, len(state["bias"]), rank, ALPHA)


def new_state(layer):
    """The state of a new layer, after a look at its names."""
    state = layer.state_dict()
    names = ["bias", "lora_A", "lora_B", "weight"]
    assert sorted(state) == names, f"The parameters are {', '.join(names)}, not {', '.join(sorted(state)) or 'none'}."
    return state


def merged(state, x):
    """The layer as one matrix, W + alpha / rank · B A."""
    scale = ALPHA / len(state["lora_A"])
    return x @ (state["weight"] + scale * (state["lora_B"] @ state["lora_A"])).T + state["bias"]


def test_a_batch_goes_through_the_merged_matrix(submission):
    state, x = random_state(), normal(6, 5)
    assert_array(make_layer(submission, state)(x), merged(state, x))


def test_a_batch_of_one_keeps_its_axis(submission):
    state, x = random_state(), normal(1, 5)
    assert_array(make_layer(submission, state)(x), merged(state, x))


def test_a_rank_of_one_and_a_rank_above_the_sizes(submission):
    for sizes in ((5, 4, 1), (2, 3, 6), (1, 1, 1)):
        state, x = random_state(sizes=sizes), normal(3, sizes[0])
        told = f"in = {sizes[0]}, out = {sizes[1]}, rank = {sizes[2]}."
        sizes_of_terms = merged({name: value.abs() for name, value in state.items()}, x.abs())  # they may cancel
        given = make_layer(submission, state)(x)
        assert_array(given, merged(state, x), scale=float(sizes_of_terms.max()), message=told)


def test_large_values_stay_right(submission):
    state, x = random_state(), 1e6 * normal(4, 5)
    assert_array(make_layer(submission, state)(x), merged(state, x), message="Inputs of a million.")


def test_float32_stays_float32(submission):
    state, x = random_state(torch.float32), normal(6, 5, dtype=torch.float32)
    wide = merged({name: value.double() for name, value in state.items()}, x.double()).float()
    assert_array(make_layer(submission, state)(x), wide)


def test_a_new_layer_is_the_frozen_layer(submission):
    layer, x = submission.LoRALinear(5, 4, 3, ALPHA), normal(6, 5, dtype=torch.float32)
    state = new_state(layer)
    expected = x @ state["weight"].T + state["bias"]
    assert_array(layer(x).detach(), expected, message="Before any training the update must add nothing.")


def test_a_new_layer_starts_uniform_with_a_zero_lora_b(submission):
    state = new_state(submission.LoRALinear(50, 40, 30, ALPHA))
    assert_array(state["lora_B"], torch.zeros(40, 30), message="lora_B starts at zero.")
    bound = 1 / math.sqrt(50)
    for name in ("weight", "bias", "lora_A"):
        told = f"At the start {name} is uniform on [-1/√in, 1/√in]; here in = 50."
        values = state[name].double().numpy()
        assert_between(values, -bound * (1 + 1e-6), bound * (1 + 1e-6), message=told)
        error = 3 / math.sqrt(values.size)
        assert_between(values.std() * math.sqrt(3) / bound, 1 - error, 1 + error, message=f"{told} Its spread.")


def test_only_the_update_gets_gradients(submission):
    state, x, upstream = random_state(), normal(6, 5).requires_grad_(), normal(6, 4)
    layer = make_layer(submission, state)
    leaves = {name: value.clone().requires_grad_() for name, value in state.items()}
    own = x.detach().clone().requires_grad_()
    merged(leaves, own).backward(upstream)
    layer(x).backward(upstream)
    gradients = layer.named_gradients()
    told = "Buffers are no parameters. The layer has exactly four parameters; it has these"
    assert sorted(gradients) == sorted(state), f"{told}: {', '.join(sorted(gradients)) or 'none'}."
    for name in ("weight", "bias"):
        assert gradients[name] is None, f"{name} got a gradient; it is to be frozen."
    for name in ("lora_A", "lora_B"):
        assert gradients[name] is not None, f"No gradient reaches {name}."
        assert_array(gradients[name], leaves[name].grad, message=f"The gradient of {name}.")
    assert_array(x.grad, own.grad, message="The gradient by x, through both paths.")


def test_gradients_agree_with_finite_differences(submission):
    assert_gradcheck(make_layer(submission, random_state()), normal(2, 5).requires_grad_())


def test_the_trained_numbers_are_counted(submission):
    for inputs, outputs, rank in ((5, 4, 3), (40, 7, 2), (1, 1, 1)):
        told = f"in = {inputs}, out = {outputs}, rank = {rank}."
        given = submission.LoRALinear(inputs, outputs, rank, ALPHA).trainable()
        assert_equal(given, rank * inputs + outputs * rank, message=told)


def test_x_is_left_alone(submission):
    layer, x = make_layer(submission, random_state()), normal(6, 5)
    with assert_unchanged(submission):
        layer(x)
