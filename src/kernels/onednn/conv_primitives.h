// SPDX-License-Identifier: Apache-2.0
// oneDNN's primitives of convolutions, made for one thread.
#pragma once

#include <memory>
#include <vector>

#include "kernels/conv.h"
#include "kernels/onednn/cache.h"
#include "kernels/onednn/engine.h"

namespace nnc::kernels::onednn {

struct ConvEntry final : CacheEntry {
  Prepared run;
  // Of the weight: from our order into the primitive's, of a weight gradient back, in parts that
  // need not each other. None if the orders are the same.
  std::vector<Prepared> reorders;
  dnnl::memory::desc weights;
  int64_t weight_bytes = 0;

  // Copies the weight (gradient) from one order into the other.
  void reorder(const void* from, void* to);
};

std::unique_ptr<ConvEntry> make_conv_forward(const ConvShape& s, bool with_bias);
std::unique_ptr<ConvEntry> make_conv_input_grad(const ConvShape& s);
std::unique_ptr<ConvEntry> make_conv_weight_grad(const ConvShape& s, bool with_bias);

}  // namespace nnc::kernels::onednn
