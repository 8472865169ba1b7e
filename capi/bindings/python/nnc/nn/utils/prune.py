# SPDX-License-Identifier: Apache-2.0
"""torch.nn.utils.prune."""
from ... import _calls, _ops, _text


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


class _Method:
    """A way of pruning: the argument of global_unstructured."""

    _arguments = ()

    @classmethod
    def apply(cls, module, name, *arguments, importance_scores=None, **options):
        """Prunes a parameter of a module."""
        options = {**dict(zip(cls._arguments, arguments)), **options}
        scores = arguments[len(cls._arguments)] if len(arguments) > len(cls._arguments) else importance_scores
        words, others = _text.call(cls.__name__, options)
        _calls.prune_apply(module, name, words, _text.bag(others), scores)


class Identity(_Method):
    pass


class RandomUnstructured(_Method):
    _arguments = ("amount",)


class L1Unstructured(_Method):
    _arguments = ("amount",)


class RandomStructured(_Method):
    _arguments = ("amount", "dim")


class LnStructured(_Method):
    _arguments = ("amount", "n", "dim")


class CustomFromMask(_Method):
    _arguments = ("mask",)


def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    """Prunes pairs of a module and a name together: those elements go that are least important."""
    words, _ = _text.call(getattr(pruning_method, "__name__", pruning_method), kwargs)
    together, named, names = _calls.module_container("Module"), _calls.named_new(), {}
    for module, name in parameters:
        key = names.setdefault(id(module), str(len(names)))
        _calls.module_register_module(together, key, module)
        _calls.named_add(named, f"{key}.{name}", (importance_scores or {}).get((module, name)))
    _calls.prune_global_unstructured(together, named, words)


def is_pruned(module):
    return _calls.prune_is_pruned(module)
