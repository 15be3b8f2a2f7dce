from workbench.checks import assert_array, assert_equal, assert_error, assert_unchanged, rng

FACTOR = ("factor",)


def model(layers, *, biased_head=True):
    """The shapes of a model with an embedding, so many layers, a last norm and a head."""
    shapes = {"embed.weight": (50, 6), "embed.position": (9, 6)}
    for k in range(layers):
        shapes |= {f"layers.{k}.attn.weight": (6, 6), f"layers.{k}.attn.bias": (6,), f"layers.{k}.norm.weight": (6,)}
    shapes |= {"norm.weight": (6,), "head.weight": (3, 6)}
    return shapes | ({"head.bias": (3,)} if biased_head else {})


def expected_groups(shapes, lr, weight_decay, factor, frozen=()):
    """The groups depth by depth, each by a walk through all the names."""
    numbers = {
        name: int(name.split(".")[1]) for name in shapes if name.startswith("layers.") and name.split(".")[1].isdigit()
    }
    count = max(numbers.values()) + 1 if numbers else 0
    levels = ["bottom", *range(count), "head"]
    rates = {"head": lr}
    for above, level in zip(levels[:0:-1], levels[-2::-1]):
        rates[level] = rates[above] * factor
    groups = []
    for level in levels:
        for decayed in (True, False):
            names = []
            for name, shape in shapes.items():
                own = "head" if name.split(".")[0] == "head" else numbers.get(name, "bottom")
                left_out = any((name + ".").startswith(entry + ".") for entry in frozen)
                if own == level and (len(shape) >= 2) == decayed and not left_out:
                    names.append(name)
            if names:
                decay = weight_decay if decayed else 0.0
                groups.append({"params": names, "lr": rates[level], "weight_decay": decay})
    return groups


def compare(submission, shapes, told, lr=0.01, weight_decay=0.05, factor=0.5, frozen=()):
    given = submission.parameter_groups(shapes, lr, weight_decay, factor, frozen)
    expected = expected_groups(shapes, lr, weight_decay, factor, frozen)
    compare_groups(given, expected, told)


def compare_groups(given, expected, told):
    assert isinstance(given, list), f"{told} parameter_groups returns a list of groups."
    for group in given:
        keyed = isinstance(group, dict) and sorted(group) == ["lr", "params", "weight_decay"]
        assert keyed, f'{told} Each group is a dict with the keys "params", "lr" and "weight_decay", and no others.'
    names = [list(group["params"]) for group in given]
    assert_equal(names, [group["params"] for group in expected], message=f"{told} The names, group by group.")
    for number, (group, wanted) in enumerate(zip(given, expected)):
        which = f"{told} Group {number}, that of {wanted['params'][0]}:"
        assert isinstance(group["params"], list), f"{which} params is a list of names."
        assert_array(group["lr"], float(wanted["lr"]), message=f"{which} lr.")
        assert_array(group["weight_decay"], float(wanted["weight_decay"]), message=f"{which} weight_decay.")


def test_the_example_of_the_question(submission):
    shapes = {
        "embed.weight": (100, 8),
        "layers.0.linear.weight": (8, 8),
        "layers.0.norm.weight": (8,),
        "layers.1.linear.weight": (8, 8),
        "layers.1.linear.bias": (8,),
        "head.weight": (3, 8),
    }
    rows = [
        ("layers.0.linear.weight", 0.25, 0.1),
        ("layers.0.norm.weight", 0.25, 0.0),
        ("layers.1.linear.weight", 0.5, 0.1),
        ("layers.1.linear.bias", 0.5, 0.0),
        ("head.weight", 1.0, 0.1),
    ]
    expected = [{"params": [name], "lr": rate, "weight_decay": decay} for name, rate, decay in rows]
    compare_groups(submission.parameter_groups(shapes, 1.0, 0.1, 0.5, ("embed",)), expected, "The example.")


def test_every_parameter_is_in_one_group(submission):
    for layers in (1, 3, 4):
        compare(submission, model(layers), f"A model of {layers} layers, nothing frozen.")


def test_frozen_may_be_left_out(submission):
    shapes = model(2)
    given = submission.parameter_groups(shapes, 0.1, 0.01, 0.9)
    compare_groups(given, expected_groups(shapes, 0.1, 0.01, 0.9), "Called without frozen.")


def test_random_rates(submission):
    lr, decay, factor = rng().uniform(0.001, 0.1), rng().uniform(0.001, 0.1), rng().uniform(0.3, 0.95)
    told = f"lr = {lr:.4g}, weight_decay = {decay:.4g}, factor = {factor:.4g}, three layers."
    compare(submission, model(3), told, lr, decay, factor)


def test_ten_layers_and_more_are_counted_as_numbers(submission):
    compare(submission, model(12), "A model of 12 layers.", factor=0.8)


