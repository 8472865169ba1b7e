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
        named = multi_avg_fn or avg_fn
        handle = _calls.averaged_model_new(model, None if callable(named) else named, use_buffers)
        self._hold(handle)
        self._modules["module"] = adopt(model, _calls.module_get_submodule(self, "module"))
        self.__dict__.update(avg_fn=avg_fn, multi_avg_fn=multi_avg_fn, use_buffers=use_buffers)

    def update_parameters(self, model):
        if not callable(self.multi_avg_fn or self.avg_fn):
            _calls.averaged_model_update_parameters(self, model)
            return
        averages, values = ([t.detach() for t in self._averaged(m)] for m in (self.module, model))
        n_averaged = self.n_averaged
        if n_averaged == 0:
            for average, value in zip(averages, values):
                average.copy_(value)
        elif self.multi_avg_fn is not None:
            self.multi_avg_fn(averages, values, n_averaged)
        else:
            for average, value in zip(averages, values):
                average.copy_(self.avg_fn(average, value, n_averaged))
        if not self.use_buffers:
            for average, value in zip(self.module.buffers(), model.buffers()):
                average.detach().copy_(value.detach())
        n_averaged += 1

    def _averaged(self, module):
        """What is averaged of a module."""
        return [*module.parameters(), *(module.buffers() if self.use_buffers else ())]


def update_bn(loader, model, device=None):
    """Computes the running statistics of batch normalization anew from the batches of a loader."""
    batches = iter(loader)

    def following():
        batch = next(batches, None)
        return batch[0] if isinstance(batch, (list, tuple)) else batch
    with _callback.lent(following) as number:
        _calls.update_bn_callback(_callback.CALLBACK, number, model)
