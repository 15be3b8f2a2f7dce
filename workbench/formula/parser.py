"""Tokens into a tree by recursive descent. The grammar is the allow-list: there is no rule for anything else.

    comparison = sum {("<" | "<=" | ">" | ">=" | "==" | "!=") sum}
    sum        = product {("+" | "-") product}
    product    = signed {("*" | "/") signed | power}          the second form is implicit multiplication
    signed     = ("+" | "-") signed | power
    power      = atom {superscript} ["^" signed]
    atom       = number | name | constant | function [power of the result] "(" comparison {"," comparison} ")"
               | "√" atom | "(" comparison ")" | "|" comparison "|"

What mathematicians read in two ways (1/2x, e^2x, √x²) is refused with both readings, not guessed.
"""

from collections.abc import Collection

from workbench.formula.error import FormulaError
from workbench.formula.functions import Function
from workbench.formula.tokens import LARGEST_NUMBER, Kind, Token, tokens
from workbench.formula.tree import Binary, Call, Comparison, Constant, Name, Negation, Node, Number, depth
from workbench.formula.vocabulary import Vocabulary

MAX_NODES = 200
MAX_DEPTH = 40
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")


def parse_tree(text: str, names: Collection[str]) -> Node:
    """The tree of a formula; raises FormulaError."""
    tree = _Parser(text, names).whole()
    if depth(tree) > MAX_DEPTH:
        raise _too_deep()
    return tree


def _too_deep(column: int | None = None) -> FormulaError:
    return FormulaError(f"The formula is nested more than {MAX_DEPTH} deep; write it more simply.", column)


