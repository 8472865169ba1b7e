# SPDX-License-Identifier: Apache-2.0
"""torch.nn for Python through libnnc: tensors, autograd, modules and optimizers by torch's names."""
from math import e, inf, nan, pi  # noqa: F401

from . import _tensor  # noqa: F401  before whatever makes tensors
from ._ops import *  # noqa: F401,F403
from . import (autograd, func, functional, linalg, nn, optim, profiler, program, raw, return_types,  # noqa: F401
               utils)
from . import _calls
from ._context import (Generator, context, default_generator, enable_grad, get_default_dtype,  # noqa: F401
                       get_num_threads, get_rng_state, inference_mode, initial_seed, is_grad_enabled, manual_seed,
                       no_grad, scope, set_default_dtype, set_grad_enabled, set_num_threads,
                       set_printoptions, set_rng_state, use_deterministic_algorithms)
from ._convert import (DTYPES as _DTYPES, FORMATS as _FORMATS, STRIDED as strided, device, dtype, layout,  # noqa: F401
                       memory_format)
from ._dlpack import from_dlpack  # noqa: F401
from ._errors import (CallbackError, DtypeError, Error, FileError, HandleError, InternalError,  # noqa: F401
                      InvalidError, OutOfMemoryError, OutOfRangeError, ShapeError, StateError, TextError,
                      UnknownError, UnsupportedError)
from ._factories import (arange, empty, empty_like, eye, full, full_like, linspace, meshgrid, ones,  # noqa: F401
                         ones_like, rand, rand_like, randint, randint_like, randn, randn_like, randperm,
                         tril_indices, triu_indices, zeros, zeros_like)
from ._forms import (argsort, bernoulli, bitwise_and, bitwise_left_shift, bitwise_or,  # noqa: F401
                     bitwise_right_shift, bitwise_xor, broadcast_shapes, broadcast_tensors,
                     bucketize, clip, clip_, einsum, multinomial, nonzero, normal, sort, std, std_mean, tensordot, unique,
                     var, var_mean, where)
from ._legacy import (BFloat16Tensor, BoolTensor, ByteTensor, CharTensor, DoubleTensor, FloatTensor,  # noqa: F401
                      HalfTensor, IntTensor, LongTensor, ShortTensor)
from ._memory import as_tensor, asarray, from_numpy, frombuffer, scalar_tensor, tensor  # noqa: F401
from ._serialization import (csv_load, idx_load, load, load_checkpoint, load_model, npy_load, npy_save,  # noqa: F401
                             npz_load, npz_save, read_image, safetensors, save, save_checkpoint, save_model,
                             write_jpeg, write_png)
from ._summary import backends, cuda, finfo, has, iinfo, live_handles, memory, summary, version  # noqa: F401
from ._tensor import Size, Tensor  # noqa: F401

__version__ = version()
# The names of types and formats, and those that torch also has for them.
float32, float64, float16, bfloat16, int64, int32, int16, int8, uint8 = (
    _DTYPES[_n] for _n in ("float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8"))
double, half, long, short = float64, float16, int64, int16
float, int, bool = float32, int32, _DTYPES["bool"]
newaxis = None
contiguous_format, preserve_format, channels_last, channels_last_3d = (
    _FORMATS[_n] for _n in ("contiguous_format", "preserve_format", "channels_last", "channels_last_3d"))


def is_tensor(obj):
    return isinstance(obj, Tensor)


def is_floating_point(input):
    return _calls.is_floating_point(input)


def numel(input):
    return _calls.tensor_numel(input)
