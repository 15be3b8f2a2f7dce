import math

import numpy as np

from workbench.checks import assert_array, assert_error, assert_finite, assert_unchanged, rng

EPS = 1e-5
NAMES = ("y", "the running mean", "the running variance")


def layer(channels, dtype=np.float64):
    """Random gamma, beta, running mean and running variance."""
    arrays = rng().normal(size=(4, channels)) + np.array([[1.5], [0.0], [0.5], [0.0]])
    arrays[3] = rng().uniform(0.5, 2, size=channels)
    return [row.copy() for row in arrays.astype(dtype)]


def normal(*shape, dtype=np.float64):
    return rng().normal(loc=0.5, scale=2, size=shape).astype(dtype)


def channel_values(x, channel):
    return x[:, channel].ravel().tolist()


def statistics(x):
    """Mean and summed squared deviation of every channel, in exact sums of Python floats."""
    found = []
    for channel in range(x.shape[1]):
        values = channel_values(x, channel)
        mean = math.fsum(values) / len(values)
        found.append((mean, math.fsum((value - mean) ** 2 for value in values)))
    return found


def normalised(x, gamma, beta, means, variances, eps):
    """The formula of the question, one value at a time."""
    y = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        c = index[1]
        y[index] = gamma[c] * (float(x[index]) - means[c]) / math.sqrt(variances[c] + eps) + beta[c]
    return y


def expected_training(x, gamma, beta, running_mean, running_var, momentum, eps):
    m = x.size // x.shape[1]
    means, squares = zip(*statistics(x))
    y = normalised(x, gamma, beta, means, [square / m for square in squares], eps)
    new_mean = [(1 - momentum) * float(old) + momentum * new for old, new in zip(running_mean, means)]
    new_var = [(1 - momentum) * float(old) + momentum * new / (m - 1) for old, new in zip(running_var, squares)]
    return tuple(values.astype(x.dtype) for values in (y, np.array(new_mean), np.array(new_var)))


def train(submission, *arguments):
    result = submission.batch_norm_train(*arguments)
    told = "batch_norm_train returns three arrays: (y, new_running_mean, new_running_var)."
    assert isinstance(result, tuple) and len(result) == 3, told
    return result


def test_the_example_of_the_question(submission):
    one, zero = np.ones(1), np.zeros(1)
    y, mean, var = train(submission, np.array([[1.0], [3.0]]), one, zero, zero, one, 0.1, 0.0)
    assert_array(y, np.array([[-1.0], [1.0]]))
    assert_array(mean, np.array([0.2]), message="The running mean.")
    assert_array(var, np.array([1.1]), message="The running variance.")


def test_training_normalises_each_channel_of_a_table(submission):
    for shape in ((6, 3), (4, 4), (5, 1), (3, 5)):
        arguments = (normal(*shape), *layer(shape[1]), 0.1, EPS)
        y = train(submission, *arguments)[0]
        assert_array(y, expected_training(*arguments)[0], message=f"x of shape {shape}.")


def test_training_normalises_each_channel_of_images(submission):
    for shape in ((2, 3, 4, 5), (4, 4, 4, 4), (5, 2, 1, 3)):
        arguments = (normal(*shape), *layer(shape[1]), 0.1, EPS)
        y = train(submission, *arguments)[0]
        told = f"x of shape {shape}: one mean and one variance per channel, over N, H and W."
        assert_array(y, expected_training(*arguments)[0], message=told)


def test_a_single_image_has_enough_values_to_train_on(submission):
    arguments = (normal(1, 3, 4, 2), *layer(3), 0.1, EPS)
    for given, expected, name in zip(train(submission, *arguments), expected_training(*arguments), NAMES):
        assert_array(given, expected, message=f"x of shape (1, 3, 4, 2), so 8 values per channel: {name}.")


def test_running_mean_takes_the_share_of_momentum_from_the_batch(submission):
    for momentum in (0.1, 0.75):
        arguments = (normal(5, 3), *layer(3), momentum, EPS)
        mean = train(submission, *arguments)[1]
        assert_array(mean, expected_training(*arguments)[1], message=f"The running mean with momentum {momentum}.")


def test_running_variance_takes_the_unbiased_variance(submission):
    for shape, momentum in (((3, 4), 0.25), ((2, 3, 2, 2), 0.1)):
        arguments = (normal(*shape), *layer(shape[1]), momentum, EPS)
        var = train(submission, *arguments)[2]
        told = f"The running variance for x of shape {shape}, momentum {momentum}."
        assert_array(var, expected_training(*arguments)[2], message=told)


