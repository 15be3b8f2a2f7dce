import math

import numpy as np
import sympy
import torch
from torch.nn.functional import scaled_dot_product_attention

from workbench.checks import (
    assert_array,
    assert_derivative,
    assert_finite,
    assert_unchanged,
    jacobian,
    rng,
)

OUTPUT, WEIGHTS = "The output.", "The weights."


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def random_inputs(*leading, queries=3, keys=5, d_k=4, d_v=2, dtype=torch.float64):
    """q, k and v, all sizes different."""
    shapes = ((queries, d_k), (keys, d_k), (keys, d_v))
    return tuple(normal(*leading, *shape, dtype=dtype) for shape in shapes)


def random_mask(*shape):
    """Roughly half of it True, and at least one key open for every query."""
    mask = rng().random(size=shape) < 0.5
    open_key = rng().integers(0, shape[-1], size=shape[:-1])
    return torch.from_numpy(mask | (np.arange(shape[-1]) == open_key[..., None]))


def attend(submission, q, k, v, *mask):
    """The submission's (output, weights)."""
    result = submission.attention(q, k, v, *mask)
    assert isinstance(result, tuple) and len(result) == 2, "attention returns two tensors: (output, weights)."
    return result


def by_definition(q, k, v, mask=None):
    """Output and weights as the formula says, which is enough for scores of moderate size."""
    powers = torch.exp(q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1]))
    open_powers = powers if mask is None else powers * mask
    weights = open_powers / open_powers.sum(-1, keepdim=True)
    return weights @ v, weights


def compare(submission, inputs, mask=None, *, told=""):
    """Output and weights against the definition, over all leading dimensions."""
    output, weights = attend(submission, *inputs) if mask is None else attend(submission, *inputs, mask)
    expected_output, expected_weights = by_definition(*inputs, mask)
    assert_array(weights, expected_weights, message=f"{told}{WEIGHTS}")
    assert_array(output, expected_output, message=f"{told}{OUTPUT}")


def gradients(submission, inputs, upstream, *mask):
    """Gradients of the output by q, k and v through the pipe."""
    leaves = [tensor.clone().requires_grad_() for tensor in inputs]
    output, _ = attend(submission, *leaves, *mask)
    assert output.requires_grad, "The output is not connected to q, k and v: autograd sees no path."
    found = torch.autograd.grad(output, leaves, upstream, allow_unused=True)
    for name, gradient in zip("qkv", found):
        assert gradient is not None, f"No gradient reaches {name}."
    return found


def torch_gradients(inputs, upstream, mask):
    """Gradients of torch's own attention; a query without any key passes nothing back, so its row is left out."""
    alive = mask.any(dim=-1, keepdim=True)
    leaves = [tensor.clone().requires_grad_() for tensor in inputs]
    output = scaled_dot_product_attention(*leaves, attn_mask=mask | ~alive)
    return torch.autograd.grad(output, leaves, upstream * alive)


def symbolic():
    """∂o/∂q, ∂o/∂k, ∂o/∂v for one query, two keys of dimension 2 and values of dimension 1."""
    q, v = sympy.symbols("q_1:3"), sympy.symbols("v_1:3")
    k = [sympy.symbols(f"k_{row}1:{row}3") for row in (1, 2)]
    powers = [sympy.exp((q[0] * key[0] + q[1] * key[1]) / sympy.sqrt(2)) for key in k]
    output = (powers[0] * v[0] + powers[1] * v[1]) / (powers[0] + powers[1])
    return (
        jacobian(output, list(q), of="o"),
        jacobian(output, [list(key) for key in k], of="o"),
        jacobian(output, list(v), of="o"),
    )


DERIVATIVES = symbolic()


def test_the_example_of_the_question(submission):
    q, k = torch.zeros(1, 4, dtype=torch.float64), torch.zeros(2, 4, dtype=torch.float64)
    q[0, 0], k[0, 0] = 2, math.log(3)
    v = torch.tensor([[4.0], [8.0]], dtype=torch.float64)
    output, weights = attend(submission, q, k, v)
    assert_array(weights, torch.tensor([[0.75, 0.25]], dtype=torch.float64), message=WEIGHTS)
    assert_array(output, torch.tensor([[5.0]], dtype=torch.float64), message=OUTPUT)


def test_one_sequence_with_every_size_different(submission):
    compare(submission, random_inputs())
    compare(submission, random_inputs(queries=6, keys=2, d_k=3, d_v=7))


def test_the_keys_of_each_query_share_one_unit_of_weight(submission):
    inputs = random_inputs(queries=4, keys=4, d_k=4, d_v=4)
    _, weights = attend(submission, *inputs)
    assert_array(
        weights.sum(-1), torch.ones(4, dtype=torch.float64), message="For every query, the weights over the keys."
    )
    compare(submission, inputs, told="As many queries as keys, d_v as large as d_k. ")


