# SPDX-License-Identifier: Apache-2.0
"""torch.distributed over MPI: libnnc-mpi, a library of its own that is loaded with this module.

    mpirun -np 4 python train.py

    import nnc
    import nnc.distributed as dist

    dist.init_process_group()
    model = dist.DistributedDataParallel(nnc.nn.Linear(4, 2))

It is looked for in NNC_MPI_LIBRARY, beside this package, and where the system looks for libraries.
What the functions do, and their options, is described in <nnc/mpi.h>.
"""
import contextlib
import ctypes
import os
import pathlib
from ctypes import POINTER, byref, c_char_p, c_int32, c_int64, c_void_p

from . import _convert as _c, _errors, _handle as _h, _named
from .nn._layer import Layer, wrap
from .optim import Optimizer

NAME = "libnnc-mpi.so.1"
_OUT = POINTER(c_void_p)
_FUNCTIONS = {  # what they take behind ctx
    "init": [c_void_p, c_char_p, _OUT], "finalize": [c_void_p], "abort": [c_void_p, c_char_p],
    "export_chrome_trace": [c_void_p, c_char_p], "barrier": [c_void_p],
    "all_reduce_": [c_void_p, c_void_p, c_char_p], "all_reduce": [c_void_p, c_void_p, c_char_p, _OUT],
    "broadcast_": [c_void_p, c_void_p, c_int64], "broadcast": [c_void_p, c_void_p, c_int64, _OUT],
    "all_gather_tensor": [c_void_p, c_void_p, c_int64, _OUT],
    "reduce_scatter_tensor": [c_void_p, c_void_p, c_char_p, c_int64, _OUT],
    "verify_module": [c_void_p, c_void_p], "broadcast_module": [c_void_p, c_void_p, c_int64],
    "distributed_data_parallel_new": [c_void_p, c_void_p, c_char_p, _OUT],
    "set_require_backward_grad_sync": [c_void_p, c_int32],
    "convert_sync_batchnorm": [c_void_p, c_void_p, _OUT],
    "distributed_sampler_indices": [c_void_p, c_int64, c_char_p, _OUT],
    "zero_redundancy_optimizer_new": [c_void_p, c_char_p, c_void_p, _OUT], "zero_step": [c_void_p],
    "zero_zero_grad": [c_void_p], "zero_optimizer": [c_void_p, _OUT], "zero_state_dict": [c_void_p, _OUT],
    "zero_load_state_dict": [c_void_p, c_void_p], "save": [c_void_p, c_void_p, c_char_p],
    "load": [c_void_p, c_char_p, c_char_p, _OUT],
}


def _load():
    named = os.environ.get("NNC_MPI_LIBRARY")
    beside = pathlib.Path(__file__).with_name(NAME)
    path = named or (str(beside) if beside.exists() else NAME)
    try:
        # The parts of an MPI that are loaded later look for its functions. libnnc is there already.
        found = ctypes.CDLL(path, mode=ctypes.RTLD_GLOBAL)
    except OSError as error:
        raise ImportError(f"{error}; the environment variable NNC_MPI_LIBRARY may hold the path of "
                          "libnnc-mpi.so") from None
    for name, types in _FUNCTIONS.items():
        function = getattr(found, f"nnc_mpi_{name}")
        function.restype, function.argtypes = c_void_p, [c_void_p, *types]
        function.errcheck = _errors.check
    for name in ("rank", "world_size"):
        function = getattr(found, f"nnc_mpi_{name}")
        function.restype, function.argtypes = c_int64, [c_void_p]
    return found


lib = _load()
_group = None  # the process group where none is given


def _call(name, *arguments):
    """The function with the current context; the C types of arguments are those of _FUNCTIONS."""
    getattr(lib, f"nnc_mpi_{name}")(_h.current(), *arguments)


def _made(kind, name, *arguments):
    """The same for a function that gives an object of that kind."""
    out, ctx = c_void_p(), _h.current()
    getattr(lib, f"nnc_mpi_{name}")(ctx, *arguments, byref(out))
    return _h.tensor(out.value, ctx) if kind == "tensor" else _h.own(kind, out.value, ctx)


def _options(options):
    return ", ".join(f"{k}={v!r}" for k, v in options.items()).encode()


def _of(group):
    group = group or _group
    if group is None:
        raise _errors.StateError("init_process_group has not been called", "nnc.distributed")
    return _c.pointer(group)


# ---- groups ----

def init_process_group(comm=None, **options):
    """The group of all ranks of mpirun; comm may be the address of an MPI_Comm (mpi4py's
    MPI._addressof(comm)). It is what the other functions take where no group is given."""
    global _group
    group = _made("mpi_group", "init", comm, _options(options))
    if _group is None:
        _group = group
    return group


def is_initialized():
    return _group is not None


def destroy_process_group(group=None):
    """Waits for the other ranks, and ends MPI if init_process_group has begun it."""
    global _group
    _call("finalize", _of(group))
    if group is None or group is _group:
        _group = None


def abort(message, group=None):
    """This rank cannot go on: the others end with an error that has its number and the message."""
    _call("abort", _of(group), str(message).encode())


def get_rank(group=None):
    return lib.nnc_mpi_rank(_of(group))


def get_world_size(group=None):
    return lib.nnc_mpi_world_size(_of(group))


