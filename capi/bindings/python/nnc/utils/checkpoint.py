# SPDX-License-Identifier: Apache-2.0
"""torch.utils.checkpoint: forwards that are run again instead of kept."""
from .. import _callback, _calls
from ..nn import _tree


def checkpoint(function, *args, use_reentrant=False, preserve_rng_state=True, determinism_check="default", **kwargs):
    """Calls function and keeps nothing of it: backward calls it again."""
    if use_reentrant:
        raise TypeError("use_reentrant=True is not offered")
    tensors, result = [], []
    structure = _tree.flatten((args, kwargs), tensors)

    def call(*inputs):
        positional, named = _tree.rebuild(structure, iter(inputs))
        found = []
        result[:] = [_tree.flatten(function(*positional, **named), found)]
        return tuple(found)
    with _callback.kept(call) as number:
        outputs = _calls.checkpoint(_callback.CALLBACK, number, tensors, preserve_rng_state, determinism_check)
    return _tree.rebuild(result[0], iter(outputs))


def checkpoint_sequential(functions, segments, input, use_reentrant=False, preserve_rng_state=True):
    from ..nn import Sequential
    functions = functions if not isinstance(functions, (list, tuple)) else Sequential(*functions)
    return _calls.checkpoint_sequential(functions, segments, input, preserve_rng_state)
