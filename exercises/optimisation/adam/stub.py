import numpy as np

State = tuple[np.ndarray, np.ndarray, int]


def adam_step(
    parameter: np.ndarray,
    gradient: np.ndarray,
    state: State | None,
    lr: float,
    beta1: float,
    beta2: float,
    eps: float,
) -> tuple[np.ndarray, State]:
    """One step of Adam for one array of any shape.

    state: (m, v, t), the uncorrected moments in the shape and dtype of the parameter and the steps made so far;
    None before the first step. Returns (new_parameter, new_state).
    """
    raise NotImplementedError
