"""The `submission` fixture: makes the process boundary invisible to the authors of checks.

`submission.relu(x)` calls the learner's function; `submission.GRUCell(3, 4)` returns a remote object that can be
called, operated on and asked for its parameters. Tensors with requires_grad keep their graph across the pipe.
"""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from workbench.judge import nodes
from workbench.judge.protocol import Job
from workbench.judge.remote import Answer, CandidateFailure, Output, Remote, Spawner
from workbench.judge.report import Verdict
from workbench.judge.source import MAX_BYTES, is_too_long, lines_of, pieces
from workbench.judge.temporary import TemporaryFolder
from workbench.judge.tensors import copied, differentiable

SECONDS_AFTER_A_TIME_LIMIT = 0.5
"""A submission that hung once gets less patience in the following calls."""
START_SECONDS = 30.0
"""A fresh interpreter imports torch in one to several seconds."""
MAX_LOST_PROCESSES = 3
"""A submission that took down this many processes is not started again."""
MAX_ITEMS = 10_000

OPERATORS = {
    "__add__": "add", "__sub__": "sub", "__mul__": "mul", "__truediv__": "truediv", "__matmul__": "matmul",
    "__pow__": "pow", "__mod__": "mod", "__floordiv__": "floordiv", "__getitem__": "getitem",
}  # fmt: skip
"""What the candidate may compute for a check. No comparison is among them: the judge compares values itself."""


@dataclass(frozen=True)
class Call:
    """One call a check has made: enough to show it, and to make it again."""

    owner: "RemoteObject | None"
    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    unrolled: bool = False
    """A step of a recurrence, applied to each of the inputs that its first argument lists."""

    @property
    def signature(self) -> str:
        """The function or method whose parameters the arguments are: a module that is called runs its `forward`."""
        return self.name or "forward"


@dataclass(frozen=True)
class Exchange:
    """One request to the submission and what came of it."""

    operation: str
    arguments: dict[str, Any]
    value: Any
    failure: CandidateFailure | None
    changed: tuple[str, ...] = ()
    """Which arguments the candidate reports as changed in place."""


