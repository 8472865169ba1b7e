// SPDX-License-Identifier: Apache-2.0
#include "data/datasets.h"

#include <algorithm>
#include <cmath>

#include "base/checked.h"
#include "graph/autograd_meta.h"
#include "ops/index.h"
#include "ops/random.h"
#include "ops/shape.h"

namespace nnc::data {
namespace {

// Calls nest as deep as datasets do.
constexpr int kDeepest = 100;

class TensorDataset final : public Dataset {
 public:
  explicit TensorDataset(std::vector<Tensor> tensors)
      : tensors_(std::move(tensors)), size_(tensors_[0].size(0)) {}
  int64_t size() const override { return size_; }
  std::vector<Tensor> get(int64_t index) const override {
    std::vector<Tensor> sample;
    for (const Tensor& t : tensors_) sample.push_back(ops::select(t, 0, index));
    return sample;
  }
  std::optional<std::vector<Tensor>> get_batch(Span<const int64_t> indices) const override {
    const Tensor index = tensor_of(indices);
    std::vector<Tensor> batch;
    for (const Tensor& t : tensors_) batch.push_back(ops::index_select(t, 0, index));
    return batch;
  }
  // What has a history, or is a module's parameter, belongs to the caller's thread.
  bool any_thread() const override {
    return std::none_of(tensors_.begin(), tensors_.end(),
                        [](const Tensor& t) { return requires_grad(t); });
  }

 private:
  const std::vector<Tensor> tensors_;
  const int64_t size_;
};

int checked_depth(int depth) {
  check(depth <= kDeepest, Code::kInvalid, "datasets of datasets are more than ", kDeepest,
        " deep");
  return depth;
}

class Subset final : public Dataset {
 public:
  Subset(Ref<Dataset> dataset, std::vector<int64_t> places)
      : dataset_(std::move(dataset)),
        places_(std::move(places)),
        depth_(checked_depth(1 + dataset_->depth())) {}
  int64_t size() const override { return static_cast<int64_t>(places_.size()); }
  std::vector<Tensor> get(int64_t index) const override {
    return dataset_->get(places_[static_cast<size_t>(index)]);
  }
  std::optional<std::vector<Tensor>> get_batch(Span<const int64_t> indices) const override {
    std::vector<int64_t> theirs;
    for (int64_t i : indices) theirs.push_back(places_[static_cast<size_t>(i)]);
    return dataset_->get_batch(theirs);
  }
  bool any_thread() const override { return dataset_->any_thread(); }
  bool calls_host() const override { return dataset_->calls_host(); }
  int depth() const override { return depth_; }

 private:
  const Ref<Dataset> dataset_;
  const std::vector<int64_t> places_;
  const int depth_;
};

class ConcatDataset final : public Dataset {
 public:
  explicit ConcatDataset(std::vector<Ref<Dataset>> datasets) : datasets_(std::move(datasets)) {
    int deepest = 0;
    int64_t end = 0;
    for (const Ref<Dataset>& d : datasets_) {
      deepest = std::max(deepest, d->depth());
      end = checked_add(end, d->size(), "ConcatDataset: samples");
      ends_.push_back(end);
      any_thread_ &= d->any_thread();
      calls_host_ |= d->calls_host();
    }
    depth_ = checked_depth(1 + deepest);
  }
  int64_t size() const override { return ends_.back(); }
  std::vector<Tensor> get(int64_t index) const override {
    const auto i =
        static_cast<size_t>(std::upper_bound(ends_.begin(), ends_.end(), index) - ends_.begin());
    return datasets_[i]->get(i == 0 ? index : index - ends_[i - 1]);
  }
  bool any_thread() const override { return any_thread_; }
  bool calls_host() const override { return calls_host_; }
  int depth() const override { return depth_; }

