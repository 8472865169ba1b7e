// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nnc {

// How many processors this process may use at a time: those of its affinity mask, less if its
// control group (version 1 or 2, or one around it) has a smaller quota of CPU time; at least 1.
int usable_processors();

}  // namespace nnc
