"""The command line as a whole: which command runs, what is imported, how it ends."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from workbench import __version__
from workbench.cli import COMMANDS, main
from workbench.commands.context import Services
from workbench.study import Study


@dataclass(frozen=True)
class FakeLayer:
    name: str
    active: bool
    detail: str


def dlwork(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "workbench", *arguments], capture_output=True, text=True, encoding="utf-8", **options
    )


@pytest.fixture
def terminal(monkeypatch):
    """Makes stdin and stdout look like a terminal."""
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)


@pytest.fixture
def opened(content, monkeypatch):
    """Where the app was opened, each time; the app itself does not start."""
    starts = []

    def run_app(catalogue, study, start):
        starts.append((len(catalogue), start))
        return 5

    services = Services(run_app=run_app)
    return starts, lambda *arguments: main(list(arguments), services)


def test_without_a_command_the_app_opens(opened, terminal):
    starts, run = opened
    assert run() == 5
    assert starts == [(3, None)]


def test_an_id_opens_the_app_at_that_exercise(opened, terminal):
    starts, run = opened
    assert run("double") == 5
    assert starts == [(3, "double")]


def test_a_command_wins_over_an_exercise_of_the_same_name(opened, terminal, content, capsys):
    content.add("maths", "list")
    starts, run = opened
    assert run("list") == 0
    assert starts == []
    assert "4 solved" in capsys.readouterr().out


def test_an_unknown_id_does_not_open_the_app(opened, terminal, capsys):
    starts, run = opened
    assert run("dubble") == 2
    assert starts == []
    assert capsys.readouterr().err == "dlwork: There is no exercise 'dubble'. Did you mean double?\n"


def test_without_a_terminal_the_app_is_one_line_and_exit_two(opened, capsys):
    starts, run = opened
    assert run("double") == 2
    assert starts == []
    assert capsys.readouterr().err.startswith("dlwork: The app needs a terminal")


def test_ctrl_c_is_exit_130(content, capsys):
    def interrupted():
        raise KeyboardInterrupt

    assert main(["list"], Services(open_study=interrupted)) == 130
    assert capsys.readouterr().err == ""


def test_an_error_that_is_none_of_ours_is_not_swallowed(content):
    def broken():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        main(["list"], Services(open_study=broken))


def test_the_version_is_the_packages(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"dlwork {__version__}\n"


def test_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    output = capsys.readouterr().out
    assert all(f"\n  {name} " in output for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_names_the_folders_of_ones_own(name, capsys):
    assert main([name, "--help"]) == 0
    output = capsys.readouterr().out
    assert output.startswith(f"usage: dlwork {name} ")
    assert "--exercises DIR" in output


@pytest.mark.parametrize("arguments", [["--bogus"], ["double", "square"], ["list", "--exercises"], ["--json", "list"]])
def test_what_cannot_be_understood_is_one_line_and_exit_two(content, capsys, arguments):
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("dlwork: ")
    assert error.count("\n") == 1


def test_options_are_not_guessed_from_their_beginning(content, capsys):
    assert main(["list", "--lev", "beginner"]) == 2


def test_a_home_that_is_a_file_is_exit_two(content, home, capsys):
    home.write_text("")
    assert main(["list"]) == 2
    assert str(home) in capsys.readouterr().err


def test_notices_of_the_history_go_to_stderr(content, home, capsys):
    home.mkdir()
    (home / "progress.db").write_bytes(b"this is no database" * 100)
    assert main(["list"]) == 0
    captured = capsys.readouterr()
    assert captured.err.startswith("dlwork: ")
    assert "0 of 3 solved" in captured.out


@pytest.mark.parametrize(("arguments", "code"), [(["list"], 0), (["show", "double", "--answer"], 3)])
def test_the_history_is_closed_however_a_command_ends(content, arguments, code):
    opened = []

    class ClosingStudy(Study):
        def close(self) -> None:
            opened.remove(self)
            super().close()

    def open_study():
        opened.append(ClosingStudy.open())
        return opened[0]

    assert main(arguments, Services(open_study=open_study)) == code
    assert opened == []


def test_listing_imports_nothing_heavy():
    code = (
        "import sys\nfrom workbench.cli import main\nassert main(['list']) == 0\n"
        "heavy = {'textual', 'asyncio', 'numpy', 'torch', 'sympy', 'pytest', '_pytest', 'workbench.checks'}\n"
        "print('heavy:', *heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == "heavy:"


def test_doctor_imports_neither_torch_nor_textual():
    code = (
        "import sys\nfrom workbench.cli import main\nassert main(['doctor']) == 0\n"
        "print('heavy:', *{'textual', 'numpy', 'torch', 'sympy', 'pytest'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == "heavy:"


def test_the_module_runs_as_the_command():
    done = dlwork("list", "--json")
    assert done.returncode == 0
    assert "focal-loss" in [exercise["id"] for exercise in json.loads(done.stdout)]
    assert done.stderr == ""


def test_the_module_passes_the_exit_code_on():
    assert dlwork("show", "focal-loss", "--solution").returncode == 3
    assert dlwork().returncode == 2


@pytest.mark.parametrize("track", ["losses", "nothing"], ids=["long", "short enough to stay in the buffer"])
def test_a_reader_that_leaves_early_is_no_error(track):
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", "list", "--track", track],
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            env=buffered,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_terminal_that_cannot_show_a_glyph_gets_a_question_mark():
    done = dlwork("list", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "? new" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="closes descriptors the POSIX way")
def test_closed_streams_are_no_error():
    command = f'"{sys.executable}" -m workbench list <&- >&-'
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (0, "")


LAYERS = (FakeLayer("rlimits", True, "memory"), FakeLayer("landlock", False, "kernel too old"))


def test_doctor_json_has_the_promised_fields(content, home, capsys):
    assert main(["doctor", "--json"], Services(probe=lambda: ("zygote", LAYERS))) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["python", "torch", "engine", "layers", "paths"]
    assert found["python"] == ".".join(map(str, sys.version_info[:3]))
    assert (found["engine"], found["layers"]) == ("zygote", {"rlimits": True, "landlock": False})
    assert found["paths"] == {
        "exercises": str(content.folder / "exercises"),
        "solutions": str(content.folder / "solutions"),
        "data": str(home),
        "drafts": str(home / "drafts"),
        "database": str(home / "progress.db"),
    }


def test_doctor_shows_a_missing_layer_and_why(content, capsys):
    assert main(["doctor"], Services(probe=lambda: ("zygote", LAYERS))) == 0
    output = capsys.readouterr().out
    assert "✓ rlimits   active   memory" in output
    assert "✗ landlock  missing  kernel too old" in output
    assert "engine: zygote" in output


def test_doctor_asks_this_machine(capsys):
    assert main(["doctor", "--json"]) == 0
    assert {"rlimits", "landlock", "seccomp"} <= set(json.loads(capsys.readouterr().out)["layers"])


@pytest.mark.parametrize(("user", "warned"), [(0, True), (1000, False)])
def test_doctor_warns_when_it_runs_as_root(content, capsys, monkeypatch, user, warned):
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    assert main(["doctor"], Services(probe=lambda: ("zygote", LAYERS))) == 0
    assert ("running as root" in capsys.readouterr().err) is warned
