# SPDX-License-Identifier: Apache-2.0
"""torch.optim: optimizers and, in lr_scheduler and swa_utils, what goes with them."""
from . import lr_scheduler, swa_utils  # noqa: F401
from ._classes import (ASGD, LBFGS, SGD, Adadelta, Adafactor, Adagrad, Adam, Adamax, AdamW, Muon, NAdam,  # noqa: F401
                       RAdam, RMSprop, Rprop)
from ._optimizer import Optimizer  # noqa: F401
