# SPDX-License-Identifier: Apache-2.0
"""Layers that have more than a forward of tensors: what the classes of _layers.py are based on."""
from collections import namedtuple

from .. import _calls, _text
from .._handle import Tensor
from . import _warnings
from . import parameter as _parameter
from ._layer import Layer, kind_of
from ._module import Module


class Recurrent(Layer):
    """output, h_n of an input and hx."""

    _names = ("input", "hx")

    def _result(self, outputs):
        return tuple(outputs)

    def __call__(self, input, hx=None):
        from .utils.rnn import PackedSequence
        if isinstance(input, PackedSequence):
            return self._packed(input, hx)
        return super().__call__(input) if hx is None else super().__call__(input, hx=hx)

    def _packed(self, input, hx):
        from .utils.rnn import PackedSequence
        states = [] if hx is None else [hx] if isinstance(hx, Tensor) else list(hx)
        output, h_n, c_n = _calls.module_call_packed(self, input, states)
        return self._result([PackedSequence.of(output), h_n] + ([] if c_n is None else [c_n]))

    def flatten_parameters(self):
        """The library reads weights where they are."""

    @property
    def all_weights(self):
        n = len(list(self.parameters()))
        found = [_parameter.of(p) for p in _calls.rnn_base_all_weights(self, n)]
        layers = self.num_layers * (2 if self.bidirectional else 1)
        each = n // layers
        return [found[i:i + each] for i in range(0, n, each)]


class LongShortTermMemory(Recurrent):
    """output, (h_n, c_n)."""

    def _result(self, outputs):
        return outputs[0], (outputs[1], outputs[2])


class RecurrentCell(Layer):
    """One step: h, or (h, c)."""

    _names = ("input", "hx")

    def __call__(self, input, hx=None):
        return super().__call__(input) if hx is None else super().__call__(input, hx=hx)


class Attention(Layer):
    """attn_output, attn_output_weights."""

    _names = ("query", "key", "value", "key_padding_mask", "need_weights", "attn_mask", "average_attn_weights",
              "is_causal")

    def _result(self, outputs):
        return outputs[0], outputs[1] if len(outputs) > 1 else None

    def merge_masks(self, attn_mask, key_padding_mask, query):
        mask, kind = _calls.multihead_attention_merge_masks(self, attn_mask, key_padding_mask, query)
        return mask, None if kind < 0 else kind


class Transformers(Layer):
    _names = ("src", "tgt", "src_mask", "tgt_mask", "memory_mask", "src_key_padding_mask", "tgt_key_padding_mask",
              "memory_key_padding_mask", "src_is_causal", "tgt_is_causal", "memory_is_causal")

    @staticmethod
    def generate_square_subsequent_mask(sz, device=None, dtype=None):
        return _calls.transformer_generate_square_subsequent_mask(sz, dtype)


class Encoders(Layer):
    _names = ("src", "src_mask", "src_key_padding_mask", "is_causal")


class Decoders(Layer):
    _names = ("tgt", "memory", "tgt_mask", "memory_mask", "tgt_key_padding_mask", "memory_key_padding_mask",
              "tgt_is_causal", "memory_is_causal")


class AdaptiveLogSoftmax(Layer):
    Result = namedtuple("_ASMoutput", "output loss")

    def _result(self, outputs):
        return self.Result(*outputs)

    def log_prob(self, input):
        return _calls.adaptive_log_softmax_with_loss_log_prob(self, input)

    def predict(self, input):
        return _calls.adaptive_log_softmax_with_loss_predict(self, input)


def _made(kind, handle):
    return kind.__new__(kind)._hold(handle)


class Table(Layer):
    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0,
                        scale_grad_by_freq=False, sparse=False):
        return _made(cls, _calls.embedding_from_pretrained(
            embeddings, freeze, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse))


class TableOfBags(Layer):
    _names = ("input", "offsets", "per_sample_weights")

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                        mode="mean", sparse=False, include_last_offset=False, padding_idx=None):
        return _made(cls, _calls.embedding_bag_from_pretrained(
            embeddings, freeze, max_norm, norm_type, scale_grad_by_freq, mode, sparse, include_last_offset,
            padding_idx))


class Sized(Layer):
    """Layers whose call may say the size of the result."""

    _names = ("input", "output_size")

    def __call__(self, *args, output_size=None, **kwargs):
        if len(args) > 1 and not isinstance(args[-1], Tensor):
            *args, output_size = args
        if output_size is not None:
            kwargs["output_size"] = output_size
        return super().__call__(*args, **kwargs)


class Lengths(Layer):
    """CTCLoss, whose lengths may be lists."""

    def __call__(self, log_probs, targets, input_lengths, target_lengths):
        from .._memory import as_tensor
        lengths = [v if isinstance(v, Tensor) else as_tensor(list(v)) for v in (input_lengths, target_lengths)]
        return super().__call__(log_probs, targets, *lengths)


class SameSizes(Layer):
    """Losses that warn of an input and a target that are broadcast."""

    def __call__(self, *args, **kwargs):
        if not self._is_computed_here():
            given = [*args, *(kwargs[k] for k in ("input", "target")[len(args):] if k in kwargs)]
            if len(given) == 2 and all(isinstance(v, Tensor) for v in given):
                _warnings.sizes(*given, 2)
        return super().__call__(*args, **kwargs)


class Variance(Layer):
    """GaussianNLLLoss, whose variance may be a number."""

    def __call__(self, input, target, var):
        from .._ops import full_like
        return super().__call__(input, target, var if isinstance(var, Tensor) else full_like(input, float(var)))


class Loss(Module):
    """torch.nn.modules.loss._Loss, also as the base of a loss of one's own."""

    def __init__(self, size_average=None, reduce=None, reduction="mean"):
        super().__init__()
        if size_average is not None or reduce is not None:
            reduction = "none" if reduce is False else "sum" if size_average is False else "mean"
        self.reduction = reduction


class WeightedLoss(Loss):
    """torch.nn.modules.loss._WeightedLoss."""

    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"):
        super().__init__(size_average, reduce, reduction)
        self.register_buffer("weight", weight)


class LazyModuleMixin:
    """torch.nn.modules.lazy.LazyModuleMixin: layers that take sizes from the first input, and are then of
    another class."""

    def __call__(self, *args, **kwargs):
        result = super().__call__(*args, **kwargs)
        if type(self).__module__.endswith("._layers"):
            self.__class__ = kind_of(self) or self.__class__
        return result


class _Distance(Module):
    """A function of Python's where the library wants a module."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x1, x2):
        return self.function(x1, x2)


class Distance(Layer):
    """TripletMarginWithDistanceLoss, whose distance may be a function."""

    def __init__(self, distance_function=None, **others):
        if callable(distance_function) and not isinstance(distance_function, Module):
            distance_function = _Distance(distance_function)
        super().__init__(distance_function=distance_function, **others)


class LinearCrossEntropyOptions:
    """Options of LinearCrossEntropyLoss, by torch's names."""

    def __init__(self, **options):
        self._text = _text.call("LinearCrossEntropyOptions", options)[0]


class Tracked(Layer):
    def reset_running_stats(self):
        _calls.module_reset_running_stats(self)
