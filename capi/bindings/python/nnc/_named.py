# SPDX-License-Identifier: Apache-2.0
"""Named collections of the library as dictionaries: state dicts, and what nnc.load gives."""
import ast

from . import _calls, _files, _memory
from ._handle import Handle, Tensor


def _is_plain(value):
    if isinstance(value, (list, tuple)):
        return all(_is_plain(v) and not isinstance(v, (list, tuple)) for v in value)
    return value is None or isinstance(value, (bool, int, float, str))


def _plain(text):
    """An option from its text: a str has no quotes there."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return {"inf": float("inf"), "-inf": float("-inf"), "nan": float("nan")}.get(text, text)


class StateDict(dict):
    """A dictionary of tensors and plain values, of which the library has a collection as well.

    The keys of nested dictionaries and lists are joined by dots: state["optimizer.param_groups.0.lr"].
    Parts are found by the beginning of their keys, state["optimizer"]["param_groups"][0]["lr"], as
    dictionaries, lists and tuples of their own: what is done to them does not change this one.
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
        return container(_calls.named_sub(self.named, str(key)))

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
    kind = _calls.named_kind(named, key)
    if kind == "Tensor":
        return found
    if kind == "str":  # of which a text of the library ends at a NUL
        return _memory.bytes_of(found).decode("utf-8", "surrogateescape")
    try:
        return ast.literal_eval(_calls.named_value(named, key))
    except ValueError:  # "nan" and "inf" are no literals
        value = found.tolist()
        return tuple(value) if kind == "tuple" else value


def container(named):
    """The dictionary, list or tuple that a collection is."""
    kind = _calls.named_kind(named, "")
    found = StateDict.of(named)
    if kind not in ("list", "tuple"):
        return found
    n = 1 + max(int(key.partition(".")[0]) for key in dict.keys(found))
    items = [found[str(i)] for i in range(n)]
    return tuple(items) if kind == "tuple" else items


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
        _calls.named_add_list(named, key, collection(dict(enumerate(value))), isinstance(value, tuple))
    else:
        raise TypeError(f"{key}: {type(value).__name__} is neither a tensor nor a plain value nor a dict of these")


def collection(values):
    """The library's collection of a dictionary, nested or not."""
    if isinstance(values, Handle):
        return values
    if isinstance(values, StateDict):
        return values.named
    if not hasattr(values, "items"):
        raise TypeError(f"Expected state_dict to be dict-like, got {type(values)}.")
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
