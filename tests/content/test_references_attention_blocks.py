"""Correctness: the transformer blocks, encoder and decoder, against torch's own layers."""

import pytest
import torch
from test_references import normal, reference

NAMES = (
    ("ln_1.", "norm1."),
    ("attn.c_attn.", "self_attn.in_proj_"),
    ("attn.c_proj.", "self_attn.out_proj."),
    ("ln_2.", "norm2."),
    ("mlp.c_fc.", "linear1."),
    ("mlp.c_proj.", "linear2."),
)


def torch_name(name):
    """The name in torch's layer of a parameter of the decoder block."""
    for own, theirs in NAMES:
        if name.startswith(own):
            return theirs + name.removeprefix(own)
    raise KeyError(name)


def stir(module):
    """Move the parameters off their start values: zero biases and unit norms hide mistakes."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.add_(0.3 * torch.from_numpy(normal(*parameter.shape)).to(parameter.dtype))
    return module


def tensor(*shape, dtype=torch.float64):
    return torch.from_numpy(normal(*shape)).to(dtype)


@pytest.mark.parametrize("norm_first", [False, True])
@pytest.mark.parametrize("dtype", [torch.float64, torch.float32])
def test_the_encoder_block_and_all_its_gradients_are_torchs(norm_first, dtype):
    theirs = torch.nn.TransformerEncoderLayer(12, 3, 20, dropout=0.0, batch_first=True, norm_first=norm_first)
    theirs = stir(theirs.to(dtype))
    own = reference("encoder-block").EncoderBlock(12, 3, 20, norm_first).to(dtype)
    own.load_state_dict(theirs.state_dict())
    data, upstream = tensor(2, 5, 12, dtype=dtype), tensor(2, 5, 12, dtype=dtype)
    valid = torch.tensor([[True, True, True, False, False], [False, True, False, True, True]])
    found = []
    for module, options in ((own, {"valid": valid}), (theirs, {"src_key_padding_mask": ~valid})):
        leaf = data.clone().requires_grad_()
        output = module(leaf, **options)
        output.backward(upstream)
        found.append([output, leaf.grad, *(p.grad for _, p in sorted(module.named_parameters()))])
    tolerance = 1e-3 if dtype == torch.float32 else 1e-10
    for given, expected in zip(*found, strict=True):
        torch.testing.assert_close(given, expected, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("norm_first", [False, True])
def test_the_encoder_block_without_padding_is_the_one_with_all_tokens_valid(norm_first):
    own = stir(reference("encoder-block").EncoderBlock(6, 2, 5, norm_first).double())
    x = tensor(2, 4, 6)
    torch.testing.assert_close(own(x), own(x, torch.ones(2, 4, dtype=torch.bool)), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("length", [1, 6])
def test_the_decoder_block_and_all_its_gradients_are_torchs_layer_with_a_causal_mask(length):
    theirs = torch.nn.TransformerEncoderLayer(
        12, 3, 48, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
    )
    theirs = stir(theirs.double())
    own = reference("decoder-block").DecoderBlock(12, 3).double()
    state = theirs.state_dict()
    own.load_state_dict({name: state[torch_name(name)] for name in own.state_dict()})
    mask = torch.ones(length, length, dtype=torch.bool).triu(1)
    data, upstream, leaves, outputs = tensor(2, length, 12), tensor(2, length, 12), [], []
    for run in (own, lambda x: theirs(x, src_mask=mask)):
        leaves.append(data.clone().requires_grad_())
        outputs.append(run(leaves[-1]))
        outputs[-1].backward(upstream)
    torch.testing.assert_close(*outputs, rtol=1e-10, atol=1e-10)
    torch.testing.assert_close(leaves[0].grad, leaves[1].grad, rtol=1e-10, atol=1e-10)
    expected = dict(theirs.named_parameters())
    for name, parameter in own.named_parameters():
        torch.testing.assert_close(parameter.grad, expected[torch_name(name)].grad, rtol=1e-10, atol=1e-10)


def test_the_decoder_block_has_the_parameters_that_its_answer_counts():
    block = reference("decoder-block").DecoderBlock(768, 12)
    assert sum(parameter.numel() for parameter in block.parameters()) == 12 * 768**2 + 13 * 768 == 7_087_872
