import math

import torch

from workbench.checks import (
    assert_array,
    assert_between,
    assert_equal,
    assert_error,
    assert_finite,
    assert_unchanged,
    rng,
    with_state,
)

OUTPUT, WEIGHTS = "The output.", "The weights, (B, H, L, S)."
WHY = "four products in a row, whose terms may cancel"


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def random_state(embed, dtype=torch.float64):
    """Parameters by name, of moderate size."""
    shapes = {"in_proj_weight": (3 * embed, embed), "in_proj_bias": (3 * embed,)}
    shapes |= {"out_proj.weight": (embed, embed), "out_proj.bias": (embed,)}
    return {name: normal(*shape, dtype=dtype) * 0.6 for name, shape in shapes.items()}


def make_module(submission, state, heads):
    return with_state(submission.MultiHeadAttention, state, len(state["out_proj.bias"]), heads)


def torch_module(state, heads):
    def build(embed, count):
        return torch.nn.MultiheadAttention(embed, count, batch_first=True)

    return with_state(build, state, len(state["out_proj.bias"]), heads)


def torch_forward(module, inputs, mask=None):
    """torch's output and weights; its mask hides where it is True."""
    query, key, _ = inputs
    hidden = None
    if mask is not None:
        shape = (len(query), module.num_heads, query.shape[1], key.shape[1])
        hidden = ~mask.expand(shape).reshape(-1, *shape[2:])
    return module(*inputs, attn_mask=hidden, average_attn_weights=False)


def forward(module, inputs, *mask):
    result = module(*inputs, *mask)
    assert isinstance(result, tuple) and len(result) == 2, "The module returns two tensors: (output, weights)."
    return result


def compare(given, expected, *, told=""):
    """(output, weights) beside those of torch."""
    assert_array(given[1], expected[1].detach(), message=f"{told}{WEIGHTS}", factor=256, why=WHY)
    assert_array(given[0], expected[0].detach(), message=f"{told}{OUTPUT}", factor=256, why=WHY)


def three(batch, queries, keys, embed, dtype=torch.float64):
    """Query, key and value, all different."""
    return tuple(normal(batch, length, embed, dtype=dtype) for length in (queries, keys, keys))


def check_against_torch(submission, state, heads, inputs, *mask, told=""):
    given = forward(make_module(submission, state, heads), inputs, *mask)
    compare(given, torch_forward(torch_module(state, heads), inputs, *mask), told=told)


def test_the_parameters_have_the_names_and_shapes_of_the_module_in_torch(submission):
    for embed, heads in ((6, 2), (5, 1), (4, 4)):
        given = submission.MultiHeadAttention(embed, heads).named_parameters()
        told = f"MultiHeadAttention({embed}, {heads}) needs the four parameters of torch's module and no others."
        wanted = {name: tuple(value.shape) for name, value in random_state(embed).items()}
        shapes = {name: tuple(value.shape) for name, value in given.items()}
        assert_equal(dict(sorted(shapes.items())), dict(sorted(wanted.items())), message=told)


def test_at_the_start_weights_are_uniform_and_biases_zero(submission):
    parameters = submission.MultiHeadAttention(40, 4).named_parameters()
    for name in ("in_proj_bias", "out_proj.bias"):
        value = parameters[name].detach()
        assert_array(value, torch.zeros_like(value), message=f"At the start {name} is 0.")
    for name, bound in (("in_proj_weight", math.sqrt(6 / 160)), ("out_proj.weight", 1 / math.sqrt(40))):
        values = parameters[name].detach().double().numpy()
        told = f"At the start {name} is uniform on ±{bound:.4g}; here E = 40."
        assert_between(values, -bound * (1 + 1e-6), bound * (1 + 1e-6), message=told)
        error = 3 / math.sqrt(values.size)
        told_mean = f"{told} The mean, in units of the bound."
        assert_between(values.mean() / bound, -1.2 * error, 1.2 * error, message=told_mean)
        spread = values.std() * math.sqrt(3) / bound
        assert_between(spread, 1 - error, 1 + error, message=f"{told} The spread, 1 if uniform.")


