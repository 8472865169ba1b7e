// SPDX-License-Identifier: Apache-2.0
// SavedTensor: a tensor kept for backward, checked against later writes.
#pragma once

#include "graph/node.h"

namespace nnc {

// An input is kept as it is. An output of the node itself is kept without its history, which
// would be a cycle, and gets it back when it is unpacked.
class SavedTensor {
 public:
  SavedTensor() = default;
  static SavedTensor input(const Tensor& t);
  static SavedTensor output(const Tensor& t, int32_t nr = 0);

  // The tensor, with its history if gradients are enabled. Fails if it was written to since, or
  // if the graph was freed. An undefined tensor stays undefined.
  Tensor unpack(Node& owner) const;
  void release();

 private:
  Tensor tensor_;
  uint32_t version_ = 0;
  int32_t output_ = -1;  // which output of the owner, or -1: an input
  bool released_ = false;
};

}  // namespace nnc
