"""Every attack, with both engines: the right verdict, nothing left behind, and the next grading as before."""

import unicodedata

import pytest

from attacks.attack import ACCEPTED, RIGHT_NUMPY, RIGHT_TORCH, TORCH, Attack
from attacks.grounds import Grounds
from attacks.groups import GROUPS
from attacks.targets import CANARY_PREFIX
from attacks.traces import Process, strangers_among
from workbench.judge.judge import GRACE_SECONDS, START_SECONDS
from workbench.judge.report import Verdict

CASES = [
    pytest.param(group, attack, id=f"{group}-{attack.name}") for group, attacks in GROUPS.items() for attack in attacks
]
RIGHT = {
    "numpy": Attack("right", RIGHT_NUMPY, ACCEPTED),
    "torch": Attack("torch-right", RIGHT_TORCH, ACCEPTED, TORCH),
}


def is_hidden(character: str) -> bool:
    """Whether it could move the cursor, turn text around or hide some."""
    return character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}


@pytest.fixture
def companions(request: pytest.FixtureRequest, grounds: Grounds, group: str) -> list[Attack]:
    """The attacks of this group that were selected to run with this engine."""
    chosen = [item.callspec.params for item in request.session.items if hasattr(item, "callspec")]
    here = (grounds.engine, group)
    names = {params["attack"].name for params in chosen if (params.get("grounds"), params.get("group")) == here}
    return [attack for attack in GROUPS[group] if attack.name in names]


@pytest.mark.parametrize(("group", "attack"), CASES)
def test_an_attack_gets_its_verdict_and_leaves_nothing(
    grounds: Grounds, group: str, attack: Attack, companions: list[Attack]
) -> None:
    outcome = grounds.grade(attack, companions)
    report = outcome.report
    assert report.verdict in attack.verdicts, outcome.summary
    assert grounds.places.canary not in outcome.text
    assert not [character for character in outcome.text if is_hidden(character)]
    assert attack.says in outcome.text, outcome.text
    starting = START_SECONDS if grounds.engine == "standby" else 0  # an interpreter for each process it loses
    assert outcome.seconds <= grounds.allowed_seconds(attack) + GRACE_SECONDS + starting
    if grounds.engine == "fork":
        assert grounds.survivors() == []
    if attack is companions[-1]:
        assert grounds.leaks() == []
        attacked = {each.exercise.partition("-")[0] for each in companions}
        for after in grounds.grade_all([right for library, right in RIGHT.items() if library in attacked]):
            assert after.report.accepted, after.summary


def test_names_are_unique_and_sources_differ() -> None:
    attacks = [attack for group in GROUPS.values() for attack in group]
    assert len({attack.name for attack in attacks}) == len(attacks)
    assert len({(attack.source, attack.exercise) for attack in attacks}) == len(attacks)


def test_no_attack_is_accepted_or_failed_at_choice() -> None:
    for attack in (attack for group in GROUPS.values() for attack in group):
        assert Verdict.INTERNAL_ERROR not in attack.verdicts, attack.name
        assert Verdict.ACCEPTED not in attack.verdicts or len(attack.verdicts) == 1, attack.name
        assert CANARY_PREFIX not in attack.source, attack.name


def test_what_an_attack_leaves_behind_would_be_seen() -> None:
    def tree(**parents: int) -> list[Process]:
        return [Process(int(name[1:]), parent, "S", "", 0.0) for name, parent in parents.items()]

    app, without, with_torch = 1, 2, 3
    rest = tree(p2=app, p3=without, p4=without, p5=4, p6=with_torch, p7=6)
    prepared = tree(p8=without, p9=8, p10=9)
    for left, found in (
        ([], []),
        (tree(p11=app), [11]),  # it has got away from its parents
        (tree(p11=without), [11]),  # a judge that did not end
        (tree(p11=with_torch, p12=11, p13=12), [11, 12, 13]),  # a whole grading
        (tree(p11=9, p12=9), [8, 9, 10, 11, 12]),  # candidates beside the one that waits
        (tree(p11=10), [11]),  # a child of a candidate
    ):
        strangers = strangers_among([*rest, *prepared, *left], {without, with_torch}, prepared=1)
        assert [each.process_id for each in strangers] == found
    assert strangers_among(rest, {without, with_torch}, prepared=0) == []
    assert strangers_among([*rest, *prepared], {without, with_torch}, prepared=0) == prepared
