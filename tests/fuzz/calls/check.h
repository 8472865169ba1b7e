// SPDX-License-Identifier: Apache-2.0
// What must hold of every call, whatever its arguments are.
#pragma once

#include <string>
#include <vector>

#include "call.h"

namespace nnc_fuzz {

// Bounds of one call with small arguments.
struct Bounds {
  double seconds;
  int64_t bytes;
};
extern const Bounds kBounds;

struct Verdict {
  bool succeeded = false;           // the library did what it was asked for
  std::string refusal;              // why it did not
  std::vector<std::string> faults;  // empty: all is well
};

// Makes the call, and looks at what it did:
//   - it took no longer and no more memory than kBounds, and left no handle and no memory behind;
//   - an error has the function's name, a code that is not NNC_E_INTERNAL, and left inputs and
//     outputs as they were;
//   - a success left the inputs of functions that are not in place as they were; its tensors can be
//     read, and their bools are 0 or 1;
//   - the same call with row-major copies of its tensors, and without gradients, gives the same;
//   - backward from its results ends, and gives the same gradients for the copies.
Verdict check(const Call& call);

}  // namespace nnc_fuzz
