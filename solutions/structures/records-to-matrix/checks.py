import math

import numpy as np

from workbench.checks import assert_array, assert_equal, assert_unchanged, rng

TRAIN = [{"age": 20, "city": "Rome"}, {"age": 40, "city": "Bern"}, {"age": None, "city": "Rome"}]
STATE = {"means": {"age": 30.0}, "categories": {"city": ["Bern", "Rome"]}}
MIXED = {
    "means": {"price": 2.5, "age": 30.0},
    "categories": {"size": ["L", "M", "S"], "city": ["Bern"], "colour": ["blue", "red"]},
}


def fitted(submission, records, numeric, categorical):
    state = submission.fit(records, numeric, categorical)
    assert isinstance(state, dict), f"fit returns a dictionary, not {type(state).__name__}."
    assert set(state) == {"means", "categories"}, (
        f"The keys are 'means' and 'categories', not {sorted(map(str, state))}."
    )
    return state


def assert_means(state, expected, told):
    means = state["means"]
    assert_equal(list(means), list(expected), message=f"{told} The fields of 'means'.")
    for field, mean in expected.items():
        assert isinstance(means[field], float), f"{told} The mean of {field!r} is a float."
        assert_array(float(means[field]), mean, message=f"{told} The mean of {field!r}.")


def assert_transformed(submission, records, state, rows, columns, told):
    given = submission.transform(records, state)
    assert isinstance(given, tuple) and len(given) == 2, "transform returns a tuple of two: (matrix, columns)."
    assert_equal(given[1], columns, message=f"{told} The names of the columns.")
    assert_array(given[0], np.array(rows, dtype=np.float64).reshape(len(records), len(columns)), message=told)


def test_the_example_of_the_question(submission):
    state = fitted(submission, TRAIN, ["age"], ["city"])
    assert_means(state, STATE["means"], "The example of the question.")
    assert_equal(state["categories"], STATE["categories"], message="The categories of the example.")
    rows = [[30, 0, 1], [0, 0, 0]]
    columns = ["age", "city=Bern", "city=Rome"]
    records = [{"city": "Rome"}, {"age": 0, "city": "Oslo"}]
    assert_transformed(submission, records, STATE, rows, columns, "The example of the question.")


def test_the_mean_of_the_values_that_are_there(submission):
    values = [float(value) for value in rng().normal(scale=5, size=7)]
    records = [{"x": value, "n": i} for i, value in enumerate(values)]
    state = fitted(submission, [*records, {"x": None}, {"n": None, "y": 3}], ["x", "n"], [])
    assert_means(state, {"x": math.fsum(values) / 7, "n": 3.0}, "Seven numbers, None, and a field that is not there.")
    assert_equal(state["categories"], {}, message="No categorical fields.")


def test_zero_is_a_number(submission):
    state = fitted(submission, [{"x": 0}, {"x": 3}, {"x": 0.0}, {"x": None}], ["x"], [])
    assert_means(state, {"x": 1.0}, "The numbers 0, 3 and 0.0, and one that is missing.")
    assert_transformed(submission, [{"x": 0}, {"x": 0.0}], state, [[0.0], [0.0]], ["x"], "Two records with a 0.")


def test_a_number_that_is_missing_everywhere(submission):
    state = fitted(submission, [{"x": None}, {"y": 1}], ["x", "y"], [])
    assert_means(state, {"x": 0.0, "y": 1.0}, "No record has an x.")


def test_categories_are_sorted_and_occur_once(submission):
    records = [{"c": name} for name in ("pear", "fig", "Kiwi", "apple", "fig", "pear", "10", "9")]
    state = fitted(submission, records, [], ["c"])
    expected = {"c": ["10", "9", "Kiwi", "apple", "fig", "pear"]}
    assert_equal(state["categories"], expected, message="Eight records with six categories.")


def test_missing_is_not_a_category(submission):
    state = fitted(submission, [{"c": "b"}, {"c": None}, {}, {"c": "a"}], [], ["c", "d"])
    told = "c is None once and not there once; d is missing everywhere."
    assert_equal(state["categories"], {"c": ["a", "b"], "d": []}, message=told)


