"""Finding forbidden names in a submission's source."""

import pytest

from workbench.judge.forbidden import forbidden_use

FORBIDDEN = ("torch.nn.GRUCell", "numpy.linalg")


@pytest.mark.parametrize(
    "source",
    [
        "import torch\ncell = torch.nn.GRUCell(1, 1)",
        "from torch import nn\ncell = nn.GRUCell(1, 1)",
        "from torch.nn import GRUCell as Cell\ncell = Cell(1, 1)",
        "import torch.nn as n\ncell = n.GRUCell(1, 1)",
        "import numpy as np\nnp.linalg.norm([1])",
        "import torch\ncell = torch.nn.\uff27\uff32\uff35Cell(1, 1)",  # fullwidth letters, which Python reads as GRU
    ],
)
def test_a_use_is_found_however_it_was_imported(source: str) -> None:
    use = forbidden_use(source, FORBIDDEN)
    assert use is not None
    assert use.frame.line == 2


@pytest.mark.parametrize(
    "source",
    [
        "import torch\ncell = torch.nn.Linear(1, 1)",
        "class GRUCell:\n    pass\n\ncell = GRUCell()",
        "# torch.nn.GRUCell would be too easy",
        "text = 'é'",
        "import torch\nthis does not parse: GRUCell",
    ],
)
def test_other_names_comments_and_what_does_not_parse_are_no_use(source: str) -> None:
    assert forbidden_use(source, FORBIDDEN) is None
