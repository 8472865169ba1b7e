// SPDX-License-Identifier: Apache-2.0
#include "data/collate.h"

#include <algorithm>

#include "base/error.h"
#include "data/datasets.h"
#include "ops/join.h"
#include "ops/pad_sequence.h"

namespace nnc::data {

std::optional<double> Padding::of(size_t field) const {
  if (!any) return std::nullopt;
  return each ? values[field] : values[0];
}

std::vector<Tensor> collate(const std::vector<std::vector<Tensor>>& samples,
                            const Padding& padding) {
  const size_t fields = samples[0].size();
  for (size_t i = 0; i < samples.size(); ++i) {
    check(samples[i].size() == fields, Code::kShape,
          "each element in list of batch should be of equal size, but got ", fields,
          " tensors at entry 0 and ", samples[i].size(), " at entry ", i);
  }
  check(!padding.each || padding.values.size() == fields, Code::kInvalid,
        "padding_value: ", padding.values.size(), " values for samples of ", fields, " tensors");
  std::vector<Tensor> batch, lengths;
  std::vector<Tensor> column(samples.size());
  for (size_t f = 0; f < fields; ++f) {
    for (size_t i = 0; i < samples.size(); ++i) column[i] = samples[i][f];
    const std::optional<double> value = padding.of(f);
    if (!value || column[0].dim() == 0) {
      batch.push_back(ops::stack(column));
      continue;
    }
    batch.push_back(ops::pad_sequence(column, true, *value, "right"));
    std::vector<int64_t> sizes;
    sizes.reserve(column.size());
    for (const Tensor& t : column) sizes.push_back(t.size(0));
    lengths.push_back(tensor_of(sizes));
  }
  batch.insert(batch.end(), lengths.begin(), lengths.end());
  return batch;
}

std::vector<Tensor> fetch(const Dataset& dataset, Span<const int64_t> indices, bool batched,
                          const Padding& padding, const std::atomic<bool>& stop) {
  std::vector<int64_t> places;
  places.reserve(static_cast<size_t>(indices.size()));
  for (int64_t i : indices) places.push_back(dataset.place_of(i));
  if (batched && !padding.any) {
    if (auto batch = dataset.get_batch(places)) return *std::move(batch);
  }
  std::vector<std::vector<Tensor>> samples;
  for (int64_t i : places) {
    if (stop.load(std::memory_order_relaxed)) return {};
    samples.push_back(dataset.get(i));
    check(!samples.back().empty(), Code::kCallback, "dataset: sample ", i, " has no tensors");
  }
  return batched ? collate(samples, padding) : samples[0];
}

}  // namespace nnc::data
