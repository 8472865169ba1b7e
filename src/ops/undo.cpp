// SPDX-License-Identifier: Apache-2.0
#include "ops/undo.h"

#include "base/undo.h"
#include "kernels/copy.h"
#include "tensor/recorded_changes.h"
#include "tensor/recording.h"
#include "tensor/replace_data.h"
#include "tensor/unwatched.h"

namespace nnc::ops {
namespace {

// Gives a tensor its version back together with `elements` of its values. The number says nothing
// of memory that the tensor looks at only since then, and where these are a part of some memory
// nobody knows whether others wrote to the rest: there the values count as written.
class NotedVersion {
 public:
  NotedVersion(const Tensor& t, int64_t elements)
      : storage_(t.impl()->storage),
        version_(t.version()),
        whole_(elements * item_size(t.dtype()) == storage_->nbytes()) {}
  void restore(const Tensor& t) const noexcept {
    if (whole_ && t.impl()->storage == storage_)
      storage_->restore_version(version_);
    else
      t.bump_version();
  }

 private:
  const Ref<Storage> storage_;  // kept: another one cannot have its address
  const uint32_t version_;
  const bool whole_;
};

struct RestoreValues final : UndoLog::Step {
  explicit RestoreValues(const Tensor& t)
      : tensor(t), values(Tensor::empty(t.sizes(), t.dtype())), version(t, t.numel()) {
    kernels::copy(values.mutable_view(), t.view());
  }
  void undo() noexcept override {
    restore_values(tensor, values);
    version.restore(tensor);
  }
  Tensor tensor, values;
  const NotedVersion version;
};

View row_of(const Tensor& t, int64_t row) {
  const View all = t.mutable_view();
  char* const first = static_cast<char*>(all.data());
  const int64_t width = all.size(1), step = all.stride(1);
  return {first + row * all.stride(0) * item_size(all.dtype()),
          all.dtype(),
          {&width, 1},
          {&step, 1},
          all.storage()};
}

// One that was converted meanwhile gets the row in its type.
struct RestoreRow final : UndoLog::Step {
  RestoreRow(const Tensor& t, int64_t r)
      : tensor(t), values(Tensor::empty({t.size(1)}, t.dtype())), row(r), version(t, t.size(1)) {
    kernels::copy(values.mutable_view(), row_of(t, r));
  }
  void undo() noexcept override {
    const Unwatched unwatched;
    if (tensor.dim() != 2 || tensor.size(0) <= row || tensor.size(1) != values.numel()) return;
    kernels::copy(row_of(tensor, row), values.view());
    version.restore(tensor);
  }
  Tensor tensor, values;
  const int64_t row;
  const NotedVersion version;
};

}  // namespace

void restore_values(const Tensor& t, const Tensor& copy) noexcept {
  if (is_recording()) [[unlikely]]
    recorded_changes().take_back(t.view().data());
  const Unwatched unwatched;
  if (same_sizes(t.sizes(), copy.sizes()) && t.dtype() == copy.dtype())
    return kernels::copy(t.mutable_view(), copy.view());
  const uint32_t version = t.version();
  DataReplacement{t, copy}.commit_sizes();
  t.impl()->storage->restore_version(version);
}

void note_values(const Tensor& t) {
  const RecordingPause pause;  // a program has no use for it
  UndoLog::note(t.impl(), [&] { return std::make_unique<RestoreValues>(t); });
}

void note_rows(const Tensor& t, Span<const int64_t> rows) {
  const RecordingPause pause;
  for (const int64_t r : rows) {
    UndoLog::note(nullptr, [&] { return std::make_unique<RestoreRow>(t, r); });
  }
}

}  // namespace nnc::ops