class Client:
    """One submission under one grading, or an empty place for one.

    Starts its process when first needed, keeps to the limits, and records what was asked.
    """

    def __init__(self, spawner: Spawner, job: Job, while_waiting: Callable[[], None] | None = None) -> None:
        """while_waiting: called several times a second while the submission's process is waited for."""
        self.calls: list[Call] = []
        self.exchanges: list[Exchange] = []
        """Every request after loading, for a replay."""
        self.changed: list[tuple[Call, str]] = []
        """Arguments that calls have changed in place, by the candidate's own report."""
        self.output = Output()
        self._spawner = spawner
        self._job = job
        self._while_waiting = while_waiting
        self._limits = job.limits
        self._source = ""
        self._seed = 0
        self._deadline = math.inf
        self._call_seconds = job.limits.call_seconds
        self._remote: Remote | None = None
        self._loaded = False
        self._load_failure: CandidateFailure | None = None
        self._last_failure: CandidateFailure | None = None
        self._lost_processes = 0

    def start(self) -> None:
        """Start a contained, empty process, before there is a submission."""
        if self._remote is None:
            folder = TemporaryFolder() if self._limits.temporary_folder else None
            process = self._spawner.spawn(self._job, folder.path if folder else None)
            self._remote = Remote(process, self._limits, self.output, self._line, self._make_object, folder)
            if self._while_waiting is not None:
                self._remote.look_while_waiting(self._while_waiting)
            self._loaded = False

    def layers(self) -> dict[str, bool]:
        """The sandbox layers of the empty process; raises CandidateFailure where it did not start."""
        self.start()
        return self._ask("layers", {}, START_SECONDS).value

    def begin(self, source: str, seed: int) -> None:
        """Take a submission, instead of the one before if there was one; the time it is allowed starts now."""
        self._source, self._seed = source, seed
        self._loaded, self._load_failure, self._lost_processes = False, None, 0
        self._deadline = time.monotonic() + self._limits.total_seconds

    def load(self) -> None:
        """Execute the submission's source; raises CandidateFailure, the same one every time."""
        if self._load_failure is not None:
            raise self._load_failure
        if self._remote is not None and not self._loaded and self._remote.has_ended():
            self.close()  # it was killed while it waited, which no submission has to answer for
        if self._remote is None:
            self.layers()  # a process that starts slowly does not cost the submission's own time
        if self._loaded:
            return
        try:
            self._load()
        except CandidateFailure as failure:
            self._load_failure = failure
            raise
        self._loaded = True

    def _load(self) -> None:
        if is_too_long(self._source):
            raise CandidateFailure(Verdict.LOAD_ERROR, f"The file is too long: more than {MAX_BYTES:,} bytes.")
        source, forbidden = pieces(self._source, nodes.MAX_TEXT), list(self._job.forbidden)
        arguments = {"source": source, "seed": self._seed, "forbidden": forbidden}
        self._ask("load", arguments, self._limits.load_seconds)
        asked = list(self._job.entry_points)
        missing = self._ask("missing", {"names": asked}, self._limits.call_seconds).value
        if type(missing) is not list or not all(type(name) is str and name in asked for name in missing):
            message = "The submission's process sent something that is no answer: not a list of names."
            raise CandidateFailure(Verdict.PROTOCOL_ERROR, message)
        if missing:
            names = ", ".join(f"`{name}`" for name in asked if name in missing)
            raise CandidateFailure(Verdict.LOAD_ERROR, f"The file does not define {names}.")

    def ask(self, operation: str, arguments: dict[str, Any]) -> Answer:
        """A request to the loaded submission; raises CandidateFailure."""
        if self._lost_processes >= MAX_LOST_PROCESSES and self._last_failure is not None:
            message = f"Not run any more after {self._lost_processes} processes were lost. {self._last_failure.message}"
            raise CandidateFailure(self._last_failure.verdict, message)
        self.load()
        kept = copied(arguments)  # torch's gradcheck, for one, changes its inputs in place between calls
        try:
            answer = self._ask(operation, arguments, self._call_seconds)
        except CandidateFailure as failure:
            self.exchanges.append(Exchange(operation, kept, None, failure))
            raise
        self.exchanges.append(Exchange(operation, kept, answer.value, None, answer.changed))
        return answer

    def call(self, call: Call) -> Any:
        """Call the submission; keeps the autograd graph where an argument requires a gradient."""
        self.calls.append(call)
        arguments: dict[str, Any] = {"owner": call.owner, "name": call.name}
        arguments |= {"args": list(call.args), "kwargs": call.kwargs, "unrolled": call.unrolled}
        if any(True for _ in differentiable([call.args, call.kwargs])):
            from workbench.judge.autograd import differentiable_call  # imports torch, which such a call has already

            return differentiable_call(self, call, arguments)
        return self.noted(call, self.ask("call", arguments))

    def module(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], state: dict[str, Any]) -> Any:
        """A torch module of the submission's with these parameters, made in one request."""
        self.calls.append(Call(None, name, args, kwargs))
        return self.ask("module", {"name": name, "args": list(args), "kwargs": kwargs, "state": state}).value

    def noted(self, call: Call, answer: Answer) -> Any:
        """Remember what the candidate reports of a call's arguments; returns the value."""
        self.changed.extend((call, place) for place in answer.changed)
        return answer.value

    def parameter_name(self, call: Call, place: str) -> str:
        """How the stub calls the argument at a place: a position or a keyword."""
        names = self._job.parameters.get(call.signature, ())
        return f"`{names[int(place)]}`" if place.isdecimal() and int(place) < len(names) else place

    def close(self) -> None:
        """End the process."""
        if self._remote is not None:
            self._remote.close()
            self._remote = None

    def _ask(self, operation: str, arguments: dict[str, Any], seconds: float) -> Answer:
        assert self._remote is not None
        left = self._deadline - time.monotonic()
        if left <= 0:
            message = f"The checks did not end within {self._limits.total_seconds:g} seconds in all."
            raise CandidateFailure(Verdict.TIME_LIMIT, message)
        try:
            return self._remote.ask(operation, arguments, seconds=min(seconds, left))
        except CandidateFailure as failure:
            if not self._remote.alive:
                self._remote = None
                self._lost_processes += 1
                self._last_failure = failure
            if failure.verdict is Verdict.TIME_LIMIT:
                self._call_seconds = min(self._call_seconds, SECONDS_AFTER_A_TIME_LIMIT)
            raise

    def _line(self, number: int) -> str:
        lines = lines_of(self._source)
        return lines[number - 1].strip() if 1 <= number <= len(lines) else ""

    def _make_object(self, handle: nodes.Handle) -> "RemoteObject":
        return RemoteObject(self, handle.number, handle.type_name)


