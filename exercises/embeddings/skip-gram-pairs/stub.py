Token = str | int


def skip_gram_pairs(sentences: list[list[Token]], window: int) -> list[tuple[Token, Token]]:
    """All pairs (centre, context) at most `window` positions apart, within each sentence.

    Ordered by sentence, then by centre, then by context, left to right. Raises ValueError where window < 1.
    """
    raise NotImplementedError


def pair_count(length: int, window: int) -> int:
    """How many pairs one sentence of `length` words gives, in constant time. Raises ValueError where window < 1."""
    raise NotImplementedError
