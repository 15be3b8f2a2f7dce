import math

import numpy as np

from workbench.checks import assert_array, assert_error, rng


def half_cosine(q):
    """½ (1 + cos(π q)) as the square of a cosine."""
    return math.cos(math.pi * q / 2) ** 2


def close(submission, step, peak, warmup, total, floor, expected, told=""):
    given = submission.learning_rate(step, peak, warmup, total, floor)
    case = f"Step {step}, peak = {peak:.4g}, W = {warmup}, T = {total}, floor = {floor:.4g}."
    assert_array(given, float(expected), scale=peak, message=f"{told} {case}".strip())


def random_run():
    """peak, warmup_steps, total_steps, floor."""
    peak, warmup = rng().uniform(0.5, 2), int(rng().integers(3, 20))
    return peak, warmup, warmup + int(rng().integers(10, 90)), peak * rng().uniform(0.05, 0.4)


def plot(submission):
    steps = range(0, 121, 4)
    rates = [submission.learning_rate(step, 1.0, 20, 100, 0.1) for step in steps]
    yield "rate by step: warm-up 20, total 100, floor 0.1", np.array(steps, dtype=float), rates


def test_the_example_of_the_question(submission):
    for step, rate in ((0, 0.25), (3, 1.0), (4, 1.0), (8, 0.55), (12, 0.1), (100, 0.1)):
        close(submission, step, 1.0, 4, 12, 0.1, rate)
    close(submission, 6, 1.0, 4, 12, 0.1, 0.1 + 0.45 * (1 + math.sqrt(0.5)))


def test_the_first_step_is_not_wasted(submission):
    peak, warmup, total, floor = random_run()
    close(submission, 0, peak, warmup, total, floor, peak / warmup, "The very first step.")


def test_the_warm_up_climbs_in_equal_steps_to_the_peak(submission):
    peak, warmup, total, floor = random_run()
    for step, rate in enumerate(np.linspace(peak / warmup, peak, warmup).tolist()):
        close(submission, step, peak, warmup, total, floor, rate, "Within the warm-up.")


def test_the_cosine_starts_at_the_peak(submission):
    peak, warmup, total, floor = random_run()
    close(submission, warmup, peak, warmup, total, floor, peak, "The first step after the warm-up.")


def test_the_cosine_in_between(submission):
    for _ in range(3):
        peak, warmup, total, floor = random_run()
        step = int(rng().integers(warmup + 1, total))
        rate = floor + (peak - floor) * half_cosine((step - warmup) / (total - warmup))
        close(submission, step, peak, warmup, total, floor, rate, "Between warm-up and end.")


def test_half_way_down_the_rate_is_the_mean_of_peak_and_floor(submission):
    peak, warmup, _, floor = random_run()
    close(submission, warmup + 25, peak, warmup, warmup + 50, floor, (peak + floor) / 2, "Half-way down.")


def test_the_last_step_of_the_run_is_just_above_the_floor(submission):
    rate = 0.2 + 0.8 * half_cosine(9 / 10)
    close(submission, 14, 1.0, 5, 15, 0.2, rate, "The last step of the run.")


def test_from_the_last_step_on_the_rate_stays_at_the_floor(submission):
    peak, warmup, total, floor = random_run()
    for step in (total, total + 1, 2 * total - warmup, 10 * total):
        close(submission, step, peak, warmup, total, floor, floor, "After the run.")


def test_a_floor_of_zero(submission):
    close(submission, 15, 2.0, 5, 25, 0.0, 1.0)
    close(submission, 25, 2.0, 5, 25, 0.0, 0.0)


def test_the_warm_up_does_not_know_the_floor(submission):
    close(submission, 0, 1.0, 10, 20, 0.5, 0.1, "The floor is 0.5, but a warm-up may begin below it.")


def test_peak_and_floor_may_be_equal(submission):
    close(submission, 7, 0.3, 2, 12, 0.3, 0.3)


def test_without_a_warm_up_the_first_step_has_the_peak(submission):
    close(submission, 0, 1.5, 0, 10, 0.1, 1.5, "No warm-up.")
    close(submission, 5, 1.5, 0, 10, 0.1, 0.8, "No warm-up.")


def test_a_warm_up_of_a_single_step(submission):
    close(submission, 0, 1.5, 1, 11, 0.1, 1.5, "A warm-up of one step.")
    close(submission, 1, 1.5, 1, 11, 0.1, 1.5, "A warm-up of one step.")


def test_a_run_that_is_all_warm_up(submission):
    close(submission, 3, 1.0, 4, 4, 0.1, 1.0, "No decay.")
    close(submission, 4, 1.0, 4, 4, 0.1, 0.1, "No decay.")


def test_a_run_of_no_steps_has_the_floor(submission):
    close(submission, 0, 1.0, 0, 0, 0.1, 0.1, "W = T = 0.")


def test_a_negative_step_is_an_error(submission):
    for step in (-1, -20):
        with assert_error(ValueError, message=f"Step {step}."):
            submission.learning_rate(step, 1.0, 4, 12, 0.1)


def test_a_warm_up_longer_than_the_run_is_an_error(submission):
    for step in (0, 5, 50):
        with assert_error(ValueError, message=f"W = 13 and T = 12, step {step}."):
            submission.learning_rate(step, 1.0, 13, 12, 0.1)
