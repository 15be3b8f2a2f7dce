from workbench.checks import assert_equal, assert_error, rng

GATES = {"rnn": ("state",), "gru": ("reset", "update", "candidate"), "lstm": ("input", "forget", "output", "candidate")}
SIZES = ("1", "size", "least", "positive", "below", "hidden", "input", "layer", "invalid", "must")
BIASES = ("bias", "0, 1", "0 to 2", "0-2")


def tensors(kind, inputs, hidden, biases):
    """The shape of every tensor of a cell, gate by gate."""
    shapes = []
    for _ in GATES[kind]:
        shapes += [(hidden, inputs), (hidden, hidden), *[(hidden,)] * biases]
    return shapes


def size(shape):
    total = 1
    for length in shape:
        total *= length
    return total


def cell(kind, inputs, hidden, biases=2):
    return sum(size(shape) for shape in tensors(kind, inputs, hidden, biases))


def network(kind, inputs, hidden, layers=1, bidirectional=False, biases=2):
    """Layer after layer, direction after direction."""
    total, seen = 0, inputs
    for _ in range(layers):
        put_out = 0
        for _ in range(2 if bidirectional else 1):
            total += cell(kind, seen, hidden, biases)
            put_out += hidden
        seen = put_out
    return total


def draw(low, high):
    return int(rng().integers(low, high + 1))


def sizes():
    """Inputs and hidden units that are never equal."""
    return draw(2, 9), draw(10, 20)


def compare_cell(submission, *arguments):
    assert_equal(
        submission.cell_parameters(*arguments), cell(*arguments), message=f"Called as cell_parameters{arguments}."
    )


def compare_network(submission, *arguments):
    given = submission.network_parameters(*arguments)
    assert_equal(given, network(*arguments), message=f"Called as network_parameters{arguments}.")


def test_the_examples_of_the_question(submission):
    for arguments, expected in ((("lstm", 3, 5), 200), (("gru", 3, 5), 150), (("gru", 3, 5, 1), 135)):
        assert_equal(submission.cell_parameters(*arguments), expected, message=f"Called as cell_parameters{arguments}.")
    given = submission.network_parameters("rnn", 3, 5, 2)
    assert_equal(given, 110, message="Called as network_parameters('rnn', 3, 5, 2).")


def test_a_plain_recurrent_cell(submission):
    compare_cell(submission, "rnn", *sizes())


def test_the_three_blocks_of_a_gru(submission):
    compare_cell(submission, "gru", *sizes())


def test_the_four_blocks_of_an_lstm(submission):
    compare_cell(submission, "lstm", *sizes())


def test_more_inputs_than_hidden_units(submission):
    inputs, hidden = sizes()
    for kind in GATES:
        compare_cell(submission, kind, hidden, inputs)


def test_one_bias_or_none(submission):
    for kind in GATES:
        for biases in (0, 1):
            compare_cell(submission, kind, *sizes(), biases)


def test_sizes_of_one(submission):
    compare_cell(submission, "lstm", 1, 1)
    compare_cell(submission, "gru", 1, draw(2, 9), 1)
    compare_network(submission, "gru", draw(2, 9), 1, 3)


def test_a_network_of_one_layer_is_a_cell(submission):
    for kind in GATES:
        compare_network(submission, kind, *sizes())


def test_layers_above_the_first_see_hidden_units(submission):
    for kind in GATES:
        compare_network(submission, kind, *sizes(), draw(2, 4))


def test_two_directions_share_nothing(submission):
    for kind in GATES:
        compare_network(submission, kind, *sizes(), 1, True)


def test_layers_above_the_first_see_both_directions(submission):
    for kind in GATES:
        compare_network(submission, kind, *sizes(), draw(2, 4), True)


def test_networks_with_one_bias_or_none(submission):
    for biases in (0, 1):
        compare_network(submission, "lstm", *sizes(), 3, True, biases)
        compare_network(submission, "gru", *sizes(), 2, False, biases)


def test_large_networks_are_counted_exactly(submission):
    huge = 3_000_000_001
    compare_cell(submission, "lstm", huge, huge + 2)
    compare_network(submission, "lstm", huge, huge + 2, 5, True, 1)


def test_an_unknown_kind_is_an_error_that_names_it(submission):
    for kind in ("transformer", "LSTM"):
        with assert_error(ValueError, mentions=(kind,), message=f"kind = {kind!r}."):
            submission.cell_parameters(kind, 3, 5)
        with assert_error(ValueError, mentions=(kind,), message=f"A network with kind = {kind!r}."):
            submission.network_parameters(kind, 3, 5, 2)


def test_sizes_below_one_are_errors(submission):
    for inputs, hidden in ((0, 5), (3, 0), (-1, -2)):
        message = f"{inputs} inputs, {hidden} hidden units."
        with assert_error(ValueError, mentions=SIZES, message=message):
            submission.cell_parameters("gru", inputs, hidden)
        with assert_error(ValueError, mentions=SIZES, message=f"A network: {message}"):
            submission.network_parameters("gru", inputs, hidden, 2)


def test_fewer_layers_than_one_are_errors(submission):
    for layers in (0, -1):
        with assert_error(ValueError, mentions=SIZES, message=f"{layers} layers."):
            submission.network_parameters("lstm", 3, 5, layers)


def test_other_numbers_of_biases_are_errors(submission):
    for biases in (3, -1):
        with assert_error(ValueError, mentions=BIASES, message=f"biases = {biases}."):
            submission.cell_parameters("lstm", 3, 5, biases)
        with assert_error(ValueError, mentions=BIASES, message=f"A network with biases = {biases}."):
            submission.network_parameters("lstm", 3, 5, 1, False, biases)
