"""Correctness: the references about frozen backbones and parameter groups against torch's own modules."""

import torch
from test_references import close, normal, reference


def test_extracted_features_are_those_of_torchs_modules_in_evaluation_mode():
    solution = reference("feature-extraction")
    torch.manual_seed(5)
    backbone = solution.Backbone(3, 4).double()
    layers = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.ReLU(), torch.nn.Dropout(0.5))
    layers.double()
    for _ in range(3):
        layers(torch.from_numpy(normal(20, 3)) * 2 + 1)  # moves the running statistics
    renamed = {"0": "linear", "1": "norm"}
    state = {f"{renamed[name[0]]}{name[1:]}": value for name, value in layers.state_dict().items()}
    backbone.load_state_dict(state)
    x = torch.from_numpy(normal(11, 3))
    for batch_size in (1, 4, 11, 50):
        features = solution.extract(backbone, x, batch_size)
        assert backbone.training and not features.requires_grad
        close(features.numpy(), layers.eval()(x))


def test_parameter_groups_are_what_torchs_optimiser_takes_and_hold_each_parameter_once():
    block = torch.nn.ModuleDict({"linear": torch.nn.Linear(4, 4), "norm": torch.nn.LayerNorm(4)})
    layers = torch.nn.ModuleList([block, torch.nn.Linear(4, 4), torch.nn.Linear(4, 4)])
    model = torch.nn.ModuleDict({"embed": torch.nn.Embedding(9, 4), "layers": layers, "head": torch.nn.Linear(4, 2)})
    parameters = dict(model.named_parameters())
    shapes = {name: tuple(parameter.shape) for name, parameter in parameters.items()}
    groups = reference("parameter-groups").parameter_groups(shapes, 0.1, 0.01, 0.5, ("layers.1",))
    kept = [name for name in shapes if not name.startswith("layers.1.")]
    assert sorted(name for group in groups for name in group["params"]) == sorted(kept)
    before = {name: parameter.detach().clone() for name, parameter in parameters.items()}
    taken = [group | {"params": [parameters[name] for name in group["params"]]} for group in groups]
    optimiser = torch.optim.SGD(taken, lr=99.0)
    for parameter in parameters.values():
        parameter.grad = torch.ones_like(parameter)
    optimiser.step()
    rates = {"embed": 0.1 / 16, "layers.0": 0.1 / 8, "layers.1": 0.0, "layers.2": 0.1 / 2, "head": 0.1}
    for name, parameter in parameters.items():
        rate = next(rate for start, rate in rates.items() if name.startswith(start))
        decay = 0.01 if parameter.dim() > 1 else 0.0
        expected = before[name] - rate * (1 + decay * before[name])
        torch.testing.assert_close(parameter.detach(), expected)
