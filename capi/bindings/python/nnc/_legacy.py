# SPDX-License-Identifier: Apache-2.0
"""torch.FloatTensor and the others: an element type as a class."""
from . import _factories, _memory
from ._convert import DTYPES
from ._handle import Tensor


class _TypeOfTensors(type):
    def __instancecheck__(cls, value):
        return isinstance(value, Tensor) and value.dtype is cls.dtype

    def __call__(cls, *given):
        """A tensor of these sizes, or with the elements of a list."""
        if given and all(hasattr(type(n), "__index__") and not isinstance(n, Tensor) for n in given):
            return _factories.empty(*given, dtype=cls.dtype)
        elements, = given or ((),)
        return _memory.tensor(elements, dtype=cls.dtype)


def _made(name, dtype):
    return _TypeOfTensors(name, (), {"dtype": DTYPES[dtype], "__module__": "nnc"})


FloatTensor, DoubleTensor, HalfTensor, BFloat16Tensor, LongTensor, IntTensor, ShortTensor, CharTensor, ByteTensor, \
    BoolTensor = (_made(f"{name}Tensor", dtype) for name, dtype in (
        ("Float", "float32"), ("Double", "float64"), ("Half", "float16"), ("BFloat16", "bfloat16"), ("Long", "int64"),
        ("Int", "int32"), ("Short", "int16"), ("Char", "int8"), ("Byte", "uint8"), ("Bool", "bool")))
