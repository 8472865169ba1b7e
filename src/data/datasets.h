// SPDX-License-Identifier: Apache-2.0
// Datasets of tensors and of other datasets: torch.utils.data's.
#pragma once

#include "data/dataset.h"

namespace nnc::data {

Ref<Dataset> tensor_dataset(std::vector<Tensor> tensors);
Ref<Dataset> subset(Ref<Dataset> dataset, Span<const int64_t> indices);
Ref<Dataset> concat_dataset(std::vector<Ref<Dataset>> datasets);
// Of lengths that add up to the dataset's, or of fractions of it that add up to 1.
std::vector<Ref<Dataset>> random_split(const Ref<Dataset>& dataset, Span<const int64_t> lengths);
std::vector<Ref<Dataset>> random_split(const Ref<Dataset>& dataset, Span<const double> fractions);

// (n) of int64.
Tensor tensor_of(Span<const int64_t> indices);

}  // namespace nnc::data
