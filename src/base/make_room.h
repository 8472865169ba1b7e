// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

namespace nnc {

// Adding n elements to a vector does not fail any more. What reserve() takes is exact: asked for
// one more each time it would copy all of them every time.
template <class Vector>
void make_room(Vector& v, size_t n = 1) {
  if (v.capacity() - v.size() < n) v.reserve(std::max(v.size() + n, 2 * v.size()));
}

}  // namespace nnc
