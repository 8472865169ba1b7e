// SPDX-License-Identifier: Apache-2.0
// Note [Compressed all-reduce]
// Float32 gradients travel as 16-bit floats, and are added up in float32. A rank rounds its
// gradient g plus what it rounded off the last time, e:  q = round(g + e), e = g + e - q.  Each
// rank gets its own part of all q (all-to-all), adds them up in the order of ranks, rounds the sum
// likewise, with what it rounded off of the last sum, and all get all parts (all-gather). So
// nothing that is rounded off is lost: the sum of all updates differs from that without compression
// by the last errors alone. The volume is half of an all-reduce's, and all ranks have the same
// bits.
#pragma once

#include <memory>
#include <vector>

#include "mpi/group.h"
#include "mpi/memory.h"

namespace nnc::mpi {

enum class Compression : int8_t { kNone, kFloat16, kBfloat16 };

class CompressedAllReduce {
 public:
  // For n elements. The two communicators carry the two halves; see Operation::turn.
  CompressedAllReduce(Group& group, std::shared_ptr<Communicator> first,
                      std::shared_ptr<Communicator> second, int64_t n, Compression type,
                      bool feedback);
  // Of the n floats at data, in place; memory keeps them.
  std::shared_ptr<Operation> operation(const std::shared_ptr<Memory>& memory);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace nnc::mpi