def test_the_empty_string_is_a_category(submission):
    state = fitted(submission, [{"c": ""}, {"c": "a"}], [], ["c"])
    assert_equal(state["categories"], {"c": ["", "a"]}, message="A record whose category is ''.")
    rows = [[1, 0], [0, 0], [0, 1]]
    records = [{"c": ""}, {"c": None}, {"c": "a"}]
    assert_transformed(submission, records, state, rows, ["c=", "c=a"], "The category '' is not a missing one.")


def test_fields_keep_the_order_of_the_lists(submission):
    records = [{"a": 1, "b": 2, "c": 3, "p": "x", "q": "y", "r": "z"}]
    state = fitted(submission, records, ["c", "a", "b"], ["r", "p"])
    assert_equal(list(state["means"]), ["c", "a", "b"], message="The order of the numeric fields.")
    assert_equal(list(state["categories"]), ["r", "p"], message="The order of the categorical fields.")


def test_other_fields_are_ignored(submission):
    state = fitted(submission, [{"x": 1, "id": 7, "note": "hi"}, {"x": 2, "id": 8}], ["x"], [])
    assert_means(state, {"x": 1.5}, "`id` and `note` are in neither list.")
    assert_equal(state["categories"], {}, message="`id` and `note` are in neither list.")
    assert_transformed(submission, [{"note": "x", "x": 5}], state, [[5.0]], ["x"], "`note` is in neither list.")


def test_no_training_records(submission):
    expected = {"means": {"x": 0.0}, "categories": {"c": []}}
    assert_equal(fitted(submission, [], ["x"], ["c"]), expected, message="fit of no records.")


def test_several_fields_of_both_kinds(submission):
    columns = ["price", "age", "size=L", "size=M", "size=S", "city=Bern", "colour=blue", "colour=red"]
    records = [
        {"size": "M", "age": 7, "price": -1.25, "city": "Bern", "colour": "red"},
        {"colour": "blue", "age": None, "city": None, "price": 1e6, "size": "S"},
        {"size": "XL", "city": "Rome"},
    ]
    rows = [[-1.25, 7, 0, 1, 0, 1, 0, 1], [1e6, 30, 0, 0, 1, 0, 1, 0], [2.5, 30, 0, 0, 0, 0, 0, 0]]
    assert_transformed(submission, records, MIXED, rows, columns, "Two numeric and three categorical fields.")


def test_a_category_belongs_to_its_field(submission):
    state = {"means": {}, "categories": {"from": ["Bern", "Rome"], "to": ["Bern", "Rome"]}}
    columns = ["from=Bern", "from=Rome", "to=Bern", "to=Rome"]
    rows = [[1, 0, 0, 1], [0, 0, 1, 0]]
    records = [{"from": "Bern", "to": "Rome"}, {"to": "Bern"}]
    assert_transformed(submission, records, state, rows, columns, "Two fields with the same categories.")


def test_the_fillers_are_those_of_the_training_records(submission):
    records = [{"age": 100.0, "city": "Rome"}, {"age": None, "city": "Bern"}, {"age": 50.0}]
    rows = [[100, 0, 1], [30, 1, 0], [50, 0, 0]]
    columns = ["age", "city=Bern", "city=Rome"]
    assert_transformed(submission, records, STATE, rows, columns, "The mean of the training records is 30.")


def test_one_record_and_whole_numbers_only(submission):
    given, _ = submission.transform([{"x": 3, "y": 4}], {"means": {"x": 1.0, "y": 2.0}, "categories": {}})
    assert_array(given, np.array([[3.0, 4.0]]), message="One record of two whole numbers.")


def test_no_records_keep_the_columns(submission):
    columns = ["age", "city=Bern", "city=Rome"]
    assert_transformed(submission, [], STATE, [], columns, "No records, three columns.")


def test_no_columns_keep_the_records(submission):
    nothing = {"means": {}, "categories": {"c": []}}
    assert_transformed(submission, [{"c": "a"}, {}], nothing, [], [], "Two records, and nothing was learnt.")


def test_the_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.fit([{"b": None, "a": "z"}, {"a": "b"}], ["b"], ["a"])
        submission.transform([{"age": None}, {"city": "Oslo"}], STATE)
