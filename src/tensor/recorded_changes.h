// SPDX-License-Identifier: Apache-2.0
// What a recording is told of changes that no kernel makes: Note [Recording].
#pragma once

#include "tensor/thread_modes.h"

namespace nnc {

class Tensor;
namespace nn {
class Module;
struct NamedTensor;
}  // namespace nn

class RecordedChanges {
 public:
  // A call that fails is about to bring back what was in the memory from `first` on.
  virtual void take_back(const void* first) noexcept = 0;
  // A module was made, and is whole.
  virtual void made(const nn::Module& m) = 0;
  // m is about to have the entry, or a child: an Error if m was there before, and no run of a
  // program would do it again.
  virtual void put(const nn::Module& m, const nn::NamedTensor& e) = 0;
  virtual void put(const nn::Module& m, nn::Module& child) = 0;
  // t is about to look at what `data` looks at: the same.
  virtual void replace_data(const Tensor& t, const Tensor& data) = 0;
  // requires_grad of t is about to be set.
  virtual void set_flag(const Tensor& t) = 0;
  // A hook has changed, or is about to change, what decides what the rest of a program computes:
  // a mode, an entry, requires_grad, .grad.
  virtual void changed_by_hook() noexcept = 0;

 protected:
  ~RecordedChanges() = default;
};

// Of this thread's recording.
RecordedChanges& recorded_changes();

inline void note_change_by_hook() noexcept {
  if (detail::t_modes.watchers & detail::ThreadModes::kActing) [[unlikely]]
    recorded_changes().changed_by_hook();
}

}  // namespace nnc
