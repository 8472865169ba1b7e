# SPDX-License-Identifier: Apache-2.0
"""The tensor class: what is not an operation, and Python's operators."""
from . import _calls, _dlpack, _forms, _handle, _memory, _ops
from ._composed import Composed
from ._convert import DTYPES, STRIDED, cpu
from ._convert import device as _Device
from ._handle import Handle, lib
from ._methods import Operations


class Size(tuple):
    """The sizes of a tensor."""

    __slots__ = ()

    def numel(self):
        product = 1
        for size in self:
            product *= size
        return product

    def __repr__(self):
        return f"torch.Size({list(self)})"  # as PyTorch prints it

    def __getitem__(self, index):
        found = tuple.__getitem__(self, index)
        return Size(found) if isinstance(index, slice) else found


class GradFn:
    """A recorded operation."""

    def __init__(self, name):
        self._name = name

    def name(self):
        return self._name

    def __repr__(self):
        return f"<{self._name} object>"


def scalar(value, d=None):
    """A tensor without dimensions."""
    if isinstance(value, bool):
        return _calls.full_i64([], value, d or DTYPES["bool"])
    if isinstance(value, int):
        return _calls.full_i64([], value, d)
    return _calls.full([], value, d)


def _operator(name, reflected=False):
    """x + y, where y may be a number, without looking through all overloads."""
    with_tensor = getattr(_calls, name)
    with_int, with_float = (getattr(_calls, f"{name}_scalar{kind}", None) for kind in ("_i64", ""))

    def operate(self, other):
        if isinstance(other, Tensor):
            return with_tensor(self, other)
        kind = type(other)
        if with_float is not None and kind is float:
            return with_float(self, other)
        if with_int is not None and kind is int:
            return with_int(self, other)
        if hasattr(kind, "__array__") or kind is bool:
            return with_tensor(self, as_tensor(other))
        if with_int is not None and hasattr(kind, "__index__"):
            return with_int(self, other)
        if with_float is not None and hasattr(kind, "__float__"):
            return with_float(self, float(other))
        return NotImplemented
    return operate


def _reflected(name):
    """2 / x: the number becomes a tensor of x's type, or of the default type where x has ints."""
    with_tensor = getattr(_calls, name)

    def operate(self, other):
        if isinstance(other, (bool, int)):
            return with_tensor(scalar(other), self)
        if isinstance(other, float):
            return with_tensor(scalar(other, self.dtype if self.dtype.is_floating_point else None), self)
        if hasattr(type(other), "__array__"):
            return with_tensor(as_tensor(other), self)
        return NotImplemented
    return operate


def _in_place(name):
    function = getattr(_ops, name)

    def operate(self, other):
        if hasattr(type(other), "__array__") and not isinstance(other, Tensor):
            other = as_tensor(other)
        function(self, other)
        return self
    return operate


def _category(d):
    return 2 if d.is_floating_point else 0 if d.name == "bool" else 1


def _written(name):
    """x //= y for an operation without a form that writes: its result is copied into x."""
    compute = _operator(name)

    def operate(self, other):
        found = compute(self, other)
        if found is NotImplemented:
            return found
        if _category(found.dtype) > _category(self.dtype):
            raise RuntimeError(f"{name}_: result type {found.dtype} can't be cast to the desired output type "
                               f"{self.dtype}")
        if found.shape != self.shape:
            raise RuntimeError(f"{name}_: output with shape {list(self.shape)} doesn't match the broadcast shape "
                               f"{list(found.shape)}")
        _calls.copy_(self, found)
        return self
    return operate


