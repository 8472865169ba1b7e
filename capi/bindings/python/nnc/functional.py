# SPDX-License-Identifier: Apache-2.0
"""The functions of nnc.nn.functional under the name that the tutorial imports."""
from .nn.functional import *  # noqa: F401,F403
