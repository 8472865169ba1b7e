# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.rnn."""
from .._layers import GRU, GRUCell, LSTM, LSTMCell, RNN, RNNBase, RNNCell, RNNCellBase  # noqa: F401
