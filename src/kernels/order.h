// SPDX-License-Identifier: Apache-2.0
// Elements by their rank or their number along one dimension. Outputs have size 1 there.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

enum class Rank : int32_t {
  kKth,     // NaN counts as the largest
  kMedian,  // of the two in the middle the lower; NaN if there is one, at its first place
};
// The element with k smaller ones (kKth) along dim, which has more than k places, and a place of
// it. indices may be left out. Every type but bool.
void select_rank(Rank rank, const View& values, const View& indices, const ConstView& in,
                 int64_t dim, int64_t k);

// The most frequent element along dim, and its place, as PyTorch has it: of those that come first
// after std::sort by <, the last one. A NaN is equal to none and sorted nowhere.
void mode(const View& values, const View& indices, const ConstView& in, int64_t dim);

// The m ranks (rows, m) of each of the rows of n elements that lie one behind the other in x become
// the places of elements that have them. Of equal ones those that PyTorch's quantile finds, which
// selects up to root(n) ranks and sorts for more. NaN counts as the largest.
void rank_places(const ConstView& x, int64_t rows, int64_t n, const View& ranks);

namespace ref {
bool rank_places(const ConstView& x, int64_t rows, int64_t n, const View& ranks);
bool select_rank(Rank rank, const View& values, const View& indices, const ConstView& in,
                 int64_t dim, int64_t k);
bool mode(const View& values, const View& indices, const ConstView& in, int64_t dim);
}  // namespace ref
namespace cpu {
bool select_rank(Rank rank, const View& values, const View& indices, const ConstView& in,
                 int64_t dim, int64_t k);
}  // namespace cpu

}  // namespace nnc::kernels
