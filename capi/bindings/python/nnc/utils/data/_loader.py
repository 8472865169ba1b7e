# SPDX-License-Identifier: Apache-2.0
"""Loaders: batches of a dataset, fetched ahead by threads of the library."""
import atexit
import itertools
import time
import weakref

from ... import _calls, _ops
from ...nn import _tree
from ._datasets import IterableDataset, as_sample, in_use, source

_FIELDS = 128


def default_collate(batch):
    """Samples as one: tensors, arrays and numbers stacked, texts in a list, dicts and lists as they are."""
    first = batch[0]
    if isinstance(first, (str, bytes)):
        return list(batch)
    if isinstance(first, dict):
        return {key: default_collate([sample[key] for sample in batch]) for key in first}
    if isinstance(first, (list, tuple)):
        if any(len(sample) != len(first) for sample in batch):
            raise RuntimeError("each element in list of batch should be of equal size")
        parts = [default_collate(list(field)) for field in zip(*batch)]
        return type(first)(*parts) if hasattr(first, "_fields") else parts
    return _ops.stack([as_sample(sample) for sample in batch])


class _Pass:
    """One pass of a loader. Its threads end with it."""

    def __init__(self, handle, structure):
        self._handle, self._structure = handle, structure
        _alive.add(self)

    def __iter__(self):
        return self

    def __next__(self):
        fields = _calls.data_loader_next(self._handle, _FIELDS)
        if not fields:
            raise StopIteration
        return self._structure(fields)

    def release(self):
        self._handle.release()


_alive = weakref.WeakSet()  # passes and loaders


@atexit.register
def _end():
    # A thread of the library's that is in Python when that ends could not come back, and would take
    # the process with it. The last one that is at a sample drops the dataset.
    for value in list(_alive):
        value.release()
    if not in_use():
        return
    last = time.monotonic() + 10
    while in_use() and time.monotonic() < last:
        time.sleep(0.001)
    time.sleep(0.05)  # for it to leave


class _Collated:
    """Batches by a function of Python's, of samples that the library fetches."""

    def __init__(self, samples, sizes, collate):
        self._samples, self._sizes, self._collate = samples, iter(sizes), collate

    def __iter__(self):
        return self

    def __next__(self):
        size = next(self._sizes)
        return self._collate([next(self._samples) for _ in range(size)])


class DataLoader:
    """torch.utils.data.DataLoader. Workers are threads; padding_value pads samples of several lengths."""

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                 collate_fn=None, pin_memory=False, drop_last=False, *, generator=None, prefetch_factor=None,
                 persistent_workers=False, padding_value=None):
        self.dataset, self.batch_size, self.drop_last = dataset, batch_size, drop_last
        self.sampler, self.batch_sampler, self.collate_fn = sampler, batch_sampler, collate_fn
        self.num_workers, self.generator = num_workers, generator
        self._shuffle = bool(shuffle)
        if isinstance(dataset, IterableDataset):
            if shuffle or sampler is not None or batch_sampler is not None or num_workers:
                raise ValueError("an IterableDataset has an order of its own, and its samples come one by one")
            return
        self._source, self._loader = source(dataset), None
        _alive.add(self)
        self._options = [f"num_workers={num_workers}", f"persistent_workers={bool(persistent_workers)}"]
        if prefetch_factor is not None:
            self._options.append(f"prefetch_factor={prefetch_factor}")
        if padding_value is not None:
            self._options.append(f"padding_value={padding_value!r}")
        if batch_sampler is not None and (batch_size != 1 or shuffle or sampler is not None or drop_last):
            raise ValueError("batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and "
                             "drop_last")
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        # A loader of the library serves all passes, unless the order is Python's.
        if not self._order_is_python():
            self._loader = self._new()

    def release(self):
        """Gives the library's loader and dataset back now."""
        self._source.handle.release()
        if self._loader is not None:
            self._loader.release()

    def _order_is_python(self):
        given = self.sampler if self.batch_sampler is None else self.batch_sampler
        return given is not None and getattr(given, "_handle", None) is None

    def _new(self, batches=None):
        options, dataset, order = list(self._options), self._source.handle, None
        if batches is not None and self.collate_fn is not None:
            dataset = _calls.subset_new(dataset, [i for b in batches for i in b])
            options.append("batch_size=None")
        elif batches is not None:
            order = _calls.listed_batches_new([i for b in batches for i in b], [len(b) for b in batches])
        elif self.batch_sampler is not None:
            order = self.batch_sampler._handle
        else:
            order = getattr(self.sampler, "_handle", None)
            single = self.collate_fn is not None or self.batch_size is None
            options.append("batch_size=None" if single else f"batch_size={self.batch_size}")
            options += [] if single else [f"drop_last={bool(self.drop_last)}"]
            options += [f"shuffle={self._shuffle}"] if order is None else []
        return _calls.data_loader_new(dataset, order, ", ".join(options), self.generator)

    def _batches(self):
        """The batches of a pass whose order is Python's."""
        if self.batch_sampler is not None:
            return [list(map(int, b)) for b in self.batch_sampler]
        indices = [int(i) for i in self.sampler]
        if self.batch_size is None:
            return [[i] for i in indices]
        batches = [indices[i:i + self.batch_size] for i in range(0, len(indices), self.batch_size)]
        return batches[:-1] if batches and self.drop_last and len(batches[-1]) < self.batch_size else batches

    def _structured(self, fields):
        """The fields of a batch as the dataset's samples have them."""
        fields, structure = self._source.with_texts(fields), self._source.structure
        if structure is not None and _tree.count(structure) == len(fields):
            return _tree.rebuild(structure, iter(fields))
        return list(fields)

    def _iterate(self):
        """The batches of an IterableDataset."""
        samples, collate = iter(self.dataset), self.collate_fn or default_collate
        if self.batch_size is None:
            yield from map(self.collate_fn or as_sample, samples)
            return
        while True:
            batch = list(itertools.islice(samples, self.batch_size))
            if not batch or self.drop_last and len(batch) < self.batch_size:
                return
            yield collate(batch)

    def __iter__(self):
        if isinstance(self.dataset, IterableDataset):
            return self._iterate()
        batches = self._batches() if self._order_is_python() else None
        loader = self._loader or self._new(batches)
        found = _Pass(_calls.data_loader_iter_new(loader), self._structured)
        if self.collate_fn is None:
            return found
        if self.batch_size is None and batches is None:
            return map(self.collate_fn, found)
        sizes = [len(b) for b in batches] if batches is not None else self._sizes()
        return _Collated(found, sizes, self.collate_fn)

    def _sizes(self):
        if self.batch_sampler is not None:
            raise TypeError("collate_fn goes with a batch_sampler of Python's, or with batch_size")
        n, size = _calls.data_loader_len(self._loader), self.batch_size
        rest = [] if self.drop_last or n % size == 0 else [n % size]
        return [size] * (n // size) + rest

    def __len__(self):
        if isinstance(self.dataset, IterableDataset):
            raise TypeError(f"object of type {type(self.dataset).__name__} has no len()")
        if self._order_is_python():
            given = self.sampler if self.batch_sampler is None else self.batch_sampler
            n = len(given)
            if self.batch_sampler is not None or self.batch_size is None:
                return n
            return n // self.batch_size if self.drop_last else -(-n // self.batch_size)
        if self.collate_fn is not None and self.batch_size is not None:
            return len(self._sizes())
        return _calls.data_loader_len(self._loader)