def test_heads_must_divide_the_embedding(submission):
    for embed, heads in ((6, 4), (3, 2), (2, 4)):
        with assert_error(ValueError, mentions=("head", "divi", "multiple")):
            submission.MultiHeadAttention(embed, heads)


def test_the_example_of_the_question(submission):
    eye, zero = torch.eye(2, dtype=torch.float64), torch.zeros(2, dtype=torch.float64)
    state = {"in_proj_weight": eye.repeat(3, 1), "in_proj_bias": zero.repeat(3)}
    module = make_module(submission, state | {"out_proj.weight": eye, "out_proj.bias": zero}, 2)
    rows = [[[1, 0]]], [[[math.log(3), 0], [0, 0]]], [[[4, 2], [8, 6]]]
    given = forward(module, [torch.tensor(row, dtype=torch.float64) for row in rows])
    weights = torch.tensor([[[[0.75, 0.25]], [[0.5, 0.5]]]], dtype=torch.float64)
    compare(given, (torch.tensor([[[5.0, 4.0]]], dtype=torch.float64), weights))


def test_self_attention_agrees_with_torch(submission):
    for batch, length, embed, heads in ((2, 3, 8, 2), (1, 4, 6, 3), (3, 5, 4, 4)):
        x = normal(batch, length, embed)
        told = f"B = {batch}, L = S = {length}, E = {embed}, {heads} heads. "
        check_against_torch(submission, random_state(embed), heads, (x, x, x), told=told)


def test_one_head_is_plain_attention_with_projections(submission):
    check_against_torch(submission, random_state(5), 1, three(2, 3, 4, 5), told="One head. ")


def test_queries_keys_and_values_may_all_be_different(submission):
    for queries, keys in ((3, 5), (4, 2), (1, 6), (4, 1)):
        told = f"{queries} queries, {keys} keys. "
        check_against_torch(submission, random_state(6), 2, three(2, queries, keys, 6), told=told)


def test_a_causal_mask_hides_the_future(submission):
    x, mask = normal(2, 4, 6), torch.ones(4, 4, dtype=torch.bool).tril()
    check_against_torch(submission, random_state(6), 3, (x, x, x), mask, told="A causal mask (L, S). ")


def test_masks_broadcast_to_batch_heads_and_queries(submission):
    state, inputs = random_state(6), three(2, 3, 5, 6)
    own, theirs = make_module(submission, state, 3), torch_module(state, 3)
    for shape in ((2, 1, 1, 5), (2, 3, 3, 5), (3, 1, 5), (5,)):
        mask = torch.from_numpy(rng().random(size=shape) < 0.5)
        mask[..., 1] = True
        told = f"A mask of shape {shape}, True = may attend. "
        compare(forward(own, inputs, mask), torch_forward(theirs, inputs, mask), told=told)


def test_masked_keys_have_no_say_however_large_they_are(submission):
    query, key, value = three(1, 3, 4, 6)
    module, mask = make_module(submission, random_state(6), 2), torch.tensor([True, False, True, True])
    before = forward(module, (query, key, value), mask)
    key[:, 1], value[:, 1] = 1e4, -1e6
    after = forward(module, (query, key, value), mask)
    largest = float(after[1][..., 1].abs().max())
    assert largest == 0, f"The weight of a masked key must be exactly 0; one is {largest:.3g}."
    compare(after, before, told="Only a masked key and its value were changed, to huge ones. ")


def test_a_query_without_any_key_gets_zero_weights_and_the_bias(submission):
    state, inputs = random_state(6), three(2, 3, 4, 6)
    mask = torch.ones(2, 1, 3, 4, dtype=torch.bool)
    mask[1, 0, 2] = False
    output, weights = forward(make_module(submission, state, 3), inputs, mask)
    told = "A query may attend to no key."
    assert_array(weights[1, :, 2], torch.zeros(3, 4, dtype=torch.float64), message=f"{told} Its weights.")
    assert_array(output[1, 2], state["out_proj.bias"], message=f"{told} Its output is the bias of out_proj.")
    expected = torch_forward(torch_module(state, 3), inputs)[0].detach()
    assert_array(output[0], expected[0], message=f"{told} The other sequence.", factor=256, why=WHY)