class Tensor(Operations, Composed, Handle):
    """An array of elements of one type, whose gradient can be taken."""

    kind = "tensor"
    __hash__ = object.__hash__
    __array_priority__ = 1000

    def __new__(cls, *_, **__):
        return object.__new__(cls)

    def __init__(self, data=()):
        made = tensor(data, dtype=DTYPES["float32"])
        self._as_parameter_, made._as_parameter_ = made._as_parameter_, None

    # ---- what it is ----

    @property
    def shape(self):
        return Size(_calls.tensor_size(self, d) for d in range(_calls.tensor_ndim(self)))

    def size(self, dim=None):
        if dim is None:
            return self.shape
        self._dimension(dim)
        return _calls.tensor_size(self, dim)

    def stride(self, dim=None):
        if dim is None:
            return tuple(_calls.tensor_stride(self, d) for d in range(self.ndim))
        self._dimension(dim)
        return _calls.tensor_stride(self, dim)

    def _dimension(self, dim):
        n = self.ndim
        if not -n <= dim < n:
            raise IndexError(f"Dimension out of range (expected to be in range of [{-n}, {n - 1}], but got {dim})")

    dtype = property(_calls.tensor_dtype)
    ndim = property(_calls.tensor_ndim)
    nbytes = property(_calls.tensor_nbytes)
    itemsize = property(_calls.tensor_element_size)
    device = property(lambda self: _Device(_calls.tensor_device(self)))
    is_leaf = property(_calls.tensor_is_leaf)
    retains_grad = property(_calls.tensor_retains_grad)
    _version = property(_calls.tensor_version)
    T = property(_ops.t)
    layout = STRIDED

    @property
    def mT(self):
        return _calls.transpose(self, -2, -1)

    @property
    def H(self):
        """The transposed matrix: there are no complex numbers to conjugate."""
        if self.ndim not in (0, 2):
            raise RuntimeError(f"tensor.H is only supported on matrices (2-D tensors). Got {self.ndim}-D tensor.")
        return _ops.t(self)

    mH = mT

    def dim(self):
        return self.ndim

    ndimension = dim
    # There is no other device, and no other layout.
    is_cuda = is_mps = is_sparse = is_quantized = is_meta = False

    def get_device(self):
        return -1

    def numel(self):
        return _calls.tensor_numel(self)

    nelement = numel

    def element_size(self):
        return self.itemsize

    def storage_offset(self):
        return _calls.tensor_storage_offset(self)

    def data_ptr(self):
        return lib.nnc_tensor_data(self) or 0

    def is_floating_point(self):
        return _calls.is_floating_point(self)

    def is_complex(self):
        return _calls.is_complex(self)

    def is_contiguous(self, memory_format=None):
        if memory_format is None:
            return _calls.tensor_is_contiguous(self)
        return _calls.tensor_is_contiguous_memory_format(self, memory_format)

    def new_tensor(self, data, *, dtype=None, device=None, requires_grad=False):
        """A tensor of these elements, of this one's type."""
        return tensor(data, dtype=dtype or self.dtype, device=device, requires_grad=requires_grad)

    def cuda(self, device=None, non_blocking=False, memory_format=None):
        cpu("cuda")

    def type(self, dtype=None):
        return _calls.tensor_type(self) if dtype is None else self.to(dtype)

    def to(self, *arguments, dtype=None, device=None, copy=False, memory_format=None, non_blocking=False):
        """Another element type or order of elements; the only device is "cpu"."""
        for a in arguments:
            if isinstance(a, Tensor):
                dtype = a.dtype
            elif isinstance(a, str):
                device = a
            elif a not in (True, False):
                dtype = a
        cpu(device)
        if copy:
            return _calls.tensor_to_copy(self, dtype, memory_format)
        if memory_format is not None:
            return _calls.tensor_to_memory_format(self, dtype, memory_format)
        return _calls.tensor_to(self, dtype)

    def item(self):
        """Its one element as a number of Python's."""
        name = self.dtype.name
        if "float" in name:
            return _calls.tensor_item(self)
        value = _calls.tensor_item_i64(self)
        return bool(value) if name == "bool" else value

    def tolist(self):
        return _memory.tolist(self)

    def numpy(self, *, force=False):
        """A NumPy array that shares the memory of this tensor."""
        return _memory.to_numpy(self.detach() if force else self)

    def __array__(self, dtype=None, copy=None):
        array = self.numpy()
        return array if dtype is None and not copy else array.astype(dtype or array.dtype, copy=bool(copy))

    __dlpack__ = _dlpack.to_dlpack
    __dlpack_device__ = _dlpack.dlpack_device

    # ---- gradients ----

    @property
    def requires_grad(self):
        return _calls.tensor_requires_grad(self)

    @requires_grad.setter
    def requires_grad(self, value):
        _calls.tensor_requires_grad_(self, value)

    def requires_grad_(self, requires_grad=True):
        _calls.tensor_requires_grad_(self, requires_grad)
        return self

    @property
    def grad(self):
        return _handle.same(_calls.tensor_grad(self))

    @grad.setter
    def grad(self, value):
        _calls.tensor_set_grad(self, value)
        _handle.same(value)

    @property
    def grad_fn(self):
        """The operation that made the tensor; None for a leaf."""
        name = _calls.tensor_grad_fn(self)
        return None if name is None else GradFn(name)

    @property
    def data(self):
        return _calls.detach(self)

    @data.setter
    def data(self, value):
        from ._context import no_grad
        with no_grad():
            _calls.copy_(self, value)

    def retain_grad(self):
        _calls.tensor_retain_grad(self)

    def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
        """Adds the gradients of this tensor into those of the leaves that it was computed from."""
        if gradient is None and inputs is None and not retain_graph and not create_graph:
            _calls.backward(self)
        else:
            retain_graph = create_graph if retain_graph is None else retain_graph
            _calls.autograd_backward([self], [gradient], retain_graph, create_graph, inputs)

    def register_hook(self, hook):
        """hook(gradient) is called when the gradient is complete, and may give another one."""
        from .autograd import register_hook
        return register_hook(_calls.tensor_register_hook, self, hook)

    def register_post_accumulate_grad_hook(self, hook):
        """hook(tensor) is called when backward has added to its .grad."""
        from .autograd import register_hook
        return register_hook(_calls.tensor_register_post_accumulate_grad_hook, self, hook)

    # ---- Python ----

    def __repr__(self):
        if self._as_parameter_ is None:
            return "<nnc tensor, released>"
        return _calls.tensor_repr(self)

    def __format__(self, spec):
        if self.ndim == 0:
            return format(self.item(), spec)
        return object.__format__(self, spec)  # which takes no spec

    def __len__(self):
        if self.ndim == 0:
            raise TypeError("len() of a 0-d tensor")
        return _calls.tensor_size(self, 0)

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d tensor")
        return iter(_calls.unbind(self, 0))

    def __contains__(self, value):
        return bool((self == value).any())

    def __bool__(self):
        return bool(self.item())

    def __int__(self):
        return int(self._one())

    def __float__(self):
        return float(self._one())

    def _one(self):
        if self.numel() != 1:
            raise ValueError("only one element tensors can be converted to Python scalars")
        return self.item()

    def __index__(self):
        if self.dtype.is_floating_point or self.numel() != 1:
            raise TypeError("only integer tensors of a single element can be converted to an index")
        return int(self.item())

    def __getitem__(self, index):
        from . import _indexing
        return _indexing.get(self, index)

    def __setitem__(self, index, value):
        from . import _indexing
        _indexing.put(self, index, value)

    def __deepcopy__(self, memo):
        if not self.is_leaf:
            raise RuntimeError("Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol "
                               "at the moment; detach() it first")
        found = _calls.clone(_calls.detach(self))
        found = found.requires_grad_() if self.requires_grad else found
        memo[id(self)] = found
        gradient = self.grad
        if gradient is not None:
            found.grad = _calls.clone(_calls.detach(gradient))
        return found

    def __reduce__(self):
        # Its elements, as of a view those that it shows; what it was computed from is not kept.
        return _restored, (type(self), bytes(_memory.bytes_of(self)), tuple(self.shape), self.dtype, self.requires_grad)

    def __copy__(self):
        return _calls.detach(self).requires_grad_(self.requires_grad)

    def apply_(self, function):
        flat = [function(v) for v in self.flatten().tolist()]
        self.copy_(tensor(flat, dtype=self.dtype).reshape(self.shape))
        return self

    __add__ = __radd__ = _operator("add")
    __mul__ = __rmul__ = _operator("mul")
    __sub__, __truediv__, __floordiv__, __mod__, __pow__ = map(
        _operator, ("sub", "div", "floor_divide", "remainder", "pow"))
    __rsub__, __rtruediv__, __rfloordiv__, __rmod__, __rpow__ = map(
        _reflected, ("sub", "div", "floor_divide", "remainder", "pow"))
    __matmul__, __rmatmul__ = _operator("matmul"), _reflected("matmul")
    __and__ = __rand__ = _operator("bitwise_and")
    __or__ = __ror__ = _operator("bitwise_or")
    __xor__ = __rxor__ = _operator("bitwise_xor")
    __eq__, __ne__, __lt__, __le__, __gt__, __ge__ = map(_operator, ("eq", "ne", "lt", "le", "gt", "ge"))
    __iadd__, __isub__, __imul__, __itruediv__, __ipow__ = map(_in_place, ("add_", "sub_", "mul_", "div_", "pow_"))
    __ifloordiv__, __imod__, __iand__, __ior__, __ixor__ = map(
        _written, ("floor_divide", "remainder", "bitwise_and", "bitwise_or", "bitwise_xor"))
    __neg__, __abs__, __invert__ = _calls.neg, _calls.abs, _calls.bitwise_not

    def __pos__(self):
        return self


def _restored(kind, data, shape, d, requires_grad):
    """What a pickle has of a tensor."""
    made = _calls.reshape(_memory.frombuffer(bytearray(data), dtype=d), shape) if data else _calls.empty(shape, d)
    made = made if kind is Tensor else kind(made, requires_grad)
    return made.requires_grad_() if requires_grad and kind is Tensor else made


_handle.set_tensor_class(Tensor)
for _name, _function in _forms.METHODS.items():
    setattr(Tensor, _name, _function)
tensor, as_tensor = _memory.tensor, _memory.as_tensor
