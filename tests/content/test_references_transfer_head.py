"""Correctness: the transferred network against torch's own modules, trained for a few steps."""

import torch
from test_references import reference


def test_training_moves_the_head_and_nothing_else():
    module = reference("freeze-and-replace-head")
    pretrained = module.Network(4, 6, 10).double()
    before = {name: value.clone() for name, value in pretrained.body.state_dict().items()}
    model = module.Transferred(pretrained, 3)
    twin = torch.nn.Linear(6, 3).double()
    twin.load_state_dict(model.head.state_dict())
    x, labels = torch.randn(8, 4).double(), torch.arange(8) % 3
    features = pretrained.body.eval()(x).detach()
    ours, theirs = (torch.optim.Adam(parameters, lr=0.1) for parameters in (model.trainable(), twin.parameters()))
    for _ in range(5):
        model.train()
        for optimiser, logits in ((ours, model(x)), (theirs, twin(features))):
            optimiser.zero_grad()
            torch.nn.functional.cross_entropy(logits, labels).backward()
            optimiser.step()
    for name, value in model.body.state_dict().items():
        assert torch.equal(value, before[name])
    torch.testing.assert_close(model.head.weight, twin.weight)
    torch.testing.assert_close(model.head.bias, twin.bias)
