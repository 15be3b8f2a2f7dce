"""Answers that are wrong in one small way. The message must say which, for the right reason."""

from attacks.attack import RIGHT_NUMPY, RIGHT_TORCH, RUNTIME, TORCH, WRONG, Attack, instead_of

RELU, BACKWARD, SUM, SQUARE = "relu(x)", "relu_backward(x, upstream)", "log_sum_exp(x)", "mean_square(x)"
STABLE = "largest = x.max(axis=1, keepdims=True)\nanswer = (largest + np.log(np.exp(x - largest).sum(axis=1, keepdims=True)))[:, 0]\n"


def _wrong(name: str, signature: str, code: str, says: str) -> Attack:
    return Attack(name, instead_of(signature, code), WRONG, says=says)


def _torch(name: str, signature: str, code: str, says: str) -> Attack:
    return Attack(name, instead_of(signature, code, right=RIGHT_TORCH), WRONG, TORCH, says=says)


ATTACKS = [
    _wrong("always-float64", RELU, "return np.maximum(x, 0).astype(np.float64)", "dtype float32, got float64"),
    _wrong("always-float32", RELU, "return np.maximum(x, 0).astype(np.float32)", "dtype float64, got float32"),
    _wrong("always-float16", RELU, "return np.maximum(x, 0).astype(np.float16)", "got float16"),
    _wrong("integers", RELU, "return np.maximum(x, 0).astype(int)", "got int64"),
    _wrong("booleans", RELU, "return x > 0", "got bool"),
    _wrong("complex", RELU, "return np.maximum(x, 0) + 0j", "got complex"),
    _wrong("long-double", RELU, "return np.maximum(x, 0).astype(np.longdouble)", "float128"),
    _wrong("objects", RELU, "return np.asarray(np.maximum(x, 0)).astype(object)", "dtype object"),
    _wrong("column-for-a-vector", SUM, STABLE + "return answer[:, None]", "Expected shape (5,), got (5, 1); the values are right, only the shape is not"),
    _wrong("row-for-a-vector", SUM, STABLE + "return answer[None]", "Expected shape (5,), got (1, 5)"),
    _wrong("number-for-a-vector", SUM, STABLE + "return answer.sum()", "shape"),
    _wrong("list-for-a-vector", SUM, STABLE + "return answer.tolist()", "a list of 5"),
    _wrong("tuple-for-an-array", RELU, "return (np.maximum(x, 0),)", "a tuple of 1"),
    _wrong("none", RELU, "np.maximum(x, 0)", "got None"),
    _wrong("nan", SUM, STABLE + "return answer * np.nan", "NaN"),
    _wrong("vector-for-a-number", SQUARE, "return x * x", "a single number"),
    _wrong("integer-for-a-number", SQUARE, "return int(np.mean(x * x))", "Expected"),
    _wrong("text-for-a-number", SQUARE, "return str(np.mean(x * x))", "the text"),
    _wrong("boolean-for-a-number", SQUARE, "return True", "bool"),
    _wrong("off-by-a-factor", BACKWARD, "return 2 * upstream * (x > 0)", "constant factor 2"),
    _wrong("wrong-sign", BACKWARD, "return -upstream * (x > 0)", "wrong sign"),
    _wrong("sum-for-a-mean", SQUARE, "return np.sum(x * x)", "Expected"),
    _wrong("off-by-an-amount", SUM, STABLE + "return answer + 0.5", "the same amount, 0.5"),
    _wrong("transposed", RELU, "return np.maximum(x, 0).T", "transposed"),
    _wrong("sorted", SUM, STABLE + "return np.sort(answer) + 1e-3 * answer", "values differ"),
    _wrong("ignores-upstream", BACKWARD, "return (x > 0).astype(float)", "Upstream is not 1."),
    _wrong("changes-its-input", RELU, "x[x < 0] = 0\nreturn x", "in place"),
    _wrong("changes-its-input-by-out", RELU, "return np.maximum(x, 0, out=x) if x.ndim else np.maximum(x, 0)", "in place"),
    _wrong("unstable-for-large-inputs", SUM, "return np.log(np.exp(x).sum(axis=1))", "For large inputs."),
    _wrong("right-for-float64-only", RELU, "return np.maximum(x, np.float64(0)) * np.ones(x.shape, np.float64)", "For float32 arguments."),
    _wrong("wrong-at-the-kink", BACKWARD, "return np.where(x == 0, 2 * upstream, upstream * (x > 0))", "At the kink"),
    _wrong("nan-at-the-kink", BACKWARD, "with np.errstate(all='ignore'):\n    return upstream * (x + abs(x)) / (2 * x)", "At the kink"),
    _wrong("wrong-for-a-batch-of-one", SUM, STABLE + "return answer.squeeze()", "For a batch of 1."),
    _wrong("right-but-for-one-value", RELU, "y = np.array(np.maximum(x, 0))\ny.flat[-1] += 1e-9\nreturn y", "differ"),
    _wrong("gradient-0.01-percent-off", BACKWARD, "return 1.0001 * upstream * (x > 0)", "1.0001"),
    _wrong("the-negated-misconception", RELU, "return np.minimum(x, 0)", "It keeps what is positive."),
    _wrong("random-noise", RELU, "return np.maximum(x, 0) + np.random.normal(size=x.shape) * 1e-6", "differ"),
    _wrong("right-on-the-first-call-only", RELU, "global done\nif globals().get('done'): return x\ndone = True\nreturn np.maximum(x, 0)", "xpected"),
    _wrong("tensor-like-list-of-arrays", RELU, "return list(np.maximum(x, 0)) if x.ndim else x", "a list of"),
    Attack("unexpected-keyword", instead_of("relu()", "return 0"), RUNTIME, says="takes 0 positional arguments but 1 was given"),
    Attack("one-argument-too-many", instead_of("relu(x, y)", "return 0"), RUNTIME, says="missing 1 required positional argument: 'y'"),
    Attack("typo-inside", instead_of("relu(x)", "return np.maxium(x, 0)"), RUNTIME, says="return np.maxium(x, 0)"),
    Attack("shape-error-inside", instead_of("relu(x)", "return x @ np.ones((99, 99))"), RUNTIME, says="matmul"),
    Attack("coroutine-for-a-function", RIGHT_NUMPY + "\nasync def relu(x):\n    return np.maximum(x, 0)\n", WRONG, says="coroutine"),
    _torch("torch-numpy-for-a-tensor", "softplus(x)", "return torch.nn.functional.softplus(x).detach().numpy()", "a float64 tensor"),
    _torch("torch-float32", "softplus(x)", "return torch.nn.functional.softplus(x).float()", "got float32"),
    _torch("torch-number-for-a-tensor", "softplus(x)", "return torch.nn.functional.softplus(x).sum()", "shape"),
    _torch("torch-base-two", "softplus(x)", "return torch.log2(1 + torch.exp(x))", "constant factor"),
    Attack("torch-weight-ignored", RIGHT_TORCH.replace("self.weight * x)", "x)"), WRONG, TORCH),
    Attack("torch-buffer-for-a-parameter", RIGHT_TORCH.replace("self.weight = nn.Parameter(torch.ones(features))", "self.register_buffer('weight', torch.ones(features))"), WRONG, TORCH),
]  # fmt: skip
