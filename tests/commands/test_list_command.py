"""`dlwork list`: what it shows, filters and promises to programs."""

import json

import pytest


def listed(run, capsys, *filters):
    assert run("list", "--json", *filters) == 0
    return [exercise["id"] for exercise in json.loads(capsys.readouterr().out)]


def test_every_exercise_has_a_line_with_status_in_glyph_and_word(run, capsys):
    assert run("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["status", "id", "level", "track", "Q", "min", "title"]
    assert lines[1].split() == ["·", "new", "double", "beginner", "maths", "7", "5", "Twice"]
    assert lines[3].endswith("Four sides")
    assert lines[-1] == "0 of 3 solved"


def test_columns_are_aligned(run, capsys):
    run("list")
    header, *lines = capsys.readouterr().out.splitlines()[:4]
    assert {line.index(line.split(maxsplit=6)[2]) for line in lines} == {header.index("id")}


def test_json_has_the_promised_fields_in_order(run, capsys):
    run("list", "--json")
    first = json.loads(capsys.readouterr().out)[0]
    assert list(first.items()) == [
        ("id", "double"),
        ("title", "Twice"),
        ("track", "maths"),
        ("level", "beginner"),
        ("kind", "code"),
        ("question", 7),
        ("topics", ["sums"]),
        ("minutes", 5),
        ("status", "new"),
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ((), ["double", "say-it", "square"]),
        (("--level", "advanced"), ["square"]),
        (("--topic", "TALKING"), ["say-it"]),
        (("--question", "7"), ["double"]),
        (("--track", "maths"), ["double", "say-it"]),
        (("--track", "maths", "--level", "advanced"), []),
    ],
)
def test_filters_narrow_the_list_together(run, capsys, filters, expected):
    assert listed(run, capsys, *filters) == expected


def test_an_empty_result_says_so_and_is_no_failure(run, capsys):
    assert run("list", "--track", "maths", "--level", "advanced") == 0
    assert capsys.readouterr().out == "No exercise matches --level advanced --track maths.\n"


def test_a_mistyped_topic_is_answered_with_the_closest_one(run, capsys):
    assert run("list", "--topic", "square") == 0
    assert capsys.readouterr().out == "No exercise matches --topic square. Did you mean squares?\n"


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--level", "easy"), "'easy'"),
        (("--question", "21"), "'21'"),
        (("--question", "x"), "'x'"),
        (("more",), "more"),
    ],
)
def test_a_bad_filter_is_one_line_and_exit_two(run, capsys, arguments, named):
    assert run("list", *arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("dlwork: ")
    assert named in error
    assert error.count("\n") == 1


def test_status_follows_attempts(run, capsys, right, wrong):
    run("check", "double", right)
    run("check", "square", wrong)
    capsys.readouterr()
    run("list", "--json")
    statuses = {exercise["id"]: exercise["status"] for exercise in json.loads(capsys.readouterr().out)}
    assert statuses == {"double": "solved", "say-it": "new", "square": "failed"}


def test_a_broken_exercise_is_told_on_stderr_and_the_rest_is_listed(run, capsys, content):
    content.write("exercises/maths/double/exercise.toml", "id = 3\n")
    assert listed(run, capsys) == ["say-it", "square"]
    run("list")
    assert "dlwork: left out: " in capsys.readouterr().err
    assert run("show", "double") == 2
    assert "exercise.toml: " in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("--exercises", "OWN", "list"), ("list", "--exercises", "OWN")])
def test_a_folder_of_ones_own_may_be_named_before_or_after_the_command(run, capsys, content, tmp_path, arguments):
    own = type(content)(tmp_path / "own")
    own.add("maths", "halve")
    assert run(*(tmp_path / "own" if argument == "OWN" else argument for argument in arguments), "--json") == 0
    assert [exercise["id"] for exercise in json.loads(capsys.readouterr().out)][:3] == ["double", "say-it", "halve"]


def test_folders_of_ones_own_may_be_several_on_both_sides(run, capsys, content, tmp_path):
    for name in ("first", "second"):
        type(content)(tmp_path / name).add("own", name)
    assert run("--exercises", tmp_path / "first", "list", f"--exercises={tmp_path / 'second'}", "--track", "own") == 0
    output = capsys.readouterr().out
    assert "first" in output
    assert "second" in output


def test_a_folder_without_the_layout_is_exit_two(run, capsys, tmp_path):
    assert run("--exercises", tmp_path, "list") == 2
    assert f"--exercises {tmp_path}: expected a folder exercises/" in capsys.readouterr().err