def test_momentum_zero_and_one(submission):
    for momentum in (0.0, 1.0):
        arguments = (normal(4, 3), *layer(3), momentum, EPS)
        _, mean, var = train(submission, *arguments)
        told = "With momentum 0 nothing changes, with momentum 1 the old statistics are gone."
        for given, expected, name in zip((mean, var), expected_training(*arguments)[1:], NAMES[1:]):
            assert_array(given, expected, message=f"{told} Here it is {momentum:g}: {name}.")


def test_training_does_not_look_at_the_running_statistics(submission):
    x, (gamma, beta, _, _) = normal(5, 3), layer(3)
    far = np.full(3, 1e3)
    y = train(submission, x, gamma, beta, far, far, 0.1, EPS)[0]
    expected = expected_training(x, gamma, beta, far, far, 0.1, EPS)[0]
    assert_array(y, expected, message="In training the batch's own statistics count.")


def test_eps_is_added_to_the_variance(submission):
    x, parameters = normal(5, 3) * 1e-2, layer(3)
    for eps in (1e-3, 0.5):
        arguments = (x, *parameters, 0.1, eps)
        told = f"Variances near 4e-4 and eps = {eps}: eps stands under the root, beside the variance."
        assert_array(train(submission, *arguments)[0], expected_training(*arguments)[0], message=told)
        small = np.full(3, 4e-4)
        y = submission.batch_norm_eval(x, *parameters[:3], small, eps)
        assert_array(y, normalised(x, *parameters[:3], small, eps), message=told)


def test_eps_stays_out_of_the_running_variance(submission):
    arguments = (normal(4, 2), *layer(2), 0.5, 3.0)
    told = "The running variance with eps = 3."
    assert_array(train(submission, *arguments)[2], expected_training(*arguments)[2], message=told)


def test_a_constant_channel_becomes_beta(submission):
    gamma, beta, mean, var = layer(2)
    x = normal(6, 2)
    x[:, 1] = 3.0
    y = train(submission, x, gamma, beta, mean, var, 0.1, EPS)[0]
    assert_finite(y)
    assert_array(y[:, 1], np.full(6, beta[1]), message="Channel 1 is 3 everywhere.")


def test_channels_far_from_zero(submission):
    arguments = (normal(50, 3) + 1e6, *layer(3), 0.1, EPS)
    y, _, var = train(submission, *arguments)
    expected, _, expected_var = expected_training(*arguments)
    told = "Values around 10⁶ with a spread of 2."
    why = "x itself is rounded to 1e6 eps, so a mean is off by about as much"
    assert_array(y, expected, factor=1e8, why=why, message=told)
    assert_array(var, expected_var, factor=1e8, why=why, message=f"{told} The running variance.")


def test_evaluation_uses_the_running_statistics(submission):
    for shape in ((6, 3), (4, 4), (2, 3, 4, 5), (4, 4, 4, 4)):
        x, parameters = normal(*shape), layer(shape[1])
        y = submission.batch_norm_eval(x, *parameters, EPS)
        assert_array(y, normalised(x, *parameters, EPS), message=f"Evaluation of x of shape {shape}.")


def test_evaluation_of_a_single_example(submission):
    for shape in ((1, 3), (1, 3, 1, 1)):
        x, parameters = normal(*shape), layer(3)
        y = submission.batch_norm_eval(x, *parameters, EPS)
        assert_array(y, normalised(x, *parameters, EPS), message=f"Evaluation of x of shape {shape}.")


def test_one_value_per_channel_is_an_error_in_training(submission):
    for shape in ((1, 3), (1, 3, 1, 1)):
        told = f"x of shape {shape} has one value per channel."
        with assert_error(ValueError, mentions=("one", "1", "two", "2", "value", "batch"), message=told):
            submission.batch_norm_train(normal(*shape), *layer(3), 0.1, EPS)


def test_float32_stays_float32(submission):
    for shape in ((8, 3), (2, 3, 2, 2)):
        x, parameters = normal(*shape, dtype=np.float32), layer(3, np.float32)
        arguments = (x, *parameters, 0.1, EPS)
        for given, expected, name in zip(train(submission, *arguments), expected_training(*arguments), NAMES):
            assert_array(given, expected, message=f"Training, float32, x of shape {shape}: {name}.")
        y = submission.batch_norm_eval(x, *parameters, EPS)
        assert_array(y, normalised(x, *parameters, EPS).astype(np.float32), message="Evaluation, float32.")


def test_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.batch_norm_train(normal(4, 3, 2, 2), *layer(3), 0.1, EPS)
        submission.batch_norm_eval(normal(4, 3), *layer(3), EPS)
