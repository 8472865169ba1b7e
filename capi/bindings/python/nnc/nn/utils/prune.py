# SPDX-License-Identifier: Apache-2.0
"""torch.nn.utils.prune."""
from ... import _calls, _ops


def _giving_module(function, name):
    def prune(module, *arguments, **others):
        function(module, *arguments, **others)
        return module
    prune.__name__, prune.__doc__, prune.__wrapped__ = name, function.__doc__, function
    return prune


identity, random_unstructured, l1_unstructured, random_structured, ln_structured, custom_from_mask, remove = (
    _giving_module(getattr(_ops, "prune_" + name), name) for name in
    ("identity", "random_unstructured", "l1_unstructured", "random_structured", "ln_structured", "custom_from_mask",
     "remove"))


def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    """pruning_method is the text of one, "L1Unstructured(amount=0.2)", or its name with amount=0.2.

    parameters are pairs of a module and a name.
    """
    if kwargs:
        pruning_method = f"{pruning_method}({', '.join(f'{k}={v!r}' for k, v in kwargs.items())})"
    together, named, names = _calls.module_container("Module"), _calls.named_new(), {}
    for module, name in parameters:
        key = names.setdefault(id(module), str(len(names)))
        _calls.module_register_module(together, key, module)
        _calls.named_add(named, f"{key}.{name}", (importance_scores or {}).get((module, name)))
    _calls.prune_global_unstructured(together, named, pruning_method)


def is_pruned(module):
    return _calls.prune_is_pruned(module)
