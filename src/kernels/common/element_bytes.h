// SPDX-License-Identifier: Apache-2.0
// How much a call reads and writes.
#pragma once

#include "kernels/common/call.h"
#include "tensor/bounded_bytes.h"

namespace nnc::kernels {

// Sums the bytes of the elements of all operands.
class ElementBytes final : public OperandVisitor {
 public:
  void reads(ConstView& v) override { total = bounded_bytes(total, v.numel(), v.dtype()); }
  void writes(View& v) override { total = bounded_bytes(total, v.numel(), v.dtype()); }
  void weight(Weight&) override {}
  void host(const void*) override {}
  int64_t total = 0;
};

}  // namespace nnc::kernels
