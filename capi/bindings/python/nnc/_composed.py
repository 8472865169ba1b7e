# SPDX-License-Identifier: Apache-2.0
"""Methods that write to a tensor what another method gives: those that the library has not as functions."""

_NAMES = """abs acos addmm addmv asin atan baddbmm bitwise_and bitwise_not bitwise_or bitwise_xor ceil clamp_max clamp_min
cos cosh cumprod cumsum eq erf erfc erfinv expm1 floor floor_divide fmod ge gt le lgamma log log10 log1p log2 logical_and
logical_not logical_or logical_xor logit lt ne reciprocal remainder round rsqrt sign sin sinh square tan tril triu trunc
xlogy""".split()


def _method(name):
    def write(self, *args, **kwargs):
        # What is saved for backward must not be what is written to.
        source = self.clone() if self.requires_grad else self
        found = getattr(source, name)(*args, **kwargs)
        if found.is_floating_point() and not self.is_floating_point():
            raise RuntimeError(f"{name}_: result type {found.dtype} can't be cast to the desired output type {self.dtype}")
        if found.shape != self.shape:
            raise RuntimeError(f"{name}_: output with shape {list(self.shape)} doesn't match the broadcast shape "
                               f"{list(found.shape)}")
        return self.copy_(found)
    write.__name__, write.__doc__ = name + "_", f"{name}, written to this tensor."
    return write


class Composed:
    locals().update({name + "_": _method(name) for name in _NAMES})
