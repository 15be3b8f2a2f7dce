import math

import numpy as np

from workbench.checks import assert_array, assert_error, assert_unchanged, rng


def normal(*shape, dtype=np.float64):
    return rng().normal(size=shape).astype(dtype)


def crowded(shape, rows):
    """Random ids with repeats: half of the rows never occur."""
    return rng().integers(0, max(1, rows // 2), size=shape)


def row_by_row(upstream, ids, rows, padding_id=None):
    """Every row of the table asks all positions, in exact sums."""
    size = upstream.shape[-1]
    flat_ids, flat = ids.ravel().tolist(), upstream.reshape(-1, size).tolist()
    gradient = np.zeros((rows, size))
    for row in range(rows):
        hits = [flat[k] for k, id_ in enumerate(flat_ids) if id_ == row and id_ != padding_id]
        gradient[row] = [math.fsum(column) for column in zip(*hits)] if hits else 0.0
    return gradient.astype(upstream.dtype)


def sparse(submission, *arguments):
    result = submission.sparse_embedding_backward(*arguments)
    told = "sparse_embedding_backward returns two arrays: (picked, values)."
    assert isinstance(result, tuple) and len(result) == 2, told
    return result


def assert_sparse(submission, upstream, ids, padding_id, told):
    picked, values = sparse(submission, upstream, ids, padding_id)
    expected = sorted(set(ids.ravel().tolist()) - {padding_id})
    assert_array(picked, np.array(expected, np.int64), message=f"{told} The ids that were picked.")
    dense = row_by_row(upstream, ids, max([0, *expected]) + 1)
    assert_array(values, dense[expected], scale=4.0, message=f"{told} The gradients of ids {expected[:8]}.")


def test_the_examples_of_the_question(submission):
    ids, upstream = np.array([2, 0, 2]), np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]])
    nothing, first, third = [0.0, 0.0], [2.0, 20.0], [4.0, 40.0]
    given = submission.embedding_backward(upstream, ids, 4, None)
    assert_array(given, np.array([first, nothing, third, nothing]))
    given = submission.embedding_backward(upstream, ids, 4, 0)
    assert_array(given, np.array([nothing, nothing, third, nothing]), message="padding_id = 0.")
    picked, values = sparse(submission, upstream, ids, None)
    assert_array(picked, np.array([0, 2]), message="The ids that were picked.")
    assert_array(values, np.array([first, third]), message="Their gradients.")


def test_the_look_up_picks_rows_for_ids_of_any_shape(submission):
    weight = normal(6, 3)
    for shape in ((4,), (2, 5), (1, 2, 3), (6,), (), (0,)):
        ids = rng().integers(0, 6, size=shape)
        expected = np.array([weight[i] for i in ids.ravel().tolist()]).reshape((*shape, 3))
        assert_array(submission.embedding(weight, np.asarray(ids)), expected, message=f"ids of shape {shape}.")


def test_the_first_and_the_last_row_can_be_picked(submission):
    weight = normal(5, 2)
    assert_array(submission.embedding(weight, np.array([0, 4])), np.array([weight[0], weight[4]]))


def test_ids_outside_the_table_are_errors(submission):
    weight = normal(5, 2)
    for bad in (5, 100, -1, -5, -6):
        with assert_error(IndexError, message=f"A table of 5 rows and an id of {bad}."):
            submission.embedding(weight, np.array([[0, bad], [4, 1]]))


def test_rows_picked_once(submission):
    ids = rng().permutation(9)[:6]
    upstream = normal(6, 4)
    given = submission.embedding_backward(upstream, ids, 9, None)
    assert_array(given, row_by_row(upstream, ids, 9), message="Six different ids, a table of nine rows.")


def test_rows_picked_several_times_get_the_sum(submission):
    for count, rows, size in ((12, 6, 3), (7, 2, 2), (30, 8, 1)):
        ids, upstream = crowded((count,), rows), normal(count, size)
        told = f"{count} ids, among them many repeats, a table of {rows} rows, D = {size}."
        given = submission.embedding_backward(upstream, ids, rows, None)
        assert_array(given, row_by_row(upstream, ids, rows), scale=4.0, message=told)


