import torch

from workbench.checks import (
    assert_array,
    assert_equal,
    assert_error,
    assert_finite,
    assert_unchanged,
    rng,
    with_state,
)

WHY = "many products in a row, whose terms may cancel"
EPS = 1e-5
# The block's module names beside those of torch's layer.
NAMES = {
    "ln_1.": "norm1.",
    "attn.c_attn.": "self_attn.in_proj_",
    "attn.c_proj.": "self_attn.out_proj.",
    "ln_2.": "norm2.",
    "mlp.c_fc.": "linear1.",
    "mlp.c_proj.": "linear2.",
}


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def shapes_of(embed):
    matrices = {
        "attn.c_attn": (3 * embed, embed),
        "attn.c_proj": (embed, embed),
        "mlp.c_fc": (4 * embed, embed),
        "mlp.c_proj": (embed, 4 * embed),
    }
    shapes = {f"{name}.{kind}": (embed,) for name in ("ln_1", "ln_2") for kind in ("weight", "bias")}
    for name, shape in matrices.items():
        shapes |= {f"{name}.weight": shape, f"{name}.bias": shape[:1]}
    return shapes


def random_state(embed, dtype=torch.float64):
    """Parameters by name, of moderate size."""
    return {name: normal(*shape, dtype=dtype) * 0.6 for name, shape in shapes_of(embed).items()}


def make_block(submission, state, heads):
    return with_state(submission.DecoderBlock, state, len(state["ln_1.bias"]), heads)


def torch_name(name):
    prefix = next(prefix for prefix in NAMES if name.startswith(prefix))
    return NAMES[prefix] + name.removeprefix(prefix)


def torch_block(state, heads):
    """torch's encoder layer, which with a causal mask and the norm first is this block."""

    def build(embed, count):
        return torch.nn.TransformerEncoderLayer(
            embed, count, 4 * embed, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
        )

    renamed = {torch_name(name): value for name, value in state.items()}
    return with_state(build, renamed, len(state["ln_1.bias"]), heads)


def torch_forward(block, x):
    length = x.shape[1]
    return block(x, src_mask=torch.ones(length, length, dtype=torch.bool).triu(1))  # True hides


def compare(given, expected, told, factor=1024):
    assert_array(given, expected.detach(), message=told, factor=factor, why=WHY)


def test_the_parameters_have_the_names_and_shapes_of_the_question(submission):
    for embed, heads in ((6, 2), (3, 1)):
        given = submission.DecoderBlock(embed, heads).named_parameters()
        told = f"DecoderBlock({embed}, {heads}) needs the parameters of the question and no others."
        found = {name: tuple(value.shape) for name, value in given.items()}
        assert_equal(dict(sorted(found.items())), dict(sorted(shapes_of(embed).items())), message=told)


def test_heads_must_divide_the_embedding(submission):
    for embed, heads in ((6, 4), (2, 4)):
        with assert_error(ValueError, mentions=("head", "divi", "multiple")):
            submission.DecoderBlock(embed, heads)


def test_the_example_of_the_question(submission):
    state = {name: torch.zeros(*shape, dtype=torch.float64) for name, shape in shapes_of(2).items()}
    eye = torch.eye(2, dtype=torch.float64)
    state["attn.c_attn.weight"][4:] = eye
    state |= {"attn.c_proj.weight": eye, "ln_1.weight": eye.sum(0), "ln_2.weight": eye.sum(0)}
    given = make_block(submission, state, 1)(torch.tensor([[[1.0, 3.0], [5.0, 1.0]]], dtype=torch.float64))
    first, second = 1 / (1 + EPS) ** 0.5, 2 / (4 + EPS) ** 0.5
    mean = (second - first) / 2
    rows = [[1 - first, 3 + first], [5 + mean, 1 - mean]]
    compare(given, torch.tensor([rows], dtype=torch.float64), "The example of the question.", factor=64)


def test_the_block_agrees_with_torch(submission):
    for batch, length, embed, heads in ((2, 3, 8, 2), (1, 5, 6, 3), (3, 2, 4, 4)):
        state, x = random_state(embed), normal(batch, length, embed)
        told = f"B = {batch}, L = {length}, E = {embed}, {heads} heads."
        compare(make_block(submission, state, heads)(x), torch_forward(torch_block(state, heads), x), told)


def test_one_token_and_one_head(submission):
    state, x = random_state(5), normal(2, 1, 5)
    compare(make_block(submission, state, 1)(x), torch_forward(torch_block(state, 1), x), "L = 1, one head, E = 5.")


