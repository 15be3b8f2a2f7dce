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


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def shapes_of(embed, hidden):
    return {
        "self_attn.in_proj_weight": (3 * embed, embed),
        "self_attn.in_proj_bias": (3 * embed,),
        "self_attn.out_proj.weight": (embed, embed),
        "self_attn.out_proj.bias": (embed,),
        "linear1.weight": (hidden, embed),
        "linear1.bias": (hidden,),
        "linear2.weight": (embed, hidden),
        "linear2.bias": (embed,),
        "norm1.weight": (embed,),
        "norm1.bias": (embed,),
        "norm2.weight": (embed,),
        "norm2.bias": (embed,),
    }


def random_state(embed, hidden, dtype=torch.float64):
    """Parameters by name, of moderate size."""
    return {name: normal(*shape, dtype=dtype) * 0.6 for name, shape in shapes_of(embed, hidden).items()}


def make_block(submission, state, heads, *norm_first):
    hidden, embed = state["linear1.weight"].shape
    return with_state(submission.EncoderBlock, state, embed, heads, hidden, *norm_first)


def torch_block(state, heads, norm_first=False):
    def build(embed, count, hidden):
        return torch.nn.TransformerEncoderLayer(
            embed, count, hidden, dropout=0.0, batch_first=True, norm_first=norm_first
        )

    hidden, embed = state["linear1.weight"].shape
    return with_state(build, state, embed, heads, hidden)


def torch_forward(block, x, valid=None):
    """torch's output; its mask hides where it is True."""
    return block(x, src_key_padding_mask=None if valid is None else ~valid)


def padding(batch, length):
    """A mask with padding at the end, at the start and in the middle; a real token in each sequence."""
    valid = torch.ones(batch, length, dtype=torch.bool)
    valid[0, -2:] = False
    valid[1, 0] = False
    valid[-1, 1:-1] = False
    return valid


def check_against_torch(submission, sizes, *, norm_first=False, valid=None, told=""):
    batch, length, embed, heads, hidden = sizes
    state, x = random_state(embed, hidden), normal(batch, length, embed)
    block = make_block(submission, state, heads, *([True] if norm_first else []))
    given = block(x) if valid is None else block(x, valid)
    expected = torch_forward(torch_block(state, heads, norm_first), x, valid).detach()
    told = told or f"B = {batch}, L = {length}, E = {embed}, {heads} heads, F = {hidden}."
    assert_array(given, expected, message=told, factor=1024, why=WHY)


def test_the_parameters_have_the_names_and_shapes_of_the_layer_in_torch(submission):
    for embed, heads, hidden in ((6, 2, 5), (3, 1, 7)):
        given = submission.EncoderBlock(embed, heads, hidden).named_parameters()
        told = f"EncoderBlock({embed}, {heads}, {hidden}) needs the parameters of torch's layer and no others."
        found = {name: tuple(value.shape) for name, value in given.items()}
        assert_equal(dict(sorted(found.items())), dict(sorted(shapes_of(embed, hidden).items())), message=told)


def test_heads_must_divide_the_embedding(submission):
    for embed, heads in ((6, 4), (2, 4)):
        with assert_error(ValueError, mentions=("head", "divi", "multiple")):
            submission.EncoderBlock(embed, heads, 3)


def example_state():
    state = {name: torch.zeros(*shape, dtype=torch.float64) for name, shape in shapes_of(2, 1).items()}
    eye = torch.eye(2, dtype=torch.float64)
    state["self_attn.in_proj_weight"][4:] = eye
    state["self_attn.out_proj.weight"] = eye
    state["linear1.weight"][:] = torch.tensor([[-1.0, 3.0]])
    state["linear2.weight"][0, 0] = 1
    return state | {name: torch.ones(2, dtype=torch.float64) for name in ("norm1.weight", "norm2.weight")}


def shrunk(half):
    """What the norm makes of two features that lie `half` above and below their mean."""
    return half / (half**2 + EPS) ** 0.5


def test_the_example_of_the_question_post_norm(submission):
    given = make_block(submission, example_state(), 1)(torch.tensor([[[1.0, 3.0]]], dtype=torch.float64))
    last = shrunk(shrunk(2.0))
    told = "The example, norm after the addition."
    assert_array(given, torch.tensor([[[last, -last]]], dtype=torch.float64), message=told, factor=256, why=WHY)


