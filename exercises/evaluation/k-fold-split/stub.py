import numpy as np


def k_fold_split(n: int, k: int, seed: int | None = None) -> list[tuple[np.ndarray, np.ndarray]]:
    """k pairs (train, test) of integer index arrays; each of 0 … n − 1 is in one `test`, and in all other `train`s.

    seed: None for consecutive folds, else the seed of the shuffle. Raises ValueError unless 2 ≤ k ≤ n.
    """
    raise NotImplementedError
