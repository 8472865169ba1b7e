// SPDX-License-Identifier: Apache-2.0
#include "ops/layout.h"

#include <algorithm>
#include <optional>

#include "kernels/copy.h"
#include "tensor/recording.h"

namespace nnc::ops {
namespace {

// Does dimension a of the operands, seen in `sizes`, lie further out than b? Positive if further
// in, 0 if they do not say. A dimension that is repeated has no place.
int compare_dims(int64_t a, int64_t b, Sizes sizes, std::initializer_list<const Tensor*> operands) {
  for (const Tensor* t : operands) {
    const int64_t lead = sizes.size() - t->dim();
    const auto stride = [&](int64_t d) {
      if (d < lead || (t->size(d - lead) == 1 && sizes[d] != 1)) return int64_t{0};
      return t->stride(d - lead);
    };
    const int64_t sa = stride(a), sb = stride(b);
    if (sa == 0 || sb == 0) continue;
    if (sa != sb) return sa < sb ? 1 : -1;
    if (sizes[a] < sizes[b]) return 1;
  }
  return 0;
}

// The dimensions from the outermost, an insertion sort as in PyTorch: comparisons that say nothing
// make others possible.
Dims order_of(Sizes sizes, std::initializer_list<const Tensor*> operands) {
  Dims order;
  for (int64_t d = 0; d < sizes.size(); ++d) order.push_back(d);
  for (int64_t i = sizes.size() - 2; i >= 0; --i) {
    int64_t at = i;
    for (int64_t next = i + 1; next < sizes.size(); ++next) {
      const int further_in = compare_dims(order[at], order[next], sizes, operands);
      if (further_in < 0) break;
      if (further_in > 0) {
        std::swap(order[at], order[next]);
        at = next;
      }
    }
  }
  return order;
}

}  // namespace

bool is_repeated_value(const Tensor& x) {
  if (x.numel() == 0) return false;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (x.size(d) != 1 && x.stride(d) != 0) return false;
  }
  return true;
}

Dims channels_last_strides(Sizes sizes) {
  Dims strides(sizes.size());
  int64_t step = sizes[1];
  for (int64_t d = sizes.size() - 1; d >= 2; --d) {
    strides[d] = step;
    step *= sizes[d];
  }
  strides[1] = 1;
  strides[0] = step;
  return strides;
}

const Tensor& materialize(const Tensor& x) {
  if (!x.hidden_channels_last()) return x;
  Storage& s = *x.impl()->storage;
  // What is made of a tensor from outside of a recording belongs outside.
  std::optional<RecordingPause> outside;
  if (is_recording() && !s.is_of(recording().memory())) [[unlikely]]
    outside.emplace();
  const Ref<Storage> plain = Storage::allocate(s.nbytes());
  // As memory of s, which a recording remembers: `plain` ends here.
  kernels::copy(View(plain->plain(), x.dtype(), x.sizes(), x.strides(), &s), x.view());
  s.adopt_plain(*plain);
  return x;
}

LayoutPlan LayoutPlan::of_all(Span<const Tensor> tensors) {
  bool last = true;
  for (const Tensor& t : tensors) last &= t.hidden_channels_last();
  return LayoutPlan(last);
}

Tensor LayoutPlan::result(Sizes sizes, DType dtype) const {
  return channels_last_ ? Tensor::empty_channels_last(sizes, dtype) : Tensor::empty(sizes, dtype);
}

ConstView LayoutPlan::read(const Tensor& x) const {
  void* last = channels_last_ ? x.channels_last_data() : nullptr;
  if (!last) return x.view();
  return ConstView(last, x.dtype(), x.sizes(), channels_last_strides(x.sizes()),
                   x.impl()->storage.get());
}

Tensor LayoutPlan::operand(const Tensor& x) const {
  if (channels_last_ && x.channels_last_data()) return x;
  if (!channels_last_ && x.contiguous()) return materialize(x);
  Tensor y = result(x.sizes(), x.dtype());
  if (x.contiguous() && !y.hidden_channels_last()) return materialize(x);
  const View to = y.mutable_view();
  if (is_repeated_value(x)) {
    const int64_t size = y.numel(), one = 1, zero = 0;
    kernels::copy(restrided(to, {&size, 1}, {&one, 1}),
                  restrided(x.view(), {&size, 1}, {&zero, 1}));
  } else {
    kernels::copy(to, x.view());
  }
  return y;
}

Tensor plain_rows(const Tensor& x) {
  const Tensor y = row_major(x);
  return y.alias(y.sizes(), contiguous_strides(y.sizes()), y.offset());
}

bool same_order(const Tensor& a, const Tensor& b) {
  return a.contiguous() && b.contiguous() && a.hidden_channels_last() == b.hidden_channels_last() &&
         same_sizes(a.sizes(), b.sizes());
}

