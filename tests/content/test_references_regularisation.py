"""Correctness of the references on regularisation, optimisation and embeddings, against torch's own operations."""

import numpy as np
import pytest
import torch
from test_references import RANDOM, close, normal, reference
from torch.nn import functional


def leaf(array):
    return torch.from_numpy(np.array(array)).requires_grad_()


@pytest.mark.parametrize("shape", [(6, 3), (4, 4), (2, 3, 4, 5), (1, 3, 4, 2)])
def test_batch_norm_in_both_modes(shape):
    solution, x = reference("batch-norm-forward"), normal(*shape)
    channels = shape[1]
    gamma, beta, mean, var = normal(channels), normal(channels), normal(channels), RANDOM.uniform(0.5, 2, channels)
    tensors = [torch.from_numpy(each.copy()) for each in (mean, var, gamma, beta)]
    expected = functional.batch_norm(torch.from_numpy(x), *tensors, training=False, eps=1e-5)
    close(solution.batch_norm_eval(x, gamma, beta, mean, var, 1e-5), expected)
    expected = functional.batch_norm(torch.from_numpy(x), *tensors, training=True, momentum=0.3, eps=1e-5)
    y, new_mean, new_var = solution.batch_norm_train(x, gamma, beta, mean, var, 0.3, 1e-5)
    close(y, expected)
    close(new_mean, tensors[0])  # torch has updated its running statistics in place
    close(new_var, tensors[1])


@pytest.mark.parametrize("training", [True, False])
def test_batch_norm_backward_in_both_modes(training):
    solution, x, gamma, upstream = reference("batch-norm-backward"), normal(7, 4), normal(4), normal(7, 4)
    mean, var = normal(4), RANDOM.uniform(0.5, 2, 4)
    inputs, gain, shift = leaf(x), leaf(gamma), leaf(np.zeros(4))
    running = [torch.from_numpy(each.copy()) for each in (mean, var)]
    out = functional.batch_norm(inputs, *running, gain, shift, training=training, eps=1e-3)
    out.backward(torch.from_numpy(upstream))
    if training:
        given = solution.batch_norm_backward(upstream, x, gamma, 1e-3)
    else:
        given = solution.batch_norm_eval_backward(upstream, x, gamma, mean, var, 1e-3)
    for value, tensor in zip(given, (inputs, gain, shift), strict=True):
        close(value, tensor.grad)


@pytest.mark.parametrize("shape", [(5,), (4, 5), (2, 3, 5)])
def test_layer_norm_and_its_gradients(shape):
    solution, x, upstream = reference("layer-norm"), normal(*shape), normal(*shape)
    gamma, beta = normal(5), normal(5)
    inputs, gain, shift = leaf(x), leaf(gamma), leaf(beta)
    out = functional.layer_norm(inputs, (5,), gain, shift, eps=1e-3)
    out.backward(torch.from_numpy(upstream))
    close(solution.layer_norm(x, gamma, beta, 1e-3), out)
    given = solution.layer_norm_backward(upstream, x, gamma, 1e-3)
    for value, tensor in zip(given, (inputs, gain, shift), strict=True):
        close(value, tensor.grad)


@pytest.mark.parametrize("p", [0.0, 0.3, 1.0])
def test_dropout_has_the_statistics_of_torchs(p):
    solution, noise = reference("dropout"), RANDOM.random((200, 500))
    ones = np.ones((200, 500))
    torch.manual_seed(5)
    own, torchs = solution.dropout(ones, p, noise, True), functional.dropout(torch.from_numpy(ones), p, True).numpy()
    assert set(np.unique(own)) == set(np.unique(torchs))
    assert abs(own.mean() - torchs.mean()) < 0.02
    close(solution.dropout_backward(ones, p, noise, True), torch.from_numpy(own))
    close(solution.dropout(ones, p, None, False), functional.dropout(torch.from_numpy(ones), p, False))


def test_the_l2_penalty_and_its_gradient():
    solution = reference("weight-decay")
    parameters = {"W": normal(3, 4), "b": normal(3), "K": normal(2, 1, 3, 3)}
    gradients = {name: normal(*value.shape) for name, value in parameters.items()}
    leaves = {name: leaf(value) for name, value in parameters.items()}
    penalty = 0.5 * 0.3 * (leaves["W"].pow(2).sum() + leaves["K"].pow(2).sum())
    data = sum((leaves[name] * torch.from_numpy(gradients[name])).sum() for name in leaves)
    (data + penalty).backward()
    close(solution.l2_penalty(parameters, 0.3), penalty)
    given = solution.penalised_gradients(parameters, gradients, 0.3)
    for name, tensor in leaves.items():
        close(given[name], tensor.grad)


def test_decoupled_decay_is_that_of_adamw_after_one_step():
    solution, w, g = reference("weight-decay"), normal(3, 4), normal(3, 4)
    parameter = leaf(w)
    parameter.grad = torch.from_numpy(g)
    torch.optim.AdamW([parameter], lr=0.1, weight_decay=0.3, eps=0.0).step()
    close(solution.decoupled_step({"w": w}, {"w": np.sign(g)}, 0.1, 0.3)["w"], parameter)


def test_momentum_steps():
    solution, w, velocities = reference("sgd-momentum"), normal(3, 4), None
    parameter = leaf(w)
    optimiser = torch.optim.SGD([parameter], lr=0.1, momentum=0.9)
    for lr in (0.1, 0.02, 0.5):
        g = normal(3, 4)
        optimiser.param_groups[0]["lr"], parameter.grad = lr, torch.from_numpy(g)
        optimiser.step()
        (w,), velocities = solution.momentum_step([w], [g], velocities, lr, 0.9)
        close(w, parameter)


