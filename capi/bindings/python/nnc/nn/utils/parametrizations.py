# SPDX-License-Identifier: Apache-2.0
"""torch.nn.utils.parametrizations."""
from ... import _calls


def weight_norm(module, name="weight", dim=0):
    _calls.parametrizations_weight_norm(module, name, dim)
    return module


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    _calls.parametrizations_spectral_norm(module, name, n_power_iterations, eps, dim)
    return module


def orthogonal(module, name="weight", orthogonal_map=None, *, use_trivialization=True):
    _calls.parametrizations_orthogonal(module, name, orthogonal_map, use_trivialization)
    return module
