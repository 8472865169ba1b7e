// SPDX-License-Identifier: Apache-2.0
#include "support/values.h"

#include <algorithm>
#include <cmath>

#include "graph/autograd_meta.h"
#include "kernels/copy.h"

namespace nnc::testing {
namespace {

// Calls f(k, offset) for the k-th element in row-major order.
template <class F>
void for_each_element(Sizes sizes, Sizes strides, const F& f) {
  const int64_t n = checked_numel(sizes, "test");
  std::vector<int64_t> index(static_cast<size_t>(sizes.size()), 0);
  for (int64_t k = 0; k < n; ++k) {
    int64_t offset = 0;
    for (int64_t d = 0; d < sizes.size(); ++d) offset += index[d] * strides[d];
    f(k, offset);
    for (int64_t d = sizes.size() - 1; d >= 0 && ++index[d] == sizes[d]; --d) index[d] = 0;
  }
}

Tensor empty_in(Sizes sizes, DType dtype, Layout layout) {
  if (layout == Layout::kPlain || layout == Layout::kChannelsLast) {
    return Tensor::empty(sizes, dtype);
  }
  Dims strides(sizes.size());
  int64_t step = layout == Layout::kGaps ? 2 : 1;
  for (int64_t i = 0; i < sizes.size(); ++i) {
    const int64_t d = layout == Layout::kReversed ? i : sizes.size() - 1 - i;
    strides[d] = step;
    step *= std::max<int64_t>(sizes[d], 1);
  }
  if (layout == Layout::kReversed) return Tensor::empty_strided(sizes, strides, dtype);
  return Tensor::zeros({step + 1}, dtype).alias(Dims(sizes), std::move(strides), 1);
}

Tensor hide(const Tensor& plain) {
  Tensor t = Tensor::empty_channels_last(plain.sizes(), plain.dtype());
  if (!t.hidden_channels_last()) return plain;
  kernels::copy(t.mutable_view(), plain.view());
  return t;
}

}  // namespace

Tensor make_tensor(Sizes sizes, DType dtype, const std::vector<double>& values, Layout layout,
                   bool requires_grad) {
  Tensor t = empty_in(sizes, dtype, layout);
  check(t.numel() == static_cast<int64_t>(values.size()), Code::kInvalid,
        "make_tensor: ", values.size(), " values for sizes ", sizes);
  const View v = t.mutable_view();
  dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_each_element(v.sizes(), v.strides(), [&](int64_t k, int64_t offset) {
      v.ptr<T>()[offset] = Scalar(values[static_cast<size_t>(k)]).to<T>();
    });
  });
  if (layout == Layout::kChannelsLast && t.dim() >= 3) t = hide(t);
  if (requires_grad) set_requires_grad(t, true);
  return t;
}

Tensor random_tensor(Sizes sizes, const std::string& seed, bool requires_grad) {
  const In spec = in(Dims(sizes));
  return make_tensor(sizes, DType::kFloat64, contents(seed, spec, 0), Layout::kPlain,
                     requires_grad);
}

std::vector<double> values_of(const Tensor& t) {
  const ConstView v = t.view();
  std::vector<double> out(static_cast<size_t>(t.numel()));
  dispatch_all(t.dtype(), [&](auto tag) {
    // What is not initialised may be no bool.
    using Given = typename decltype(tag)::type;
    using T = std::conditional_t<std::is_same_v<Given, bool>, uint8_t, Given>;
    for_each_element(v.sizes(), v.strides(), [&](int64_t k, int64_t offset) {
      out[static_cast<size_t>(k)] = static_cast<double>(static_cast<const T*>(v.data())[offset]);
    });
  });
  return out;
}

Tensor weights(const Tensor& t) {
  std::vector<double> w;
  for (int64_t i = 0; i < t.numel(); ++i) w.push_back(((i * 7 + 3) % 11 - 5.5) / 4);
  return make_tensor(t.sizes(), t.dtype(), w);
}

std::string difference(const std::vector<double>& got, const std::vector<double>& want,
                       double tolerance) {
  if (got.size() != want.size()) {
    return std::to_string(got.size()) + " elements for " + std::to_string(want.size());
  }
  double largest = 0.1;  // what cancels to nothing is nothing only up to rounding
  for (const double v : want) {
    if (std::isfinite(v)) largest = std::max(largest, std::abs(v));
  }
  for (size_t i = 0; i < got.size(); ++i) {
    if (got[i] == want[i] || (std::isnan(got[i]) && std::isnan(want[i]))) continue;
    const double allowed = tolerance * std::max(std::abs(want[i]), largest / 8);
    if (!std::isfinite(want[i]) || !(std::abs(got[i] - want[i]) <= allowed)) {
      char text[120];
      std::snprintf(text, sizeof text, "element %zu is %.17g, expected %.17g (within %.3g)", i,
                    got[i], want[i], allowed);
      return text;
    }
  }
  return "";
}

}  // namespace nnc::testing