def test_ids_of_any_shape(submission):
    for shape in ((3, 4), (2, 3, 2), (1, 1), ()):
        ids, upstream = np.asarray(crowded(shape, 6)), normal(*shape, 3)
        told = f"ids of shape {shape}."
        given = submission.embedding_backward(upstream, ids, 6, None)
        assert_array(given, row_by_row(upstream, ids, 6), scale=4.0, message=told)
        assert_sparse(submission, upstream, ids, None, f"Sparse, {told}")


def test_the_padding_row_does_not_learn(submission):
    ids, upstream = np.array([[0, 3, 3], [5, 0, 2]]), normal(2, 3, 2)
    for padding in (0, 3, 5, 4):
        given = submission.embedding_backward(upstream, ids, 6, padding)
        told = f"ids = [[0, 3, 3], [5, 0, 2]], padding_id = {padding}."
        assert_array(given, row_by_row(upstream, ids, 6, padding), scale=4.0, message=told)


def test_the_sparse_gradient_holds_picked_rows_only(submission):
    ids = np.array([7, 3, 7, 900, 3, 7])
    assert_sparse(submission, normal(6, 2), ids, None, "ids = [7, 3, 7, 900, 3, 7].")
    ids = rng().integers(0, 20, size=15)
    assert_sparse(submission, normal(15, 3), ids, None, "15 random ids below 20.")


def test_the_sparse_gradient_leaves_the_padding_out(submission):
    ids = np.array([[0, 3, 3], [5, 0, 2]])
    for padding in (0, 3, 5, 4):
        told = f"ids = [[0, 3, 3], [5, 0, 2]], padding_id = {padding}."
        assert_sparse(submission, normal(2, 3, 2), ids, padding, told)


def test_the_sparse_gradient_of_a_huge_table(submission):
    far = 10**12
    picked, values = sparse(submission, np.array([[1.0], [2.0], [4.0]]), np.array([far, 5, far]), None)
    told = "Ids of 5 and 10¹²: nothing of the size of the table may be allocated."
    assert_array(picked, np.array([5, far]), message=told)
    assert_array(values, np.array([[2.0], [5.0]]), message=told)


def test_no_ids_at_all(submission):
    ids, upstream = np.zeros((0,), np.int64), np.zeros((0, 3))
    assert_array(submission.embedding_backward(upstream, ids, 4, None), np.zeros((4, 3)), message="No ids.")
    picked, values = sparse(submission, upstream, ids, None)
    assert_array(picked, ids, message="No ids, sparse: the ids.")
    assert_array(values, upstream, message="No ids, sparse: the gradients.")


def test_nothing_but_padding(submission):
    ids, upstream = np.zeros((2, 2), np.int64), normal(2, 2, 3)
    told = "All ids are the padding id 0."
    assert_array(submission.embedding_backward(upstream, ids, 3, 0), np.zeros((3, 3)), message=told)
    picked, values = sparse(submission, upstream, ids, 0)
    assert_array(picked, np.zeros(0, np.int64), message=told)
    assert_array(values, np.zeros((0, 3)), message=told)


def test_float32_stays_float32(submission):
    weight, ids, upstream = normal(6, 3, dtype=np.float32), crowded((4, 2), 6), normal(4, 2, 3, dtype=np.float32)
    assert_array(submission.embedding(weight, ids), weight[ids], message="The look-up, float32.")
    given = submission.embedding_backward(upstream, ids, 6, None)
    assert_array(given, row_by_row(upstream, ids, 6), scale=4.0, message="The gradient, float32.")
    assert_sparse(submission, upstream, ids, None, "Sparse, float32.")


def test_arguments_are_left_alone(submission):
    ids, upstream = crowded((3, 2), 6), normal(3, 2, 4)
    with assert_unchanged(submission):
        submission.embedding(normal(6, 4), ids)
        submission.embedding_backward(upstream, ids, 6, 1)
        submission.sparse_embedding_backward(upstream, ids, 1)
