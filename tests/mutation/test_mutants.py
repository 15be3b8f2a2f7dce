"""Which mutants a source has, what they are called, and what is never changed."""

import ast

import pytest

from workbench.mutation.mutants import mutants_of


def identities(source: str) -> list[str]:
    return [mutant.identity for mutant in mutants_of(source)]


def changes(expression: str, start: str = "") -> list[str]:
    """What becomes of an expression that a function returns, without the mutants of the `return` itself."""
    source = f"{start}import numpy as np\nimport torch\ndef f(x, y, z):\n    y = {expression}\n    return y\n"
    found = [identity.partition(": ")[2] for identity in identities(source)]
    assert found.pop(0) == f"y = {expression} → (left out)"
    assert found.pop() == "return y → return None"
    return found


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("x + y", ["x - y", "x", "y"]),
        ("x - y", ["x + y", "y - x", "x", "y"]),
        ("x * y", ["x / y", "x", "y"]),
        ("x / y", ["x * y", "y / x", "x", "y"]),
        ("x // y", ["x / y", "x * y", "y // x", "x", "y"]),
        ("x ** y", ["x * y", "y ** x", "x", "y"]),
        ("x @ y", ["x * y", "y @ x", "x", "y"]),
        ("x > y", ["x >= y", "x < y"]),
        ("x <= y", ["x < y", "x >= y"]),
        ("x == y", ["x != y"]),
        ("x is None", ["x is not None"]),
        ("x in y", ["x not in y"]),
        ("x < y <= z", ["x <= y <= z", "x > y <= z", "x < y < z", "x < y >= z", "x < y", "y <= z"]),
        ("x and y", ["x or y", "y", "x"]),
        ("not x", ["x"]),
        ("-x", ["x"]),
        ("~x", ["x"]),
        ("x if y else z", ["z if y else x"]),
        ("x[2]", ["x[3]", "x[1]", "x[0]", "x[-2]"]),
        ("x[-1]", ["x[0]", "x[-2]", "x[1]"]),
        ("x[:y]", ["x[:]", "x[:y + 1]", "x[:y - 1]"]),
        ("x[::2]", ["x[:]", "x[::3]", "x[::1]", "x[::0]", "x[::-2]"]),
        ("x[:, None]", ["x[None, :]"]),
        ("x.T", ["x"]),
        ("x.copy()", ["x"]),
        ("x.sum(axis=0)", ["x.mean(axis=0)", "x.sum()", "x"]),
        ("np.max(x, y)", ["np.min(x, y)", "np.max(x)", "x"]),
        ("torch.dist(x, y)", ["torch.dist(y, x)", "torch.dist(x)", "x"]),
        ("range(x)", ["range()", "range(x + 1)", "range(x - 1)", "x"]),
        ("(x, y)", ["(y, x)"]),
        ("[x for x in y if z]", ["[x for x in y]"]),
    ],
)
def test_an_expression_is_changed_in_these_ways(expression, expected):
    keywords = [change for change in changes(expression) if not change.startswith("axis=")]
    assert [change.partition(" → ")[2].removeprefix("y = ") for change in keywords] == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0", ["1", "-1"]),
        ("1", ["2", "0", "-1"]),
        ("3", ["4", "2", "0", "-3"]),
        ("-2", ["-1", "-3", "0", "2"]),
        ("0.5", ["0.505", "1.5", "-0.5", "0.0"]),
        ("1e-08", ["1.01e-08", "0.0", "-1e-08"]),
        ("-1000000000.0", ["0.0", "1000000000.0"]),
        ("True", ["False"]),
    ],
)
def test_a_number_is_changed_in_these_ways(number, expected):
    assert changes(f"f(x, k={number})")[-len(expected) :] == [f"k={number} → k={other}" for other in expected]


def test_a_word_is_changed_where_a_keyword_argument_takes_it():
    assert "indexing='ij' → indexing='xy'" in changes("np.meshgrid(x, indexing='ij')")
    assert "how='fast' → how='no fast'" in changes("x.go(how='fast')")
    assert changes("x['ij']") == []


