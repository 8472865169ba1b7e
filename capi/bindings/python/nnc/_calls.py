# SPDX-License-Identifier: Apache-2.0
"""One function for each function of the C interface, by its name without nnc_.

Made by generate.py from the C headers.
"""

from collections import namedtuple
from ctypes import byref, c_double, c_int32, c_int64, c_void_p
from typing import Any, Optional, Sequence, Tuple

from . import _convert as _c
from . import _handle as _h
from . import _results as _r
from ._convert import Ints, Reals, dtype, memory_format
from ._handle import Handle, Tensor
from ._library import lib
csv_load_result = namedtuple("csv_load_result", "columns categories")
fuse_conv_bn_weights_result = namedtuple("fuse_conv_bn_weights_result", "weight bias")
fuse_linear_bn_weights_result = namedtuple("fuse_linear_bn_weights_result", "weight bias")
pad_packed_sequence_result = namedtuple("pad_packed_sequence_result", "output lengths")
module_call_packed_result = namedtuple("module_call_packed_result", "output h_n c_n")
multi_head_attention_forward_result = _r.plain("multi_head_attention_forward_result", "attn_output attn_output_weights")
linalg_slogdet_result = _r.return_type("linalg_slogdet", "sign logabsdet")
linalg_qr_result = _r.return_type("linalg_qr", "Q R")
linalg_eigh_result = _r.return_type("linalg_eigh", "eigenvalues eigenvectors")
linalg_svd_result = _r.return_type("linalg_svd", "U S Vh")
linalg_lstsq_result = _r.return_type("linalg_lstsq", "solution residuals rank singular_values")
cummax_result = _r.return_type("cummax", "values indices")
cummin_result = _r.return_type("cummin", "values indices")
var_mean_result = _r.plain("var_mean_result", "var mean")
std_mean_result = _r.plain("std_mean_result", "std mean")
max_result = _r.return_type("max", "values indices")
min_result = _r.return_type("min", "values indices")
median_result = _r.return_type("median", "values indices")
kthvalue_result = _r.return_type("kthvalue", "values indices")
mode_result = _r.return_type("mode", "values indices")
lstm_result = _r.plain("lstm_result", "output h_n c_n")
gru_result = _r.plain("gru_result", "output h_n")
rnn_tanh_result = _r.plain("rnn_tanh_result", "output h_n")
rnn_relu_result = _r.plain("rnn_relu_result", "output h_n")
lstm_cell_result = _r.plain("lstm_cell_result", "h c")
sort_result = _r.return_type("sort", "values indices")
topk_result = _r.return_type("topk", "values indices")


def version() -> str:
    """The library's version, "0.1.0". Static text."""
    return _c.optional_c_text(lib.nnc_version())


def abi_version() -> bool:
    """The version of this interface: raised when functions are added; nothing is ever removed."""
    return lib.nnc_abi_version()


def has(name: Optional[str]) -> bool:
    """1 if text can make what is named, 0 if not: "nn.Conv2d", "nn.Conv2d.padding_mode", "optim.Adam.betas",
    "optim.lr_scheduler.StepLR". Functions are no such names: they are declared or not. An argument that takes
    nothing but its default is not there.
    """
    return bool(lib.nnc_has(_c.text(name)))


def signature(name: Optional[str]) -> Optional[str]:
    """The arguments of a constructor with their defaults, "Conv2d(in_channels, out_channels, kernel_size,
    stride=1, ...)", for "nn.Conv2d": torch's, so with those that nnc_has denies. Static text; NULL if there is
    no such thing.
    """
    return _c.optional_c_text(lib.nnc_signature(_c.text(name)))


def error_code(error: Handle) -> None:
    """The kind of an error, one of NNC_E_*; NNC_E_HANDLE for a bad handle."""
    return lib.nnc_error_code(_c.pointer(error))


def error_op(error: Handle) -> str:
    """The function that failed, "nnc_conv2d". Lives until the error is freed. NULL for a bad handle. "" if memory
    did not even suffice for the error.
    """
    return _c.c_text("nnc_error_op", lib.nnc_error_op(_c.pointer(error)))


def error_message(error: Handle) -> str:
    """What is wrong, with the values. Lives until the error is freed. NULL for a bad handle."""
    return _c.c_text("nnc_error_message", lib.nnc_error_message(_c.pointer(error)))


def error_free(error: Handle) -> None:
    """Releases an error. NULL, and what is no live error, are ignored."""
    lib.nnc_error_free(_c.pointer(error))


def error_new(code: int, op: Optional[str], message: Optional[str]) -> None:
    """An error to return from a callback, never NULL. code is one of NNC_E_* (another counts as NNC_E_CALLBACK);
    op and message are copied, NULL counts as "".
    """
    return lib.nnc_error_new(_c.i64(code), _c.text(op), _c.text(message))


def string_data(string: Handle) -> str:
    """The bytes of a string: UTF-8, with a NUL at the end. Live until the string is released. NULL for a bad
    handle. Where text of yours that is no UTF-8 comes back, in a string or in an error, each wrong byte is
    written as "\\xff".
    """
    return _c.c_text("nnc_string_data", lib.nnc_string_data(_c.pointer(string)))


def string_size(string: Handle) -> int:
    """How many bytes there are, without the NUL at the end. -1 for a bad handle."""
    return _c.live("nnc_string_size", lib.nnc_string_size(_c.pointer(string)))


def string_new(data: bytes) -> str:
    """A string of your own, to return from a callback: size bytes of UTF-8 at data, copied. data may be NULL if
    size is 0. NNC_E_INVALID for a negative size.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_string_new(ctx, data, len(data), byref(out))
    return _h.string(out.value)


def release(handle: Any) -> None:
    """Releases a handle of any kind. NULL, and a handle that is no longer alive, are ignored."""
    lib.nnc_release(handle)


def retain(handle: Any) -> None:
    """Adds an owner: the handle then needs one more nnc_release. Returns the handle, or NULL if it is not alive."""
    return lib.nnc_retain(handle)


def keep(handle: Any) -> None:
    """Takes a handle out of its scope: it is yours to release. Returns it, or NULL if not alive."""
    return lib.nnc_keep(handle)


def object_id(handle: Any) -> int:
    """A number that all handles of one object have in common, and those of no other object while this one lives:
    what a language needs to give the same object of its own again. A parameter, or a gradient, is one object
    however often it is asked for. 0 for NULL and for a handle that is not alive. torch: id(x), Tensor.is_same.
    """
    return lib.nnc_object_id(handle)


def live_handles() -> int:
    """The number of handles alive in the process, for finding leaks; exact while no other thread makes or releases
    any.
    """
    return lib.nnc_live_handles()


def ctx_new(settings: Optional[str] = None) -> Handle:
    """A context with default settings, changed as said. It has a generator of its own."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ctx_new(_c.text(settings), byref(out))
    return _h.own("ctx", out.value, ctx)


def ctx_fork(settings: Optional[str] = None) -> Handle:
    """A variant of ctx: its settings changed as said, its scope shared, and its generator too unless settings has
    a seed. It does not need ctx any more: it may outlive it (in a scope after nnc_keep), and handles that are
    made through it after the end of the scope are yours to release.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ctx_fork(ctx, _c.text(settings), byref(out))
    return _h.own("ctx", out.value, ctx)


def ctx_scope() -> Handle:
    """A context like ctx in which every handle that is made is released together with the context itself (unless
    taken out with nnc_keep). Scopes may be nested to any depth.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ctx_scope(ctx, byref(out))
    return _h.own("ctx", out.value, ctx)


def ctx_get(setting: Optional[str]) -> str:
    """The value of a setting as text: "True", "float32", "0"; for "seed" the generator's last seed. NNC_E_UNKNOWN
    for another name.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ctx_get(ctx, _c.text(setting), byref(out))
    return _h.string(out.value)


def manual_seed(seed: int) -> None:
    """Seeds the context's generator: from then on it draws PyTorch's numbers after torch.manual_seed(seed). A
    negative seed counts as seed + 2^64.
    """
    ctx = _h.current()
    lib.nnc_manual_seed(ctx, _c.i64(seed))


def set_printoptions(
        precision: Optional[int], threshold: Optional[int], edgeitems: Optional[int], linewidth: Optional[int],
        profile: Optional[str], sci_mode: Optional[bool] = None
) -> None:
    """How nnc_tensor_repr prints under this context; a variant starts with its parent's options and has its own
    from then on, so nnc_ctx_fork is torch.printoptions. First profile, one of "default", "short" (precision 2,
    edgeitems 2) and "full" (no threshold), sets all but sci_mode; then each number that is not NULL: precision
    0..1000  digits after the point (default 4) threshold           of tensors with more elements a summary is
    printed (1000) edgeitems  0..2^31  what a summary shows at either end of a dimension (3) linewidth  0..2^31
    letters in a line (80) sci_mode 1 is scientific notation always, 0 never; NULL: where the elements ask for
    it, whatever was set before. profile may be NULL. NNC_E_INVALID: a number out of range, no such profile.
    """
    ctx = _h.current()
    lib.nnc_set_printoptions(
        ctx, _c.optional_i64(precision), _c.optional_i64(threshold), _c.optional_i64(edgeitems),
        _c.optional_i64(linewidth), _c.text(profile), _c.optional_i32(sci_mode)
    )


def tensor_from_data(data: Any, dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """A copy of data: prod(dims) elements of dtype in row-major order. A bool byte that is not 0 is true.
    NNC_E_INVALID: data is NULL, but there are elements. torch.tensor.
    """
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_tensor_from_data(ctx, data, dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def from_blob(data: Any, dims: Ints, strides: Ints, dtype: Optional[dtype], deleter: Any, self: Any) -> Tensor:
    """The caller's memory itself, no copy. strides[0..ndim-1] count elements, none negative; NULL: row-major. The
    memory must stay valid until deleter(self) is called, once, from whichever thread drops the last reference;
    deleter may be NULL. An exception that it throws ends there. On failure it is not called. NNC_E_INVALID:
    data is NULL, but there are elements, or is not aligned to the size of one; a negative stride; a bool byte
    that is neither 0 nor 1. Nor may a bool byte become anything else later: results computed from it would mean
    nothing. torch.from_numpy.
    """
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    strides_, n_strides_ = _c.ints(strides)
    _c.same_length("nnc_from_blob", n_dims_, strides_, n_strides_)
    out = c_void_p()
    lib.nnc_from_blob(ctx, data, dims_, n_dims_, strides_, _c.dtype_code(dtype), deleter, self, byref(out))
    return _h.tensor(out.value, ctx)


def from_dlpack(ext_tensor: Any, copy: Optional[bool] = None) -> Tensor:
    """Another library's memory, by DLPack 1; the structure is that of <dlpack/dlpack.h>. copy NULL: without a
    copy, unless the memory must not be written; *copy 1: always a copy, 0: never. Takes ext_tensor over in any
    case: its deleter is called once, before an error is returned or when the memory is no longer needed, from
    whichever thread drops the last reference. NNC_E_UNSUPPORTED: a later major version, memory that is not the
    CPU's. NNC_E_DTYPE: an element type that does not exist here. Otherwise as nnc_from_blob. torch.from_dlpack.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_from_dlpack(ctx, ext_tensor, _c.optional_i32(copy), byref(out))
    return _h.tensor(out.value, ctx)


def to_dlpack(tensor: Tensor, out: Any) -> None:
    """The memory of tensor for another library, without a copy: version 1.3. The structure is yours until its
    deleter is called, once, from any thread; the memory lives as long. Writes to it are not counted as in-place
    writes: do not write to what backward still needs. NNC_E_STATE: tensor requires a gradient (nnc_detach).
    torch.utils.dlpack.to_dlpack.
    """
    ctx = _h.current()
    lib.nnc_to_dlpack(ctx, _c.pointer(tensor), out)


def as_tensor(data: Tensor, dtype: Optional[dtype] = None) -> Tensor:
    """data itself if it has that type, else a copy that has. dtype NNC_DTYPE_DEFAULT: data itself. torch.as_tensor
    of a tensor; of memory it is nnc_from_blob.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_as_tensor(ctx, _c.pointer(data), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def empty(dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """Uninitialised: the elements are whatever the memory held."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_empty(ctx, dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def zeros(dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """Every element is 0."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_zeros(ctx, dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def ones(dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """Every element is 1."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_ones(ctx, dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def full(dims: Ints, fill_value: float, dtype: Optional[dtype] = None) -> Tensor:
    """Every element is fill_value, a float."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_full(ctx, dims_, n_dims_, float(fill_value), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def full_i64(dims: Ints, fill_value: int, dtype: Optional[dtype] = None) -> Tensor:
    """The same with an int; dtype NNC_DTYPE_DEFAULT is int64."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_full_i64(ctx, dims_, n_dims_, _c.i64(fill_value), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def zeros_like(input: Tensor, dtype: Optional[dtype] = None) -> Tensor:
    """Zeros in the sizes of input; dtype NNC_DTYPE_DEFAULT is the type of input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_zeros_like(ctx, _c.pointer(input), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def ones_like(input: Tensor, dtype: Optional[dtype] = None) -> Tensor:
    """The same with ones."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ones_like(ctx, _c.pointer(input), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def empty_like(input: Tensor, dtype: Optional[dtype] = None) -> Tensor:
    """Uninitialised, in the sizes of input and, where they have no gaps, its strides; dtype NNC_DTYPE_DEFAULT is
    the type of input.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_empty_like(ctx, _c.pointer(input), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def full_like(input: Tensor, fill_value: float, dtype: Optional[dtype] = None) -> Tensor:
    """The same with every element fill_value, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_full_like(ctx, _c.pointer(input), float(fill_value), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def full_like_i64(input: Tensor, fill_value: int, dtype: Optional[dtype] = None) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_full_like_i64(ctx, _c.pointer(input), _c.i64(fill_value), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def new_empty(input: Tensor, dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """nnc_empty whose dtype NNC_DTYPE_DEFAULT is the type of input: torch.Tensor.new_empty."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_new_empty(ctx, _c.pointer(input), dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def new_zeros(input: Tensor, dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """The same with zeros."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_new_zeros(ctx, _c.pointer(input), dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def new_ones(input: Tensor, dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """The same with ones."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_new_ones(ctx, _c.pointer(input), dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def new_full(input: Tensor, dims: Ints, fill_value: float, dtype: Optional[dtype] = None) -> Tensor:
    """The same with every element fill_value, a float."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_new_full(
        ctx, _c.pointer(input), dims_, n_dims_, float(fill_value), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def new_full_i64(input: Tensor, dims: Ints, fill_value: int, dtype: Optional[dtype] = None) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_new_full_i64(
        ctx, _c.pointer(input), dims_, n_dims_, _c.i64(fill_value), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def arange(start: float, end: float, step: float = 1.0, dtype: Optional[dtype] = None) -> Tensor:
    """start, start + step, ... before end: (ceil((end - start) / step)). NNC_E_INVALID: step is 0 or leads away
    from end; a bound is not finite, or beyond int64 for an integer type; elements wrap. NNC_E_DTYPE: bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_arange(ctx, float(start), float(end), float(step), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def arange_i64(start: int, end: int, step: int = 1, dtype: Optional[dtype] = None) -> Tensor:
    """The same with ints, exact; dtype NNC_DTYPE_DEFAULT is int64."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_arange_i64(ctx, _c.i64(start), _c.i64(end), _c.i64(step), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def linspace(start: float, end: float, steps: int, dtype: Optional[dtype] = None) -> Tensor:
    """(steps): from start to end, both included, evenly spaced. NNC_E_INVALID: negative steps; a bound that dtype
    does not hold. NNC_E_DTYPE: bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linspace(ctx, float(start), float(end), _c.i64(steps), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def linspace_tensor(start: Tensor, end: Tensor, steps: int, dtype: Optional[dtype] = None) -> Tensor:
    """The same with tensors without dimensions as ends; no gradient. NNC_E_SHAPE: one has dimensions."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linspace_tensor(
        ctx, _c.pointer(start), _c.pointer(end), _c.i64(steps), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def empty_memory_format(
        dims: Ints, dtype: Optional[dtype] = None, memory_format: Optional[memory_format] = None
) -> Tensor:
    """nnc_empty in that order (torch: contiguous). NNC_E_INVALID: preserve."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_empty_memory_format(
        ctx, dims_, n_dims_, _c.dtype_code(dtype), _c.memory_format_code(memory_format), byref(out)
    )
    return _h.tensor(out.value, ctx)


def empty_like_memory_format(
        input: Tensor, dtype: Optional[dtype] = None, memory_format: Optional[memory_format] = None
) -> Tensor:
    """nnc_empty_like in that order (torch: preserve)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_empty_like_memory_format(
        ctx, _c.pointer(input), _c.dtype_code(dtype), _c.memory_format_code(memory_format), byref(out)
    )
    return _h.tensor(out.value, ctx)


def zeros_like_memory_format(
        input: Tensor, dtype: Optional[dtype] = None, memory_format: Optional[memory_format] = None
) -> Tensor:
    """nnc_zeros_like in that order (torch: preserve, in all of these)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_zeros_like_memory_format(
        ctx, _c.pointer(input), _c.dtype_code(dtype), _c.memory_format_code(memory_format), byref(out)
    )
    return _h.tensor(out.value, ctx)


def ones_like_memory_format(
        input: Tensor, dtype: Optional[dtype] = None, memory_format: Optional[memory_format] = None
) -> Tensor:
    """nnc_ones_like in that order."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ones_like_memory_format(
        ctx, _c.pointer(input), _c.dtype_code(dtype), _c.memory_format_code(memory_format), byref(out)
    )
    return _h.tensor(out.value, ctx)


def full_like_memory_format(
        input: Tensor, fill_value: float, dtype: Optional[dtype] = None,
        memory_format: Optional[memory_format] = None
) -> Tensor:
    """nnc_full_like in that order."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_full_like_memory_format(
        ctx, _c.pointer(input), float(fill_value), _c.dtype_code(dtype), _c.memory_format_code(memory_format),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def full_like_memory_format_i64(
        input: Tensor, fill_value: int, dtype: Optional[dtype] = None,
        memory_format: Optional[memory_format] = None
) -> Tensor:
    """nnc_full_like_i64 in that order."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_full_like_memory_format_i64(
        ctx, _c.pointer(input), _c.i64(fill_value), _c.dtype_code(dtype), _c.memory_format_code(memory_format),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def clone_memory_format(input: Tensor, memory_format: Optional[memory_format] = None) -> Tensor:
    """nnc_clone in that order (torch: preserve)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clone_memory_format(ctx, _c.pointer(input), _c.memory_format_code(memory_format), byref(out))
    return _h.tensor(out.value, ctx)


def contiguous_memory_format(input: Tensor, memory_format: Optional[memory_format] = None) -> Tensor:
    """input itself if its elements lie in that order already, else a copy (torch: contiguous). NNC_E_INVALID:
    preserve, of an input that is not row-major.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_contiguous_memory_format(ctx, _c.pointer(input), _c.memory_format_code(memory_format), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_to_memory_format(
        input: Tensor, dtype: Optional[dtype] = None, memory_format: Optional[memory_format] = None
) -> Tensor:
    """nnc_tensor_to in that order (torch: preserve); input itself if type and order are those already."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_to_memory_format(
        ctx, _c.pointer(input), _c.dtype_code(dtype), _c.memory_format_code(memory_format), byref(out)
    )
    return _h.tensor(out.value, ctx)


def tensor_to_copy(
        input: Tensor, dtype: Optional[dtype] = None, memory_format: Optional[memory_format] = None
) -> Tensor:
    """The same, in memory of its own whatever input is: torch.Tensor.to(copy=True)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_to_copy(
        ctx, _c.pointer(input), _c.dtype_code(dtype), _c.memory_format_code(memory_format), byref(out)
    )
    return _h.tensor(out.value, ctx)


def eye(n: int, m: int, dtype: Optional[dtype] = None) -> Tensor:
    """(n, m): ones on the diagonal, zeros elsewhere. NNC_E_INVALID: n or m is negative."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_eye(ctx, _c.i64(n), _c.i64(m), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def tril_indices(row: int, col: int, offset: int = 0, dtype: Optional[dtype] = None) -> Tensor:
    """(2, n): the rows, then the columns of the n elements (i, j) of a (row, col) matrix with j - i <= offset, row
    by row (torch: offset 0, dtype int64). NNC_E_INVALID: row or col is negative. NNC_E_DTYPE: neither int64 nor
    int32.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tril_indices(ctx, _c.i64(row), _c.i64(col), _c.i64(offset), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def triu_indices(row: int, col: int, offset: int = 0, dtype: Optional[dtype] = None) -> Tensor:
    """The same with j - i >= offset."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_triu_indices(ctx, _c.i64(row), _c.i64(col), _c.i64(offset), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def meshgrid(
        tensors: Sequence[Tensor], indexing: Optional[str] = None, capacity: Optional[int] = None
) -> Tuple[Tensor, ...]:
    """A view of each tensor in the sizes that all of them make together, (n_0, n_1, ...), in which it varies along
    its own dimension; tensors have one dimension or none. indexing "ij" (torch's default, also NULL); "xy"
    exchanges the first two dimensions. out, capacity and n_out as in <nnc/ops_shape.h>. NNC_E_DTYPE: tensors of
    several types. NNC_E_SHAPE: one of two dimensions.
    """
    ctx = _h.current()
    capacity = _c.room(tensors) if capacity is None else capacity
    tensors_, n_tensors_ = _c.handles(tensors)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_meshgrid(ctx, tensors_, n_tensors_, _c.text(indexing), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def tensor_ndim(tensor: Tensor) -> int:
    """The number of dimensions."""
    return _c.live("nnc_tensor_ndim", lib.nnc_tensor_ndim(_c.pointer(tensor)))


def tensor_numel(tensor: Tensor) -> int:
    """The number of elements: the product of the sizes."""
    return _c.live("nnc_tensor_numel", lib.nnc_tensor_numel(_c.pointer(tensor)))


def tensor_size(tensor: Tensor, dim: int) -> int:
    """The size of dimension dim, which counts from the end if negative; -1 if out of range."""
    return _c.live("nnc_tensor_size", lib.nnc_tensor_size(_c.pointer(tensor), _c.i64(dim)))


def tensor_stride(tensor: Tensor, dim: int) -> int:
    """How many elements lie between neighbours along dim; dim as for nnc_tensor_size."""
    return _c.live("nnc_tensor_stride", lib.nnc_tensor_stride(_c.pointer(tensor), _c.i64(dim)))


def tensor_storage_offset(tensor: Tensor) -> int:
    """How many elements lie in the memory before the first one."""
    return _c.live("nnc_tensor_storage_offset", lib.nnc_tensor_storage_offset(_c.pointer(tensor)))


def tensor_dtype(tensor: Tensor) -> None:
    """The element type; 0 for a bad handle."""
    return _c.dtype_of(_c.live("nnc_tensor_dtype", lib.nnc_tensor_dtype(_c.pointer(tensor)) or -1))


def tensor_element_size(tensor: Tensor) -> int:
    """The size of an element in bytes."""
    return _c.live("nnc_tensor_element_size", lib.nnc_tensor_element_size(_c.pointer(tensor)))


def tensor_nbytes(tensor: Tensor) -> int:
    """numel * element_size, at most 2^63 - 1: torch.Tensor.nbytes."""
    return _c.live("nnc_tensor_nbytes", lib.nnc_tensor_nbytes(_c.pointer(tensor)))


def is_floating_point(tensor: Tensor) -> bool:
    """1 if the elements are floating point, else 0."""
    return bool(_c.live("nnc_is_floating_point", lib.nnc_is_floating_point(_c.pointer(tensor))))


def is_complex(tensor: Tensor) -> bool:
    """0: there are no complex tensors."""
    return bool(_c.live("nnc_is_complex", lib.nnc_is_complex(_c.pointer(tensor))))


def tensor_device(tensor: Tensor) -> str:
    """"cpu"."""
    return _c.c_text("nnc_tensor_device", lib.nnc_tensor_device(_c.pointer(tensor)))


def tensor_is_contiguous(tensor: Tensor) -> bool:
    """1 if the elements lie in row-major order without gaps, else 0."""
    return bool(_c.live("nnc_tensor_is_contiguous", lib.nnc_tensor_is_contiguous(_c.pointer(tensor))))


def tensor_is_contiguous_memory_format(tensor: Tensor, memory_format: Optional[memory_format] = None) -> bool:
    """1 if they lie in that order without gaps, else 0 (torch: contiguous; preserve is the same); -1 if there is
    no such format.
    """
    return bool(_c.live("nnc_tensor_is_contiguous_memory_format", lib.nnc_tensor_is_contiguous_memory_format(_c.pointer(tensor), _c.memory_format_code(memory_format))))


def tensor_version(tensor: Tensor) -> int:
    """Counts the in-place writes to the memory, through any tensor that shares it. A call that fails gives back
    what it wrote; where that was a part of the memory, it counts as written.
    """
    return _c.live("nnc_tensor_version", lib.nnc_tensor_version(_c.pointer(tensor)))


def tensor_data(tensor: Tensor) -> None:
    """The first element; the others lie where the strides say. Valid until the tensor (and every tensor that
    shares its memory) is gone or is written to.
    """
    return lib.nnc_tensor_data(_c.pointer(tensor))


def tensor_data_mut(tensor: Tensor) -> None:
    """The same for writing. Counts as an in-place write: do not write to what backward still needs. Into a bool
    tensor write 0 and 1 only: results computed from other bytes would mean nothing.
    """
    return lib.nnc_tensor_data_mut(_c.pointer(tensor))


def tensor_copy_to(tensor: Tensor, dst: Any, nbytes: int) -> None:
    """Copies the elements in row-major order to dst. NNC_E_INVALID: nbytes, the size of dst, is not exactly numel
    * element_size; dst is NULL, but there are elements.
    """
    ctx = _h.current()
    lib.nnc_tensor_copy_to(ctx, _c.pointer(tensor), dst, nbytes)


def tensor_item(tensor: Tensor) -> float:
    """The value of a tensor of one element. An int64 beyond 2^53 is rounded: see nnc_tensor_item_i64. NNC_E_SHAPE:
    not one element.
    """
    ctx = _h.current()
    out = c_double()
    lib.nnc_tensor_item(ctx, _c.pointer(tensor), byref(out))
    return out.value


def tensor_item_i64(tensor: Tensor) -> int:
    """The same as an int, exact for integers; a fraction is cut off. NNC_E_INVALID: NaN, infinite or beyond an
    int64_t.
    """
    ctx = _h.current()
    out = c_int64()
    lib.nnc_tensor_item_i64(ctx, _c.pointer(tensor), byref(out))
    return out.value


def tensor_repr(tensor: Tensor) -> str:
    """What print(tensor) shows in PyTorch, without a final newline. NNC_E_INVALID if that is longer than 256 MiB,
    as it may be with ten dimensions and more.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_repr(ctx, _c.pointer(tensor), byref(out))
    return _h.string(out.value)


def tensor_type(tensor: Tensor) -> str:
    """What torch.Tensor.type() gives: "torch.FloatTensor"."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_type(ctx, _c.pointer(tensor), byref(out))
    return _h.string(out.value)


def promote_types(type1: Optional[dtype], type2: Optional[dtype] = None) -> dtype:
    """What two element types compute in. NNC_E_DTYPE: no such type."""
    ctx = _h.current()
    out = c_int32()
    lib.nnc_promote_types(ctx, _c.dtype_code(type1), _c.dtype_code(type2), byref(out))
    return _c.dtype_of(out.value)


def result_type(tensor: Tensor, other: Tensor) -> dtype:
    """What two tensors compute in: a tensor without dimensions counts only where its kind (bool, int, float) is
    the higher one.
    """
    ctx = _h.current()
    out = c_int32()
    lib.nnc_result_type(ctx, _c.pointer(tensor), _c.pointer(other), byref(out))
    return _c.dtype_of(out.value)


def result_type_scalar(tensor: Tensor, other: float) -> dtype:
    """The same of a tensor and a float."""
    ctx = _h.current()
    out = c_int32()
    lib.nnc_result_type_scalar(ctx, _c.pointer(tensor), float(other), byref(out))
    return _c.dtype_of(out.value)


def result_type_scalar_i64(tensor: Tensor, other: int) -> dtype:
    """The same of a tensor and an int."""
    ctx = _h.current()
    out = c_int32()
    lib.nnc_result_type_scalar_i64(ctx, _c.pointer(tensor), _c.i64(other), byref(out))
    return _c.dtype_of(out.value)


def finfo(dtype: Optional[dtype], field: Optional[str]) -> float:
    """A field of torch.finfo(dtype), dtype NNC_DTYPE_DEFAULT being the context's default type: "bits", "eps",
    "max", "min", "tiny", "smallest_normal" or "resolution". NNC_E_UNKNOWN: another field. NNC_E_DTYPE: not
    floating point.
    """
    ctx = _h.current()
    out = c_double()
    lib.nnc_finfo(ctx, _c.dtype_code(dtype), _c.text(field), byref(out))
    return out.value


def tensor_to(input: Tensor, dtype: Optional[dtype] = None) -> Tensor:
    """(input's sizes) with elements of dtype: torch.Tensor.to. input itself if it has that type already. A float
    is cut off for integers, and beyond their range gives what PyTorch gives on x86.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_to(ctx, _c.pointer(input), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_float(input: Tensor) -> Tensor:
    """nnc_tensor_to float32."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_float(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_double(input: Tensor) -> Tensor:
    """nnc_tensor_to float64."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_double(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_half(input: Tensor) -> Tensor:
    """nnc_tensor_to float16."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_half(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_bfloat16(input: Tensor) -> Tensor:
    """nnc_tensor_to bfloat16."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_bfloat16(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_long(input: Tensor) -> Tensor:
    """nnc_tensor_to int64."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_long(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_int(input: Tensor) -> Tensor:
    """nnc_tensor_to int32."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_int(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_short(input: Tensor) -> Tensor:
    """nnc_tensor_to int16."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_short(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_char(input: Tensor) -> Tensor:
    """nnc_tensor_to int8."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_char(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_byte(input: Tensor) -> Tensor:
    """nnc_tensor_to uint8."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_byte(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_bool(input: Tensor) -> Tensor:
    """nnc_tensor_to bool."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_bool(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def type_as(input: Tensor, other: Tensor) -> Tensor:
    """nnc_tensor_to the type of other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_type_as(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_cpu(input: Tensor) -> Tensor:
    """input itself: all tensors are on the CPU."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_cpu(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def clone(input: Tensor) -> Tensor:
    """(input's sizes): a copy in memory of its own."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clone(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def contiguous(input: Tensor) -> Tensor:
    """input itself if it lies in row-major order already, else a copy that does."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_contiguous(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def copy_(input: Tensor, src: Tensor) -> None:
    """input = src, converted and broadcast to its sizes. NNC_E_SHAPE: it does not broadcast."""
    ctx = _h.current()
    lib.nnc_copy_(ctx, _c.pointer(input), _c.pointer(src))


def fill_(input: Tensor, value: float) -> None:
    """Every element becomes value, a float."""
    ctx = _h.current()
    lib.nnc_fill_(ctx, _c.pointer(input), float(value))


def fill_i64_(input: Tensor, value: int) -> None:
    """The same with an int."""
    ctx = _h.current()
    lib.nnc_fill_i64_(ctx, _c.pointer(input), _c.i64(value))


def zero_(input: Tensor) -> None:
    """Every element becomes 0."""
    ctx = _h.current()
    lib.nnc_zero_(ctx, _c.pointer(input))


def tensor_requires_grad(tensor: Tensor) -> bool:
    """1 if operations on the tensor are recorded, 0 if not, -1 for a bad handle."""
    return bool(_c.live("nnc_tensor_requires_grad", lib.nnc_tensor_requires_grad(_c.pointer(tensor))))


def tensor_is_leaf(tensor: Tensor) -> bool:
    """1 if no recorded operation made the tensor, 0 if one did, -1 for a bad handle."""
    return bool(_c.live("nnc_tensor_is_leaf", lib.nnc_tensor_is_leaf(_c.pointer(tensor))))


def tensor_requires_grad_(tensor: Tensor, requires_grad: bool = True) -> None:
    """From now on operations on the tensor are recorded, or with 0 no longer. NNC_E_STATE: not a leaf.
    NNC_E_DTYPE: not floating point.
    """
    ctx = _h.current()
    lib.nnc_tensor_requires_grad_(ctx, _c.pointer(tensor), _c.flag(requires_grad))


def tensor_grad(tensor: Tensor) -> Tensor:
    """The gradient accumulated in a leaf, or in another tensor after nnc_tensor_retain_grad; *out is NULL while
    there is none.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_grad(ctx, _c.pointer(tensor), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_set_grad(tensor: Tensor, grad: Tensor) -> None:
    """Replaces it; grad NULL: none. NNC_E_SHAPE: not of the tensor's sizes and type."""
    ctx = _h.current()
    lib.nnc_tensor_set_grad(ctx, _c.pointer(tensor), _c.pointer(grad))


def tensor_grad_fn(tensor: Tensor) -> str:
    """The name of the operation that made the tensor, "AddmmBackward0"; *out is NULL for a leaf."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_grad_fn(ctx, _c.pointer(tensor), byref(out))
    return _h.string(out.value)


def detach(input: Tensor) -> Tensor:
    """A view of the same memory through which no gradient flows."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_detach(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def detach_(input: Tensor) -> None:
    """The tensor itself becomes a leaf that wants no gradient. NNC_E_STATE: it is a view of another."""
    ctx = _h.current()
    lib.nnc_detach_(ctx, _c.pointer(input))


def backward(tensor: Tensor) -> None:
    """Adds the gradients of a tensor of one element into the leaves that it was computed from, and frees the
    graph: torch.Tensor.backward(). NNC_E_STATE: the graph was freed before, or nothing was recorded; what
    backward needs was written to since, or converted with its module. A backward that fails changes no .grad;
    unless it was to keep the graph, parts of that may be freed: run forward again.
    """
    ctx = _h.current()
    lib.nnc_backward(ctx, _c.pointer(tensor))


def autograd_backward(
        tensors: Sequence[Tensor], grad_tensors: Sequence[Tensor] = None, retain_graph: bool = False,
        create_graph: bool = False, inputs: Sequence[Tensor] = None
) -> None:
    """The general form: torch.autograd.backward. grad_tensors is NULL, or holds one for each tensor (NULL: ones,
    for a tensor of one element). retain_graph not 0 keeps the graph for another backward; create_graph not 0
    does too, and makes the gradients differentiable: then a leaf and its gradient hold each other until
    nnc_tensor_set_grad or a zero_grad parts them, as in torch. inputs, unless NULL, are all that gets a
    gradient; those that were computed retain theirs from then on, as after nnc_tensor_retain_grad. None at all
    is NNC_E_INVALID.
    """
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    grad_tensors_, n_grad_tensors_ = _c.handles(grad_tensors)
    _c.same_length("nnc_autograd_backward", n_tensors_, grad_tensors_, n_grad_tensors_)
    inputs_, n_inputs_ = _c.handles(inputs)
    lib.nnc_autograd_backward(
        ctx, tensors_, n_tensors_, grad_tensors_, _c.flag(retain_graph), _c.flag(create_graph), inputs_,
        n_inputs_
    )


def autograd_grad(
        outputs: Sequence[Tensor], inputs: Sequence[Tensor], grad_outputs: Sequence[Tensor] = None,
        retain_graph: bool = False, create_graph: bool = False, allow_unused: bool = False
) -> Tuple[Tensor, ...]:
    """The gradients of outputs with respect to inputs, one each in out[0..n_inputs-1], while those of the leaves
    stay as they are: torch.autograd.grad. The other arguments as for nnc_autograd_backward. NNC_E_STATE: an
    input that was not used, unless allow_unused is not 0: NULL then.
    """
    ctx = _h.current()
    outputs_, n_outputs_ = _c.handles(outputs)
    inputs_, n_inputs_ = _c.handles(inputs)
    grad_outputs_, n_grad_outputs_ = _c.handles(grad_outputs)
    _c.same_length("nnc_autograd_grad", n_outputs_, grad_outputs_, n_grad_outputs_)
    out = (c_void_p * n_inputs_)()
    lib.nnc_autograd_grad(
        ctx, outputs_, n_outputs_, inputs_, n_inputs_, grad_outputs_, _c.flag(retain_graph),
        _c.flag(create_graph), _c.flag(allow_unused), out
    )
    return tuple(_h.tensor(v, ctx) for v in out)


def autograd_grad_materialize_grads(
        outputs: Sequence[Tensor], inputs: Sequence[Tensor], grad_outputs: Sequence[Tensor] = None,
        retain_graph: bool = False, create_graph: bool = False
) -> Tuple[Tensor, ...]:
    """The same with zeros of the input's sizes and type for an input that was not used, which require a gradient
    if create_graph is not 0: torch's materialize_grads.
    """
    ctx = _h.current()
    outputs_, n_outputs_ = _c.handles(outputs)
    inputs_, n_inputs_ = _c.handles(inputs)
    grad_outputs_, n_grad_outputs_ = _c.handles(grad_outputs)
    _c.same_length("nnc_autograd_grad_materialize_grads", n_outputs_, grad_outputs_, n_grad_outputs_)
    out = (c_void_p * n_inputs_)()
    lib.nnc_autograd_grad_materialize_grads(
        ctx, outputs_, n_outputs_, inputs_, n_inputs_, grad_outputs_, _c.flag(retain_graph),
        _c.flag(create_graph), out
    )
    return tuple(_h.tensor(v, ctx) for v in out)


def tensor_retain_grad(tensor: Tensor) -> None:
    """From now on backward also fills the .grad of a tensor that was computed, as a leaf's; that of its latest
    value, if it is written to. What comes to a former .grad makes another one, where that of a leaf is written
    to. Nothing happens to a leaf. NNC_E_STATE: the tensor does not require a gradient.
    """
    ctx = _h.current()
    lib.nnc_tensor_retain_grad(ctx, _c.pointer(tensor))


def tensor_retains_grad(tensor: Tensor) -> bool:
    """1 after nnc_tensor_retain_grad of a tensor that was computed, 0 if not, -1 for a bad handle."""
    return bool(_c.live("nnc_tensor_retains_grad", lib.nnc_tensor_retains_grad(_c.pointer(tensor))))


def tensor_register_hook(tensor: Tensor, hook: Any, self: Any) -> Handle:
    """The hook gets the gradient of the tensor; an output, if there is one, replaces it, and must be of the same
    size and type. It runs for backward and for grad, but not where no gradient arrives. NNC_E_STATE: the tensor
    does not require a gradient.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_register_hook(ctx, _c.pointer(tensor), byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def tensor_register_post_accumulate_grad_hook(tensor: Tensor, hook: Any, self: Any) -> Handle:
    """The hook gets the leaf, after backward has added to its .grad and before it goes on: to use the gradient and
    drop it, say. It has no outputs. The .grad of such a leaf stays as the hook saw it even if backward fails
    later. NNC_E_STATE: not a leaf that requires a gradient.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_register_post_accumulate_grad_hook(ctx, _c.pointer(tensor), byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def autograd_register_multi_grad_hook(
        tensors: Sequence[Tensor], hook: Any, self: Any, mode: Optional[str] = None
) -> Handle:
    """A hook of several tensors, without outputs. mode "all" (or NULL): once in each backward that reaches any of
    them, when the gradients of all that it reaches are there; one input for each tensor, NULL where no gradient
    arrived. "any": once, with the gradient that comes first. Leaves and outputs among the inputs of grad are as
    any other (torch refuses such leaves in mode "all", and passes over a tensor that is an output and an input
    of grad at once). NNC_E_STATE: a tensor that does not require a gradient ("any" passes over those).
    """
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    out = c_void_p()
    lib.nnc_autograd_register_multi_grad_hook(
        ctx, tensors_, n_tensors_, byref(hook), self, _c.text(mode), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def hook_remove(hook: Handle) -> None:
    """Removes what was registered; a second time changes nothing."""
    ctx = _h.current()
    lib.nnc_hook_remove(ctx, _c.pointer(hook))


def autograd_saved_tensors_hooks(hooks: Any, self: Any) -> Handle:
    """A variant of ctx: what operations under it keep for backward goes through these hooks, instead of those that
    ctx may have. What an operation in place keeps of its own result does not. On an error self stays yours.
    NNC_E_INVALID: a table that is not known or lacks pack or unpack.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_autograd_saved_tensors_hooks(ctx, byref(hooks), self, byref(out))
    return _h.own("ctx", out.value, ctx)


def function_new(name: Optional[str], vtable: Any, self: Any) -> Handle:
    """A function that calls *vtable, which is copied, with self. Its results have the grad_fn "<name>Backward";
    name is as for nnc_module_container. NNC_E_INVALID: a table that is not known or lacks forward or backward.
    On an error self stays yours, and destroy is not called.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_function_new(ctx, _c.text(name), byref(vtable), self, byref(out))
    return _h.own("function", out.value, ctx)


def function_apply(function: Handle, inputs: Sequence[Tensor], capacity: int = 64) -> Tuple[Tensor, ...]:
    """Calls forward, and records backward if an input requires a gradient. An input that forward gives back comes
    out as a view of it, unless it is marked dirty: then as itself. More outputs than capacity are
    NNC_E_INVALID: nothing is written, but forward has run.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_function_apply(ctx, _c.pointer(function), inputs_, n_inputs_, out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def function_ctx_save_for_backward(function_ctx: Handle, tensors: Sequence[Tensor]) -> None:
    """In forward: what backward will need, inputs and outputs among them; replaces what was saved before. Writing
    to one of them later makes backward an error.
    """
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    lib.nnc_function_ctx_save_for_backward(ctx, _c.pointer(function_ctx), tensors_, n_tensors_)


def function_ctx_saved_tensors(function_ctx: Handle, capacity: int = 64) -> Tuple[Tensor, ...]:
    """In backward: what forward saved, with its history where gradients are recorded. NULL in tensors gives NULL.
    NNC_E_STATE: the graph was freed, or something was written to since.
    """
    ctx = _h.current()
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_function_ctx_saved_tensors(ctx, _c.pointer(function_ctx), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def function_ctx_mark_dirty(function_ctx: Handle, tensors: Sequence[Tensor]) -> None:
    """In forward: inputs that it writes to, all of which it must give back as outputs. NNC_E_STATE: a leaf that
    requires a gradient, a view of one, or one that may not be written to otherwise; and of nnc_function_apply:
    a view beside another output, where gradients are recorded.
    """
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    lib.nnc_function_ctx_mark_dirty(ctx, _c.pointer(function_ctx), tensors_, n_tensors_)


def function_ctx_mark_non_differentiable(function_ctx: Handle, tensors: Sequence[Tensor]) -> None:
    """In forward: outputs through which no gradient flows."""
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    lib.nnc_function_ctx_mark_non_differentiable(ctx, _c.pointer(function_ctx), tensors_, n_tensors_)


def function_ctx_set_materialize_grads(function_ctx: Handle, value: bool) -> None:
    """In forward: with 0, backward gets NULL instead of zeros for outputs that no gradient came from."""
    ctx = _h.current()
    lib.nnc_function_ctx_set_materialize_grads(ctx, _c.pointer(function_ctx), _c.flag(value))


def function_ctx_needs_input_grad(function_ctx: Handle, index: int) -> bool:
    """1 if input `index` requires a gradient (in backward: if that is wanted now), 0 if not, -1 for a bad handle
    or index, or after the call.
    """
    return bool(_c.live("nnc_function_ctx_needs_input_grad", lib.nnc_function_ctx_needs_input_grad(_c.pointer(function_ctx), _c.i64(index))))


def checkpoint(
        function: Any, self: Any, inputs: Sequence[Tensor], preserve_rng_state: bool = True,
        determinism_check: Optional[str] = 'default', capacity: int = 64
) -> Tuple[Tensor, ...]:
    """Calls the function and records it, but keeps none of what backward will need: the function is called again
    when that is asked for. So it has to do the same again; the inputs may not be written to in between, and an
    input that the function writes to and gives back keeps itself, and self, alive until backward.
    preserve_rng_state (torch: 1): the second call draws the same random numbers as the first; determinism_check
    "default" (or NULL): it must save tensors of the same sizes and types, "none": as many; more are passed
    over. What differs is NNC_E_STATE in backward, and so is what the function writes to after it was saved,
    where torch goes on with the values that were written. This is torch's use_reentrant=False. self is kept
    until nothing needs it any more: then destroy is called, at the end of this call if nothing was recorded. On
    an error self stays yours.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_checkpoint(
        ctx, byref(function), self, inputs_, n_inputs_, _c.flag(preserve_rng_state), _c.text(determinism_check),
        out, capacity, byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def checkpoint_sequential(
        functions: Handle, segments: int, input: Tensor, preserve_rng_state: bool = True
) -> Tensor:
    """Runs the children of a module one after another, in so many segments of the same length (the last has the
    rest), each but the last as by nnc_checkpoint. NNC_E_INVALID: fewer children than segments, or less than one
    segment.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_checkpoint_sequential(
        ctx, _c.pointer(functions), _c.i64(segments), _c.pointer(input), _c.flag(preserve_rng_state), byref(out)
    )
    return _h.tensor(out.value, ctx)


def autograd_jacobian(
        func: Any, self: Any, inputs: Sequence[Tensor], create_graph: bool = False, strict: bool = False,
        capacity: int = 64
) -> Tuple[Tensor, ...]:
    """The derivative of every element of every output by every element of every input: *n_out is outputs x inputs,
    those of the first output first; each has the size of its output followed by that of its input. Outputs
    without elements are taken, unlike in torch.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_autograd_jacobian(
        ctx, byref(func), self, inputs_, n_inputs_, _c.flag(create_graph), _c.flag(strict), out, capacity,
        byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def autograd_hessian(
        func: Any, self: Any, inputs: Sequence[Tensor], create_graph: bool = False, strict: bool = False,
        capacity: int = 64
) -> Tuple[Tensor, ...]:
    """The second derivatives of a func with one output of one element: *n_out is inputs x inputs, those of the
    first input first; each has the size of one input followed by that of the other.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_autograd_hessian(
        ctx, byref(func), self, inputs_, n_inputs_, _c.flag(create_graph), _c.flag(strict), out, capacity,
        byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def autograd_vjp(
        func: Any, self: Any, inputs: Sequence[Tensor], v: Sequence[Tensor] = None, create_graph: bool = False,
        strict: bool = False, capacity: int = 64
) -> Tuple[Tensor, ...]:
    """The outputs of func, then the product of v and the jacobian, one for each input. v has a tensor of the same
    size for each output; it may be NULL for one output of one element.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    v_, n_v_ = _c.handles(v)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_autograd_vjp(
        ctx, byref(func), self, inputs_, n_inputs_, v_, n_v_, _c.flag(create_graph), _c.flag(strict), out,
        capacity, byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def autograd_jvp(
        func: Any, self: Any, inputs: Sequence[Tensor], v: Sequence[Tensor] = None, create_graph: bool = False,
        strict: bool = False, capacity: int = 64
) -> Tuple[Tensor, ...]:
    """The outputs of func, then the product of the jacobian and v, one for each output. v has a tensor of the same
    size for each input; it may be NULL for one input of one element.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    v_, n_v_ = _c.handles(v)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_autograd_jvp(
        ctx, byref(func), self, inputs_, n_inputs_, v_, n_v_, _c.flag(create_graph), _c.flag(strict), out,
        capacity, byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def autograd_hvp(
        func: Any, self: Any, inputs: Sequence[Tensor], v: Sequence[Tensor] = None, create_graph: bool = False,
        strict: bool = False, capacity: int = 64
) -> Tuple[Tensor, ...]:
    """The output of func, of one element, then the product of its hessian and v, one for each input. v as for
    nnc_autograd_jvp.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    v_, n_v_ = _c.handles(v)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_autograd_hvp(
        ctx, byref(func), self, inputs_, n_inputs_, v_, n_v_, _c.flag(create_graph), _c.flag(strict), out,
        capacity, byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def autograd_vhp(
        func: Any, self: Any, inputs: Sequence[Tensor], v: Sequence[Tensor] = None, create_graph: bool = False,
        strict: bool = False, capacity: int = 64
) -> Tuple[Tensor, ...]:
    """The output of func, of one element, then the product of v and its hessian, one for each input; cheaper than
    nnc_autograd_hvp. v as for nnc_autograd_jvp.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    v_, n_v_ = _c.handles(v)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_autograd_vhp(
        ctx, byref(func), self, inputs_, n_inputs_, v_, n_v_, _c.flag(create_graph), _c.flag(strict), out,
        capacity, byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def autograd_gradcheck(
        func: Any, self: Any, inputs: Sequence[Tensor], eps: float = 1e-06, atol: float = 1e-05,
        rtol: float = 0.001, raise_exception: bool = True, nondet_tol: float = 0.0,
        check_undefined_grad: bool = True
) -> bool:
    """Compares the gradients of func at copies of the inputs, float64 for any sharpness, with central differences:
    |gradient - difference| <= atol + rtol |difference|, in every entry of every jacobian. Also: backward gives
    the same twice (but for nondet_tol), zero for a gradient of zero, and, unless check_undefined_grad is 0,
    zero or nothing where no gradient arrives. torch: eps 1e-6, atol 1e-5, rtol 1e-3, raise_exception 1,
    nondet_tol 0, check_undefined_grad 1; its other checks have no counterpart. *out is 1; with raise_exception
    0 it is 0 where something is wrong, which is NNC_E_STATE otherwise, with the entry that is furthest off.
    NNC_E_INVALID: no input requires a gradient.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    out = c_int32()
    lib.nnc_autograd_gradcheck(
        ctx, byref(func), self, inputs_, n_inputs_, float(eps), float(atol), float(rtol),
        _c.flag(raise_exception), float(nondet_tol), _c.flag(check_undefined_grad), byref(out)
    )
    return bool(out.value)


def autograd_gradgradcheck(
        func: Any, self: Any, inputs: Sequence[Tensor], grad_outputs: Sequence[Tensor] = None,
        eps: float = 1e-06, atol: float = 1e-05, rtol: float = 0.001, raise_exception: bool = True,
        nondet_tol: float = 0.0, check_undefined_grad: bool = True
) -> bool:
    """The same of the gradients of the gradients that func has for grad_outputs, one for each output that requires
    a gradient; NULL: drawn from the context's generator, uniform in [-1, 1).
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    grad_outputs_, n_grad_outputs_ = _c.handles(grad_outputs)
    out = c_int32()
    lib.nnc_autograd_gradgradcheck(
        ctx, byref(func), self, inputs_, n_inputs_, grad_outputs_, n_grad_outputs_, float(eps), float(atol),
        float(rtol), _c.flag(raise_exception), float(nondet_tol), _c.flag(check_undefined_grad), byref(out)
    )
    return bool(out.value)


def kwargs_new() -> Handle:
    """An empty bag of keyword arguments."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_kwargs_new(ctx, byref(out))
    return _h.own("kwargs", out.value, ctx)


def kwargs_set_none(kwargs: Handle, key: Optional[str]) -> None:
    """Sets key to Python's None."""
    lib.nnc_kwargs_set_none(_c.pointer(kwargs), _c.text(key))


def kwargs_set_bool(kwargs: Handle, key: Optional[str], value: bool) -> None:
    """Sets key to False (0) or True (anything else)."""
    lib.nnc_kwargs_set_bool(_c.pointer(kwargs), _c.text(key), _c.flag(value))


def kwargs_set_i64(kwargs: Handle, key: Optional[str], value: int) -> None:
    """Sets key to an int."""
    lib.nnc_kwargs_set_i64(_c.pointer(kwargs), _c.text(key), _c.i64(value))


def kwargs_set_f64(kwargs: Handle, key: Optional[str], value: float) -> None:
    """Sets key to a float."""
    lib.nnc_kwargs_set_f64(_c.pointer(kwargs), _c.text(key), float(value))


def kwargs_set_str(kwargs: Handle, key: Optional[str], value: Optional[str]) -> None:
    """Sets key to a str, which is copied."""
    lib.nnc_kwargs_set_str(_c.pointer(kwargs), _c.text(key), _c.text(value))


def kwargs_set_i64s(kwargs: Handle, key: Optional[str], values: Ints) -> None:
    """Sets key to a tuple of n ints, which are copied."""
    values_, n_values_ = _c.ints(values)
    lib.nnc_kwargs_set_i64s(_c.pointer(kwargs), _c.text(key), values_, n_values_)


def kwargs_set_tensor(kwargs: Handle, key: Optional[str], value: Tensor) -> None:
    """Sets key to a tensor, which the bag then shares."""
    lib.nnc_kwargs_set_tensor(_c.pointer(kwargs), _c.text(key), _c.pointer(value))


def kwargs_set_tensors(kwargs: Handle, key: Optional[str], values: Sequence[Tensor]) -> None:
    """Sets key to a tuple of n tensors, such as (h_0, c_0) for LSTM's hx."""
    values_, n_values_ = _c.handles(values)
    lib.nnc_kwargs_set_tensors(_c.pointer(kwargs), _c.text(key), values_, n_values_)


def kwargs_count(kwargs: Optional[Handle] = None) -> int:
    """The number of keys that are set, -1 for a bad handle."""
    return _c.live("nnc_kwargs_count", lib.nnc_kwargs_count(_c.pointer(kwargs)))


def kwargs_key(kwargs: Handle, index: int) -> str:
    """Key index (0 the first that was set). NNC_E_INDEX if there is none."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_kwargs_key(ctx, _c.pointer(kwargs), _c.i64(index), byref(out))
    return _h.string(out.value)


def kwargs_tensor(kwargs: Handle, key: Optional[str]) -> Tensor:
    """The tensor that key is set to; *out is NULL if the key is not set, or to None. NNC_E_INVALID if it is set to
    something else.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_kwargs_tensor(ctx, _c.pointer(kwargs), _c.text(key), byref(out))
    return _h.tensor(out.value, ctx)


def named_new() -> Handle:
    """An empty collection."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_named_new(ctx, byref(out))
    return _h.own("named", out.value, ctx)


def named_add(named: Handle, key: Optional[str], tensor: Tensor) -> None:
    """Appends an entry, which shares the tensor; NULL: a key alone. A key that is there already is NNC_E_INVALID."""
    lib.nnc_named_add(_c.pointer(named), _c.text(key), _c.pointer(tensor))


def named_add_module(named: Handle, key: Optional[str], module: Handle) -> None:
    """The same with a module."""
    lib.nnc_named_add_module(_c.pointer(named), _c.text(key), _c.pointer(module))


def named_set(named: Handle, key: Optional[str], tensor: Tensor) -> None:
    """Puts an entry in the place of the one that has its key, or appends it: named[key] = tensor."""
    lib.nnc_named_set(_c.pointer(named), _c.text(key), _c.pointer(tensor))


def named_remove(named: Handle, key: Optional[str]) -> None:
    """Takes an entry out; those behind it move up. A key that is not there is NNC_E_UNKNOWN."""
    lib.nnc_named_remove(_c.pointer(named), _c.text(key))


def named_get(named: Handle, key: Optional[str]) -> Tensor:
    """The tensor of the entry that has this key; *out is NULL if there is none."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_named_get(ctx, _c.pointer(named), _c.text(key), byref(out))
    return _h.tensor(out.value, ctx)


def named_add_named(named: Handle, key: Optional[str], other: Handle) -> None:
    """Appends all entries of other under "key.", a dictionary in the dictionary: named[key] = other, all or none.
    Of a collection without entries it is an entry of its own, an empty dictionary. NNC_E_INVALID for a key that
    is there already.
    """
    lib.nnc_named_add_named(_c.pointer(named), _c.text(key), _c.pointer(other))


def named_sub(named: Handle, key: Optional[str]) -> Handle:
    """The entries under "key.", with these keys' beginnings taken off: named[key]. NNC_E_UNKNOWN if there are
    none, nor an empty dictionary of that key.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_named_sub(ctx, _c.pointer(named), _c.text(key), byref(out))
    return _h.own("named", out.value, ctx)


def named_add_list(named: Handle, key: Optional[str], other: Handle, is_tuple: bool) -> None:
    """The same as a list, or as a tuple if is_tuple is not 0: named[key] = [...]. The keys of other have to be
    "0", "1" and so on in this order, or begin with these and a dot: NNC_E_INVALID.
    """
    lib.nnc_named_add_list(_c.pointer(named), _c.text(key), _c.pointer(other), _c.flag(is_tuple))


def named_kind(named: Handle, key: Optional[str]) -> str:
    """What Python has under key: "Tensor", "Module", "NoneType", "bool", "int", "float", "str", "tuple", "list" or
    "dict", of an entry or of what lies below. "": what the collection is itself, unless it has an entry of that
    key, as that of a file with nothing but a tensor does. NULL if there is nothing. The text is static.
    """
    return _c.c_text("nnc_named_kind", lib.nnc_named_kind(_c.pointer(named), _c.text(key)))


def named_add_value(named: Handle, key: Optional[str], value: Optional[str]) -> None:
    """Appends a plain value that text has as Python does: "5", "0.1", "True", "None", "'words'", and tuples and
    lists of these, "(0.9, 0.999)"; an int of more than 64 bits is a float. Lists and tuples of numbers, or of
    bools, are one entry; others are one for each element, "key.0" and so on, as nnc_load has it. NNC_E_TEXT for
    another text, NNC_E_INVALID for another value and for a key that is there already.
    """
    lib.nnc_named_add_value(_c.pointer(named), _c.text(key), _c.text(value))


def named_value(named: Handle, key: Optional[str]) -> str:
    """A value as Python prints it: "5", "(0.9, 0.999)", "None", a str without quotes, a tensor as nnc_tensor_repr
    does; None for an entry without a tensor. NNC_E_UNKNOWN for a key that is not there.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_named_value(ctx, _c.pointer(named), _c.text(key), byref(out))
    return _h.string(out.value)


def named_count(named: Handle) -> int:
    """The number of entries, -1 for a bad handle."""
    return _c.live("nnc_named_count", lib.nnc_named_count(_c.pointer(named)))


def named_key(named: Handle, index: int) -> str:
    """The key of entry index (0 the first). It lives until the collection is released, whatever becomes of the
    entry. NULL if there is no such entry.
    """
    return _c.c_text("nnc_named_key", lib.nnc_named_key(_c.pointer(named), _c.i64(index)))


def named_tensor(named: Handle, index: int) -> Tensor:
    """The tensor of entry index; *out is NULL if it has none. NNC_E_INDEX if there is no such entry."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_named_tensor(ctx, _c.pointer(named), _c.i64(index), byref(out))
    return _h.tensor(out.value, ctx)


def named_module(named: Handle, index: int) -> Handle:
    """The module of entry index; *out is NULL if it has none. NNC_E_INDEX if there is no such entry."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_named_module(ctx, _c.pointer(named), _c.i64(index), byref(out))
    return _h.own("module", out.value, ctx)


def module_new(text: Optional[str]) -> Handle:
    """The module that text describes, in training mode."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_new(ctx, _c.text(text), byref(out))
    return _h.own("module", out.value, ctx)


def module_new_kwargs(text: Optional[str], kwargs: Optional[Handle] = None) -> Handle:
    """The same with further keyword arguments, for tensors (such as a loss's weight). kwargs may be NULL."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_new_kwargs(ctx, _c.text(text), _c.pointer(kwargs), byref(out))
    return _h.own("module", out.value, ctx)


def module_container(class_name: Optional[str]) -> Handle:
    """An empty module of a class of yours: children are added below, its forward is yours to write with
    nnc_module_call on the children. class_name is what it prints, "LeNet": letters, digits, '_' and '.';
    another is NNC_E_INVALID. Calling it is NNC_E_UNSUPPORTED.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_container(ctx, _c.text(class_name), byref(out))
    return _h.own("module", out.value, ctx)


def module_new_user(class_name: Optional[str], vtable: Any, self: Any) -> Handle:
    """A module of a class of yours that calls *vtable, which is copied, with self. class_name is as for
    nnc_module_container; NNC_E_INVALID for a vtable without a forward or of a wrong struct_size. On an error
    self stays yours, and destroy is not called.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_new_user(ctx, _c.text(class_name), byref(vtable), self, byref(out))
    return _h.own("module", out.value, ctx)


def module_deepcopy(module: Handle) -> Handle:
    """What copy.deepcopy gives: the module and its descendants anew, in the same modes, with copies of their
    tensors, which require gradients where those do. What is shared among them is shared in the copy. Gradients
    of parameters are not copied, those of buffers are; hooks are the same functions (<nnc/nn_hooks.h>).
    NNC_E_UNSUPPORTED: one of the modules has a vtable without copy; NNC_E_STATE: a buffer that was computed
    from what requires a gradient.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_deepcopy(ctx, _c.pointer(module), byref(out))
    return _h.own("module", out.value, ctx)


def module_add(module: Handle, name: Optional[str], text: Optional[str]) -> None:
    """Makes a child from text, as nnc_module_new, and registers it; nnc_module_get_submodule gives its handle."""
    ctx = _h.current()
    lib.nnc_module_add(ctx, _c.pointer(module), _c.text(name), _c.text(text))


def module_register_module(module: Handle, name: Optional[str], child: Handle) -> None:
    """Registers a child. NULL registers the name without one: None is printed, and no listing has it.
    NNC_E_INVALID if the module is the child or one of its descendants.
    """
    ctx = _h.current()
    lib.nnc_module_register_module(ctx, _c.pointer(module), _c.text(name), _c.pointer(child))


def parameter_new(data: Tensor, requires_grad: bool) -> Tensor:
    """torch.nn.Parameter(data): a new tensor that shares the memory of data, prints as "Parameter containing:" and
    is a leaf, which requires a gradient unless requires_grad is 0 (torch: 1). data NULL: no elements, of ctx's
    default type. NNC_E_DTYPE: data is not of floating point type, which only requires_grad 0 takes.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_new(ctx, _c.pointer(data), _c.flag(requires_grad), byref(out))
    return _h.tensor(out.value, ctx)


def module_register_parameter(module: Handle, name: Optional[str], param: Tensor) -> None:
    """Registers a parameter: a leaf of floating point type, which requires a gradient from then on, or what
    nnc_parameter_new gave, frozen or not. NULL registers the name without a value; a container of parameters
    takes none (NNC_E_INVALID). NNC_E_STATE for a tensor that was computed.
    """
    ctx = _h.current()
    lib.nnc_module_register_parameter(ctx, _c.pointer(module), _c.text(name), _c.pointer(param))


def module_register_buffer(
        module: Handle, name: Optional[str], tensor: Tensor, persistent: bool = True
) -> None:
    """Registers a buffer: a tensor that is no parameter. A persistent one is part of the state dict (torch: 1);
    -1: as the buffer is that has the name, module.name = tensor; a new one is persistent. NULL registers the
    name without a value.
    """
    ctx = _h.current()
    lib.nnc_module_register_buffer(
        ctx, _c.pointer(module), _c.text(name), _c.pointer(tensor), _c.flag(persistent)
    )


def module_call(module: Handle, input: Tensor) -> Tensor:
    """One tensor in, the first output out."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_call(ctx, _c.pointer(module), _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def module_forward(
        module: Handle, inputs: Sequence[Tensor], kwargs: Optional[Handle] = None, capacity: int = 64
) -> Tuple[Tensor, ...]:
    """The general form: inputs in torch's order (NULL: left out), or by the names of forward's parameters in
    kwargs ("input", "target", "hx"; kwargs may be NULL). A name that forward does not have is NNC_E_UNKNOWN, an
    argument that is missing, given twice or too many NNC_E_INVALID. Outputs come flattened in torch's order
    (LSTM: output, h_n, c_n); *n_outputs is how many there are. More than capacity is an error: nothing is
    written, and nothing has run but forwards of yours, whose outputs are counted afterwards.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    outputs = (c_void_p * capacity)()
    n_outputs = c_int64()
    lib.nnc_module_forward(
        ctx, _c.pointer(module), inputs_, n_inputs_, _c.pointer(kwargs), outputs, capacity, byref(n_outputs)
    )
    return tuple(_h.tensor(v, ctx) for v in outputs[:n_outputs.value])


def module_get_submodule(module: Handle, path: Optional[str]) -> Handle:
    """The descendant at path; NNC_E_UNKNOWN if it is None."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_get_submodule(ctx, _c.pointer(module), _c.text(path), byref(out))
    return _h.own("module", out.value, ctx)


def module_get_parameter(module: Handle, path: Optional[str]) -> Tensor:
    """The parameter at path itself, no copy; *out is NULL if it is registered without a value."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_get_parameter(ctx, _c.pointer(module), _c.text(path), byref(out))
    return _h.tensor(out.value, ctx)


def module_get_buffer(module: Handle, path: Optional[str]) -> Tensor:
    """The buffer at path itself, no copy; *out is NULL if it is registered without a value."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_get_buffer(ctx, _c.pointer(module), _c.text(path), byref(out))
    return _h.tensor(out.value, ctx)


def module_named_parameters(module: Handle) -> Handle:
    """All parameters of the module and its descendants; a shared one is listed once."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_named_parameters(ctx, _c.pointer(module), byref(out))
    return _h.own("named", out.value, ctx)


def module_named_buffers(module: Handle) -> Handle:
    """All buffers of the module and its descendants; a shared one is listed once."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_named_buffers(ctx, _c.pointer(module), byref(out))
    return _h.own("named", out.value, ctx)


def module_named_children(module: Handle) -> Handle:
    """The immediate children, a shared one once."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_named_children(ctx, _c.pointer(module), byref(out))
    return _h.own("named", out.value, ctx)


def module_named_modules(module: Handle) -> Handle:
    """The module (key "") and all its descendants, each once, parents first."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_named_modules(ctx, _c.pointer(module), byref(out))
    return _h.own("named", out.value, ctx)


def module_repr(module: Handle) -> str:
    """What print(module) shows in PyTorch, without a final newline. NNC_E_INVALID if that is longer than 256 MiB,
    as shared and deeply nested modules may print.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_repr(ctx, _c.pointer(module), byref(out))
    return _h.string(out.value)


def module_training(module: Handle) -> bool:
    """1 in training mode, 0 in evaluation mode, -1 for a bad handle."""
    return bool(_c.live("nnc_module_training", lib.nnc_module_training(_c.pointer(module))))


def module_train(module: Handle, mode: bool = True) -> None:
    """Puts the module and its descendants into training mode (mode not 0) or evaluation mode."""
    ctx = _h.current()
    lib.nnc_module_train(ctx, _c.pointer(module), _c.flag(mode))


def module_eval(module: Handle) -> None:
    """nnc_module_train with mode 0."""
    ctx = _h.current()
    lib.nnc_module_eval(ctx, _c.pointer(module))


def module_zero_grad(module: Handle) -> None:
    """Sets every parameter's gradient to none."""
    ctx = _h.current()
    lib.nnc_module_zero_grad(ctx, _c.pointer(module))


def module_requires_grad_(module: Handle, requires_grad: bool = True) -> None:
    """Sets for every parameter whether it requires a gradient."""
    ctx = _h.current()
    lib.nnc_module_requires_grad_(ctx, _c.pointer(module), _c.flag(requires_grad))


def module_to(module: Handle, dtype: Optional[dtype] = None) -> None:
    """Converts floating point parameters, buffers and gradients to another floating point type, all or none. They
    stay the same tensors: handles on them see the new type. What a forward saved before is refused in backward
    where it would be read in another type. An optimizer's state does not follow: SGD converts its momentum in
    the next step, Adam and AdamW refuse the step, as in torch. NNC_E_DTYPE for a type that is not floating
    point. It waits until calls of other threads have ended; NNC_E_STATE if one of them does not within ten
    seconds.
    """
    ctx = _h.current()
    lib.nnc_module_to(ctx, _c.pointer(module), _c.dtype_code(dtype))


def module_state_dict(module: Handle) -> Handle:
    """Parameters and persistent buffers, detached; they share memory with the module. A module that is registered
    under several names has its entries under each; if that multiplies to more than a million it is
    NNC_E_INVALID.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_state_dict(ctx, _c.pointer(module), byref(out))
    return _h.own("named", out.value, ctx)


def module_state_dict_prefix(module: Handle, prefix: Optional[str], keep_vars: bool) -> Handle:
    """The same with torch's arguments. prefix stands before the keys as it is, with no dot between; NULL is "".
    keep_vars not 0 (torch: 0): the parameters and buffers themselves, not detached.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_state_dict_prefix(ctx, _c.pointer(module), _c.text(prefix), _c.flag(keep_vars), byref(out))
    return _h.own("named", out.value, ctx)


def module_load_state_dict(module: Handle, state: Handle, strict: bool = True) -> Any:
    """Copies the tensors of state into the module, converted to its types. strict: a missing or unexpected key is
    an error. A wrong shape always is (both NNC_E_INVALID), but a vector of one element goes where there is a
    tensor without dimensions. num_batches_tracked may be missing. Of several values for a tensor with several
    names the last name's stays. On an error nothing has changed. missing and unexpected may be NULL; otherwise
    they receive the keys.
    """
    ctx = _h.current()
    missing = c_void_p()
    unexpected = c_void_p()
    lib.nnc_module_load_state_dict(
        ctx, _c.pointer(module), _c.pointer(state), _c.flag(strict), byref(missing), byref(unexpected)
    )
    return _h.own("named", missing.value, ctx), _h.own("named", unexpected.value, ctx)


def module_load_state_dict_assign(module: Handle, state: Handle, strict: bool, assign: bool) -> Any:
    """The same with torch's assign (torch: 0). Not 0: the tensors of state, with their types and memory, take the
    places of the module's own, so optimizers have to be made afterwards. A parameter is taken itself, of any
    other tensor a parameter is made that shares its memory, for each name another; both require gradients as
    the former one did (NNC_E_INVALID for a type that is not floating point then). A buffer is the tensor
    itself, detached if that is a parameter. Calls under way go on with the former tensors.
    """
    ctx = _h.current()
    missing = c_void_p()
    unexpected = c_void_p()
    lib.nnc_module_load_state_dict_assign(
        ctx, _c.pointer(module), _c.pointer(state), _c.flag(strict), _c.flag(assign), byref(missing),
        byref(unexpected)
    )
    return _h.own("named", missing.value, ctx), _h.own("named", unexpected.value, ctx)


def module_get_extra_state(module: Handle) -> Tensor:
    """The tensor that the module's vtable gives for state dicts. NNC_E_UNSUPPORTED: it has no vtable, or one
    without get_extra_state.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_get_extra_state(ctx, _c.pointer(module), byref(out))
    return _h.tensor(out.value, ctx)


def module_set_extra_state(module: Handle, state: Tensor) -> None:
    """Gives the module's vtable such a tensor. NNC_E_UNSUPPORTED: it has no vtable, or one without
    set_extra_state.
    """
    ctx = _h.current()
    lib.nnc_module_set_extra_state(ctx, _c.pointer(module), _c.pointer(state))


def sequential_len(sequential: Handle) -> int:
    """How many modules there are; -1 for a handle that is not of a Sequential."""
    return _c.live("nnc_sequential_len", lib.nnc_sequential_len(_c.pointer(sequential)))


def sequential_get(sequential: Handle, idx: int) -> Handle:
    """The module at idx."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sequential_get(ctx, _c.pointer(sequential), _c.i64(idx), byref(out))
    return _h.own("module", out.value, ctx)


def sequential_slice(sequential: Handle, start: int, end: int, step: int) -> Handle:
    """Another Sequential of the modules in the slice, which keep their names."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sequential_slice(ctx, _c.pointer(sequential), _c.i64(start), _c.i64(end), _c.i64(step), byref(out))
    return _h.own("module", out.value, ctx)


def sequential_set(sequential: Handle, idx: int, module: Handle) -> None:
    """Puts another module in the place of the one at idx, under its name."""
    ctx = _h.current()
    lib.nnc_sequential_set(ctx, _c.pointer(sequential), _c.i64(idx), _c.pointer(module))


def sequential_delete(sequential: Handle, idx: int) -> None:
    """Takes out the module at idx. Those that stay are numbered again from 0."""
    ctx = _h.current()
    lib.nnc_sequential_delete(ctx, _c.pointer(sequential), _c.i64(idx))


def sequential_delete_slice(sequential: Handle, start: int, end: int, step: int) -> None:
    """Takes out the modules in the slice. Those that stay are numbered again from 0."""
    ctx = _h.current()
    lib.nnc_sequential_delete_slice(ctx, _c.pointer(sequential), _c.i64(start), _c.i64(end), _c.i64(step))


def sequential_pop(sequential: Handle, key: int) -> Handle:
    """Takes out the module at key, and gives it. Those that stay are numbered again from 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sequential_pop(ctx, _c.pointer(sequential), _c.i64(key), byref(out))
    return _h.own("module", out.value, ctx)


def sequential_append(sequential: Handle, module: Handle) -> None:
    """Puts a module in at the end, under its number."""
    ctx = _h.current()
    lib.nnc_sequential_append(ctx, _c.pointer(sequential), _c.pointer(module))


def sequential_insert(sequential: Handle, index: int, module: Handle) -> None:
    """Puts a module in before the one at index, -len..len (NNC_E_INDEX); that one and what follows are numbered
    again.
    """
    ctx = _h.current()
    lib.nnc_sequential_insert(ctx, _c.pointer(sequential), _c.i64(index), _c.pointer(module))


def sequential_extend(sequential: Handle, modules: Handle) -> None:
    """Puts in at the end what another Sequential or ModuleList has, all or none."""
    ctx = _h.current()
    lib.nnc_sequential_extend(ctx, _c.pointer(sequential), _c.pointer(modules))


def sequential_concat(sequential: Handle, other: Handle) -> Handle:
    """Another Sequential of the modules of both, numbered from 0: PyTorch's + of two."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sequential_concat(ctx, _c.pointer(sequential), _c.pointer(other), byref(out))
    return _h.own("module", out.value, ctx)


def module_list_len(module_list: Handle) -> int:
    """How many modules there are; -1 for a handle that is not of a ModuleList."""
    return _c.live("nnc_module_list_len", lib.nnc_module_list_len(_c.pointer(module_list)))


def module_list_get(module_list: Handle, idx: int) -> Handle:
    """The module at idx."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_list_get(ctx, _c.pointer(module_list), _c.i64(idx), byref(out))
    return _h.own("module", out.value, ctx)


def module_list_slice(module_list: Handle, start: int, end: int, step: int) -> Handle:
    """Another ModuleList of the modules in the slice, numbered from 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_list_slice(
        ctx, _c.pointer(module_list), _c.i64(start), _c.i64(end), _c.i64(step), byref(out)
    )
    return _h.own("module", out.value, ctx)


def module_list_set(module_list: Handle, idx: int, module: Handle) -> None:
    """Puts another module in the place of the one at idx, under its name."""
    ctx = _h.current()
    lib.nnc_module_list_set(ctx, _c.pointer(module_list), _c.i64(idx), _c.pointer(module))


def module_list_delete(module_list: Handle, idx: int) -> None:
    """Takes out the module at idx. Those that stay are numbered again from 0."""
    ctx = _h.current()
    lib.nnc_module_list_delete(ctx, _c.pointer(module_list), _c.i64(idx))


def module_list_delete_slice(module_list: Handle, start: int, end: int, step: int) -> None:
    """Takes out the modules in the slice. Those that stay are numbered again from 0."""
    ctx = _h.current()
    lib.nnc_module_list_delete_slice(ctx, _c.pointer(module_list), _c.i64(start), _c.i64(end), _c.i64(step))


def module_list_pop(module_list: Handle, key: int) -> Handle:
    """Takes out the module at key, and gives it. Those that stay are numbered again from 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_list_pop(ctx, _c.pointer(module_list), _c.i64(key), byref(out))
    return _h.own("module", out.value, ctx)


def module_list_append(module_list: Handle, module: Handle) -> None:
    """Puts a module in at the end, under its number."""
    ctx = _h.current()
    lib.nnc_module_list_append(ctx, _c.pointer(module_list), _c.pointer(module))


def module_list_insert(module_list: Handle, index: int, module: Handle) -> None:
    """Puts a module in before the one at index, -len..len (NNC_E_INDEX); that one and what follows are numbered
    again. (PyTorch's ModuleList takes no negative index here.)
    """
    ctx = _h.current()
    lib.nnc_module_list_insert(ctx, _c.pointer(module_list), _c.i64(index), _c.pointer(module))


def module_list_extend(module_list: Handle, modules: Handle) -> None:
    """Puts in at the end what another Sequential or ModuleList has, all or none."""
    ctx = _h.current()
    lib.nnc_module_list_extend(ctx, _c.pointer(module_list), _c.pointer(modules))


def module_list_concat(module_list: Handle, other: Handle) -> Handle:
    """Another ModuleList of the modules of both, numbered from 0: PyTorch's + of two."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_list_concat(ctx, _c.pointer(module_list), _c.pointer(other), byref(out))
    return _h.own("module", out.value, ctx)


def module_dict_len(module_dict: Handle) -> int:
    """How many entries there are; -1 for a handle that is not of a ModuleDict."""
    return _c.live("nnc_module_dict_len", lib.nnc_module_dict_len(_c.pointer(module_dict)))


def module_dict_contains(module_dict: Handle, key: Optional[str]) -> bool:
    """1 if there is such a key, 0 if not; -1 for a handle that is not of a ModuleDict, or a key that is NULL."""
    return bool(_c.live("nnc_module_dict_contains", lib.nnc_module_dict_contains(_c.pointer(module_dict), _c.text(key))))


def module_dict_get(module_dict: Handle, key: Optional[str]) -> Handle:
    """The module under that key."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_dict_get(ctx, _c.pointer(module_dict), _c.text(key), byref(out))
    return _h.own("module", out.value, ctx)


def module_dict_set(module_dict: Handle, key: Optional[str], module: Handle) -> None:
    """Puts a module in under that key: in the place of the one that has it, or at the end."""
    ctx = _h.current()
    lib.nnc_module_dict_set(ctx, _c.pointer(module_dict), _c.text(key), _c.pointer(module))


def module_dict_pop(module_dict: Handle, key: Optional[str]) -> Handle:
    """Takes out the module under that key, and gives it."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_dict_pop(ctx, _c.pointer(module_dict), _c.text(key), byref(out))
    return _h.own("module", out.value, ctx)


def module_dict_update(module_dict: Handle, modules: Handle) -> None:
    """Puts in the modules of a collection under their keys, as nnc_module_dict_set does, all or none.
    NNC_E_INVALID for an entry that is a tensor.
    """
    ctx = _h.current()
    lib.nnc_module_dict_update(ctx, _c.pointer(module_dict), _c.pointer(modules))


def module_dict_delete(module_dict: Handle, key: Optional[str]) -> None:
    """Takes out the module under that key."""
    ctx = _h.current()
    lib.nnc_module_dict_delete(ctx, _c.pointer(module_dict), _c.text(key))


def module_dict_clear(module_dict: Handle) -> None:
    """Takes out all."""
    ctx = _h.current()
    lib.nnc_module_dict_clear(ctx, _c.pointer(module_dict))


def module_dict_keys(module_dict: Handle) -> Handle:
    """A collection of the keys, in order, with their modules."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_dict_keys(ctx, _c.pointer(module_dict), byref(out))
    return _h.own("named", out.value, ctx)


def module_dict_items(module_dict: Handle) -> Handle:
    """nnc_module_dict_keys: a collection has both."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_dict_items(ctx, _c.pointer(module_dict), byref(out))
    return _h.own("named", out.value, ctx)


def module_dict_values(module_dict: Handle) -> Handle:
    """nnc_module_dict_keys: a collection has both."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_dict_values(ctx, _c.pointer(module_dict), byref(out))
    return _h.own("named", out.value, ctx)


def parameter_dict_len(parameter_dict: Handle) -> int:
    """How many entries there are; -1 for a handle that is not of a ParameterDict."""
    return _c.live("nnc_parameter_dict_len", lib.nnc_parameter_dict_len(_c.pointer(parameter_dict)))


def parameter_dict_contains(parameter_dict: Handle, key: Optional[str]) -> bool:
    """1 if there is such a key, 0 if not; -1 for a handle that is not of a ParameterDict, or a key that is NULL."""
    return bool(_c.live("nnc_parameter_dict_contains", lib.nnc_parameter_dict_contains(_c.pointer(parameter_dict), _c.text(key))))


def parameter_dict_at(parameter_dict: Handle, key: Optional[str]) -> Tensor:
    """The parameter under that key."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_at(ctx, _c.pointer(parameter_dict), _c.text(key), byref(out))
    return _h.tensor(out.value, ctx)


def parameter_dict_get(parameter_dict: Handle, key: Optional[str], default_value: Tensor) -> Tensor:
    """The parameter under that key; otherwise default_value itself, which may be NULL, and so may *out be then."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_get(
        ctx, _c.pointer(parameter_dict), _c.text(key), _c.pointer(default_value), byref(out)
    )
    return _h.tensor(out.value, ctx)


def parameter_dict_set(parameter_dict: Handle, key: Optional[str], value: Tensor) -> None:
    """Puts a parameter in under that key: in the place of the one that has it, or at the end. NNC_E_DTYPE for a
    tensor that is not floating point.
    """
    ctx = _h.current()
    lib.nnc_parameter_dict_set(ctx, _c.pointer(parameter_dict), _c.text(key), _c.pointer(value))


def parameter_dict_setdefault(parameter_dict: Handle, key: Optional[str], default_value: Tensor) -> Tensor:
    """The parameter under that key. If there is none, default_value is put in as nnc_parameter_dict_set does, and
    given.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_setdefault(
        ctx, _c.pointer(parameter_dict), _c.text(key), _c.pointer(default_value), byref(out)
    )
    return _h.tensor(out.value, ctx)


def parameter_dict_pop(parameter_dict: Handle, key: Optional[str]) -> Tensor:
    """Takes out the parameter under that key, and gives it."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_pop(ctx, _c.pointer(parameter_dict), _c.text(key), byref(out))
    return _h.tensor(out.value, ctx)


def parameter_dict_popitem(parameter_dict: Handle) -> Handle:
    """Takes out the last entry, and gives a collection of it alone. NNC_E_UNKNOWN if there is none."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_popitem(ctx, _c.pointer(parameter_dict), byref(out))
    return _h.own("named", out.value, ctx)


def parameter_dict_update(parameter_dict: Handle, parameters: Handle) -> None:
    """Puts in the tensors of a collection under their keys, as nnc_parameter_dict_set does, all or none.
    NNC_E_INVALID for an entry without a tensor.
    """
    ctx = _h.current()
    lib.nnc_parameter_dict_update(ctx, _c.pointer(parameter_dict), _c.pointer(parameters))


def parameter_dict_copy(parameter_dict: Handle) -> Handle:
    """Another ParameterDict of the same parameters."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_copy(ctx, _c.pointer(parameter_dict), byref(out))
    return _h.own("module", out.value, ctx)


def parameter_dict_fromkeys(parameter_dict: Handle, keys: Handle, default_value: Tensor) -> Handle:
    """A ParameterDict with the keys of a collection, each with a parameter that shares the memory of
    default_value. parameter_dict is not asked for its entries.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_fromkeys(
        ctx, _c.pointer(parameter_dict), _c.pointer(keys), _c.pointer(default_value), byref(out)
    )
    return _h.own("module", out.value, ctx)


def parameter_dict_delete(parameter_dict: Handle, key: Optional[str]) -> None:
    """Takes out the parameter under that key."""
    ctx = _h.current()
    lib.nnc_parameter_dict_delete(ctx, _c.pointer(parameter_dict), _c.text(key))


def parameter_dict_clear(parameter_dict: Handle) -> None:
    """Takes out all."""
    ctx = _h.current()
    lib.nnc_parameter_dict_clear(ctx, _c.pointer(parameter_dict))


def parameter_dict_keys(parameter_dict: Handle) -> Handle:
    """A collection of the keys, in order, with their parameters."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_keys(ctx, _c.pointer(parameter_dict), byref(out))
    return _h.own("named", out.value, ctx)


def parameter_dict_items(parameter_dict: Handle) -> Handle:
    """nnc_parameter_dict_keys: a collection has both."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_items(ctx, _c.pointer(parameter_dict), byref(out))
    return _h.own("named", out.value, ctx)


def parameter_dict_values(parameter_dict: Handle) -> Handle:
    """nnc_parameter_dict_keys: a collection has both."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_dict_values(ctx, _c.pointer(parameter_dict), byref(out))
    return _h.own("named", out.value, ctx)


def parameter_list_len(parameter_list: Handle) -> int:
    """How many parameters there are; -1 for a handle that is not of a ParameterList."""
    return _c.live("nnc_parameter_list_len", lib.nnc_parameter_list_len(_c.pointer(parameter_list)))


def parameter_list_get(parameter_list: Handle, idx: int) -> Tensor:
    """The parameter at idx."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_list_get(ctx, _c.pointer(parameter_list), _c.i64(idx), byref(out))
    return _h.tensor(out.value, ctx)


def parameter_list_slice(parameter_list: Handle, start: int, end: int, step: int) -> Handle:
    """Another ParameterList of the parameters in the slice."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parameter_list_slice(
        ctx, _c.pointer(parameter_list), _c.i64(start), _c.i64(end), _c.i64(step), byref(out)
    )
    return _h.own("module", out.value, ctx)


def parameter_list_set(parameter_list: Handle, idx: int, param: Tensor) -> None:
    """Puts another parameter in the place of the one at idx."""
    ctx = _h.current()
    lib.nnc_parameter_list_set(ctx, _c.pointer(parameter_list), _c.i64(idx), _c.pointer(param))


def parameter_list_append(parameter_list: Handle, value: Tensor) -> None:
    """Puts a parameter in at the end."""
    ctx = _h.current()
    lib.nnc_parameter_list_append(ctx, _c.pointer(parameter_list), _c.pointer(value))


def parameter_list_extend(parameter_list: Handle, values: Sequence[Tensor]) -> None:
    """Puts n_values parameters in at the end, all or none."""
    ctx = _h.current()
    values_, n_values_ = _c.handles(values)
    lib.nnc_parameter_list_extend(ctx, _c.pointer(parameter_list), values_, n_values_)


def tensor_dataset_new(tensors: Sequence[Tensor]) -> Handle:
    """TensorDataset: sample i is the places i of the first dimension of all tensors, views of them. NNC_E_SHAPE:
    first sizes differ, or a tensor has no dimensions. NNC_E_INVALID: no tensors.
    """
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    out = c_void_p()
    lib.nnc_tensor_dataset_new(ctx, tensors_, n_tensors_, byref(out))
    return _h.own("dataset", out.value, ctx)


def dataset_new_user(vtable: Any, self: Any) -> Handle:
    """The dataset keeps self until it is gone, then destroy is called; on an error self stays yours.
    NNC_E_INVALID: a table that is not known or lacks len or get. NNC_E_CALLBACK: a negative len.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_dataset_new_user(ctx, byref(vtable), self, byref(out))
    return _h.own("dataset", out.value, ctx)


def subset_new(dataset: Handle, indices: Ints) -> Handle:
    """Subset: the samples of dataset at these indices, from the end if negative. NNC_E_INDEX: one that is not
    there. Datasets of datasets may be 100 deep (NNC_E_INVALID).
    """
    ctx = _h.current()
    indices_, n_indices_ = _c.ints(indices)
    out = c_void_p()
    lib.nnc_subset_new(ctx, _c.pointer(dataset), indices_, n_indices_, byref(out))
    return _h.own("dataset", out.value, ctx)


def concat_dataset_new(datasets: Sequence[Handle]) -> Handle:
    """ConcatDataset: the samples of one after those of another. NNC_E_INVALID: none."""
    ctx = _h.current()
    datasets_, n_datasets_ = _c.handles(datasets)
    out = c_void_p()
    lib.nnc_concat_dataset_new(ctx, datasets_, n_datasets_, byref(out))
    return _h.own("dataset", out.value, ctx)


def random_split(dataset: Handle, lengths: Ints) -> Tuple[Handle, ...]:
    """random_split into subsets of these lengths, which add up to the dataset's: out gets n_lengths handles. Draws
    from ctx's generator. As in torch, lengths that add up to 1 are fractions. NNC_E_INVALID: another sum, a
    negative length.
    """
    ctx = _h.current()
    lengths_, n_lengths_ = _c.ints(lengths)
    out = (c_void_p * n_lengths_)()
    lib.nnc_random_split(ctx, _c.pointer(dataset), lengths_, n_lengths_, out)
    return tuple(_h.own("dataset", v, ctx) for v in out)


def random_split_fractions(dataset: Handle, fractions: Reals) -> Tuple[Handle, ...]:
    """The same by fractions, which add up to 1: floor(fraction * len) samples each, and of those that are left
    over one to each from the first on.
    """
    ctx = _h.current()
    fractions_, n_fractions_ = _c.reals(fractions)
    out = (c_void_p * n_fractions_)()
    lib.nnc_random_split_fractions(ctx, _c.pointer(dataset), fractions_, n_fractions_, out)
    return tuple(_h.own("dataset", v, ctx) for v in out)


def dataset_len(dataset: Handle) -> int:
    """How many samples there are; -1 for a bad handle."""
    return _c.live("nnc_dataset_len", lib.nnc_dataset_len(_c.pointer(dataset)))


def dataset_get(dataset: Handle, index: int, capacity: int = 64) -> Tuple[Tensor, ...]:
    """One sample, from the end if index is negative. NNC_E_INDEX: it is not there."""
    ctx = _h.current()
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_dataset_get(ctx, _c.pointer(dataset), _c.i64(index), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def sequential_sampler_new(dataset: Handle) -> Handle:
    """SequentialSampler: 0, 1, ... len - 1."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sequential_sampler_new(ctx, _c.pointer(dataset), byref(out))
    return _h.own("sampler", out.value, ctx)


def random_sampler_new(
        dataset: Handle, replacement: bool, num_samples: Optional[int] = None, generator: Any = None
) -> Handle:
    """RandomSampler: num_samples indices (NULL: as many as there are samples), each index once before any comes
    again, or with replacement. Without a generator each pass draws a seed for one of its own. NNC_E_INVALID:
    num_samples < 1, no samples.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_random_sampler_new(
        ctx, _c.pointer(dataset), _c.flag(replacement), _c.optional_i64(num_samples), generator, byref(out)
    )
    return _h.own("sampler", out.value, ctx)


def subset_random_sampler_new(indices: Ints, generator: Any = None) -> Handle:
    """SubsetRandomSampler: these indices in a random order."""
    ctx = _h.current()
    indices_, n_indices_ = _c.ints(indices)
    out = c_void_p()
    lib.nnc_subset_random_sampler_new(ctx, indices_, n_indices_, generator, byref(out))
    return _h.own("sampler", out.value, ctx)


def weighted_random_sampler_new(
        weights: Tensor, num_samples: int, replacement: bool, generator: Any = None
) -> Handle:
    """WeightedRandomSampler: num_samples of the indices 0..n-1 by nnc_multinomial of weights (n) (torch:
    replacement 1). NNC_E_SHAPE: weights has not one dimension. NNC_E_INVALID: num_samples < 1; a pass has the
    errors of nnc_multinomial.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_weighted_random_sampler_new(
        ctx, _c.pointer(weights), _c.i64(num_samples), _c.flag(replacement), generator, byref(out)
    )
    return _h.own("sampler", out.value, ctx)


def batch_sampler_new(sampler: Handle, batch_size: int, drop_last: bool) -> Handle:
    """BatchSampler: the indices of sampler in batches of batch_size, the last one may have fewer unless drop_last.
    A loader fetches just these batches: torch's DataLoader(batch_sampler=...). NNC_E_INVALID: batch_size < 1, a
    sampler that gives batches itself.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_batch_sampler_new(ctx, _c.pointer(sampler), _c.i64(batch_size), _c.flag(drop_last), byref(out))
    return _h.own("sampler", out.value, ctx)


def listed_batches_new(indices: Ints, lengths: Ints) -> Handle:
    """Batches of your own, the same in every pass: lengths[0] indices, then lengths[1], ...; torch's
    batch_sampler=[[3, 1], [4]] is indices 3, 1, 4 and lengths 2, 1. NNC_E_INVALID: a length < 1, lengths that
    do not add up to n_indices.
    """
    ctx = _h.current()
    indices_, n_indices_ = _c.ints(indices)
    lengths_, n_lengths_ = _c.ints(lengths)
    out = c_void_p()
    lib.nnc_listed_batches_new(ctx, indices_, n_indices_, lengths_, n_lengths_, byref(out))
    return _h.own("sampler", out.value, ctx)


def sampler_len(sampler: Handle) -> int:
    """How many indices, or batches, a pass gives; -1 for a bad handle."""
    return _c.live("nnc_sampler_len", lib.nnc_sampler_len(_c.pointer(sampler)))


def sampler_indices(sampler: Handle) -> Tensor:
    """(n) of int64: the indices of one pass, list(sampler) in Python; those of batches one batch after the other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sampler_indices(ctx, _c.pointer(sampler), byref(out))
    return _h.tensor(out.value, ctx)


def data_loader_new(
        dataset: Handle, sampler: Handle, options: Optional[str] = None, generator: Any = None
) -> Handle:
    """DataLoader. options, which may be NULL: batch_size=1        samples in a batch; None: samples without a
    batch, as they are shuffle=False       RandomSampler(dataset, generator=generator); not with a sampler
    drop_last=False     leave out the last batch if it is not full num_workers=0       threads that fetch
    batches ahead, at most 512 prefetch_factor=2   how many batches ahead for each worker, 1..65536
    persistent_workers=False   as in torch the workers go on with their random numbers in the next pass, which
    draws no seed for them padding_value=None  a number: fields are padded with it along their first dimension
    to the longest in the batch. A list: one for each field, None for one that is not padded. Fields without
    dimensions are not. sampler may be NULL, which is SequentialSampler or with shuffle RandomSampler; generator
    too. Beside a sampler that gives batches there is no batch_size, shuffle or drop_last. NNC_E_UNKNOWN:
    another option. NNC_E_INVALID: a value that torch refuses.  Batches, their order, errors and random numbers
    are the same whatever the threads do, and but for random numbers for any number of workers. Where the
    dataset is not for any thread (see nnc_dataset_vtable; tensors that require grad), or the system refuses a
    thread, the caller fetches for that worker. Threads block signals, sleep when they have nothing to do, and
    stop after the sample that they are at when the iterator is released, which waits for them unless that is a
    call of the host's. In the child of fork() an iterator of its parent can only be released.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_data_loader_new(
        ctx, _c.pointer(dataset), _c.pointer(sampler), _c.text(options), generator, byref(out)
    )
    return _h.own("data_loader", out.value, ctx)


def data_loader_len(loader: Handle) -> int:
    """How many batches a pass has; -1 for a bad handle."""
    return _c.live("nnc_data_loader_len", lib.nnc_data_loader_len(_c.pointer(loader)))


def data_loader_iter_new(loader: Handle) -> Handle:
    """Begins a pass: torch's iter(loader), with its draws from the generator, or from ctx's. Workers fetch under
    the settings of ctx.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_data_loader_iter_new(ctx, _c.pointer(loader), byref(out))
    return _h.own("data_loader_iter", out.value, ctx)


def data_loader_next(iterator: Handle, capacity: int = 64) -> Tuple[Tensor, ...]:
    """The next batch: each field of its samples stacked along a new first dimension, then for each field that was
    padded the lengths, (batch) of int64. *n_out is 0 after the last one. NNC_E_INVALID: more tensors than
    capacity, the batch is not lost. NNC_E_SHAPE: samples of unequal sizes, or numbers of tensors. Where a batch
    cannot be fetched, the next call goes on with the batch after it; where memory is out, it tries again.
    NNC_E_STATE: in the child of fork(), and for a dataset that asks its own iterator.
    """
    ctx = _h.current()
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_data_loader_next(ctx, _c.pointer(iterator), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def idx_load(path: Optional[str], options: Optional[str] = None) -> Tensor:
    """The elements of an IDX file, which may be compressed by gzip: its first bytes tell, not its name. uint8,
    int8, int16, int32, float32 or float64 in the sizes that it says. options: max_size=N.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_idx_load(ctx, _c.text(path), _c.text(options), byref(out))
    return _h.tensor(out.value, ctx)


def csv_load(path: Optional[str], options: Optional[str] = None) -> Any:
    """The columns of a CSV file by their names, one dimension each; it may be compressed by gzip. Text is UTF-8,
    quoted as RFC 4180 says, lines end with \\n, \\r\\n or \\r; those of spaces and tabs alone are passed over.
    A column is int64, float64 or bool (true and false, in any case of letters) if all that stands in it is;
    numbers are those of the C locale, rounded correctly, and 0 where they are too small. What is missing
    (nothing, NA, NaN, null, None and the other words that pandas takes for it) is NaN, so ints are float64
    then. All other columns are what pandas calls categories: int64, the place of each text among the different
    ones in their order, -1 where it is missing; bools of which some are missing too, columns with a number that
    is too large for float64, columns without rows, and ints of which one is not in int64 (pandas may have
    uint64 for them, which this library has not; float64 they are where one has a fraction, before any above
    2**64 - 1, or where dtype says so). These texts are put into *categories under "column.0", "column.1", ...:
    nnc_named_sub gives those of a column, nnc_named_value a text. categories may be NULL. Names that stand
    there twice become "a" and "a.1", an empty one "Unnamed: 0". options:  delimiter=','          one character;
    sep is the same header=True            the first line has the names; otherwise they are "0", "1", ...
    names=['a', 'b']       the names, and no header unless header=True passes it over usecols=['a', 'b']     the
    columns to take, by names or numbers; in the order of the file dtype={'a': 'float32', 'b': 'category'}   or
    one for all: element types, 'category' na_values=['?', 99]    what is missing too: numbers in a column of
    floats by their value, in others as they are written, and 99 also as 99.0 max_size=N             by default
    half of what is said above, and all of it for the text and 16 bytes for each value  A line with fewer or
    more fields than the first is NNC_E_FILE, and so is a value that is not of the dtype asked for, or a missing
    one of ints and bools; more than 65536 columns; and more different texts than a file of its size may have:
    40 MiB of them, and 64 bytes more for each byte beyond 1 MiB, where a text takes 1000 bytes, its letters and
    those of its column's name. NNC_E_UNKNOWN for a column that is not there, NNC_E_INDEX for its number.
    """
    ctx = _h.current()
    columns = c_void_p()
    categories = c_void_p()
    lib.nnc_csv_load(ctx, _c.text(path), _c.text(options), byref(columns), byref(categories))
    return csv_load_result(_h.own("named", columns.value, ctx), _h.own("named", categories.value, ctx))


def read_image(path: Optional[str], options: Optional[str] = None) -> Tensor:
    """torchvision.io.read_image: a PNG or JPEG file, which its first bytes tell, as uint8 (C, H, W) with the
    strides of torchvision: pixel after pixel in memory. A PNG of 16 bits is int32 with the values of the file,
    0..65535: torchvision's uint16, which this library has not. options: mode='UNCHANGED'   as it is stored: 1
    channel for grey, 2 with alpha, 3 for RGB, 4 with alpha and for CMYK; of a palette the numbers of its colors
    mode='GRAY', 'GRAY_ALPHA' (PNG alone), 'RGB', 'RGB_ALPHA'   converted, of palettes and CMYK (as Adobe stores
    it, inverted) too. Alpha is that of the file, also of a transparent color, otherwise opaque; colors are not
    blended with it. max_size=N         of what decoding takes As in torchvision the orientation in EXIF is not
    looked at, and gamma only where grey is made of colors of a PNG. Where the data of a JPEG end too early, or
    are damaged so that some of the picture is missing, it is an error; so are a checksum of PNG that is wrong
    and a JPEG of more than 100 scans, of fewer if it is large: 8 million walks over a block of 64 samples, and
    64 more for each byte beyond 1 MiB, but not of 20.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_read_image(ctx, _c.text(path), _c.text(options), byref(out))
    return _h.tensor(out.value, ctx)


def write_png(image: Tensor, path: Optional[str], compression_level: int) -> None:
    """torchvision.io.write_png: uint8 (C, H, W) with 1 to 4 channels: grey, grey and alpha, RGB, RGB and alpha. at
    most 1,000,000 pixels a side. compression_level: 0..9, in torchvision 6 by default. NNC_E_DTYPE, NNC_E_SHAPE
    for another image.
    """
    ctx = _h.current()
    lib.nnc_write_png(ctx, _c.pointer(image), _c.text(path), _c.i64(compression_level))


def write_jpeg(image: Tensor, path: Optional[str], quality: int) -> None:
    """torchvision.io.write_jpeg: uint8 (C, H, W) with 1 or 3 channels: grey, RGB; at most 65,500 pixels a side.
    quality: 1..100, in torchvision 75 by default. NNC_E_DTYPE, NNC_E_SHAPE for another image.
    """
    ctx = _h.current()
    lib.nnc_write_jpeg(ctx, _c.pointer(image), _c.text(path), _c.i64(quality))


def dataset_image_folder(root: Optional[str], options: Optional[str] = None) -> Handle:
    """torchvision.datasets.ImageFolder: the pictures root/class/.../name.png by class. Classes are the folders in
    root in the order of their names; the pictures of one in the order of the folders below it and of their
    names. Links are what they lead to, and passed over where that is not there. A sample is the picture (C, H,
    W) and the number of its class, int64 without dimensions. Pictures are read when they are asked for.
    options: mode='RGB'          as for nnc_read_image; of 16 bits the upper 8 are taken size=(H, W)         in
    that size, by interpolate with bilinear weights and antialias=True, as torchvision.transforms.v2.Resize
    does: uint8 is rounded dtype='uint8'       or 'float32': 0..255 become 0..1 extensions=('.png',)   which
    files to take, in lower case; by default those of torchvision, of which others than .png, .jpg and .jpeg are
    NNC_E_UNSUPPORTED allow_empty=False   may a class have no picture? max_size=N          of what decoding one
    takes NNC_E_FILE for a root without classes and a class without pictures, and later for a file that cannot
    be read.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_dataset_image_folder(ctx, _c.text(root), _c.text(options), byref(out))
    return _h.own("dataset", out.value, ctx)


def image_folder_classes(dataset: Handle) -> Handle:
    """Its class_to_idx: the names of the classes with their numbers, int64. NNC_E_INVALID for another dataset."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_image_folder_classes(ctx, _c.pointer(dataset), byref(out))
    return _h.own("named", out.value, ctx)


def image_folder_path(dataset: Handle, index: int) -> str:
    """The file of a sample: its samples[index][0]. index may count from the end; NNC_E_INDEX for one that is not
    there, NNC_E_INVALID for another dataset.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_image_folder_path(ctx, _c.pointer(dataset), _c.i64(index), byref(out))
    return _h.string(out.value)


def functional_call(
        module: Handle, parameter_and_buffer_dicts: Handle, inputs: Sequence[Tensor], kwargs: Handle,
        tie_weights: bool, strict: bool, capacity: int = 64
) -> Tuple[Tensor, ...]:
    """nnc_module_forward with other tensors in the place of parameters and buffers of module and its descendants,
    those at the paths that are the keys of parameter_and_buffer_dicts. Gradients go to these; the module stays
    as it is, and a call of another thread does not see them. What forward writes to buffers, such as running
    statistics, is written to those given. Forwards of yours find them under the same names, by
    nnc_module_get_parameter, nnc_module_get_buffer and the lists. tie_weights not 0 (torch: 1): a tensor also
    stands in the place of all others that are the same parameter; two for one are NNC_E_INVALID. strict not 0
    (torch: 0): keys are all names and no others, else NNC_E_INVALID, which lists them; otherwise a key whose
    module does not exist is NNC_E_UNKNOWN, and one that its module does not have is passed over. So is the name
    of what weight_norm, spectral_norm or pruning of <nnc/nn_utils.h> and <nnc/nn_prune.h> computes. In the
    place of a tensor that is parametrized nothing can stand: the call computes it from what right_inverse makes
    of the one given, which gets no gradient, as in PyTorch. Sizes and types are checked by the operations that
    use the tensors.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    outputs = (c_void_p * capacity)()
    n_outputs = c_int64()
    lib.nnc_functional_call(
        ctx, _c.pointer(module), _c.pointer(parameter_and_buffer_dicts), inputs_, n_inputs_, _c.pointer(kwargs),
        _c.flag(tie_weights), _c.flag(strict), outputs, capacity, byref(n_outputs)
    )
    return tuple(_h.tensor(v, ctx) for v in outputs[:n_outputs.value])


def init_calculate_gain(nonlinearity: Optional[str], param: Optional[float] = None) -> float:
    """The factor by which torch recommends to scale weights before a function: 1 for "linear", "conv1d" to
    "conv3d", "conv_transpose1d" to "conv_transpose3d" and "sigmoid", 5/3 for "tanh", sqrt(2) for "relu", sqrt(2
    / (1 + slope^2)) for "leaky_relu", 3/4 for "selu". param is the slope; NULL: 0.01. NNC_E_INVALID: another
    word.
    """
    ctx = _h.current()
    out = c_double()
    lib.nnc_init_calculate_gain(ctx, _c.text(nonlinearity), _c.optional_f64(param), byref(out))
    return out.value


def init_uniform_(tensor: Tensor, a: float = 0.0, b: float = 1.0) -> None:
    """Uniform in [a, b) (torch: 0, 1). NNC_E_INVALID: a > b."""
    ctx = _h.current()
    lib.nnc_init_uniform_(ctx, _c.pointer(tensor), float(a), float(b))


def init_normal_(tensor: Tensor, mean: float = 0.0, std: float = 1.0) -> None:
    """Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std."""
    ctx = _h.current()
    lib.nnc_init_normal_(ctx, _c.pointer(tensor), float(mean), float(std))


def init_trunc_normal_(
        tensor: Tensor, mean: float = 0.0, std: float = 1.0, a: float = -2.0, b: float = 2.0
) -> None:
    """The same (torch: 0, 1) with all values in [a, b] (torch: -2, 2): others are drawn again. NNC_E_INVALID: std
    is 0, a > b; hardly any value lies there (2^18 draws did not fill the tensor, or of 2^20 less than one in
    2^18 was kept).
    """
    ctx = _h.current()
    lib.nnc_init_trunc_normal_(ctx, _c.pointer(tensor), float(mean), float(std), float(a), float(b))


def init_constant_(tensor: Tensor, val: float) -> None:
    """val everywhere; any type, and elements may share memory. NNC_E_INVALID: the type does not hold val."""
    ctx = _h.current()
    lib.nnc_init_constant_(ctx, _c.pointer(tensor), float(val))


def init_constant_i64_(tensor: Tensor, val: int) -> None:
    """The same."""
    ctx = _h.current()
    lib.nnc_init_constant_i64_(ctx, _c.pointer(tensor), _c.i64(val))


def init_ones_(tensor: Tensor) -> None:
    """1 everywhere; any type."""
    ctx = _h.current()
    lib.nnc_init_ones_(ctx, _c.pointer(tensor))


def init_zeros_(tensor: Tensor) -> None:
    """0 everywhere; any type."""
    ctx = _h.current()
    lib.nnc_init_zeros_(ctx, _c.pointer(tensor))


def init_xavier_uniform_(tensor: Tensor, gain: float = 1.0) -> None:
    """Uniform in +-gain * sqrt(6 / (fan_in + fan_out)) (torch: gain 1). NNC_E_INVALID: negative gain. NNC_E_SHAPE:
    both fans are 0.
    """
    ctx = _h.current()
    lib.nnc_init_xavier_uniform_(ctx, _c.pointer(tensor), float(gain))


def init_xavier_normal_(tensor: Tensor, gain: float = 1.0) -> None:
    """Normal with the standard deviation gain * sqrt(2 / (fan_in + fan_out)) (torch: gain 1). Errors as of
    nnc_init_xavier_uniform_.
    """
    ctx = _h.current()
    lib.nnc_init_xavier_normal_(ctx, _c.pointer(tensor), float(gain))


def init_kaiming_uniform_(
        tensor: Tensor, a: float = 0.0, mode: Optional[str] = 'fan_in',
        nonlinearity: Optional[str] = 'leaky_relu'
) -> None:
    """Uniform in +-gain * sqrt(3 / fan) with the gain of nonlinearity (NULL: "leaky_relu"), whose slope is a
    (torch: 0), and the fan that mode names (NULL: "fan_in"; "fan_out"). A tensor without elements stays as it
    is. NNC_E_INVALID: another word.
    """
    ctx = _h.current()
    lib.nnc_init_kaiming_uniform_(ctx, _c.pointer(tensor), float(a), _c.text(mode), _c.text(nonlinearity))


def init_kaiming_normal_(
        tensor: Tensor, a: float = 0.0, mode: Optional[str] = 'fan_in',
        nonlinearity: Optional[str] = 'leaky_relu'
) -> None:
    """Normal with the standard deviation gain / sqrt(fan); the rest as in nnc_init_kaiming_uniform_."""
    ctx = _h.current()
    lib.nnc_init_kaiming_normal_(ctx, _c.pointer(tensor), float(a), _c.text(mode), _c.text(nonlinearity))


def init_eye_(tensor: Tensor) -> None:
    """The identity: 1 on the diagonal of a matrix, else 0; any type. NNC_E_SHAPE: no matrix."""
    ctx = _h.current()
    lib.nnc_init_eye_(ctx, _c.pointer(tensor))


def init_dirac_(tensor: Tensor, groups: int = 1) -> None:
    """The weight of a convolution of 1 to 3 dimensions in so many groups (torch: 1) that hands its input through:
    in each group 1 at the middle of the kernel from input i to output i, else 0; any type. NNC_E_SHAPE: not of
    3 to 5 dimensions, size 0 is no multiple of groups. NNC_E_INDEX: the kernel is empty.
    """
    ctx = _h.current()
    lib.nnc_init_dirac_(ctx, _c.pointer(tensor), _c.i64(groups))


def init_orthogonal_(tensor: Tensor, gain: float = 1.0) -> None:
    """gain (torch: 1) times a random matrix whose rows, or columns if it has fewer of those, have the length 1 and
    are orthogonal; what follows the first dimension counts as one. float32 and float64. A tensor without
    elements stays as it is. NNC_E_SHAPE: fewer than 2 dimensions, or strides that cannot be viewed as a matrix.
    NNC_E_DTYPE: another type.
    """
    ctx = _h.current()
    lib.nnc_init_orthogonal_(ctx, _c.pointer(tensor), float(gain))


def init_sparse_(tensor: Tensor, sparsity: float, std: float = 0.01) -> None:
    """A matrix of normal numbers with mean 0 and that standard deviation (torch: 0.01), of which in each column
    ceil(sparsity * rows), drawn too, are 0. NNC_E_SHAPE: no matrix. NNC_E_INVALID: negative std, sparsity is
    not finite.
    """
    ctx = _h.current()
    lib.nnc_init_sparse_(ctx, _c.pointer(tensor), float(sparsity), float(std))


def optimizer_new(text: Optional[str], module: Handle) -> Handle:
    """From text, "SGD(lr=0.1, momentum=0.9)", "Adam(lr=1e-3, betas=(0.9, 0.999))", "AdamW()", for all parameters
    of a module; arguments and defaults are torch's (without params), nnc_signature tells them. NNC_E_TEXT,
    NNC_E_UNKNOWN and NNC_E_INVALID as for nnc_module_new; a module without parameters is NNC_E_INVALID. foreach
    and fused choose among equal results in torch and change nothing here; capturable is refused. With
    differentiable=True steps are recorded, see nnc_optimizer_step.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_new(ctx, _c.text(text), _c.pointer(module), byref(out))
    return _h.own("optimizer", out.value, ctx)


def optimizer_new_from(text: Optional[str], params: Sequence[Tensor]) -> Handle:
    """The same for n_params leaves of your own, or any tensors with differentiable=True. NNC_E_STATE for a tensor
    that was computed, NNC_E_INVALID for an empty list or one with a tensor twice.
    """
    ctx = _h.current()
    params_, n_params_ = _c.handles(params)
    out = c_void_p()
    lib.nnc_optimizer_new_from(ctx, _c.text(text), params_, n_params_, byref(out))
    return _h.own("optimizer", out.value, ctx)


def optimizer_step(optimizer: Handle) -> None:
    """One step for every parameter that has a gradient. A step that fails has changed no parameter. NNC_E_DTYPE:
    one of a type that is not floating point has a gradient. NNC_E_INVALID: LBFGS, which needs a closure.
    NNC_E_STATE: within a step of the same optimizer. Parameters of 16 bits are stepped in float32 and rounded
    once, where PyTorch rounds after each operation: an eps that is 0 in float16 makes NaN there of a gradient
    whose square is 0. One without elements is left alone, also by Adafactor and Muon, which divide by zero in
    PyTorch. Of an optimizer made with differentiable=True a step is an operation in place that backward goes
    through, whatever ctx says of gradients: to the parameters before it, their gradients (made with
    create_graph) and the state, which lies in new tensors after each step. As in torch the first momentum of
    SGD is a constant; a parameter that is a leaf that wants a gradient is NNC_E_STATE, and foreach=True
    NNC_E_UNSUPPORTED. Backward also goes through several steps of Adamax, Rprop, amsgrad and a centered
    RMSprop, which torch refuses. A loaded state keeps its history.
    """
    ctx = _h.current()
    lib.nnc_optimizer_step(ctx, _c.pointer(optimizer))


def optimizer_step_closure(optimizer: Handle, closure: Any, self: Any) -> Tensor:
    """step(closure): calls closure, which has no inputs, computes the loss anew with its gradients (zero_grad,
    forward, backward) and gives it as its one output, a tensor of one element; then steps. Gradients are
    recorded during the call, whatever ctx says. LBFGS calls it as often as it needs. *out is the loss that the
    first call gave. If the closure fails, the parameters stay as they were before the step.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_step_closure(ctx, _c.pointer(optimizer), byref(closure), self, byref(out))
    return _h.tensor(out.value, ctx)


def optimizer_zero_grad(optimizer: Handle) -> None:
    """Sets every parameter's gradient to none."""
    ctx = _h.current()
    lib.nnc_optimizer_zero_grad(ctx, _c.pointer(optimizer))


def optimizer_repr(optimizer: Handle) -> str:
    """What print(optimizer) shows in PyTorch, without a final newline."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_repr(ctx, _c.pointer(optimizer), byref(out))
    return _h.string(out.value)


def optimizer_add_param_group(
        optimizer: Handle, params: Sequence[Tensor], options: Optional[str] = None
) -> None:
    """Adds a group of n_params leaves with options of its own, "lr=0.01, momentum=0.9"; those that are not named
    are the optimizer's. options may be NULL. NNC_E_INVALID for a parameter that is in a group already, and for
    a second group of LBFGS.
    """
    ctx = _h.current()
    params_, n_params_ = _c.handles(params)
    lib.nnc_optimizer_add_param_group(ctx, _c.pointer(optimizer), params_, n_params_, _c.text(options))


def optimizer_param_group_count(optimizer: Handle) -> int:
    """The number of groups, -1 for a bad handle."""
    return _c.live("nnc_optimizer_param_group_count", lib.nnc_optimizer_param_group_count(_c.pointer(optimizer)))


def optimizer_param_groups(optimizer: Handle) -> Handle:
    """All groups as they are now: for each its parameters themselves, "0.params.0", "0.params.1", then its
    options, "0.lr", as tensors of the form that nnc_optimizer_state_dict has.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_param_groups(ctx, _c.pointer(optimizer), byref(out))
    return _h.own("named", out.value, ctx)


def optimizer_defaults(optimizer: Handle) -> str:
    """The options of a group that is added without any, "lr=0.001, momentum=0, ..."."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_defaults(ctx, _c.pointer(optimizer), byref(out))
    return _h.string(out.value)


def optimizer_get_option(optimizer: Handle, group: int, name: Optional[str]) -> str:
    """An option as Python prints it: "0.1", "(0.9, 0.999)", "None"."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_get_option(ctx, _c.pointer(optimizer), _c.i64(group), _c.text(name), byref(out))
    return _h.string(out.value)


def optimizer_get_option_f64(optimizer: Handle, group: int, name: Optional[str]) -> float:
    """An option that is a number; of a bool 0 or 1. NNC_E_INVALID if it is none."""
    ctx = _h.current()
    out = c_double()
    lib.nnc_optimizer_get_option_f64(ctx, _c.pointer(optimizer), _c.i64(group), _c.text(name), byref(out))
    return out.value


def optimizer_set_options(optimizer: Handle, group: int, options: Optional[str] = None) -> None:
    """Sets the options that the text names, "lr=0.01, betas=(0.9, 0.99)", all or none."""
    ctx = _h.current()
    lib.nnc_optimizer_set_options(ctx, _c.pointer(optimizer), _c.i64(group), _c.text(options))


def optimizer_set_option_f64(optimizer: Handle, group: int, name: Optional[str], value: float) -> None:
    """Sets one option to a float."""
    ctx = _h.current()
    lib.nnc_optimizer_set_option_f64(ctx, _c.pointer(optimizer), _c.i64(group), _c.text(name), float(value))


def optimizer_set_option_i64(optimizer: Handle, group: int, name: Optional[str], value: int) -> None:
    """Sets one option to an int."""
    ctx = _h.current()
    lib.nnc_optimizer_set_option_i64(ctx, _c.pointer(optimizer), _c.i64(group), _c.text(name), _c.i64(value))


def optimizer_set_option_bool(optimizer: Handle, group: int, name: Optional[str], value: bool) -> None:
    """Sets one option to False (0) or True (anything else)."""
    ctx = _h.current()
    lib.nnc_optimizer_set_option_bool(ctx, _c.pointer(optimizer), _c.i64(group), _c.text(name), _c.flag(value))


def optimizer_state(optimizer: Handle, param: Tensor) -> Handle:
    """What the optimizer keeps for a parameter, "step", "exp_avg", ...: the tensors themselves, in torch's order;
    nothing before the first step, but for the parameters that Adagrad is made with. NNC_E_UNKNOWN for a tensor
    that is in no group.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_state(ctx, _c.pointer(optimizer), _c.pointer(param), byref(out))
    return _h.own("named", out.value, ctx)


def optimizer_state_dict(optimizer: Handle) -> Handle:
    """torch's state dict with the keys of its levels joined by dots. "state.3.exp_avg": what is kept for parameter
    3, counted through all groups; the tensor itself. "param_groups.0.params": the numbers of the parameters of
    group 0, int64. "param_groups.0.lr": an option. A float is a tensor without dimensions of float64, an int of
    int64, a bool of bool; a tuple or list is one of one dimension (bool if all are; float64 if it holds a
    float, a None in it as NaN); a str holds its UTF-8 as uint8, and None is a tensor of float64 without
    elements. So is "state" where nothing is kept yet.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_state_dict(ctx, _c.pointer(optimizer), byref(out))
    return _h.own("named", out.value, ctx)


def optimizer_load_state_dict(optimizer: Handle, state_dict: Handle) -> None:
    """Takes over state and options from what nnc_optimizer_state_dict gave, or from a state dict of torch's in
    that form. Tensors of state are copied, in the type of their parameter ("step" and other numbers as they
    are). An option that is missing stays as it is, as is a parameter's state if none of it is there, which then
    begins anew. NNC_E_INVALID for other numbers of groups or parameters, NNC_E_UNKNOWN for a key that does not
    belong here, NNC_E_SHAPE and NNC_E_DTYPE for tensors that do not fit. On an error nothing has changed.
    """
    ctx = _h.current()
    lib.nnc_optimizer_load_state_dict(ctx, _c.pointer(optimizer), _c.pointer(state_dict))


def optimizer_register_step_pre_hook(optimizer: Handle, hook: Any, self: Any) -> Handle:
    """Before each step; an error of the hook ends the call."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_register_step_pre_hook(ctx, _c.pointer(optimizer), byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def optimizer_register_step_post_hook(optimizer: Handle, hook: Any, self: Any) -> Handle:
    """After each step; the step stands, also if the hook fails."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_register_step_post_hook(ctx, _c.pointer(optimizer), byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def optimizer_register_state_dict_pre_hook(
        optimizer: Handle, hook: Any, self: Any, prepend: bool = False
) -> Handle:
    """Before nnc_optimizer_state_dict."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_register_state_dict_pre_hook(
        ctx, _c.pointer(optimizer), byref(hook), self, _c.flag(prepend), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def optimizer_register_state_dict_post_hook(
        optimizer: Handle, hook: Any, self: Any, prepend: bool = False
) -> Handle:
    """After nnc_optimizer_state_dict, with its result, to which it may add or which it may replace."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_register_state_dict_post_hook(
        ctx, _c.pointer(optimizer), byref(hook), self, _c.flag(prepend), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def optimizer_register_load_state_dict_pre_hook(
        optimizer: Handle, hook: Any, self: Any, prepend: bool = False
) -> Handle:
    """Before nnc_optimizer_load_state_dict, with what was given (a copy of the collection), to which it may add or
    which it may replace.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_register_load_state_dict_pre_hook(
        ctx, _c.pointer(optimizer), byref(hook), self, _c.flag(prepend), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def optimizer_register_load_state_dict_post_hook(
        optimizer: Handle, hook: Any, self: Any, prepend: bool = False
) -> Handle:
    """After nnc_optimizer_load_state_dict; what was loaded stands, also if the hook fails."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_optimizer_register_load_state_dict_post_hook(
        ctx, _c.pointer(optimizer), byref(hook), self, _c.flag(prepend), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def lr_scheduler_new(text: Optional[str], optimizer: Handle) -> Handle:
    """From text, "StepLR(step_size=30, gamma=0.1)", "OneCycleLR(max_lr=0.1, total_steps=100)"; arguments and
    defaults are torch's (without optimizer), nnc_signature tells them ("optim.lr_scheduler.StepLR"). Schedulers
    within schedulers are made along with them: "SequentialLR([ConstantLR(0.1, 2), ExponentialLR(0.9)],
    milestones=[2])". As in torch, making one does its first step. NNC_E_TEXT, NNC_E_UNKNOWN and NNC_E_INVALID
    as for nnc_module_new. On an error the optimizer is as it was.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lr_scheduler_new(ctx, _c.text(text), _c.pointer(optimizer), byref(out))
    return _h.own("lr_scheduler", out.value, ctx)


def lr_scheduler_new_lambda(text: Optional[str], optimizer: Handle, lambda_: Any, self: Any) -> Handle:
    """The same with functions, which the text gives names: "LambdaLR(warmup)", "LambdaLR([f, g])" for two groups,
    "CyclicLR(0.01, 0.1, scale_fn=f)". A table that is not known or lacks call is NNC_E_INVALID; on an error
    self stays yours, and destroy is not called.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lr_scheduler_new_lambda(ctx, _c.text(text), _c.pointer(optimizer), byref(lambda_), self, byref(out))
    return _h.own("lr_scheduler", out.value, ctx)


def lr_scheduler_step(scheduler: Handle, epoch: Optional[float] = None) -> None:
    """Sets the learning rates of the next epoch, or of *epoch, unless that is NULL (which need not be whole, and
    is at most 2**53; SequentialLR and ChainedScheduler take none). For ReduceLROnPlateau see below: it is
    NNC_E_INVALID here. NNC_E_INVALID: OneCycleLR is at its end. A step that fails changes nothing.
    """
    ctx = _h.current()
    lib.nnc_lr_scheduler_step(ctx, _c.pointer(scheduler), _c.optional_f64(epoch))


def reduce_lr_on_plateau_step(scheduler: Handle, metrics: float, epoch: Optional[float] = None) -> None:
    """The step of ReduceLROnPlateau, to which the metric is told: lr falls when that has not got better for
    `patience` steps. NNC_E_INVALID for another scheduler.
    """
    ctx = _h.current()
    lib.nnc_reduce_lr_on_plateau_step(ctx, _c.pointer(scheduler), float(metrics), _c.optional_f64(epoch))


def lr_scheduler_get_last_lr(scheduler: Handle) -> Tensor:
    """The learning rates that the last step set, one for each group: float64, of one dimension."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lr_scheduler_get_last_lr(ctx, _c.pointer(scheduler), byref(out))
    return _h.tensor(out.value, ctx)


def lr_scheduler_state_dict(scheduler: Handle) -> Handle:
    """torch's state dict, "last_epoch", "base_lrs", "_step_count", ..., in the form that nnc_optimizer_state_dict
    has; that of a scheduler within as "_schedulers.0.last_epoch". Functions of yours stand as None.
    MultiStepLR's milestones are counted, as torch's Counter does: "milestones.30" says how often 30 is there
    (in a file it is a dict, of which torch's step() without an epoch makes the same); a sorted list if not all
    are whole numbers.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lr_scheduler_state_dict(ctx, _c.pointer(scheduler), byref(out))
    return _h.own("named", out.value, ctx)


def lr_scheduler_load_state_dict(scheduler: Handle, state_dict: Handle) -> None:
    """Takes over such a state. What is missing stays as it is; NNC_E_UNKNOWN for a key that does not belong here,
    NNC_E_INVALID for a value of another kind. On an error nothing has changed. The optimizer's options are not
    touched: they are part of its own state dict.
    """
    ctx = _h.current()
    lib.nnc_lr_scheduler_load_state_dict(ctx, _c.pointer(scheduler), _c.pointer(state_dict))


def safetensors_save_file(tensors: Handle, metadata: Handle, path: Optional[str]) -> None:
    """safetensors.torch.save_file: writes the tensors of a collection, of any strides, in row-major order.
    metadata may be NULL; its values are texts (NNC_E_INVALID otherwise). NNC_E_INVALID for an entry without a
    tensor, for a name that is no UTF-8 and, as in Python, for tensors that share memory
    (nnc_safetensors_save_model writes those of a module).
    """
    ctx = _h.current()
    lib.nnc_safetensors_save_file(ctx, _c.pointer(tensors), _c.pointer(metadata), _c.text(path))


def safetensors_load_file(path: Optional[str], options: Optional[str] = None) -> Handle:
    """safetensors.torch.load_file: the tensors of a file in the order in which they lie there; of an index
    ("model.safetensors.index.json") those of all its files, which lie in its folder. options, which may be
    NULL: mmap=True       tensors are pages of the file, read when somebody looks at them. What is written to
    them stays in the process; while they live nobody may make the file shorter or take its disk away: what is
    missing then is SIGBUS when it is read. (To save over it is fine: the former file stays for those who have
    it.) strict=False    bytes behind the last tensor, and tensors that an index does not name, are passed over
    prefixes=[('bert.', ''), ('cls.', 'head.')]   what names begin with, and what instead; the first that fits
    Types that this library has not (8-bit floats, unsigned integers of more than 8 bits, complex numbers) are
    NNC_E_UNSUPPORTED, two tensors with one name after renaming NNC_E_INVALID.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_safetensors_load_file(ctx, _c.text(path), _c.text(options), byref(out))
    return _h.own("named", out.value, ctx)


def safetensors_metadata(path: Optional[str]) -> Handle:
    """The metadata of a safetensors file: entries that are texts, see nnc_named_value."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_safetensors_metadata(ctx, _c.text(path), byref(out))
    return _h.own("named", out.value, ctx)


def safetensors_save_model(module: Handle, metadata: Handle, path: Optional[str]) -> None:
    """safetensors.torch.save_model: the state dict of a module. Of a tensor with several names the first in the
    alphabet is saved, and the metadata say under each of the others which that is. metadata may be NULL.
    """
    ctx = _h.current()
    lib.nnc_safetensors_save_model(ctx, _c.pointer(module), _c.pointer(metadata), _c.text(path))


def safetensors_load_model(module: Handle, path: Optional[str], options: Optional[str], strict: bool) -> Any:
    """safetensors.torch.load_model: loads a file, or the files of an index, into a module, as
    nnc_module_load_state_dict does; of a tensor with several names one is enough. options are those of
    nnc_safetensors_load_file. On an error nothing has changed.
    """
    ctx = _h.current()
    missing = c_void_p()
    unexpected = c_void_p()
    lib.nnc_safetensors_load_model(
        ctx, _c.pointer(module), _c.text(path), _c.text(options), _c.flag(strict), byref(missing),
        byref(unexpected)
    )
    return _h.own("named", missing.value, ctx), _h.own("named", unexpected.value, ctx)


def model_save(module: Handle, path: Optional[str]) -> None:
    """A model file is a safetensors file with the module's state dict, whose metadata say under "nnc.module" a
    text for nnc_module_new: what nnc_module_repr prints and the arguments that this leaves out, or the
    arguments alone of a layer that makes its children of them. Any reader of safetensors finds the weights. A
    module of the host's own class comes back as a container of its children, without its forward; hooks are not
    kept. NNC_E_UNSUPPORTED for a module that cannot be made again from text with the same layers, arguments,
    parameters and buffers, as one with tensors or other modules among its arguments, or with a hook that
    computes a parameter.
    """
    ctx = _h.current()
    lib.nnc_model_save(ctx, _c.pointer(module), _c.text(path))


def model_load(path: Optional[str], options: Optional[str] = None) -> Handle:
    """The module of a model file: its layers, with the tensors of the file in their types; what was one tensor
    under several names is one again. All parameters require gradients, and the module is in training mode, as
    any new one. Nothing is drawn from ctx's generator. options are those of nnc_safetensors_load_file.
    NNC_E_FILE for a file without such a text, for a text that describes no module, for more modules than 16384
    and 4 for each tensor, and for tensors of other names or sizes than the module has, which is found before
    the module has taken more memory than they.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_model_load(ctx, _c.text(path), _c.text(options), byref(out))
    return _h.own("module", out.value, ctx)


def training_save(
        module: Handle, optimizer: Handle, lr_scheduler: Handle, extra: Handle, path: Optional[str]
) -> None:
    """One file of nnc_save for a run that goes on where it stopped: {"model": the module's state dict,
    "optimizer": and "lr_scheduler": theirs, "rng_state": that of ctx's generator} and the entries of extra,
    such as "epoch". PyTorch's torch.load reads it. optimizer, lr_scheduler and extra may be NULL. NNC_E_INVALID
    for an entry of extra under one of these keys.
    """
    ctx = _h.current()
    lib.nnc_training_save(
        ctx, _c.pointer(module), _c.pointer(optimizer), _c.pointer(lr_scheduler), _c.pointer(extra),
        _c.text(path)
    )


def training_load(path: Optional[str], module: Handle, optimizer: Handle, lr_scheduler: Handle) -> Handle:
    """Loads such a file into a module, an optimizer and a scheduler that are made as the saved ones were, and into
    ctx's generator: what follows gives the same bits as if the run had not stopped. *out gets the other
    entries. optimizer and lr_scheduler may be NULL; what they would get is passed over. NNC_E_UNKNOWN for a
    part that the file has not, and the errors of the parts' own loads: on an error nothing has changed, but by
    hooks of the optimizer that run afterwards.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_training_load(
        ctx, _c.text(path), _c.pointer(module), _c.pointer(optimizer), _c.pointer(lr_scheduler), byref(out)
    )
    return _h.own("named", out.value, ctx)


def memory_allocated() -> int:
    """In use now."""
    return lib.nnc_memory_allocated()


def max_memory_allocated() -> int:
    """The most that was in use at the same time since nnc_reset_peak_memory_stats, or ever."""
    return lib.nnc_max_memory_allocated()


def memory_reserved() -> int:
    """In use or kept for reuse now."""
    return lib.nnc_memory_reserved()


def max_memory_reserved() -> int:
    """The most of that since nnc_reset_peak_memory_stats, or ever."""
    return lib.nnc_max_memory_reserved()


def reset_peak_memory_stats() -> None:
    """From now on the two maxima are those of what comes."""
    lib.nnc_reset_peak_memory_stats()


def memory_limit(bytes: int) -> None:
    """From now on no more than so many bytes are in use or kept for reuse: what needs more is NNC_E_MEMORY, as if
    the system had none. What is kept goes first; what is in use stays, if it is more. bytes 0: no limit, the
    default. NNC_E_INVALID for a negative number.
    """
    ctx = _h.current()
    lib.nnc_memory_limit(ctx, _c.i64(bytes))


def empty_cache() -> None:
    """Gives all counted blocks that are kept for reuse back to the system, now."""
    lib.nnc_empty_cache()


def fuse_conv_bn_eval(conv: Handle, bn: Handle, transpose: bool = False) -> Handle:
    """A copy of conv (Conv1d to 3d, or ConvTranspose1d to 3d with transpose not 0; torch: 0) that gives what conv
    and then bn, a BatchNorm, give; the two stay as they are. NNC_E_STATE: one of them is in training mode, or
    bn keeps no statistics; NNC_E_INVALID: bn is no BatchNorm, conv has other parameters than a weight and a
    bias.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_fuse_conv_bn_eval(ctx, _c.pointer(conv), _c.pointer(bn), _c.flag(transpose), byref(out))
    return _h.own("module", out.value, ctx)


def fuse_linear_bn_eval(linear: Handle, bn: Handle) -> Handle:
    """The same for a Linear; bn may have one feature, which then holds for all outputs."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_fuse_linear_bn_eval(ctx, _c.pointer(linear), _c.pointer(bn), byref(out))
    return _h.own("module", out.value, ctx)


def fuse_conv_bn_weights(
        conv_w: Tensor, conv_b: Tensor, bn_rm: Tensor, bn_rv: Tensor, bn_eps: float, bn_w: Tensor, bn_b: Tensor,
        transpose: bool = False
) -> Any:
    """The weight, of the size of conv_w, and the bias alone. The outputs of conv_w are counted by its dimension 0,
    with transpose not 0 (torch: 0) by dimension 1.
    """
    ctx = _h.current()
    weight = c_void_p()
    bias = c_void_p()
    lib.nnc_fuse_conv_bn_weights(
        ctx, _c.pointer(conv_w), _c.pointer(conv_b), _c.pointer(bn_rm), _c.pointer(bn_rv), float(bn_eps),
        _c.pointer(bn_w), _c.pointer(bn_b), _c.flag(transpose), byref(weight), byref(bias)
    )
    return fuse_conv_bn_weights_result(_h.tensor(weight.value, ctx), _h.tensor(bias.value, ctx))


def fuse_linear_bn_weights(
        linear_w: Tensor, linear_b: Tensor, bn_rm: Tensor, bn_rv: Tensor, bn_eps: float, bn_w: Tensor,
        bn_b: Tensor
) -> Any:
    """The same of a Linear: linear_w is (out_features, in_features)."""
    ctx = _h.current()
    weight = c_void_p()
    bias = c_void_p()
    lib.nnc_fuse_linear_bn_weights(
        ctx, _c.pointer(linear_w), _c.pointer(linear_b), _c.pointer(bn_rm), _c.pointer(bn_rv), float(bn_eps),
        _c.pointer(bn_w), _c.pointer(bn_b), byref(weight), byref(bias)
    )
    return fuse_linear_bn_weights_result(_h.tensor(weight.value, ctx), _h.tensor(bias.value, ctx))


def module_register_forward_pre_hook(
        module: Handle, hook: Any, self: Any, prepend: bool = False, with_kwargs: bool = False
) -> Handle:
    """Before forward: the hook gets the inputs, no outputs, and may replace the inputs. with_kwargs not 0: it gets
    the keyword arguments too, to which it may add, or puts others into *replaced_kwargs, NULL before.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_register_forward_pre_hook(
        ctx, _c.pointer(module), byref(hook), self, _c.flag(prepend), _c.flag(with_kwargs), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def module_register_forward_hook(
        module: Handle, hook: Any, self: Any, prepend: bool = False, with_kwargs: bool = False,
        always_call: bool = False
) -> Handle:
    """After forward: the hook gets inputs and outputs, and may replace the outputs. with_kwargs not 0: it gets the
    keyword arguments too. always_call not 0: it is called also when the call has failed, in forward or in a
    hook, without outputs if there are none; what it fails with then is dropped, and what it replaces is lost.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_register_forward_hook(
        ctx, _c.pointer(module), byref(hook), self, _c.flag(prepend), _c.flag(with_kwargs),
        _c.flag(always_call), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def module_register_full_backward_pre_hook(
        module: Handle, hook: Any, self: Any, prepend: bool = False
) -> Handle:
    """In backward, when the gradients of the outputs are there: the hook gets them as outputs, no inputs, and may
    replace them by as many. A module with hooks of backward gives views of what forward gets and gives, which
    must not be written to in place (NNC_E_STATE).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_register_full_backward_pre_hook(
        ctx, _c.pointer(module), byref(hook), self, _c.flag(prepend), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def module_register_full_backward_hook(module: Handle, hook: Any, self: Any, prepend: bool = False) -> Handle:
    """In backward, when the gradients of the inputs are there: the hook gets them as inputs, zeros where none
    came, and those of the outputs as outputs; it may replace the inputs' by as many. Where no input requires a
    gradient it gets NULL for each, when the gradients of the outputs are there, and may replace nothing.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_register_full_backward_hook(
        ctx, _c.pointer(module), byref(hook), self, _c.flag(prepend), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def register_module_forward_pre_hook(hook: Any, self: Any) -> Handle:
    """nnc_module_register_forward_pre_hook of every module."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_register_module_forward_pre_hook(ctx, byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def register_module_forward_hook(hook: Any, self: Any, with_kwargs: bool, always_call: bool) -> Handle:
    """nnc_module_register_forward_hook of every module."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_register_module_forward_hook(
        ctx, byref(hook), self, _c.flag(with_kwargs), _c.flag(always_call), byref(out)
    )
    return _h.own("hook", out.value, ctx)


def register_module_full_backward_pre_hook(hook: Any, self: Any) -> Handle:
    """nnc_module_register_full_backward_pre_hook of every module."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_register_module_full_backward_pre_hook(ctx, byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def register_module_full_backward_hook(hook: Any, self: Any) -> Handle:
    """nnc_module_register_full_backward_hook of every module."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_register_module_full_backward_hook(ctx, byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def register_module_parameter_registration_hook(hook: Any, self: Any) -> Handle:
    """Before a parameter that is not None is registered: by nnc_module_register_parameter, by a ParameterList or
    ParameterDict, or by nnc_module_load_state_dict_assign. What a layer registers while it is made is shown
    when the layer is whole and has its initial values: its parameters, then its buffers, then its children;
    PyTorch calls the hook during construction. As in PyTorch, a deep copy shows nothing. Nor is what
    parametrizations, pruning, the older weight_norm and spectral_norm, and fusion change in a module that is
    there, which PyTorch does show; a ParametrizationList is shown as any module. The hook ends when it is
    removed.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_register_module_parameter_registration_hook(ctx, byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def register_module_buffer_registration_hook(hook: Any, self: Any) -> Handle:
    """The same for buffers: nnc_module_register_buffer, nnc_module_load_state_dict_assign."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_register_module_buffer_registration_hook(ctx, byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def register_module_module_registration_hook(hook: Any, self: Any) -> Handle:
    """The same for children: nnc_module_register_module, nnc_module_add, nnc_module_set_submodule, and the
    containers, but for what is inserted into a list.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_register_module_module_registration_hook(ctx, byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def module_register_state_dict_pre_hook(module: Handle, hook: Any, self: Any) -> Handle:
    """Before the module's entries are read: the hook gets prefix and keep_vars."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_register_state_dict_pre_hook(ctx, _c.pointer(module), byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def module_register_state_dict_post_hook(module: Handle, hook: Any, self: Any) -> Handle:
    """After those of the module and its descendants: the hook gets state_dict, which holds all entries until then,
    those of other modules too, prefix and keep_vars.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_register_state_dict_post_hook(ctx, _c.pointer(module), byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def module_register_load_state_dict_pre_hook(module: Handle, hook: Any, self: Any) -> Handle:
    """Before the module's entries are loaded: the hook gets state_dict, a collection of the entries whose keys
    begin with prefix, and the three lists. What it changes in state_dict is seen by the module and those below
    it. A message in error_msgs makes the call fail (NNC_E_INVALID), strict or not.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_register_load_state_dict_pre_hook(ctx, _c.pointer(module), byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def module_register_load_state_dict_post_hook(module: Handle, hook: Any, self: Any) -> Handle:
    """After the module and its descendants are loaded, which the hook can see: it gets missing_keys and
    unexpected_keys as far as they are known. What it leaves there is what strict refuses and the call gives.
    prefix is the module's.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_register_load_state_dict_post_hook(ctx, _c.pointer(module), byref(hook), self, byref(out))
    return _h.own("hook", out.value, ctx)


def kwargs_set_module(kwargs: Handle, key: Optional[str], value: Handle) -> None:
    """Sets key to a module, which the bag then shares: the distance_function of a TripletMarginWithDistanceLoss,
    which may be a module of yours (nnc_module_new_user). It becomes a child of the module that is made.
    """
    lib.nnc_kwargs_set_module(_c.pointer(kwargs), _c.text(key), _c.pointer(value))


def embedding_from_pretrained(
        embeddings: Tensor, freeze: bool = True, padding_idx: Optional[int] = None,
        max_norm: Optional[float] = None, norm_type: float = 2.0, scale_grad_by_freq: bool = False,
        sparse: bool = False
) -> Handle:
    """Embedding (torch: norm_type 2, flags 0). The row at padding_idx stays as it is."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_embedding_from_pretrained(
        ctx, _c.pointer(embeddings), _c.flag(freeze), _c.optional_i64(padding_idx), _c.optional_f64(max_norm),
        float(norm_type), _c.flag(scale_grad_by_freq), _c.flag(sparse), byref(out)
    )
    return _h.own("module", out.value, ctx)


def embedding_bag_from_pretrained(
        embeddings: Tensor, freeze: bool = True, max_norm: Optional[float] = None, norm_type: float = 2.0,
        scale_grad_by_freq: bool = False, mode: Optional[str] = 'mean', sparse: bool = False,
        include_last_offset: bool = False, padding_idx: Optional[int] = None
) -> Handle:
    """EmbeddingBag (torch: norm_type 2, mode "mean", flags 0); mode NULL is "mean"."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_embedding_bag_from_pretrained(
        ctx, _c.pointer(embeddings), _c.flag(freeze), _c.optional_f64(max_norm), float(norm_type),
        _c.flag(scale_grad_by_freq), _c.text(mode), _c.flag(sparse), _c.flag(include_last_offset),
        _c.optional_i64(padding_idx), byref(out)
    )
    return _h.own("module", out.value, ctx)


def adaptive_log_softmax_with_loss_log_prob(module: Handle, input: Tensor) -> Tensor:
    """(N, n_classes): the logarithm of each class's probability for input (N, in_features). NNC_E_SHAPE: input is
    no matrix.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_adaptive_log_softmax_with_loss_log_prob(ctx, _c.pointer(module), _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def adaptive_log_softmax_with_loss_predict(module: Handle, input: Tensor) -> Tensor:
    """(N) of int64: the most probable class. Rows whose best score of the head is a class have that one; only for
    the others the clusters are computed. NNC_E_SHAPE: input is no matrix.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_adaptive_log_softmax_with_loss_predict(ctx, _c.pointer(module), _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def module_reset_running_stats(module: Handle) -> None:
    """Sets running_mean and num_batches_tracked to 0 and running_var to 1, if the layer has them."""
    ctx = _h.current()
    lib.nnc_module_reset_running_stats(ctx, _c.pointer(module))


def rnn_base_all_weights(module: Handle, capacity: int = 64) -> Tuple[Tensor, ...]:
    """The parameters, layer by layer and direction by direction, each weight_ih, weight_hh and, where there are
    such, bias_ih, bias_hh and weight_hr: out has room for capacity tensors, *n_out is how many there are. More
    than capacity is NNC_E_INVALID.
    """
    ctx = _h.current()
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_rnn_base_all_weights(ctx, _c.pointer(module), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def multihead_attention_merge_masks(
        module: Handle, attn_mask: Tensor, key_padding_mask: Tensor, query: Tensor
) -> Any:
    """One mask of two, of which each may be NULL: attn_mask (L, L) or (N num_heads, L, L) and key_padding_mask (N,
    L), for query (N, L, E). With an attn_mask it has size (N, num_heads, L, L), the sum of both (true where one
    is true), and *mask_type is 2; key_padding_mask alone is itself, with type 1. Without both, *merged_mask is
    NULL and *mask_type -1 (torch: None). NNC_E_SHAPE: of another size.
    """
    ctx = _h.current()
    merged_mask = c_void_p()
    mask_type = c_int64()
    lib.nnc_multihead_attention_merge_masks(
        ctx, _c.pointer(module), _c.pointer(attn_mask), _c.pointer(key_padding_mask), _c.pointer(query),
        byref(merged_mask), byref(mask_type)
    )
    return _h.tensor(merged_mask.value, ctx), mask_type.value


def module_parameters(module: Handle, recurse: bool = True, capacity: int = 64) -> Tuple[Tensor, ...]:
    """The parameters, each once: out has room for capacity tensors, *n_out is how many there are. More than
    capacity is NNC_E_INVALID.
    """
    ctx = _h.current()
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_module_parameters(ctx, _c.pointer(module), _c.flag(recurse), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def module_buffers(module: Handle, recurse: bool = True, capacity: int = 64) -> Tuple[Tensor, ...]:
    """The same of the buffers."""
    ctx = _h.current()
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_module_buffers(ctx, _c.pointer(module), _c.flag(recurse), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def module_children(module: Handle) -> Handle:
    """The immediate children, each once, with their places as keys: "0", "1", ..."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_children(ctx, _c.pointer(module), byref(out))
    return _h.own("named", out.value, ctx)


def module_modules(module: Handle, remove_duplicate: bool = True) -> Handle:
    """The module and its descendants, parents first, with their places as keys."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_modules(ctx, _c.pointer(module), _c.flag(remove_duplicate), byref(out))
    return _h.own("named", out.value, ctx)


def module_named_parameters_prefix(
        module: Handle, prefix: Optional[str], recurse: bool, remove_duplicate: bool
) -> Handle:
    """nnc_module_named_parameters with its arguments."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_named_parameters_prefix(
        ctx, _c.pointer(module), _c.text(prefix), _c.flag(recurse), _c.flag(remove_duplicate), byref(out)
    )
    return _h.own("named", out.value, ctx)


def module_named_buffers_prefix(
        module: Handle, prefix: Optional[str], recurse: bool, remove_duplicate: bool
) -> Handle:
    """nnc_module_named_buffers with its arguments."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_named_buffers_prefix(
        ctx, _c.pointer(module), _c.text(prefix), _c.flag(recurse), _c.flag(remove_duplicate), byref(out)
    )
    return _h.own("named", out.value, ctx)


def module_named_modules_prefix(module: Handle, prefix: Optional[str], remove_duplicate: bool) -> Handle:
    """nnc_module_named_modules with its arguments."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_named_modules_prefix(
        ctx, _c.pointer(module), _c.text(prefix), _c.flag(remove_duplicate), byref(out)
    )
    return _h.own("named", out.value, ctx)


def module_extra_repr(module: Handle) -> str:
    """What stands between the parentheses when the module is printed."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_module_extra_repr(ctx, _c.pointer(module), byref(out))
    return _h.string(out.value)


def module_set_submodule(module: Handle, target: Optional[str], child: Handle, strict: bool = False) -> None:
    """Puts child into the place of the module at the path target, or adds it to the parent if strict is 0 and
    there is none. NNC_E_INVALID: an empty target or name, or the child contains the parent; NNC_E_UNKNOWN: the
    parent does not exist, or with strict the module; NNC_E_INVALID: target is a parameter or buffer. Calls
    under way go on with the former module.
    """
    ctx = _h.current()
    lib.nnc_module_set_submodule(ctx, _c.pointer(module), _c.text(target), _c.pointer(child), _c.flag(strict))


def module_zero_grad_set_to_none(module: Handle, set_to_none: bool) -> None:
    """nnc_module_zero_grad; with set_to_none 0 gradients that are there become zeros, without a history."""
    ctx = _h.current()
    lib.nnc_module_zero_grad_set_to_none(ctx, _c.pointer(module), _c.flag(set_to_none))


def module_reset_parameters(module: Handle) -> None:
    """Gives the parameters, and what BatchNorm and InstanceNorm track, the values that they are made with, drawn
    from ctx's generator: in place, of the sizes and types that they have now. Whether they require gradients,
    and their gradients, stay. NNC_E_UNSUPPORTED: a class that has no such method in PyTorch, such as one
    without parameters, MultiheadAttention or one of yours. An Embedding draws its table even if that was given
    to it. On an error nothing has changed, the generator included.
    """
    ctx = _h.current()
    lib.nnc_module_reset_parameters(ctx, _c.pointer(module))


def module_apply(module: Handle, fn: Any, self: Any) -> None:
    """Calls fn for every module of the tree, children before their parents: to initialise parameters, say. As in
    PyTorch, a module with several parents gets a call from each. An error of fn ends the call; what it did
    before stays. NNC_E_INVALID: a table that is not known or lacks call.
    """
    ctx = _h.current()
    lib.nnc_module_apply(ctx, _c.pointer(module), byref(fn), self)


def module_float(module: Handle) -> None:
    """nnc_module_to with float32."""
    ctx = _h.current()
    lib.nnc_module_float(ctx, _c.pointer(module))


def module_double(module: Handle) -> None:
    """nnc_module_to with float64."""
    ctx = _h.current()
    lib.nnc_module_double(ctx, _c.pointer(module))


def module_half(module: Handle) -> None:
    """nnc_module_to with float16."""
    ctx = _h.current()
    lib.nnc_module_half(ctx, _c.pointer(module))


def module_bfloat16(module: Handle) -> None:
    """nnc_module_to with bfloat16."""
    ctx = _h.current()
    lib.nnc_module_bfloat16(ctx, _c.pointer(module))


def module_type(module: Handle, dst_type: Optional[dtype] = None) -> None:
    """Converts all parameters, gradients and buffers, integers too, to any type. NNC_E_DTYPE: a parameter that
    requires a gradient, and a type that is not floating point.
    """
    ctx = _h.current()
    lib.nnc_module_type(ctx, _c.pointer(module), _c.dtype_code(dst_type))


def module_cpu(module: Handle) -> None:
    """Changes nothing: there is no other device."""
    ctx = _h.current()
    lib.nnc_module_cpu(ctx, _c.pointer(module))


def module_to_empty(module: Handle, recurse: bool = True) -> None:
    """Gives parameters, gradients and buffers new memory, whose content is arbitrary. recurse 0: those of the
    module alone.
    """
    ctx = _h.current()
    lib.nnc_module_to_empty(ctx, _c.pointer(module), _c.flag(recurse))


def parametrize_register_parametrization(
        module: Handle, tensor_name: Optional[str], parametrization: Handle, unsafe: bool = False
) -> None:
    """From now on module's parameter or buffer tensor_name is what parametrization gives for it, or, where it is
    parametrized already, for what the former ones give. parametrization is a module that makes one tensor of
    one; it gets module's training mode, and becomes "parametrizations.<tensor_name>.0" (or the next number).
    The tensor itself stays a parameter, "parametrizations.<tensor_name>.original". If parametrization is a
    module of yours with a right_inverse (nnc_module_vtable), the tensor's data becomes what that gives for it;
    if that gives several tensors, those become "original0", "original1", ..., which the first parametrization
    then gets in this order. unsafe 0 (torch's default): what comes out must have the type and the size of the
    tensor, NNC_E_DTYPE and NNC_E_SHAPE; the functions of parametrization are called once to see that.
    NNC_E_INVALID: the entry is None, or parametrization contains module. Parametrized tensors whose
    parametrizations have parametrized tensors, and so on, are NNC_E_UNSUPPORTED when they are computed, if
    there are more than 50 within each other.
    """
    ctx = _h.current()
    lib.nnc_parametrize_register_parametrization(
        ctx, _c.pointer(module), _c.text(tensor_name), _c.pointer(parametrization), _c.flag(unsafe)
    )


def parametrize_is_parametrized(module: Handle, tensor_name: Optional[str] = None) -> bool:
    """Is tensor_name parametrized (1 or 0)? NULL asks whether anything in the module is."""
    ctx = _h.current()
    out = c_int32()
    lib.nnc_parametrize_is_parametrized(ctx, _c.pointer(module), _c.text(tensor_name), byref(out))
    return bool(out.value)


def parametrize_remove_parametrizations(
        module: Handle, tensor_name: Optional[str], leave_parametrized: bool = True
) -> None:
    """Makes tensor_name a parameter or buffer again, with the value that it is computed to now (leave_parametrized
    not 0, torch's default), or else with that of "original". It is the same tensor as "original", so that an
    optimizer still has it; a new one where it was computed from several. NNC_E_INVALID: it is not parametrized,
    or was computed from several tensors and leave_parametrized is 0.
    """
    ctx = _h.current()
    lib.nnc_parametrize_remove_parametrizations(
        ctx, _c.pointer(module), _c.text(tensor_name), _c.flag(leave_parametrized)
    )


def parametrize_transfer_parametrizations_and_params(
        from_module: Handle, to_module: Handle, tensor_name: Optional[str] = None
) -> None:
    """Registers the parametrizations of from_module's tensor_name (NULL: of all its parametrized tensors) in
    to_module too, which then computes its own from the same originals. A tensor that to_module does not have
    becomes a parameter of it. On an error the tensors before stay transferred.
    """
    ctx = _h.current()
    lib.nnc_parametrize_transfer_parametrizations_and_params(
        ctx, _c.pointer(from_module), _c.pointer(to_module), _c.text(tensor_name)
    )


def parametrize_cached_begin() -> None:
    """From here to the matching end the calling thread computes each parametrized tensor once, and then uses it
    again, whatever becomes of the module: for a layer that is called many times in a step. Pairs may be nested.
    """
    ctx = _h.current()
    lib.nnc_parametrize_cached_begin(ctx)


def parametrize_cached_end() -> None:
    """The end of it. NNC_E_STATE: nothing was begun in this thread."""
    ctx = _h.current()
    lib.nnc_parametrize_cached_end(ctx)


def parametrize_parametrization_list_new(modules: Handle, original: Tensor, unsafe: bool) -> Handle:
    """A ParametrizationList of a tensor that belongs to no module: called without inputs, it gives what the
    modules in modules, a ModuleList, one after the other, make of original. The rest is as for
    nnc_parametrize_register_parametrization. NNC_E_INVALID: there are none.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_parametrize_parametrization_list_new(
        ctx, _c.pointer(modules), _c.pointer(original), _c.flag(unsafe), byref(out)
    )
    return _h.own("module", out.value, ctx)


def parametrization_list_right_inverse(list: Handle, value: Tensor) -> None:
    """What assigning to a parametrized tensor is in torch: what list, a module's "parametrizations.<tensor_name>",
    is computed from becomes what the parametrizations' right inverses, the last one first, give for value.
    NNC_E_UNSUPPORTED: one of them has none.
    """
    ctx = _h.current()
    lib.nnc_parametrization_list_right_inverse(ctx, _c.pointer(list), _c.pointer(value))


def parametrizations_weight_norm(
        module: Handle, name: Optional[str] = 'weight', dim: Optional[int] = 0
) -> None:
    """w = g v / |v|, https://arxiv.org/abs/1602.07868: original0 is g, the norms of the slices of the tensor along
    dim (torch: 0; NULL and, as in torch, -1: the norm of it all), original1 is v, the tensor as it was. States
    with name_g and name_v, of nnc_weight_norm, can be loaded too. NNC_E_INDEX: dim is none of the tensor's;
    NNC_E_INVALID: it is parametrized already.
    """
    ctx = _h.current()
    lib.nnc_parametrizations_weight_norm(ctx, _c.pointer(module), _c.text(name), _c.optional_i64(dim))


def parametrizations_spectral_norm(
        module: Handle, name: Optional[str] = 'weight', n_power_iterations: int = 1, eps: float = 1e-12,
        dim: Optional[int] = None
) -> None:
    """w / s, https://arxiv.org/abs/1802.05957: s is the largest singular value of w as a matrix whose rows are
    dimension dim (NULL: 0, of transposed convolutions 1), found by the power method. Its vectors are buffers,
    drawn from ctx's generator and turned 15 times; each time the tensor is computed in training mode they are
    turned n_power_iterations (torch: 1) times more. eps (torch: 1e-12) is what their lengths are at least
    divided by. A vector w is divided by its length. NNC_E_INVALID: n_power_iterations is not in 1..10000;
    NNC_E_INDEX: dim is none of the tensor's.
    """
    ctx = _h.current()
    lib.nnc_parametrizations_spectral_norm(
        ctx, _c.pointer(module), _c.text(name), _c.i64(n_power_iterations), float(eps), _c.optional_i64(dim)
    )


def parametrizations_orthogonal(
        module: Handle, name: Optional[str] = 'weight', orthogonal_map: Optional[str] = None,
        use_trivialization: bool = True
) -> None:
    """Matrices (the last two dimensions) with orthonormal columns, of wide ones rows. orthogonal_map says how they
    come from any matrix: "matrix_exp" (of its skew part), "cayley" or "householder" (a product of reflections);
    NULL: "matrix_exp" for square ones, else "householder". use_trivialization not 0 (torch: 1) keeps a matrix
    "base" that the result is multiplied with, https://arxiv.org/abs/1909.09501: the tensor's value at the
    beginning, made orthogonal by QR; new columns of a base that is not square are drawn from ctx's generator.
    NNC_E_SHAPE: fewer than 2 dimensions; NNC_E_INVALID: another word; NNC_E_DTYPE: 16-bit types.
    """
    ctx = _h.current()
    lib.nnc_parametrizations_orthogonal(
        ctx, _c.pointer(module), _c.text(name), _c.text(orthogonal_map), _c.flag(use_trivialization)
    )


def weight_norm(module: Handle, name: Optional[str] = 'weight', dim: Optional[int] = 0) -> None:
    """The parameter name becomes name_g name_v / |name_v|, two parameters of module; see
    nnc_parametrizations_weight_norm. NNC_E_INVALID: it is already.
    """
    ctx = _h.current()
    lib.nnc_weight_norm(ctx, _c.pointer(module), _c.text(name), _c.optional_i64(dim))


def remove_weight_norm(module: Handle, name: Optional[str] = 'weight') -> None:
    """Makes it a parameter again, a new one. NNC_E_INVALID: it is not computed so."""
    ctx = _h.current()
    lib.nnc_remove_weight_norm(ctx, _c.pointer(module), _c.text(name))


def spectral_norm(
        module: Handle, name: Optional[str] = 'weight', n_power_iterations: int = 1, eps: float = 1e-12,
        dim: Optional[int] = None
) -> None:
    """The parameter name becomes the parameter name_orig divided by its largest singular value; see
    nnc_parametrizations_spectral_norm. The buffers name_u and name_v are the power method's vectors, not turned
    at the beginning; calls in training mode turn them, asking for the parameter does not. NNC_E_INVALID: it is
    already.
    """
    ctx = _h.current()
    lib.nnc_spectral_norm(
        ctx, _c.pointer(module), _c.text(name), _c.i64(n_power_iterations), float(eps), _c.optional_i64(dim)
    )


def remove_spectral_norm(module: Handle, name: Optional[str] = 'weight') -> None:
    """Makes it a parameter again, a new one. NNC_E_INVALID: it is not computed so."""
    ctx = _h.current()
    lib.nnc_remove_spectral_norm(ctx, _c.pointer(module), _c.text(name))


def prune_identity(module: Handle, name: Optional[str]) -> None:
    """Prunes nothing: the parameter only gets its mask of ones."""
    ctx = _h.current()
    lib.nnc_prune_identity(ctx, _c.pointer(module), _c.text(name))


def prune_random_unstructured(module: Handle, name: Optional[str], amount: float) -> None:
    """Prunes elements at random."""
    ctx = _h.current()
    lib.nnc_prune_random_unstructured(ctx, _c.pointer(module), _c.text(name), float(amount))


def prune_random_unstructured_i64(module: Handle, name: Optional[str], amount: int) -> None:
    """So many of them."""
    ctx = _h.current()
    lib.nnc_prune_random_unstructured_i64(ctx, _c.pointer(module), _c.text(name), _c.i64(amount))


def prune_l1_unstructured(
        module: Handle, name: Optional[str], amount: float, importance_scores: Optional[Tensor] = None
) -> None:
    """Prunes the elements whose scores have the least absolute values."""
    ctx = _h.current()
    lib.nnc_prune_l1_unstructured(
        ctx, _c.pointer(module), _c.text(name), float(amount), _c.pointer(importance_scores)
    )


def prune_l1_unstructured_i64(
        module: Handle, name: Optional[str], amount: int, importance_scores: Optional[Tensor] = None
) -> None:
    """So many of them."""
    ctx = _h.current()
    lib.nnc_prune_l1_unstructured_i64(
        ctx, _c.pointer(module), _c.text(name), _c.i64(amount), _c.pointer(importance_scores)
    )


def prune_random_structured(module: Handle, name: Optional[str], amount: float, dim: int) -> None:
    """Prunes slices along dim at random. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is none of them."""
    ctx = _h.current()
    lib.nnc_prune_random_structured(ctx, _c.pointer(module), _c.text(name), float(amount), _c.i64(dim))


def prune_random_structured_i64(module: Handle, name: Optional[str], amount: int, dim: int) -> None:
    """So many of them."""
    ctx = _h.current()
    lib.nnc_prune_random_structured_i64(ctx, _c.pointer(module), _c.text(name), _c.i64(amount), _c.i64(dim))


def prune_ln_structured(
        module: Handle, name: Optional[str], amount: float, n: float, dim: int,
        importance_scores: Optional[Tensor] = None
) -> None:
    """Prunes the slices along dim whose scores have the least norms of order n. torch's n='fro' is 2, n='nuc' goes
    through nnc_prune_apply. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is none of them.
    """
    ctx = _h.current()
    lib.nnc_prune_ln_structured(
        ctx, _c.pointer(module), _c.text(name), float(amount), float(n), _c.i64(dim),
        _c.pointer(importance_scores)
    )


def prune_ln_structured_i64(
        module: Handle, name: Optional[str], amount: int, n: float, dim: int,
        importance_scores: Optional[Tensor] = None
) -> None:
    """So many of them."""
    ctx = _h.current()
    lib.nnc_prune_ln_structured_i64(
        ctx, _c.pointer(module), _c.text(name), _c.i64(amount), float(n), _c.i64(dim),
        _c.pointer(importance_scores)
    )


def prune_custom_from_mask(module: Handle, name: Optional[str], mask: Tensor) -> None:
    """Prunes by a mask of the parameter's size, NNC_E_SHAPE if it has another."""
    ctx = _h.current()
    lib.nnc_prune_custom_from_mask(ctx, _c.pointer(module), _c.text(name), _c.pointer(mask))


def prune_apply(
        module: Handle, name: Optional[str], pruning_method: Optional[str], kwargs: Handle,
        importance_scores: Tensor
) -> None:
    """Prunes by a method in torch's words: "Identity()", "RandomUnstructured(amount)", "L1Unstructured(amount)",
    "RandomStructured(amount, dim=-1)", "LnStructured(amount, n, dim=-1)", or "CustomFromMask()" with its mask
    in kwargs, which may be NULL; amount is an int or a float. Text that is none of these is NNC_E_TEXT,
    NNC_E_UNKNOWN or NNC_E_INVALID.
    """
    ctx = _h.current()
    lib.nnc_prune_apply(
        ctx, _c.pointer(module), _c.text(name), _c.text(pruning_method), _c.pointer(kwargs),
        _c.pointer(importance_scores)
    )


def prune_global_unstructured(module: Handle, parameters: Handle, pruning_method: Optional[str]) -> None:
    """Prunes several parameters, in whichever modules, together: those of them that are least important go,
    wherever they are. The keys of parameters are their paths from module ("conv1.weight"), its tensors the
    importance scores (none: the parameter itself). pruning_method is as for nnc_prune_apply; NNC_E_INVALID for
    one that prunes slices, and if there are no parameters.
    """
    ctx = _h.current()
    lib.nnc_prune_global_unstructured(ctx, _c.pointer(module), _c.pointer(parameters), _c.text(pruning_method))


def prune_remove(module: Handle, name: Optional[str]) -> None:
    """Makes the pruned parameter one again, with zeros where it was pruned. It is the same tensor as name_orig, so
    that an optimizer still has it. Writes to the elements of that tensor, which nobody else uses meanwhile
    (<nnc/status.h>). NNC_E_INVALID: it is not pruned.
    """
    ctx = _h.current()
    lib.nnc_prune_remove(ctx, _c.pointer(module), _c.text(name))


def prune_is_pruned(module: Handle) -> bool:
    """Is anything in the module or its descendants pruned (1 or 0)?"""
    ctx = _h.current()
    out = c_int32()
    lib.nnc_prune_is_pruned(ctx, _c.pointer(module), byref(out))
    return bool(out.value)


def get_total_norm(
        tensors: Sequence[Tensor], norm_type: float = 2.0, error_if_nonfinite: bool = False,
        foreach: Optional[bool] = None
) -> Tensor:
    """(): the norm, of order norm_type (torch: 2; any number, infinite ones too), of the norms of the tensors:
    that of one vector of all their elements. But of order 0 it is how many of the tensors have an element that
    is not 0. Of the type of the tensors, of several types the one that they promote to; 0 of the default type
    without tensors. No gradient. NNC_E_DTYPE: a tensor that is not floating point. NNC_E_INVALID: with
    error_if_nonfinite not 0 (torch: 0) the result is infinite or NaN; a tensor without elements, which has no
    norm of that order.
    """
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    out = c_void_p()
    lib.nnc_get_total_norm(
        ctx, tensors_, n_tensors_, float(norm_type), _c.flag(error_if_nonfinite), _c.choice(foreach), byref(out)
    )
    return _h.tensor(out.value, ctx)


def clip_grads_with_norm_(
        parameters: Sequence[Tensor], max_norm: float, total_norm: Tensor, foreach: Optional[bool] = None
) -> None:
    """Multiplies the gradients by min(max_norm / (total_norm + 1e-6), 1). NNC_E_SHAPE: total_norm has dimensions."""
    ctx = _h.current()
    parameters_, n_parameters_ = _c.handles(parameters)
    lib.nnc_clip_grads_with_norm_(
        ctx, parameters_, n_parameters_, float(max_norm), _c.pointer(total_norm), _c.choice(foreach)
    )


def clip_grad_norm_(
        parameters: Sequence[Tensor], max_norm: float, norm_type: float = 2.0, error_if_nonfinite: bool = False,
        foreach: Optional[bool] = None
) -> Tensor:
    """(): nnc_get_total_norm of the gradients, by which nnc_clip_grads_with_norm_ then clips them."""
    ctx = _h.current()
    parameters_, n_parameters_ = _c.handles(parameters)
    out = c_void_p()
    lib.nnc_clip_grad_norm_(
        ctx, parameters_, n_parameters_, float(max_norm), float(norm_type), _c.flag(error_if_nonfinite),
        _c.choice(foreach), byref(out)
    )
    return _h.tensor(out.value, ctx)


def clip_grad_value_(parameters: Sequence[Tensor], clip_value: float, foreach: Optional[bool] = None) -> None:
    """Brings every element of the gradients into -clip_value..clip_value, as nnc_clamp_. NNC_E_STATE: none of the
    parameters has a gradient.
    """
    ctx = _h.current()
    parameters_, n_parameters_ = _c.handles(parameters)
    lib.nnc_clip_grad_value_(ctx, parameters_, n_parameters_, float(clip_value), _c.choice(foreach))


def parameters_to_vector(parameters: Sequence[Tensor]) -> Tensor:
    """(number of all elements): the parameters one after another, a copy; differentiable. Of several types the one
    that they promote to. NNC_E_INVALID: no parameters. NNC_E_SHAPE: one whose strides cannot be viewed as a
    vector.
    """
    ctx = _h.current()
    parameters_, n_parameters_ = _c.handles(parameters)
    out = c_void_p()
    lib.nnc_parameters_to_vector(ctx, parameters_, n_parameters_, byref(out))
    return _h.tensor(out.value, ctx)


def vector_to_parameters(vec: Tensor, parameters: Sequence[Tensor]) -> None:
    """The reverse, all or nothing: the parameters stay the same tensors of the same sizes, but look at the
    elements of vec from now on and share memory with it, as in torch; they take its type. What vec has beyond
    them is left. A graph that was recorded before computes its gradients with what the parameters are in
    backward, as in torch. NNC_E_SHAPE: vec has too few. NNC_E_DTYPE: not floating point for parameters that
    require gradients, or not of the type of a gradient that one has.
    """
    ctx = _h.current()
    parameters_, n_parameters_ = _c.handles(parameters)
    lib.nnc_vector_to_parameters(ctx, _c.pointer(vec), parameters_, n_parameters_)


def skip_init(text: Optional[str], kwargs: Optional[Handle] = None) -> Handle:
    """nnc_module_new_kwargs (kwargs may be NULL) of one layer, whose parameters and buffers have arbitrary
    content, as to be loaded; no random numbers are drawn. NNC_E_UNSUPPORTED: a layer whose constructor takes no
    device, as one without parameters. NNC_E_STATE: a lazy module.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_skip_init(ctx, _c.text(text), _c.pointer(kwargs), byref(out))
    return _h.own("module", out.value, ctx)


def packed_sequence_new(
        data: Tensor, batch_sizes: Tensor, sorted_indices: Tensor, unsorted_indices: Tensor
) -> Handle:
    """A packed sequence of these tensors. sorted_indices and unsorted_indices may be NULL; the latter follow from
    the former where only those are given. NNC_E_INVALID unless batch_sizes is a vector of int64 that never
    grows and has nothing below 1, and indices are a vector of batch_sizes[0] int64; NNC_E_SHAPE: batch_sizes
    does not add up to the rows of data; NNC_E_INDEX: sorted_indices beyond the sequences.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_packed_sequence_new(
        ctx, _c.pointer(data), _c.pointer(batch_sizes), _c.pointer(sorted_indices),
        _c.pointer(unsorted_indices), byref(out)
    )
    return _h.own("packed_sequence", out.value, ctx)


def packed_sequence_data(packed: Handle) -> Tensor:
    """The elements themselves."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_packed_sequence_data(ctx, _c.pointer(packed), byref(out))
    return _h.tensor(out.value, ctx)


def packed_sequence_batch_sizes(packed: Handle) -> Tensor:
    """How many sequences reach each step."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_packed_sequence_batch_sizes(ctx, _c.pointer(packed), byref(out))
    return _h.tensor(out.value, ctx)


def packed_sequence_sorted_indices(packed: Handle) -> Tensor:
    """The places of the sequences, the longest first; *out may be NULL."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_packed_sequence_sorted_indices(ctx, _c.pointer(packed), byref(out))
    return _h.tensor(out.value, ctx)


def packed_sequence_unsorted_indices(packed: Handle) -> Tensor:
    """The way back; *out may be NULL."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_packed_sequence_unsorted_indices(ctx, _c.pointer(packed), byref(out))
    return _h.tensor(out.value, ctx)


def pack_padded_sequence(
        input: Tensor, lengths: Tensor, batch_first: bool = False, enforce_sorted: bool = True
) -> Handle:
    """The sequences in input (steps, batch, ...), with batch_first not 0 (batch, steps, ...), without what lies
    behind their lengths, a vector of batch numbers. enforce_sorted not 0 (torch: 1) takes the lengths as they
    are, the longest first; 0 sorts them. NNC_E_SHAPE: input has fewer than 2 dimensions or no elements, lengths
    of another number, or a length beyond the steps; NNC_E_INVALID: a length below 1, lengths that are not
    sorted.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pack_padded_sequence(
        ctx, _c.pointer(input), _c.pointer(lengths), _c.flag(batch_first), _c.flag(enforce_sorted), byref(out)
    )
    return _h.own("packed_sequence", out.value, ctx)


def pad_packed_sequence(
        sequence: Handle, batch_first: bool = False, padding_value: float = 0.0,
        total_length: Optional[int] = None
) -> Any:
    """The way back: (steps, batch, ...), with batch_first not 0 (batch, steps, ...), in the order in which the
    sequences were given, with padding_value (torch: 0) behind the end of each; lengths (batch, int64). There
    are as many steps as the longest sequence has, or *total_length, which may be NULL; less is NNC_E_INVALID.
    """
    ctx = _h.current()
    output = c_void_p()
    lengths = c_void_p()
    lib.nnc_pad_packed_sequence(
        ctx, _c.pointer(sequence), _c.flag(batch_first), float(padding_value), _c.optional_i64(total_length),
        byref(output), byref(lengths)
    )
    return pad_packed_sequence_result(_h.tensor(output.value, ctx), _h.tensor(lengths.value, ctx))


def pack_sequence(sequences: Sequence[Tensor], enforce_sorted: bool = True) -> Handle:
    """Sequences (length, ...) of one type and equal sizes behind the first; another type becomes that of the first
    sequence. enforce_sorted as above. NNC_E_INVALID: none, one of length 0, or not sorted; NNC_E_SHAPE: sizes
    that differ.
    """
    ctx = _h.current()
    sequences_, n_sequences_ = _c.handles(sequences)
    out = c_void_p()
    lib.nnc_pack_sequence(ctx, sequences_, n_sequences_, _c.flag(enforce_sorted), byref(out))
    return _h.own("packed_sequence", out.value, ctx)


def unpack_sequence(packed_sequences: Handle, capacity: int = 64) -> Tuple[Tensor, ...]:
    """The way back: *n_out tensors (length, ...) in the order in which they were given. More than capacity is
    NNC_E_INVALID: nothing is written.
    """
    ctx = _h.current()
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_unpack_sequence(ctx, _c.pointer(packed_sequences), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def pad_sequence(
        sequences: Sequence[Tensor], batch_first: bool = False, padding_value: float = 0.0,
        padding_side: Optional[str] = 'right'
) -> Tensor:
    """Sequences (length, ...) of equal sizes behind the first, in one tensor (longest, n_sequences, ...), with
    batch_first not 0 (n_sequences, longest, ...), of the first one's type, with padding_value (torch: 0) behind
    the end of each, or before its start if padding_side is "left" (NULL: "right"). Differentiable.
    NNC_E_INVALID: no sequences, another word; NNC_E_SHAPE: one without dimensions, or sizes that do not
    broadcast to the first one's.
    """
    ctx = _h.current()
    sequences_, n_sequences_ = _c.handles(sequences)
    out = c_void_p()
    lib.nnc_pad_sequence(
        ctx, sequences_, n_sequences_, _c.flag(batch_first), float(padding_value), _c.text(padding_side),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def unpad_sequence(
        padded_sequences: Tensor, lengths: Tensor, batch_first: bool = False, capacity: int = 64
) -> Tuple[Tensor, ...]:
    """The way back, of sequences that are padded behind their ends: of padded_sequences (steps, batch, ...), with
    batch_first not 0 (batch, steps, ...), the first lengths[i] steps of each, or all. *n_out copies, of which
    more than capacity are NNC_E_INVALID. NNC_E_SHAPE: fewer than 2 dimensions, or lengths is no vector of batch
    numbers.
    """
    ctx = _h.current()
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_unpad_sequence(
        ctx, _c.pointer(padded_sequences), _c.pointer(lengths), _c.flag(batch_first), out, capacity,
        byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def invert_permutation(permutation: Tensor) -> Tensor:
    """The vector out with out[permutation[i]] = i. NNC_E_INVALID unless permutation is a vector of int64 without
    repetition, NNC_E_INDEX: a place beyond it.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_invert_permutation(ctx, _c.pointer(permutation), byref(out))
    return _h.tensor(out.value, ctx)


def module_call_packed(module: Handle, input: Handle, hx: Sequence[Tensor]) -> Any:
    """LSTM, GRU or RNN on packed sequences. hx: h_0 and, of an LSTM, c_0, (num_layers * directions, batch, size),
    or n_hx 0: zeros. output is packed as input is, h_n and c_n are the states of each sequence after its last
    element; states stand in the order in which the sequences were given. h_n and c_n may be NULL; *c_n is NULL
    unless module is an LSTM. batch_first says nothing here. nnc_module_forward does the same with data and
    states as its inputs and "batch_sizes", "sorted_indices" and "unsorted_indices" in kwargs; a module of yours
    gets them in that way. NNC_E_UNKNOWN: another layer; NNC_E_SHAPE, NNC_E_DTYPE: as in nnc_lstm.
    """
    ctx = _h.current()
    hx_, n_hx_ = _c.handles(hx)
    output = c_void_p()
    h_n = c_void_p()
    c_n = c_void_p()
    lib.nnc_module_call_packed(
        ctx, _c.pointer(module), _c.pointer(input), hx_, n_hx_, byref(output), byref(h_n), byref(c_n)
    )
    return module_call_packed_result(_h.own("packed_sequence", output.value, ctx), _h.tensor(h_n.value, ctx), _h.tensor(c_n.value, ctx))


def relu(input: Tensor) -> Tensor:
    """max(input, 0); its gradient at 0 is 0. Integers too."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_relu(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def relu_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_relu_(ctx, _c.pointer(input))


def relu6(input: Tensor) -> Tensor:
    """input held in 0..6. Integers too."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_relu6(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def relu6_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_relu6_(ctx, _c.pointer(input))


def hardtanh(input: Tensor, min_val: float = -1.0, max_val: float = 1.0) -> Tensor:
    """input held in min_val..max_val (torch: -1, 1); its gradient at the bounds is 0. Integers too, with the
    bounds cut off. NNC_E_INVALID: min_val > max_val.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_hardtanh(ctx, _c.pointer(input), float(min_val), float(max_val), byref(out))
    return _h.tensor(out.value, ctx)


def hardtanh_(input: Tensor, min_val: float = -1.0, max_val: float = 1.0) -> None:
    """The same in place; but min_val > max_val makes every element max_val."""
    ctx = _h.current()
    lib.nnc_hardtanh_(ctx, _c.pointer(input), float(min_val), float(max_val))


def leaky_relu(input: Tensor, negative_slope: float = 0.01) -> Tensor:
    """input where it is positive, else negative_slope * input (torch: 0.01)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_leaky_relu(ctx, _c.pointer(input), float(negative_slope), byref(out))
    return _h.tensor(out.value, ctx)


def leaky_relu_(input: Tensor, negative_slope: float = 0.01) -> None:
    """The same in place. With a negative negative_slope backward fails."""
    ctx = _h.current()
    lib.nnc_leaky_relu_(ctx, _c.pointer(input), float(negative_slope))


def prelu(input: Tensor, weight: Tensor) -> Tensor:
    """input where it is positive, else weight * input. weight has one element, or one for each channel, dimension
    1 of input, and input's type. NNC_E_SHAPE: another number.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_prelu(ctx, _c.pointer(input), _c.pointer(weight), byref(out))
    return _h.tensor(out.value, ctx)


def rrelu(
        input: Tensor, lower: float = 0.125, upper: float = 0.3333333333333333, training: bool = False
) -> Tensor:
    """nnc_leaky_relu with a slope for each element <= 0 that is drawn from lower..upper (torch: 1/8, 1/3) if
    training is not 0 (torch: 0), else the middle of both. NNC_E_INVALID: lower > upper.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_rrelu(ctx, _c.pointer(input), float(lower), float(upper), _c.flag(training), byref(out))
    return _h.tensor(out.value, ctx)


def rrelu_(
        input: Tensor, lower: float = 0.125, upper: float = 0.3333333333333333, training: bool = False
) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_rrelu_(ctx, _c.pointer(input), float(lower), float(upper), _c.flag(training))


def threshold(input: Tensor, threshold: float, value: float) -> Tensor:
    """input where it is > threshold, else value. Integers too, with both numbers cut off to their type.
    NNC_E_INVALID: a number that the type does not hold.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_threshold(ctx, _c.pointer(input), float(threshold), float(value), byref(out))
    return _h.tensor(out.value, ctx)


def threshold_(input: Tensor, threshold: float, value: float) -> None:
    """The same in place. The gradient is found from the result: a value above threshold lets it through
    everywhere, as in torch.
    """
    ctx = _h.current()
    lib.nnc_threshold_(ctx, _c.pointer(input), float(threshold), float(value))


def hardsigmoid(input: Tensor) -> Tensor:
    """relu6(input + 3) / 6. Has second derivatives, 0, unlike torch's."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_hardsigmoid(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def hardsigmoid_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_hardsigmoid_(ctx, _c.pointer(input))


def hardswish(input: Tensor) -> Tensor:
    """input * relu6(input + 3) / 6."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_hardswish(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def hardswish_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_hardswish_(ctx, _c.pointer(input))


def hardshrink(input: Tensor, lambd: float = 0.5) -> Tensor:
    """input, but 0 in -lambd..lambd (torch: 0.5)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_hardshrink(ctx, _c.pointer(input), float(lambd), byref(out))
    return _h.tensor(out.value, ctx)


def softshrink(input: Tensor, lambd: float = 0.5) -> Tensor:
    """input moved by lambd towards 0, and 0 in -lambd..lambd (torch: 0.5). NNC_E_INVALID: lambd < 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_softshrink(ctx, _c.pointer(input), float(lambd), byref(out))
    return _h.tensor(out.value, ctx)


def sigmoid(input: Tensor) -> Tensor:
    """1 / (1 + exp(-input)). Integers compute in the default type."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sigmoid(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def sigmoid_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_sigmoid_(ctx, _c.pointer(input))


def tanh(input: Tensor) -> Tensor:
    """The hyperbolic tangent. Integers compute in the default type."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tanh(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tanh_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_tanh_(ctx, _c.pointer(input))


def elu(input: Tensor, alpha: float = 1.0) -> Tensor:
    """input where it is positive, else alpha * (exp(input) - 1) (torch: 1)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_elu(ctx, _c.pointer(input), float(alpha), byref(out))
    return _h.tensor(out.value, ctx)


def elu_(input: Tensor, alpha: float = 1.0) -> None:
    """The same in place. With a negative alpha backward fails."""
    ctx = _h.current()
    lib.nnc_elu_(ctx, _c.pointer(input), float(alpha))


def selu(input: Tensor) -> Tensor:
    """1.0507 * nnc_elu of alpha 1.6733: the constants that keep mean 0 and variance 1."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_selu(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def selu_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_selu_(ctx, _c.pointer(input))


def celu(input: Tensor, alpha: float = 1.0) -> Tensor:
    """input where it is positive, else alpha * (exp(input / alpha) - 1) (torch: 1). NNC_E_INVALID: alpha is 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_celu(ctx, _c.pointer(input), float(alpha), byref(out))
    return _h.tensor(out.value, ctx)


def celu_(input: Tensor, alpha: float = 1.0) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_celu_(ctx, _c.pointer(input), float(alpha))


def gelu(input: Tensor, approximate: Optional[str] = 'none') -> Tensor:
    """input * P(input), P the distribution function of the standard normal distribution. approximate "none" (NULL:
    that), or "tanh" for input * (1 + tanh(sqrt(2 / pi) * (input + 0.044715 * input^3))) / 2. NNC_E_INVALID:
    another word.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_gelu(ctx, _c.pointer(input), _c.text(approximate), byref(out))
    return _h.tensor(out.value, ctx)


def silu(input: Tensor) -> Tensor:
    """input * sigmoid(input)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_silu(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def silu_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_silu_(ctx, _c.pointer(input))


def mish(input: Tensor) -> Tensor:
    """input * tanh(log(1 + exp(input)))."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_mish(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def mish_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_mish_(ctx, _c.pointer(input))


def softplus(input: Tensor, beta: float = 1.0, threshold: float = 20.0) -> Tensor:
    """log(1 + exp(beta * input)) / beta, and input where beta * input > threshold (torch: 1, 20)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_softplus(ctx, _c.pointer(input), float(beta), float(threshold), byref(out))
    return _h.tensor(out.value, ctx)


def softsign(input: Tensor) -> Tensor:
    """input / (1 + |input|); of integers in float32 (torch adds the 1 in their type, where it wraps)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_softsign(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tanhshrink(input: Tensor) -> Tensor:
    """input - tanh(input). Its gradient needs input as it was (that of torch only its tanh)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tanhshrink(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def logsigmoid(input: Tensor) -> Tensor:
    """log(sigmoid(input)), without overflow."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_logsigmoid(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def glu(input: Tensor, dim: int = -1) -> Tensor:
    """(input's sizes, dim of half its size): a * sigmoid(b), a and b the halves of input along dim (torch: -1).
    NNC_E_SHAPE: the size of dim is odd.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_glu(ctx, _c.pointer(input), _c.i64(dim), byref(out))
    return _h.tensor(out.value, ctx)


def gumbel_softmax(
        logits: Tensor, tau: float = 1.0, hard: bool = False, eps: float = 1e-10, dim: int = -1
) -> Tensor:
    """Samples of one-hot vectors along dim that keep a gradient: the softmax of (logits + g) / tau with g =
    -log(e) for draws e of the exponential distribution, PyTorch's, from the context's generator. hard not 0: 1
    where that is largest, else 0, with the gradient of the softmax. eps has no effect, as in torch (torch: tau
    1, hard 0, eps 1e-10, dim -1).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_gumbel_softmax(
        ctx, _c.pointer(logits), float(tau), _c.flag(hard), float(eps), _c.i64(dim), byref(out)
    )
    return _h.tensor(out.value, ctx)


def scaled_dot_product_attention(
        query: Tensor, key: Tensor, value: Tensor, attn_mask: Optional[Tensor] = None, dropout_p: float = 0.0,
        is_causal: bool = False, scale: Optional[float] = None, enable_gqa: bool = False
) -> Tensor:
    """(..., L, Ev) of query (..., L, E), key (..., S, E) and value (..., S, Ev), whose leading sizes are
    broadcast: softmax(scale query key^T + mask) value, the softmax over the keys. scale NULL is 1 / sqrt(E).
    attn_mask, NULL or of sizes that broadcast to those of the scores (..., L, S): bool, true where a query may
    attend to a key; or what is added, float32 or of query's type. is_causal not 0 is the mask that is true for
    keys up to the query's own place, and takes no other one (NNC_E_INVALID). A query that may attend to nothing
    gets zeros, and without queries or elements of value the result is zeros of query's leading sizes, whatever
    the others are. Weights are dropped with probability dropout_p, whether or not anything is trained (torch:
    0); another than 0 to 1 is NNC_E_INVALID. enable_gqa not 0: dimension -3 counts the heads, and each of key's
    and value's serves as many neighbours as query has for one. Scores are not kept, but with create_graph and
    for the gradient of a mask they are made whole.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_scaled_dot_product_attention(
        ctx, _c.pointer(query), _c.pointer(key), _c.pointer(value), _c.pointer(attn_mask), float(dropout_p),
        _c.flag(is_causal), _c.optional_f64(scale), _c.flag(enable_gqa), byref(out)
    )
    return _h.tensor(out.value, ctx)


def multi_head_attention_forward(
        query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: int, num_heads: int,
        in_proj_weight: Tensor, in_proj_bias: Tensor, bias_k: Tensor, bias_v: Tensor, add_zero_attn: bool,
        dropout_p: float, out_proj_weight: Tensor, out_proj_bias: Tensor, training: bool = True,
        key_padding_mask: Optional[Tensor] = None, need_weights: bool = True,
        attn_mask: Optional[Tensor] = None, use_separate_proj_weight: bool = False,
        q_proj_weight: Optional[Tensor] = None, k_proj_weight: Optional[Tensor] = None,
        v_proj_weight: Optional[Tensor] = None, static_k: Optional[Tensor] = None,
        static_v: Optional[Tensor] = None, average_attn_weights: bool = True, is_causal: bool = False
) -> Any:
    """attn_output (L, N, Eo) of query (L, N, E), key (S, N, Ek) and value (S, N, Ev), or all of them without N:
    num_heads attentions side by side. embed_dim_to_check is E, num_heads divides it. - query, key and value are
    projected to E by in_proj_weight (3 E, E), or with use_separate_proj_weight not 0 by q_proj_weight (E, E),
    k_proj_weight (E, Ek) and v_proj_weight (E, Ev), which may be NULL otherwise; in_proj_bias (3 E) may be
    NULL. A projected key or value is replaced by static_k or static_v (N num_heads, S, E / num_heads) unless
    that is NULL. - bias_k and bias_v (1, 1, E), both or NULL, are one more key and value for everybody, zeros
    are another with add_zero_attn not 0. - attn_mask, or NULL, (L, S) or (N num_heads, L, S), and
    key_padding_mask, or NULL, (N, S) or (S): bool, true where nobody may attend to a key; or what is added to
    the scores, of query's type, and with need_weights 0 also float32. is_causal not 0 says that attn_mask is
    causal, and asks for one. - weights are dropped with probability dropout_p if training is not 0 (torch: 1).
    - what is attended to is projected by out_proj_weight (Eo, E) and out_proj_bias (Eo), or NULL. With
    need_weights not 0 (torch: 1) attn_output_weights is (N, L, S'), the mean over the heads, or with
    average_attn_weights 0 (torch: 1) (N, num_heads, L, S'), where S' counts all keys; a query that may attend
    to nothing makes NaN. With 0 it is NULL, and such a query gets zeros. NNC_E_INVALID: what does not go
    together.
    """
    ctx = _h.current()
    attn_output = c_void_p()
    attn_output_weights = c_void_p()
    lib.nnc_multi_head_attention_forward(
        ctx, _c.pointer(query), _c.pointer(key), _c.pointer(value), _c.i64(embed_dim_to_check),
        _c.i64(num_heads), _c.pointer(in_proj_weight), _c.pointer(in_proj_bias), _c.pointer(bias_k),
        _c.pointer(bias_v), _c.flag(add_zero_attn), float(dropout_p), _c.pointer(out_proj_weight),
        _c.pointer(out_proj_bias), _c.flag(training), _c.pointer(key_padding_mask), _c.flag(need_weights),
        _c.pointer(attn_mask), _c.flag(use_separate_proj_weight), _c.pointer(q_proj_weight),
        _c.pointer(k_proj_weight), _c.pointer(v_proj_weight), _c.pointer(static_k), _c.pointer(static_v),
        _c.flag(average_attn_weights), _c.flag(is_causal), byref(attn_output), byref(attn_output_weights)
    )
    return multi_head_attention_forward_result(_h.tensor(attn_output.value, ctx), _h.tensor(attn_output_weights.value, ctx))


def transformer_generate_square_subsequent_mask(sz: int, dtype: Optional[dtype] = None) -> Tensor:
    """The mask (sz, sz) that lets each of sz places attend to those up to itself: 0 on and below the diagonal,
    -inf above it, as what is added to scores. NNC_BOOL: true above it, as a bool mask of
    nnc_multi_head_attention_forward and of modules. NNC_DTYPE_DEFAULT is the context's default type; integers
    have no -inf (NNC_E_INVALID).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_transformer_generate_square_subsequent_mask(ctx, _c.i64(sz), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def cosine_similarity(x1: Tensor, x2: Tensor, dim: int = 1, eps: float = 1e-08) -> Tensor:
    """(x1 and x2 broadcast, without dim): the cosine of the angle between vectors along dim (torch: 1), each first
    divided by its length, which counts as eps if it is shorter (torch: 1e-8). One of the two may be of
    integers.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_cosine_similarity(ctx, _c.pointer(x1), _c.pointer(x2), _c.i64(dim), float(eps), byref(out))
    return _h.tensor(out.value, ctx)


def pairwise_distance(
        x1: Tensor, x2: Tensor, p: float = 2.0, eps: float = 1e-06, keepdim: bool = False
) -> Tensor:
    """(x1 and x2 broadcast, without the last dimension; 1 in its place if keepdim is not 0): the p-norm of x1 - x2
    + eps (torch: eps 1e-6, keepdim 0). Integers take the default floating point type.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pairwise_distance(
        ctx, _c.pointer(x1), _c.pointer(x2), float(p), float(eps), _c.flag(keepdim), byref(out)
    )
    return _h.tensor(out.value, ctx)


def pdist(input: Tensor, p: float = 2.0) -> Tensor:
    """(n (n - 1) / 2): the distances of the rows i < j of input (n, m), (0, 1), (0, 2), ... first. NNC_E_INVALID:
    p < 0.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pdist(ctx, _c.pointer(input), float(p), byref(out))
    return _h.tensor(out.value, ctx)


def cdist(
        x1: Tensor, x2: Tensor, p: float = 2.0,
        compute_mode: Optional[str] = 'use_mm_for_euclid_dist_if_necessary'
) -> Tensor:
    """(batch, n, r): the distances from each row of x1 (batch, n, m) to each of x2 (batch, r, m), of one type;
    batch dimensions are broadcast and may be missing. compute_mode says whether distances for p 2 come from a
    matrix product, which is faster and rounds as the squares of the elements: "use_mm_for_euclid_dist",
    "donot_use_mm_for_euclid_dist", or (the same as NULL) "use_mm_for_euclid_dist_if_necessary": if n or r is
    above 25. Rows with NaN are NaN apart, where torch passes over it at p = inf. NNC_E_INVALID: p < 0.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_cdist(ctx, _c.pointer(x1), _c.pointer(x2), float(p), _c.text(compute_mode), byref(out))
    return _h.tensor(out.value, ctx)


def embedding(
        input: Tensor, weight: Tensor, padding_idx: Optional[int] = None, max_norm: Optional[float] = None,
        norm_type: float = 2.0, scale_grad_by_freq: bool = False
) -> Tensor:
    """(input's sizes, embedding_dim): the rows of weight (num_embeddings, embedding_dim) that input, int64 or
    int32, names. padding_idx (NULL: none) is a row that gets no gradient; negative ones count from the end.
    max_norm (NULL: none): rows that are named and whose norm_type-norm is larger are first scaled down to it in
    weight itself. scale_grad_by_freq not 0: the gradient of a row is divided by the number of its uses (torch:
    NULL, NULL, 2, 0). NNC_E_INDEX: no such row.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_embedding(
        ctx, _c.pointer(input), _c.pointer(weight), _c.optional_i64(padding_idx), _c.optional_f64(max_norm),
        float(norm_type), _c.flag(scale_grad_by_freq), byref(out)
    )
    return _h.tensor(out.value, ctx)


def embedding_bag(
        input: Tensor, weight: Tensor, offsets: Optional[Tensor] = None, max_norm: Optional[float] = None,
        norm_type: float = 2.0, scale_grad_by_freq: bool = False, mode: Optional[str] = 'mean',
        sparse: bool = False, per_sample_weights: Optional[Tensor] = None, include_last_offset: bool = False,
        padding_idx: Optional[int] = None
) -> Tensor:
    """(bags, embedding_dim): the "sum", "mean" or "max" (mode; NULL: "mean") of the rows of weight that each bag
    of input names, 0 for an empty bag. input is (bags, n), offsets then NULL; or it is a vector, and offsets, a
    vector of int64 or int32 that begins with 0, says where each bag begins; with include_last_offset not 0 it
    also says, last, where the last bag ends. per_sample_weights, of input's sizes and weight's type, multiplies
    the rows that are summed (NULL: 1; "sum" only). Entries equal to padding_idx (NULL: none) belong to no bag.
    max_norm, norm_type and scale_grad_by_freq are those of nnc_embedding; the last not with "max". sparse must
    be 0: there are no sparse gradients (NNC_E_UNSUPPORTED). Differentiable in weight and per_sample_weights.
    NNC_E_INDEX: no such row. NNC_E_INVALID: offsets that decrease or lie outside.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_embedding_bag(
        ctx, _c.pointer(input), _c.pointer(weight), _c.pointer(offsets), _c.optional_f64(max_norm),
        float(norm_type), _c.flag(scale_grad_by_freq), _c.text(mode), _c.flag(sparse),
        _c.pointer(per_sample_weights), _c.flag(include_last_offset), _c.optional_i64(padding_idx), byref(out)
    )
    return _h.tensor(out.value, ctx)


def dropout(input: Tensor, p: float = 0.5, training: bool = True) -> Tensor:
    """Each element is 0 with probability p, else divided by 1 - p."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_dropout(ctx, _c.pointer(input), float(p), _c.flag(training), byref(out))
    return _h.tensor(out.value, ctx)


def dropout_(input: Tensor, p: float = 0.5, training: bool = True) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_dropout_(ctx, _c.pointer(input), float(p), _c.flag(training))


def dropout1d(input: Tensor, p: float = 0.5, training: bool = True) -> Tensor:
    """The same for whole channels of (N, C, L) or (C, L)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_dropout1d(ctx, _c.pointer(input), float(p), _c.flag(training), byref(out))
    return _h.tensor(out.value, ctx)


def dropout1d_(input: Tensor, p: float = 0.5, training: bool = True) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_dropout1d_(ctx, _c.pointer(input), float(p), _c.flag(training))


def dropout2d(input: Tensor, p: float = 0.5, training: bool = True) -> Tensor:
    """The same for whole channels of (N, C, H, W); as in torch 3 dimensions count as (N, C, L)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_dropout2d(ctx, _c.pointer(input), float(p), _c.flag(training), byref(out))
    return _h.tensor(out.value, ctx)


def dropout2d_(input: Tensor, p: float = 0.5, training: bool = True) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_dropout2d_(ctx, _c.pointer(input), float(p), _c.flag(training))


def dropout3d(input: Tensor, p: float = 0.5, training: bool = True) -> Tensor:
    """The same for whole channels of (N, C, D, H, W) or (C, D, H, W)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_dropout3d(ctx, _c.pointer(input), float(p), _c.flag(training), byref(out))
    return _h.tensor(out.value, ctx)


def dropout3d_(input: Tensor, p: float = 0.5, training: bool = True) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_dropout3d_(ctx, _c.pointer(input), float(p), _c.flag(training))


def alpha_dropout(input: Tensor, p: float = 0.5, training: bool = False) -> Tensor:
    """Elements take the value that SELU has far below 0 with probability p; then all are scaled and moved such
    that mean 0 and variance 1 stay.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_alpha_dropout(ctx, _c.pointer(input), float(p), _c.flag(training), byref(out))
    return _h.tensor(out.value, ctx)


def alpha_dropout_(input: Tensor, p: float = 0.5, training: bool = False) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_alpha_dropout_(ctx, _c.pointer(input), float(p), _c.flag(training))


def feature_alpha_dropout(input: Tensor, p: float = 0.5, training: bool = False) -> Tensor:
    """The same for whole channels, dimension 1 of input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_feature_alpha_dropout(ctx, _c.pointer(input), float(p), _c.flag(training), byref(out))
    return _h.tensor(out.value, ctx)


def feature_alpha_dropout_(input: Tensor, p: float = 0.5, training: bool = False) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_feature_alpha_dropout_(ctx, _c.pointer(input), float(p), _c.flag(training))


def index(input: Tensor, indices: Optional[str]) -> Tensor:
    """input[indices], indices being what stands between Python's brackets: decimal integers, slices
    "start:stop:step", "...", "None" (or "newaxis") for a new dimension of size 1, "True" and "False" for one of
    size 1 and 0, with commas between them: "1:3, ..., None, ::2, -1". A view; with True or False a copy.
    NNC_E_TEXT: what cannot be read, with its place; a step below 1. NNC_E_INDEX: an integer outside
    -size..size-1; more of them than dimensions.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_index(ctx, _c.pointer(input), _c.text(indices), byref(out))
    return _h.tensor(out.value, ctx)


def index_tensors(input: Tensor, indices: Sequence[Tensor]) -> Tensor:
    """input[indices[0], indices[1], ...]: tensors of integers -size..size-1, masks (bool or uint8, of the sizes of
    the dimensions that they cover), or NULL for all of a dimension. All broadcast to common sizes, a mask of k
    dimensions as k vectors of the places where it is true. In the result these sizes take the place of the
    indexed dimensions if those are neighbours, else they stand first. An integer without dimensions selects,
    and a bool without dimensions is a new dimension of size 1 or 0; with nothing else but NULL the result is a
    view. NNC_E_INDEX: another integer; sizes that do not broadcast; a mask of other sizes; more indices than
    dimensions, or none.
    """
    ctx = _h.current()
    indices_, n_indices_ = _c.handles(indices)
    out = c_void_p()
    lib.nnc_index_tensors(ctx, _c.pointer(input), indices_, n_indices_, byref(out))
    return _h.tensor(out.value, ctx)


def tensor_index_assign(input: Tensor, indices: Optional[str], value: Tensor) -> None:
    """input[indices] = value, in place; indices as for nnc_index. value broadcasts, but for leading dimensions of
    size 1, and is converted to input's type. NNC_E_SHAPE: it does not broadcast.
    """
    ctx = _h.current()
    lib.nnc_tensor_index_assign(ctx, _c.pointer(input), _c.text(indices), _c.pointer(value))


def tensor_index_assign_scalar(input: Tensor, indices: Optional[str], value: float) -> None:
    """The same with a float."""
    ctx = _h.current()
    lib.nnc_tensor_index_assign_scalar(ctx, _c.pointer(input), _c.text(indices), float(value))


def tensor_index_assign_scalar_i64(input: Tensor, indices: Optional[str], value: int) -> None:
    """The same with an int."""
    ctx = _h.current()
    lib.nnc_tensor_index_assign_scalar_i64(ctx, _c.pointer(input), _c.text(indices), _c.i64(value))


def index_put(input: Tensor, indices: Sequence[Tensor], values: Tensor, accumulate: bool = False) -> Tensor:
    """values in the places of input that indices name, as nnc_index_tensors finds them but for numbers without
    dimensions, which broadcast like the others. accumulate not 0: added to them, several for one place too;
    else one of them stays. values broadcasts to the sizes of these places, one to those of a mask alone always,
    of any type unless added: NNC_E_SHAPE if not. (torch: 0.)
    """
    ctx = _h.current()
    indices_, n_indices_ = _c.handles(indices)
    out = c_void_p()
    lib.nnc_index_put(
        ctx, _c.pointer(input), indices_, n_indices_, _c.pointer(values), _c.flag(accumulate), byref(out)
    )
    return _h.tensor(out.value, ctx)


def index_put_(input: Tensor, indices: Sequence[Tensor], values: Tensor, accumulate: bool = False) -> None:
    """The same in place."""
    ctx = _h.current()
    indices_, n_indices_ = _c.handles(indices)
    lib.nnc_index_put_(ctx, _c.pointer(input), indices_, n_indices_, _c.pointer(values), _c.flag(accumulate))


def take(input: Tensor, index: Tensor) -> Tensor:
    """(index's sizes): the elements of input in row-major order at those places, int64, of which negative ones
    count from the end.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_take(ctx, _c.pointer(input), _c.pointer(index), byref(out))
    return _h.tensor(out.value, ctx)


def index_add_(input: Tensor, dim: int, index: Tensor, source: Tensor, alpha: float = 1.0) -> None:
    """nnc_index_add in place."""
    ctx = _h.current()
    lib.nnc_index_add_(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(source), float(alpha))


def index_copy(input: Tensor, dim: int, index: Tensor, source: Tensor) -> Tensor:
    """input with place i of source in place index[i] of dim; of several for one place one stays. source has
    input's sizes but for dim, where it is as long as index, int64. NNC_E_SHAPE: other sizes.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_index_copy(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(source), byref(out))
    return _h.tensor(out.value, ctx)


def index_copy_(input: Tensor, dim: int, index: Tensor, source: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_index_copy_(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(source))


def index_fill(input: Tensor, dim: int, index: Tensor, value: float) -> Tensor:
    """input with value, a float, in the places of dim that index names, int64, of which negative ones count from
    the end.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_index_fill(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), float(value), byref(out))
    return _h.tensor(out.value, ctx)


def index_fill_i64(input: Tensor, dim: int, index: Tensor, value: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_index_fill_i64(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.i64(value), byref(out))
    return _h.tensor(out.value, ctx)


def index_fill_tensor(input: Tensor, dim: int, index: Tensor, value: Tensor) -> Tensor:
    """The same with a tensor without dimensions, of any type. NNC_E_SHAPE: it has dimensions."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_index_fill_tensor(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(value), byref(out)
    )
    return _h.tensor(out.value, ctx)


def index_fill_(input: Tensor, dim: int, index: Tensor, value: float) -> None:
    """nnc_index_fill in place, with a float."""
    ctx = _h.current()
    lib.nnc_index_fill_(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), float(value))


def index_fill_i64_(input: Tensor, dim: int, index: Tensor, value: int) -> None:
    """The same in place, with an int."""
    ctx = _h.current()
    lib.nnc_index_fill_i64_(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.i64(value))


def index_fill_tensor_(input: Tensor, dim: int, index: Tensor, value: Tensor) -> None:
    """The same in place, with a tensor."""
    ctx = _h.current()
    lib.nnc_index_fill_tensor_(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(value))


def scatter_(input: Tensor, dim: int, index: Tensor, src: Tensor) -> None:
    """nnc_scatter in place."""
    ctx = _h.current()
    lib.nnc_scatter_(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(src))


def scatter_scalar_(input: Tensor, dim: int, index: Tensor, value: float) -> None:
    """The same of one number, a float."""
    ctx = _h.current()
    lib.nnc_scatter_scalar_(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), float(value))


def scatter_scalar_i64_(input: Tensor, dim: int, index: Tensor, value: int) -> None:
    """The same with an int."""
    ctx = _h.current()
    lib.nnc_scatter_scalar_i64_(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.i64(value))


def scatter_add_(input: Tensor, dim: int, index: Tensor, src: Tensor) -> None:
    """nnc_scatter_add in place."""
    ctx = _h.current()
    lib.nnc_scatter_add_(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(src))


def scatter_src_reduce(input: Tensor, dim: int, index: Tensor, src: Tensor, reduce: Optional[str]) -> Tensor:
    """torch.scatter with a reduce: "add" adds src to the places of nnc_scatter, "multiply" multiplies them,
    several times if an index comes again. As in torch without a gradient (NNC_E_UNSUPPORTED when backward comes
    there): nnc_scatter_reduce has one. NNC_E_INVALID: another word.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_scatter_src_reduce(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(src), _c.text(reduce), byref(out)
    )
    return _h.tensor(out.value, ctx)


def scatter_src_reduce_(input: Tensor, dim: int, index: Tensor, src: Tensor, reduce: Optional[str]) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_scatter_src_reduce_(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(src), _c.text(reduce)
    )


def scatter_scalar_reduce(
        input: Tensor, dim: int, index: Tensor, value: float, reduce: Optional[str]
) -> Tensor:
    """nnc_scatter_src_reduce of one number, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_scatter_scalar_reduce(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), float(value), _c.text(reduce), byref(out)
    )
    return _h.tensor(out.value, ctx)


def scatter_scalar_reduce_i64(
        input: Tensor, dim: int, index: Tensor, value: int, reduce: Optional[str]
) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_scatter_scalar_reduce_i64(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.i64(value), _c.text(reduce), byref(out)
    )
    return _h.tensor(out.value, ctx)


def scatter_scalar_reduce_(input: Tensor, dim: int, index: Tensor, value: float, reduce: Optional[str]) -> None:
    """The same in place, with a float."""
    ctx = _h.current()
    lib.nnc_scatter_scalar_reduce_(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), float(value), _c.text(reduce)
    )


def scatter_scalar_reduce_i64_(
        input: Tensor, dim: int, index: Tensor, value: int, reduce: Optional[str]
) -> None:
    """The same in place, with an int."""
    ctx = _h.current()
    lib.nnc_scatter_scalar_reduce_i64_(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.i64(value), _c.text(reduce)
    )


def scatter_reduce(
        input: Tensor, dim: int, index: Tensor, src: Tensor, reduce: Optional[str], include_self: bool = True
) -> Tensor:
    """torch.scatter_reduce: what src brings to one place by index (as nnc_scatter does) becomes one number: reduce
    is "sum", "prod", "mean" (of integers rounded down), "amax" or "amin" (NaN if one is NaN). include_self not
    0 (torch's default): with what stands there; places without an index stay as they are. The gradient of amax
    and amin is shared by all that are equal to it. NNC_E_INVALID: another word. NNC_E_DTYPE: the mean of bools.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_scatter_reduce(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(src), _c.text(reduce),
        _c.flag(include_self), byref(out)
    )
    return _h.tensor(out.value, ctx)


def scatter_reduce_(
        input: Tensor, dim: int, index: Tensor, src: Tensor, reduce: Optional[str], include_self: bool = True
) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_scatter_reduce_(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(src), _c.text(reduce),
        _c.flag(include_self)
    )


def masked_fill_tensor(input: Tensor, mask: Tensor, value: Tensor) -> Tensor:
    """nnc_masked_fill with a tensor without dimensions, of any type. NNC_E_SHAPE: it has dimensions."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_masked_fill_tensor(ctx, _c.pointer(input), _c.pointer(mask), _c.pointer(value), byref(out))
    return _h.tensor(out.value, ctx)


def masked_fill_tensor_(input: Tensor, mask: Tensor, value: Tensor) -> None:
    """The same in place; mask broadcasts to input's sizes."""
    ctx = _h.current()
    lib.nnc_masked_fill_tensor_(ctx, _c.pointer(input), _c.pointer(mask), _c.pointer(value))


def nonzero_as_tuple(input: Tensor, capacity: Optional[int] = None) -> Tuple[Tensor, ...]:
    """(n), int64, one for each dimension, of which a tensor without any counts as having one: together the places
    of the n elements that are not 0, in row-major order. out has room for capacity handles; *n_out becomes
    their number. No gradient. NNC_E_INVALID: there are more.
    """
    ctx = _h.current()
    capacity = _c.room(input) if capacity is None else capacity
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_nonzero_as_tuple(ctx, _c.pointer(input), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def mm(input: Tensor, mat2: Tensor) -> Tensor:
    """(m, n): input (m, k) times mat2 (k, n)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_mm(ctx, _c.pointer(input), _c.pointer(mat2), byref(out))
    return _h.tensor(out.value, ctx)


def bmm(input: Tensor, mat2: Tensor) -> Tensor:
    """(b, m, n): input (b, m, k) times mat2 (b, k, n), matrix by matrix."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bmm(ctx, _c.pointer(input), _c.pointer(mat2), byref(out))
    return _h.tensor(out.value, ctx)


def mv(input: Tensor, vec: Tensor) -> Tensor:
    """(m): input (m, k) times vec (k)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_mv(ctx, _c.pointer(input), _c.pointer(vec), byref(out))
    return _h.tensor(out.value, ctx)


def dot(input: Tensor, tensor: Tensor) -> Tensor:
    """(): the sum of the products of the elements of two vectors of one length."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_dot(ctx, _c.pointer(input), _c.pointer(tensor), byref(out))
    return _h.tensor(out.value, ctx)


def outer(input: Tensor, vec2: Tensor) -> Tensor:
    """(m, n): every element of input (m) times every element of vec2 (n). Types are promoted."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_outer(ctx, _c.pointer(input), _c.pointer(vec2), byref(out))
    return _h.tensor(out.value, ctx)


def matmul(input: Tensor, other: Tensor) -> Tensor:
    """(batch, m, n) for input (batch, m, k) and other (batch, k, n), where the batch dimensions are broadcast and
    may be missing. A vector on the left is a row (1, k), on the right a column (k, 1), and its dimension of 1
    is gone from the result. NNC_E_SHAPE: a 0-dimensional tensor.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_matmul(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def addmm(input: Tensor, mat1: Tensor, mat2: Tensor, beta: float = 1.0, alpha: float = 1.0) -> Tensor:
    """(m, n): beta * input + alpha * mat1 (m, k) times mat2 (k, n) (torch: 1, 1). input is broadcast to (m, n);
    with beta 0 it does not count, not even NaN.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_addmm(
        ctx, _c.pointer(input), _c.pointer(mat1), _c.pointer(mat2), float(beta), float(alpha), byref(out)
    )
    return _h.tensor(out.value, ctx)


def addmv(input: Tensor, mat: Tensor, vec: Tensor, beta: float = 1.0, alpha: float = 1.0) -> Tensor:
    """(m): beta * input + alpha * mat (m, k) times vec (k) (torch: 1, 1). input has m elements or one; with beta 0
    it does not count.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_addmv(
        ctx, _c.pointer(input), _c.pointer(mat), _c.pointer(vec), float(beta), float(alpha), byref(out)
    )
    return _h.tensor(out.value, ctx)


def baddbmm(input: Tensor, batch1: Tensor, batch2: Tensor, beta: float = 1.0, alpha: float = 1.0) -> Tensor:
    """(b, m, n): beta * input + alpha * batch1 (b, m, k) times batch2 (b, k, n) (torch: 1, 1). input is broadcast;
    with beta 0 it does not count.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_baddbmm(
        ctx, _c.pointer(input), _c.pointer(batch1), _c.pointer(batch2), float(beta), float(alpha), byref(out)
    )
    return _h.tensor(out.value, ctx)


def linear(input: Tensor, weight: Tensor, bias: Optional[Tensor] = None) -> Tensor:
    """(..., out): input (..., in) times weight (out, in) transposed, plus bias (out) or NULL. weight may be a
    vector (in), bias then () or (...), but NULL if input is a matrix: (...).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linear(ctx, _c.pointer(input), _c.pointer(weight), _c.pointer(bias), byref(out))
    return _h.tensor(out.value, ctx)


def einsum(equation: Optional[str], operands: Sequence[Tensor]) -> Tensor:
    """The sum of the products of the operands' elements, as the equation says it: the dimensions of each operand
    by letters, with commas between operands, then "->" and those of the result. "ij,jk->ik" is a product of
    matrices, "ii->i" a diagonal, "bij->b" a sum. Without "->" the result has the letters that stand once, in
    alphabetical order. "..." stands for any dimensions, which are broadcast. Sizes of one letter are equal, or
    1. NNC_E_INVALID: an equation that cannot be read, or other numbers of operands. NNC_E_SHAPE: sizes or
    numbers of dimensions that do not fit it.
    """
    ctx = _h.current()
    operands_, n_operands_ = _c.handles(operands)
    out = c_void_p()
    lib.nnc_einsum(ctx, _c.text(equation), operands_, n_operands_, byref(out))
    return _h.tensor(out.value, ctx)


def tensordot(a: Tensor, b: Tensor, dims: int = 2) -> Tensor:
    """The last dims dimensions of a summed with the first of b (torch: 2): the sizes that are left of a, then
    those of b. Sizes are equal, or 1. NNC_E_INVALID: dims below 0 or above a tensor's.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensordot(ctx, _c.pointer(a), _c.pointer(b), _c.i64(dims), byref(out))
    return _h.tensor(out.value, ctx)


def tensordot_dims(a: Tensor, b: Tensor, dims_a: Ints, dims_b: Ints) -> Tensor:
    """The same of dimension dims_a[i] of a with dims_b[i] of b. NNC_E_INVALID: lists of different lengths.
    NNC_E_INDEX: no such dimension.
    """
    ctx = _h.current()
    dims_a_, n_dims_a_ = _c.ints(dims_a)
    dims_b_, n_dims_b_ = _c.ints(dims_b)
    out = c_void_p()
    lib.nnc_tensordot_dims(
        ctx, _c.pointer(a), _c.pointer(b), dims_a_, n_dims_a_, dims_b_, n_dims_b_, byref(out)
    )
    return _h.tensor(out.value, ctx)


def linalg_vector_norm(
        input: Tensor, ord: float = 2.0, dim: Ints = None, keepdim: bool = False, dtype: Optional[dtype] = None
) -> Tensor:
    """(sum of |input|^ord)^(1 / ord) (torch: 2); infinity: the largest |input|, -infinity: the smallest; 0: how
    many are not 0.
    """
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_linalg_vector_norm(
        ctx, _c.pointer(input), float(ord), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def linalg_matrix_norm(
        input: Tensor, ord: float, dim: Ints = (-2, -1), keepdim: bool = False, dtype: Optional[dtype] = None
) -> Tensor:
    """Norms of the matrices of the two dimensions dim (NULL: the last two). ord 1 (-1): the largest (smallest) sum
    of |input| in a column, infinity (-infinity): in a row; 2 (-2): the largest (smallest) singular value, of
    float32 and float64. NNC_E_INVALID: another ord, or a matrix that has no singular values because it is not
    finite. NNC_E_SHAPE: not two different dimensions.
    """
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_linalg_matrix_norm(
        ctx, _c.pointer(input), float(ord), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def linalg_matrix_norm_str(
        input: Tensor, ord: Optional[str] = 'fro', dim: Ints = (-2, -1), keepdim: bool = False,
        dtype: Optional[dtype] = None
) -> Tensor:
    """The same, ord "fro" (NULL): the root of the sum of the squares; "nuc": the sum of the singular values, with
    that error.
    """
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_linalg_matrix_norm_str(
        ctx, _c.pointer(input), _c.text(ord), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def linalg_norm(
        input: Tensor, ord: Optional[float] = None, dim: Ints = None, keepdim: bool = False,
        dtype: Optional[dtype] = None
) -> Tensor:
    """ord NULL: the root of the sum of the squares over any dim. Else nnc_linalg_vector_norm over one dimension
    and nnc_linalg_matrix_norm over two; without dim input has as many. NNC_E_SHAPE: more.
    """
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_linalg_norm(
        ctx, _c.pointer(input), _c.optional_f64(ord), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def linalg_norm_str(
        input: Tensor, ord: Optional[str] = None, dim: Ints = None, keepdim: bool = False,
        dtype: Optional[dtype] = None
) -> Tensor:
    """nnc_linalg_matrix_norm_str; without dim of a matrix."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_linalg_norm_str(
        ctx, _c.pointer(input), _c.text(ord), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def norm_str(
        input: Tensor, p: Optional[str], dim: Ints = None, keepdim: bool = False, dtype: Optional[dtype] = None
) -> Tensor:
    """torch.norm: p "fro" (NULL) over any one or two dimensions, or all; "nuc" as nnc_linalg_norm_str."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_norm_str(
        ctx, _c.pointer(input), _c.text(p), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def linalg_inv(A: Tensor) -> Tensor:
    """(..., n, n): the inverse. NNC_E_INVALID: a singular matrix."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linalg_inv(ctx, _c.pointer(A), byref(out))
    return _h.tensor(out.value, ctx)


def linalg_det(A: Tensor) -> Tensor:
    """(...): the determinant of (..., n, n)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linalg_det(ctx, _c.pointer(A), byref(out))
    return _h.tensor(out.value, ctx)


def linalg_slogdet(A: Tensor) -> Any:
    """(...) and (...): the sign of the determinant (-1, 0, 1) and the logarithm of its absolute value, which is
    -infinity for 0.
    """
    ctx = _h.current()
    sign = c_void_p()
    logabsdet = c_void_p()
    lib.nnc_linalg_slogdet(ctx, _c.pointer(A), byref(sign), byref(logabsdet))
    return linalg_slogdet_result(_h.tensor(sign.value, ctx), _h.tensor(logabsdet.value, ctx))


def linalg_solve(A: Tensor, B: Tensor, left: bool = True) -> Tensor:
    """X of A X = B, or with left 0 of X A = B (torch: left 1), for A (..., n, n) and B (..., n, k) or (..., k, n);
    batches are broadcast. B of one dimension, or of A's sizes without the last, is a vector for each matrix,
    with left only. NNC_E_INVALID: a singular matrix.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linalg_solve(ctx, _c.pointer(A), _c.pointer(B), _c.flag(left), byref(out))
    return _h.tensor(out.value, ctx)


def linalg_solve_triangular(
        input: Tensor, B: Tensor, upper: bool, left: bool = True, unitriangular: bool = False
) -> Tensor:
    """The same for the upper or the lower triangle of input, with ones on the diagonal if unitriangular; the rest
    is not read. Types are promoted. A 0 on the diagonal gives infinities.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linalg_solve_triangular(
        ctx, _c.pointer(input), _c.pointer(B), _c.flag(upper), _c.flag(left), _c.flag(unitriangular), byref(out)
    )
    return _h.tensor(out.value, ctx)


def linalg_cholesky(input: Tensor, upper: bool = False) -> Tensor:
    """(..., n, n): L, a lower triangle, with input = L L^T, or with upper U, an upper one, with input = U^T U.
    That triangle of input is read, the other taken for its mirror image. NNC_E_INVALID: a matrix that is not
    positive definite.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linalg_cholesky(ctx, _c.pointer(input), _c.flag(upper), byref(out))
    return _h.tensor(out.value, ctx)


def linalg_qr(A: Tensor, mode: Optional[str] = 'reduced') -> Any:
    """A = Q R with orthogonal columns Q and an upper triangle R, k = min(m, n). mode "reduced" (NULL): Q (..., m,
    k) and R (..., k, n); "complete": (..., m, m) and (..., m, n), of a tall A without a gradient; "r": Q is
    (0), R (..., k, n), without a gradient.
    """
    ctx = _h.current()
    Q = c_void_p()
    R = c_void_p()
    lib.nnc_linalg_qr(ctx, _c.pointer(A), _c.text(mode), byref(Q), byref(R))
    return linalg_qr_result(_h.tensor(Q.value, ctx), _h.tensor(R.value, ctx))


def linalg_eigh(input: Tensor, UPLO: Optional[str] = 'L') -> Any:
    """The eigenvalues (..., n), rising, and the eigenvectors, columns of (..., n, n), of a symmetric matrix, whose
    triangle UPLO ("L" or "U"; NULL: "L") is read. NNC_E_INVALID: another word, or a matrix that is not finite.
    """
    ctx = _h.current()
    eigenvalues = c_void_p()
    eigenvectors = c_void_p()
    lib.nnc_linalg_eigh(ctx, _c.pointer(input), _c.text(UPLO), byref(eigenvalues), byref(eigenvectors))
    return linalg_eigh_result(_h.tensor(eigenvalues.value, ctx), _h.tensor(eigenvectors.value, ctx))


def linalg_svd(A: Tensor, full_matrices: bool = True, driver: Optional[str] = None) -> Any:
    """A = U diag(S) Vh, k = min(m, n): U (..., m, m), S (..., k) falling, Vh (..., n, n), or without full_matrices
    (torch: 1) U (..., m, k) and Vh (..., k, n). Gradients need different singular values, those of columns and
    rows beyond k are none. NNC_E_INVALID: a matrix that is not finite; a driver: NULL only, as in torch without
    CUDA.
    """
    ctx = _h.current()
    U = c_void_p()
    S = c_void_p()
    Vh = c_void_p()
    lib.nnc_linalg_svd(
        ctx, _c.pointer(A), _c.flag(full_matrices), _c.text(driver), byref(U), byref(S), byref(Vh)
    )
    return linalg_svd_result(_h.tensor(U.value, ctx), _h.tensor(S.value, ctx), _h.tensor(Vh.value, ctx))


def linalg_lstsq(input: Tensor, b: Tensor, rcond: Optional[float] = None, driver: Optional[str] = None) -> Any:
    """The X (..., n, k) with the least |input X - b|, and among several the least |X|, for input (..., m, n) and b
    (..., m, k), or (..., m), then X is (..., n). residuals (..., k): |input X - b|^2 of each column, where m >
    n, the rank is n and the driver is not gelsy; else (0). rank (...): int64, with gels (0). singular_values
    (..., min(m, n)): with gelsd and gelss, else (0). rcond (NULL: epsilon times max(m, n)): singular values
    below that part of the largest count as 0. Of an input with NaN or infinities gelsd and gelss are
    NNC_E_INVALID, the others give NaN, of rank 0. driver "gelsy" (NULL), "gelsd", "gelss", or "gels", for full
    rank only (NNC_E_INVALID: another). Batches are broadcast; as in PyTorch, that of a matrix b beside a batch
    of inputs is its sizes from the left, rows included: (3, k) is taken three times. With n 0, gels has
    residuals of 0.
    """
    ctx = _h.current()
    solution = c_void_p()
    residuals = c_void_p()
    rank = c_void_p()
    singular_values = c_void_p()
    lib.nnc_linalg_lstsq(
        ctx, _c.pointer(input), _c.pointer(b), _c.optional_f64(rcond), _c.text(driver), byref(solution),
        byref(residuals), byref(rank), byref(singular_values)
    )
    return linalg_lstsq_result(_h.tensor(solution.value, ctx), _h.tensor(residuals.value, ctx), _h.tensor(rank.value, ctx), _h.tensor(singular_values.value, ctx))


def linalg_pinv(
        input: Tensor, atol: Optional[float] = None, rtol: Optional[float] = None, hermitian: bool = False
) -> Tensor:
    """(..., n, m): the pseudoinverse of (..., m, n). Singular values up to max(atol, rtol times the largest) count
    as 0; atol NULL: 0, rtol NULL: epsilon times max(m, n), or 0 where atol is more. hermitian: input is
    symmetric, only its lower triangle is read. NNC_E_INVALID: a matrix that is not finite.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linalg_pinv(
        ctx, _c.pointer(input), _c.optional_f64(atol), _c.optional_f64(rtol), _c.flag(hermitian), byref(out)
    )
    return _h.tensor(out.value, ctx)


def linalg_matrix_power(input: Tensor, n: int) -> Tensor:
    """(..., n, n): input to the power n; below 0 that of the inverse. Any type that nnc_matmul takes, below 0
    float32 and float64. NNC_E_INVALID: n below 0, a singular matrix.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linalg_matrix_power(ctx, _c.pointer(input), _c.i64(n), byref(out))
    return _h.tensor(out.value, ctx)


def linalg_matrix_exp(input: Tensor) -> Tensor:
    """(..., n, n): 1 + input + input^2 / 2! + input^3 / 3! + ... Of any floating point type. NaN if input is not
    finite and n > 1.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linalg_matrix_exp(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def linalg_householder_product(input: Tensor, tau: Tensor) -> Tensor:
    """(..., m, n): the first n columns of H_1 ... H_k, H_i = 1 - tau_i v_i v_i^T, for input (..., m, n), m >= n,
    and tau (..., k), k <= n; v_i is column i of input below the diagonal, 1 on it and 0 above.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linalg_householder_product(ctx, _c.pointer(input), _c.pointer(tau), byref(out))
    return _h.tensor(out.value, ctx)


def bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias: Optional[Tensor] = None) -> Tensor:
    """(..., out): for each pair of rows x of input1 (..., in1) and y of input2 (..., in2) the number x weight[o] y
    + bias[o] for every o. weight is (out, in1, in2), bias (out) or NULL.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bilinear(
        ctx, _c.pointer(input1), _c.pointer(input2), _c.pointer(weight), _c.pointer(bias), byref(out)
    )
    return _h.tensor(out.value, ctx)


def grouped_mm(
        mat_a: Tensor, mat_b: Tensor, offs: Optional[Tensor] = None, bias: Optional[Tensor] = None,
        out_dtype: Optional[dtype] = None
) -> Tensor:
    """Products of groups of floating point matrices. offs (g) of int32 holds where each group ends, of rows,
    columns or the dimension that is summed over; it is NULL for two stacks of matrices. (m, n): rows of mat_a
    (m, k), each group times its matrix of mat_b (g, k, n); (m, n): each matrix of mat_a (g, m, k) times its
    columns of mat_b (k, n); (g, m, n): columns of mat_a (m, k) times rows of mat_b (k, n), group by group; (g,
    m, n): mat_a (g, m, k) times mat_b (g, k, n). What lies behind the last group is 0. bias must be NULL,
    out_dtype 0 or the type of mat_a, as in torch. NNC_E_INDEX: ends that decrease or lie outside.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_grouped_mm(
        ctx, _c.pointer(mat_a), _c.pointer(mat_b), _c.pointer(offs), _c.pointer(bias), _c.dtype_code(out_dtype),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def mse_loss(input: Tensor, target: Tensor, reduction: str = 'mean', weight: Optional[Tensor] = None) -> Tensor:
    """(input - target)^2, times weight, unless NULL; the mean then is over the sum of the weights. NNC_E_SHAPE:
    weight has other sizes than input.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_mse_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.reduction_code(reduction), _c.pointer(weight), byref(out)
    )
    return _h.tensor(out.value, ctx)


def l1_loss(input: Tensor, target: Tensor, reduction: str = 'mean', weight: Optional[Tensor] = None) -> Tensor:
    """|input - target|, weighted as nnc_mse_loss."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_l1_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.reduction_code(reduction), _c.pointer(weight), byref(out)
    )
    return _h.tensor(out.value, ctx)


def smooth_l1_loss(input: Tensor, target: Tensor, reduction: str = 'mean', beta: float = 1.0) -> Tensor:
    """(input - target)^2 / (2 beta) where |input - target| < beta, else |input - target| - beta / 2 (torch: beta
    1); beta 0 is nnc_l1_loss. NNC_E_INVALID: beta < 0.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_smooth_l1_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.reduction_code(reduction), float(beta), byref(out)
    )
    return _h.tensor(out.value, ctx)


def huber_loss(
        input: Tensor, target: Tensor, reduction: str = 'mean', delta: float = 1.0,
        weight: Optional[Tensor] = None
) -> Tensor:
    """(input - target)^2 / 2 where |input - target| <= delta, else delta (|input - target| - delta / 2) (torch:
    delta 1); times weight, unless NULL, of the sizes of input (NNC_E_SHAPE), with the mean over the elements.
    Gradients: of one type. NNC_E_INVALID: delta <= 0.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_huber_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.reduction_code(reduction), float(delta),
        _c.pointer(weight), byref(out)
    )
    return _h.tensor(out.value, ctx)


def soft_margin_loss(input: Tensor, target: Tensor, reduction: str = 'mean') -> Tensor:
    """log(1 + exp(-target input)), target being 1 or -1 and without a gradient."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_soft_margin_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def hinge_embedding_loss(input: Tensor, target: Tensor, margin: float = 1.0, reduction: str = 'mean') -> Tensor:
    """input where target is 1, max(0, margin - input) where it is -1 (torch: margin 1)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_hinge_embedding_loss(
        ctx, _c.pointer(input), _c.pointer(target), float(margin), _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def kl_div(input: Tensor, target: Tensor, reduction: str = 'mean', log_target: bool = False) -> Tensor:
    """target (log(target) - input), input being a logarithm; with log_target not 0 (torch: 0) so is target:
    exp(target) (target - input).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_kl_div(
        ctx, _c.pointer(input), _c.pointer(target), _c.reduction_code(reduction), _c.flag(log_target),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def poisson_nll_loss(
        input: Tensor, target: Tensor, log_input: bool = True, full: bool = False, eps: float = 1e-08,
        reduction: str = 'mean'
) -> Tensor:
    """exp(input) - target input, or with log_input 0 input - target log(input + eps); full not 0 adds Stirling's
    approximation of log(target!) for targets above 1 (torch: log_input 1, full 0, eps 1e-8).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_poisson_nll_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.flag(log_input), _c.flag(full), float(eps),
        _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def gaussian_nll_loss(
        input: Tensor, target: Tensor, var: Tensor, full: bool = False, eps: float = 1e-06,
        reduction: str = 'mean'
) -> Tensor:
    """(log(v) + (input - target)^2 / v) / 2, v = max(var, eps); full not 0 adds log(2 pi) / 2 (torch: full 0, eps
    1e-6). var has the sizes of input, or lacks the last one, or has 1 in its place. NNC_E_INVALID: a negative
    var. NNC_E_DTYPE: one that is not floating point.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_gaussian_nll_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.pointer(var), _c.flag(full), float(eps),
        _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def binary_cross_entropy(
        input: Tensor, target: Tensor, weight: Optional[Tensor] = None, reduction: str = 'mean'
) -> Tensor:
    """-(target log(input) + (1 - target) log(1 - input)), the logarithms being at least -100, times weight, unless
    NULL. input is in 0..1. NNC_E_INVALID: it is not. NNC_E_SHAPE: sizes of target that differ, or of weight
    that do not repeat to them.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_binary_cross_entropy(
        ctx, _c.pointer(input), _c.pointer(target), _c.pointer(weight), _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def binary_cross_entropy_with_logits(
        input: Tensor, target: Tensor, weight: Optional[Tensor] = None, reduction: str = 'mean',
        pos_weight: Optional[Tensor] = None
) -> Tensor:
    """nnc_binary_cross_entropy of sigmoid(input), computed from input; pos_weight, unless NULL, multiplies the
    first term. The result has the type of target, floating point too.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_binary_cross_entropy_with_logits(
        ctx, _c.pointer(input), _c.pointer(target), _c.pointer(weight), _c.reduction_code(reduction),
        _c.pointer(pos_weight), byref(out)
    )
    return _h.tensor(out.value, ctx)


def nll_loss(
        input: Tensor, target: Tensor, weight: Optional[Tensor] = None, ignore_index: int = -100,
        reduction: str = 'mean'
) -> Tensor:
    """-weight[t] input[t] for the class t = target, int64, or without d uint8: input is (N, C, d...) and target
    (N, d...), or (C) and (); none gives the sizes of target. weight is (C), with d C numbers of any sizes, or
    NULL: 1. Targets equal to ignore_index (torch: -100) count as 0, and the mean is over the weights of the
    others. NNC_E_INDEX: another target outside 0..C-1.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_nll_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.pointer(weight), _c.i64(ignore_index),
        _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def cross_entropy(
        input: Tensor, target: Tensor, weight: Optional[Tensor] = None, ignore_index: int = -100,
        reduction: str = 'mean', label_smoothing: float = 0.0
) -> Tensor:
    """nnc_nll_loss of the log_softmax of input over its classes. A floating point target of the sizes of input
    holds class probabilities instead; ignore_index must be negative then. label_smoothing in 0..1 (torch: 0)
    mixes the target with 1 / C; less and NaN are 0, more is NNC_E_INVALID. For probabilities weight is (C),
    with smoothing too for a mean, else (C, 1, ...). Samples whose target is ignore_index have no gradient, also
    if their scores are not finite (torch: NaN then).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_cross_entropy(
        ctx, _c.pointer(input), _c.pointer(target), _c.pointer(weight), _c.i64(ignore_index),
        _c.reduction_code(reduction), float(label_smoothing), byref(out)
    )
    return _h.tensor(out.value, ctx)


def multi_margin_loss(
        input: Tensor, target: Tensor, p: int = 1, margin: float = 1.0, weight: Optional[Tensor] = None,
        reduction: str = 'mean'
) -> Tensor:
    """The sum over the classes i other than t = target of weight[t] max(0, margin - input[t] + input[i])^p / C for
    input (N, C) or (C) of float32 or float64 (torch: p 1, margin 1). weight is (C), or NULL: 1. Has second
    derivatives, unlike torch's. NNC_E_INVALID: p is neither 1 nor 2.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_multi_margin_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.i64(p), float(margin), _c.pointer(weight),
        _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def multilabel_margin_loss(input: Tensor, target: Tensor, reduction: str = 'mean') -> Tensor:
    """The sum over labels j, the entries of target before its first -1, and all other classes i of max(0, 1 -
    input[j] + input[i]) / C; input, as above, and target, int64, are (N, C) or (C).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_multilabel_margin_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def multilabel_soft_margin_loss(
        input: Tensor, target: Tensor, weight: Optional[Tensor] = None, reduction: str = 'mean'
) -> Tensor:
    """The mean over the classes, the last dimension, of nnc_binary_cross_entropy_with_logits, times weight, unless
    NULL.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_multilabel_soft_margin_loss(
        ctx, _c.pointer(input), _c.pointer(target), _c.pointer(weight), _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def margin_ranking_loss(
        input1: Tensor, input2: Tensor, target: Tensor, margin: float = 0.0, reduction: str = 'mean'
) -> Tensor:
    """max(0, margin - target (input1 - input2)) (torch: margin 0)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_margin_ranking_loss(
        ctx, _c.pointer(input1), _c.pointer(input2), _c.pointer(target), float(margin),
        _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def cosine_embedding_loss(
        input1: Tensor, input2: Tensor, target: Tensor, margin: float = 0.0, reduction: str = 'mean'
) -> Tensor:
    """1 - cos where target is 1, max(0, cos - margin) where it is -1 (torch: margin 0); cos is that of the angle
    between the rows of input1 and input2, (N, D) with target (N), or (D) with ().
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_cosine_embedding_loss(
        ctx, _c.pointer(input1), _c.pointer(input2), _c.pointer(target), float(margin),
        _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def triplet_margin_loss(
        anchor: Tensor, positive: Tensor, negative: Tensor, margin: float = 1.0, p: float = 2.0,
        eps: float = 1e-06, swap: bool = False, reduction: str = 'mean'
) -> Tensor:
    """max(0, margin + |anchor - positive| - |anchor - negative|), with the p-norm over the last dimension of the
    difference plus eps; swap not 0 compares with |positive - negative| where that is smaller (torch: margin 1,
    p 2, eps 1e-6, swap 0). NNC_E_INVALID: margin <= 0.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_triplet_margin_loss(
        ctx, _c.pointer(anchor), _c.pointer(positive), _c.pointer(negative), float(margin), float(p),
        float(eps), _c.flag(swap), _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def triplet_margin_with_distance_loss(
        anchor: Tensor, positive: Tensor, negative: Tensor, distance_function: Any, self: Any,
        margin: float = 1.0, swap: bool = False, reduction: str = 'mean'
) -> Tensor:
    """max(0, margin + d(anchor, positive) - d(anchor, negative)) with d = distance_function, which gets self
    first; NULL: nnc_pairwise_distance with torch's defaults. swap not 0 takes d(positive, negative) in place of
    the last where that is smaller (torch: margin 1, swap 0). The result has the sizes of the distances.
    NNC_E_INVALID: margin <= 0. NNC_E_CALLBACK: distance_function gave no tensor.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_triplet_margin_with_distance_loss(
        ctx, _c.pointer(anchor), _c.pointer(positive), _c.pointer(negative), distance_function, self,
        float(margin), _c.flag(swap), _c.reduction_code(reduction), byref(out)
    )
    return _h.tensor(out.value, ctx)


def ctc_loss(
        log_probs: Tensor, targets: Tensor, input_lengths: Tensor, target_lengths: Tensor, blank: int = 0,
        reduction: str = 'mean', zero_infinity: bool = False
) -> Tensor:
    """Connectionist temporal classification: -log of the probability of all ways to spread a target over the
    steps, blanks between. log_probs (T, N, C) holds logarithms of probabilities; targets, in 0..C-1, are (N,
    S), or all of them one after the other; input_lengths (at most T) and target_lengths, (N) of integers, say
    how much of each counts. log_probs may be (T, C): one sequence, and () comes out. The mean is over losses
    each divided by its target's length, at least 1. zero_infinity not 0 makes infinite losses, of targets too
    long for their steps, and their gradients 0 (torch: blank 0, zero_infinity 0). Computed in logarithms, in
    log_probs's type. Differentiable in log_probs, once, as what nnc_log_softmax gives: the gradient is that of
    rows whose probabilities add up to 1. NNC_E_INDEX: a target or blank outside 0..C-1.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ctc_loss(
        ctx, _c.pointer(log_probs), _c.pointer(targets), _c.pointer(input_lengths), _c.pointer(target_lengths),
        _c.i64(blank), _c.reduction_code(reduction), _c.flag(zero_infinity), byref(out)
    )
    return _h.tensor(out.value, ctx)


def ctc_loss_list(
        log_probs: Tensor, targets: Tensor, input_lengths: Ints, target_lengths: Ints, blank: int = 0,
        reduction: str = 'mean', zero_infinity: bool = False
) -> Tensor:
    """The same with lengths that are lists."""
    ctx = _h.current()
    input_lengths_, n_input_lengths_ = _c.ints(input_lengths)
    target_lengths_, n_target_lengths_ = _c.ints(target_lengths)
    out = c_void_p()
    lib.nnc_ctc_loss_list(
        ctx, _c.pointer(log_probs), _c.pointer(targets), input_lengths_, n_input_lengths_, target_lengths_,
        n_target_lengths_, _c.i64(blank), _c.reduction_code(reduction), _c.flag(zero_infinity), byref(out)
    )
    return _h.tensor(out.value, ctx)


def linear_cross_entropy(
        input: Tensor, linear_weight: Tensor, target: Tensor, linear_bias: Optional[Tensor] = None,
        weight: Optional[Tensor] = None, reduction: str = 'mean', ignore_index: Optional[int] = None,
        label_smoothing: float = 0.0
) -> Tensor:
    """nnc_cross_entropy of nnc_linear of input (N, in) or (in), linear_weight (C, in) and linear_bias (C), or
    NULL. Scores are computed for some samples at a time, in backward once more, and never all held in memory,
    unless a graph of the gradients is wanted, or target holds probabilities and it or weight requires grad.
    ignore_index NULL is -100; it must be NULL for class probabilities. linear_weight may be (C, d..., in) and
    linear_bias (C, d...); scores then are (N, C, d...).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_linear_cross_entropy(
        ctx, _c.pointer(input), _c.pointer(linear_weight), _c.pointer(target), _c.pointer(linear_bias),
        _c.pointer(weight), _c.reduction_code(reduction), _c.optional_i64(ignore_index), float(label_smoothing),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def conv1d(
        input: Tensor, weight: Tensor, bias: Optional[Tensor] = None, stride: Ints = 1, padding: Ints = 0,
        dilation: Ints = 1, groups: int = 1
) -> Tensor:
    """(N, C_out, L_out), L_out = (L + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down. weight is
    (C_out, C_in / groups, kernel), bias (C_out) or NULL (torch: stride 1, padding 0, dilation 1, groups 1).
    With NNC_PADDING_SAME as n_padding, padding is chosen such that L_out is L: torch's padding="same", for
    stride 1. A sum over no input channels is 0, so that out is bias (torch: a tensor without channels).
    """
    ctx = _h.current()
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    lib.nnc_conv1d(
        ctx, _c.pointer(input), _c.pointer(weight), _c.pointer(bias), stride_, n_stride_, padding_, n_padding_,
        dilation_, n_dilation_, _c.i64(groups), byref(out)
    )
    return _h.tensor(out.value, ctx)


def conv2d(
        input: Tensor, weight: Tensor, bias: Optional[Tensor] = None, stride: Ints = 1, padding: Ints = 0,
        dilation: Ints = 1, groups: int = 1
) -> Tensor:
    """(N, C_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in / groups, kernel_h,
    kernel_w). The rest as for nnc_conv1d.
    """
    ctx = _h.current()
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    lib.nnc_conv2d(
        ctx, _c.pointer(input), _c.pointer(weight), _c.pointer(bias), stride_, n_stride_, padding_, n_padding_,
        dilation_, n_dilation_, _c.i64(groups), byref(out)
    )
    return _h.tensor(out.value, ctx)


def conv3d(
        input: Tensor, weight: Tensor, bias: Optional[Tensor] = None, stride: Ints = 1, padding: Ints = 0,
        dilation: Ints = 1, groups: int = 1
) -> Tensor:
    """(N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in / groups,
    kernel_d, kernel_h, kernel_w). The rest as for nnc_conv1d.
    """
    ctx = _h.current()
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    lib.nnc_conv3d(
        ctx, _c.pointer(input), _c.pointer(weight), _c.pointer(bias), stride_, n_stride_, padding_, n_padding_,
        dilation_, n_dilation_, _c.i64(groups), byref(out)
    )
    return _h.tensor(out.value, ctx)


def conv_transpose1d(
        input: Tensor, weight: Tensor, bias: Optional[Tensor] = None, stride: Ints = 1, padding: Ints = 0,
        output_padding: Ints = 0, groups: int = 1, dilation: Ints = 1
) -> Tensor:
    """(N, C_out, L_out), L_out = (L - 1) stride - 2 padding + dilation (kernel - 1) + output_padding + 1: what
    nnc_conv1d does to gradients, as a layer. weight is (C_in, C_out / groups, kernel), bias (C_out) or NULL
    (torch: stride 1, padding 0, output_padding 0, groups 1, dilation 1). output_padding is smaller than stride
    or dilation.
    """
    ctx = _h.current()
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    output_padding_, n_output_padding_ = _c.ints(output_padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    lib.nnc_conv_transpose1d(
        ctx, _c.pointer(input), _c.pointer(weight), _c.pointer(bias), stride_, n_stride_, padding_, n_padding_,
        output_padding_, n_output_padding_, _c.i64(groups), dilation_, n_dilation_, byref(out)
    )
    return _h.tensor(out.value, ctx)


def conv_transpose2d(
        input: Tensor, weight: Tensor, bias: Optional[Tensor] = None, stride: Ints = 1, padding: Ints = 0,
        output_padding: Ints = 0, groups: int = 1, dilation: Ints = 1
) -> Tensor:
    """(N, C_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in, C_out / groups,
    kernel_h, kernel_w).
    """
    ctx = _h.current()
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    output_padding_, n_output_padding_ = _c.ints(output_padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    lib.nnc_conv_transpose2d(
        ctx, _c.pointer(input), _c.pointer(weight), _c.pointer(bias), stride_, n_stride_, padding_, n_padding_,
        output_padding_, n_output_padding_, _c.i64(groups), dilation_, n_dilation_, byref(out)
    )
    return _h.tensor(out.value, ctx)


def conv_transpose3d(
        input: Tensor, weight: Tensor, bias: Optional[Tensor] = None, stride: Ints = 1, padding: Ints = 0,
        output_padding: Ints = 0, groups: int = 1, dilation: Ints = 1
) -> Tensor:
    """(N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in, C_out /
    groups, kernel_d, kernel_h, kernel_w).
    """
    ctx = _h.current()
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    output_padding_, n_output_padding_ = _c.ints(output_padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    lib.nnc_conv_transpose3d(
        ctx, _c.pointer(input), _c.pointer(weight), _c.pointer(bias), stride_, n_stride_, padding_, n_padding_,
        output_padding_, n_output_padding_, _c.i64(groups), dilation_, n_dilation_, byref(out)
    )
    return _h.tensor(out.value, ctx)


def max_pool1d(
        input: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0, dilation: Ints = 1,
        ceil_mode: bool = False, return_indices: bool = False
) -> Any:
    """The largest element of each window (torch: stride kernel_size, padding 0, dilation 1, ceil_mode 0). Padding
    counts as minus infinity, which is what a window becomes that dilation leads around the input; NaN counts as
    the largest. indices (NULL: not wanted) becomes where each stands in its channel, -1 if nowhere, int64, in
    the sizes of out.
    """
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    indices = (c_void_p * 1)() if return_indices else None
    lib.nnc_max_pool1d(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_, n_padding_,
        dilation_, n_dilation_, _c.flag(ceil_mode), byref(out), indices
    )
    if return_indices:
        return _h.tensor(out.value, ctx), _h.tensor(indices[0], ctx)
    return _h.tensor(out.value, ctx)


def max_pool2d(
        input: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0, dilation: Ints = 1,
        ceil_mode: bool = False, return_indices: bool = False
) -> Any:
    """The same over (H, W); indices count in the row-major plane of H x W."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    indices = (c_void_p * 1)() if return_indices else None
    lib.nnc_max_pool2d(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_, n_padding_,
        dilation_, n_dilation_, _c.flag(ceil_mode), byref(out), indices
    )
    if return_indices:
        return _h.tensor(out.value, ctx), _h.tensor(indices[0], ctx)
    return _h.tensor(out.value, ctx)


def max_pool3d(
        input: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0, dilation: Ints = 1,
        ceil_mode: bool = False, return_indices: bool = False
) -> Any:
    """The same over (D, H, W); indices count in the row-major volume of D x H x W."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    indices = (c_void_p * 1)() if return_indices else None
    lib.nnc_max_pool3d(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_, n_padding_,
        dilation_, n_dilation_, _c.flag(ceil_mode), byref(out), indices
    )
    if return_indices:
        return _h.tensor(out.value, ctx), _h.tensor(indices[0], ctx)
    return _h.tensor(out.value, ctx)


def max_pool1d_with_indices(
        input: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0, dilation: Ints = 1,
        ceil_mode: bool = False
) -> Any:
    """nnc_max_pool1d of which both results are wanted."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    indices = c_void_p()
    lib.nnc_max_pool1d_with_indices(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_, n_padding_,
        dilation_, n_dilation_, _c.flag(ceil_mode), byref(out), byref(indices)
    )
    return _h.tensor(out.value, ctx), _h.tensor(indices.value, ctx)


def max_pool2d_with_indices(
        input: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0, dilation: Ints = 1,
        ceil_mode: bool = False
) -> Any:
    """nnc_max_pool2d of which both results are wanted."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    indices = c_void_p()
    lib.nnc_max_pool2d_with_indices(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_, n_padding_,
        dilation_, n_dilation_, _c.flag(ceil_mode), byref(out), byref(indices)
    )
    return _h.tensor(out.value, ctx), _h.tensor(indices.value, ctx)


def max_pool3d_with_indices(
        input: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0, dilation: Ints = 1,
        ceil_mode: bool = False
) -> Any:
    """nnc_max_pool3d of which both results are wanted."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    dilation_, n_dilation_ = _c.ints(dilation)
    out = c_void_p()
    indices = c_void_p()
    lib.nnc_max_pool3d_with_indices(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_, n_padding_,
        dilation_, n_dilation_, _c.flag(ceil_mode), byref(out), byref(indices)
    )
    return _h.tensor(out.value, ctx), _h.tensor(indices.value, ctx)


def max_unpool1d(
        input: Tensor, indices: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0,
        output_size: Ints = None
) -> Tensor:
    """Zeros but for the elements of input, each at its place of indices: the inverse of nnc_max_pool1d, of which
    the arguments are. Of elements with one place the last stays. Spatial sizes are output_size or, if it is
    NULL, (L - 1) stride - 2 padding + kernel_size. NNC_E_INDEX: an index outside them.
    """
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    lib.nnc_max_unpool1d(
        ctx, _c.pointer(input), _c.pointer(indices), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_,
        n_padding_, output_size_, n_output_size_, byref(out)
    )
    return _h.tensor(out.value, ctx)


def max_unpool2d(
        input: Tensor, indices: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0,
        output_size: Ints = None
) -> Tensor:
    """The same for nnc_max_pool2d."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    lib.nnc_max_unpool2d(
        ctx, _c.pointer(input), _c.pointer(indices), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_,
        n_padding_, output_size_, n_output_size_, byref(out)
    )
    return _h.tensor(out.value, ctx)


def max_unpool3d(
        input: Tensor, indices: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0,
        output_size: Ints = None
) -> Tensor:
    """The same for nnc_max_pool3d."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    lib.nnc_max_unpool3d(
        ctx, _c.pointer(input), _c.pointer(indices), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_,
        n_padding_, output_size_, n_output_size_, byref(out)
    )
    return _h.tensor(out.value, ctx)


def avg_pool1d(
        input: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0, ceil_mode: bool = False,
        count_include_pad: bool = True
) -> Tensor:
    """The mean of each window (torch: stride kernel_size, padding 0, ceil_mode 0, count_include_pad 1). Padding
    counts as zeros, or with count_include_pad 0 not at all; quotients of int64 are cut off. NNC_E_DTYPE:
    neither floating point nor int64.
    """
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    out = c_void_p()
    lib.nnc_avg_pool1d(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_, n_padding_,
        _c.flag(ceil_mode), _c.flag(count_include_pad), byref(out)
    )
    return _h.tensor(out.value, ctx)


def avg_pool2d(
        input: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0, ceil_mode: bool = False,
        count_include_pad: bool = True, divisor_override: Optional[int] = None
) -> Tensor:
    """The same over (H, W). The sum is divided by divisor_override, or by the number of elements if that is NULL.
    NNC_E_INVALID: a divisor of 0.
    """
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    out = c_void_p()
    lib.nnc_avg_pool2d(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_, n_padding_,
        _c.flag(ceil_mode), _c.flag(count_include_pad), _c.optional_i64(divisor_override), byref(out)
    )
    return _h.tensor(out.value, ctx)


def avg_pool3d(
        input: Tensor, kernel_size: Ints, stride: Ints = None, padding: Ints = 0, ceil_mode: bool = False,
        count_include_pad: bool = True, divisor_override: Optional[int] = None
) -> Tensor:
    """The same over (D, H, W)."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    padding_, n_padding_ = _c.ints(padding)
    out = c_void_p()
    lib.nnc_avg_pool3d(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, stride_, n_stride_, padding_, n_padding_,
        _c.flag(ceil_mode), _c.flag(count_include_pad), _c.optional_i64(divisor_override), byref(out)
    )
    return _h.tensor(out.value, ctx)


def adaptive_avg_pool1d(input: Tensor, output_size: Ints) -> Tensor:
    """(N, C, output_size): the mean of each of output_size windows that together cover the input; window i of S
    runs from i L / S, rounded down, to (i + 1) L / S, rounded up. In all adaptive pools an output_size of -1
    keeps that size (None in torch). NNC_E_DTYPE: not floating point.
    """
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    lib.nnc_adaptive_avg_pool1d(ctx, _c.pointer(input), output_size_, n_output_size_, byref(out))
    return _h.tensor(out.value, ctx)


def adaptive_avg_pool2d(input: Tensor, output_size: Ints) -> Tensor:
    """The same over (H, W)."""
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    lib.nnc_adaptive_avg_pool2d(ctx, _c.pointer(input), output_size_, n_output_size_, byref(out))
    return _h.tensor(out.value, ctx)


def adaptive_avg_pool3d(input: Tensor, output_size: Ints) -> Tensor:
    """The same over (D, H, W)."""
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    lib.nnc_adaptive_avg_pool3d(ctx, _c.pointer(input), output_size_, n_output_size_, byref(out))
    return _h.tensor(out.value, ctx)


def adaptive_max_pool1d(input: Tensor, output_size: Ints, return_indices: bool = False) -> Any:
    """(N, C, output_size): the largest element of the windows of nnc_adaptive_avg_pool1d. indices (NULL: not
    wanted) as for nnc_max_pool1d.
    """
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    indices = (c_void_p * 1)() if return_indices else None
    lib.nnc_adaptive_max_pool1d(ctx, _c.pointer(input), output_size_, n_output_size_, byref(out), indices)
    if return_indices:
        return _h.tensor(out.value, ctx), _h.tensor(indices[0], ctx)
    return _h.tensor(out.value, ctx)


def adaptive_max_pool2d(input: Tensor, output_size: Ints, return_indices: bool = False) -> Any:
    """The same over (H, W)."""
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    indices = (c_void_p * 1)() if return_indices else None
    lib.nnc_adaptive_max_pool2d(ctx, _c.pointer(input), output_size_, n_output_size_, byref(out), indices)
    if return_indices:
        return _h.tensor(out.value, ctx), _h.tensor(indices[0], ctx)
    return _h.tensor(out.value, ctx)


def adaptive_max_pool3d(input: Tensor, output_size: Ints, return_indices: bool = False) -> Any:
    """The same over (D, H, W)."""
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    indices = (c_void_p * 1)() if return_indices else None
    lib.nnc_adaptive_max_pool3d(ctx, _c.pointer(input), output_size_, n_output_size_, byref(out), indices)
    if return_indices:
        return _h.tensor(out.value, ctx), _h.tensor(indices[0], ctx)
    return _h.tensor(out.value, ctx)


def adaptive_max_pool1d_with_indices(input: Tensor, output_size: Ints) -> Any:
    """nnc_adaptive_max_pool1d of which both results are wanted."""
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    indices = c_void_p()
    lib.nnc_adaptive_max_pool1d_with_indices(
        ctx, _c.pointer(input), output_size_, n_output_size_, byref(out), byref(indices)
    )
    return _h.tensor(out.value, ctx), _h.tensor(indices.value, ctx)


def adaptive_max_pool2d_with_indices(input: Tensor, output_size: Ints) -> Any:
    """nnc_adaptive_max_pool2d of which both results are wanted."""
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    indices = c_void_p()
    lib.nnc_adaptive_max_pool2d_with_indices(
        ctx, _c.pointer(input), output_size_, n_output_size_, byref(out), byref(indices)
    )
    return _h.tensor(out.value, ctx), _h.tensor(indices.value, ctx)


def adaptive_max_pool3d_with_indices(input: Tensor, output_size: Ints) -> Any:
    """nnc_adaptive_max_pool3d of which both results are wanted."""
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    out = c_void_p()
    indices = c_void_p()
    lib.nnc_adaptive_max_pool3d_with_indices(
        ctx, _c.pointer(input), output_size_, n_output_size_, byref(out), byref(indices)
    )
    return _h.tensor(out.value, ctx), _h.tensor(indices.value, ctx)


def fractional_max_pool2d(
        input: Tensor, kernel_size: Ints, output_size: Ints = None, output_ratio: Reals = None,
        _random_samples: Optional[Tensor] = None, return_indices: bool = False
) -> Any:
    """(N, C, output_size) of (N, C, H, W), or both without N: the largest element of output_size windows of
    kernel_size, NaN counting as that. output_size may be NULL: then it is the sizes of input times
    output_ratio, of one number for each dimension, rounded down. Where the windows of a channel begin a sample
    u of it says: with a = (L - kernel_size) / (output_size - 1), window i at (i + u) a less u a, both rounded
    down, and the last one at L - kernel_size. random_samples (N, C, 2), of input's type, has u along W and H;
    NULL: drawn as nnc_rand draws, in PyTorch's order. indices as for nnc_max_pool2d. Floating point. After
    Graham, Fractional Max-Pooling, 2014. NNC_E_SHAPE: windows that do not fit, samples of other sizes;
    NNC_E_INVALID: neither list.
    """
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    output_size_, n_output_size_ = _c.ints(output_size)
    output_ratio_, n_output_ratio_ = _c.reals(output_ratio)
    out = c_void_p()
    indices = (c_void_p * 1)() if return_indices else None
    lib.nnc_fractional_max_pool2d(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, output_size_, n_output_size_, output_ratio_,
        n_output_ratio_, _c.pointer(_random_samples), byref(out), indices
    )
    if return_indices:
        return _h.tensor(out.value, ctx), _h.tensor(indices[0], ctx)
    return _h.tensor(out.value, ctx)


def fractional_max_pool3d(
        input: Tensor, kernel_size: Ints, output_size: Ints = None, output_ratio: Reals = None,
        _random_samples: Optional[Tensor] = None, return_indices: bool = False
) -> Any:
    """The same over (D, H, W), with samples (N, C, 3) along D, H and W."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    output_size_, n_output_size_ = _c.ints(output_size)
    output_ratio_, n_output_ratio_ = _c.reals(output_ratio)
    out = c_void_p()
    indices = (c_void_p * 1)() if return_indices else None
    lib.nnc_fractional_max_pool3d(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, output_size_, n_output_size_, output_ratio_,
        n_output_ratio_, _c.pointer(_random_samples), byref(out), indices
    )
    if return_indices:
        return _h.tensor(out.value, ctx), _h.tensor(indices[0], ctx)
    return _h.tensor(out.value, ctx)


def fractional_max_pool2d_with_indices(
        input: Tensor, kernel_size: Ints, output_size: Ints = None, output_ratio: Reals = None,
        _random_samples: Optional[Tensor] = None
) -> Any:
    """nnc_fractional_max_pool2d of which both results are wanted."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    output_size_, n_output_size_ = _c.ints(output_size)
    output_ratio_, n_output_ratio_ = _c.reals(output_ratio)
    out = c_void_p()
    indices = c_void_p()
    lib.nnc_fractional_max_pool2d_with_indices(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, output_size_, n_output_size_, output_ratio_,
        n_output_ratio_, _c.pointer(_random_samples), byref(out), byref(indices)
    )
    return _h.tensor(out.value, ctx), _h.tensor(indices.value, ctx)


def fractional_max_pool3d_with_indices(
        input: Tensor, kernel_size: Ints, output_size: Ints = None, output_ratio: Reals = None,
        _random_samples: Optional[Tensor] = None
) -> Any:
    """nnc_fractional_max_pool3d of which both results are wanted."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    output_size_, n_output_size_ = _c.ints(output_size)
    output_ratio_, n_output_ratio_ = _c.reals(output_ratio)
    out = c_void_p()
    indices = c_void_p()
    lib.nnc_fractional_max_pool3d_with_indices(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, output_size_, n_output_size_, output_ratio_,
        n_output_ratio_, _c.pointer(_random_samples), byref(out), byref(indices)
    )
    return _h.tensor(out.value, ctx), _h.tensor(indices.value, ctx)


def lp_pool1d(
        input: Tensor, norm_type: float, kernel_size: Ints, stride: Ints = None, ceil_mode: bool = False
) -> Tensor:
    """(sum of x^norm_type)^(1 / norm_type) over each window (torch: stride kernel_size, ceil_mode 0); with
    norm_type INFINITY or -INFINITY the largest or the least |x|. NNC_E_INVALID: norm_type 0.
    """
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    out = c_void_p()
    lib.nnc_lp_pool1d(
        ctx, _c.pointer(input), float(norm_type), kernel_size_, n_kernel_size_, stride_, n_stride_,
        _c.flag(ceil_mode), byref(out)
    )
    return _h.tensor(out.value, ctx)


def lp_pool2d(
        input: Tensor, norm_type: float, kernel_size: Ints, stride: Ints = None, ceil_mode: bool = False
) -> Tensor:
    """The same over (H, W)."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    out = c_void_p()
    lib.nnc_lp_pool2d(
        ctx, _c.pointer(input), float(norm_type), kernel_size_, n_kernel_size_, stride_, n_stride_,
        _c.flag(ceil_mode), byref(out)
    )
    return _h.tensor(out.value, ctx)


def lp_pool3d(
        input: Tensor, norm_type: float, kernel_size: Ints, stride: Ints = None, ceil_mode: bool = False
) -> Tensor:
    """The same over (D, H, W)."""
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    stride_, n_stride_ = _c.ints(stride)
    out = c_void_p()
    lib.nnc_lp_pool3d(
        ctx, _c.pointer(input), float(norm_type), kernel_size_, n_kernel_size_, stride_, n_stride_,
        _c.flag(ceil_mode), byref(out)
    )
    return _h.tensor(out.value, ctx)


def batch_norm(
        input: Tensor, running_mean: Tensor, running_var: Tensor, weight: Optional[Tensor] = None,
        bias: Optional[Tensor] = None, training: bool = False, momentum: float = 0.1, eps: float = 1e-05
) -> Tensor:
    """input (N, C, ...): each channel minus its mean, over sqrt(variance + eps), times weight (C), plus bias (C)
    (torch: training 0, momentum 0.1, eps 1e-5). With training not 0 by the statistics of the batch, and
    running_mean and running_var (C), unless NULL, become (1 - momentum) * themselves + momentum * these (the
    variance divided by n - 1); else by the running ones. NNC_E_INVALID: one value per channel in training.
    NNC_E_DTYPE, here and below: not all of input's type, nor, beside 16-bit floats, all of float32.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_batch_norm(
        ctx, _c.pointer(input), _c.pointer(running_mean), _c.pointer(running_var), _c.pointer(weight),
        _c.pointer(bias), _c.flag(training), float(momentum), float(eps), byref(out)
    )
    return _h.tensor(out.value, ctx)


def layer_norm(
        input: Tensor, normalized_shape: Ints, weight: Optional[Tensor] = None, bias: Optional[Tensor] = None,
        eps: float = 1e-05
) -> Tensor:
    """The same over the last dimensions, whose sizes are normalized_shape (torch: eps 1e-5); weight and bias have
    that shape. NNC_E_SHAPE: other sizes.
    """
    ctx = _h.current()
    normalized_shape_, n_normalized_shape_ = _c.ints(normalized_shape)
    out = c_void_p()
    lib.nnc_layer_norm(
        ctx, _c.pointer(input), normalized_shape_, n_normalized_shape_, _c.pointer(weight), _c.pointer(bias),
        float(eps), byref(out)
    )
    return _h.tensor(out.value, ctx)


def group_norm(
        input: Tensor, num_groups: int, weight: Optional[Tensor] = None, bias: Optional[Tensor] = None,
        eps: float = 1e-05
) -> Tensor:
    """The same over each of num_groups groups of channels of each sample of input (N, C, ...) (torch: eps 1e-5);
    weight and bias are (C). NNC_E_INVALID: groups that do not divide C, or that hold a single value each.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_group_norm(
        ctx, _c.pointer(input), _c.i64(num_groups), _c.pointer(weight), _c.pointer(bias), float(eps), byref(out)
    )
    return _h.tensor(out.value, ctx)


def instance_norm(
        input: Tensor, running_mean: Optional[Tensor] = None, running_var: Optional[Tensor] = None,
        weight: Optional[Tensor] = None, bias: Optional[Tensor] = None, use_input_stats: bool = True,
        momentum: float = 0.1, eps: float = 1e-05
) -> Tensor:
    """The same over each channel of each sample of input (N, C, ...) (torch: use_input_stats 1, momentum 0.1, eps
    1e-5). With use_input_stats 0 by the running statistics, else these move as for nnc_batch_norm. Types as
    there, but running statistics may have another type.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_instance_norm(
        ctx, _c.pointer(input), _c.pointer(running_mean), _c.pointer(running_var), _c.pointer(weight),
        _c.pointer(bias), _c.flag(use_input_stats), float(momentum), float(eps), byref(out)
    )
    return _h.tensor(out.value, ctx)


def rms_norm(
        input: Tensor, normalized_shape: Ints, weight: Optional[Tensor] = None, eps: Optional[float] = None
) -> Tensor:
    """input / sqrt(mean of input^2 + eps) over the last dimensions, times weight of any type; eps NULL is the
    distance from 1 to the next value of input's type, of float32 beside 16-bit floats.
    """
    ctx = _h.current()
    normalized_shape_, n_normalized_shape_ = _c.ints(normalized_shape)
    out = c_void_p()
    lib.nnc_rms_norm(
        ctx, _c.pointer(input), normalized_shape_, n_normalized_shape_, _c.pointer(weight),
        _c.optional_f64(eps), byref(out)
    )
    return _h.tensor(out.value, ctx)


def local_response_norm(
        input: Tensor, size: int, alpha: float = 0.0001, beta: float = 0.75, k: float = 1.0
) -> Tensor:
    """input / (k + alpha * the mean of the squares of the size channels around, zeros beyond the ends)^beta for
    input (N, C, ...) (torch: alpha 1e-4, beta 0.75, k 1).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_local_response_norm(
        ctx, _c.pointer(input), _c.i64(size), float(alpha), float(beta), float(k), byref(out)
    )
    return _h.tensor(out.value, ctx)


def normalize(input: Tensor, p: float = 2.0, dim: int = 1, eps: float = 1e-12) -> Tensor:
    """input / max(nnc_norm of p along dim, eps) (torch: p 2, dim 1, eps 1e-12)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_normalize(ctx, _c.pointer(input), float(p), _c.i64(dim), float(eps), byref(out))
    return _h.tensor(out.value, ctx)


def add(input: Tensor, other: Tensor, alpha: float = 1.0) -> Tensor:
    """input + alpha * other (torch: alpha 1)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_add(ctx, _c.pointer(input), _c.pointer(other), float(alpha), byref(out))
    return _h.tensor(out.value, ctx)


def add_(input: Tensor, other: Tensor, alpha: float = 1.0) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_add_(ctx, _c.pointer(input), _c.pointer(other), float(alpha))


def add_scalar(input: Tensor, other: float) -> Tensor:
    """input + other with a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_add_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def add_scalar_i64(input: Tensor, other: int) -> Tensor:
    """input + other with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_add_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def add_scalar_(input: Tensor, other: float) -> None:
    """The same in place, with a float."""
    ctx = _h.current()
    lib.nnc_add_scalar_(ctx, _c.pointer(input), float(other))


def add_scalar_i64_(input: Tensor, other: int) -> None:
    """The same in place, with an int."""
    ctx = _h.current()
    lib.nnc_add_scalar_i64_(ctx, _c.pointer(input), _c.i64(other))


def sub(input: Tensor, other: Tensor, alpha: float = 1.0) -> Tensor:
    """input - alpha * other (torch: alpha 1). NNC_E_DTYPE: bool tensors."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sub(ctx, _c.pointer(input), _c.pointer(other), float(alpha), byref(out))
    return _h.tensor(out.value, ctx)


def sub_(input: Tensor, other: Tensor, alpha: float = 1.0) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_sub_(ctx, _c.pointer(input), _c.pointer(other), float(alpha))


def sub_scalar(input: Tensor, other: float) -> Tensor:
    """input - other with a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sub_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def sub_scalar_i64(input: Tensor, other: int) -> Tensor:
    """input - other with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sub_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def sub_scalar_(input: Tensor, other: float) -> None:
    """The same in place, with a float."""
    ctx = _h.current()
    lib.nnc_sub_scalar_(ctx, _c.pointer(input), float(other))


def sub_scalar_i64_(input: Tensor, other: int) -> None:
    """The same in place, with an int."""
    ctx = _h.current()
    lib.nnc_sub_scalar_i64_(ctx, _c.pointer(input), _c.i64(other))


def mul(input: Tensor, other: Tensor) -> Tensor:
    """input * other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_mul(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def mul_(input: Tensor, other: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_mul_(ctx, _c.pointer(input), _c.pointer(other))


def mul_scalar(input: Tensor, other: float) -> Tensor:
    """input * other with a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_mul_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def mul_scalar_i64(input: Tensor, other: int) -> Tensor:
    """input * other with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_mul_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def mul_scalar_(input: Tensor, other: float) -> None:
    """The same in place, with a float."""
    ctx = _h.current()
    lib.nnc_mul_scalar_(ctx, _c.pointer(input), float(other))


def mul_scalar_i64_(input: Tensor, other: int) -> None:
    """The same in place, with an int."""
    ctx = _h.current()
    lib.nnc_mul_scalar_i64_(ctx, _c.pointer(input), _c.i64(other))


def div(input: Tensor, other: Tensor, rounding_mode: Optional[str] = None) -> Tensor:
    """input / other. rounding_mode NULL: the true quotient; integers compute in the default type. "trunc" rounds
    it towards 0, "floor" down; integers stay integers, and the gradients are 0. NNC_E_INVALID: another word; a
    rounded division of integers by 0 ("ZeroDivisionError"). NNC_E_DTYPE: rounded, of bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_div(ctx, _c.pointer(input), _c.pointer(other), _c.text(rounding_mode), byref(out))
    return _h.tensor(out.value, ctx)


def div_(input: Tensor, other: Tensor, rounding_mode: Optional[str] = None) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_div_(ctx, _c.pointer(input), _c.pointer(other), _c.text(rounding_mode))


def div_scalar(input: Tensor, other: float, rounding_mode: Optional[str] = None) -> Tensor:
    """input / other with a float. rounding_mode as for nnc_div."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_div_scalar(ctx, _c.pointer(input), float(other), _c.text(rounding_mode), byref(out))
    return _h.tensor(out.value, ctx)


def div_scalar_i64(input: Tensor, other: int, rounding_mode: Optional[str] = None) -> Tensor:
    """input / other with an int. rounding_mode as for nnc_div."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_div_scalar_i64(ctx, _c.pointer(input), _c.i64(other), _c.text(rounding_mode), byref(out))
    return _h.tensor(out.value, ctx)


def div_scalar_(input: Tensor, other: float, rounding_mode: Optional[str] = None) -> None:
    """The same in place, with a float."""
    ctx = _h.current()
    lib.nnc_div_scalar_(ctx, _c.pointer(input), float(other), _c.text(rounding_mode))


def div_scalar_i64_(input: Tensor, other: int, rounding_mode: Optional[str] = None) -> None:
    """The same in place, with an int."""
    ctx = _h.current()
    lib.nnc_div_scalar_i64_(ctx, _c.pointer(input), _c.i64(other), _c.text(rounding_mode))


def floor_divide(input: Tensor, other: Tensor) -> Tensor:
    """input / other, rounded down. As in torch it has no gradient: backward through it is NNC_E_UNSUPPORTED."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_floor_divide(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def floor_divide_scalar(input: Tensor, other: float) -> Tensor:
    """The same with a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_floor_divide_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def floor_divide_scalar_i64(input: Tensor, other: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_floor_divide_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def remainder(input: Tensor, other: Tensor) -> Tensor:
    """input - other * floor(input / other): what is left, with the sign of other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_remainder(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def remainder_scalar(input: Tensor, other: float) -> Tensor:
    """The same with a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_remainder_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def remainder_scalar_i64(input: Tensor, other: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_remainder_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def remainder_scalar_self(self: float, other: Tensor) -> Tensor:
    """The same of a float as input; other has a gradient (torch: none)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_remainder_scalar_self(ctx, float(self), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def remainder_scalar_self_i64(self: int, other: Tensor) -> Tensor:
    """The same of an int as input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_remainder_scalar_self_i64(ctx, _c.i64(self), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def fmod(input: Tensor, other: Tensor) -> Tensor:
    """input - other * trunc(input / other): what is left, with the sign of input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_fmod(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def fmod_scalar(input: Tensor, other: float) -> Tensor:
    """The same with a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_fmod_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def fmod_scalar_i64(input: Tensor, other: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_fmod_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def pow(input: Tensor, exponent: Tensor) -> Tensor:
    """input to the power exponent. Of integers it wraps, and a negative exponent gives 0, or 1 or -1 where input
    is that. The gradient of exponent is 0 where input is 0 and exponent >= 0, and so are the derivatives of
    that. NNC_E_DTYPE: two bool tensors.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pow(ctx, _c.pointer(input), _c.pointer(exponent), byref(out))
    return _h.tensor(out.value, ctx)


def pow_(input: Tensor, exponent: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_pow_(ctx, _c.pointer(input), _c.pointer(exponent))


def pow_scalar(input: Tensor, exponent: float) -> Tensor:
    """The same with a float, which is rounded to input's type first: up to 32 units of the last place of float32
    from the power of the number itself.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pow_scalar(ctx, _c.pointer(input), float(exponent), byref(out))
    return _h.tensor(out.value, ctx)


def pow_scalar_i64(input: Tensor, exponent: int) -> Tensor:
    """The same with an int. NNC_E_INVALID: a negative one for integers."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pow_scalar_i64(ctx, _c.pointer(input), _c.i64(exponent), byref(out))
    return _h.tensor(out.value, ctx)


def pow_scalar_self(self: float, exponent: Tensor) -> Tensor:
    """self^exponent, of a float; the gradient is out * log(self), 0 where self is 0 and exponent is not negative."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pow_scalar_self(ctx, float(self), _c.pointer(exponent), byref(out))
    return _h.tensor(out.value, ctx)


def pow_scalar_self_i64(self: int, exponent: Tensor) -> Tensor:
    """The same of an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pow_scalar_self_i64(ctx, _c.i64(self), _c.pointer(exponent), byref(out))
    return _h.tensor(out.value, ctx)


def pow_scalar_(input: Tensor, exponent: float) -> None:
    """The same in place, with a float."""
    ctx = _h.current()
    lib.nnc_pow_scalar_(ctx, _c.pointer(input), float(exponent))


def pow_scalar_i64_(input: Tensor, exponent: int) -> None:
    """The same in place, with an int."""
    ctx = _h.current()
    lib.nnc_pow_scalar_i64_(ctx, _c.pointer(input), _c.i64(exponent))


def square(input: Tensor) -> Tensor:
    """input * input; of bool in int64."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_square(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def maximum(input: Tensor, other: Tensor) -> Tensor:
    """The larger of both; NaN if one is NaN. The gradient of equal ones is shared half and half."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_maximum(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def minimum(input: Tensor, other: Tensor) -> Tensor:
    """The smaller of both, in the same way."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_minimum(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def clamp(input: Tensor, min: Optional[float] = None, max: Optional[float] = None) -> Tensor:
    """input held in min..max: where it is less than min, min, then where it is more than max, max. A bound of NULL
    is none; a NaN makes everything NaN. The gradient is 0 where a bound was taken and at the bounds.
    NNC_E_INVALID: both bounds NULL; one that the result's type does not hold.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clamp(ctx, _c.pointer(input), _c.optional_f64(min), _c.optional_f64(max), byref(out))
    return _h.tensor(out.value, ctx)


def clamp_i64(input: Tensor, min: Optional[int] = None, max: Optional[int] = None) -> Tensor:
    """The same with ints."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clamp_i64(ctx, _c.pointer(input), _c.optional_i64(min), _c.optional_i64(max), byref(out))
    return _h.tensor(out.value, ctx)


def clamp_(input: Tensor, min: Optional[float] = None, max: Optional[float] = None) -> None:
    """The same in place, with floats."""
    ctx = _h.current()
    lib.nnc_clamp_(ctx, _c.pointer(input), _c.optional_f64(min), _c.optional_f64(max))


def clamp_i64_(input: Tensor, min: Optional[int] = None, max: Optional[int] = None) -> None:
    """The same in place, with ints."""
    ctx = _h.current()
    lib.nnc_clamp_i64_(ctx, _c.pointer(input), _c.optional_i64(min), _c.optional_i64(max))


def clamp_min(input: Tensor, min: float) -> Tensor:
    """max(input, min)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clamp_min(ctx, _c.pointer(input), float(min), byref(out))
    return _h.tensor(out.value, ctx)


def clamp_min_i64(input: Tensor, min: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clamp_min_i64(ctx, _c.pointer(input), _c.i64(min), byref(out))
    return _h.tensor(out.value, ctx)


def clamp_max(input: Tensor, max: float) -> Tensor:
    """min(input, max)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clamp_max(ctx, _c.pointer(input), float(max), byref(out))
    return _h.tensor(out.value, ctx)


def clamp_max_i64(input: Tensor, max: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clamp_max_i64(ctx, _c.pointer(input), _c.i64(max), byref(out))
    return _h.tensor(out.value, ctx)


def clamp_tensor(input: Tensor, min: Optional[Tensor] = None, max: Optional[Tensor] = None) -> Tensor:
    """nnc_clamp with tensors as bounds, NULL for none; all are broadcast. The gradient goes to what was taken:
    input, min or max; a tie of input and one bound is shared half and half.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clamp_tensor(ctx, _c.pointer(input), _c.pointer(min), _c.pointer(max), byref(out))
    return _h.tensor(out.value, ctx)


def clamp_tensor_(input: Tensor, min: Optional[Tensor] = None, max: Optional[Tensor] = None) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_clamp_tensor_(ctx, _c.pointer(input), _c.pointer(min), _c.pointer(max))


def clamp_min_tensor(input: Tensor, min: Tensor) -> Tensor:
    """max(input, min) with a tensor; gradients as of nnc_maximum."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clamp_min_tensor(ctx, _c.pointer(input), _c.pointer(min), byref(out))
    return _h.tensor(out.value, ctx)


def clamp_max_tensor(input: Tensor, max: Tensor) -> Tensor:
    """min(input, max) with a tensor."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_clamp_max_tensor(ctx, _c.pointer(input), _c.pointer(max), byref(out))
    return _h.tensor(out.value, ctx)


def nan_to_num(
        input: Tensor, nan: Optional[float] = None, posinf: Optional[float] = None,
        neginf: Optional[float] = None
) -> Tensor:
    """input, but nan for NaN (NULL: 0), posinf for infinity and neginf for -infinity (NULL: the largest and the
    lowest number of the type). Integers and bool are copied. The gradient is 0 where input is not finite.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_nan_to_num(
        ctx, _c.pointer(input), _c.optional_f64(nan), _c.optional_f64(posinf), _c.optional_f64(neginf),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def nan_to_num_(
        input: Tensor, nan: Optional[float] = None, posinf: Optional[float] = None,
        neginf: Optional[float] = None
) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_nan_to_num_(
        ctx, _c.pointer(input), _c.optional_f64(nan), _c.optional_f64(posinf), _c.optional_f64(neginf)
    )


def where(condition: Tensor, input: Tensor, other: Tensor) -> Tensor:
    """input where condition is true, else other; all three are broadcast. NNC_E_DTYPE: condition is neither bool
    nor, as in older programs, uint8.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_where(ctx, _c.pointer(condition), _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def where_scalar(condition: Tensor, input: Tensor, other: float) -> Tensor:
    """The same with a float as other. It does not raise the type of floating point input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_where_scalar(ctx, _c.pointer(condition), _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def where_scalar_i64(condition: Tensor, input: Tensor, other: int) -> Tensor:
    """The same with an int as other, which raises only bool, to int64. NNC_E_INVALID: out of the range of an
    integer input.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_where_scalar_i64(ctx, _c.pointer(condition), _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def where_scalar_self(condition: Tensor, self: float, other: Tensor) -> Tensor:
    """nnc_where_scalar with the float where condition is true."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_where_scalar_self(ctx, _c.pointer(condition), float(self), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def where_scalar_self_i64(condition: Tensor, self: int, other: Tensor) -> Tensor:
    """nnc_where_scalar_i64 with the int where condition is true."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_where_scalar_self_i64(ctx, _c.pointer(condition), _c.i64(self), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def where_scalars(condition: Tensor, self: float, other: float) -> Tensor:
    """(condition's sizes): the one float where condition is true, else the other, in the default type."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_where_scalars(ctx, _c.pointer(condition), float(self), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def where_scalars_i64(condition: Tensor, self: int, other: int) -> Tensor:
    """The same of two ints, in int64."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_where_scalars_i64(ctx, _c.pointer(condition), _c.i64(self), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def lerp(input: Tensor, end: Tensor, weight: Tensor) -> Tensor:
    """input + weight * (end - input). NNC_E_DTYPE: not all of one floating type; a weight () may have another one."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lerp(ctx, _c.pointer(input), _c.pointer(end), _c.pointer(weight), byref(out))
    return _h.tensor(out.value, ctx)


def lerp_(input: Tensor, end: Tensor, weight: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_lerp_(ctx, _c.pointer(input), _c.pointer(end), _c.pointer(weight))


def lerp_scalar(input: Tensor, end: Tensor, weight: float) -> Tensor:
    """The same with a number as weight."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lerp_scalar(ctx, _c.pointer(input), _c.pointer(end), float(weight), byref(out))
    return _h.tensor(out.value, ctx)


def lerp_scalar_(input: Tensor, end: Tensor, weight: float) -> None:
    """The same in place, with a number as weight."""
    ctx = _h.current()
    lib.nnc_lerp_scalar_(ctx, _c.pointer(input), _c.pointer(end), float(weight))


def addcmul(input: Tensor, tensor1: Tensor, tensor2: Tensor, value: float = 1.0) -> Tensor:
    """input + value * tensor1 * tensor2 (torch: value 1). NNC_E_DTYPE: bool."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_addcmul(ctx, _c.pointer(input), _c.pointer(tensor1), _c.pointer(tensor2), float(value), byref(out))
    return _h.tensor(out.value, ctx)


def addcmul_(input: Tensor, tensor1: Tensor, tensor2: Tensor, value: float = 1.0) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_addcmul_(ctx, _c.pointer(input), _c.pointer(tensor1), _c.pointer(tensor2), float(value))


def addcdiv(input: Tensor, tensor1: Tensor, tensor2: Tensor, value: float = 1.0) -> Tensor:
    """input + value * tensor1 / tensor2 (torch: value 1). NNC_E_DTYPE: tensor1 and tensor2 both of integers."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_addcdiv(ctx, _c.pointer(input), _c.pointer(tensor1), _c.pointer(tensor2), float(value), byref(out))
    return _h.tensor(out.value, ctx)


def addcdiv_(input: Tensor, tensor1: Tensor, tensor2: Tensor, value: float = 1.0) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_addcdiv_(ctx, _c.pointer(input), _c.pointer(tensor1), _c.pointer(tensor2), float(value))


def neg(input: Tensor) -> Tensor:
    """-input. NNC_E_DTYPE: bool."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_neg(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def neg_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_neg_(ctx, _c.pointer(input))


def abs(input: Tensor) -> Tensor:
    """|input|; its gradient at 0 is 0. NNC_E_DTYPE: bool."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_abs(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def sign(input: Tensor) -> Tensor:
    """-1, 0 or 1, and NaN for NaN. Its gradient is 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sign(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def floor(input: Tensor) -> Tensor:
    """The largest whole number that is not above input. Gradient 0. NNC_E_DTYPE: bool."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_floor(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def ceil(input: Tensor) -> Tensor:
    """The smallest whole number that is not below input. Gradient 0. NNC_E_DTYPE: bool."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ceil(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def round(input: Tensor) -> Tensor:
    """The nearest whole number, a half to the even one. Gradient 0. NNC_E_DTYPE: bool."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_round(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def round_decimals(input: Tensor, decimals: int) -> Tensor:
    """torch.round with decimals: round(input * 10^decimals) / 10^decimals; a negative decimals rounds to tens,
    hundreds, ... Where input * 10^decimals overflows the type, input itself, for which PyTorch has infinity or
    NaN. Gradient 0. NNC_E_DTYPE: integers and bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_round_decimals(ctx, _c.pointer(input), _c.i64(decimals), byref(out))
    return _h.tensor(out.value, ctx)


def trunc(input: Tensor) -> Tensor:
    """input without its fraction. Gradient 0. NNC_E_DTYPE: bool."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_trunc(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def reciprocal(input: Tensor) -> Tensor:
    """1 / input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_reciprocal(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def exp(input: Tensor) -> Tensor:
    """e to the power input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_exp(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def exp_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_exp_(ctx, _c.pointer(input))


def expm1(input: Tensor) -> Tensor:
    """exp(input) - 1, without loss for input near 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_expm1(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def log(input: Tensor) -> Tensor:
    """The natural logarithm; NaN for input < 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_log(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def log1p(input: Tensor) -> Tensor:
    """log(1 + input), without loss for input near 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_log1p(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def log2(input: Tensor) -> Tensor:
    """The logarithm to the base 2."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_log2(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def log10(input: Tensor) -> Tensor:
    """The logarithm to the base 10."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_log10(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def sqrt(input: Tensor) -> Tensor:
    """The square root; NaN for input < 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sqrt(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def sqrt_(input: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_sqrt_(ctx, _c.pointer(input))


def rsqrt(input: Tensor) -> Tensor:
    """1 / sqrt(input)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_rsqrt(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def sin(input: Tensor) -> Tensor:
    """The sine of an angle in radians."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sin(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def cos(input: Tensor) -> Tensor:
    """The cosine of an angle in radians."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_cos(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def tan(input: Tensor) -> Tensor:
    """The tangent of an angle in radians."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tan(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def asin(input: Tensor) -> Tensor:
    """The arc sine in -pi/2..pi/2; NaN for |input| > 1."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_asin(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def acos(input: Tensor) -> Tensor:
    """The arc cosine in 0..pi; NaN for |input| > 1."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_acos(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def atan(input: Tensor) -> Tensor:
    """The arc tangent in -pi/2..pi/2."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_atan(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def sinh(input: Tensor) -> Tensor:
    """The hyperbolic sine."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_sinh(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def cosh(input: Tensor) -> Tensor:
    """The hyperbolic cosine."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_cosh(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def erf(input: Tensor) -> Tensor:
    """The error function 2 / sqrt(pi) * integral of exp(-t^2) over 0..input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_erf(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def erfc(input: Tensor) -> Tensor:
    """1 - erf(input), without loss for large input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_erfc(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def atan2(input: Tensor, other: Tensor) -> Tensor:
    """The angle in -pi..pi of the point whose x is other and whose y is input; the gradients at (0, 0) are 0, and
    so are their derivatives.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_atan2(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def atan2_(input: Tensor, other: Tensor) -> None:
    """The same in place."""
    ctx = _h.current()
    lib.nnc_atan2_(ctx, _c.pointer(input), _c.pointer(other))


def xlogy(input: Tensor, other: Tensor) -> Tensor:
    """input * log(other), and 0 where input is 0 unless other is NaN. The gradient of input is 0 where input is 0
    and other <= 0, and so are the derivatives of that.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_xlogy(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def xlogy_scalar(input: Tensor, other: float) -> Tensor:
    """The same with a number as other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_xlogy_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def xlogy_scalar_self(self: float, other: Tensor) -> Tensor:
    """The same with a number as input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_xlogy_scalar_self(ctx, float(self), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def logit(input: Tensor, eps: Optional[float] = None) -> Tensor:
    """log(z / (1 - z)), z being input held in eps..1 - eps; eps NULL or negative: z is input, and the result is
    NaN outside 0..1. The gradient is 0 where input was not kept.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_logit(ctx, _c.pointer(input), _c.optional_f64(eps), byref(out))
    return _h.tensor(out.value, ctx)


def lgamma(input: Tensor) -> Tensor:
    """The natural logarithm of |gamma(input)|; infinite at 0, -1, -2, ..., where its gradient is NaN, but infinite
    at 0, and the derivative of that infinite.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lgamma(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def erfinv(input: Tensor) -> Tensor:
    """The number whose nnc_erf is input; infinite at 1 and -1, NaN beyond."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_erfinv(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def eq(input: Tensor, other: Tensor) -> Tensor:
    """input == other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_eq(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def eq_scalar(input: Tensor, other: float) -> Tensor:
    """input == other, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_eq_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def eq_scalar_i64(input: Tensor, other: int) -> Tensor:
    """input == other, an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_eq_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def ne(input: Tensor, other: Tensor) -> Tensor:
    """input != other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ne(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def ne_scalar(input: Tensor, other: float) -> Tensor:
    """input != other, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ne_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def ne_scalar_i64(input: Tensor, other: int) -> Tensor:
    """input != other, an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ne_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def lt(input: Tensor, other: Tensor) -> Tensor:
    """input < other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lt(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def lt_scalar(input: Tensor, other: float) -> Tensor:
    """input < other, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lt_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def lt_scalar_i64(input: Tensor, other: int) -> Tensor:
    """input < other, an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_lt_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def le(input: Tensor, other: Tensor) -> Tensor:
    """input <= other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_le(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def le_scalar(input: Tensor, other: float) -> Tensor:
    """input <= other, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_le_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def le_scalar_i64(input: Tensor, other: int) -> Tensor:
    """input <= other, an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_le_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def gt(input: Tensor, other: Tensor) -> Tensor:
    """input > other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_gt(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def gt_scalar(input: Tensor, other: float) -> Tensor:
    """input > other, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_gt_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def gt_scalar_i64(input: Tensor, other: int) -> Tensor:
    """input > other, an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_gt_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def ge(input: Tensor, other: Tensor) -> Tensor:
    """input >= other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ge(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def ge_scalar(input: Tensor, other: float) -> Tensor:
    """input >= other, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ge_scalar(ctx, _c.pointer(input), float(other), byref(out))
    return _h.tensor(out.value, ctx)


def ge_scalar_i64(input: Tensor, other: int) -> Tensor:
    """input >= other, an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_ge_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def logical_and(input: Tensor, other: Tensor) -> Tensor:
    """Both are not 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_logical_and(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def logical_or(input: Tensor, other: Tensor) -> Tensor:
    """One at least is not 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_logical_or(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def logical_xor(input: Tensor, other: Tensor) -> Tensor:
    """Exactly one is not 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_logical_xor(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def logical_not(input: Tensor) -> Tensor:
    """input is 0."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_logical_not(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def bitwise_and(input: Tensor, other: Tensor) -> Tensor:
    """input & other, in the common type. NNC_E_DTYPE: floating point."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bitwise_and(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def bitwise_and_scalar_i64(input: Tensor, other: int) -> Tensor:
    """The same with an int, of which integers take the bits that they have room for; bool with it gives int64."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bitwise_and_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def bitwise_or(input: Tensor, other: Tensor) -> Tensor:
    """input | other, in the common type. NNC_E_DTYPE: floating point."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bitwise_or(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def bitwise_or_scalar_i64(input: Tensor, other: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bitwise_or_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def bitwise_xor(input: Tensor, other: Tensor) -> Tensor:
    """input ^ other, in the common type. NNC_E_DTYPE: floating point."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bitwise_xor(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def bitwise_xor_scalar_i64(input: Tensor, other: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bitwise_xor_scalar_i64(ctx, _c.pointer(input), _c.i64(other), byref(out))
    return _h.tensor(out.value, ctx)


def bitwise_not(input: Tensor) -> Tensor:
    """~input, of bool its negation, in the type of input. NNC_E_DTYPE: floating point."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bitwise_not(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def isnan(input: Tensor) -> Tensor:
    """input is not a number."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_isnan(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def isinf(input: Tensor) -> Tensor:
    """input is infinite."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_isinf(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def isfinite(input: Tensor) -> Tensor:
    """input is neither infinite nor NaN."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_isfinite(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def isclose(
        input: Tensor, other: Tensor, rtol: float = 1e-05, atol: float = 1e-08, equal_nan: bool = False
) -> Tensor:
    """|input - other| <= atol + rtol * |other|, or both are equal (torch: rtol 1e-5, atol 1e-8, equal_nan 0). Two
    NaN are close if equal_nan is not 0. NNC_E_DTYPE: not of one type. NNC_E_INVALID: negative rtol or atol.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_isclose(
        ctx, _c.pointer(input), _c.pointer(other), float(rtol), float(atol), _c.flag(equal_nan), byref(out)
    )
    return _h.tensor(out.value, ctx)


def allclose(
        input: Tensor, other: Tensor, rtol: float = 1e-05, atol: float = 1e-08, equal_nan: bool = False
) -> bool:
    """out = 1 if nnc_isclose is true everywhere, else 0."""
    ctx = _h.current()
    out = c_int32()
    lib.nnc_allclose(
        ctx, _c.pointer(input), _c.pointer(other), float(rtol), float(atol), _c.flag(equal_nan), byref(out)
    )
    return bool(out.value)


def equal(input: Tensor, other: Tensor) -> bool:
    """out = 1 if both have the same sizes and equal elements, whatever their types, else 0."""
    ctx = _h.current()
    out = c_int32()
    lib.nnc_equal(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return bool(out.value)


def sum(input: Tensor, dim: Ints = None, keepdim: bool = False, dtype: Optional[dtype] = None) -> Tensor:
    """The sum; of nothing 0."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_sum(ctx, _c.pointer(input), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def mean(input: Tensor, dim: Ints = None, keepdim: bool = False, dtype: Optional[dtype] = None) -> Tensor:
    """The sum divided by the number of elements; of nothing NaN. NNC_E_DTYPE: not floating point, and dtype
    neither.
    """
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_mean(ctx, _c.pointer(input), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def prod(
        input: Tensor, dim: Optional[int] = None, keepdim: bool = False, dtype: Optional[dtype] = None
) -> Tensor:
    """The product over dimension *dim, or over all elements (dim NULL); of nothing 1. The gradient of an element
    is the product of the others, beside infinity too, where PyTorch has NaN.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_prod(
        ctx, _c.pointer(input), _c.optional_i64(dim), _c.flag(keepdim), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def cumsum(input: Tensor, dim: int, dtype: Optional[dtype] = None) -> Tensor:
    """(input's sizes): element i along dim is the sum of input's elements 0..i."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_cumsum(ctx, _c.pointer(input), _c.i64(dim), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def cumprod(input: Tensor, dim: int, dtype: Optional[dtype] = None) -> Tensor:
    """(input's sizes): element i along dim is the product of input's elements 0..i."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_cumprod(ctx, _c.pointer(input), _c.i64(dim), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def cummax(input: Tensor, dim: int) -> Any:
    """(input's sizes) both: element i along dim is the largest of input's elements 0..i, and where it stands, the
    last of several; from the first NaN on NaN.
    """
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_cummax(ctx, _c.pointer(input), _c.i64(dim), byref(values), byref(indices))
    return cummax_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def cummin(input: Tensor, dim: int) -> Any:
    """The same of the smallest."""
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_cummin(ctx, _c.pointer(input), _c.i64(dim), byref(values), byref(indices))
    return cummin_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def nansum(input: Tensor, dim: Ints = None, keepdim: bool = False, dtype: Optional[dtype] = None) -> Tensor:
    """nnc_sum of the elements that are not NaN; those that are have the gradient 0."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_nansum(ctx, _c.pointer(input), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def trace(input: Tensor) -> Tensor:
    """(): the sum of the main diagonal of a matrix (m, n); of integers in int64. NNC_E_SHAPE: no matrix.
    NNC_E_DTYPE: bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_trace(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def norm(
        input: Tensor, p: float = 2.0, dim: Ints = None, keepdim: bool = False, dtype: Optional[dtype] = None
) -> Tensor:
    """(sum of |input|^p)^(1 / p) (torch: p 2); p infinity: the largest |input|, -infinity: the smallest; p 0: how
    many are not 0. NNC_E_DTYPE: not floating point, or narrowed by dtype.
    """
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_norm(
        ctx, _c.pointer(input), float(p), dim_, n_dim_, _c.flag(keepdim), _c.dtype_code(dtype), byref(out)
    )
    return _h.tensor(out.value, ctx)


def var(input: Tensor, dim: Ints = None, correction: Optional[float] = None, keepdim: bool = False) -> Tensor:
    """The variance: the sum of the squared deviations from the mean over max(0, n - correction) (NULL: 1)."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_var(ctx, _c.pointer(input), dim_, n_dim_, _c.optional_f64(correction), _c.flag(keepdim), byref(out))
    return _h.tensor(out.value, ctx)


def std(input: Tensor, dim: Ints = None, correction: Optional[float] = None, keepdim: bool = False) -> Tensor:
    """The standard deviation: the square root of nnc_var."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_std(ctx, _c.pointer(input), dim_, n_dim_, _c.optional_f64(correction), _c.flag(keepdim), byref(out))
    return _h.tensor(out.value, ctx)


def var_mean(input: Tensor, dim: Ints = None, correction: Optional[float] = None, keepdim: bool = False) -> Any:
    """Both sizes those of nnc_var: the variance and the mean, NaN beside an infinity."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    var = c_void_p()
    mean = c_void_p()
    lib.nnc_var_mean(
        ctx, _c.pointer(input), dim_, n_dim_, _c.optional_f64(correction), _c.flag(keepdim), byref(var),
        byref(mean)
    )
    return var_mean_result(_h.tensor(var.value, ctx), _h.tensor(mean.value, ctx))


def std_mean(input: Tensor, dim: Ints = None, correction: Optional[float] = None, keepdim: bool = False) -> Any:
    """Both sizes those of nnc_var: the standard deviation and the mean."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    std = c_void_p()
    mean = c_void_p()
    lib.nnc_std_mean(
        ctx, _c.pointer(input), dim_, n_dim_, _c.optional_f64(correction), _c.flag(keepdim), byref(std),
        byref(mean)
    )
    return std_mean_result(_h.tensor(std.value, ctx), _h.tensor(mean.value, ctx))


def max(input: Tensor) -> Tensor:
    """(): the largest element. Equal ones share the gradient."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_max(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def min(input: Tensor) -> Tensor:
    """(): the smallest element. Equal ones share the gradient."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_min(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def max_dim(input: Tensor, dim: int, keepdim: bool = False) -> Any:
    """The largest elements along dim and where the first of them stand, int64. The gradient goes there."""
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_max_dim(ctx, _c.pointer(input), _c.i64(dim), _c.flag(keepdim), byref(values), byref(indices))
    return max_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def min_dim(input: Tensor, dim: int, keepdim: bool = False) -> Any:
    """The smallest elements along dim and where the first of them stand, int64. The gradient goes there."""
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_min_dim(ctx, _c.pointer(input), _c.i64(dim), _c.flag(keepdim), byref(values), byref(indices))
    return min_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def amax(input: Tensor, dim: Ints = None, keepdim: bool = False) -> Tensor:
    """The largest elements. Equal ones share the gradient."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_amax(ctx, _c.pointer(input), dim_, n_dim_, _c.flag(keepdim), byref(out))
    return _h.tensor(out.value, ctx)


def amin(input: Tensor, dim: Ints = None, keepdim: bool = False) -> Tensor:
    """The smallest elements. Equal ones share the gradient."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_amin(ctx, _c.pointer(input), dim_, n_dim_, _c.flag(keepdim), byref(out))
    return _h.tensor(out.value, ctx)


def argmax(input: Tensor, dim: Optional[int] = None, keepdim: bool = False) -> Tensor:
    """Where the first largest element stands along *dim, or in the flattened input (dim NULL), int64. No gradient.
    NNC_E_DTYPE: bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_argmax(ctx, _c.pointer(input), _c.optional_i64(dim), _c.flag(keepdim), byref(out))
    return _h.tensor(out.value, ctx)


def argmin(input: Tensor, dim: Optional[int] = None, keepdim: bool = False) -> Tensor:
    """Where the first smallest element stands, in the same way."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_argmin(ctx, _c.pointer(input), _c.optional_i64(dim), _c.flag(keepdim), byref(out))
    return _h.tensor(out.value, ctx)


def median(input: Tensor) -> Tensor:
    """(): the median, of two elements in the middle the lower; NaN if there is one, and of no elements. The
    gradient is shared evenly by the elements that are equal to it. Of no integers, as in PyTorch, it is the
    least of int32 and int64 and 0 of smaller types, of no bool true. NNC_E_DTYPE: bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_median(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def median_dim(input: Tensor, dim: int, keepdim: bool = False) -> Any:
    """The same along dim, and where it stands: of equal ones counted in the order of their places, of NaN the
    first. NNC_E_INDEX: no elements.
    """
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_median_dim(ctx, _c.pointer(input), _c.i64(dim), _c.flag(keepdim), byref(values), byref(indices))
    return median_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def kthvalue(input: Tensor, k: int, dim: int = -1, keepdim: bool = False) -> Any:
    """The k-th smallest element along dim, from 1 on, and where it stands, of several equal ones where PyTorch
    finds it (torch: dim -1). NaN is larger than all numbers. NNC_E_INVALID: k is not in 1..size. NNC_E_DTYPE:
    bool. NNC_E_INDEX: no elements.
    """
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_kthvalue(
        ctx, _c.pointer(input), _c.i64(k), _c.i64(dim), _c.flag(keepdim), byref(values), byref(indices)
    )
    return kthvalue_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def mode(input: Tensor, dim: int = -1, keepdim: bool = False) -> Any:
    """The most frequent element along dim, of several the smallest, and its last place, of more than 16 elements
    the place that PyTorch finds (torch: dim -1). A NaN is equal to none, and sorted nowhere. NNC_E_INDEX: no
    elements.
    """
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_mode(ctx, _c.pointer(input), _c.i64(dim), _c.flag(keepdim), byref(values), byref(indices))
    return mode_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def quantile(
        input: Tensor, q: Tensor, dim: Optional[int] = None, keepdim: bool = False,
        interpolation: Optional[str] = 'linear'
) -> Tensor:
    """(q's length, input's sizes without dim): along dim (NULL: of all elements) what stands at rank q * (n - 1)
    of the sorted elements, without the first dimension for a q (). Between two ranks interpolation decides
    (NULL: "linear"): "linear" mixes the two elements, "lower", "higher" and "nearest" take one, a half to the
    even rank, "midpoint" is their mean. NaN if there is one. q has input's type; gradients go to both.
    NNC_E_DTYPE: neither float32 nor float64, or another type of q. NNC_E_SHAPE: q has more than one dimension.
    NNC_E_INVALID: no elements; q outside 0..1; another word.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_quantile(
        ctx, _c.pointer(input), _c.pointer(q), _c.optional_i64(dim), _c.flag(keepdim), _c.text(interpolation),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def quantile_scalar(
        input: Tensor, q: float, dim: Optional[int] = None, keepdim: bool = False,
        interpolation: Optional[str] = 'linear'
) -> Tensor:
    """The same with a number as q."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_quantile_scalar(
        ctx, _c.pointer(input), float(q), _c.optional_i64(dim), _c.flag(keepdim), _c.text(interpolation),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def any(input: Tensor, dim: Ints = None, keepdim: bool = False) -> Tensor:
    """Whether an element is not 0: bool, but uint8 for uint8; of nothing false."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_any(ctx, _c.pointer(input), dim_, n_dim_, _c.flag(keepdim), byref(out))
    return _h.tensor(out.value, ctx)


def all(input: Tensor, dim: Ints = None, keepdim: bool = False) -> Tensor:
    """Whether all elements are not 0: bool, but uint8 for uint8; of nothing true."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_all(ctx, _c.pointer(input), dim_, n_dim_, _c.flag(keepdim), byref(out))
    return _h.tensor(out.value, ctx)


def count_nonzero(input: Tensor, dim: Ints = None) -> Tensor:
    """How many elements are not 0, int64."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_count_nonzero(ctx, _c.pointer(input), dim_, n_dim_, byref(out))
    return _h.tensor(out.value, ctx)


def softmax(input: Tensor, dim: int, dtype: Optional[dtype] = None) -> Tensor:
    """(input's sizes): exp(input) / sum of exp(input) along dim, without overflow."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_softmax(ctx, _c.pointer(input), _c.i64(dim), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def log_softmax(input: Tensor, dim: int, dtype: Optional[dtype] = None) -> Tensor:
    """(input's sizes): the logarithm of nnc_softmax, without loss."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_log_softmax(ctx, _c.pointer(input), _c.i64(dim), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def softmin(input: Tensor, dim: int, dtype: Optional[dtype] = None) -> Tensor:
    """(input's sizes): nnc_softmax of -input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_softmin(ctx, _c.pointer(input), _c.i64(dim), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def logsumexp(input: Tensor, dim: Ints, keepdim: bool = False) -> Tensor:
    """log(sum of exp(input)), without overflow; integers are converted to the default type."""
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_logsumexp(ctx, _c.pointer(input), dim_, n_dim_, _c.flag(keepdim), byref(out))
    return _h.tensor(out.value, ctx)


def lstm(
        input: Tensor, hx: Sequence[Tensor], params: Sequence[Tensor], has_biases: bool, num_layers: int,
        dropout: float, train: bool, bidirectional: bool, batch_first: bool
) -> Any:
    """hx is h_0 and c_0, params have 4 gates in the order i, f, g, o. With one more parameter for each layer and
    direction, weight_hr (projected, hidden), each h is projected and weight_hh is (4 * hidden, projected).
    """
    ctx = _h.current()
    hx_, n_hx_ = _c.handles(hx)
    params_, n_params_ = _c.handles(params)
    output = c_void_p()
    h_n = c_void_p()
    c_n = c_void_p()
    lib.nnc_lstm(
        ctx, _c.pointer(input), hx_, n_hx_, params_, n_params_, _c.flag(has_biases), _c.i64(num_layers),
        float(dropout), _c.flag(train), _c.flag(bidirectional), _c.flag(batch_first), byref(output), byref(h_n),
        byref(c_n)
    )
    return lstm_result(_h.tensor(output.value, ctx), _h.tensor(h_n.value, ctx), _h.tensor(c_n.value, ctx))


def gru(
        input: Tensor, hx: Tensor, params: Sequence[Tensor], has_biases: bool, num_layers: int, dropout: float,
        train: bool, bidirectional: bool, batch_first: bool
) -> Any:
    """hx is h_0, or NULL; params have 3 gates in the order r, z, n."""
    ctx = _h.current()
    params_, n_params_ = _c.handles(params)
    output = c_void_p()
    h_n = c_void_p()
    lib.nnc_gru(
        ctx, _c.pointer(input), _c.pointer(hx), params_, n_params_, _c.flag(has_biases), _c.i64(num_layers),
        float(dropout), _c.flag(train), _c.flag(bidirectional), _c.flag(batch_first), byref(output), byref(h_n)
    )
    return gru_result(_h.tensor(output.value, ctx), _h.tensor(h_n.value, ctx))


def rnn_tanh(
        input: Tensor, hx: Tensor, params: Sequence[Tensor], has_biases: bool, num_layers: int, dropout: float,
        train: bool, bidirectional: bool, batch_first: bool
) -> Any:
    """h' = tanh(W_ih x + b_ih + W_hh h + b_hh). hx is h_0, or NULL; params have one gate."""
    ctx = _h.current()
    params_, n_params_ = _c.handles(params)
    output = c_void_p()
    h_n = c_void_p()
    lib.nnc_rnn_tanh(
        ctx, _c.pointer(input), _c.pointer(hx), params_, n_params_, _c.flag(has_biases), _c.i64(num_layers),
        float(dropout), _c.flag(train), _c.flag(bidirectional), _c.flag(batch_first), byref(output), byref(h_n)
    )
    return rnn_tanh_result(_h.tensor(output.value, ctx), _h.tensor(h_n.value, ctx))


def rnn_relu(
        input: Tensor, hx: Tensor, params: Sequence[Tensor], has_biases: bool, num_layers: int, dropout: float,
        train: bool, bidirectional: bool, batch_first: bool
) -> Any:
    """The same with max(x, 0) in place of tanh."""
    ctx = _h.current()
    params_, n_params_ = _c.handles(params)
    output = c_void_p()
    h_n = c_void_p()
    lib.nnc_rnn_relu(
        ctx, _c.pointer(input), _c.pointer(hx), params_, n_params_, _c.flag(has_biases), _c.i64(num_layers),
        float(dropout), _c.flag(train), _c.flag(bidirectional), _c.flag(batch_first), byref(output), byref(h_n)
    )
    return rnn_relu_result(_h.tensor(output.value, ctx), _h.tensor(h_n.value, ctx))


def lstm_cell(
        input: Tensor, hx: Sequence[Tensor], w_ih: Tensor, w_hh: Tensor, b_ih: Optional[Tensor] = None,
        b_hh: Optional[Tensor] = None
) -> Any:
    """A step of nnc_lstm from the states hx, h and c, to the next."""
    ctx = _h.current()
    hx_, n_hx_ = _c.handles(hx)
    h = c_void_p()
    c = c_void_p()
    lib.nnc_lstm_cell(
        ctx, _c.pointer(input), hx_, n_hx_, _c.pointer(w_ih), _c.pointer(w_hh), _c.pointer(b_ih),
        _c.pointer(b_hh), byref(h), byref(c)
    )
    return lstm_cell_result(_h.tensor(h.value, ctx), _h.tensor(c.value, ctx))


def gru_cell(
        input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Optional[Tensor] = None,
        b_hh: Optional[Tensor] = None
) -> Tensor:
    """A step of nnc_gru from the state hx to the next."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_gru_cell(
        ctx, _c.pointer(input), _c.pointer(hx), _c.pointer(w_ih), _c.pointer(w_hh), _c.pointer(b_ih),
        _c.pointer(b_hh), byref(out)
    )
    return _h.tensor(out.value, ctx)


def rnn_tanh_cell(
        input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Optional[Tensor] = None,
        b_hh: Optional[Tensor] = None
) -> Tensor:
    """A step of nnc_rnn_tanh from the state hx to the next."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_rnn_tanh_cell(
        ctx, _c.pointer(input), _c.pointer(hx), _c.pointer(w_ih), _c.pointer(w_hh), _c.pointer(b_ih),
        _c.pointer(b_hh), byref(out)
    )
    return _h.tensor(out.value, ctx)


def rnn_relu_cell(
        input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Optional[Tensor] = None,
        b_hh: Optional[Tensor] = None
) -> Tensor:
    """A step of nnc_rnn_relu from the state hx to the next."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_rnn_relu_cell(
        ctx, _c.pointer(input), _c.pointer(hx), _c.pointer(w_ih), _c.pointer(w_hh), _c.pointer(b_ih),
        _c.pointer(b_hh), byref(out)
    )
    return _h.tensor(out.value, ctx)


def searchsorted(
        sorted_sequence: Tensor, input: Tensor, out_int32: bool = False, right: bool = False,
        side: Optional[str] = None, sorter: Optional[Tensor] = None
) -> Tensor:
    """(input's sizes) of int64, or of int32 if out_int32 is not 0: where each element of input would be put into
    sorted_sequence, whose last dimension is sorted: before elements that are equal to it, behind them if right
    is not 0 or side is "right" (NULL: "left"). sorted_sequence is a vector, or has the sizes of input but for
    the last. sorter of int64 names the order in which sorted_sequence is sorted (NULL: it is). NaN is behind
    everything. NNC_E_SHAPE: sizes that do not fit. NNC_E_INVALID: another side; side "left" with right.
    NNC_E_DTYPE: bool; another type of sorter. NNC_E_INDEX: a place in sorter that there is not.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_searchsorted(
        ctx, _c.pointer(sorted_sequence), _c.pointer(input), _c.flag(out_int32), _c.flag(right), _c.text(side),
        _c.pointer(sorter), byref(out)
    )
    return _h.tensor(out.value, ctx)


def searchsorted_scalar(
        sorted_sequence: Tensor, self: float, out_int32: bool = False, right: bool = False,
        side: Optional[str] = None, sorter: Optional[Tensor] = None
) -> Tensor:
    """(): the same of one float in a vector."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_searchsorted_scalar(
        ctx, _c.pointer(sorted_sequence), float(self), _c.flag(out_int32), _c.flag(right), _c.text(side),
        _c.pointer(sorter), byref(out)
    )
    return _h.tensor(out.value, ctx)


def searchsorted_scalar_i64(
        sorted_sequence: Tensor, self: int, out_int32: bool = False, right: bool = False,
        side: Optional[str] = None, sorter: Optional[Tensor] = None
) -> Tensor:
    """(): the same of one int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_searchsorted_scalar_i64(
        ctx, _c.pointer(sorted_sequence), _c.i64(self), _c.flag(out_int32), _c.flag(right), _c.text(side),
        _c.pointer(sorter), byref(out)
    )
    return _h.tensor(out.value, ctx)


def isin(elements: Tensor, test_elements: Tensor, assume_unique: bool = False, invert: bool = False) -> Tensor:
    """(elements' sizes) of bool: is each element in test_elements? With invert not 0: is it not? A NaN is in
    nothing. assume_unique changes nothing. NNC_E_DTYPE: bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_isin(
        ctx, _c.pointer(elements), _c.pointer(test_elements), _c.flag(assume_unique), _c.flag(invert),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def isin_scalar(
        elements: Tensor, test_element: float, assume_unique: bool = False, invert: bool = False
) -> Tensor:
    """The same of one test element, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_isin_scalar(
        ctx, _c.pointer(elements), float(test_element), _c.flag(assume_unique), _c.flag(invert), byref(out)
    )
    return _h.tensor(out.value, ctx)


def isin_scalar_i64(
        elements: Tensor, test_element: int, assume_unique: bool = False, invert: bool = False
) -> Tensor:
    """The same of one test element, an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_isin_scalar_i64(
        ctx, _c.pointer(elements), _c.i64(test_element), _c.flag(assume_unique), _c.flag(invert), byref(out)
    )
    return _h.tensor(out.value, ctx)


def isin_scalar_self(
        element: float, test_elements: Tensor, assume_unique: bool = False, invert: bool = False
) -> Tensor:
    """(): the same of one element, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_isin_scalar_self(
        ctx, float(element), _c.pointer(test_elements), _c.flag(assume_unique), _c.flag(invert), byref(out)
    )
    return _h.tensor(out.value, ctx)


def isin_scalar_self_i64(
        element: int, test_elements: Tensor, assume_unique: bool = False, invert: bool = False
) -> Tensor:
    """(): the same of one element, an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_isin_scalar_self_i64(
        ctx, _c.i64(element), _c.pointer(test_elements), _c.flag(assume_unique), _c.flag(invert), byref(out)
    )
    return _h.tensor(out.value, ctx)


def bincount(input: Tensor, weights: Optional[Tensor] = None, minlength: int = 0) -> Tensor:
    """(max(input) + 1, at least minlength): how often each of 0, 1, 2, ... is in input (n) of integers, in int64;
    with weights (n) (NULL: none) the sum of its weights, of float32 in float32, of others in float64 (torch:
    minlength 0). Of no elements: (minlength) zeros of int64. NNC_E_INVALID: a negative element or minlength.
    NNC_E_SHAPE: no vector; weights of another length. NNC_E_DTYPE: input of floating point or bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bincount(ctx, _c.pointer(input), _c.pointer(weights), _c.i64(minlength), byref(out))
    return _h.tensor(out.value, ctx)


def histc(input: Tensor, bins: int = 100, min: float = 0.0, max: float = 0.0) -> Tensor:
    """(bins), of input's floating point type: how many elements lie in each of bins parts of equal width of
    min..max, the last of which has its end too; others, and NaN, are left out. If min and max are equal, the
    least and the largest element are taken (torch: bins 100, min 0, max 0), one less and more if these are
    equal. No gradient. NNC_E_INVALID: bins < 1, min > max, an infinite range.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_histc(ctx, _c.pointer(input), _c.i64(bins), float(min), float(max), byref(out))
    return _h.tensor(out.value, ctx)


def unique(
        input: Tensor, sorted: bool = True, dim: Optional[int] = None, return_inverse: bool = False,
        return_counts: bool = False
) -> Any:
    """(k): the k distinct elements, in order, whether sorted is 0 or not. inverse (input's sizes) says which of
    them each element is, counts (k) how many of each there are; both of int64, NULL if not wanted. With dim
    (NULL: none) distinct slices along dim, in the order of their first elements that differ: (input's sizes,
    dim of k), inverse (size of dim). A NaN is equal to none; slices with NaNs are in no order. NNC_E_INVALID:
    dim with another dimension of no elements.
    """
    ctx = _h.current()
    out = c_void_p()
    inverse = (c_void_p * 1)() if return_inverse else None
    counts = (c_void_p * 1)() if return_counts else None
    lib.nnc_unique(ctx, _c.pointer(input), _c.flag(sorted), _c.optional_i64(dim), byref(out), inverse, counts)
    found = [_h.tensor(out.value, ctx)]
    if return_inverse:
        found.append(_h.tensor(inverse[0], ctx))
    if return_counts:
        found.append(_h.tensor(counts[0], ctx))
    return tuple(found) if len(found) > 1 else found[0]


def repeat_interleave(
        input: Tensor, repeats: Tensor, dim: Optional[int] = None, output_size: Optional[int] = None
) -> Tensor:
    """(sum of repeats) places along dim: place i of input repeats[i] times; dim NULL: of the flattened input. One
    repeats, (1) or (), is that of every place. output_size NULL, or that sum. NNC_E_INVALID: a negative
    repeats. NNC_E_SHAPE: not as many repeats as places; another output_size. NNC_E_INDEX: dim of a number.
    NNC_E_DTYPE: repeats are no integers.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_repeat_interleave(
        ctx, _c.pointer(input), _c.pointer(repeats), _c.optional_i64(dim), _c.optional_i64(output_size),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def repeat_interleave_scalar(
        input: Tensor, repeats: int, dim: Optional[int] = None, output_size: Optional[int] = None
) -> Tensor:
    """The same with one number for all places."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_repeat_interleave_scalar(
        ctx, _c.pointer(input), _c.i64(repeats), _c.optional_i64(dim), _c.optional_i64(output_size), byref(out)
    )
    return _h.tensor(out.value, ctx)


def view(input: Tensor, size: Ints) -> Tensor:
    """(size): the same elements in row-major order with other sizes, as a view. One size may be -1: what is left.
    NNC_E_SHAPE: another number of elements; strides that allow no view.
    """
    ctx = _h.current()
    size_, n_size_ = _c.ints(size)
    out = c_void_p()
    lib.nnc_view(ctx, _c.pointer(input), size_, n_size_, byref(out))
    return _h.tensor(out.value, ctx)


def view_dtype(input: Tensor, dtype: Optional[dtype] = None) -> Tensor:
    """The same bytes as elements of dtype: a view through which no gradient flows, as in torch. Of another size in
    bytes: the last dimension is so many times longer or shorter. What is true of bools (<nnc/tensor.h>) holds
    for such a view too. NNC_E_SHAPE: no dimensions, a last dimension that is not dense, or sizes, strides or an
    offset that do not divide. NNC_E_INVALID: as bool, and a byte is neither 0 nor 1.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_view_dtype(ctx, _c.pointer(input), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def reshape(input: Tensor, shape: Ints) -> Tensor:
    """(shape): nnc_view where the strides allow it, else a copy. NNC_E_SHAPE: another number of elements."""
    ctx = _h.current()
    shape_, n_shape_ = _c.ints(shape)
    out = c_void_p()
    lib.nnc_reshape(ctx, _c.pointer(input), shape_, n_shape_, byref(out))
    return _h.tensor(out.value, ctx)


def view_as(input: Tensor, other: Tensor) -> Tensor:
    """(other's sizes): nnc_view with the sizes of other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_view_as(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def flatten(input: Tensor, start_dim: int = 0, end_dim: int = -1) -> Tensor:
    """Dimensions start_dim to end_dim, both included, become one (torch: start_dim 0, end_dim -1); a 0-dimensional
    tensor becomes (1). A view where the strides allow it. NNC_E_INVALID: start_dim is behind end_dim.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_flatten(ctx, _c.pointer(input), _c.i64(start_dim), _c.i64(end_dim), byref(out))
    return _h.tensor(out.value, ctx)


def unflatten(input: Tensor, dim: int, sizes: Ints) -> Tensor:
    """Dimension dim becomes several of the given sizes, one of which may be -1. A view. NNC_E_SHAPE: their product
    is not the size of dim.
    """
    ctx = _h.current()
    sizes_, n_sizes_ = _c.ints(sizes)
    out = c_void_p()
    lib.nnc_unflatten(ctx, _c.pointer(input), _c.i64(dim), sizes_, n_sizes_, byref(out))
    return _h.tensor(out.value, ctx)


def squeeze(input: Tensor, dim: Ints = None) -> Tensor:
    """A view without the dimensions of size 1: all of them (dim NULL), or those that dim names; one of another
    size stays.
    """
    ctx = _h.current()
    dim_, n_dim_ = _c.ints(dim)
    out = c_void_p()
    lib.nnc_squeeze(ctx, _c.pointer(input), dim_, n_dim_, byref(out))
    return _h.tensor(out.value, ctx)


def unsqueeze(input: Tensor, dim: int) -> Tensor:
    """A view with a dimension of size 1 put in at dim, -ndim-1..ndim."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_unsqueeze(ctx, _c.pointer(input), _c.i64(dim), byref(out))
    return _h.tensor(out.value, ctx)


def expand(input: Tensor, size: Ints) -> Tensor:
    """(size): a view that repeats dimensions of size 1, and new leading ones, without a copy; -1 keeps a size.
    NNC_E_SHAPE: another size than 1 would have to change.
    """
    ctx = _h.current()
    size_, n_size_ = _c.ints(size)
    out = c_void_p()
    lib.nnc_expand(ctx, _c.pointer(input), size_, n_size_, byref(out))
    return _h.tensor(out.value, ctx)


def expand_as(input: Tensor, other: Tensor) -> Tensor:
    """(other's sizes): nnc_expand to the sizes of other."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_expand_as(ctx, _c.pointer(input), _c.pointer(other), byref(out))
    return _h.tensor(out.value, ctx)


def broadcast_to(input: Tensor, size: Ints) -> Tensor:
    """(size): torch's other name of nnc_expand."""
    ctx = _h.current()
    size_, n_size_ = _c.ints(size)
    out = c_void_p()
    lib.nnc_broadcast_to(ctx, _c.pointer(input), size_, n_size_, byref(out))
    return _h.tensor(out.value, ctx)


def broadcast_tensors(tensors: Sequence[Tensor]) -> Tuple[Tensor, ...]:
    """Each of the n_tensors tensors expanded to the sizes to which all broadcast; out has room for as many."""
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    out = (c_void_p * n_tensors_)()
    lib.nnc_broadcast_tensors(ctx, tensors_, n_tensors_, out)
    return tuple(_h.tensor(v, ctx) for v in out)


def as_strided(input: Tensor, size: Ints, stride: Ints, storage_offset: Optional[int] = None) -> Tensor:
    """(size): a view of input's memory with any sizes, strides and offset, counted in elements; storage_offset
    NULL is that of input. Elements of input that coincide in memory share its gradient equally. NNC_E_INVALID:
    it would reach beyond the memory.
    """
    ctx = _h.current()
    size_, n_size_ = _c.ints(size)
    stride_, n_stride_ = _c.ints(stride)
    _c.same_length("nnc_as_strided", n_size_, stride_, n_stride_)
    out = c_void_p()
    lib.nnc_as_strided(
        ctx, _c.pointer(input), size_, stride_, n_size_, _c.optional_i64(storage_offset), byref(out)
    )
    return _h.tensor(out.value, ctx)


def transpose(input: Tensor, dim0: int, dim1: int) -> Tensor:
    """Dimensions dim0 and dim1 exchanged."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_transpose(ctx, _c.pointer(input), _c.i64(dim0), _c.i64(dim1), byref(out))
    return _h.tensor(out.value, ctx)


def t(input: Tensor) -> Tensor:
    """(n, m) for a matrix (m, n); a vector or a 0-dimensional tensor stays as it is. NNC_E_SHAPE: more than 2
    dimensions.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_t(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def permute(input: Tensor, dims: Ints) -> Tensor:
    """Dimension i of the result is dimension dims[i] of input. NNC_E_SHAPE: not one for each dimension.
    NNC_E_INVALID: one twice.
    """
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_permute(ctx, _c.pointer(input), dims_, n_dims_, byref(out))
    return _h.tensor(out.value, ctx)


def movedim(input: Tensor, source: Ints, destination: Ints) -> Tensor:
    """Dimensions source[i] move to the places destination[i]; the others keep their order. NNC_E_INVALID: one
    twice.
    """
    ctx = _h.current()
    source_, n_source_ = _c.ints(source)
    destination_, n_destination_ = _c.ints(destination)
    _c.same_length("nnc_movedim", n_source_, destination_, n_destination_)
    out = c_void_p()
    lib.nnc_movedim(ctx, _c.pointer(input), source_, destination_, n_source_, byref(out))
    return _h.tensor(out.value, ctx)


def select(input: Tensor, dim: int, index: int) -> Tensor:
    """input[..., index, ...] without dimension dim. NNC_E_INDEX: index outside -size..size-1."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_select(ctx, _c.pointer(input), _c.i64(dim), _c.i64(index), byref(out))
    return _h.tensor(out.value, ctx)


def narrow(input: Tensor, dim: int, start: int, length: int) -> Tensor:
    """Places start..start + length - 1 of dim; a negative start counts from the end. NNC_E_INDEX: it reaches
    beyond the end.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_narrow(ctx, _c.pointer(input), _c.i64(dim), _c.i64(start), _c.i64(length), byref(out))
    return _h.tensor(out.value, ctx)


def narrow_tensor(input: Tensor, dim: int, start: Tensor, length: int) -> Tensor:
    """The same with a tensor without dimensions as start. NNC_E_INVALID: not a whole number."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_narrow_tensor(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(start), _c.i64(length), byref(out))
    return _h.tensor(out.value, ctx)


def slice(input: Tensor, dim: int, start: int, end: int, step: int = 1) -> Tensor:
    """input[..., start:end:step, ...] by the rules of Python: a negative bound counts from the end, one that is
    too far is the end (INT64_MAX as end: to the end). (ceil((end - start) / step)) places. NNC_E_INVALID: step
    < 1.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_slice(ctx, _c.pointer(input), _c.i64(dim), _c.i64(start), _c.i64(end), _c.i64(step), byref(out))
    return _h.tensor(out.value, ctx)


def diagonal(input: Tensor, offset: int = 0, dim1: int = 0, dim2: int = 1) -> Tensor:
    """The diagonal of dimensions dim1 and dim2 becomes the last dimension (torch: offset 0, dim1 0, dim2 1);
    offset > 0 lies above the main one. NNC_E_INVALID: dim1 is dim2.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_diagonal(ctx, _c.pointer(input), _c.i64(offset), _c.i64(dim1), _c.i64(dim2), byref(out))
    return _h.tensor(out.value, ctx)


def tensor_unfold(input: Tensor, dimension: int, size: int, step: int) -> Tensor:
    """Windows of size places, step apart, along dimension, which gets (n - size) / step + 1 of them, rounded down;
    their contents become the last dimension. torch.Tensor.unfold. NNC_E_SHAPE: size > n. NNC_E_INVALID: step <
    1.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tensor_unfold(ctx, _c.pointer(input), _c.i64(dimension), _c.i64(size), _c.i64(step), byref(out))
    return _h.tensor(out.value, ctx)


def unbind(input: Tensor, dim: int = 0, capacity: Optional[int] = None) -> Tuple[Tensor, ...]:
    """nnc_select of every place of dim."""
    ctx = _h.current()
    capacity = _c.room(input) if capacity is None else capacity
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_unbind(ctx, _c.pointer(input), _c.i64(dim), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def split(input: Tensor, split_size: Ints, dim: int = 0, capacity: Optional[int] = None) -> Tuple[Tensor, ...]:
    """Parts of the given lengths along dim, which must add up to its size. A single length is that of every part,
    and the last one may be shorter: max(1, ceil(size / length)) parts. NNC_E_SHAPE: they do not add up.
    NNC_E_INVALID: a negative length.
    """
    ctx = _h.current()
    capacity = _c.room(input, split_size) if capacity is None else capacity
    split_size_, n_split_size_ = _c.ints(split_size)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_split(ctx, _c.pointer(input), split_size_, n_split_size_, _c.i64(dim), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def chunk(input: Tensor, chunks: int, dim: int = 0, capacity: Optional[int] = None) -> Tuple[Tensor, ...]:
    """Parts of ceil(size / chunks) places along dim; the last one may be shorter, and there may be fewer than
    chunks. NNC_E_INVALID: chunks < 1.
    """
    ctx = _h.current()
    capacity = _c.room(input, parts=chunks) if capacity is None else capacity
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_chunk(ctx, _c.pointer(input), _c.i64(chunks), _c.i64(dim), out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def tensor_split(
        input: Tensor, tensor_indices_or_sections: Tensor, dim: int = 0, capacity: Optional[int] = None
) -> Tuple[Tensor, ...]:
    """By a vector of int64 the parts between its places, by the rules of nnc_slice: (0..i0), (i0..i1), ...,
    (ik..end); by a 0-dimensional one as nnc_tensor_split_sections. NNC_E_DTYPE: not int64.
    """
    ctx = _h.current()
    capacity = _c.room(input, tensor_indices_or_sections) if capacity is None else capacity
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_tensor_split(
        ctx, _c.pointer(input), _c.pointer(tensor_indices_or_sections), _c.i64(dim), out, capacity, byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def tensor_split_sections(
        input: Tensor, sections: int, dim: int = 0, capacity: Optional[int] = None
) -> Tuple[Tensor, ...]:
    """As many parts as sections says, of which the first (size of dim mod sections) are longer by 1.
    NNC_E_INVALID: sections < 1.
    """
    ctx = _h.current()
    capacity = _c.room(input, parts=sections) if capacity is None else capacity
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_tensor_split_sections(
        ctx, _c.pointer(input), _c.i64(sections), _c.i64(dim), out, capacity, byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def tensor_split_indices(
        input: Tensor, indices: Ints, dim: int = 0, capacity: Optional[int] = None
) -> Tuple[Tensor, ...]:
    """nnc_tensor_split by a list."""
    ctx = _h.current()
    capacity = _c.room(input, indices) if capacity is None else capacity
    indices_, n_indices_ = _c.ints(indices)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_tensor_split_indices(
        ctx, _c.pointer(input), indices_, n_indices_, _c.i64(dim), out, capacity, byref(n_out)
    )
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def cat(tensors: Sequence[Tensor], dim: int = 0) -> Tensor:
    """The tensors one behind the other along dim; the other sizes agree, but for tensors (0), which are left out;
    of them alone dim may be anything. NNC_E_INVALID: an empty list. NNC_E_SHAPE: sizes that do not agree.
    """
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    out = c_void_p()
    lib.nnc_cat(ctx, tensors_, n_tensors_, _c.i64(dim), byref(out))
    return _h.tensor(out.value, ctx)


def stack(tensors: Sequence[Tensor], dim: int = 0) -> Tensor:
    """Tensors of one size along a new dimension dim of size n_tensors. Errors as for nnc_cat."""
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    out = c_void_p()
    lib.nnc_stack(ctx, tensors_, n_tensors_, _c.i64(dim), byref(out))
    return _h.tensor(out.value, ctx)


def hstack(tensors: Sequence[Tensor]) -> Tensor:
    """nnc_cat along dimension 1; of vectors and 0-dimensional tensors along dimension 0."""
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    out = c_void_p()
    lib.nnc_hstack(ctx, tensors_, n_tensors_, byref(out))
    return _h.tensor(out.value, ctx)


def vstack(tensors: Sequence[Tensor]) -> Tensor:
    """nnc_cat along dimension 0, where a vector counts as (1, n) and a 0-dimensional tensor as (1, 1)."""
    ctx = _h.current()
    tensors_, n_tensors_ = _c.handles(tensors)
    out = c_void_p()
    lib.nnc_vstack(ctx, tensors_, n_tensors_, byref(out))
    return _h.tensor(out.value, ctx)


def pad(input: Tensor, pad: Ints, mode: Optional[str] = 'constant', value: Optional[float] = None) -> Tensor:
    """pad[0] and pad[1] more places before and after the last dimension, pad[2] and pad[3] around the one before,
    and so on; negative ones cut off. mode "constant" (NULL: that) fills with value (NULL: 0; a float).
    "reflect" mirrors input at its first and last place, "replicate" repeats these, "circular" continues at the
    other end: for 1 to 3 padded dimensions behind a channel and perhaps a batch dimension, value NULL or 0.
    NNC_E_INVALID: n_pad is odd, more than 2 ndim or more than 64; another mode. NNC_E_SHAPE: a result of
    negative size; more places than the mode has; with "replicate", or along all of pad "reflect", an empty
    result; with both no channels.
    """
    ctx = _h.current()
    pad_, n_pad_ = _c.ints(pad)
    out = c_void_p()
    lib.nnc_pad(ctx, _c.pointer(input), pad_, n_pad_, _c.text(mode), _c.optional_f64(value), byref(out))
    return _h.tensor(out.value, ctx)


def repeat(input: Tensor, repeats: Ints) -> Tensor:
    """(repeats[i] * size): copies side by side along dimension i; more repeats than dimensions add leading
    dimensions. NNC_E_SHAPE: fewer, or a negative one.
    """
    ctx = _h.current()
    repeats_, n_repeats_ = _c.ints(repeats)
    out = c_void_p()
    lib.nnc_repeat(ctx, _c.pointer(input), repeats_, n_repeats_, byref(out))
    return _h.tensor(out.value, ctx)


def tile(input: Tensor, dims: Ints) -> Tensor:
    """nnc_repeat with 1 for the leading dimensions that dims leaves out."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_tile(ctx, _c.pointer(input), dims_, n_dims_, byref(out))
    return _h.tensor(out.value, ctx)


def flip(input: Tensor, dims: Ints) -> Tensor:
    """(input's sizes): backwards along each of dims. NNC_E_INVALID: one twice."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_flip(ctx, _c.pointer(input), dims_, n_dims_, byref(out))
    return _h.tensor(out.value, ctx)


def roll(input: Tensor, shifts: Ints, dims: Ints = None) -> Tensor:
    """(input's sizes): moved round in a circle by shifts[i] places along dims[i]; dims NULL: one shift for all
    elements in row-major order. NNC_E_INVALID: not as many shifts as dims.
    """
    ctx = _h.current()
    shifts_, n_shifts_ = _c.ints(shifts)
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_roll(ctx, _c.pointer(input), shifts_, n_shifts_, dims_, n_dims_, byref(out))
    return _h.tensor(out.value, ctx)


def tril(input: Tensor, diagonal: int = 0) -> Tensor:
    """(input's sizes): the elements on and below a diagonal of the last two dimensions, the others 0 (torch:
    diagonal 0, the main one; positive ones lie above). NNC_E_SHAPE: fewer than 2 dimensions.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_tril(ctx, _c.pointer(input), _c.i64(diagonal), byref(out))
    return _h.tensor(out.value, ctx)


def triu(input: Tensor, diagonal: int = 0) -> Tensor:
    """The same on and above the diagonal."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_triu(ctx, _c.pointer(input), _c.i64(diagonal), byref(out))
    return _h.tensor(out.value, ctx)


def diag(input: Tensor, diagonal: int = 0) -> Tensor:
    """Of a vector (n): the matrix (n + |diagonal|, n + |diagonal|) that has it on a diagonal, and 0 elsewhere. Of
    a matrix: a copy of that diagonal (torch: diagonal 0; positive ones lie above the main one). NNC_E_SHAPE:
    other dimensions.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_diag(ctx, _c.pointer(input), _c.i64(diagonal), byref(out))
    return _h.tensor(out.value, ctx)


def diag_embed(input: Tensor, offset: int = 0, dim1: int = -2, dim2: int = -1) -> Tensor:
    """The last dimension, of n places, becomes a diagonal of dimensions dim1 and dim2 of the result, both of size
    n + |offset|, and everything else 0 (torch: offset 0, dim1 -2, dim2 -1). NNC_E_INVALID: dim1 is dim2.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_diag_embed(ctx, _c.pointer(input), _c.i64(offset), _c.i64(dim1), _c.i64(dim2), byref(out))
    return _h.tensor(out.value, ctx)


def index_select(input: Tensor, dim: int, index: Tensor) -> Tensor:
    """(input's sizes, dim of index's length): places index[0], index[1], ... of dim. index has at most one
    dimension.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_index_select(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), byref(out))
    return _h.tensor(out.value, ctx)


def index_add(input: Tensor, dim: int, index: Tensor, source: Tensor, alpha: float = 1.0) -> Tensor:
    """(input's sizes): input with alpha times place i of source added to place index[i] of dim (torch: alpha 1).
    source has input's type, and its sizes but for dim, where it is as long as index.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_index_add(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(source), float(alpha), byref(out)
    )
    return _h.tensor(out.value, ctx)


def gather(input: Tensor, dim: int, index: Tensor) -> Tensor:
    """(index's sizes): out[i][j][k] = input[i][index[i][j][k]][k] for dim 1 of three. index is no longer than
    input in the other dimensions.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_gather(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), byref(out))
    return _h.tensor(out.value, ctx)


def scatter(input: Tensor, dim: int, index: Tensor, src: Tensor) -> Tensor:
    """(input's sizes): input, but out[i][index[i][j][k]][k] = src[i][j][k] for dim 1 of three; of several values
    for one place one stays. index is no longer than src, and than input but in dim. src has input's type.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_scatter(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(src), byref(out))
    return _h.tensor(out.value, ctx)


def scatter_scalar(input: Tensor, dim: int, index: Tensor, value: float) -> Tensor:
    """nnc_scatter of one number, a float."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_scatter_scalar(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), float(value), byref(out))
    return _h.tensor(out.value, ctx)


def scatter_scalar_i64(input: Tensor, dim: int, index: Tensor, value: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_scatter_scalar_i64(
        ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.i64(value), byref(out)
    )
    return _h.tensor(out.value, ctx)


def scatter_add(input: Tensor, dim: int, index: Tensor, src: Tensor) -> Tensor:
    """nnc_scatter that adds to input, several values for one place too."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_scatter_add(ctx, _c.pointer(input), _c.i64(dim), _c.pointer(index), _c.pointer(src), byref(out))
    return _h.tensor(out.value, ctx)


def take_along_dim(input: Tensor, indices: Tensor, dim: Optional[int] = None) -> Tensor:
    """nnc_gather with the other dimensions of both broadcast, where -size..-1 count from the end; dim NULL: of the
    flattened input, with the flattened indices. indices is int64, without dim int32 too.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_take_along_dim(ctx, _c.pointer(input), _c.pointer(indices), _c.optional_i64(dim), byref(out))
    return _h.tensor(out.value, ctx)


def masked_fill(input: Tensor, mask: Tensor, value: float) -> Tensor:
    """value, a float, where mask is true, else input; both are broadcast. NNC_E_DTYPE: mask is not bool."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_masked_fill(ctx, _c.pointer(input), _c.pointer(mask), float(value), byref(out))
    return _h.tensor(out.value, ctx)


def masked_fill_i64(input: Tensor, mask: Tensor, value: int) -> Tensor:
    """The same with an int."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_masked_fill_i64(ctx, _c.pointer(input), _c.pointer(mask), _c.i64(value), byref(out))
    return _h.tensor(out.value, ctx)


def masked_fill_(input: Tensor, mask: Tensor, value: float) -> None:
    """The same in place, with a float; mask broadcasts to input's sizes."""
    ctx = _h.current()
    lib.nnc_masked_fill_(ctx, _c.pointer(input), _c.pointer(mask), float(value))


def masked_fill_i64_(input: Tensor, mask: Tensor, value: int) -> None:
    """The same in place, with an int."""
    ctx = _h.current()
    lib.nnc_masked_fill_i64_(ctx, _c.pointer(input), _c.pointer(mask), _c.i64(value))


def masked_select(input: Tensor, mask: Tensor) -> Tensor:
    """(number of true ones): the elements where mask is true, in row-major order; both are broadcast. NNC_E_DTYPE:
    mask is not bool.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_masked_select(ctx, _c.pointer(input), _c.pointer(mask), byref(out))
    return _h.tensor(out.value, ctx)


def nonzero(input: Tensor) -> Tensor:
    """(n, ndim), int64: the indices of the n elements that are not 0, in row-major order. No gradient."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_nonzero(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def one_hot(input: Tensor, num_classes: int = -1) -> Tensor:
    """(input's sizes, num_classes), int64: 1 at the place that input says, else 0; num_classes -1 is the largest
    value + 1. No gradient. NNC_E_DTYPE: input is not int64. NNC_E_INDEX: a value that is negative or too large.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_one_hot(ctx, _c.pointer(input), _c.i64(num_classes), byref(out))
    return _h.tensor(out.value, ctx)


def sort(input: Tensor, dim: int = -1, descending: bool = False) -> Any:
    """(input's sizes), both: the values along dim in order, smallest first or, descending not 0, largest first,
    and where they were, int64 (torch: dim -1, descending 0). Equal ones keep their order; NaN counts as the
    largest.
    """
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_sort(ctx, _c.pointer(input), _c.i64(dim), _c.flag(descending), byref(values), byref(indices))
    return sort_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def argsort(input: Tensor, dim: int = -1, descending: bool = False) -> Tensor:
    """The indices of nnc_sort alone."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_argsort(ctx, _c.pointer(input), _c.i64(dim), _c.flag(descending), byref(out))
    return _h.tensor(out.value, ctx)


def topk(input: Tensor, k: int, dim: int = -1, largest: bool = True) -> Any:
    """(input's sizes, dim of size k), both: the k largest values along dim or, largest 0, the smallest, in order,
    and where they were, int64 (torch: dim -1, largest 1). NNC_E_INDEX: k outside 0..size. A 0-dim input gives
    its element for k 0 too. NNC_E_DTYPE: bool.
    """
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_topk(
        ctx, _c.pointer(input), _c.i64(k), _c.i64(dim), _c.flag(largest), byref(values), byref(indices)
    )
    return topk_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def topk_sorted(input: Tensor, k: int, dim: int = -1, largest: bool = True, sorted: bool = True) -> Any:
    """The same whether sorted is 0 or not: in any order is what torch promises for 0."""
    ctx = _h.current()
    values = c_void_p()
    indices = c_void_p()
    lib.nnc_topk_sorted(
        ctx, _c.pointer(input), _c.i64(k), _c.i64(dim), _c.flag(largest), _c.flag(sorted), byref(values),
        byref(indices)
    )
    return topk_result(_h.tensor(values.value, ctx), _h.tensor(indices.value, ctx))


def pixel_shuffle(input: Tensor, upscale_factor: int) -> Tensor:
    """(..., C, H r, W r) of (..., C r^2, H, W), r being upscale_factor: element (c, h r + i, w r + j) is input's
    (c r^2 + i r + j, h, w).
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pixel_shuffle(ctx, _c.pointer(input), _c.i64(upscale_factor), byref(out))
    return _h.tensor(out.value, ctx)


def pixel_unshuffle(input: Tensor, downscale_factor: int) -> Tensor:
    """(..., C r^2, H / r, W / r) of (..., C, H, W), r being downscale_factor: the inverse of nnc_pixel_shuffle."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_pixel_unshuffle(ctx, _c.pointer(input), _c.i64(downscale_factor), byref(out))
    return _h.tensor(out.value, ctx)


def channel_shuffle(input: Tensor, groups: int) -> Tensor:
    """(input's sizes) of (N, C, ...): the channels as a matrix (groups, C / groups), transposed."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_channel_shuffle(ctx, _c.pointer(input), _c.i64(groups), byref(out))
    return _h.tensor(out.value, ctx)


def unfold(input: Tensor, kernel_size: Ints, dilation: Ints = 1, padding: Ints = 0, stride: Ints = 1) -> Tensor:
    """(N, C product(kernel_size), L) of (N, C, H, W), or both without N: each block of input as a column, with
    zeros where it lies in the padding.
    """
    ctx = _h.current()
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    dilation_, n_dilation_ = _c.ints(dilation)
    padding_, n_padding_ = _c.ints(padding)
    stride_, n_stride_ = _c.ints(stride)
    out = c_void_p()
    lib.nnc_unfold(
        ctx, _c.pointer(input), kernel_size_, n_kernel_size_, dilation_, n_dilation_, padding_, n_padding_,
        stride_, n_stride_, byref(out)
    )
    return _h.tensor(out.value, ctx)


def fold(
        input: Tensor, output_size: Ints, kernel_size: Ints, dilation: Ints = 1, padding: Ints = 0,
        stride: Ints = 1
) -> Tensor:
    """(N, C, output_size) of (N, C product(kernel_size), L), or both without N: the columns of input added up,
    each element where nnc_unfold would have read it; what lies in the padding is dropped. Sums of a 16-bit type
    are rounded once, those of bool say whether any element is true.
    """
    ctx = _h.current()
    output_size_, n_output_size_ = _c.ints(output_size)
    kernel_size_, n_kernel_size_ = _c.ints(kernel_size)
    dilation_, n_dilation_ = _c.ints(dilation)
    padding_, n_padding_ = _c.ints(padding)
    stride_, n_stride_ = _c.ints(stride)
    out = c_void_p()
    lib.nnc_fold(
        ctx, _c.pointer(input), output_size_, n_output_size_, kernel_size_, n_kernel_size_, dilation_,
        n_dilation_, padding_, n_padding_, stride_, n_stride_, byref(out)
    )
    return _h.tensor(out.value, ctx)


def interpolate(
        input: Tensor, size: Ints = None, scale_factor: Reals = None, mode: Optional[str] = 'nearest',
        align_corners: bool = False, recompute_scale_factor: bool = False, antialias: bool = False
) -> Tensor:
    """(N, C, size) of (N, C, spatial): the image in another size, for 1 to 3 spatial dimensions. Either size is
    given, or scale_factor: then sizes are those of input times scale_factor, rounded down, and the other list
    is NULL. Along each dimension result i stands at p = (i + 0.5) s - 0.5 of input, where s is 1 /
    scale_factor, or the ratio of the sizes if size is given or recompute_scale_factor is not 0; with
    align_corners not 0, at p = i (in - 1) / (out - 1). mode (NULL: "nearest"): - "nearest": the element at i s,
    rounded down, but in images, as in PyTorch, i itself where the size stays and i / 2 where it doubles,
    whatever scale_factor is (so in channels-last volumes of more than 3 channels); "nearest-exact": at (i +
    0.5) s, rounded down; - "linear", "bilinear", "trilinear", for 1, 2 and 3 dimensions: between the two
    elements around max(p, 0) along a straight line; - "bicubic", for 2: of the four around p by the cubic
    convolution of Keys with a = -0.75; beyond the edge the last element is repeated; - "area":
    nnc_adaptive_avg_pool of that size, 0 too. antialias not 0, for "bilinear" and "bicubic": where s > 1, the
    kernel (a = -0.5 there) is s times as wide, and its weights are divided by their sum (torch: all three flags
    0). Floating point, and uint8 for the nearest ones, whose places are computed in float32, for float64 in
    that; and for images, as PyTorch has them: along the rows, then across them, each sum with weights of 15
    bits and rounded to a byte; along a dimension that keeps its size they stay as they are. NNC_E_SHAPE:
    dimensions that the mode does not have, an empty image; NNC_E_INVALID: both lists or none, another length, a
    mode that does not exist, align_corners or antialias where they say nothing.
    """
    ctx = _h.current()
    size_, n_size_ = _c.ints(size)
    scale_factor_, n_scale_factor_ = _c.reals(scale_factor)
    out = c_void_p()
    lib.nnc_interpolate(
        ctx, _c.pointer(input), size_, n_size_, scale_factor_, n_scale_factor_, _c.text(mode),
        _c.flag(align_corners), _c.flag(recompute_scale_factor), _c.flag(antialias), byref(out)
    )
    return _h.tensor(out.value, ctx)


def affine_grid(theta: Tensor, size: Ints, align_corners: bool = False) -> Tensor:
    """(N, size[2:], 2) or (N, size[2:], 3): the places that theta (N, 2, 3) or (N, 3, 4) moves the positions of an
    image of that size (N, C, H, W) or (N, C, D, H, W) to: theta times (x, y, 1) or (x, y, z, 1). Along each
    dimension -1 and 1 are the outer edges of the first and the last position, or their middles with
    align_corners not 0 (torch: 0). Floating point. NNC_E_SHAPE: sizes that do not fit; NNC_E_INVALID: a size
    below 1.
    """
    ctx = _h.current()
    size_, n_size_ = _c.ints(size)
    out = c_void_p()
    lib.nnc_affine_grid(ctx, _c.pointer(theta), size_, n_size_, _c.flag(align_corners), byref(out))
    return _h.tensor(out.value, ctx)


def grid_sample(
        input: Tensor, grid: Tensor, mode: Optional[str] = 'bilinear', padding_mode: Optional[str] = 'zeros',
        align_corners: bool = False
) -> Tensor:
    """(N, C, sizes of the grid): input (N, C, H, W) or (N, C, D, H, W) at the places (x, y) or (x, y, z) of grid
    (N, H_out, W_out, 2) or (N, D_out, H_out, W_out, 3), which count as in nnc_affine_grid. mode (NULL:
    "bilinear"): "nearest", ties to even; "bilinear"; "bicubic" as in nnc_interpolate, not for volumes.
    padding_mode (NULL: "zeros") says what lies outside: "zeros"; "border", the nearest element of the edge;
    "reflection" at the edges. A place that is NaN lies outside for "zeros"; otherwise it is the first position,
    but NaN with "bicubic". Both tensors have one floating point type. NNC_E_SHAPE: sizes that do not fit, an
    empty image; NNC_E_INVALID: another mode.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_grid_sample(
        ctx, _c.pointer(input), _c.pointer(grid), _c.text(mode), _c.text(padding_mode), _c.flag(align_corners),
        byref(out)
    )
    return _h.tensor(out.value, ctx)


def profiler_new(options: Optional[str] = None) -> Handle:
    """torch.profiler.profile. options, NULL for the defaults: max_events=1000000   how many calls a trace may
    have, up to 100,000,000 (40 bytes each); those beyond count in tables alone, and are counted themselves
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_profiler_new(ctx, _c.text(options), byref(out))
    return _h.own("profiler", out.value, ctx)


def profiler_start(profiler: Handle) -> None:
    """Begins, or goes on. NNC_E_STATE if a profiler runs, as one at a time may."""
    ctx = _h.current()
    lib.nnc_profiler_start(ctx, _c.pointer(profiler))


def profiler_stop(profiler: Handle) -> None:
    """NNC_E_STATE if it does not run. Releasing its last handle stops a profiler as well."""
    ctx = _h.current()
    lib.nnc_profiler_stop(ctx, _c.pointer(profiler))


def profiler_table(profiler: Handle, sort_by: Optional[str], row_limit: int) -> str:
    """torch.profiler's key_averages().table(sort_by, row_limit): a row for each name. sort_by is NULL, which is
    "cpu_time_total", or "cpu_time", "self_cpu_time_total", "count" or "bytes", largest first. row_limit is the
    number of rows, -1 for all.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_profiler_table(ctx, _c.pointer(profiler), _c.text(sort_by), _c.i64(row_limit), byref(out))
    return _h.string(out.value)


def profiler_export_chrome_trace(profiler: Handle, path: Optional[str]) -> None:
    """Writes the calls in the format that chrome://tracing and Perfetto show. The file is there as a whole or not
    at all, as in <nnc/io.h>.
    """
    ctx = _h.current()
    lib.nnc_profiler_export_chrome_trace(ctx, _c.pointer(profiler), _c.text(path))


def profiler_dropped(profiler: Handle) -> int:
    """How many calls a trace has not, because there were more than max_events."""
    ctx = _h.current()
    out = c_int64()
    lib.nnc_profiler_dropped(ctx, _c.pointer(profiler), byref(out))
    return out.value


def program_capture(module: Handle, inputs: Sequence[Tensor]) -> Handle:
    """Captures module's forward for inputs like these (none NULL)."""
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    out = c_void_p()
    lib.nnc_program_capture(ctx, _c.pointer(module), inputs_, n_inputs_, byref(out))
    return _h.own("program", out.value, ctx)


def program_capture_callback(function: Any, self: Any, inputs: Sequence[Tensor]) -> Handle:
    """The same of a function of yours, which calls libnnc's functions, through the ctx that it is given or
    another. The program keeps self until it is gone, then destroy is called; on an error self stays yours.
    NNC_E_INVALID: a table that is not known or lacks call.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    out = c_void_p()
    lib.nnc_program_capture_callback(ctx, byref(function), self, inputs_, n_inputs_, byref(out))
    return _h.own("program", out.value, ctx)


def program_capture_step(function: Any, self: Any) -> Handle:
    """---- training steps ---- A program of a training step: function computes a loss, its gradients, and calls an
    optimizer's step, in any order and as often as it likes. Each run takes one such step. The first run with
    inputs of a kind calls the function, which takes the step, and notes what it does; further runs repeat that
    without the function: they read parameters, buffers and the state of optimizers as they are then, and change
    them in their places. Steps of optimizers and schedulers and their hooks are taken as ever, with the options
    that they have then; dropout draws from the generator. Results and all that changes are bit for bit those of
    the function, but where a convolution is fused with what follows it, which may differ by rounding.  The
    function is called again if a module that it came to has other parameters, buffers, children or another mode
    than it found, if an optimizer has other parameters, if .grad of a tensor is another one than at the capture
    and the function adds to it or reads it, or if one of the tensors that it reads requires a gradient since,
    or does not any more. So it is called until it leaves these as it finds them; and at every run where hooks
    of the optimizer change them, which those hooks are free to do. A hook that begins with that in a run
    without the function ends this run with an error, if anything is to be computed behind it.  Tensors that the
    function leaves behind (.grad, or what you keep of it, an input too) are written anew by every run, until
    the function was called for other inputs, which leave others behind; so where you keep any, inputs of two
    sizes that take turns call it each time. Everything else that the host's code decides stays as it was, as
    above: a learning rate that the function gives to a function of libnnc's, for example, but not the
    optimizer's.  A run that fails has changed what came before: parameters, gradients, statistics. As where you
    call the function, a module's call that fails takes back its own.  NNC_E_INVALID at a run: an input that
    requires grad, which its copy would not. NNC_E_UNSUPPORTED at a run, with what cannot be captured: a
    computed value that the host reads back (as momentum=None of batch normalization, scale_grad_by_freq and
    max_norm of embeddings, and error_if_nonfinite do), random numbers but those of dropout (in layers,
    attention and recurrent networks) and of bernoulli_, seeds, checkpoints that preserve the generator's state,
    optimizers that call a closure several times (LBFGS), other options of an optimizer than a scheduler sets,
    hooks of optimizers that run a program which has to be captured then, a tensor from outside that the host
    reads after an optimizer's step, which may have changed it, an entry of a module that is read and then
    replaced (copy into it), a call that fails, unless it asks for a name that does not exist. What the function
    had changed before stays changed. self as at nnc_program_capture_callback.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_program_capture_step(ctx, byref(function), self, byref(out))
    return _h.own("program", out.value, ctx)


def program_run(program: Handle, inputs: Sequence[Tensor], capacity: int = 64) -> Tuple[Tensor, ...]:
    """Runs the program. Outputs come as nnc_module_forward or the function gives them (NULL: None); *n_out is how
    many there are. More than capacity is an error, and nothing is computed or written; but where the function
    of a training step is called, that has taken the step. Errors are those of the forward: indices are checked
    at every run. NNC_E_INVALID: another number of inputs than at the first capture; a call by what the program
    itself calls.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    out = (c_void_p * capacity)()
    n_out = c_int64()
    lib.nnc_program_run(ctx, _c.pointer(program), inputs_, n_inputs_, out, capacity, byref(n_out))
    return tuple(_h.tensor(v, ctx) for v in out[:n_out.value])


def program_text(program: Handle) -> str:
    """The plan that ran last as a table: for each step its operation, what is fused with it, the class of the
    module that it comes from, the sizes of its output, the bytes that it reads and writes without weights, and
    its share of the time, for which the steps run three times more with the last inputs; those of a training
    step, or of a function that changes its inputs, are measured in the first three runs after its capture.
    NNC_E_STATE: a training step that has not run yet. Yours to release.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_program_text(ctx, _c.pointer(program), byref(out))
    return _h.string(out.value)


def rand(dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """(dims): uniform in [0, 1). NNC_E_DTYPE: not floating point."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_rand(ctx, dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def randn(dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """(dims): normal with mean 0 and standard deviation 1. NNC_E_DTYPE: not floating point."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_randn(ctx, dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def rand_like(input: Tensor, dtype: Optional[dtype] = None) -> Tensor:
    """nnc_rand in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_rand_like(ctx, _c.pointer(input), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def randn_like(input: Tensor, dtype: Optional[dtype] = None) -> Tensor:
    """nnc_randn in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_randn_like(ctx, _c.pointer(input), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def rand_like_memory_format(
        input: Tensor, dtype: Optional[dtype] = None, memory_format: Optional[memory_format] = None
) -> Tensor:
    """nnc_rand_like in that order (torch: preserve); the elements are drawn as they then lie."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_rand_like_memory_format(
        ctx, _c.pointer(input), _c.dtype_code(dtype), _c.memory_format_code(memory_format), byref(out)
    )
    return _h.tensor(out.value, ctx)


def randn_like_memory_format(
        input: Tensor, dtype: Optional[dtype] = None, memory_format: Optional[memory_format] = None
) -> Tensor:
    """nnc_randn_like in that order (torch: preserve); the elements are drawn as they then lie."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_randn_like_memory_format(
        ctx, _c.pointer(input), _c.dtype_code(dtype), _c.memory_format_code(memory_format), byref(out)
    )
    return _h.tensor(out.value, ctx)


def randint(low: int, high: int, dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """(dims): whole numbers low <= v < high (torch: low 0); dtype NNC_DTYPE_DEFAULT is int64. NNC_E_INVALID: low
    >= high, or a bound that dtype does not hold.
    """
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_randint(ctx, _c.i64(low), _c.i64(high), dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def randint_like(input: Tensor, low: int, high: int, dtype: Optional[dtype] = None) -> Tensor:
    """nnc_randint in the sizes and strides of input (torch: low 0); dtype NNC_DTYPE_DEFAULT is the type of input."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_randint_like(ctx, _c.pointer(input), _c.i64(low), _c.i64(high), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def randint_like_memory_format(
        input: Tensor, low: int, high: int, dtype: Optional[dtype] = None,
        memory_format: Optional[memory_format] = None
) -> Tensor:
    """The same in that order (torch: preserve); the elements are drawn as they then lie."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_randint_like_memory_format(
        ctx, _c.pointer(input), _c.i64(low), _c.i64(high), _c.dtype_code(dtype),
        _c.memory_format_code(memory_format), byref(out)
    )
    return _h.tensor(out.value, ctx)


def randperm(n: int, dtype: Optional[dtype] = None) -> Tensor:
    """(n): a permutation of 0..n-1; dtype NNC_DTYPE_DEFAULT is int64. NNC_E_INVALID: negative n, or more than
    dtype can count.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_randperm(ctx, _c.i64(n), _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def bernoulli(input: Tensor) -> Tensor:
    """(input's sizes) in its type: 1 with the probability that input holds at that place, else 0. No gradient.
    NNC_E_INVALID: a probability outside 0..1. NNC_E_DTYPE: not floating point.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_bernoulli(ctx, _c.pointer(input), byref(out))
    return _h.tensor(out.value, ctx)


def normal(mean: Tensor, std: Tensor) -> Tensor:
    """(mean and std broadcast) of mean's type: normal with the mean and standard deviation that they hold at that
    place. Gradients are 0. NNC_E_INVALID: a negative std. NNC_E_DTYPE: mean is not floating point.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_normal(ctx, _c.pointer(mean), _c.pointer(std), byref(out))
    return _h.tensor(out.value, ctx)


def normal_scalar(mean: Tensor, std: float = 1.0) -> Tensor:
    """The same with one standard deviation for all (torch: 1)."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_normal_scalar(ctx, _c.pointer(mean), float(std), byref(out))
    return _h.tensor(out.value, ctx)


def normal_scalar_self(mean: float, std: Tensor) -> Tensor:
    """(std's sizes) of std's type: one mean for all. NNC_E_DTYPE: std is not floating point."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_normal_scalar_self(ctx, float(mean), _c.pointer(std), byref(out))
    return _h.tensor(out.value, ctx)


def normal_size(mean: float, std: float, dims: Ints, dtype: Optional[dtype] = None) -> Tensor:
    """(dims): one mean and one standard deviation. NNC_E_DTYPE: not floating point."""
    ctx = _h.current()
    dims_, n_dims_ = _c.ints(dims)
    out = c_void_p()
    lib.nnc_normal_size(ctx, float(mean), float(std), dims_, n_dims_, _c.dtype_code(dtype), byref(out))
    return _h.tensor(out.value, ctx)


def multinomial(input: Tensor, num_samples: int, replacement: bool = False) -> Tensor:
    """(..., num_samples) of int64 for input (..., n), of one dimension or two: indices drawn with the weights that
    each row of input holds, which need not sum to 1 (torch: replacement 0). Without replacement no index comes
    twice in a row; one of weight 0 comes when all others have. NNC_E_INVALID: num_samples < 1, or > n without
    replacement; a weight that is negative, infinite or NaN; a row without weight. NNC_E_DTYPE: not floating
    point.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_multinomial(ctx, _c.pointer(input), _c.i64(num_samples), _c.flag(replacement), byref(out))
    return _h.tensor(out.value, ctx)


def uniform_(input: Tensor, from_: float = 0.0, to: float = 1.0) -> None:
    """Uniform in [from, to) (torch: 0, 1). NNC_E_INVALID: from > to; a bound, or to - from, beyond the largest
    number of the type. NNC_E_DTYPE: not floating point.
    """
    ctx = _h.current()
    lib.nnc_uniform_(ctx, _c.pointer(input), float(from_), float(to))


def normal_(input: Tensor, mean: float = 0.0, std: float = 1.0) -> None:
    """Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std. NNC_E_DTYPE: not
    floating point.
    """
    ctx = _h.current()
    lib.nnc_normal_(ctx, _c.pointer(input), float(mean), float(std))


def bernoulli_(input: Tensor, p: float) -> None:
    """1 with probability p (torch: 0.5), else 0; any type. NNC_E_INVALID: p outside 0..1."""
    ctx = _h.current()
    lib.nnc_bernoulli_(ctx, _c.pointer(input), float(p))


def bernoulli_tensor_(input: Tensor, p: Tensor) -> None:
    """1 with the probability that p, broadcast to input, holds at that place. NNC_E_SHAPE: p does not broadcast to
    input. NNC_E_INVALID: a probability outside 0..1. NNC_E_DTYPE: p is not floating point.
    """
    ctx = _h.current()
    lib.nnc_bernoulli_tensor_(ctx, _c.pointer(input), _c.pointer(p))


def random_(input: Tensor, from_: int, to: Optional[int] = None) -> None:
    """Whole numbers from <= v < *to (torch: from 0); to NULL: up to the largest one that the type holds with all
    below it, and with from INT64_MIN, for int64, float32, float64 and bfloat16, all of int64. from 0 and to
    NULL draw as random_() without either. NNC_E_INVALID: from >= to, or a bound that the type does not hold.
    """
    ctx = _h.current()
    lib.nnc_random_(ctx, _c.pointer(input), _c.i64(from_), _c.optional_i64(to))


def exponential_(input: Tensor, lambd: float = 1.0) -> None:
    """Exponential: density lambd * exp(-lambd * x) (torch: 1). NNC_E_INVALID: lambd is not positive. NNC_E_DTYPE:
    not floating point.
    """
    ctx = _h.current()
    lib.nnc_exponential_(ctx, _c.pointer(input), float(lambd))


def log_normal_(input: Tensor, mean: float = 1.0, std: float = 2.0) -> None:
    """exp of normal numbers with that mean and standard deviation (torch: 1, 2). NNC_E_INVALID: std is not
    positive. NNC_E_DTYPE: not floating point.
    """
    ctx = _h.current()
    lib.nnc_log_normal_(ctx, _c.pointer(input), float(mean), float(std))


def cauchy_(input: Tensor, median: float = 0.0, sigma: float = 1.0) -> None:
    """Cauchy: density sigma / (pi * ((x - median)^2 + sigma^2)) (torch: 0, 1). NNC_E_INVALID: sigma is not
    positive. NNC_E_DTYPE: not floating point.
    """
    ctx = _h.current()
    lib.nnc_cauchy_(ctx, _c.pointer(input), float(median), float(sigma))


def geometric_(input: Tensor, p: float) -> None:
    """The number of trials of probability p up to the first success: k with p * (1 - p)^(k - 1). NNC_E_INVALID: p
    outside 0 < p < 1. NNC_E_DTYPE: bool.
    """
    ctx = _h.current()
    lib.nnc_geometric_(ctx, _c.pointer(input), float(p))


def generator_new() -> Handle:
    """A variant of ctx with a generator of its own, in the state of torch.Generator(): its seed is 67280421310721.
    nnc_ctx_fork(ctx, "seed=0", out) is the same with another seed.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_generator_new(ctx, byref(out))
    return _h.own("ctx", out.value, ctx)


def initial_seed() -> int:
    """The seed that it was last given, modulo 2^64: torch.initial_seed."""
    ctx = _h.current()
    out = c_int64()
    lib.nnc_initial_seed(ctx, byref(out))
    return out.value


def get_rng_state() -> Tensor:
    """(5056) of uint8: its state, byte for byte that of torch.get_rng_state."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_get_rng_state(ctx, byref(out))
    return _h.tensor(out.value, ctx)


def set_rng_state(new_state: Tensor) -> None:
    """Puts such a state back: what is drawn next is what was drawn after it was taken. NNC_E_DTYPE: not uint8.
    NNC_E_INVALID: not in row-major order, or no state.
    """
    ctx = _h.current()
    lib.nnc_set_rng_state(ctx, _c.pointer(new_state))


def save(named: Handle, path: Optional[str]) -> None:
    """Writes a file that torch.load(path, weights_only=True) reads. A collection is a dictionary, its dotted keys
    are nested ones as far as it knows that they were: those of nnc_load, of nnc_optimizer_state_dict and of
    nnc_named_add_named. Values that were plain in Python are so again, an entry without a tensor is None. As in
    torch.save, tensors that share memory do so afterwards, views stay views, and of a view all of the memory is
    written that it is a part of. Files may have 4 GiB and more (zip64, which torch.load reads). NNC_E_INVALID
    for an entry that is a module, for keys that contradict each other and for text that is no UTF-8,
    NNC_E_STATE for an uninitialized parameter, NNC_E_UNSUPPORTED for tensors of different element types that
    share memory.
    """
    ctx = _h.current()
    lib.nnc_save(ctx, _c.pointer(named), _c.text(path))


def load(path: Optional[str], options: Optional[str] = None) -> Handle:
    """Reads a file of torch.save: a zip archive, or the older format without one. Dictionaries, lists and tuples
    become dotted keys, "optimizer.param_groups.0.lr"; keys of dictionaries are str or int; two that become one,
    as "a.b" beside {"a": {"b": ...}}, are NNC_E_FILE. Plain values, and lists and tuples of numbers or of
    bools, are tensors in the form that nnc_optimizer_state_dict describes; so are empty dictionaries. Others
    (of texts, containers or None, of bools beside numbers, tuples with NaN) are one entry for each element. A
    file of up to 1 MiB may have some 90,000 entries, a larger one another for each 5 bytes. Values of which
    there are thousands may share memory. An int of more than 64 bits is its decimal digits, as a text is, and
    an int again when it is saved. A torch.dtype and a torch.device are their text. A tensor that is saved alone
    has the key "", and is saved alone under it. Tensors of a GPU are loaded to memory; what they shared is
    shared. requires_grad is as it was. Refused by their names are tensors that are sparse, quantized, complex,
    of 8-bit floats or of unsigned integers of more than 8 bits, pickled modules and other objects, and
    TorchScript; and an archive with compressed entries, as a zip program makes it and torch.save does not.
    options, which may be NULL: mmap=True         tensors are pages of the file, read when somebody looks at
    them. What is written to them stays in the process; while they live nobody may make the file shorter or take
    its disk away: what is missing then is SIGBUS when it is read. (To save over it is fine: the former file
    stays for those who have it.) check_crc32=False checksums of the archive are not looked at, as they are not
    by default with mmap: PyTorch can write files without any
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_load(ctx, _c.text(path), _c.text(options), byref(out))
    return _h.own("named", out.value, ctx)


def npy_save(tensor: Tensor, path: Optional[str]) -> None:
    """Writes the elements in row-major order. NNC_E_DTYPE for bfloat16, which NumPy has not."""
    ctx = _h.current()
    lib.nnc_npy_save(ctx, _c.pointer(tensor), _c.text(path))


def npy_load(path: Optional[str], options: Optional[str] = None) -> Tensor:
    """Reads an array of bools, of ints of 8 to 64 bits, of uint8 or of floats of 16 to 64 bits, in either byte
    order; one in Fortran's order has the strides of that. Others are NNC_E_FILE: arrays of objects are pickles.
    options may be NULL, or "mmap=True" as for nnc_load.
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_npy_load(ctx, _c.text(path), _c.text(options), byref(out))
    return _h.tensor(out.value, ctx)


def npz_save(named: Handle, path: Optional[str]) -> None:
    """numpy.savez: the tensors of a collection as an archive of arrays, not compressed. NNC_E_INVALID for an entry
    without a tensor, and for a key that cannot name a file below a folder.
    """
    ctx = _h.current()
    lib.nnc_npz_save(ctx, _c.pointer(named), _c.text(path))


def npz_load(path: Optional[str], options: Optional[str] = None) -> Handle:
    """numpy.load of such an archive, of one of numpy.savez_compressed too. options, which may be NULL, are those
    of nnc_load (what is compressed is never mapped, and always checked) and max_size=N   how many bytes what is
    compressed may become in all; by default 16 times the size of the file, but 24 MiB for a small one
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_npz_load(ctx, _c.text(path), _c.text(options), byref(out))
    return _h.own("named", out.value, ctx)


def summary(
        module: Handle, inputs: Sequence[Tensor], kwargs: Optional[Handle] = None, options: Optional[str] = None
) -> str:
    """The table that torchinfo.summary prints: a row for each call of a module, with its place in the tree, sizes,
    parameters and multiply-adds, and the sums of all. Calls module once, without gradients and in evaluation
    mode, with the inputs, which may be NULL in the places of None, and kwargs, which may be NULL; or with
    tensors of the sizes in options, whose elements are 0.5, 0 or False. Without any of these nothing is called,
    and the modules stand in the order of the tree. options, NULL for the defaults: input_size=(1, 3, 8, 8)   or
    a list of sizes, one for each input dtypes=[torch.int64]      of these; torch.float32 depth=3
    of the rows that are shown, up to 100; rows at it count what is below col_names=('output_size',
    'num_params')   and 'input_size', 'kernel_size', 'params_percent', 'mult_adds', 'trainable'; ('num_params',)
    where nothing is called col_width=25              up to 200 row_settings=('depth',)   and 'var_names',
    'ascii_only', 'hide_recursive_layers' verbose=1                 2 gives the parameters of each module rows
    of their own mode='eval'               or 'train' or 'same' A module that is called again, or below several
    others, is "(recursive)" if it or what is below it has parameters: these count once, in the row of its first
    call and in the sums, its multiply-adds each time. Parameters that several modules share are in the rows of
    each, and once in the sums (torchinfo counts them for each). "trainable" is of all that is below a module. A
    module of yours (nnc_module_new_user) has a row like any other, those it calls stand below it, and
    parameters of children that it does not call count in its own row. Multiply-adds are those of weights and
    biases: of a convolution one for each element and place, of linear, recurrent and attention layers one for
    each element and row, of all others one for each element and sample. Sizes are those of the first input and
    output; a sum of bytes is one of 1e6. The size of a forward and backward pass is twice that of the outputs
    of modules that have parameters. Afterwards modes, buffers and ctx's generator are as before, also on an
    error. While it runs, other threads see the mode, and what they draw from that generator may repeat.
    NNC_E_INVALID for lazy modules before their first call and for more than 1,000,000 calls, NNC_E_UNSUPPORTED
    while a program is captured, and the errors of the call.
    """
    ctx = _h.current()
    inputs_, n_inputs_ = _c.handles(inputs)
    out = c_void_p()
    lib.nnc_summary(
        ctx, _c.pointer(module), inputs_, n_inputs_, _c.pointer(kwargs), _c.text(options), byref(out)
    )
    return _h.string(out.value)


def averaged_model_new(model: Handle, avg_fn: Optional[str], use_buffers: bool) -> Handle:
    """An AveragedModel: a module with a deep copy of model as its child "module", by whose forward it computes,
    and the int64 buffer "n_averaged", 0. model stays as it is. avg_fn is how weights p become averages a, after
    n models; NULL is get_swa_avg_fn: "get_swa_avg_fn()"                  a + (p - a) / (n + 1)
    "get_swa_multi_avg_fn()"            the same, by interpolation with the float32 1 / (n + 1)
    "get_ema_avg_fn(decay=0.999)"       decay * a + (1 - decay) * p "get_ema_multi_avg_fn(decay=0.999)" the
    same, by interpolation use_buffers not 0 (torch: 0) averages buffers as well, else they are copied.
    NNC_E_UNKNOWN, NNC_E_TEXT: another avg_fn; NNC_E_INVALID: decay not in [0, 1].
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_averaged_model_new(ctx, _c.pointer(model), _c.text(avg_fn), _c.flag(use_buffers), byref(out))
    return _h.own("module", out.value, ctx)


def get_swa_avg_fn() -> str:
    """The avg_fn of equal weights: torch.optim.swa_utils.get_swa_avg_fn. Yours to release."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_get_swa_avg_fn(ctx, byref(out))
    return _h.string(out.value)


def get_ema_avg_fn(decay: float) -> str:
    """The avg_fn of weights that decay (torch: 0.999): torch.optim.swa_utils.get_ema_avg_fn. Yours to release.
    NNC_E_INVALID: decay not in [0, 1].
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_get_ema_avg_fn(ctx, float(decay), byref(out))
    return _h.string(out.value)


def averaged_model_update_parameters(averaged: Handle, model: Handle) -> None:
    """Takes the weights of model into the averages and adds 1 to n_averaged; while that is 0 they are copied.
    Nothing has changed after an error. Integers round toward 0. NNC_E_INVALID: averaged is no AveragedModel, or
    model has another number of tensors; NNC_E_SHAPE: other sizes; NNC_E_DTYPE: buffers of integers with
    get_swa_multi_avg_fn.
    """
    ctx = _h.current()
    lib.nnc_averaged_model_update_parameters(ctx, _c.pointer(averaged), _c.pointer(model))


def update_bn(loader: Sequence[Tensor], model: Handle) -> None:
    """Computes the running statistics of the batch normalization layers in model anew, after its weights were
    averaged, say: resets them, puts all modules into training mode and calls model with each tensor of loader;
    then they are the plain averages over these batches, whatever the layers' momentum. All modules then get the
    mode that model had. A model without such layers is not called. On an error statistics and modes are what
    they were. NNC_E_INVALID, NNC_E_SHAPE: as the call of the model has them.
    """
    ctx = _h.current()
    loader_, n_loader_ = _c.handles(loader)
    lib.nnc_update_bn(ctx, loader_, n_loader_, _c.pointer(model))


def update_bn_callback(loader: Any, self: Any, model: Handle) -> None:
    """The same with batches from a function of yours, called without inputs until it gives no output. The first
    output is the batch; others are passed over, as torch does with targets. self stays yours. NNC_E_INVALID: a
    table that is not known or lacks call.
    """
    ctx = _h.current()
    lib.nnc_update_bn_callback(ctx, byref(loader), self, _c.pointer(model))


def summary_writer_new(log_dir: Optional[str], options: Optional[str] = None) -> Handle:
    """torch.utils.tensorboard.SummaryWriter: makes the folder log_dir, and those above it, and the file. NULL or
    "": "runs/<date>_<host><comment>". options, NULL for the defaults: comment=''          behind the default
    folder's name purge_step=None     what other files of that folder say of this step and of later ones is not
    shown any more filename_suffix=''  behind the file's name
    """
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_summary_writer_new(ctx, _c.text(log_dir), _c.text(options), byref(out))
    return _h.own("summary_writer", out.value, ctx)


def summary_writer_get_logdir(writer: Handle) -> str:
    """The folder."""
    ctx = _h.current()
    out = c_void_p()
    lib.nnc_summary_writer_get_logdir(ctx, _c.pointer(writer), byref(out))
    return _h.string(out.value)


def summary_writer_add_scalar(
        writer: Handle, tag: Optional[str], scalar_value: float, global_step: Optional[int] = None,
        walltime: Optional[float] = None, new_style: bool = False, double_precision: bool = False
) -> None:
    """A number, as float32. new_style writes it as a tensor, with double_precision as float64."""
    ctx = _h.current()
    lib.nnc_summary_writer_add_scalar(
        ctx, _c.pointer(writer), _c.text(tag), float(scalar_value), _c.optional_i64(global_step),
        _c.optional_f64(walltime), _c.flag(new_style), _c.flag(double_precision)
    )


def summary_writer_add_scalars(
        writer: Handle, main_tag: Optional[str], tag_scalar_dict: Handle, global_step: Optional[int] = None,
        walltime: Optional[float] = None
) -> None:
    """Numbers of one diagram, each in a file of its own, in the folder "<log_dir>/<main_tag>_<tag>".
    tag_scalar_dict has numbers.
    """
    ctx = _h.current()
    lib.nnc_summary_writer_add_scalars(
        ctx, _c.pointer(writer), _c.text(main_tag), _c.pointer(tag_scalar_dict), _c.optional_i64(global_step),
        _c.optional_f64(walltime)
    )


def summary_writer_add_histogram(
        writer: Handle, tag: Optional[str], values: Tensor, global_step: Optional[int] = None,
        bins: Optional[str] = 'tensorflow', walltime: Optional[float] = None, max_bins: Optional[int] = None
) -> None:
    """How the elements of a tensor are distributed. bins is NULL or "tensorflow"; max_bins, NULL for None, joins
    neighbours until there are about so many. Sums are those of float64. NNC_E_INVALID for a tensor without
    elements, or without any that lie in a bin (of less than 1e20). NNC_E_UNSUPPORTED for other bins, such as
    NumPy's "auto" and "fd".
    """
    ctx = _h.current()
    lib.nnc_summary_writer_add_histogram(
        ctx, _c.pointer(writer), _c.text(tag), _c.pointer(values), _c.optional_i64(global_step), _c.text(bins),
        _c.optional_f64(walltime), _c.optional_i64(max_bins)
    )


def summary_writer_add_image(
        writer: Handle, tag: Optional[str], img_tensor: Tensor, global_step: Optional[int] = None,
        walltime: Optional[float] = None, dataformats: Optional[str] = 'CHW'
) -> None:
    """An image, as PNG. dataformats, NULL for "CHW", names the dimensions, as "HWC" or "HW"; 1 channel is grey, 3
    are RGB, 4 RGB and alpha. uint8 as it is, other types from 0..1; beyond that they are clipped.
    """
    ctx = _h.current()
    lib.nnc_summary_writer_add_image(
        ctx, _c.pointer(writer), _c.text(tag), _c.pointer(img_tensor), _c.optional_i64(global_step),
        _c.optional_f64(walltime), _c.text(dataformats)
    )


def summary_writer_add_images(
        writer: Handle, tag: Optional[str], img_tensor: Tensor, global_step: Optional[int] = None,
        walltime: Optional[float] = None, dataformats: Optional[str] = 'NCHW'
) -> None:
    """The same of several, of 1 or 3 channels, in one image of up to 8 beside each other. dataformats: NULL for
    "NCHW".
    """
    ctx = _h.current()
    lib.nnc_summary_writer_add_images(
        ctx, _c.pointer(writer), _c.text(tag), _c.pointer(img_tensor), _c.optional_i64(global_step),
        _c.optional_f64(walltime), _c.text(dataformats)
    )


def summary_writer_add_text(
        writer: Handle, tag: Optional[str], text_string: Optional[str], global_step: Optional[int] = None,
        walltime: Optional[float] = None
) -> None:
    """A text, which TensorBoard reads as Markdown."""
    ctx = _h.current()
    lib.nnc_summary_writer_add_text(
        ctx, _c.pointer(writer), _c.text(tag), _c.text(text_string), _c.optional_i64(global_step),
        _c.optional_f64(walltime)
    )


def summary_writer_add_graph(writer: Handle, model: Handle, input_to_model: Sequence[Tensor]) -> None:
    """The structure of a model, from a call with these inputs (NULL in the places of None) in evaluation mode: its
    recorded operations, grouped by the modules that they were called in, with their sizes, and the parameters.
    What has no gradient, as an index, is not among them. module is left as nnc_summary leaves it.
    """
    ctx = _h.current()
    input_to_model_, n_input_to_model_ = _c.handles(input_to_model)
    lib.nnc_summary_writer_add_graph(
        ctx, _c.pointer(writer), _c.pointer(model), input_to_model_, n_input_to_model_
    )


def summary_writer_add_hparams(
        writer: Handle, hparam_dict: Handle, metric_dict: Handle, run_name: Optional[str] = None,
        global_step: Optional[int] = None
) -> None:
    """Hyperparameters (numbers, True, False and texts) and the metrics (numbers) that they lead to, in a file of
    their own in the folder run_name below log_dir; NULL: the time.
    """
    ctx = _h.current()
    lib.nnc_summary_writer_add_hparams(
        ctx, _c.pointer(writer), _c.pointer(hparam_dict), _c.pointer(metric_dict), _c.text(run_name),
        _c.optional_i64(global_step)
    )


def summary_writer_flush(writer: Handle) -> None:
    """Returns when what was written is on the disk."""
    ctx = _h.current()
    lib.nnc_summary_writer_flush(ctx, _c.pointer(writer))


def summary_writer_close(writer: Handle) -> None:
    """The same, and closes the files; nothing if they are closed. As in PyTorch, what is added afterwards begins a
    new file.
    """
    ctx = _h.current()
    lib.nnc_summary_writer_close(ctx, _c.pointer(writer))
