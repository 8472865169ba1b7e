// SPDX-License-Identifier: Apache-2.0
// Histograms with TensorFlow's bins.
#include <algorithm>
#include <limits>
#include <vector>

#include "ops/convert.h"
#include "ops/layout.h"
#include "tensorboard/summary_writer.h"

namespace nnc::tensorboard {
namespace {

// From -1e20 to 1e20, each 1.1 times the one before.
std::vector<double> tensorflow_edges() {
  std::vector<double> above;
  for (double v = 1e-12; v < 1e20; v *= 1.1) above.push_back(v);
  std::vector<double> edges;
  for (size_t i = above.size(); i-- > 0;) edges.push_back(-above[i]);
  edges.push_back(0);
  edges.insert(edges.end(), above.begin(), above.end());
  return edges;
}

struct Histogram {
  double min = std::numeric_limits<double>::infinity();
  double max = -std::numeric_limits<double>::infinity();
  double sum = 0, sum_squares = 0;
  bool has_nan = false;
  std::vector<double> edges;   // one more than there are bins
  std::vector<double> counts;  // of each bin

  // A bin has its left edge, the last one both.
  void count(double v) {
    has_nan |= v != v;
    min = std::min(min, v);
    max = std::max(max, v);
    sum += v;
    sum_squares += v * v;
    if (!(v >= edges.front() && v <= edges.back())) return;
    const auto above = std::upper_bound(edges.begin(), edges.end(), v);
    const auto bin = static_cast<size_t>(above - edges.begin()) - 1;
    ++counts[std::min(bin, counts.size() - 1)];
  }
  // Joins as many neighbours as it takes; the last ones may be fewer.
  void subsample(int64_t max_bins) {
    const size_t n = counts.size();
    if (static_cast<uint64_t>(max_bins) >= n) return;
    const size_t joined = n / static_cast<size_t>(max_bins);
    std::vector<double> fewer, limits;
    for (size_t i = 0; i < n; i += joined) {
      limits.push_back(edges[i]);
      double sum_of_bins = 0;
      for (size_t k = i; k < std::min(i + joined, n); ++k) sum_of_bins += counts[k];
      fewer.push_back(sum_of_bins);
    }
    limits.push_back(edges.back());
    counts = std::move(fewer);
    edges = std::move(limits);
  }
  // Leaves the bins from the one before the first that has any to the last such. Are there any?
  bool trim() {
    const auto any = [](double c) { return c > 0; };
    const auto first = std::find_if(counts.begin(), counts.end(), any);
    if (first == counts.end()) return false;
    const auto last = std::find_if(counts.rbegin(), counts.rend(), any).base();
    const auto begin = first - counts.begin(), end = last - counts.begin();
    // TensorBoard knows right edges only: an empty bin gives the left one.
    std::vector<double> kept{0};
    kept.insert(kept.end(), first, last);
    counts = std::move(kept);
    edges = std::vector<double>(edges.begin() + begin, edges.begin() + end + 1);
    return true;
  }
};

}  // namespace

Message histogram(std::string_view tag, const Tensor& values, std::optional<int64_t> max_bins) {
  check_text(tag, "tag");
  check(values.numel() > 0, Code::kInvalid, "values: the input has no element");
  check(!max_bins || *max_bins > 0, Code::kInvalid, "max_bins must be positive, got ",
        max_bins.value_or(0));
  Histogram h;
  h.edges = tensorflow_edges();
  h.counts.resize(h.edges.size() - 1);
  const Tensor plain = ops::row_major(ops::to_dtype(detach(values), DType::kFloat64));
  const int64_t n = plain.numel();
  const auto* v = plain.data<double>();
  for (int64_t i = 0; i < n; ++i) h.count(v[i]);
  if (h.has_nan) h.min = h.max = std::numeric_limits<double>::quiet_NaN();
  if (max_bins) h.subsample(*max_bins);
  check(h.trim(), Code::kInvalid, "values: no element lies within -1e20..1e20");
  Message histo, value;
  histo.real(1, h.min).real(2, h.max).real(3, static_cast<double>(n)).real(4, h.sum);
  histo.real(5, h.sum_squares).reals(6, h.edges).reals(7, h.counts);
  value.text(1, tag).message(5, histo);
  return value;
}

}  // namespace nnc::tensorboard
