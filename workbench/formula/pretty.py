"""A tree as one line of Unicode, so that the learner sees how the text was read.

What it writes reads back as the same tree: every product has its ·, and brackets stand wherever grouping matters.
"""

from workbench.formula.tree import Binary, Call, Comparison, Constant, Name, Negation, Node, Number
from workbench.formula.vocabulary import Vocabulary

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(1, 6)
_STRENGTH = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "^": _POWER}
_SIGNS = {"+": " + ", "-": " − ", "*": "·", "/": "/", "<=": "≤", ">=": "≥", "!=": "≠"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGEST_SUPERSCRIPT = 99


def pretty(node: Node, vocabulary: Vocabulary) -> str:
    """The rendered formula."""
    match node:
        case Number(value):
            return str(int(value)) if value.is_integer() else repr(value)
        case Constant(name):
            return vocabulary.constant_spelling(name)
        case Name(name):
            return name
        case Negation(operand):
            return f"−{_grouped(operand, vocabulary, _POWER)}"
        case Comparison(operator, left, right):
            sign = _SIGNS.get(operator, operator)
            return f"{_grouped(left, vocabulary, _SUM)} {sign} {_grouped(right, vocabulary, _SUM)}"
        case Binary("^", base, exponent):
            return _grouped(base, vocabulary, _ATOM) + _exponent(exponent, vocabulary)
        case Binary(operator, left, right):
            strength = _STRENGTH[operator]
            right_strength = _POWER if strength == _PRODUCT else _PRODUCT
            shown_right = _grouped(right, vocabulary, right_strength)
            return f"{_grouped(left, vocabulary, strength)}{_SIGNS[operator]}{shown_right}"
        case Call("abs", (argument,)):
            return f"|{pretty(argument, vocabulary)}|"
        case Call(function, arguments):
            inner = ", ".join(pretty(argument, vocabulary) for argument in arguments)
            return f"{vocabulary.function_spelling(function)}({inner})"


def _grouped(node: Node, vocabulary: Vocabulary, least: int) -> str:
    text = pretty(node, vocabulary)
    return text if _strength(node) >= least else f"({text})"


def _strength(node: Node) -> int:
    match node:
        case Comparison():
            return 0
        case Binary(operator):
            return _STRENGTH[operator]
        case Negation():
            return _SIGN
        case _:
            return _ATOM


def _exponent(node: Node, vocabulary: Vocabulary) -> str:
    if isinstance(node, Number) and node.value.is_integer() and node.value <= _LARGEST_SUPERSCRIPT:
        return str(int(node.value)).translate(_SUPERSCRIPT)
    return f"^{_grouped(node, vocabulary, _ATOM)}"
