# SPDX-License-Identifier: Apache-2.0
"""torch.optim.lr_scheduler."""
from ._classes import (ChainedScheduler, ConstantLR, CosineAnnealingLR, CosineAnnealingWarmRestarts,  # noqa: F401
                       CyclicLR, ExponentialLR, LambdaLR, LinearLR, MultiplicativeLR, MultiStepLR, OneCycleLR,
                       PolynomialLR, ReduceLROnPlateau, SequentialLR, StepLR)
from ._scheduler import LRScheduler  # noqa: F401
