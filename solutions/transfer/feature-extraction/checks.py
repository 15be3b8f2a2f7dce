import torch

from workbench.checks import assert_array, assert_equal, assert_error, assert_unchanged, rng, with_state

PARTS = ("linear", "norm", "dropout")


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def random_state(inputs, features, dtype=torch.float64):
    """Parameters and running statistics that are far from those of any small batch."""
    return {
        "linear.weight": normal(features, inputs, dtype=dtype),
        "linear.bias": normal(features, dtype=dtype),
        "norm.weight": torch.from_numpy(rng().uniform(0.5, 2, size=features)).to(dtype),
        "norm.bias": normal(features, dtype=dtype) + 1,
        "norm.running_mean": normal(features, dtype=dtype) * 2,
        "norm.running_var": torch.from_numpy(rng().uniform(2, 6, size=features)).to(dtype),
        "norm.num_batches_tracked": torch.tensor(7),
    }


def make(submission, state):
    """The learner's file's backbone with this state; it is in training mode."""
    features, inputs = state["linear.weight"].shape
    return with_state(submission.Backbone, state, inputs, features)


def evaluated(state, x):
    """The features by the formula, in float64."""
    wide = {name: value.double() for name, value in state.items()}
    z = x.detach().double() @ wide["linear.weight"].T + wide["linear.bias"]
    z = (z - wide["norm.running_mean"]) / torch.sqrt(wide["norm.running_var"] + 1e-5)
    return torch.clamp(z * wide["norm.weight"] + wide["norm.bias"], min=0).to(x.dtype)


def compare(submission, state, x, batch_size, told, backbone=None):
    backbone = make(submission, state) if backbone is None else backbone
    given = submission.extract(backbone, x, batch_size)
    assert_array(given, evaluated(state, x), factor=256, why="a product and a division in another order", message=told)
    return backbone


def modes_of(backbone):
    """Whether the backbone and its three parts are in training mode, by name."""
    modes = {"the backbone itself": backbone.attribute("training")}
    return modes | {name: backbone.attribute(name).attribute("training") for name in PARTS}


def test_the_features_are_those_of_evaluation(submission):
    told = "The backbone was in training mode; features are to be made in evaluation mode. N = 7, batch_size = 3."
    compare(submission, random_state(3, 4), normal(7, 3), 3, told)


def test_a_backbone_that_is_evaluating_already(submission):
    state = random_state(4, 2)
    backbone = make(submission, state)
    backbone.eval()
    compare(submission, state, normal(5, 4), 2, "The backbone was in evaluation mode before the call.", backbone)
    told = "The backbone was in evaluation mode before the call. Is each module in training mode after it?"
    assert_equal(modes_of(backbone), dict.fromkeys(("the backbone itself", *PARTS), False), message=told)


def test_a_backbone_in_training_is_in_training_afterwards(submission):
    backbone = compare(submission, random_state(3, 2), normal(4, 3), 2, "N = 4, batch_size = 2.")
    told = "The backbone was in training mode before the call. Is each module in training mode after it?"
    assert_equal(modes_of(backbone), dict.fromkeys(("the backbone itself", *PARTS), True), message=told)


def test_modules_in_different_modes_get_their_own_mode_back(submission):
    for fixed, others in (("norm", True), ("dropout", False)):
        state = random_state(3, 2)
        backbone = make(submission, state)
        backbone.train(others)
        backbone.attribute(fixed).train(not others)
        before = modes_of(backbone)
        kind = "training" if others else "evaluation"
        told = f"The backbone was in {kind} mode, all but its {fixed}."
        compare(submission, state, normal(4, 3), 3, told, backbone)
        assert_equal(modes_of(backbone), before, message=f"{told} Is each module in training mode after the call?")


def test_batches_have_the_size_asked_for(submission):
    for rows, batch_size, sizes in ((10, 4, [4, 4, 2]), (6, 3, [3, 3]), (3, 5, [3]), (3, 1, [1, 1, 1])):
        told = f"N = {rows}, batch_size = {batch_size}."
        backbone = compare(submission, random_state(2, 3), normal(rows, 2), batch_size, told)
        given = [call[0] for call in backbone.attribute("calls")]
        assert_equal(given, sizes, message=f"{told} The sizes of the batches.")


