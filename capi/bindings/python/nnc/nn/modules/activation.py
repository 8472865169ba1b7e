# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.activation."""
from .._layers import (CELU, ELU, GELU, GLU, Hardshrink, Hardsigmoid, Hardswish, Hardtanh, LeakyReLU,  # noqa: F401
                       LogSigmoid, LogSoftmax, Mish, MultiheadAttention, PReLU, RReLU, ReLU, ReLU6,
                       SELU, SiLU, Sigmoid, Softmax, Softmax2d, Softmin, Softplus, Softshrink,
                       Softsign, Tanh, Tanhshrink, Threshold)
