# SPDX-License-Identifier: Apache-2.0
"""In which order samples are taken."""
from ... import _calls
from ._datasets import _Range, source


class Sampler:
    """Anything with __iter__ of indices, and __len__ for loaders."""

    _handle = None  # the library's, where it has one

    def __iter__(self):
        return iter(_calls.sampler_indices(self._handle).tolist())

    def __len__(self):
        return _calls.sampler_len(self._handle)


def _numbers(data_source):
    return source(_Range(len(data_source))).handle


def _positive(name, value):
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise ValueError(f"{name} should be a positive integer value, but got {name}={value}")


class SequentialSampler(Sampler):
    def __init__(self, data_source):
        self._handle = _calls.sequential_sampler_new(_numbers(data_source))


class RandomSampler(Sampler):
    def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
        self._handle = _calls.random_sampler_new(_numbers(data_source), replacement, num_samples, generator)


class SubsetRandomSampler(Sampler):
    def __init__(self, indices, generator=None):
        self._handle = _calls.subset_random_sampler_new(list(indices), generator)


class WeightedRandomSampler(Sampler):
    def __init__(self, weights, num_samples, replacement=True, generator=None):
        from ..._memory import as_tensor
        _positive("num_samples", num_samples)
        self._handle = _calls.weighted_random_sampler_new(as_tensor(weights), num_samples, replacement, generator)


class BatchSampler(Sampler):
    """Batches of indices of another sampler."""

    def __init__(self, sampler, batch_size, drop_last):
        _positive("batch_size", batch_size)
        if not isinstance(drop_last, bool):
            raise ValueError(f"drop_last should be a boolean value, but got drop_last={drop_last}")
        self.sampler, self.batch_size, self.drop_last = sampler, batch_size, drop_last
        if isinstance(sampler, Sampler) and sampler._handle is not None:
            self._handle = _calls.batch_sampler_new(sampler._handle, batch_size, drop_last)

    def __iter__(self):
        batch = []
        for index in self.sampler:
            batch.append(index)
            if len(batch) == self.batch_size:
                yield batch
                batch = []
        if batch and not self.drop_last:
            yield batch

    def __len__(self):
        n = len(self.sampler)
        return n // self.batch_size if self.drop_last else -(-n // self.batch_size)
