# SPDX-License-Identifier: Apache-2.0
"""torch.nn.utils."""
from ... import _calls, _text
from ..._handle import Tensor
from .._layer import wrap
from . import fusion, parametrizations, parametrize, prune, rnn  # noqa: F401
from .fusion import (fuse_conv_bn_eval, fuse_conv_bn_weights, fuse_linear_bn_eval,  # noqa: F401
                     fuse_linear_bn_weights)


def _listed(tensors):
    return [tensors] if isinstance(tensors, Tensor) else list(tensors)


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """Scales gradients so that their norm is at most max_norm, and gives the norm that they had."""
    return _calls.clip_grad_norm_(_listed(parameters), max_norm, norm_type, error_if_nonfinite,
                                  -1 if foreach is None else foreach)


def clip_grad_value_(parameters, clip_value, foreach=None):
    _calls.clip_grad_value_(_listed(parameters), clip_value, -1 if foreach is None else foreach)


def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    _calls.clip_grads_with_norm_(_listed(parameters), max_norm, total_norm, -1 if foreach is None else foreach)


def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    return _calls.get_total_norm(_listed(tensors), norm_type, error_if_nonfinite, -1 if foreach is None else foreach)


def parameters_to_vector(parameters):
    return _calls.parameters_to_vector(_listed(parameters))


def vector_to_parameters(vec, parameters):
    _calls.vector_to_parameters(vec, _listed(parameters))


def skip_init(module_cls, *args, **kwargs):
    """A layer whose parameters are not initialised."""
    import inspect
    given = inspect.signature(module_cls).bind(*args, **kwargs).arguments
    words, others = _text.call(module_cls.__name__, given)
    return wrap(_calls.skip_init(words, _text.bag(others)))


def weight_norm(module, name="weight", dim=0):
    _calls.weight_norm(module, name, dim)
    return module


def remove_weight_norm(module, name="weight"):
    _calls.remove_weight_norm(module, name)
    return module


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    _calls.spectral_norm(module, name, n_power_iterations, eps, dim)
    return module


def remove_spectral_norm(module, name="weight"):
    _calls.remove_spectral_norm(module, name)
    return module