def test_gradients_stay_finite_beside_a_query_without_any_key(submission):
    state, upstream = random_state(4), normal(2, 3, 4)
    mask = torch.ones(2, 1, 3, 5, dtype=torch.bool)
    mask[0, 0, 1] = False
    module, inputs = make_module(submission, state, 2), [x.requires_grad_() for x in three(2, 3, 5, 4)]
    given = torch.autograd.grad(forward(module, inputs, mask)[0], inputs, upstream)
    alive = upstream.clone()
    alive[0, 1] = 0
    expected = torch.autograd.grad(torch_forward(torch_module(state, 2), inputs)[0], inputs, alive)
    for name, own, wanted in zip(("query", "key", "value"), given, expected):
        assert_finite(own, message=f"The gradient by {name}.")
        assert_array(own, wanted, message=f"The gradient by {name}, one query without keys.", factor=512, why=WHY)


def test_all_gradients_are_those_of_torch(submission):
    state, upstream, share = random_state(6), normal(2, 3, 6), normal(2, 3, 3, 4)
    mask = torch.from_numpy(rng().random(size=(2, 1, 3, 4)) < 0.5)
    mask[..., 2] = True
    own, theirs = make_module(submission, state, 3), torch_module(state, 3)
    data, found = three(2, 3, 4, 6), []
    for module, run in ((own, forward), (theirs, torch_forward)):
        leaves = [x.clone().requires_grad_() for x in data]
        output, weights = run(module, leaves, mask)
        assert output.requires_grad and weights.requires_grad, "Output or weights are not connected to the inputs."
        torch.autograd.backward([output, weights], [upstream, share])
        found.append([x.grad for x in leaves])
    for name, given, expected in zip(("query", "key", "value"), *found):
        assert given is not None, f"No gradient reaches {name}."
        assert_array(given, expected, message=f"The gradient by {name}.", factor=512, why=WHY)
    gradients = own.named_gradients()
    for name, parameter in theirs.named_parameters():
        assert gradients[name] is not None, f"No gradient reaches {name}."
        assert_array(gradients[name], parameter.grad, message=f"The gradient of {name}.", factor=512, why=WHY)


def test_large_scores_stay_finite(submission):
    for dtype in (torch.float64, torch.float32):
        eye, zero = torch.eye(4, dtype=dtype), torch.zeros(4, dtype=dtype)
        state = {"in_proj_weight": torch.cat([300 * eye, 300 * eye, eye]), "in_proj_bias": zero.repeat(3)}
        state |= {"out_proj.weight": eye, "out_proj.bias": zero}
        query = torch.tensor([[[1, 0, 0, -1], [0, 1, -1, 0]]], dtype=dtype)
        key, value = query.flip(1), normal(1, 2, 4, dtype=dtype)
        mask = torch.tensor([[True, True], [True, False]])
        module = make_module(submission, state, 2)
        output, weights = forward(module, (query, key, value), mask)
        told = f"Scores of ±60,000 in {dtype}."
        assert_finite(output, message=told)
        expected = torch.tensor([[0, 1], [1, 0]], dtype=dtype).expand(1, 2, 2, 2)
        assert_array(weights, expected, message=f"{told} {WEIGHTS}")
        assert_array(output, value.flip(1), message=f"{told} {OUTPUT}")


def test_float32_stays_float32(submission):
    state, inputs = random_state(6, torch.float32), three(2, 3, 5, 6, dtype=torch.float32)
    wide = torch_module({name: value.double() for name, value in state.items()}, 3)
    expected = [x.detach().float() for x in torch_forward(wide, [x.double() for x in inputs])]
    compare(forward(make_module(submission, state, 3), inputs), expected, told="float32. ")


def test_arguments_are_left_alone(submission):
    module, inputs = make_module(submission, random_state(6), 2), three(2, 3, 4, 6)
    mask = torch.from_numpy(rng().random(size=(3, 4)) < 0.5)
    with assert_unchanged(submission):
        forward(module, inputs)
        forward(module, inputs, mask)
