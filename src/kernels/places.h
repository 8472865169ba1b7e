// SPDX-License-Identifier: Apache-2.0
// Advanced indexing: elements of several dimensions named by as many index tensors.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Note [Places]
// One read of an index checks it, lets negative ones count from the end and writes what it is to a
// place of our own, whose memory nobody else has. From there on it is trusted.

// out = the places 0..n-1 that index names; int64, of the same sizes. `dim` is for the message.
void wrap_index(const View& out, const ConstView& index, int64_t n, int64_t dim, const char* op);
// out (n) = how many elements place i lies behind the first one: the sum of steps[k] times row k of
// index (k, n). Both are int64 and row-major.
void add_steps(const View& out, const ConstView& index, const Dims& steps);

// out = the elements of x, each `step` times its place further on. All have the same sizes, and x
// has stride 0 where places stand.
void take_places(const View& out, const ConstView& x, const ConstView& places, int64_t step);
// The reverse: those elements of x become those of source or, accumulate, grow by them, one after
// the other.
void put_places(const View& x, const ConstView& source, const ConstView& places, int64_t step,
                bool accumulate);

namespace ref {
bool wrap_index(const View& out, const ConstView& index, int64_t n, int64_t dim, const char* op);
bool add_steps(const View& out, const ConstView& index, const Dims& steps);
bool take_places(const View& out, const ConstView& x, const ConstView& places, int64_t step);
bool put_places(const View& x, const ConstView& source, const ConstView& places, int64_t step,
                bool accumulate);
}  // namespace ref

}  // namespace nnc::kernels
