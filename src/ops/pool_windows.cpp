// SPDX-License-Identifier: Apache-2.0
#include "ops/pool_windows.h"

#include <algorithm>

namespace nnc::ops {

using kernels::PoolShape;

PoolParameters pool_parameters(int64_t rank, Sizes kernel, Sizes stride, Sizes padding,
                               Sizes dilation, const char* op) {
  check(!kernel.empty(), Code::kInvalid, op, ": kernel_size is missing");
  const Dims k = per_dimension(kernel, rank, 1, op, "kernel_size");
  const Dims st = stride.empty() ? k : per_dimension(stride, rank, 1, op, "stride");
  const Dims pa = per_dimension(padding, rank, 0, op, "padding");
  const Dims di = per_dimension(dilation, rank, 1, op, "dilation");
  PoolParameters p;
  for (int64_t d = 0; d < rank; ++d) {
    const int64_t i = 3 - rank + d;
    check(k[d] > 0, Code::kInvalid, op, ": kernel size should be greater than zero, but got ", k);
    check(st[d] > 0, Code::kInvalid, op, ": stride should be greater than zero, but got ", st);
    check(di[d] > 0, Code::kInvalid, op, ": dilation should be greater than zero, but got ", di);
    const int64_t reach = checked_add(checked_mul(di[d], k[d] - 1, op), 1, op);
    check(pa[d] >= 0, Code::kInvalid, op, ": pad must be non-negative, but got pad: ", pa[d]);
    check(pa[d] <= reach / 2, Code::kInvalid, op,
          ": pad should be at most half of effective kernel size, but got pad=", pa[d],
          ", kernel_size=", k[d], " and dilation=", di[d]);
    check(pa[d] <= k[d] / 2, Code::kInvalid, op,
          ": pad should be smaller than or equal to half of kernel size, but got padding ", pa,
          ", kernel_size ", k);
    p.kernel[i] = k[d], p.stride[i] = st[d], p.pad[i] = pa[d], p.dilation[i] = di[d];
  }
  return p;
}

PoolShape pool_shape(int64_t rank, const Tensor& x) {
  PoolShape s;
  s.dtype = x.dtype();
  s.batch = x.dim() == rank + 1 ? 1 : x.size(0);
  s.channels = x.size(-rank - 1);
  for (int64_t d = 0; d < rank; ++d) s.in[3 - rank + d] = x.size(d - rank);
  return s;
}

void set_pool_output(PoolShape& s, int64_t rank, const PoolParameters& p, bool ceil_mode,
                     const char* op) {
  for (int64_t i = 3 - rank; i < 3; ++i) {
    const int64_t padded = checked_add(s.in[i], 2 * p.pad[i], op);
    const int64_t room = padded - p.dilation[i] * (p.kernel[i] - 1) - 1;
    int64_t steps = room < 0 ? -1 : room / p.stride[i];
    if (ceil_mode) {
      const int64_t up = room + p.stride[i] - 1;
      steps = up < 0 ? -1 : up / p.stride[i];
      // The last window starts inside the input or its leading padding.
      if (steps >= 0 && steps * p.stride[i] >= s.in[i] + p.pad[i]) --steps;
    }
    s.out[i] = steps + 1;
  }
  bool empty = false;
  for (int64_t i = 0; i < 3; ++i) empty |= s.out[i] < 1;
  if (!empty) return;
  Dims in{s.channels}, out{s.channels};
  for (int64_t i = 3 - rank; i < 3; ++i) {
    in.push_back(s.in[i]);
    out.push_back(std::max<int64_t>(s.out[i], 0));
  }
  fail(Code::kShape, op, ": Given input size: ", in, ". Calculated output size: ", out,
       ". Output size is too small");
}

void set_adaptive_output(PoolShape& s, int64_t rank, Sizes output_size, const char* op) {
  const Dims out = per_dimension(output_size, rank, -1, op, "output_size");
  for (int64_t d = 0; d < rank; ++d) {
    const int64_t i = 3 - rank + d;
    check(out[d] >= -1, Code::kInvalid, op,
          ": elements of output_size must be greater than or equal to 0 but received ", out);
    s.out[i] = out[d] == -1 ? s.in[i] : out[d];
  }
}

Windows sliding_windows(const PoolShape& s, const PoolParameters& p, bool count_pad,
                        const char* op) {
  Windows w;
  for (int d = 0; d < 3; ++d) {
    w.dilation[d] = p.dilation[d];
    for (int64_t o = 0; o < s.out[d]; ++o) {
      const int64_t first = o * p.stride[d] - p.pad[d];
      const int64_t last = first + (p.kernel[d] - 1) * p.dilation[d] + 1;
      int64_t begin = first;
      if (begin < 0) begin += (-begin + p.dilation[d] - 1) / p.dilation[d] * p.dilation[d];
      const int64_t end = std::min(last, s.in[d]);
      check(begin < end, Code::kInvalid, op, ": a window of kernel_size ", p.kernel[d],
            " and dilation ", p.dilation[d], " misses the input of size ", s.in[d]);
      const int64_t padded = std::min(last, s.in[d] + p.pad[d]) - first;
      w.along[d].push_back({begin, end, count_pad ? padded : end - begin});
    }
  }
  return w;
}

Windows adaptive_windows(const PoolShape& s) {
  Windows w;
  for (int d = 0; d < 3; ++d) {
    for (int64_t o = 0; o < s.out[d]; ++o) {
      const int64_t begin = o * s.in[d] / s.out[d];
      const int64_t end = ((o + 1) * s.in[d] + s.out[d] - 1) / s.out[d];
      w.along[d].push_back({begin, end, end - begin});
    }
  }
  return w;
}

namespace {
Dims side_sizes(const PoolShape& s, const int64_t (&spatial)[3], int64_t rank, int64_t ndim) {
  Dims d;
  if (ndim == rank + 2) d.push_back(s.batch);
  d.push_back(s.channels);
  for (int64_t i = 3 - rank; i < 3; ++i) d.push_back(spatial[i]);
  return d;
}
}  // namespace

Dims pool_in_sizes(const PoolShape& s, int64_t rank, int64_t ndim) {
  return side_sizes(s, s.in, rank, ndim);
}
Dims pool_out_sizes(const PoolShape& s, int64_t rank, int64_t ndim) {
  return side_sizes(s, s.out, rank, ndim);
}

void check_pool_input(int64_t rank, const Tensor& x, const char* op) {
  bool ok = x.dim() == rank + 1 || x.dim() == rank + 2;
  for (int64_t d = x.dim() == rank + 2 ? 1 : 0; ok && d < x.dim(); ++d) ok = x.size(d) > 0;
  check(ok, Code::kShape, op, ": Expected ", rank + 1, "D or ", rank + 2,
        "D (batch mode) tensor with optional 0 dim batch size for input, but got:", x.sizes());
  check(x.dtype() != DType::kBool, Code::kDtype, op, ": not implemented for 'Bool'");
}

}  // namespace nnc::ops
