# SPDX-License-Identifier: Apache-2.0
"""Datasets: the library's, and Python's as the library sees them."""
import bisect
import ctypes
import itertools
import os
import weakref

from ... import _callback, _calls, _named, _raw, _text
from ..._context import drawn_from
from ..._convert import DTYPES
from ..._handle import Tensor
from ..._memory import as_tensor
from ..._tensor import scalar
from ...nn import _tree

_FIELDS = 64  # the most of one sample


class Dataset:
    """Samples by their numbers: __getitem__, and __len__ for loaders."""

    def __getitem__(self, index):
        raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")

    def __add__(self, other):
        return ConcatDataset([self, other])


class IterableDataset(Dataset):
    """Samples one after another: __iter__."""

    def __iter__(self):
        raise NotImplementedError("Subclasses of IterableDataset should implement __iter__.")


def _number(value):
    """A number of a sample as torch's default_collate takes it."""
    return scalar(value, DTYPES["float64"] if isinstance(value, float) else None)


def as_sample(value):
    """A sample whose leaves are tensors and texts."""
    if isinstance(value, (Tensor, str, bytes)):
        return value
    if isinstance(value, (bool, int, float)):
        return _number(value)
    if isinstance(value, dict):
        return {k: as_sample(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        parts = [as_sample(v) for v in value]
        return type(value)(*parts) if hasattr(value, "_fields") else parts
    if hasattr(value, "__array__"):
        return as_tensor(value)
    raise TypeError(f"a sample must be tensors, arrays, numbers, texts, dicts or lists; found {type(value).__name__}")


class _Texts:
    """The texts of samples. The library has numbers in their places, and is given them as tensors."""

    def __init__(self):
        self._under_way, self._numbers, self.fields = {}, itertools.count(), ()

    def taken_out(self, value, places, tensors):
        """The sample with a number for each text; places: which of its tensors these are."""
        if isinstance(value, (str, bytes)):
            number = next(self._numbers)
            self._under_way[number] = value
            places.append(len(tensors))
            value = _calls.full_i64([], number, DTYPES["int64"])
        if isinstance(value, Tensor):
            tensors.append(value)
            return value
        if isinstance(value, dict):
            return {k: self.taken_out(v, places, tensors) for k, v in value.items()}
        parts = [self.taken_out(v, places, tensors) for v in value]
        return type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)

    def put_back(self, fields):
        """The fields of a sample, or those of a batch, where each has a list of texts."""
        fields = list(fields)
        for place in self.fields:
            numbers = fields[place].tolist()
            fields[place] = ([self._under_way.pop(n) for n in numbers] if isinstance(numbers, list) else
                             self._under_way.pop(numbers))
        return fields

    def __len__(self):
        return len(self._under_way)


class _Adapter:
    """A dataset of Python's for the library, with the structure of its samples."""

    alive = weakref.WeakSet()  # those that the library may still ask

    def __init__(self, dataset):
        self.dataset, self.structure, self.texts = dataset, None, _Texts()
        self.alive.add(self)


# The child of a process has none of its parent's threads.
os.register_at_fork(after_in_child=_Adapter.alive.clear)

@_callback.entry(_raw.nnc_dataset_vtable.len_t, "__len__", any_thread=True)
def _len(adapter, out):
    ctypes.c_int64.from_address(out).value = len(adapter.dataset)


@_callback.entry(_raw.nnc_dataset_vtable.get_t, "__getitem__", any_thread=True)
def _get(adapter, index, out, capacity, n_out):
    found = []
    places = []
    sample = adapter.texts.taken_out(as_sample(adapter.dataset[index]), places, [])
    adapter.structure, adapter.texts.fields = _tree.flatten(sample, found), tuple(places)
    _callback.put(found, out, capacity, n_out, "__getitem__")


# Workers are threads: several may be in __getitem__ at a time, one of them running Python.
_VTABLE = _callback.table(_raw.nnc_dataset_vtable, any_thread=1, len=_len, get=_get, destroy=_callback.destroy)


def in_use():
    """Whether the library may still ask a dataset of Python's."""
    return len(_Adapter.alive) > 0


class Source:
    """The library's handle of a dataset, and the structure of a sample when one is known."""

    def __init__(self, handle, adapter=None):
        self.handle, self.adapter = handle, adapter

    @property
    def structure(self):
        return self.adapter and self.adapter.structure

    def with_texts(self, fields):
        return self.adapter.texts.put_back(fields) if self.adapter and self.adapter.texts.fields else fields


def source(dataset):
    if hasattr(dataset, "_source"):
        return dataset._source()
    if not hasattr(dataset, "__getitem__") or not hasattr(dataset, "__len__"):
        raise TypeError(f"{type(dataset).__name__} has no __getitem__ and __len__")
    adapter = _Adapter(dataset)
    with _callback.kept(adapter) as number:
        return Source(_calls.dataset_new_user(_VTABLE, number), adapter)


class _LibraryDataset(Dataset):
    _handle = None

    def _source(self):
        return Source(self._handle)

    def __len__(self):
        return _calls.dataset_len(self._handle)

    def __getitem__(self, index):
        return _calls.dataset_get(self._handle, index, _FIELDS)

    def release(self):
        self._handle.release()


class TensorDataset(_LibraryDataset):
    """Sample i is place i of the first dimension of all tensors."""

    def __init__(self, *tensors):
        self.tensors = tensors
        self._handle = _calls.tensor_dataset_new(tensors)

    def __getitem__(self, index):
        """A sample, or those of a slice, a list or a tensor, as tensors of that many."""
        if isinstance(index, int):
            return super().__getitem__(index)
        return tuple(tensor[index] for tensor in self.tensors)


class StackDataset(Dataset):
    """Sample i is the tuple, or with names the dictionary, of the samples i of several datasets."""

    def __init__(self, *args, **kwargs):
        if bool(args) == bool(kwargs):
            raise ValueError("StackDataset takes datasets either by position or by name, and at least one")
        self.datasets = args or kwargs
        sizes = {len(dataset) for dataset in args or kwargs.values()}
        if len(sizes) != 1:
            raise ValueError("Size mismatch between datasets")
        self._length, = sizes

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        if isinstance(self.datasets, dict):
            return {name: dataset[index] for name, dataset in self.datasets.items()}
        return tuple(dataset[index] for dataset in self.datasets)


class Subset(Dataset):
    """The samples of a dataset at these indices."""

    def __init__(self, dataset, indices):
        self.dataset, self.indices = dataset, indices

    def _source(self):
        found = source(self.dataset)
        return Source(_calls.subset_new(found.handle, [int(i) for i in self.indices]), found.adapter)

    def __len__(self):
        return len(self.indices)

    def __getitem__(self, index):
        if isinstance(index, list):
            return self.dataset[[self.indices[i] for i in index]]
        return self.dataset[self.indices[index]]


class ConcatDataset(Dataset):
    """The samples of one dataset after those of another."""

    def __init__(self, datasets):
        self.datasets = list(datasets)
        if not self.datasets:
            raise AssertionError("datasets should not be an empty iterable")
        self.cumulative_sizes = list(itertools.accumulate(map(len, self.datasets)))

    def _source(self):
        found = [source(d) for d in self.datasets]
        adapters = [f.adapter for f in found if f.adapter]
        for adapter in adapters:
            adapter.texts = adapters[0].texts
        return Source(_calls.concat_dataset_new([f.handle for f in found]), adapters[0] if adapters else None)

    def __len__(self):
        return self.cumulative_sizes[-1]

    def __getitem__(self, index):
        if index < -len(self):
            raise ValueError("absolute value of index should not exceed dataset length")
        if index >= len(self):
            raise IndexError("index out of range")
        index %= len(self)
        at = bisect.bisect_right(self.cumulative_sizes, index)
        return self.datasets[at][index - (self.cumulative_sizes[at - 1] if at else 0)]


class _Range(Dataset):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        return _calls.full_i64([], index, DTYPES["int64"])


def random_split(dataset, lengths, generator=None):
    """Subsets of these lengths, or fractions, at random."""
    numbers = source(_Range(len(dataset))).handle
    with drawn_from(generator):
        if sum(lengths) <= 1 and any(isinstance(v, float) for v in lengths):
            parts = _calls.random_split_fractions(numbers, lengths)
        elif sum(lengths) != len(dataset):
            raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
        else:
            parts = _calls.random_split(numbers, lengths)
    return [Subset(dataset, [_calls.dataset_get(p, i, 1)[0].item() for i in range(_calls.dataset_len(p))])
            for p in parts]


class ImageFolder(_LibraryDataset):
    """torchvision.datasets.ImageFolder: pictures root/class/name.png. Options are those of
    <nnc/data_files.h>: mode, size, dtype, extensions, allow_empty."""

    def __init__(self, root, **options):
        self.root = root
        words = ", ".join(f"{k}={_text.literal(v)}" for k, v in options.items())
        self._handle = _calls.dataset_image_folder(root, words or None)

    @property
    def class_to_idx(self):
        return {key: value.item() for key, value in _named.tensors(_calls.image_folder_classes(self._handle))}

    @property
    def classes(self):
        return list(self.class_to_idx)

    def path(self, index):
        return _calls.image_folder_path(self._handle, index)
