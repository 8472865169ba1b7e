// SPDX-License-Identifier: Apache-2.0
#include "kernels/pool.h"

#include "kernels/copy.h"

namespace nnc::kernels {
namespace {

void check_in(const PoolShape& s, const ConstView& x, bool last) {
  check_images("pool", x, s.dtype, s.batch, s.channels, s.in_spatial(), last);
}
void check_out(const PoolShape& s, const ConstView& y, bool last) {
  check_images("pool", y, s.dtype, s.batch, s.channels, s.out_spatial(), last);
}
// One number per window.
void check_numbers(const PoolShape& s, const ConstView& v, DType type) {
  check_row("pool", v, type, s.batch * s.channels * s.out_spatial());
}
// The operands of the functions by index.
void check_indexed(const PoolShape& s, const ConstView& x, const ConstView& y,
                   const ConstView& index) {
  check_in(s, x, false), check_out(s, y, false), check_numbers(s, index, DType::kInt64);
}
// Nothing comes out of these windows, though there may be many along one dimension: what their
// gradients add up to is 0.
bool filled_for_nothing(const View& gx, const ConstView& gy) {
  if (gy.numel() != 0) return false;
  fill(gx, 0);
  return true;
}

}  // namespace

void max_pool_taps(const PoolShape& s, const View& y, const View& tap, const ConstView& x) {
  if (recorded<&max_pool_taps>(__func__, s, y, tap, x)) return;
  static constexpr Implementations kList{__func__, cpu::max_pool_taps, ref::max_pool_taps};
  check_in(s, x, s.channels_last), check_out(s, y, s.channels_last);
  check_numbers(s, tap, DType::kUInt8);
  if (y.numel() == 0) return;
  run_within(kList, s, y.ptr<float>(), tap.ptr<uint8_t>(), x.ptr<float>());
}

void max_pool_taps_grad(const PoolShape& s, const View& gx, const ConstView& gy,
                        const ConstView& tap) {
  if (recorded<&max_pool_taps_grad>(__func__, s, gx, gy, tap)) return;
  static constexpr Implementations kList{__func__, cpu::max_pool_taps_grad,
                                         ref::max_pool_taps_grad};
  check_in(s, gx, s.channels_last), check_out(s, gy, s.channels_last);
  check_numbers(s, tap, DType::kUInt8);
  if (filled_for_nothing(gx, gy)) return;
  run_within(kList, s, gx.ptr<float>(), gy.ptr<float>(), tap.ptr<uint8_t>());
}

void tap_indices(const PoolShape& s, const View& index, const ConstView& tap) {
  if (recorded<&tap_indices>(__func__, s, index, tap)) return;
  static constexpr Implementations kList{__func__, cpu::tap_indices, ref::tap_indices};
  check_numbers(s, index, DType::kInt64), check_numbers(s, tap, DType::kUInt8);
  if (index.numel() == 0) return;
  run_within(kList, s, index.ptr<int64_t>(), tap.ptr<uint8_t>());
}

void max_pool(const PoolShape& s, const View& y, const View& index, const ConstView& x) {
  if (recorded<&max_pool>(__func__, s, y, index, x)) return;
  static constexpr Implementations kList{__func__, ref::max_pool};
  check_indexed(s, x, y, index);
  if (y.numel() == 0) return;
  run_within(kList, s, y, index.ptr<int64_t>(), x);
}

void fractional_max_pool(const PoolShape& s, const View& y, const View& index, const ConstView& x,
                         const ConstView& samples, const FractionalOrder& order) {
  if (recorded<&fractional_max_pool>(__func__, s, y, index, x, samples, order)) return;
  static constexpr Implementations kList{__func__, ref::fractional_max_pool};
  check_indexed(s, x, y, index);
  check_row("pool", samples, s.dtype, s.batch * s.channels * order.rank);
  if (y.numel() == 0) return;
  run_within(kList, s, y, index.ptr<int64_t>(), x, samples, order);
}

void pool_gather(const PoolShape& s, const View& y, const ConstView& x, const ConstView& index) {
  if (recorded<&pool_gather>(__func__, s, y, x, index)) return;
  static constexpr Implementations kList{__func__, ref::pool_gather};
  check_indexed(s, x, y, index);
  if (y.numel() == 0) return;
  run_within(kList, s, y, x, index.ptr<int64_t>());
}

void pool_scatter(const PoolShape& s, const View& gx, const ConstView& gy, const ConstView& index) {
  if (recorded<&pool_scatter>(__func__, s, gx, gy, index)) return;
  static constexpr Implementations kList{__func__, ref::pool_scatter};
  check_indexed(s, gx, gy, index);
  if (filled_for_nothing(gx, gy)) return;
  run_within(kList, s, gx, gy, index.ptr<int64_t>());
}

void pool_place(const PoolShape& s, const View& x, const ConstView& y, const ConstView& index) {
  if (recorded<&pool_place>(__func__, s, x, y, index)) return;
  static constexpr Implementations kList{__func__, ref::pool_place};
  check_indexed(s, x, y, index);
  if (filled_for_nothing(x, y)) return;
  run_within(kList, s, x, y, index.ptr<int64_t>());
}

void avg_pool(const PoolShape& s, const View& y, const ConstView& x) {
  static constexpr Implementations kList{__func__, cpu::avg_pool, ref::avg_pool};
  check_in(s, x, s.channels_last), check_out(s, y, s.channels_last);
  if (y.numel() == 0) return;
  run_first(kList, s, y, x);
}

void avg_pool_grad(const PoolShape& s, const View& gx, const ConstView& gy) {
  static constexpr Implementations kList{__func__, cpu::avg_pool_grad, ref::avg_pool_grad};
  check_in(s, gx, s.channels_last), check_out(s, gy, s.channels_last);
  if (filled_for_nothing(gx, gy)) return;
  run_first(kList, s, gx, gy);
}

}  // namespace nnc::kernels