def test_the_order_of_the_model_does_not_decide_the_order_of_the_groups(submission):
    names = list(model(3).items())
    told = "The same model, its parameters in another order."
    compare(submission, dict(names[::-1]), told)
    compare(submission, dict(names[i] for i in rng().permutation(len(names))), told)


def test_layers_that_are_missing_count_for_the_depth(submission):
    shapes = {"layers.0.weight": (2, 2), "layers.4.weight": (2, 2), "head.weight": (1, 2)}
    compare(submission, shapes, "Layers 0 and 4 only; the ones between have no parameters.")


def test_without_layers_the_bottom_is_one_level_below_the_head(submission):
    compare(submission, {"embed.weight": (4, 2), "head.weight": (1, 2)}, "No layers.")
    compare(submission, {"embed.weight": (4, 2), "norm.bias": (2,)}, "No layers, and no head.")


def test_a_model_without_a_head_keeps_its_rates(submission):
    shapes = {name: shape for name, shape in model(2).items() if not name.startswith("head")}
    compare(submission, shapes, "Two layers, no head: the top layer's rate is lr · factor all the same.")


def test_the_number_of_axes_decides_about_the_decay(submission):
    shapes = {
        "layers.0.conv.weight": (4, 3, 2, 2),
        "layers.0.scale": (),
        "layers.0.relative_bias": (7, 4),
        "layers.0.gain": (4,),
        "layers.0.norm.table": (5, 4),
        "head.weight": (1, 4),
        "head.temperature": (1,),
        "head.column": (1, 1),
    }
    compare(submission, shapes, "Shapes of no axis, one, two and four; some names say bias or norm.")


def test_only_whole_components_decide_about_the_depth(submission):
    shapes = {
        "header.weight": (2, 2),
        "layers.norm.weight": (2, 2),
        "layers_old.1.weight": (2, 2),
        "encoder.layers.2.weight": (2, 2),
        "aux.head.weight": (2, 2),
        "layers": (2, 2),
        "layers.0.head.weight": (2, 2),
        "layers.1": (2, 2),
        "head": (2, 2),
    }
    compare(submission, shapes, "Names such as header.weight, layers.norm.weight and aux.head.weight.")


def test_frozen_parameters_are_in_no_group(submission):
    told = "Three layers, frozen: embed, layers.0 and norm.weight."
    compare(submission, model(3), told, frozen=("embed", "layers.0", "norm.weight"))


def test_freezing_the_top_layer_changes_no_other_rate(submission):
    told = "Three layers, frozen: layers.2, the top one."
    compare(submission, model(3), told, frozen=("layers.2",))


def test_freezing_layer_one_does_not_freeze_layer_ten(submission):
    compare(submission, model(12), "Twelve layers, frozen: layers.1.", frozen=("layers.1",))


def test_frozen_entries_end_at_a_dot(submission):
    shapes = {"embed.weight": (4, 2), "embedding.weight": (4, 2), "embed": (3, 2), "layers.0.embed.weight": (2, 2)}
    compare(submission, shapes, "Frozen: embed.", frozen=("embed",))


def test_a_parameter_frozen_twice_is_frozen(submission):
    told = "Frozen: layers.0, layers.0.attn and layers.0.norm.weight."
    compare(submission, model(2), told, frozen=("layers.0", "layers.0.attn", "layers.0.norm.weight"))


def test_nothing_left_is_an_empty_list(submission):
    assert_equal(submission.parameter_groups({}, 0.1, 0.1, 0.5), [], message="No parameters.")
    given = submission.parameter_groups({"head.weight": (2, 2)}, 0.1, 0.1, 0.5, ("head",))
    assert_equal(given, [], message="The only parameter is frozen.")


def test_a_factor_of_one_keeps_the_groups_apart(submission):
    compare(submission, model(2), "factor = 1: one rate for all, but groups as ever.", factor=1.0)


def test_no_weight_decay_keeps_the_groups_apart(submission):
    compare(submission, model(2), "weight_decay = 0.", weight_decay=0.0)


def test_factors_that_make_no_sense_are_errors(submission):
    for factor in (0.0, -0.5, 1.5):
        with assert_error(ValueError, mentions=FACTOR, message=f"factor = {factor}."):
            submission.parameter_groups(model(1), 0.1, 0.1, factor)


def test_a_frozen_entry_that_fits_nothing_is_an_error(submission):
    for frozen, misfit in (
        (("encoder",), "encoder"),
        (("embed", "layers.7"), "layers.7"),
        (("layers.1.at",), "layers.1.at"),
    ):
        told = f"frozen = {frozen}: {misfit!r} fits no parameter."
        with assert_error(ValueError, mentions=(misfit,), message=told):
            submission.parameter_groups(model(2), 0.1, 0.1, 0.5, frozen)


def test_the_arguments_are_left_alone(submission):
    with assert_unchanged(submission):
        submission.parameter_groups(model(2), 0.1, 0.1, 0.5, ("embed", "layers.0"))
