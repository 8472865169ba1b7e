# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.loss."""
from .._layers import (BCELoss, BCEWithLogitsLoss, CTCLoss, CosineEmbeddingLoss, CrossEntropyLoss,  # noqa: F401
                       GaussianNLLLoss, HingeEmbeddingLoss, HuberLoss, KLDivLoss, L1Loss,
                       LinearCrossEntropyLoss, MSELoss, MarginRankingLoss, MultiLabelMarginLoss,
                       MultiLabelSoftMarginLoss, MultiMarginLoss, NLLLoss, NLLLoss2d, PoissonNLLLoss,
                       SmoothL1Loss, SoftMarginLoss, TripletMarginLoss, TripletMarginWithDistanceLoss,
                       _Loss, _WeightedLoss)