class _Parser:
    """One pass over one text."""

    def __init__(self, text: str, names: Collection[str]) -> None:
        self._vocabulary = Vocabulary.of(names)
        self._tokens = tuple(tokens(text, names))
        self._at = 0
        self._nodes = 0
        self._level = 0
        self._open_bars = 0
        """Of |…| within the innermost round bracket; tells a closing bar from an opening one."""

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _at_end(self) -> bool:
        return self._next.kind is Kind.END

    def _advance(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def _take(self, *operators: str) -> Token | None:
        found = self._next.kind is Kind.OPERATOR and self._next.text in operators
        return self._advance() if found else None

    def _made(self, node: Node) -> Node:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise FormulaError(f"The formula has more than {MAX_NODES} parts; write it more simply.")
        return node

    def whole(self) -> Node:
        """The tree of the whole text."""
        if self._at_end():
            raise FormulaError("There is no formula yet; write one, for example 2*x.")
        tree = self._comparison()
        if self._at_end():
            return tree
        if self._next.text == ")":
            raise FormulaError("This bracket closes nothing; delete it or open one before.", self._next.column)
        raise self._expected("an operator or the end")

    def _expected(self, what: str) -> FormulaError:
        token = self._next
        if token.kind is Kind.END:
            return FormulaError(f"The formula ends where {what} should follow; complete it.", token.column)
        return FormulaError(f"Here stands {token.text[:20]!r} where {what} should; correct it.", token.column)

    def _comparison(self) -> Node:
        left = self._sum()
        chain: Node | None = None
        while operator := self._take(*COMPARISONS):
            right = self._sum()
            link = self._made(Comparison(operator.text, left, right))
            chain = link if chain is None else self._made(Binary("*", chain, link))
            left = right
        return left if chain is None else chain

    def _sum(self) -> Node:
        left = self._product()
        while operator := self._take("+", "-"):
            left = self._made(Binary(operator.text, left, self._product()))
        return left

    def _product(self) -> Node:
        left = self._signed()
        divided = False
        while True:
            if operator := self._take("*", "/"):
                left = self._made(Binary(operator.text, left, self._signed()))
                divided = operator.text == "/"
            elif self._starts_factor():
                if divided:
                    message = "a/bc can be read in two ways; write a/(b*c) or (a/b)*c."
                    raise FormulaError(message, self._next.column)
                left = self._made(Binary("*", left, self._power()))
            else:
                return left

    def _starts_factor(self) -> bool:
        token = self._next
        if token.kind is Kind.NUMBER:
            raise FormulaError("An operator is missing before this number; write * or ^.", token.column)
        if token.kind is Kind.OPERATOR:
            return token.text in ("(", "√") or (token.text == "|" and not self._open_bars)
        return token.kind is Kind.NAME

    def _signed(self) -> Node:
        self._level += 1  # every nesting passes here: brackets, arguments, signs and exponents
        if self._level > MAX_DEPTH:
            raise _too_deep(self._next.column)
        sign = self._take("+", "-")
        if sign is None:
            node = self._power()
        else:
            node = self._signed()
            if sign.text == "-":
                node = self._made(Negation(node))
        self._level -= 1
        return node

    def _power(self) -> Node:
        base = self._atom()
        while self._next.kind is Kind.SUPERSCRIPT:
            base = self._made(Binary("^", base, self._superscript()))
        if self._take("^") is None:
            return base
        exponent = self._signed()
        last = self._tokens[self._at - 1]
        if last.kind is Kind.NUMBER and self._next.kind is Kind.NAME and not self._next.spaced:
            raise FormulaError("a^2b can be read in two ways; write a^2*b or a^(2*b).", self._next.column)
        return self._made(Binary("^", base, exponent))

    def _superscript(self) -> Node:
        token = self._advance()
        value = float(token.text.lstrip("+-"))
        if value > LARGEST_NUMBER:
            raise FormulaError(f"Numbers may be up to {LARGEST_NUMBER:g}.", token.column)
        number = self._made(Number(value))
        return self._made(Negation(number)) if token.text.startswith("-") else number

    def _atom(self) -> Node:
        token = self._next
        if token.kind is Kind.NUMBER:
            return self._made(Number(float(self._advance().text)))
        if token.kind is Kind.NAME:
            return self._name()
        if self._take("("):
            return self._bracketed(token)[0]
        if self._take("|"):
            return self._absolute(token)
        if self._take("√"):
            return self._root()
        raise self._expected("a number, a name or a bracket")

    def _bracketed(self, opening: Token, arity: int = 1) -> tuple[Node, ...]:
        """The comma-separated contents of a bracket that has just been opened."""
        outside, self._open_bars = self._open_bars, 0
        contents = [self._comparison()]
        while self._take(","):
            contents.append(self._comparison())
        if self._take(")") is None:
            if self._at_end():
                raise FormulaError("This bracket is never closed; add ) where it should end.", opening.column)
            raise self._expected("an operator or )")
        self._open_bars = outside
        if len(contents) != arity:
            count = f"{arity} argument" if arity == 1 else f"{arity} arguments"
            raise FormulaError(f"This bracket should hold {count}, separated by commas.", opening.column)
        return tuple(contents)

    def _absolute(self, opening: Token) -> Node:
        self._open_bars += 1
        inner = self._comparison()
        if self._take("|") is None:
            raise FormulaError("This bar has no partner; write |x| or abs(x).", opening.column)
        self._open_bars -= 1
        return self._made(Call("abs", (inner,)))

    def _root(self) -> Node:
        bracketed = self._next.text == "("
        self._level += 1
        if self._level > MAX_DEPTH:
            raise _too_deep(self._next.column)
        radicand = self._atom()
        self._level -= 1
        if not bracketed and (self._next.kind is Kind.SUPERSCRIPT or self._next.text == "^"):
            raise FormulaError("√a² can be read in two ways; write √(a²) or (√a)².", self._next.column)
        return self._made(Call("sqrt", (radicand,)))

    def _name(self) -> Node:
        token = self._advance()
        meaning = self._vocabulary.find(token.text)
        if isinstance(meaning, Name | Constant):
            return self._made(meaning)
        if isinstance(meaning, Function):
            return self._call(token, meaning)
        shown = token.text if len(token.text) <= 20 else f"{token.text[:20]}…"
        raise FormulaError(f"{shown!r} is not known. {self._vocabulary.advice(token.text)}", token.column)

    def _call(self, token: Token, function: Function) -> Node:
        exponent = self._exponent_before_bracket(token)
        opening = self._take("(")
        if opening is None:
            arguments = "x" if function.arity == 1 else "x, y"
            raise FormulaError(f"{token.text} needs its argument in brackets: {token.text}({arguments}).", token.column)
        call = self._made(Call(function.name, self._bracketed(opening, function.arity)))
        return call if exponent is None else self._made(Binary("^", call, exponent))

    def _exponent_before_bracket(self, token: Token) -> Node | None:
        """The 2 of tanh²(x) or tanh^2(x), which mean tanh(x)²."""
        if self._next.kind is Kind.SUPERSCRIPT:
            if self._next.text.startswith("-"):
                message = f"This can be read as a power or an inverse; write 1/{token.text}(x) for the power."
                raise FormulaError(message, self._next.column)
            return self._superscript()
        following = self._tokens[min(self._at + 1, len(self._tokens) - 1)]
        if self._next.text == "^" and following.kind is Kind.NUMBER:
            self._advance()
            return self._made(Number(float(self._advance().text)))
        return None
