// SPDX-License-Identifier: Apache-2.0
// Texts and numbers of a file, as tensors: to_tensor() of optim/option.h, for many.
#pragma once

#include <array>
#include <string_view>

#include "tensor/tensor.h"

namespace nnc::io {

// Note [Plain values]
// A vocabulary has tens of thousands of words, and memory of its own for each would take more than
// all the rest of its tensor. So where a file has many small values, those of a type lie in common
// pieces of memory.
class PlainValues {
 public:
  explicit PlainValues(size_t count) : many_(count > kFew) {}

  Tensor none() { return make<double>(DType::kFloat64, nullptr, 0, 1); }
  Tensor flag(bool v) { return make(DType::kBool, &v, 1, 0); }
  Tensor integer(int64_t v) { return make(DType::kInt64, &v, 1, 0); }
  Tensor real(double v) { return make(DType::kFloat64, &v, 1, 0); }
  // Its bytes.
  Tensor text(std::string_view s) { return make(DType::kUInt8, s.data(), s.size(), 1); }

  // n of that type, without values yet.
  Tensor row(DType dtype, int64_t n) { return place(dtype, n, 1); }

 private:
  static constexpr size_t kFew = 1000;
  struct Piece {
    Ref<Storage> storage;
    int64_t used = 0;  // elements
  };
  // n elements, as a tensor of so many dimensions: 0 or 1.
  template <class T>
  Tensor make(DType dtype, const T* values, size_t n, int dims);
  Tensor place(DType dtype, int64_t n, int dims);

  const bool many_;
  std::array<Piece, kDTypeCount> pieces_;
};

}  // namespace nnc::io
