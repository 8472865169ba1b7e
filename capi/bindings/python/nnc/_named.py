# SPDX-License-Identifier: Apache-2.0
"""Named collections of the library as dictionaries: state dicts, and what nnc.load gives."""
import ast

from . import _calls, _files, _memory
from ._handle import Handle, Tensor, lib


def _is_plain(value):
    if isinstance(value, (list, tuple)):
        return all(_is_plain(v) for v in value)
    return value is None or isinstance(value, (bool, int, float, str))


def _plain(text):
    """An option from its text: a str has no quotes there."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return {"inf": float("inf"), "-inf": float("-inf"), "nan": float("nan")}.get(text, text)


class StateDict(dict):
    """A dictionary of tensors and plain values, of which the library has a collection as well.

    The keys of nested dictionaries are joined by dots: state["optimizer.param_groups.0.lr"]. Parts
    are found by the beginning of their keys: state["optimizer"]["param_groups"][0]["lr"].
    """

    def __init__(self, *values, **others):
        super().__init__()
        self.named = _calls.named_new()
        self.update(*values, **others)

    @classmethod
    def of(cls, named):
        """That of a collection, which is kept: it knows what lists and dictionaries there were."""
        self = cls.__new__(cls)
        self.named = named
        for i in range(_calls.named_count(named)):
            key = _calls.named_key(named, i)
            found = _calls.named_tensor(named, i)
            if found is None or not isinstance(found, Tensor):
                dict.__setitem__(self, key, None)
                continue
            dict.__setitem__(self, key, _value(named, key, found))
        return self

    def __missing__(self, key):
        if not isinstance(key, (str, int)):
            raise KeyError(key)
        if isinstance(key, int) and str(key) in self:
            return self[str(key)]
        if not any(k.startswith(f"{key}.") for k in self):
            raise KeyError(key)
        return StateDict.of(_calls.named_sub(self.named, str(key)))

    def __contains__(self, key):
        return dict.__contains__(self, key) or isinstance(key, str) and any(k.startswith(key + ".") for k in self)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __setitem__(self, key, value):
        if isinstance(value, Tensor):
            _calls.named_set(self.named, key, value)
        else:
            if dict.__contains__(self, key):
                _calls.named_remove(self.named, key)
            _add(self.named, key, value)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        dict.__delitem__(self, key)
        _calls.named_remove(self.named, key)

    def pop(self, key, *default):
        if not dict.__contains__(self, key):
            return dict.pop(self, key, *default)
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        key = next(reversed(self))
        return key, self.pop(key)

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, *values, **others):
        for key, value in dict(*values, **others).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def copy(self):
        return StateDict(self)

    def __reduce__(self):
        return _restored, (_files.bytes_of(lambda path: _calls.save(self.named, path)),)


def _restored(data):
    """What a pickle has of a StateDict: a file of nnc.save."""
    return StateDict.of(_files.from_bytes(data, lambda path: _calls.load(path, None)))


def _value(named, key, found):
    """What an entry was: the tensor found, or the plain value that the library has as this tensor."""
    # Only small tensors can be values.
    name, n = found.dtype.name, lib.nnc_tensor_ndim(found)
    if n not in (0, 1) or name not in ("float64", "int64", "bool", "uint8"):
        return found
    text = _calls.named_value(named, key)
    if name == "uint8":
        return found if n == 0 else _text_of(found, text)
    if text.startswith(("tensor(", "Parameter containing")):
        return found
    try:
        return ast.literal_eval(text)
    except ValueError:  # "nan" and "inf" are no literals
        value = found.tolist()
        return tuple(value) if text.startswith("(") else value


def _text_of(found, printed):
    """The text that a tensor of bytes is, which is then printed as these bytes, or the tensor."""
    size = found.numel()
    if len(printed.encode("utf-8", "surrogateescape")) != size:
        return found
    data = _memory.bytes_of(found)
    text = data.decode("utf-8", "surrogateescape")
    # What is behind a NUL need not be printed.
    start = text.partition("\0")[0]
    if printed == text or "\0" in text and printed.startswith(start + "\0"):
        return text
    return found


def _add(named, key, value):
    if isinstance(value, Tensor):
        _calls.named_add(named, key, value)
    elif isinstance(value, StateDict):
        _calls.named_add_named(named, key, value.named)
    elif isinstance(value, dict):
        _calls.named_add_named(named, key, collection(value))
    elif _is_plain(value):
        _calls.named_add_value(named, key, repr(value))
    elif isinstance(value, (list, tuple)):
        _calls.named_add_named(named, key, collection(dict(enumerate(value))))
    else:
        raise TypeError(f"{key}: {type(value).__name__} is neither a tensor nor a plain value nor a dict of these")


def collection(values):
    """The library's collection of a dictionary, nested or not."""
    if isinstance(values, Handle):
        return values
    if isinstance(values, StateDict):
        return values.named
    named = _calls.named_new()
    for key, value in values.items():
        _add(named, str(key), value)
    return named


def keys(named):
    """The keys of a collection, which is given up."""
    return [_calls.named_key(named, i) for i in range(_calls.named_count(named))]


def tensors(named):
    """Its pairs of a key and a tensor."""
    return [(_calls.named_key(named, i), _calls.named_tensor(named, i)) for i in range(_calls.named_count(named))]
