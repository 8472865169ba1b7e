// SPDX-License-Identifier: Apache-2.0
// Taps: along one dimension, each position of a result as a weighted sum of positions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nnc::kernels {

// Position i takes weight[t] * source[t], first[i] <= t < first[i + 1]; a source may stand there
// twice. Sources are below `sources`.
struct Taps {
  int64_t sources = 1;
  std::vector<int64_t> first{0}, source;
  std::vector<double> weight;

  int64_t positions() const { return static_cast<int64_t>(first.size()) - 1; }
  int64_t begin(int64_t i) const { return first[static_cast<size_t>(i)]; }
  int64_t count(int64_t i) const { return begin(i + 1) - begin(i); }
  int64_t total() const { return first.back(); }
  int64_t source_of(int64_t t) const { return source[static_cast<size_t>(t)]; }
  double weight_of(int64_t t) const { return weight[static_cast<size_t>(t)]; }

  void add(int64_t s, double w) { source.push_back(s), weight.push_back(w); }
  void end_position() { first.push_back(static_cast<int64_t>(source.size())); }

  // The adjoint: position and source exchanged. A position that nobody took has no tap there.
  Taps transposed() const;
};

}  // namespace nnc::kernels
