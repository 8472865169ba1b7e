# SPDX-License-Identifier: Apache-2.0
"""torch.optim.swa_utils: averages of weights over training."""
from .. import _callback, _calls
from ..nn._layer import Layer
from ..nn._module import adopt
from ._classes import SWALR  # noqa: F401


def get_swa_avg_fn():
    return _calls.get_swa_avg_fn()


def get_ema_avg_fn(decay=0.999):
    return _calls.get_ema_avg_fn(decay)


def get_swa_multi_avg_fn():
    return "get_swa_multi_avg_fn()"


def get_ema_multi_avg_fn(decay=0.999):
    return f"get_ema_multi_avg_fn({decay})"


class AveragedModel(Layer):
    """A copy of a model whose weights are averages of those that update_parameters gets."""

    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        handle = _calls.averaged_model_new(model, multi_avg_fn or avg_fn, use_buffers)
        self.__dict__.update(_handle=handle, _modules={}, _parameters={}, _arguments={})
        self._modules["module"] = adopt(model, _calls.module_get_submodule(self, "module"))

    def update_parameters(self, model):
        _calls.averaged_model_update_parameters(self, model)


def update_bn(loader, model, device=None):
    """Computes the running statistics of batch normalization anew from the batches of a loader."""
    batches = iter(loader)

    def following():
        batch = next(batches, None)
        return batch[0] if isinstance(batch, (list, tuple)) else batch
    with _callback.lent(following) as number:
        _calls.update_bn_callback(_callback.CALLBACK, number, model)
