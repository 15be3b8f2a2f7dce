"""Correctness: the references on shapes, strides and records against torch's own operations."""

import numpy as np
import pytest
import torch
from test_references import close, reference

RANDOM = np.random.default_rng(5)


def test_broadcast_shapes_are_torchs():
    for _ in range(100):
        shapes = [tuple(RANDOM.choice([0, 1, 1, 3], size=RANDOM.integers(0, 4)).tolist()) for _ in range(3)]
        try:
            expected = tuple(torch.broadcast_shapes(*shapes))
        except RuntimeError:
            with pytest.raises(ValueError, match="0 and 3"):
                reference("broadcast-shapes").broadcast_shapes(*shapes)
        else:
            assert reference("broadcast-shapes").broadcast_shapes(*shapes) == expected


def test_the_layout_of_windows_is_that_of_unfold():
    tensor = torch.arange(6 * 9).reshape(9, 6).T
    shape, strides = reference("strided-view").window_layout(tensor.shape, tensor.stride(), (3, 2), (2, 3))
    view = tensor.unfold(0, 3, 2).unfold(1, 2, 3)
    assert (shape, strides) == (tuple(view.shape), view.stride())
    assert torch.equal(tensor.as_strided(shape, strides), view)
    offset = reference("strided-view").element_offset(strides, (1, 2, 0, 1))
    assert tensor.as_strided((), (), offset).item() == view[1, 2, 0, 1].item()


def test_a_matrix_of_records_is_one_hot_and_filled_with_the_mean():
    module, numbers = reference("records-to-matrix"), RANDOM.normal(size=8)
    labels = [2, 0, 1, 1, 2, 0, 0, 1]
    numbers[[1, 5]] = np.nan
    records = [
        {"x": None if np.isnan(x) else float(x), "c": "abc"[label]} for x, label in zip(numbers, labels, strict=True)
    ]
    matrix, columns = module.transform(records, module.fit(records, ["x"], ["c"]))
    x = torch.from_numpy(numbers)
    filled = torch.where(x.isnan(), x.nanmean(), x)
    close(matrix, torch.cat([filled[:, None], torch.nn.functional.one_hot(torch.tensor(labels))], dim=1))
    assert columns == ["x", "c=a", "c=b", "c=c"]