def test_the_scale_is_the_root_of_the_key_dimension(submission):
    for d_k, d_v in ((1, 9), (9, 1), (64, 2)):
        compare(submission, random_inputs(d_k=d_k, d_v=d_v), told=f"With d_k = {d_k} and d_v = {d_v}. ")


def test_a_batch(submission):
    compare(submission, random_inputs(2))
    compare(submission, random_inputs(1))


def test_a_batch_with_heads(submission):
    compare(submission, random_inputs(2, 3))


def test_a_single_key_is_simply_read(submission):
    q, k, v = random_inputs(2, queries=1, keys=1)
    output, weights = attend(submission, q, k, v)
    assert_array(weights, torch.ones(2, 1, 1, dtype=torch.float64), message=WEIGHTS)
    assert_array(output, v, message=OUTPUT)


def test_mask_none_lets_everybody_attend(submission):
    inputs = random_inputs(2)
    for given, expected in zip(attend(submission, *inputs, None), attend(submission, *inputs)):
        assert_array(given, expected, message="With mask = None and without a mask.")
    everybody = torch.ones(3, 5, dtype=torch.bool)
    compare(submission, inputs, everybody, told="A mask that is True everywhere. ")


def test_true_in_the_mask_means_may_attend(submission):
    compare(submission, random_inputs(), random_mask(3, 5))


def test_a_causal_mask_hides_the_future(submission):
    inputs = random_inputs(2, 3, queries=4, keys=4)
    mask = torch.ones(4, 4, dtype=torch.bool).tril()
    _, weights = attend(submission, *inputs, mask)
    future = weights[..., ~mask].abs().max().item()
    assert future == 0, f"A weight on a key that is masked out must be exactly 0; one is {future:.3g}."
    compare(submission, inputs, mask)


def test_masks_broadcast_over_batch_heads_and_queries(submission):
    for shape in ((2, 1, 1, 5), (2, 1, 3, 5), (1, 3, 1, 5), (5,), (2, 3, 3, 5)):
        compare(submission, random_inputs(2, 3), random_mask(*shape), told=f"A mask of shape {shape}. ")


def test_a_masked_key_has_no_say_however_large_its_score(submission):
    q, k, v = random_inputs(queries=3, keys=5)
    mask = torch.ones(3, 5, dtype=torch.bool)
    mask[:, 1] = False
    mask[:, 3] = False
    before = attend(submission, q, k, v, mask)
    loud_k, loud_v = k.clone(), v.clone()
    loud_k[1], loud_k[3] = 1e12 * q.sum(0), -1e12 * q.sum(0)
    loud_v[1], loud_v[3] = 1e8, -1e8
    after = attend(submission, q, loud_k, loud_v, mask)
    for given, expected, name in zip(after, before, (OUTPUT, WEIGHTS)):
        assert_array(given, expected, message=f"Only masked keys and values were changed, to huge ones. {name}")


def test_large_scores_stay_finite(submission):
    for dtype in (torch.float64, torch.float32):
        q = torch.tensor([[1e3, 0.0], [0.0, 1e3], [-1e3, -1e3]], dtype=dtype)
        k = torch.tensor([[2e3, 1e3], [1e3, 2e3]], dtype=dtype)
        v = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], dtype=dtype)
        output, weights = attend(submission, q, k, v)
        assert_finite(weights, message=WEIGHTS)
        assert_array(weights, torch.tensor([[1, 0], [0, 1], [0.5, 0.5]], dtype=dtype), message=WEIGHTS)
        assert_array(output, torch.stack([v[0], v[1], v.mean(0)]), message=OUTPUT)
        mask = torch.tensor([[False, True], [True, False], [True, True]])
        output, weights = attend(submission, q, k, v, mask)
        assert_array(weights, torch.tensor([[0, 1], [1, 0], [0.5, 0.5]], dtype=dtype), message=f"Masked. {WEIGHTS}")


def test_open_keys_with_very_negative_scores_still_share_the_weight(submission):
    for dtype in (torch.float64, torch.float32):
        q = torch.tensor([[-1e3, 0.0]], dtype=dtype)
        k = torch.tensor([[2e3, 0.0], [1e3, 0.0], [1e3, 5.0], [0.0, 0.0]], dtype=dtype)
        v = torch.tensor([[1.0], [2.0], [4.0], [8.0]], dtype=dtype)
        mask = torch.tensor([True, True, True, False])
        output, weights = attend(submission, q, k, v, mask)
        told = "All open scores are below -700,000, and the one of the masked key is 0."
        assert_array(weights, torch.tensor([[0, 0.5, 0.5, 0]], dtype=dtype), message=f"{told} {WEIGHTS}")
        assert_array(output, torch.tensor([[3.0]], dtype=dtype), message=f"{told} {OUTPUT}")


