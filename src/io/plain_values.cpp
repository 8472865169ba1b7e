// SPDX-License-Identifier: Apache-2.0
#include "io/plain_values.h"

#include <cstring>

namespace nnc::io {

// Without values yet.
Tensor PlainValues::place(DType dtype, int64_t n, int dims) {
  constexpr int64_t kPiece = 4096, kSmall = 256;  // bytes
  const int64_t size = item_size(dtype);
  const Dims sizes(dims, n);
  if (!many_ || n * size > kSmall) return Tensor::empty(sizes, dtype);
  Piece& piece = pieces_[static_cast<size_t>(dtype)];
  if (!piece.storage || (piece.used + n) * size > kPiece) piece = {Storage::allocate(kPiece), 0};
  const Dims strides(dims, 1);
  const Tensor out(Ref<TensorImpl>::adopt(
      new TensorImpl(piece.storage, piece.used, dtype, sizes, strides, n, true)));
  piece.used += n;
  return out;
}

template <class T>
Tensor PlainValues::make(DType dtype, const T* values, size_t n, int dims) {
  Tensor out = place(dtype, static_cast<int64_t>(n), dims);
  if (n > 0) std::memcpy(out.mutable_view().data(), values, n * sizeof(T));
  return out;
}

template Tensor PlainValues::make(DType, const bool*, size_t, int);
template Tensor PlainValues::make(DType, const int64_t*, size_t, int);
template Tensor PlainValues::make(DType, const double*, size_t, int);
template Tensor PlainValues::make(DType, const char*, size_t, int);

}  // namespace nnc::io
