# SPDX-License-Identifier: Apache-2.0
"""Settings of computations, and random numbers: torch.no_grad, manual_seed, set_default_dtype."""
import contextlib
import ctypes
import functools
import inspect

from . import _calls, _convert, _handle
from ._convert import cpu, i64, text

_variants_of_default = {}


def _variant(c, settings):
    """c with other settings, made once."""
    variants = _variants_of_default if c is None else c.variants
    found = variants.get(settings)
    if found is None:
        found = variants[settings] = _fork(c, settings)
    return found


def _fork(c, settings):
    """Of c itself, whatever the current context is."""
    out = ctypes.c_void_p()
    _handle.lib.nnc_ctx_fork(c, text(settings), ctypes.byref(out))
    return _handle.own("ctx", out.value, c)


class using(contextlib.ContextDecorator):
    """Calls of this thread or task use another context: a block, or a decorator."""

    def __init__(self, choose):
        self._choose = choose
        self._before = []

    def __enter__(self):
        self._before.append(_handle._current.set(self._choose(_handle.current())))
        return self

    def __exit__(self, *_):
        _handle._current.reset(self._before[-1])  # a ValueError in another thread or task
        self._before.pop()

    def _recreate_cm(self):
        return using(self._choose)

    def __call__(self, function):
        if not inspect.isgeneratorfunction(function):
            return super().__call__(function)

        @functools.wraps(function)
        def generate(*args, **kwargs):
            # In the block while it runs, not while it waits.
            c = self._choose(_handle.current())
            block, generator = using(lambda _: c), function(*args, **kwargs)

            def go_on(how, *values):
                with block:
                    return how(*values)
            try:
                value = go_on(next, generator)
                while True:
                    try:
                        sent = yield value
                    except GeneratorExit:
                        go_on(generator.close)
                        raise
                    except BaseException as error:  # noqa: B902 - the generator's own to handle
                        value = go_on(generator.throw, error)
                    else:
                        value = go_on(generator.send, sent)
            except StopIteration as end:
                return end.value
        return generate


def context(**settings):
    """A block with other settings of <nnc/context.h>: nnc.context(threads=1, deterministic=True)."""
    words = ", ".join(f"{name}={value!r}" for name, value in settings.items())
    return using(lambda c: _fork(c, words))


def _gradients(mode):
    return using(lambda c: _variant(c, f"grad={mode}"))


def no_grad(function=None):
    """Operations in the block are not recorded for backward; also a decorator."""
    block = _gradients(False)
    return block(function) if callable(function) else block


def enable_grad(function=None):
    """Operations in the block are recorded."""
    block = _gradients(True)
    return block(function) if callable(function) else block


class set_grad_enabled(using):
    """Takes effect at once, and as a block until its end."""

    def __init__(self, mode):
        super().__init__(lambda c: _variant(c, f"grad={bool(mode)}"))
        super().__enter__()

    def __enter__(self):
        return self

    def __call__(self, function):
        self.__exit__()
        return super().__call__(function)


inference_mode = no_grad


def is_grad_enabled():
    return _calls.ctx_get("grad") == "True"


class scope(using):
    """What is made in the block is released at its end, but for what is kept with keep()."""

    def __init__(self):
        super().__init__(lambda c: _calls.ctx_scope())

    def __exit__(self, *_):
        mine = _handle._current.get()
        super().__exit__()
        mine.release()


def _set_for_process(**settings):
    words = ", ".join(f"{name}={value!r}" for name, value in settings.items())
    _handle.process = _fork(_handle.process, words)


def set_default_dtype(d):
    """The element type of makers and parameters from now on."""
    _convert.dtype_code(d)
    _set_for_process(default_dtype=d.name)


def get_default_dtype():
    return _convert.DTYPES[_calls.ctx_get("default_dtype")]


def set_num_threads(n):
    """The most threads that an operation may use; 0: one for each core."""
    _set_for_process(threads=i64(n))


def get_num_threads():
    return int(_calls.ctx_get("threads"))


def use_deterministic_algorithms(mode, *, warn_only=False):
    _set_for_process(deterministic=bool(mode))


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    """How tensors are printed."""
    _calls.set_printoptions(precision, threshold, edgeitems, linewidth, profile, sci_mode)
    c = _handle.current()
    (_variants_of_default if c is None else c.variants).clear()  # they have options of their own


def manual_seed(seed):
    """Seeds the generator of the current context, and gives it."""
    seed = int(seed)
    if not -2**63 <= seed < 2**64:
        raise OverflowError(f"{seed} is no seed: it has more than 64 bits")
    _calls.manual_seed(seed - 2**64 if seed >= 2**63 else seed)
    return default_generator


def initial_seed():
    return _calls.initial_seed() % (1 << 64)


def get_rng_state():
    return _calls.get_rng_state()


def set_rng_state(new_state):
    _calls.set_rng_state(new_state)


class Generator:
    """A random generator of its own: nnc.rand(3, generator=Generator().manual_seed(0))."""

    def __init__(self, device="cpu"):
        cpu(device)
        self._handle = _calls.generator_new()

    @property
    def _as_parameter_(self):
        return self._handle._as_parameter_

    def _used(self):
        return using(lambda _: self._handle)

    def manual_seed(self, seed):
        with self._used():
            manual_seed(seed)
        return self

    def initial_seed(self):
        with self._used():
            return initial_seed()

    def get_state(self):
        with self._used():
            return get_rng_state()

    def set_state(self, new_state):
        with self._used():
            set_rng_state(new_state)
        return self


class _DefaultGenerator(Generator):
    """That of the context of the calls."""

    def __init__(self):
        self._handle = None

    @property
    def _as_parameter_(self):
        return None

    def _used(self):
        return contextlib.nullcontext()


default_generator = _DefaultGenerator()


def drawn_from(generator):
    """A block whose random numbers come from a generator, or from the current one for None."""
    return contextlib.nullcontext() if generator is None else generator._used()
