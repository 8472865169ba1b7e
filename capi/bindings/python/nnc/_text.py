# SPDX-License-Identifier: Apache-2.0
"""Arguments of constructors as the library reads them: a text, and a bag of what is no text."""
import ast
import inspect

from . import _calls
from ._convert import dtype, dtype_named
from ._handle import Tensor


def literal(value):
    """Python's text of a value, or None if it has none."""
    if value is None or isinstance(value, (bool, int, float)):
        return repr(value)
    if isinstance(value, str):
        return str.__repr__(value)
    if isinstance(value, Tensor):
        return None
    if isinstance(value, (dtype, type)):
        return f"torch.{dtype_named(value).name}"
    if hasattr(value, "_text"):
        return value._text
    if isinstance(value, (list, tuple)):
        parts = [literal(v) for v in value]
        if None in parts:
            return None
        inside = ", ".join(parts)
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' if len(parts) == 1 else ''})"
    if isinstance(value, dict):
        parts = [(literal(k), literal(v)) for k, v in value.items()]
        return None if any(None in p for p in parts) else "{" + ", ".join(f"{k}: {v}" for k, v in parts) + "}"
    if hasattr(type(value), "__index__"):
        return repr(value.__index__())
    if hasattr(type(value), "__float__"):
        return repr(float(value))
    return None


def put(bag, key, value):
    """Sets a key of a bag of keyword arguments."""
    from .nn._module import Module
    if isinstance(value, Tensor):
        _calls.kwargs_set_tensor(bag, key, value)
    elif isinstance(value, Module):
        _calls.kwargs_set_module(bag, key, value)
    elif value is None:
        _calls.kwargs_set_none(bag, key)
    elif isinstance(value, bool):
        _calls.kwargs_set_bool(bag, key, value)
    elif isinstance(value, float):
        _calls.kwargs_set_f64(bag, key, value)
    elif isinstance(value, str):
        _calls.kwargs_set_str(bag, key, value)
    elif isinstance(value, (list, tuple)) and value and all(isinstance(v, Tensor) for v in value):
        _calls.kwargs_set_tensors(bag, key, value)
    elif isinstance(value, (list, tuple)):
        _calls.kwargs_set_i64s(bag, key, value)
    elif hasattr(type(value), "__index__"):
        _calls.kwargs_set_i64(bag, key, value)
    else:
        raise TypeError(f"{key}: cannot pass {type(value).__name__} to libnnc")


def bag(values):
    """A bag of keyword arguments; None for none."""
    if not values:
        return None
    found = _calls.kwargs_new()
    for key, value in values.items():
        put(found, key, value)
    return found


def call(name, values):
    """("Linear(in_features=3, ...)", what text cannot say) of a constructor's arguments."""
    words, others = [], {}
    for key, value in values.items():
        text = literal(value)
        if text is None and callable(value) and hasattr(value, "__name__"):
            text = repr(value.__name__)  # a function of torch.nn.functional
        if text is None:
            others[key] = value
        else:
            words.append(f"{key}={text}")
    return f"{name}({', '.join(words)})", others


def library_class(kind, base):
    """The name of the library's class that a class is or is derived from."""
    for k in kind.__mro__:
        if k.__module__.endswith("_classes"):
            return k.__name__
    raise TypeError(f"{kind.__name__} must be derived from one of the library's classes: {base} alone computes nothing")


def read_arguments(kind, printed):
    """{name: value} of what a layer prints between its parentheses, as far as these are literals."""
    names = [n for n in inspect.signature(kind.__init__).parameters if n != "self"]
    return read_options(printed, names)


def read_options(text, names=()):
    """{name: value} of "lr=0.1, betas=(0.9, 0.999)"; names are those of values without one."""
    try:
        found = ast.parse(f"f({text})", mode="eval").body
        words = [*zip(names, found.args), *((k.arg, k.value) for k in found.keywords)]
    except SyntaxError:
        return {}
    values = {}
    for name, node in words:
        try:
            values[name] = ast.literal_eval(node)
        except ValueError:
            continue
    return values
