"""The derivatives the tests ask for, each with forms that are equal to it and forms that are not."""

from dataclasses import dataclass

from workbench.formula import Domain, Problem

LINE = Domain(-6, 6)
UNIT_INTERVAL = Domain(0, 1)


@dataclass(frozen=True)
class Case:
    """A problem with answers whose verdict is known."""

    problem: Problem
    equal: tuple[str, ...]
    wrong: tuple[str, ...]


CASES = {
    "sigmoid": Case(
        Problem(variables={"x": LINE}, aliases={"s": "1/(1+exp(-x))"}, answer="sigmoid(x)*(1-sigmoid(x))"),
        (
            "s*(1-s)",
            "s(1−s)",
            "s - s²",
            "σ(x)(1-σ(x))",
            "sigma(x)*sigma(-x)",
            "e^-x/(1+e^-x)^2",
            "1/(1+exp(-x)) * (1 - 1/(1+exp(-x)))",
            "1/(2 + e^x + e^-x)",
            "sech²(x/2)/4",
            "(1 - tanh(x/2)**2)/4",
            "1/4·sech(x/2)^2",
        ),
        ("s", "s(1+s)", "-s(1-s)", "e^-x/(1+e^-x)", "x(1-x)", "s(1-s)+1e-9", "(σ(x+1e-4)-σ(x-1e-4))/2e-4"),
    ),
    "tanh": Case(
        Problem(variables={"x": LINE}, aliases={"t": "tanh(x)"}, answer="1-t^2"),
        ("1-tanh(x)^2", "1 − tanh²(x)", "sech(x)²", "1/cosh(x)^2", "(1-t)(1+t)", "4/(e^x+e^-x)²", "4σ(2x)σ(-2x)"),
        ("1-tanh(x)", "1-x²", "t(1-t)", "tanh(x)", "1+t²"),
    ),
    "softplus": Case(
        Problem(variables={"x": Domain(-30, 30)}, answer="sigmoid(x)"),
        ("e^x/(1+e^x)", "1/(1+e^(-x))", "1-σ(-x)", "(1+tanh(x/2))/2", "exp(x - softplus(x))", "exp(-log(1+exp(-x)))"),
        ("softplus(x)", "1/(1+e^x)", "log(1+e^x)", "e^x/(1+e^-x)", "step(x)"),
    ),
    "gelu": Case(
        Problem(variables={"x": LINE}, answer="Phi(x) + x*phi(x)"),
        (
            "Φ(x) + x·φ(x)",
            "Φ(x) + x φ(x)",
            "(1+erf(x/√2))/2 + x e^(-x²/2)/√(2π)",
            "1/2*(1 + erf(x/sqrt(2))) + x/sqrt(2*pi)*exp(-x^2/2)",
            "erfc(-x/√(2))/2 + x*φ(x)",
        ),
        (
            "x*Phi(x)",
            "Phi(x)",
            "Phi(x) - x*phi(x)",
            "(1+tanh(√(2/π)(x+0.044715x³)))/2 + x/2*sech²(√(2/π)(x+0.044715x³))√(2/π)(1+0.134145x²)",
            "σ(1.702x) + 1.702x σ(1.702x)(1-σ(1.702x))",
        ),
    ),
    "silu": Case(
        Problem(variables={"x": LINE}, aliases={"s": "sigmoid(x)"}, answer="s + x*s*(1-s)"),
        (
            "s(1 + x(1-s))",
            "silu(x) + s*(1-silu(x))",
            "s + x s (1-s)",
            "(1+e^-x+x e^-x)/(1+e^-x)²",
            "σ(x) + x σ(x) σ(-x)",
        ),
        ("s", "x*s*(1-s)", "s + x*s", "s*(1-s)", "x s"),
    ),
    "bce with logits": Case(
        Problem(variables={"z": LINE, "y": UNIT_INTERVAL}, aliases={"p": "sigmoid(z)"}, answer="p - y"),
        ("σ(z) - y", "(1-y)σ(z) - y(1-σ(z))", "1/(1+e^-z) − y", "(-y/p + (1-y)/(1-p))*p*(1-p)", "-(y - p)"),
        ("y - p", "p", "-y/p + (1-y)/(1-p)", "(p - y)*p*(1-p)", "p - y²"),
    ),
    "focal loss": Case(
        Problem(
            variables={"z": Domain(-4, 4), "gamma": Domain(0.5, 4)},
            aliases={"p": "sigmoid(z)"},
            answer="(1-p)^gamma * (gamma*p*log(p) + p - 1)",
        ),
        (
            "(1-p)^γ (γ p ln(p) + p - 1)",
            "γ(1-p)^γ p log(p) - (1-p)^(γ+1)",
            "p(1-p)*(γ(1-p)^(γ-1) ln(p) - (1-p)^γ/p)",
        ),
        ("-(1-p)^γ ln(p)", "(1-p)^γ (p - 1)", "p - 1", "(1-p)^γ (γ p ln(p) - p + 1)", "p^γ (γ p ln(p) + p - 1)"),
    ),
    "kl of a vae, by log variance": Case(
        Problem(variables={"mu": Domain(-3, 3), "logvar": Domain(-3, 3)}, answer="(exp(logvar) - 1)/2"),
        ("0.5(e^logvar − 1)", "-1/2*(1 - exp(logvar))", "expm1(logvar)/2", "((e^(logvar/2))²-1)/2"),
        (
            "exp(logvar) - 1",
            "(1 - exp(logvar))/2",
            "(mu² + e^logvar - 1 - logvar)/2",
            "μ",
            "(logvar² - 1)/2",
            "(e^(logvar/2)^2-1)/2",
        ),
    ),
    "kl of a vae, by sigma": Case(
        Problem(variables={"mu": Domain(-3, 3), "sigma": Domain(0.1, 4)}, answer="sigma - 1/sigma"),
        ("σ − 1/σ", "(σ²-1)/σ", "sigma - sigma^-1", "(sigma+1)(sigma-1)/sigma"),
        ("σ", "1/σ - σ", "σ - 1/σ²", "2(σ - 1/σ)"),
    ),
    "dpo": Case(
        Problem(
            variables={"w": Domain(-4, 4), "l": Domain(-4, 4), "beta": Domain(0.05, 1)},
            aliases={"m": "beta*(w-l)"},
            answer="-beta*sigmoid(-m)",
        ),
        ("-β σ(-m)", "β(σ(m) - 1)", "-β/(1+e^m)", "-beta*(1 - sigmoid(beta*(w - l)))", "-β σ(β(l−w))"),
        ("-σ(-m)", "β σ(-m)", "-β σ(m)", "-log(σ(m))", "-β σ(-β w)", "-β σ(-m)(1-σ(-m))"),
    ),
}