def test_a_single_row_keeps_its_axis(submission):
    compare(submission, random_state(3, 4), normal(1, 3), 4, "N = 1.")
    compare(submission, random_state(1, 1), normal(3, 1), 2, "D = F = 1.")


def test_no_rows_give_no_features(submission):
    for batch_size in (1, 3):
        given = submission.extract(make(submission, random_state(3, 4)), normal(0, 3), batch_size)
        told = f"N = 0, D = 3, F = 4, batch_size = {batch_size}."
        assert_array(given, torch.zeros(0, 4, dtype=torch.float64), message=told)


def test_autograd_records_nothing(submission):
    backbone = make(submission, random_state(3, 2))
    given = submission.extract(backbone, normal(5, 3).requires_grad_(), 2)
    assert not given.requires_grad, "x requires a gradient; the features must not."
    recording = [call[1] for call in backbone.attribute("calls")]
    told = "Was autograd recording while the backbone ran? For each batch."
    assert_equal(recording, [False] * len(recording), message=told)


def test_the_features_do_not_require_a_gradient(submission):
    given = submission.extract(make(submission, random_state(3, 2)), normal(5, 3), 2)
    assert not given.requires_grad, "The backbone's parameters require gradients; the features must not."


def test_the_backbone_can_still_be_trained_afterwards(submission):
    x = normal(4, 3).requires_grad_()
    backbone = make(submission, random_state(3, 2))
    submission.extract(backbone, x.detach(), 2)
    output = backbone(x)
    assert output.requires_grad, "After extract the backbone is called for training, and its output has no graph."
    output.sum().backward()
    for name, gradient in backbone.named_gradients().items():
        assert gradient is not None, f"After extract, a training step gives {name} no gradient any more."


def test_parameters_that_were_frozen_stay_frozen(submission):
    backbone = make(submission, random_state(3, 2))
    backbone.attribute("linear").requires_grad_(False)
    submission.extract(backbone, normal(4, 3), 2)
    given = {name: parameter.requires_grad for name, parameter in backbone.named_parameters().items()}
    expected = {name: not name.startswith("linear.") for name in given}
    assert_equal(
        given, expected, message="`linear` was frozen before the call. requires_grad of each parameter after it."
    )


def test_statistics_and_parameters_stay_what_they_were(submission):
    state = random_state(3, 4)
    backbone = make(submission, state)
    submission.extract(backbone, normal(6, 3), 4)
    after = backbone.state_dict()
    for name, value in state.items():
        assert_array(after[name].detach(), value, message=f"{name} after the call, as against before.")


def test_the_backbone_is_the_given_one(submission):
    backbone = submission.Backbone(3, 2)
    told = "The share that the backbone drops in training. Leave the class as the stub has it."
    assert_equal(backbone.attribute("dropout").attribute("p"), 0.5, message=told)


def test_no_gradients_are_stored(submission):
    backbone = make(submission, random_state(3, 4))
    submission.extract(backbone, normal(6, 3), 4)
    for name, gradient in backbone.named_gradients().items():
        assert gradient is None, f"After the call {name} has a gradient."


def test_an_error_of_the_backbone_passes_and_the_modes_are_restored(submission):
    backbone = make(submission, random_state(3, 2))
    with assert_error(RuntimeError, message="The rows of x are too long for the backbone."):
        submission.extract(backbone, normal(4, 5), 2)
    told = "The backbone was training, and raised an error. Is each module in training mode after it?"
    assert_equal(modes_of(backbone), dict.fromkeys(("the backbone itself", *PARTS), True), message=told)


def test_batches_of_no_rows_are_an_error(submission):
    backbone = make(submission, random_state(3, 2))
    for batch_size in (0, -1):
        with assert_error(ValueError, mentions=("batch",), message=f"batch_size = {batch_size}."):
            submission.extract(backbone, normal(4, 3), batch_size)
    told = "A batch_size of 0 was refused. Is each module in training mode, as before?"
    assert_equal(modes_of(backbone), dict.fromkeys(("the backbone itself", *PARTS), True), message=told)


def test_float32_stays_float32(submission):
    state = random_state(3, 4, torch.float32)
    compare(submission, state, normal(5, 3, dtype=torch.float32), 2, "float32 backbone and x.")


def test_x_is_left_alone(submission):
    backbone, x = make(submission, random_state(3, 4)), normal(5, 3)
    with assert_unchanged(submission):
        submission.extract(backbone, x, 2)