 private:
  const std::vector<Ref<Dataset>> datasets_;
  std::vector<int64_t> ends_;
  bool any_thread_ = true, calls_host_ = false;
  int depth_ = 0;
};

// Python's sum() of floats, which keeps what rounding takes away.
double python_sum(Span<const double> values) {
  double sum = 0, lost = 0;
  for (double v : values) {
    const double next = sum + v;
    lost += std::fabs(sum) >= std::fabs(v) ? (sum - next) + v : (v - next) + sum;
    sum = next;
  }
  return std::isfinite(lost) ? sum + lost : sum;
}

std::vector<int64_t> lengths_of(Span<const double> fractions, int64_t n) {
  const double sum = python_sum(fractions);
  check(sum <= 1 && 1 - sum <= 1e-9, Code::kInvalid,
        "random_split: fractions must add up to 1, got ", sum);
  std::vector<int64_t> lengths;
  int64_t rest = n;
  for (int64_t i = 0; i < fractions.size(); ++i) {
    const double f = fractions[i];
    check(f >= 0 && f <= 1, Code::kInvalid, "random_split: Fraction at index ", i,
          " is not between 0 and 1");
    lengths.push_back(static_cast<int64_t>(std::floor(static_cast<double>(n) * f)));
    rest -= lengths.back();
  }
  for (size_t i = 0; rest > 0; --rest, ++i) ++lengths[i % lengths.size()];
  return lengths;
}

std::vector<Ref<Dataset>> split(const Ref<Dataset>& dataset, Span<const int64_t> lengths) {
  int64_t sum = 0;
  for (int64_t n : lengths) {
    check(n >= 0, Code::kInvalid, "random_split: a length is negative: ", n);
    sum = checked_add(sum, n, "random_split: lengths");
  }
  check(sum == dataset->size(), Code::kInvalid,
        "random_split: Sum of input lengths does not equal the length of the input dataset! ", sum,
        " and ", dataset->size());
  const Tensor order = ops::randperm(sum);
  const auto* next = order.data<int64_t>();
  std::vector<Ref<Dataset>> parts;
  for (int64_t n : lengths) {
    parts.push_back(subset(dataset, Span<const int64_t>(next, n)));
    next += n;
  }
  return parts;
}

}  // namespace

Tensor tensor_of(Span<const int64_t> indices) {
  Tensor t = Tensor::empty({indices.size()}, DType::kInt64);
  std::copy(indices.begin(), indices.end(), t.mutable_data<int64_t>());
  return t;
}

Ref<Dataset> tensor_dataset(std::vector<Tensor> tensors) {
  check(!tensors.empty(), Code::kInvalid, "TensorDataset: at least one tensor is needed");
  for (size_t i = 0; i < tensors.size(); ++i) {
    check(tensors[i].dim() > 0, Code::kShape, "TensorDataset: tensors[", i, "] has no dimensions");
    check(tensors[i].size(0) == tensors[0].size(0), Code::kShape,
          "TensorDataset: Size mismatch between tensors: tensors[", i, "] has ", tensors[i].size(0),
          " samples, tensors[0] has ", tensors[0].size(0));
  }
  // A look of our own: what its owner does to the tensor itself is not for workers to see.
  for (Tensor& t : tensors) {
    if (!requires_grad(t)) t = t.alias();
  }
  return Ref<Dataset>::adopt(new TensorDataset(std::move(tensors)));
}

Ref<Dataset> subset(Ref<Dataset> dataset, Span<const int64_t> indices) {
  std::vector<int64_t> places;
  places.reserve(static_cast<size_t>(indices.size()));
  for (int64_t i : indices) places.push_back(dataset->place_of(i));
  return Ref<Dataset>::adopt(new Subset(std::move(dataset), std::move(places)));
}

Ref<Dataset> concat_dataset(std::vector<Ref<Dataset>> datasets) {
  check(!datasets.empty(), Code::kInvalid,
        "ConcatDataset: datasets should not be an empty iterable");
  return Ref<Dataset>::adopt(new ConcatDataset(std::move(datasets)));
}

std::vector<Ref<Dataset>> random_split(const Ref<Dataset>& dataset, Span<const int64_t> lengths) {
  // As in PyTorch, where 1 may be a number or a fraction: [1, 0] is all and none.
  int64_t ones = 0, others = 0;
  for (int64_t n : lengths) {
    ones += n == 1 ? 1 : 0;
    others += n != 0 && n != 1 ? 1 : 0;
  }
  const bool fractions = ones == 1 && others == 0;
  if (!fractions) return split(dataset, lengths);
  const std::vector<double> as_fractions(lengths.begin(), lengths.end());
  return random_split(dataset, Span<const double>(as_fractions));
}

std::vector<Ref<Dataset>> random_split(const Ref<Dataset>& dataset, Span<const double> fractions) {
  return split(dataset, lengths_of(fractions, dataset->size()));
}

}  // namespace nnc::data