def export_chrome_trace(path, group=None):
    _call("export_chrome_trace", _of(group), os.fsencode(path))


# ---- collectives: in place, and with gradients ----

def barrier(group=None):
    _call("barrier", _of(group))


def all_reduce(tensor, op="sum", group=None):
    """In place; all_reduced is the one with a gradient."""
    _call("all_reduce_", _of(group), _c.pointer(tensor), op.encode())
    return tensor


def broadcast(tensor, src=0, group=None):
    """In place; broadcasted is the one with a gradient."""
    _call("broadcast_", _of(group), _c.pointer(tensor), src)
    return tensor


def all_reduced(input, op="sum", group=None):
    return _made("tensor", "all_reduce", _of(group), _c.pointer(input), op.encode())


def broadcasted(input, src=0, group=None):
    return _made("tensor", "broadcast", _of(group), _c.pointer(input), src)


def all_gather_tensor(input, gather_dim=0, group=None):
    return _made("tensor", "all_gather_tensor", _of(group), _c.pointer(input), gather_dim)


def reduce_scatter_tensor(input, op="sum", scatter_dim=0, group=None):
    return _made("tensor", "reduce_scatter_tensor", _of(group), _c.pointer(input), op.encode(), scatter_dim)


# ---- modules ----

class DistributedDataParallel(Layer):
    """torch.nn.parallel.DistributedDataParallel."""

    def __init__(self, module, group=None, **options):
        handle = _made("module", "distributed_data_parallel_new", _of(group), _c.pointer(module), _options(options))
        self._hold(handle, {"module": module})

    @contextlib.contextmanager
    def no_sync(self):
        """Gradients of forwards within are added up on each rank alone."""
        _call("set_require_backward_grad_sync", _c.pointer(self), 0)
        try:
            yield
        finally:
            _call("set_require_backward_grad_sync", _c.pointer(self), 1)


def convert_sync_batchnorm(module, group=None):
    """torch.nn.SyncBatchNorm.convert_sync_batchnorm."""
    return wrap(_made("module", "convert_sync_batchnorm", _of(group), _c.pointer(module)))


def verify_module(module, group=None):
    """An error on all ranks that names the first parameter or buffer that differs between them."""
    _call("verify_module", _of(group), _c.pointer(module))


def broadcast_module(module, src=0, group=None):
    """Gives parameters and buffers the values of rank src."""
    _call("broadcast_module", _of(group), _c.pointer(module), src)


# ---- data ----

class DistributedSampler:
    """torch.utils.data.DistributedSampler, for a DataLoader's sampler or a loop of yours. start: how many
    samples of the epoch the ranks have had together, to go on within it."""

    def __init__(self, dataset, num_replicas=None, rank=None, shuffle=True, seed=0, drop_last=False, group=None):
        self._length, self._group = len(dataset), group
        self._options = {"num_replicas": num_replicas, "rank": rank, "shuffle": bool(shuffle), "seed": seed,
                         "drop_last": bool(drop_last), "epoch": 0, "start": 0}

    def set_epoch(self, epoch, start=0):
        self._options.update(epoch=epoch, start=start)

    def indices(self):
        given = self._options["num_replicas"] is not None and self._options["rank"] is not None
        return _made("tensor", "distributed_sampler_indices", None if given else _of(self._group), self._length,
                     _options(self._options))

    def __iter__(self):
        return iter(self.indices().tolist())

    def __len__(self):
        return self.indices().numel()


# ---- optimizers ----

class ZeroRedundancyOptimizer:
    """torch.distributed.optim.ZeroRedundancyOptimizer: ZeroRedundancyOptimizer(model, "Adam", lr=1e-3)."""

    def __init__(self, module, optimizer_class, group=None, **defaults):
        name = getattr(optimizer_class, "__name__", optimizer_class)
        text = f"{name}({_options(defaults).decode()})".encode()
        self._handle = _made("mpi_zero", "zero_redundancy_optimizer_new", _of(group), text, _c.pointer(module))
        self._optim = None

    @property
    def optim(self):
        """The optimizer of this rank's part, for options and schedulers, on each rank alike:
        StepLR(zero.optim, 10). Its own step is that of the part alone."""
        if self._optim is None:
            self._optim = Optimizer.__new__(Optimizer)
            self._optim._handle = _made("optimizer", "zero_optimizer", _c.pointer(self._handle))
            self._optim._params, self._optim._options = [], {}
        return self._optim

    @property
    def param_groups(self):
        return self.optim.param_groups

    def step(self):
        _call("zero_step", _c.pointer(self._handle))

    def zero_grad(self):
        _call("zero_zero_grad", _c.pointer(self._handle))

    def state_dict(self):
        """That of an optimizer of all parameters, on every rank."""
        return _named.StateDict.of(_made("named", "zero_state_dict", _c.pointer(self._handle)))

    def load_state_dict(self, state_dict):
        named = _named.collection(state_dict)
        _call("zero_load_state_dict", _c.pointer(self._handle), _c.pointer(named))


# ---- checkpoints ----

def save(obj, f, group=None):
    """nnc.save by rank 0."""
    named = _named.collection(obj) if get_rank(group) == 0 else None
    _call("save", _of(group), _c.pointer(named), os.fsencode(f))


def load(f, group=None):
    """nnc.load by rank 0, for all."""
    return _named.StateDict.of(_made("named", "load", _of(group), os.fsencode(f), None))