def test_one_block_takes_sequences_of_any_length(submission):
    state = random_state(4)
    own, theirs = make_block(submission, state, 2), torch_block(state, 2)
    for length in (2, 33, 1):
        x = normal(1, length, 4)
        compare(own(x), torch_forward(theirs, x), f"The same block, now with L = {length}.")


def test_later_tokens_do_not_reach_earlier_outputs(submission):
    block, x = make_block(submission, random_state(6), 3), normal(2, 5, 6)
    other = x.clone()
    other[:, 3:] = normal(2, 2, 6) * 100
    told = "Only tokens 3 and 4 were changed; the outputs of tokens 0, 1 and 2."
    compare(block(other)[:, :3], block(x)[:, :3], told)


def test_the_gradient_of_one_output_reaches_earlier_tokens_and_no_later_ones(submission):
    block, x = make_block(submission, random_state(6), 2), normal(1, 5, 6).requires_grad_()
    output = block(x)
    assert output.requires_grad, "The output is not connected to the input."
    (gradient,) = torch.autograd.grad(output, x, normal(1, 5, 6) * (torch.arange(5) == 2)[:, None])
    reached = [bool(size > 0) for size in gradient[0].abs().amax(-1)]
    told = "Does the output of token 2 depend on tokens 0, 1, 2, 3, 4?"
    assert_equal(reached, [True, True, True, False, False], message=told)


def test_all_gradients_agree_with_torch(submission):
    state, data, upstream = random_state(6), normal(2, 4, 6), normal(2, 4, 6)
    own, theirs = make_block(submission, state, 3), torch_block(state, 3)
    found = []
    for run in (own, lambda x: torch_forward(theirs, x)):
        leaf = data.clone().requires_grad_()
        output = run(leaf)
        assert output.requires_grad, "The output is not connected to the input."
        output.backward(upstream)
        found.append(leaf.grad)
    assert found[0] is not None, "No gradient reaches x."
    compare(found[0], found[1], "The gradient by x.", factor=4096)
    gradients, expected = own.named_gradients(), dict(theirs.named_parameters())
    largest = max(float(parameter.grad.abs().max()) for parameter in expected.values())
    for name in state:
        assert gradients[name] is not None, f"No gradient reaches {name}."
        told, wanted = f"The gradient of {name}.", expected[torch_name(name)].grad
        assert_array(gradients[name], wanted, message=told, factor=1024, why=WHY, scale=largest)


def test_the_norms_use_the_eps_of_the_question(submission):
    state, x = random_state(6), normal(2, 3, 6) * 3e-3
    told = "x is small, about 0.003: eps is no longer negligible."
    compare(make_block(submission, state, 2)(x), torch_forward(torch_block(state, 2), x), told)


def large_scores(submission, dtype):
    """A block whose tokens give themselves scores near -10⁵ and their opposites scores near 10⁵."""
    state = random_state(4, dtype)
    state["attn.c_attn.weight"][:8] = torch.cat([torch.eye(4), -torch.eye(4)]) * 300
    state["attn.c_attn.bias"][:8] = 0
    state["ln_1.weight"][:], state["ln_1.bias"][:] = 1, 0
    return make_block(submission, state, 2)


def test_large_scores_stay_finite(submission):
    for dtype in (torch.float64, torch.float32):
        given = large_scores(submission, dtype)(normal(2, 3, 4, dtype=dtype))
        assert_finite(given, message=f"Scores of about ±10⁵ in {dtype}.")


def test_the_mask_holds_for_large_scores(submission):
    block, x = large_scores(submission, torch.float64), normal(2, 1, 4)
    told = "The score of token 0 with itself is near −10⁵, with the hidden token 1 near 10⁵; the output of token 0."
    compare(block(torch.cat([x, -x], dim=1))[:, :1], block(x), told)


def test_float32_stays_float32(submission):
    state, x = random_state(6, torch.float32), normal(2, 3, 6, dtype=torch.float32)
    wide = torch_block({name: value.double() for name, value in state.items()}, 2)
    expected = torch_forward(wide, x.double()).float()
    compare(make_block(submission, state, 2)(x), expected, "float32.")


def test_the_input_is_left_alone(submission):
    block, x = make_block(submission, random_state(6), 2), normal(2, 3, 6)
    with assert_unchanged(submission):
        block(x)
