// SPDX-License-Identifier: Apache-2.0
// How fast the machine is, and what share of that a row reaches.
#pragma once

namespace bench {

// What a repetition must do at least, by the definition of its operations: two for each
// multiplication that is added up; each operand of forward, sum, backward and step read or written
// once.
struct Work {
  double flops = 0, bytes = 0;
};
constexpr Work flops(double count) {
  return {count, 0};
}
constexpr Work floats(double count) {
  return {0, 4 * count};
}

struct Machine {
  double sgemm, triad;  // operations and bytes in a second
};
// By oneDNN's product of matrices, and by y = a + 3 b as STREAM counts it (McCalpin, 1995), with
// so many threads (0: one for each core).
Machine measure_machine(int threads);

// The share of the machine's speed that work reaches in so many seconds, and of which of both: the
// one that keeps it longer. Algorithms with fewer multiplications, and caches, reach more than 1.
struct Share {
  double value;
  const char* of;
};
Share share_of(const Machine& machine, const Work& work, double seconds);

}  // namespace bench
