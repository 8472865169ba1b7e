// SPDX-License-Identifier: Apache-2.0
// Changes of modules as a recording sees them, before anything is changed: Note [Recording].
#pragma once

#include "nn/module.h"
#include "tensor/recorded_changes.h"
#include "tensor/recording.h"
#include "tensor/replace_data.h"

namespace nnc::nn {

// The entry or child is to be one of m, which is whole.
inline void check_recorded(const Module& m, const NamedTensor& e) {
  if (is_recording()) [[unlikely]]
    recorded_changes().put(m, e);
  note_change_by_hook();
}
inline void check_recorded(const Module& m, const Module::Child& c) {
  if (is_recording() && c.module) [[unlikely]]
    recorded_changes().put(m, *c.module);
  note_change_by_hook();
}
inline void check_recorded(const DataReplacement& r) {
  if (is_recording()) [[unlikely]]
    recorded_changes().replace_data(r.tensor, r.data);
  note_change_by_hook();
}

}  // namespace nnc::nn
