// SPDX-License-Identifier: Apache-2.0
// Datasets: a known number of samples, each a few tensors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ref.h"
#include "base/span.h"
#include "tensor/tensor.h"

namespace nnc::data {

// Never changes once somebody else has it, so threads may share it.
class Dataset : public Counted {
 public:
  virtual ~Dataset() = default;
  static void destroy(Dataset* d) { delete d; }

  // torch's len. The same at every call.
  virtual int64_t size() const = 0;
  // The fields of the sample at 0 <= index < size(): as many tensors for every index, which belong
  // to nobody else or are views that nobody writes to. Called from several threads at a time if
  // any_thread().
  virtual std::vector<Tensor> get(int64_t index) const = 0;
  // The samples at these places, each as in get(), stacked in one go: one tensor for each field.
  // Nothing where that is no faster than get() and a stack.
  virtual std::optional<std::vector<Tensor>> get_batch(Span<const int64_t> /*indices*/) const {
    return std::nullopt;
  }
  // May any thread call get()? Otherwise only one that came from the host: what it calls is the
  // host's.
  virtual bool any_thread() const { return true; }
  // Is get() a function of the host's, which may wait for what other threads of the host do?
  virtual bool calls_host() const { return false; }
  // 1, and for a dataset of datasets one more than theirs: calls nest that deep.
  virtual int depth() const { return 1; }

  // get() for Python's index: one below 0 counts from the end. An Error for one that is not there.
  std::vector<Tensor> at(int64_t index) const { return get(place_of(index)); }
  // Where that is: 0 <= place < size().
  int64_t place_of(int64_t index) const;
};

// An Error while a program is captured: what a loader does is no operation.
void check_not_captured();

}  // namespace nnc::data
