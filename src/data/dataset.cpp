// SPDX-License-Identifier: Apache-2.0
#include "data/dataset.h"

#include "base/error.h"

namespace nnc::data {

int64_t Dataset::place_of(int64_t index) const {
  const int64_t n = size();
  check(index >= -n && index < n, Code::kIndex, "dataset: index ", index,
        " is out of range for a dataset of ", n, " samples");
  return index < 0 ? index + n : index;
}

}  // namespace nnc::data
