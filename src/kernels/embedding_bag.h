// SPDX-License-Identifier: Apache-2.0
// Rows of a table, reduced bag by bag.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Bag b has the entries starts[b] .. starts[b + 1] - 1 of index, but for those that are `padding`.
// Both are int64 and row-major; the starts are the caller's own and were checked, the indices are
// checked where they are read (Note [Indices from memory]).
struct Bags {
  ConstView index, starts;
  int64_t padding = -1;
  bool mean = false;  // sums are divided by the number of entries
  void visit_operands(OperandVisitor& visitor) {
    for (ConstView* x : {&index, &starts}) visitor.reads(*x);
  }
  int64_t count() const { return starts.numel() - 1; }
};

// All other views are row-major and of one floating point type: the table (rows, width), out and gy
// (bags, width), weights (entries) or nothing.

// out = the sums of the rows, each times its weight.
void bag_sums(const View& out, const ConstView& table, const ConstView& weights, const Bags& bags);
// table = the gradient of that: gy of each entry's bag, times its weight and its row's factor
// (rows of float64, or nothing). Other rows are 0.
void bag_sums_grad(const View& table, const ConstView& gy, const ConstView& weights,
                   const ConstView& factors, const Bags& bags);
// out (entries) = the products of each entry's row and gy of its bag; 0 for padding.
void bag_dots(const View& out, const ConstView& table, const ConstView& gy, const Bags& bags);
// out = the largest elements, NaN above all; places (int64, of out's sizes) = the rows that they
// come from. 0 and -1 for an empty bag.
void bag_max(const View& out, const View& places, const ConstView& table, const Bags& bags);

namespace ref {
bool bag_sums(const View& out, const ConstView& table, const ConstView& weights, const Bags& bags);
bool bag_sums_grad(const View& table, const ConstView& gy, const ConstView& weights,
                   const ConstView& factors, const Bags& bags);
bool bag_dots(const View& out, const ConstView& table, const ConstView& gy, const Bags& bags);
bool bag_max(const View& out, const View& places, const ConstView& table, const Bags& bags);
}  // namespace ref
namespace cpu {
bool bag_sums(const View& out, const ConstView& table, const ConstView& weights, const Bags& bags);
bool bag_sums_grad(const View& table, const ConstView& gy, const ConstView& weights,
                   const ConstView& factors, const Bags& bags);
}  // namespace cpu

}  // namespace nnc::kernels
