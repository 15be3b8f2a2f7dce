"""`dlwork verify --mutants`: what the checks notice, what they do not, and what is remembered of it."""

import ast
import asyncio
import json

import pytest

from workbench.commands.progress import Progress
from workbench.errors import JudgeUnavailable
from workbench.judge.report import CheckResult, Report, Verdict

CLOSED = "solutions/maths/double"
SOURCE = "def double(x):\n    return 2 * x\n"
ALL = {
    "2: return 2 * x → return None",
    "2: 2 * x → 2 / x",
    "2: 2 * x → 2",
    "2: 2 * x → x",
    "2: 2 * x → 3 * x",
    "2: 2 * x → 0 * x",
    "2: 2 * x → -2 * x",
}


def entry(*mutants: str, reason: str = "It is the same.") -> str:
    return f"[[equivalent]]\nmutants = {json.dumps(mutants, ensure_ascii=False)}\nreason = {json.dumps(reason)}\n"


class Accepting:
    """A verdict by reading, which also accepts mutants with one of the given expressions."""

    def __init__(self, grader, *expressions: str) -> None:
        self.by_reading = grader.verdict
        self.expressions = {ast.unparse(ast.parse(text)) for text in expressions}

    def __call__(self, source: str) -> Verdict:
        if '"""' not in source and any(source.rstrip().endswith(f"return {text}") for text in self.expressions):
            return Verdict.ACCEPTED
        return self.by_reading(source)


@pytest.fixture(autouse=True)
def exact(grader):
    """ "2 * x" also stands in "-2 * x"; the fake must not take that for right."""
    grader.verdict = lambda source: (
        Verdict.NOT_IMPLEMENTED
        if "NotImplementedError" in source
        else Verdict.ACCEPTED
        if "return 2 * x" in source
        else Verdict.WRONG_ANSWER
    )


@pytest.fixture
def verify(run, capsys):
    """The exit code and the first exercise of `verify double --mutants --json`."""

    def verify():
        code = run("verify", "double", "--mutants", "--seeds", 1, "--json")
        (exercise,) = json.loads(capsys.readouterr().out)["exercises"]
        return code, exercise

    return verify


def mutants_graded(grader) -> list[tuple[str, int]]:
    """The last line and the seed of each mutant that was graded."""
    known = ("NotImplementedError", "Believed")
    own = [(source, seed) for _, source, seed in grader.graded if source != SOURCE]
    return [(source.split("\n")[-2].strip(), seed) for source, seed in own if not any(part in source for part in known)]


def test_where_every_mutant_is_killed_it_is_exit_zero(verify):
    code, exercise = verify()
    assert code == 0
    assert exercise["ok"] is True
    assert exercise["mutants"] == {"total": len(ALL), "killed": len(ALL), "equivalent": 0, "survivors": []}


def test_survivors_are_exit_one_and_each_is_printed(run, capsys, grader):
    grader.verdict = Accepting(grader, "3 * x", "-2 * x")
    assert run("verify", "double", "--mutants", "--seeds", 1) == 1
    assert capsys.readouterr().out.split("\n") == [
        "✗ double  5 of 7 mutants killed",
        "    survives: 2: 2 * x → 3 * x",
        "    survives: 2: 2 * x → -2 * x",
        "",
        "0 of 1 exercises without a problem",
        "71.4 % of the mutants killed, 2 left to explain",
        "",
    ]


def test_a_survivor_that_is_listed_is_clean(verify, grader, content, run, capsys):
    grader.verdict = Accepting(grader, "3 * x")
    content.write(f"{CLOSED}/equivalent.toml", entry("2: 2 * x → 3 * x"))
    code, exercise = verify()
    assert (code, exercise["problems"]) == (0, [])
    assert exercise["mutants"] == {"total": 7, "killed": 6, "equivalent": 1, "survivors": []}
    run("verify", "double", "--mutants", "--seeds", 1)
    printed = capsys.readouterr().out
    assert printed.startswith("✓ double  6 of 6 mutants killed, 1 equivalent\n")
    assert "100 % of the mutants killed, 0 left to explain" in printed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (entry("2: 2 * x → 3 * x"), "'2: 2 * x → 3 * x' is killed by the checks"),
        (entry("7: gone → lost"), "'7: gone → lost' is no mutant"),
        (entry("2: 2 * x → x", reason=" "), "'2: 2 * x → x' has no reason"),
        ("[[equivalent", "cannot be used"),
    ],
)
def test_what_is_wrong_with_the_list_is_a_problem(verify, grader, content, text, told):
    grader.verdict = Accepting(grader, "x")
    content.write(f"{CLOSED}/equivalent.toml", text)
    code, exercise = verify()
    assert code == 1
    assert any(told in problem for problem in exercise["problems"])


def test_a_survivor_has_passed_three_seeds_and_a_killed_mutant_needs_one(run, grader):
    grader.verdict = Accepting(grader, "3 * x")
    run("verify", "double", "--mutants", "--seeds", 1)
    graded = mutants_graded(grader)
    assert sorted(seed for line, seed in graded if line == "return 3 * x") == [1, 2, 3]
    assert [seed for line, seed in graded if line == "return 0 * x"] == [1]


