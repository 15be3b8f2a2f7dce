import torch

from workbench.checks import assert_array, assert_equal, assert_error, rng, with_state

WHY = "a product and a division in another order"


def normal(*shape, dtype=torch.float64):
    return torch.from_numpy(rng().normal(size=shape)).to(dtype)


def random_state(inputs, features, classes, dtype=torch.float64):
    """Parameters, and running statistics far from those of any small batch."""
    return {
        "body.0.weight": normal(features, inputs, dtype=dtype),
        "body.0.bias": normal(features, dtype=dtype),
        "body.1.weight": torch.from_numpy(rng().uniform(0.5, 2, size=features)).to(dtype),
        "body.1.bias": normal(features, dtype=dtype) + 1,
        "body.1.running_mean": normal(features, dtype=dtype) * 2,
        "body.1.running_var": torch.from_numpy(rng().uniform(2, 6, size=features)).to(dtype),
        "body.1.num_batches_tracked": torch.tensor(7),
        "head.weight": normal(classes, features, dtype=dtype),
        "head.bias": normal(classes, dtype=dtype),
    }


def make(submission, state, classes):
    """A pretrained network with this state, and the learner's model made from it."""
    features, inputs = state["body.0.weight"].shape
    pretrained = with_state(submission.Network, state, inputs, features, len(state["head.bias"]))
    return submission.Transferred(pretrained, classes)


def features_of(state, x):
    """The body in evaluation mode by the formula, in float64."""
    wide = {name: value.double() for name, value in state.items()}
    z = x.double() @ wide["body.0.weight"].T + wide["body.0.bias"]
    z = (z - wide["body.1.running_mean"]) / torch.sqrt(wide["body.1.running_var"] + 1e-5)
    return torch.clamp(z * wide["body.1.weight"] + wide["body.1.bias"], min=0)


def expected(state, head, x):
    logits = features_of(state, x) @ head["head.weight"].double().T + head["head.bias"].double()
    return logits.to(x.dtype)


def compare(model, state, x, told):
    own = model.state_dict()
    wanted = expected(state, own, x)
    scale = float(features_of(state, x).abs().max()) + 1
    assert_array(model(x), wanted, factor=256, why=WHY, scale=scale, message=told)


def test_the_new_head_has_the_shape_of_the_new_classes(submission):
    model = make(submission, random_state(4, 6, 10), 3)
    own = model.state_dict()
    for name, shape in (("head.weight", (3, 6)), ("head.bias", (3,))):
        assert name in own, f"model.head is an nn.Linear with a bias, so the state has {name!r}."
        assert tuple(own[name].shape) == shape, f"{name} has shape {tuple(own[name].shape)}; 3 classes, 6 features."


def test_the_logits_are_the_new_head_on_the_features_of_the_body(submission):
    state = random_state(4, 6, 10)
    model = make(submission, state, 3)
    model.eval()
    compare(model, state, normal(5, 4), "Evaluation mode, five examples.")


def test_in_training_mode_the_body_computes_as_in_evaluation(submission):
    state = random_state(3, 5, 4)
    model = make(submission, state, 2)
    compare(model, state, normal(6, 3), "As it was made, without a call of train() or eval().")
    model.train()
    compare(model, state, normal(6, 3), "After model.train().")
    model.eval()
    model.train()
    compare(model, state, normal(1, 3), "After model.eval() and model.train(), a single example.")


def test_nothing_in_the_body_changes(submission):
    state = random_state(3, 4, 5)
    model = make(submission, state, 2)
    model.train()
    for _ in range(2):
        model(normal(4, 3))
    own = model.state_dict()
    for name, before in state.items():
        if name.startswith("body."):
            assert name in own, f"model.body is the pretrained body, so the state has {name!r}."
            told = f"{name} after two forward passes in training mode."
            assert_array(own[name], before, message=told)


def test_only_the_head_gets_gradients(submission):
    state = random_state(3, 4, 5)
    model = make(submission, state, 2)
    model.train()
    x = normal(6, 3)
    upstream = normal(6, 2)
    model(x.requires_grad_()).backward(upstream)
    gradients = model.named_gradients()
    got = sorted(name for name, gradient in gradients.items() if gradient is not None)
    assert got == ["head.bias", "head.weight"], f"These parameters have a gradient: {', '.join(got) or 'none'}."
    free = [name for name, own in model.named_parameters().items() if own.requires_grad and name.startswith("body.")]
    assert not free, f"{free[0]} gets no gradient here, but its requires_grad is True; frozen parameters have False."
    told = "The gradient of the head's"
    scale = float(features_of(state, x).abs().max()) * 6
    expected_weight = upstream.T @ features_of(state, x.detach())
    assert_array(gradients["head.weight"], expected_weight, scale=scale, factor=256, why=WHY, message=f"{told} weight.")
    assert_array(gradients["head.bias"], upstream.sum(0), scale=6.0, message=f"{told} bias.")


def test_modes_are_those_of_any_module(submission):
    model = make(submission, random_state(3, 4, 5), 2)
    for mode in (True, False, True):
        model.train(mode)
        told = f"After model.train({mode})."
        assert_equal(model.attribute("training"), mode, message=f"{told} model.training.")
        assert_equal(model.attribute("head").attribute("training"), mode, message=f"{told} model.head.training.")
        assert_equal(model.attribute("body").attribute("training"), False, message=f"{told} model.body.training.")
    model.eval()
    assert_equal(model.attribute("training"), False, message="After model.eval(). model.training.")
    returned = model.train()
    whole = returned is not None and "head.weight" in returned.state_dict()
    assert whole, "model.train() returns the model, so that calls can be chained."
    assert_equal(model.attribute("training"), True, message="After model.train(), without an argument. model.training.")


def test_the_optimiser_gets_the_parameters_of_the_head(submission):
    model = make(submission, random_state(3, 4, 5), 2)
    own, given = model.state_dict(), model.trainable()
    assert isinstance(given, list) and len(given) == 2, "trainable() is a list of two parameters: weight and bias."
    assert_array(given[0].detach(), own["head.weight"], message="The first of trainable() is the head's weight.")
    assert_array(given[1].detach(), own["head.bias"], message="The second of trainable() is the head's bias.")


def test_the_head_begins_as_a_linear_layer_does(submission):
    features = 256
    model = make(submission, random_state(2, features, 3), 40)
    own = model.state_dict()
    bound = features**-0.5
    for name in ("head.weight", "head.bias"):
        values = own[name].double()
        told = f"nn.Linear draws from U(−1/√{features}, 1/√{features}) = ±{bound:.4f}; {name}"
        assert float(values.abs().max()) <= bound * 1.0001, f"{told} holds {float(values.abs().max()):.4f}."
        assert float(values.abs().max()) > bound / 2, f"{told} stays below {float(values.abs().max()):.4f}."


def test_a_single_class_and_a_single_feature(submission):
    state = random_state(2, 1, 3)
    model = make(submission, state, 1)
    compare(model, state, normal(3, 2), "One class, one feature.")


def test_float32_stays_float32(submission):
    state = random_state(4, 5, 3, torch.float32)
    model = make(submission, state, 2)
    model.train()
    compare(model, state, normal(4, 4, dtype=torch.float32), "A float32 network.")


def test_fewer_classes_than_one_are_errors(submission):
    pretrained = submission.Network(3, 4, 5)
    for classes in (0, -2):
        with assert_error(ValueError, mentions=("class", "1", "least", "positive"), message=f"classes = {classes}."):
            submission.Transferred(pretrained, classes)
