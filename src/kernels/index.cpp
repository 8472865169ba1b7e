// SPDX-License-Identifier: Apache-2.0
#include "kernels/index.h"

#include "kernels/common/block.h"
#include "kernels/copy.h"
#include "kernels/sort.h"

namespace nnc::kernels {
namespace {

void check_rows(const char* op, const RowLayout& l, const ConstView& x, const ConstView& index) {
  check_contiguous(op, {&x, &index});
  check(x.numel() == l.outer * l.rows * l.inner, Code::kInternal, op, ": ", l.outer, " x ", l.rows,
        " x ", l.inner, " elements in sizes ", x.sizes());
}

// The same elements, those that are repeated by a stride of 0 once.
ConstView without_repeats(const ConstView& x) {
  Dims sizes(x.sizes());
  for (int64_t d = 0; d < x.ndim(); ++d) {
    if (x.stride(d) == 0 && sizes[d] > 1) sizes[d] = 1;
  }
  return restrided(x, sizes, x.strides());
}

void check_mask(const char* op, const ConstView& mask) {
  check(mask.dtype() == DType::kBool, Code::kInternal, op, ": a mask of torch.", mask.dtype());
}

// Sums and products of 16-bit elements are made in float32 and rounded once: add(x, source) gets
// copies of both.
template <class F>
void add_in_float32(const View& x, const ConstView& source, const F& add) {
  if (!is_floating(x.dtype()) || item_size(x.dtype()) != 2) return add(x, source);
  const Ref<Block> to = Block::allocate(x.numel() * 4), from = Block::allocate(source.numel() * 4);
  const View wide(to->as<void>(), DType::kFloat32, x.sizes(), contiguous_strides(x.sizes()));
  const View wide_source(from->as<void>(), DType::kFloat32, source.sizes(),
                         contiguous_strides(source.sizes()));
  copy(wide, x);
  copy(wide_source, source);
  add(wide, wide_source);
  copy(x, wide);
}

}  // namespace

IndexRange index_range(const ConstView& index) {
  static constexpr Implementations kList{__func__, ref::index_range};
  check(index.dtype() == DType::kInt64, Code::kInternal, "index: of torch.", index.dtype());
  IndexRange range;
  run_first(kList, &range, without_repeats(index));
  return range;
}

void gather_rows(const View& out, const ConstView& x, const ConstView& index,
                 const RowLayout& layout) {
  static constexpr Implementations kList{__func__, ref::gather_rows};
  check_same_type("gather_rows", {&out, &x});
  check_contiguous("gather_rows", {&out});
  check_rows("gather_rows", layout, x, index);
  check(out.numel() == layout.outer * index.numel() * layout.inner, Code::kInternal,
        "gather_rows: a result of sizes ", out.sizes(), " for ", index.numel(), " rows");
  run_first(kList, out, x, index, layout);
}

void add_rows(const View& x, const ConstView& source, const ConstView& index,
              const RowLayout& layout, const Scalar& alpha, int64_t skip) {
  static constexpr Implementations kList{__func__, ref::add_rows};
  if (recorded<&add_rows>(__func__, x, source, index, layout, alpha, skip)) return;
  check_same_type("add_rows", {&x, &source});
  check_contiguous("add_rows", {&source});
  check_rows("add_rows", layout, x, index);
  const int64_t rows = layout.source_step == 0 ? 1 : layout.outer * index.numel();
  check(source.numel() == rows * layout.inner, Code::kInternal, "add_rows: a source of sizes ",
        source.sizes(), " for ", index.numel(), " rows");
  add_in_float32(x, source, [&](const View& to, const ConstView& from) {
    run_within(kList, to, from, index, layout, alpha, skip);
  });
}

void gather(const View& out, const ConstView& x, int64_t dim, const ConstView& index,
            const char* name) {
  static constexpr Implementations kList{__func__, ref::gather};
  check_same_type("gather", {&out, &x});
  check_same_sizes("gather", {&out, &index});
  run_first(kList, out, x, dim, index, name);
}

void scatter(Scatter op, const View& x, int64_t dim, const ConstView& index,
             const ConstView& source, const char* name) {
  static constexpr Implementations kList{__func__, ref::scatter};
  if (recorded<&scatter>(__func__, op, x, dim, index, source, name)) return;
  check_same_type("scatter", {&x, &source});
  check_same_sizes("scatter", {&index, &source});
  const auto run = [&](const View& to, const ConstView& from) {
    run_within(kList, op, to, dim, index, from, name);
  };
  const bool sums = op == Scatter::kAdd || op == Scatter::kMul;
  sums ? add_in_float32(x, source, run) : run(x, source);
}

void masked_fill(const View& out, const ConstView& x, const ConstView& mask, const Scalar& value) {
  static constexpr Implementations kList{__func__, ref::masked_fill};
  check_same("masked_fill", {&out, &x});
  check_same_sizes("masked_fill", {&out, &mask});
  check_mask("masked_fill", mask);
  run_first(kList, out, x, mask, value);
}

int64_t count_true(const ConstView& mask) {
  static constexpr Implementations kList{__func__, ref::count_true};
  check_contiguous("count_true", {&mask});
  int64_t count = 0;
  run_first(kList, &count, mask);
  return count;
}

void true_positions(const View& positions, const ConstView& mask) {
  static constexpr Implementations kList{__func__, ref::true_positions};
  check_contiguous("true_positions", {&positions, &mask});
  run_first(kList, positions, mask);
}

void triangle(const View& out, const ConstView& x, int64_t diagonal, bool keep_lower) {
  static constexpr Implementations kList{__func__, ref::triangle};
  check_same("triangle", {&out, &x});
  check_contiguous("triangle", {&out});
  run_first(kList, out, x, diagonal, keep_lower);
}

void pad_by_tables(const View& out, const ConstView& x, const PadTables& tables) {
  static constexpr Implementations kList{__func__, ref::pad_by_tables};
  check_same_type("pad", {&out, &x});
  check_contiguous("pad", {&out});
  run_first(kList, out, x, tables);
}

void add_by_tables(const View& x, const ConstView& out, const PadTables& tables) {
  static constexpr Implementations kList{__func__, ref::add_by_tables};
  if (recorded<&add_by_tables>(__func__, x, out, tables)) return;
  check_same_type("pad", {&x, &out});
  check_contiguous("pad", {&x, &out});
  add_in_float32(
      x, out, [&](const View& to, const ConstView& from) { run_within(kList, to, from, tables); });
}

}  // namespace nnc::kernels