def test_a_mutant_that_fails_with_a_later_seed_is_killed(verify, grader):
    graded = grader.grade

    async def grade(exercise, source, *, seed=None, on_check=None):
        report = await graded(exercise, source, seed=seed)
        lucky = "3 * x" in source and seed < 3
        return Report(exercise.id, Verdict.ACCEPTED, seed, (), {}) if lucky else report

    grader.grade = grade
    code, exercise = verify()
    assert (code, exercise["mutants"]["killed"]) == (0, 7)


def test_the_first_check_that_refuses_is_enough(verify, grader):
    graded, ended = grader.grade, []

    async def grade(exercise, source, *, seed=None, on_check=None):
        report = await graded(exercise, source, seed=seed)
        if on_check is None or report.accepted:
            return report
        on_check(CheckResult("test_one", Verdict.ACCEPTED))
        on_check(CheckResult("test_two", Verdict.WRONG_ANSWER))
        try:
            await asyncio.Event().wait()  # the other checks would take for ever
        finally:
            ended.append(source)

    grader.grade = grade
    code, _ = verify()
    assert code == 0
    assert len(ended) == 7


def test_a_second_run_grades_no_mutant_again(verify, grader):
    grader.verdict = Accepting(grader, "3 * x")
    first = verify()
    assert len(mutants_graded(grader)) == 9
    assert verify() == first
    assert len(mutants_graded(grader)) == 9


@pytest.mark.parametrize("file", ["exercises/maths/double/exercise.toml", f"{CLOSED}/checks.py"])
def test_a_changed_exercise_is_graded_again(verify, grader, content, file):
    verify()
    path = content.folder / file
    path.write_text(path.read_text() + "\n# changed\n")
    verify()
    assert len(mutants_graded(grader)) == 14


def test_an_interrupted_run_goes_on_where_it_was(run, verify, grader):
    graded, left = grader.grade, iter(range(4))

    async def grade(exercise, source, *, seed=None, on_check=None):
        if on_check is not None and next(left, None) is None:
            raise KeyboardInterrupt
        return await graded(exercise, source, seed=seed)

    grader.grade = grade
    assert run("verify", "double", "--mutants", "--seeds", 1) == 130
    assert len(mutants_graded(grader)) == 4
    grader.grade = graded
    code, exercise = verify()
    assert (code, exercise["mutants"]["killed"]) == (0, 7)
    assert len(mutants_graded(grader)) == 7


def test_what_is_kept_lies_below_the_home_folder(run, home):
    run("verify", "double", "--mutants")
    assert [path.parent.relative_to(home).as_posix() for path in home.rglob("*.jsonl")] == ["cache/mutants/double"]


def test_a_folder_that_cannot_be_written_is_told(run, capsys, home):
    home.mkdir()
    (home / "cache").write_text("a file in its place")
    assert run("verify", "double", "--mutants") == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("failure", [Verdict.INTERNAL_ERROR, JudgeUnavailable("The judge ended.")])
def test_a_mutant_that_cannot_be_graded_is_a_problem_and_tried_again(verify, grader, failure):
    graded = grader.grade

    async def grade(exercise, source, *, seed=None, on_check=None):
        if "3 * x" not in source:
            return await graded(exercise, source, seed=seed)
        if isinstance(failure, Exception):
            raise failure
        return Report(exercise.id, failure, seed, (), {})

    grader.grade = grade
    code, exercise = verify()
    assert (code, exercise["mutants"]["killed"], exercise["mutants"]["survivors"]) == (1, 6, [])
    assert len(exercise["problems"]) == 1 and "'2: 2 * x → 3 * x'" in exercise["problems"][0]
    grader.grade = graded
    assert verify()[0] == 0


def test_a_solution_that_fails_is_not_mutated(verify, grader, content):
    content.write(f"{CLOSED}/solution.py", "def double(x):\n    return x\n")
    code, exercise = verify()
    assert (code, exercise["mutants"]) == (1, None)
    assert all(seed == 1 for _, _, seed in grader.graded)


def test_cards_have_no_mutants(run, capsys):
    assert run("verify", "say-it", "--mutants", "--json") == 0
    assert json.loads(capsys.readouterr().out)["exercises"][0]["mutants"] is None


def test_the_time_a_mutant_may_take_is_short(run, grader):
    graded, seconds = grader.grade, set()

    async def grade(exercise, source, *, seed=None, on_check=None):
        if on_check is not None:
            seconds.add(exercise.limits.total_seconds)
        return await graded(exercise, source, seed=seed)

    grader.grade = grade
    run("verify", "double", "--mutants")
    assert seconds == {10.0}


def test_progress_is_a_bar_on_a_terminal_and_nothing_elsewhere(capsys, monkeypatch):
    progress = Progress(2, "mutants")
    progress.advance("double")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress.advance("square")
    shown = capsys.readouterr().err
    assert shown.endswith("█ 2/2 mutants · square") and "░" not in shown
