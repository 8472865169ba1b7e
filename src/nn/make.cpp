// SPDX-License-Identifier: Apache-2.0
#include "nn/make.h"

namespace nnc::nn {

std::string python_tuple(Sizes values) {
  std::string out = "(";
  for (int64_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ", ";
    out += std::to_string(values[i]);
  }
  return out + (values.size() == 1 ? ",)" : ")");
}

}  // namespace nnc::nn