def test_the_example_of_the_question_pre_norm(submission):
    given = make_block(submission, example_state(), 1, True)(torch.tensor([[[1.0, 3.0]]], dtype=torch.float64))
    first = shrunk(1.0)
    expected = torch.tensor([[[1 - first + 4 * shrunk(1 + first), 3 + first]]], dtype=torch.float64)
    assert_array(given, expected, message="The example, norm first.", factor=256, why=WHY)


def test_post_norm_agrees_with_torch(submission):
    for sizes in ((2, 3, 8, 2, 5), (1, 4, 6, 3, 7), (3, 1, 5, 1, 4)):
        check_against_torch(submission, sizes)


def test_pre_norm_agrees_with_torch(submission):
    for sizes in ((2, 3, 8, 4, 5), (1, 5, 6, 1, 1)):
        check_against_torch(submission, sizes, norm_first=True)


def test_padding_is_hidden_after_the_norm(submission):
    told = "norm_first=True and padding: valid is False there."
    check_against_torch(submission, (3, 5, 6, 2, 4), norm_first=True, valid=padding(3, 5), told=told)


def test_padding_is_hidden_from_all_queries(submission):
    told = "Padding at the end, the start and in the middle: valid is False there."
    check_against_torch(submission, (3, 5, 6, 3, 4), valid=padding(3, 5), told=told)


def test_what_stands_in_the_padding_does_not_reach_real_tokens(submission):
    x, valid = normal(2, 4, 6), torch.tensor([[True, True, True, False], [False, True, True, True]])
    other = torch.where(valid[..., None], x, 1e3)
    block = make_block(submission, random_state(6, 5), 2)
    told = "Only padding was changed, to 1000; the real tokens' outputs."
    assert_array(block(other, valid)[valid], block(x, valid)[valid], message=told, factor=1024, why=WHY)


def test_the_norms_use_the_eps_of_the_question(submission):
    state, x = random_state(6, 5), normal(2, 3, 6) * 3e-3
    given = make_block(submission, state, 2, True)(x)
    told = "x is small, about 0.003, and the norm comes first: eps is no longer negligible."
    expected = torch_forward(torch_block(state, 2, True), x).detach()
    assert_array(given, expected, message=told, factor=1024, why=WHY)


def check_gradients(submission, norm_first):
    state, data, upstream, valid = random_state(6, 5), normal(3, 4, 6), normal(3, 4, 6), padding(3, 4)
    own, theirs = make_block(submission, state, 3, norm_first), torch_block(state, 3, norm_first)
    found = []
    for run in (own, lambda x, mask: torch_forward(theirs, x, mask)):
        leaf = data.clone().requires_grad_()
        output = run(leaf, valid)
        assert output.requires_grad, "The output is not connected to the input."
        output.backward(upstream)
        found.append(leaf.grad)
    assert found[0] is not None, "No gradient reaches x."
    assert_array(found[0], found[1], message="The gradient by x.", factor=4096, why=WHY)
    gradients = own.named_gradients()
    largest = max(float(parameter.grad.abs().max()) for parameter in theirs.parameters())
    for name, parameter in theirs.named_parameters():
        assert gradients[name] is not None, f"No gradient reaches {name}."
        told = f"The gradient of {name}."
        assert_array(gradients[name], parameter.grad, message=told, factor=1024, why=WHY, scale=largest)


def test_post_norm_gradients_are_those_of_torch(submission):
    check_gradients(submission, norm_first=False)


def test_pre_norm_gradients_are_those_of_torch(submission):
    check_gradients(submission, norm_first=True)


def test_large_scores_stay_finite(submission):
    for dtype in (torch.float64, torch.float32):
        state = random_state(4, 3, dtype)
        state["self_attn.in_proj_weight"][:8] = torch.cat([torch.eye(4), -torch.eye(4)]) * 30
        x = normal(2, 3, 4, dtype=dtype) * 10
        told = f"Scores of about ±10⁵ in {dtype}."
        assert_finite(make_block(submission, state, 2)(x, torch.ones(2, 3, dtype=torch.bool)), message=told)


def test_float32_stays_float32(submission):
    state, x = random_state(6, 5, torch.float32), normal(2, 3, 6, dtype=torch.float32)
    wide = torch_block({name: value.double() for name, value in state.items()}, 2, True)
    expected = torch_forward(wide, x.double()).detach().float()
    given = make_block(submission, state, 2, True)(x)
    assert_array(given, expected, message="float32, norm first.", factor=1024, why=WHY)


def test_arguments_are_left_alone(submission):
    state, x, valid = random_state(6, 5), normal(3, 4, 6), padding(3, 4)
    with assert_unchanged(submission):
        make_block(submission, state, 2)(x, valid)
        make_block(submission, state, 2, True)(x, valid)
