"""Reviews the projects of a pitch as checks: one for each part of each project, and one for its length."""

from workbench.catalog import Exercise
from workbench.judge.report import CheckResult, Report, Verdict, worst
from workbench.pitch import PitchError, Project, read_form, review

CHECK = "test_the_form_can_be_read"


def grade_pitch(exercise: Exercise, text: str, seed: int) -> Report:
    """The report on a form: accepted where every project in it is complete and fits, load_error where it is no form."""
    try:
        projects = read_form(text)
    except PitchError as error:
        return _report(exercise, seed, [CheckResult(CHECK, Verdict.LOAD_ERROR, str(error))])
    if all(project.is_empty for project in projects):
        told = "Nothing is written yet. Fill in the parts below the headings."
        return _report(exercise, seed, [CheckResult(CHECK, Verdict.NOT_IMPLEMENTED, told)])
    return _report(exercise, seed, [result for project in projects for result in _results(project, len(projects) > 1)])


def _results(project: Project, several: bool) -> list[CheckResult]:
    prefix = f"{project.name}: " if several else ""
    return [
        CheckResult(f"{prefix}{remark.about}", Verdict.ACCEPTED if remark.good else Verdict.WRONG_ANSWER, remark.text)
        for remark in review(project)
    ]


def _report(exercise: Exercise, seed: int, results: list[CheckResult]) -> Report:
    return Report(exercise.id, worst([result.verdict for result in results]), seed, tuple(results), {})