def test_a_query_without_any_key_gets_zeros(submission):
    q, k, v = random_inputs(2)
    mask = random_mask(2, 3, 5)
    mask[0, 1] = False
    output, weights = attend(submission, q, k, v, mask)
    told = "A query may attend to no key."
    assert_array(weights[0, 1], torch.zeros(5, dtype=torch.float64), message=f"{told} Its weights.")
    assert_array(output[0, 1], torch.zeros(2, dtype=torch.float64), message=f"{told} Its output.")
    for row in (0, 2):
        told = "The other queries' weights, where one may attend to no key."
        assert_array(weights[0, row], by_definition(q[0], k[0], v[0], mask[0, row].expand(3, 5))[1][row], message=told)


def test_a_sequence_of_padding_gets_zeros(submission):
    inputs = random_inputs(2, 3)
    mask = torch.ones(2, 1, 1, 5, dtype=torch.bool)
    mask[1] = False
    output, weights = attend(submission, *inputs, mask)
    told = "The whole second sequence is padding."
    assert_array(weights[1], torch.zeros(3, 3, 5, dtype=torch.float64), message=f"{told} {WEIGHTS}")
    assert_array(output[1], torch.zeros(3, 3, 2, dtype=torch.float64), message=f"{told} {OUTPUT}")
    assert_array(output[0], attend(submission, *inputs)[0][0], message="The first sequence has no padding.")


def test_gradients_stay_finite_beside_a_query_without_any_key(submission):
    inputs, upstream, mask = random_inputs(2), normal(2, 3, 2), random_mask(2, 3, 5)
    mask[0, 1] = False
    mask[1, 2] = False
    for name, given, expected in zip(
        "qkv", gradients(submission, inputs, upstream, mask), torch_gradients(inputs, upstream, mask)
    ):
        assert_finite(given, message=f"The gradient by {name}.")
        assert_array(given, expected, message=f"The gradient by {name}, where two queries may attend to no key.")


def test_the_derivatives_of_a_single_output(submission):
    batch = 6
    q, k, v = random_inputs(batch, queries=1, keys=2, d_k=2, d_v=1)
    by_q, by_k, by_v = gradients(submission, (q, k, v), torch.ones(batch, 1, 1, dtype=torch.float64))
    at = {f"q_{i + 1}": q[:, 0, i].numpy() for i in (0, 1)} | {f"v_{s + 1}": v[:, s, 0].numpy() for s in (0, 1)}
    at |= {f"k_{s + 1}{i + 1}": k[:, s, i].numpy() for s in (0, 1) for i in (0, 1)}
    given = (by_q[:, 0].T, by_k.permute(1, 2, 0), by_v[:, :, 0].T)
    for name, gradient, truth in zip("qkv", given, DERIVATIVES):
        told = f"One query, two keys: the gradient of the output by {name}."
        assert_derivative(gradient.contiguous(), truth, at, like=gradient, message=told)


def test_gradients_are_those_of_torch(submission):
    for told, leading, mask in (
        ("Without a mask.", (2, 3), None),
        ("With a mask.", (2,), random_mask(2, 3, 5)),
        ("With a mask for the whole batch.", (2,), random_mask(3, 5)),
    ):
        inputs, upstream = random_inputs(*leading), normal(*leading, 3, 2)
        given = gradients(submission, inputs, upstream, *(() if mask is None else (mask,)))
        everybody = torch.ones(3, 5, dtype=torch.bool)
        wanted = torch_gradients(inputs, upstream, everybody if mask is None else mask)
        for name, gradient, expected in zip("qkv", given, wanted):
            assert_array(gradient, expected, message=f"{told} The gradient by {name}.")


def test_float32_and_bfloat16_are_kept(submission):
    for dtype in (torch.float32, torch.bfloat16):
        inputs = random_inputs(2, 3, dtype=dtype)
        for masks in ((), (random_mask(2, 1, 3, 5),)):
            wide = [tensor.double() for tensor in inputs]
            everybody = torch.ones(3, 5, dtype=torch.bool)
            expected = scaled_dot_product_attention(*wide, attn_mask=masks[0] if masks else everybody)
            output, weights = attend(submission, *inputs, *masks)
            assert_array(output, expected.to(dtype), message=f"For {dtype}{' with a mask' if masks else ''}. {OUTPUT}")
            assert weights.dtype == dtype, f"For {dtype} inputs the weights are {weights.dtype}."


def test_arguments_are_left_alone(submission):
    inputs, mask = random_inputs(2), random_mask(2, 3, 5)
    with assert_unchanged(submission):
        attend(submission, *inputs)
        attend(submission, *inputs, mask)
