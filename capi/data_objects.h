// SPDX-License-Identifier: Apache-2.0
// Datasets as parameters and outputs of C functions; see Note [Forwarders].
#pragma once

#include "capi/guard.h"
#include "data/dataset.h"
#include "nnc/data.h"

namespace nnc::capi {

inline data::Dataset& arg(nnc_dataset* h, const char* name) {
  return object<data::Dataset>(h, Kind::kDataset, name);
}
inline void put(const Call& c, const Out<nnc_dataset*>& out, Ref<data::Dataset> d) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kDataset, d.leak());
}

}  // namespace nnc::capi
