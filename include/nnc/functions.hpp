// SPDX-License-Identifier: Apache-2.0
// The operations for C++: torch's names, arguments and defaults. Include <nnc/nnc.hpp>.
// Made by capi/bindings/cpp/generate.py from the C headers, which document each of them under its
// name behind nnc_. A number counts as an int or a float by its C++ type, as in Python; Tensor() is
// None; what writes in place returns its first argument. C's endings for overloads are gone, but
// for nonzero_as_tuple, which gives something else than nonzero.
#ifndef NNC_FUNCTIONS_HPP
#define NNC_FUNCTIONS_HPP

#include <nnc/functions/init.hpp>
#include <nnc/functions/nn_utils.hpp>
#include <nnc/functions/nn_utils_rnn.hpp>
#include <nnc/functions/ops_activation.hpp>
#include <nnc/functions/ops_attention.hpp>
#include <nnc/functions/ops_distance.hpp>
#include <nnc/functions/ops_embedding.hpp>
#include <nnc/functions/ops_index.hpp>
#include <nnc/functions/ops_linalg.hpp>
#include <nnc/functions/ops_loss.hpp>
#include <nnc/functions/ops_nn.hpp>
#include <nnc/functions/ops_pointwise.hpp>
#include <nnc/functions/ops_reduce.hpp>
#include <nnc/functions/ops_rnn.hpp>
#include <nnc/functions/ops_search.hpp>
#include <nnc/functions/ops_shape.hpp>
#include <nnc/functions/ops_vision.hpp>
#include <nnc/functions/random.hpp>
#include <nnc/functions/tensor.hpp>
#include <nnc/methods/ops_activation.hpp>
#include <nnc/methods/ops_index.hpp>
#include <nnc/methods/ops_linalg.hpp>
#include <nnc/methods/ops_pointwise.hpp>
#include <nnc/methods/ops_reduce.hpp>
#include <nnc/methods/ops_search.hpp>
#include <nnc/methods/ops_shape.hpp>
#include <nnc/methods/random.hpp>
#include <nnc/methods/tensor.hpp>

#endif
