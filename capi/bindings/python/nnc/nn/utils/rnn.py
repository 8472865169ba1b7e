# SPDX-License-Identifier: Apache-2.0
"""torch.nn.utils.rnn: sequences of several lengths."""
from ... import _calls
from ..._handle import Tensor
from ..._memory import as_tensor


class PackedSequence:
    """Sequences, one step of all that are long enough after another."""

    def __init__(self, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        self._handle = _calls.packed_sequence_new(data, batch_sizes, sorted_indices, unsorted_indices)

    @classmethod
    def of(cls, handle):
        found = cls.__new__(cls)
        found._handle = handle
        return found

    @property
    def _as_parameter_(self):
        return self._handle._as_parameter_

    data = property(_calls.packed_sequence_data)
    batch_sizes = property(_calls.packed_sequence_batch_sizes)
    sorted_indices = property(_calls.packed_sequence_sorted_indices)
    unsorted_indices = property(_calls.packed_sequence_unsorted_indices)

    def __iter__(self):
        return iter((self.data, self.batch_sizes, self.sorted_indices, self.unsorted_indices))

    def __getitem__(self, index):
        return tuple(self)[index]

    def __repr__(self):
        return (f"PackedSequence(data={self.data}, batch_sizes={self.batch_sizes}, "
                f"sorted_indices={self.sorted_indices}, unsorted_indices={self.unsorted_indices})")


def _lengths(lengths):
    return lengths if isinstance(lengths, Tensor) else as_tensor(list(lengths))


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    return PackedSequence.of(_calls.pack_padded_sequence(input, _lengths(lengths), batch_first, enforce_sorted))


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    return tuple(_calls.pad_packed_sequence(sequence, batch_first, padding_value, total_length))


def pack_sequence(sequences, enforce_sorted=True):
    return PackedSequence.of(_calls.pack_sequence(sequences, enforce_sorted))


def unpack_sequence(packed_sequences):
    return list(_calls.unpack_sequence(packed_sequences, len(packed_sequences.batch_sizes) and
                                       int(packed_sequences.batch_sizes[0])))


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    return _calls.pad_sequence(sequences, batch_first, padding_value, padding_side)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    lengths = _lengths(lengths)
    return list(_calls.unpad_sequence(padded_sequences, lengths, batch_first, lengths.numel()))


def invert_permutation(permutation):
    return None if permutation is None else _calls.invert_permutation(permutation)