def test_a_quadratic_minimised_with_momentum():
    solution, start, curvature = reference("sgd-momentum"), normal(3), RANDOM.uniform(0.5, 5, 3)
    parameter = leaf(start)
    optimiser = torch.optim.SGD([parameter], lr=0.1, momentum=0.8)
    path = solution.minimise_quadratic(start, curvature, 0.1, 0.8, 10)
    for position in path[1:]:
        optimiser.zero_grad()
        (0.5 * torch.from_numpy(curvature) * parameter**2).sum().backward()
        optimiser.step()
        close(position, parameter)


def test_adam_steps():
    solution, w, state = reference("adam"), normal(3, 4), None
    parameter = leaf(w)
    optimiser = torch.optim.Adam([parameter], lr=0.1, betas=(0.8, 0.95), eps=1e-3)
    for lr in (0.1, 0.02, 0.5, 0.1):
        g = normal(3, 4)
        optimiser.param_groups[0]["lr"], parameter.grad = lr, torch.from_numpy(g)
        optimiser.step()
        w, state = solution.adam_step(w, g, state, lr, 0.8, 0.95, 1e-3)
        close(w, parameter)


@pytest.mark.parametrize("limit", [0.5, 100.0])
def test_clipping(limit):
    solution, gradients = reference("clip-grad-norm"), [normal(3, 4), normal(5)]
    leaves = [leaf(np.zeros_like(g)) for g in gradients]
    for tensor, g in zip(leaves, gradients, strict=True):
        tensor.grad = torch.from_numpy(g.copy())
    norm = torch.nn.utils.clip_grad_norm_(leaves, limit)
    clipped, own_norm = solution.clip_by_norm(gradients, limit)
    close(own_norm, norm)
    for value, tensor in zip(clipped, leaves, strict=True):
        np.testing.assert_allclose(value, tensor.grad.numpy(), rtol=1e-5)  # torch adds 1e-6 to the norm
    for tensor, g in zip(leaves, gradients, strict=True):
        tensor.grad = torch.from_numpy(g.copy())
    torch.nn.utils.clip_grad_value_(leaves, 0.4)
    for value, tensor in zip(solution.clip_by_value(gradients, 0.4), leaves, strict=True):
        close(value, tensor.grad)


def test_the_cosine_is_that_of_torchs_scheduler():
    solution, warmup, total = reference("learning-rate-warmup-cosine"), 5, 25
    optimiser = torch.optim.SGD([leaf(np.zeros(1))], lr=2.0)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, T_max=total - warmup, eta_min=0.2)
    for step in range(warmup, total + 1):
        np.testing.assert_allclose(
            solution.learning_rate(step, 2.0, warmup, total, 0.2), scheduler.get_last_lr()[0], rtol=1e-12
        )
        optimiser.step()
        scheduler.step()


def test_the_mean_context_is_that_of_torchs_embedding_bag():
    solution, embeddings = reference("cbow-contexts"), normal(7, 3)
    contexts = [context for context, _ in solution.cbow_examples([3, 1, 4, 1, 5, 6], 2)]
    matrix = solution.context_matrix(contexts, 2)
    padded = torch.from_numpy(np.concatenate([embeddings, np.zeros((1, 3))]))
    ids = torch.from_numpy(np.where(matrix < 0, 7, matrix))
    close(solution.cbow_hidden(embeddings, matrix), functional.embedding_bag(ids, padded, mode="mean", padding_idx=7))


def test_skip_gram_pairs_are_the_examples_of_cbow_turned_round():
    tokens = [3, 1, 4, 1, 5, 9, 2]
    pairs = reference("skip-gram-pairs").skip_gram_pairs([tokens], 3)
    examples = reference("cbow-contexts").cbow_examples(tokens, 3)
    assert pairs == [(target, word) for context, target in examples for word in context]
    assert len(pairs) == reference("skip-gram-pairs").pair_count(7, 3)


def test_negative_sampling_from_torchs_logsigmoid():
    solution = reference("negative-sampling-loss")
    arrays = normal(5, 4), normal(5, 4), normal(5, 3, 4)
    centre, context, negatives = leaves = [leaf(array) for array in arrays]
    true = functional.logsigmoid((centre * context).sum(-1))
    false = functional.logsigmoid(-torch.einsum("bkd,bd->bk", negatives, centre)).sum(-1)
    loss = -(true + false).mean()
    loss.backward()
    close(solution.negative_sampling_loss(*arrays), loss)
    for value, tensor in zip(solution.negative_sampling_grads(*arrays), leaves, strict=True):
        close(value, tensor.grad)


@pytest.mark.parametrize("padding_id", [None, 0, 3])
def test_embedding_gradients_dense_and_sparse(padding_id):
    solution, table = reference("embedding-backward"), normal(6, 3)
    ids, upstream = np.array([[0, 3, 3], [5, 0, 2]]), normal(2, 3, 3)
    weight = leaf(table)
    out = functional.embedding(torch.from_numpy(ids), weight, padding_idx=padding_id)
    out.backward(torch.from_numpy(upstream))
    close(solution.embedding(table, ids), out)
    close(solution.embedding_backward(upstream, ids, 6, padding_id), weight.grad)
    picked, values = solution.sparse_embedding_backward(upstream, ids, padding_id)
    close(values, weight.grad[torch.from_numpy(picked)])
    assert padding_id not in picked
