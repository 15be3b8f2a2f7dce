import torch


def attention(
    q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Scaled dot-product attention.

    q: (..., L, d_k). k: (..., S, d_k). v: (..., S, d_v).
    mask: boolean, broadcastable to (..., L, S), True = may attend.
    Returns (output, weights): (..., L, d_v) and (..., L, S), both 0 in the row of a query that
    may attend to no key.
    """
    raise NotImplementedError
