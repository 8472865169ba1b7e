// SPDX-License-Identifier: Apache-2.0
// Many samples as one batch: torch's default_collate, and padding.
#pragma once

#include <atomic>

#include "data/dataset.h"

namespace nnc::data {

// With what fields of unequal lengths are padded.
struct Padding {
  bool any = false;
  bool each = false;                          // values has one for each field, else one for all
  std::vector<std::optional<double>> values;  // none: that field is not padded
  std::optional<double> of(size_t field) const;
};

// The fields stacked along a new first dimension. Those that are padded are as long along their
// first dimension as the longest; what follows the fields is the lengths of each, (n) of int64.
std::vector<Tensor> collate(const std::vector<std::vector<Tensor>>& samples,
                            const Padding& padding);

// The batch of the samples at these indices; without `batched` the one sample. Stops early, with
// what nobody will look at, once `stop` is true.
std::vector<Tensor> fetch(const Dataset& dataset, Span<const int64_t> indices, bool batched,
                          const Padding& padding, const std::atomic<bool>& stop);

}  // namespace nnc::data
