# SPDX-License-Identifier: Apache-2.0
"""torch.return_types: the classes of what max, sort, linalg.svd and others give."""
from . import _calls

globals().update({kind.__name__: kind for kind in vars(_calls).values()
                  if isinstance(kind, type) and kind.__module__ == __name__})
