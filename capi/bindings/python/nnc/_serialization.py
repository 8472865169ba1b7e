# SPDX-License-Identifier: Apache-2.0
"""Files: torch.save and torch.load, safetensors, models, training runs, NumPy's, pictures, tables."""
from . import _calls, _files, _text
from ._handle import Tensor
from ._named import StateDict, collection, container
from .nn._layer import wrap
from .nn._module import IncompatibleKeys, Module


def _options(**options):
    words = ", ".join(f"{k}={_text.literal(v)}" for k, v in options.items() if v is not None)
    return words or None


def save(obj, f):
    """Writes a tensor, or dictionaries of tensors and plain values, as torch.save does, to a path or a file that is
    open for bytes."""
    if isinstance(obj, Module):
        raise TypeError("a module is not written by nnc.save: use obj.state_dict(), or nnc.save_model")
    if not isinstance(obj, Tensor) and not hasattr(obj, "items"):
        raise TypeError(f"nnc.save writes a tensor or a dict, not {type(obj).__name__}: put it into a dict, "
                        "nnc.save({\"data\": ...}, path)")
    named = collection({"": obj} if isinstance(obj, Tensor) else obj)
    _files.written(f, lambda path: _calls.save(named, path))


def load(f, map_location=None, weights_only=True, mmap=None):
    """What torch.save has written: a tensor, or a StateDict with the keys of its levels joined by dots, or a list
    or tuple of these."""
    found = container(_files.loaded(f, lambda path: _calls.load(path, _options(mmap=mmap))))
    return found[""] if isinstance(found, StateDict) and list(found) == [""] else found


def save_model(module, path):
    """A safetensors file from which load_model makes the module again, its layers and weights."""
    _calls.model_save(module, path)


def load_model(path, mmap=None):
    return wrap(_calls.model_load(path, _options(mmap=mmap)))


def save_checkpoint(path, module, optimizer=None, lr_scheduler=None, **extra):
    """A training run, with the state of the random generator and values of your own."""
    _calls.training_save(module, optimizer, lr_scheduler, collection(extra) if extra else None, path)


def load_checkpoint(path, module, optimizer=None, lr_scheduler=None):
    """Goes on with a run that was saved; gives the values that were saved with it."""
    return StateDict.of(_calls.training_load(path, module, optimizer, lr_scheduler))


class safetensors:
    """The functions of safetensors.torch."""

    @staticmethod
    def save_file(tensors, filename, metadata=None):
        _calls.safetensors_save_file(collection(tensors), _text.bag(metadata), filename)

    @staticmethod
    def load_file(filename, **options):
        return StateDict.of(_calls.safetensors_load_file(filename, _options(**options)))

    @staticmethod
    def metadata(filename):
        return dict(StateDict.of(_calls.safetensors_metadata(filename)))

    @staticmethod
    def save_model(model, filename, metadata=None):
        _calls.safetensors_save_model(model, _text.bag(metadata), filename)

    @staticmethod
    def load_model(model, filename, strict=True, **options):
        missing, unexpected = _calls.safetensors_load_model(model, filename, _options(**options), strict)
        from ._named import keys
        return IncompatibleKeys(keys(missing), keys(unexpected))


def npy_save(path, tensor):
    """numpy.save."""
    _calls.npy_save(tensor, path)


def npy_load(path, mmap=None):
    return _calls.npy_load(path, _options(mmap=mmap))


def npz_save(path, **tensors):
    """numpy.savez."""
    _calls.npz_save(collection(tensors), path)


def npz_load(path, **options):
    return StateDict.of(_calls.npz_load(path, _options(**options)))


def idx_load(path, **options):
    """The elements of a file of MNIST's format, also compressed."""
    return _calls.idx_load(path, _options(**options))


def csv_load(path, **options):
    """(columns, categories): the columns of a table by their names, and the texts of those of texts."""
    columns, categories = _calls.csv_load(path, _options(**options))
    return StateDict.of(columns), StateDict.of(categories)


def read_image(path, mode=None, **options):
    """torchvision.io.read_image."""
    return _calls.read_image(path, _options(mode=mode, **options))


def write_png(input, filename, compression_level=6):
    _calls.write_png(input, filename, compression_level)


def write_jpeg(input, filename, quality=75):
    _calls.write_jpeg(input, filename, quality)