namespace {
// Row-major by all of its strides: those of sizes of 1 may be anything where x is contiguous. Of
// nothing they say nothing.
bool has_plain_strides(const Tensor& x) {
  return x.contiguous() && x.numel() != 0 && same_sizes(x.strides(), contiguous_strides(x.sizes()));
}
// The dimensions of channels-last images and volumes from the innermost; none for other tensors.
Sizes channels_last_order(int64_t ndim) {
  static constexpr int64_t kImage[] = {1, 3, 2, 0}, kVolume[] = {1, 4, 3, 2, 0};
  return ndim == 4 ? Sizes(kImage, 4) : ndim == 5 ? Sizes(kVolume, 5) : Sizes();
}
Tensor empty_in_order(Sizes sizes, DType dtype, std::initializer_list<const Tensor*> operands) {
  const Dims order = order_of(sizes, operands);
  if (std::is_sorted(order.begin(), order.end())) return Tensor::empty(sizes, dtype);
  Dims strides(sizes.size());
  int64_t step = 1;
  for (int64_t i = sizes.size() - 1; i >= 0; --i) {
    strides[order[i]] = step;
    step *= sizes[order[i]];
  }
  return Tensor::empty_strided(sizes, strides, dtype);
}
}  // namespace

Tensor empty_result(Sizes sizes, DType dtype, std::initializer_list<const Tensor*> operands) {
  bool row_major = true, channels_last = true, alike = true, plain = true;
  const Tensor& first = **operands.begin();
  for (const Tensor* t : operands) {
    const bool whole = same_sizes(t->sizes(), sizes);
    plain &= has_plain_strides(*t);
    row_major &= whole && t->contiguous();
    channels_last &= whole && sizes.size() == 4 && is_packed_channels_last(*t);
    alike &= whole && same_sizes(t->strides(), first.strides());
  }
  if (row_major || plain) return Tensor::empty(sizes, dtype);
  if (channels_last) return empty_image(sizes, dtype, true);
  if (alike && is_dense(sizes, first.strides())) {
    return Tensor::empty_strided(sizes, first.strides(), dtype);
  }
  return empty_in_order(sizes, dtype, operands);
}

Tensor empty_result(const Tensor& x, DType dtype) {
  if (x.hidden_channels_last()) return Tensor::empty_channels_last(x.sizes(), dtype);
  return x.contiguous() ? Tensor::empty(x.sizes(), dtype) : empty_result(x.sizes(), dtype, {&x});
}

Tensor empty_result_of_number(const Tensor& x, DType dtype) {
  if (x.hidden_channels_last()) return Tensor::empty_channels_last(x.sizes(), dtype);
  return has_plain_strides(x) ? Tensor::empty(x.sizes(), dtype)
                              : empty_in_order(x.sizes(), dtype, {&x});
}

bool are_channels_last(Sizes sizes, Sizes strides) {
  const Sizes order = channels_last_order(sizes.size());
  if (order.empty() || strides[1] == 0) return false;
  int64_t least = 0;
  for (const int64_t d : order) {
    if (sizes[d] == 0 || strides[d] < least) return false;
    if (d == 0 && least == strides[1]) return false;
    least = strides[d] * sizes[d];
  }
  return true;
}

bool is_channels_last(const Tensor& x) {
  return x.dim() >= 4 && are_channels_last(x.sizes(), x.strides());
}

bool is_channels_last_row(const Tensor& x) {
  return x.dim() == 3 &&
         are_channels_last({x.size(0), x.size(1), 1, x.size(2)},
                           {x.stride(0), x.stride(1), x.size(2) * x.stride(2), x.stride(2)});
}

bool is_packed_channels_last(const Tensor& x) {
  const Sizes order = channels_last_order(x.dim());
  int64_t step = 1;
  for (const int64_t d : order) {
    if (x.size(d) != 1 && x.stride(d) != step) return false;
    step *= x.size(d);
  }
  return !order.empty();
}

Tensor empty_image(Sizes sizes, DType dtype, bool channels_last) {
  if (!channels_last) return Tensor::empty(sizes, dtype);
  return Tensor::empty_strided(sizes, channels_last_strides(sizes), dtype);
}

Tensor as_image(const Tensor& y, bool channels_last) {
  if (!channels_last) return y;
  const Tensor shown = empty_image(y.sizes(), y.dtype(), true);
  kernels::copy(shown.mutable_view(), y.view());
  return shown;
}

Tensor empty_as_strided(Sizes sizes, Sizes strides, DType dtype) {
  return Tensor::empty_like(Tensor::empty({0}, dtype).alias(sizes, strides, 0));
}

Tensor laid_out(const Tensor& y, Sizes strides) {
  if (same_sizes(y.strides(), strides)) return y;
  const Tensor x = empty_as_strided(y.sizes(), strides, y.dtype());
  kernels::copy(x.mutable_view(), y.view());
  return x;
}

Tensor empty_as_strided(const Tensor& x, DType dtype) {
  return x.hidden_channels_last() ? Tensor::empty(x.sizes(), dtype) : Tensor::empty_like(x, dtype);
}

}  // namespace nnc::ops
