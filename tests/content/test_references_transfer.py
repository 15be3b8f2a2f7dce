"""Correctness: the references of transfer learning against torch's own linear layer, an independent source."""

import torch
from test_references import reference


def test_lora_is_a_linear_layer_with_the_merged_weight():
    layer = reference("lora").LoRALinear(5, 4, 3, 7.0).double()
    torch.nn.init.normal_(layer.lora_B)
    own = torch.nn.Linear(5, 4).double()
    with torch.no_grad():
        own.weight.copy_(layer.weight + 7 / 3 * layer.lora_B @ layer.lora_A)
        own.bias.copy_(layer.bias)
    x = torch.randn(6, 5, dtype=torch.float64)
    torch.testing.assert_close(layer(x), own(x))