class Submission:
    """What a check sees: every public attribute is a function or class of the learner's file."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def __getattr__(self, name: str) -> "RemoteFunction":
        if name.startswith("_"):
            raise AttributeError(name)
        return RemoteFunction(self._client, None, name)


class RemoteFunction:
    """A function, class or method of the submission. Raises CandidateFailure where a call gives no value."""

    def __init__(self, client: Client, owner: "RemoteObject | None", name: str) -> None:
        self._client = client
        self._owner = owner
        self.__name__ = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it in the candidate."""
        return self._client.call(Call(self._owner, self.__name__, args, kwargs))


class RemoteObject:
    """An object that lives in the candidate: call it, call its methods, use operators on it, iterate over it."""

    def __init__(self, client: Client, number: int, type_name: str) -> None:
        self._client = client
        self.number = number
        self.type_name = type_name

    def __repr__(self) -> str:
        return f"<{self.type_name} object of the submission>"

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the object itself."""
        return self._client.call(Call(self, "", args, kwargs))

    def __getattr__(self, name: str) -> RemoteFunction:
        if name.startswith("_"):
            raise AttributeError(name)
        return RemoteFunction(self._client, self, name)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._client.ask("items", {"owner": self, "limit": MAX_ITEMS}).value)

    def __bool__(self) -> bool:
        raise TypeError(f"a {self.type_name} object of the submission is neither true nor false")

    def __neg__(self) -> Any:
        return self._operate("neg", self)

    def named_parameters(self) -> dict[str, Any]:
        """A module's parameters by name."""
        return self._client.ask("parameters", {"owner": self}).value

    def named_gradients(self) -> dict[str, Any]:
        """The gradients that backward passes have accumulated in a module's parameters, by name."""
        return self._client.ask("gradients", {"owner": self}).value

    def attribute(self, name: str) -> Any:
        """The value of an attribute, where `object.name` would be a method to call."""
        return self._client.ask("get", {"owner": self, "name": name}).value

    def set_attribute(self, name: str, value: Any) -> None:
        """Assign to an attribute."""
        self._client.ask("set", {"owner": self, "name": name, "value": value})

    def _operate(self, name: str, *operands: Any) -> Any:
        return self._client.ask("operate", {"name": name, "operands": list(operands)}).value


def unroll(step: Any, inputs: Any, state: Any, *others: Any) -> list[Any]:
    """The states after each step of a recurrence, `state = step(input, state, *others)`.

    step: a function or object of the submission, for which one request makes all steps and keeps one graph; or any
    callable. inputs: an array or a list, one item a step.
    """
    if isinstance(step, RemoteObject):
        return step._client.call(Call(step, "", (inputs, state, *others), {}, unrolled=True))
    if isinstance(step, RemoteFunction):
        return step._client.call(Call(step._owner, step.__name__, (inputs, state, *others), {}, unrolled=True))
    states = []
    for value in inputs:
        state = step(value, state, *others)
        states.append(state)
    return states


def with_state(module: Any, state: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
    """A torch module with these parameters, loaded strictly, in their dtype.

    module: a class of the submission, for which one request does it all, or any subclass of torch.nn.Module. args,
    kwargs: what the class is called with.
    """
    if isinstance(module, RemoteFunction):
        return module._client.module(module.__name__, args, kwargs, state)
    made = module(*args, **kwargs)
    for dtype in {value.dtype for value in state.values() if value.is_floating_point()}:
        made.to(dtype)
    made.load_state_dict(state)
    return made


def _operator(name: str, *, reflected: bool = False) -> Callable[[RemoteObject, Any], Any]:
    def method(self: RemoteObject, other: Any) -> Any:
        operands = (other, self) if reflected else (self, other)
        return self._operate(name, *operands)

    return method


for _method, _name in OPERATORS.items():
    setattr(RemoteObject, _method, _operator(_name))
    if _name in ("add", "sub", "mul", "truediv", "matmul", "pow"):
        setattr(RemoteObject, f"__r{_method[2:]}", _operator(_name, reflected=True))
