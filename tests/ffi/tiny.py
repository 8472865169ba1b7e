# SPDX-License-Identifier: Apache-2.0
"""TinyModel through the C interface, by ctypes alone."""
import ctypes
import os
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_int64, c_void_p

lib = ctypes.CDLL(os.environ["NNC_LIBRARY"])
FLOAT32, INT64, MEAN, E_SHAPE = 1, 5, 2, 3


class NncError(Exception):
    def __init__(self, error):
        self.code = lib.nnc_error_code(error)
        super().__init__(f"{lib.nnc_error_op(error).decode()}: {lib.nnc_error_message(error).decode()}")
        lib.nnc_error_free(error)


def check(error, *_):
    if error:
        raise NncError(error)


def declare(name, *arguments, result=c_void_p):
    function = getattr(lib, name)
    function.argtypes, function.restype = arguments, result
    if result is c_void_p:
        function.errcheck = check
    return function


P, SIZES, OUT = c_void_p, POINTER(c_int64), POINTER(c_void_p)
for name, result in (("error_code", c_int32), ("error_op", c_char_p), ("error_message", c_char_p),
                     ("error_free", None), ("release", None), ("string_data", c_char_p),
                     ("named_count", c_int64), ("tensor_ndim", c_int64)):
    declare("nnc_" + name, P, result=result)
named_key = declare("nnc_named_key", P, c_int64, result=c_char_p)
tensor_size = declare("nnc_tensor_size", P, c_int64, result=c_int64)
declare("nnc_manual_seed", P, c_int64)
declare("nnc_module_container", P, c_char_p, OUT)
declare("nnc_module_add", P, P, c_char_p, c_char_p)
declare("nnc_module_get_submodule", P, P, c_char_p, OUT)
declare("nnc_module_repr", P, P, OUT)
declare("nnc_module_named_parameters", P, P, OUT)
declare("nnc_named_tensor", P, P, c_int64, OUT)
declare("nnc_module_call", P, P, P, OUT)
declare("nnc_rand", P, SIZES, c_int64, c_int32, OUT)
declare("nnc_tensor_from_data", P, c_void_p, SIZES, c_int64, c_int32, OUT)
declare("nnc_cross_entropy", P, P, P, P, c_int64, c_int32, c_double, OUT)
declare("nnc_backward", P, P)
declare("nnc_tensor_item", P, P, POINTER(c_double))
declare("nnc_optimizer_new", P, c_char_p, P, OUT)
declare("nnc_optimizer_step", P, P)
declare("nnc_optimizer_zero_grad", P, P)
declare("nnc_ctx_scope", P, OUT)


def new(name, *arguments):
    """The handle that a function puts out."""
    out = c_void_p()
    getattr(lib, "nnc_" + name)(*arguments, byref(out))
    return out


def sizes(*values):
    return (c_int64 * len(values))(*values)


LAYERS = {b"linear1": b"Linear(100, 200)", b"activation": b"ReLU()", b"linear2": b"Linear(200, 10)",
          b"softmax": b"Softmax(dim=-1)"}


def main():
    ctx = new("ctx_scope", None)  # every handle made through it dies with it
    lib.nnc_manual_seed(ctx, 0)
    model = new("module_container", ctx, b"TinyModel")
    for name, text in LAYERS.items():
        lib.nnc_module_add(ctx, model, name, text)
    layers = [new("module_get_submodule", ctx, model, name) for name in LAYERS]

    def forward(x):
        for layer in layers:
            x = new("module_call", ctx, layer, x)
        return x

    print(lib.nnc_string_data(new("module_repr", ctx, model)).decode())
    parameters = new("module_named_parameters", ctx, model)
    for i in range(lib.nnc_named_count(parameters)):
        p = new("named_tensor", ctx, parameters, i)
        print(named_key(parameters, i).decode(), *(tensor_size(p, d) for d in range(lib.nnc_tensor_ndim(p))))

    x = new("rand", ctx, sizes(2, 100), 2, FLOAT32)
    target = new("tensor_from_data", ctx, sizes(3, 7), sizes(2), 1, INT64)
    sgd = new("optimizer_new", ctx, b"SGD(lr=0.5)", model)
    for _ in range(2):
        lib.nnc_optimizer_zero_grad(ctx, sgd)
        loss = new("cross_entropy", ctx, forward(x), target, None, -100, MEAN, 0.0)
        lib.nnc_backward(ctx, loss)
        lib.nnc_optimizer_step(ctx, sgd)
        value = c_double()
        lib.nnc_tensor_item(ctx, loss, byref(value))
        print(f"loss {value.value:.4f}")

    try:
        forward(new("rand", ctx, sizes(2, 3), 2, FLOAT32))
    except NncError as error:
        assert error.code == E_SHAPE
        print(f"error {error}")
    lib.nnc_release(x)
    lib.nnc_release(x)  # once more: harmless
    lib.nnc_release(ctx)
    print("ok")


main()
