"""The audit of content: a flawless exercise has no problem, and each flaw is told with its file."""

import pytest

from workbench.catalog.audit import audit_exercise, audit_root, is_gradable

GIVEN, CLOSED = "exercises/maths/double", "solutions/maths/double"


def audited(content, name="double"):
    catalogue = content.load()
    return audit_exercise(catalogue.get(name), catalogue)


def only_problem(content):
    problems = audited(content)
    assert len(problems) == 1, problems
    return problems[0]


def remove(content, path):
    (content.root.exercises.parent / path).unlink()


def test_a_flawless_exercise_has_no_problem(content):
    assert audited(content) == ()
    assert audit_root(content.root) == ()


@pytest.mark.parametrize(
    "path",
    [
        f"{GIVEN}/question.md",
        f"{GIVEN}/hints.md",
        f"{GIVEN}/stub.py",
        f"{CLOSED}/checks.py",
        f"{CLOSED}/solution.py",
        f"{CLOSED}/answer.md",
    ],
)
def test_a_missing_file_is_the_one_problem(content, path):
    remove(content, path)
    assert only_problem(content).endswith(f"{path} is missing")


def test_a_missing_solution_folder_is_told(content):
    for path in sorted((content.root.solutions / "maths" / "double").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (content.root.solutions / "maths" / "double").rmdir()
    assert any(problem.endswith("solutions/maths/double is missing") for problem in audited(content))


@pytest.mark.parametrize("path", [f"{GIVEN}/notes.txt", f"{GIVEN}/solution.py", f"{CLOSED}/conftest.py"])
def test_a_stray_file_is_told(content, path):
    content.write(path)
    assert only_problem(content).endswith(f"{path} does not belong there")


@pytest.mark.parametrize("path", [f"{CLOSED}/wrong/notes.md", f"{CLOSED}/wrong/more/one.py"])
def test_only_python_files_stand_among_the_wrong_answers(content, path):
    content.write(path)
    assert only_problem(content).endswith("is no Python file")


def test_hidden_files_and_byte_code_are_no_strays(content):
    for path in (f"{CLOSED}/__pycache__/checks.pyc", f"{CLOSED}/wrong/__pycache__/a.pyc", f"{GIVEN}/.DS_Store"):
        content.write(path)
    assert audited(content) == ()


@pytest.mark.parametrize("path", [f"{GIVEN}/question.md", f"{CLOSED}/answer.md"])
def test_an_empty_text_is_told(content, path):
    content.write(path, " \n")
    assert only_problem(content).endswith(f"{path} is empty")


def test_two_hints_are_too_few(content):
    content.write(f"{GIVEN}/hints.md", "## One\n\nText.\n\n## Two\n\nText.\n")
    assert "expected at least 3 hints" in only_problem(content)
    assert only_problem(content).endswith("got 2")


def test_a_hint_without_text_is_told(content):
    content.write(f"{GIVEN}/hints.md", "## One\n\n## Two\n\nText.\n\n## Three\n\nText.\n")
    assert only_problem(content).endswith("the hint 'One' has no text")


def test_two_wrong_answers_are_too_few(content):
    remove(content, f"{CLOSED}/wrong/zero.py")
    assert only_problem(content).endswith("wrong: expected at least 3 wrong answers, got 2")


@pytest.mark.parametrize(
    ("docstring", "lacking"),
    [
        ("", "Believed: and Tell:"),
        ('"""Believed: it is zero."""', "Tell:"),
        ('"""Tell: it is not zero."""', "Believed:"),
        ('"""Believed: it is zero.\nTell:\n"""', "Tell:"),
        ('"""Believed:\nTell: it is not zero."""', "Believed:"),
    ],
)
def test_a_wrong_answer_says_what_was_believed_and_what_to_tell(content, docstring, lacking):
    content.write(f"{CLOSED}/wrong/zero.py", f"{docstring}\ndef double(x):\n    return 0\n")
    assert only_problem(content).endswith(f"zero.py: its docstring lacks {lacking}")


@pytest.mark.parametrize("path", [f"{GIVEN}/stub.py", f"{CLOSED}/solution.py", f"{CLOSED}/wrong/zero.py"])
def test_every_module_defines_the_entry_points(content, path):
    content.write(path, '"""Believed: a.\nTell: b."""\ndef triple(x):\n    def double(y): ...\n')
    assert only_problem(content).endswith(f"{path} does not define double")


@pytest.mark.parametrize(
    "definition",
    [
        "class double: ...",
        "double = abs",
        "double: object = abs",
        "a, double = 1, 2",
        "from math import fabs as double",
    ],
)
def test_an_entry_point_may_be_defined_in_any_way(content, definition):
    content.write(f"{CLOSED}/solution.py", definition)
    assert audited(content) == ()


@pytest.mark.parametrize("path", [f"{GIVEN}/stub.py", f"{CLOSED}/checks.py", f"{CLOSED}/wrong/zero.py"])
@pytest.mark.parametrize("text", ["def double(:", "\0"])
def test_a_module_that_does_not_compile_is_told_once(content, path, text):
    content.write(path, text)
    assert f"{path} cannot be compiled: " in only_problem(content)


def test_an_assert_without_a_message_is_told_with_its_line(content):
    content.write(f"{CLOSED}/checks.py", "def test_two(submission):\n    assert submission.double(1) == 2\n")
    assert only_problem(content).endswith("checks.py, line 2: the assert has no message for the learner")


def test_checks_without_a_test_are_told(content):
    content.write(f"{CLOSED}/checks.py", "def helper(): ...\n")
    assert "holds no check" in only_problem(content)


def test_a_check_that_hides_another_is_told(content):
    content.write(f"{CLOSED}/checks.py", "def test_two(submission): ...\ndef test_two(submission): ...\n")
    assert "defines test_two twice" in only_problem(content)


def test_an_unknown_prerequisite_is_told(content):
    content.add_exercise(more='prerequisites = ["add"]\n')
    assert only_problem(content).endswith("prerequisites: there is no exercise 'add'")


def test_prerequisites_that_go_round_in_a_circle_are_told(content):
    content.add_exercise("add", more='prerequisites = ["double"]\n')
    content.add_exercise(more='prerequisites = ["add"]\n')
    assert only_problem(content).endswith("prerequisites: 'add' leads back to 'double'")


def test_prerequisites_in_a_row_are_fine(content):
    content.add_exercise("add")
    content.add_exercise(more='prerequisites = ["add"]\n')
    assert audited(content) == ()


def test_a_pitch_needs_question_form_and_answer_only(content):
    header = 'id = "{id}"\ntitle = "Say it"\nkind = "pitch"\nlevel = "beginner"\nminutes = 2\ntopics = ["maths"]\n'
    content.write("exercises/maths/say-it/exercise.toml", header.format(id="say-it"))
    content.write("exercises/maths/say-it/question.md", "# Say it\n")
    content.write("exercises/maths/say-it/form.md", "# Project\n")
    (problem,) = audited(content, "say-it")
    assert problem.endswith("solutions/maths/say-it is missing")
    content.write("solutions/maths/say-it/answer.md", "# Answer\n")
    assert audited(content, "say-it") == ()


@pytest.mark.parametrize("path", ["exercises/README.md", "exercises/maths/notes.txt", "solutions/maths/track.toml"])
def test_a_file_beside_tracks_or_exercises_is_told(content, path):
    content.write(path)
    (problem,) = audit_root(content.root)
    assert problem.endswith(f"{path} does not belong there")


@pytest.mark.parametrize("folder", ["solutions/maths/gone", "solutions/gone/double"])
def test_a_solution_without_an_exercise_is_told(content, folder):
    content.write(f"{folder}/solution.py")
    assert [problem.endswith(f"{folder} is the solution of no exercise") for problem in audit_root(content.root)] == [
        True
    ]


@pytest.mark.parametrize("path", [f"{GIVEN}/stub.py", f"{CLOSED}/checks.py"])
def test_nothing_can_be_graded_without_a_stub_and_checks_that_compile(content, path):
    exercise = content.load().get("double")
    assert is_gradable(exercise)
    content.write(path, "def double(:")
    assert not is_gradable(exercise)
    remove(content, path)
    assert not is_gradable(exercise)
