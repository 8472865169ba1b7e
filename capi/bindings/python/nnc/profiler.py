# SPDX-License-Identifier: Apache-2.0
"""torch.profiler: which operations take how long."""
from . import _calls, _text


class profile:
    """A block that is measured. Options are those of <nnc/profiler.h>."""

    def __init__(self, **options):
        words = ", ".join(f"{k}={_text.literal(v)}" for k, v in options.items())
        self._handle = _calls.profiler_new(words or None)

    def start(self):
        _calls.profiler_start(self._handle)

    def stop(self):
        _calls.profiler_stop(self._handle)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def table(self, sort_by=None, row_limit=100):
        return _calls.profiler_table(self._handle, sort_by, row_limit)

    def export_chrome_trace(self, path):
        _calls.profiler_export_chrome_trace(self._handle, path)

    @property
    def dropped(self):
        return _calls.profiler_dropped(self._handle)
