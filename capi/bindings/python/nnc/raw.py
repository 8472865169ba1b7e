# SPDX-License-Identifier: Apache-2.0
"""The C interface itself: lib.nnc_relu(None, x, byref(out)), and the headers' constants and structs.

Functions that can fail raise nnc.Error. What they put out is yours to release.
"""
from ._library import lib  # noqa: F401
from ._raw import *  # noqa: F401,F403
