// SPDX-License-Identifier: Apache-2.0
// Pooling over windows of 1 to 3 dimensions.
#pragma once

#include "kernels/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Always three spatial dimensions; the missing leading ones have size 1.
struct PoolShape {
  DType dtype = DType::kFloat32;
  bool channels_last = false;  // order of x, y and what goes with them
  int64_t batch = 0, channels = 0;
  int64_t in[3] = {1, 1, 1}, out[3] = {1, 1, 1};
  int64_t in_spatial() const { return in[0] * in[1] * in[2]; }
  int64_t out_spatial() const { return out[0] * out[1] * out[2]; }
};

// ---- the largest of each window ----
struct MaxPoolShape : PoolShape {
  int64_t kernel[3] = {1, 1, 1}, stride[3] = {1, 1, 1}, pad[3] = {0, 0, 0}, dilation[3] = {1, 1, 1};
};
// Is there a fast implementation? It notes which tap won in a byte, in either order of bytes.
bool max_pool_fast(const MaxPoolShape& s);
// which: the winning tap's number within the kernel. NaN wins, else the first of equals.
void max_pool_taps(const MaxPoolShape& s, float* y, uint8_t* which, const float* x);
void max_pool_taps_grad(const MaxPoolShape& s, float* gx, const float* gy, const uint8_t* which);
// index (plain order): where in the plane the winner lies, from which.
void tap_indices(const MaxPoolShape& s, int64_t* index, const uint8_t* which);

// Windows of every output position along one dimension: [begin, end) inside the input, and what
// the position contributes to the divisor.
struct PoolWindow {
  int64_t begin, end, count;
};
struct PoolWindows {
  const PoolWindow* along[3];
  int64_t dilation[3] = {1, 1, 1};
};
// Plain order only: the winner and its place in the plane.
void max_pool(const PoolShape& s, const PoolWindows& w, void* y, int64_t* index, const void* x);

// ---- by index, in plain order: y has out positions per plane, x has in positions ----
// y = x[index] of each plane, and its adjoint gx[index] += gy (into zeros).
void pool_gather(const PoolShape& s, void* y, const void* x, const int64_t* index);
void pool_scatter(const PoolShape& s, void* gx, const void* gy, const int64_t* index);

// ---- the mean of each window, divided by `divisor` if that is not 0 ----
void avg_pool(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* y, const void* x);
void avg_pool_grad(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* gx,
                   const void* gy);

namespace ref {
bool avg_pool(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* y, const void* x);
bool avg_pool_grad(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* gx,
                   const void* gy);
}  // namespace ref
namespace cpu {
bool avg_pool(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* y, const void* x);
bool avg_pool_grad(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* gx,
                   const void* gy);
}  // namespace cpu

}  // namespace nnc::kernels