def test_a_default_is_shown_with_its_parameter():
    assert identities("def f(x, stride=1, *, keep=True):\n    return x\n")[:4] == [
        "1: stride=1 → stride=2",
        "1: stride=1 → stride=0",
        "1: stride=1 → stride=-1",
        "1: keep=True → keep=False",
    ]


def test_statements_are_left_out_turned_round_and_reassigned():
    source = """\
def f(x):
    if x:
        x += 1
    else:
        x = g(x)
    while x:
        break
    return x
"""
    found = identities(source)
    for expected in (
        "2: if x: … → (left out)",
        "2: if x: … → if not x: …",
        "2: if x: … → (without its else)",
        "3: x += 1 → (left out)",
        "3: x += 1 → x -= 1",
        "3: x += 1 → x = 1",
        "5: x = g(x) → (left out)",
        "6: while x: … → while not x: …",
        "7: break → continue",
        "8: return x → return None",
    ):
        assert expected in found


def test_each_mutant_is_the_original_with_that_change():
    source = "def f(x):\n    return max(x, 0)\n"
    by_identity = {mutant.identity: mutant.source for mutant in mutants_of(source)}
    assert by_identity["2: max(x, 0) → min(x, 0)"] == "def f(x):\n    return min(x, 0)\n"
    assert by_identity["2: max(x, 0) → max(x, 1)"] == "def f(x):\n    return max(x, 1)\n"


def test_what_is_told_and_not_computed_stays():
    source = '''\
"""Doubles 1 + 1."""
import numpy as np


def f(x: "1 + 1") -> list[1]:
    """Returns 1 + 1."""
    return g(x, f"{1 + 1}")
'''
    assert all("1" not in identity.partition(": ")[2].replace("{1 + 1}", "") for identity in identities(source))


def test_an_error_is_left_out_and_its_text_is_neither_changed_nor_shown():
    source = "def f(x):\n    if x:\n        raise ValueError(f'{x + 1} is too large')\n    return x\n"
    assert [identity for identity in identities(source) if identity.startswith("3: ")] == [
        "3: raise ValueError(…) → (left out)"
    ]


def test_the_same_change_twice_in_a_line_is_numbered():
    found = identities("def f(x, y):\n    y = (x + 1) * (x + 1)\n    return y\n")
    assert "2: x + 1 → x - 1" in found
    assert "2: x + 1 → x - 1 (2)" in found
    assert len(set(found)) == len(found)


def test_no_two_mutants_are_alike_and_none_is_the_original():
    source = "def f(x):\n    y = x - 1\n    y = y[0] + -1 * x[::1]\n    return [-y, +y, not y]\n"
    trees = [ast.dump(ast.parse(mutant.source)) for mutant in mutants_of(source)]
    assert len(trees) == len(set(trees))
    assert ast.dump(ast.parse(source)) not in trees


def test_a_change_the_compiler_does_not_see_is_no_mutant():
    assert identities("def f():\n    0\n    return 1\n")[0].startswith("3: ")
    # Both ways round the constant folds to 7.
    assert not any("4 + 3" in identity for identity in identities("x = (3, 4)[0] + 4\n"))
    assert not any("pass" in identity for identity in identities("def f():\n    pass\n"))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("x + 1", ["x - 1", "x", "1", "x + 2"]),
        ("1 + x", ["1 - x", "1", "x", "2 + x", "-1 + x"]),
        ("1 - x", ["1 + x", "x - 1", "1", "x", "2 - x", "0 - x", "-1 - x"]),
        ("2 * x", ["2 / x", "2", "x", "3 * x", "0 * x", "-2 * x"]),
        ("x / 2", ["x * 2", "2 / x", "x", "2", "x / 3", "x / 0", "x / -2"]),
    ],
)
def test_a_number_beside_an_operator_repeats_none_of_the_operators_mutants(expression, expected):
    assert [change.partition(" → ")[2] for change in changes(expression)] == expected


def test_every_mutant_compiles():
    source = "def f(xs):\n    for x in xs:\n        if x > 1:\n            continue\n        yield x\n"
    for mutant in mutants_of(source):
        compile(mutant.source, mutant.identity, "exec")


def test_what_does_not_parse_has_no_mutants():
    with pytest.raises(SyntaxError):
        mutants_of("def f(:\n")
