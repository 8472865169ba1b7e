// SPDX-License-Identifier: Apache-2.0
#include "ops/undo.h"

#include "base/undo.h"
#include "kernels/copy.h"
#include "tensor/recording.h"
#include "tensor/replace_data.h"

namespace nnc::ops {
namespace {

struct RestoreValues final : UndoLog::Step {
  explicit RestoreValues(const Tensor& t)
      : tensor(t), values(Tensor::empty(t.sizes(), t.dtype())), version(t.version()) {
    kernels::copy(values.mutable_view(), t.view());
  }
  void undo() noexcept override {
    const RecordingPause pause;
    // It may have got other data meanwhile, of another size or type.
    if (same_sizes(tensor.sizes(), values.sizes()) && tensor.dtype() == values.dtype())
      kernels::copy(tensor.mutable_view(), values.view());
    else
      DataReplacement{tensor, values}.commit_sizes();
    tensor.impl()->storage->restore_version(version);
  }
  Tensor tensor, values;
  uint32_t version;
};

}  // namespace

void note_values(const Tensor& t) {
  const RecordingPause pause;  // a program has no use for it
  UndoLog::note(t.impl(), [&] { return std::make_unique<RestoreValues>(t); });
}

void note_rows(const Tensor& t, Span<const int64_t> rows) {
  const RecordingPause pause;
  for (const int64_t r : rows) {
    UndoLog::note(nullptr, [&] {
      const Tensor row = t.alias({t.size(1)}, {t.stride(1)}, t.impl()->offset + r * t.stride(0));
      return std::make_unique<RestoreValues>(row);
    });
  }
}

}  // namespace nnc::ops
