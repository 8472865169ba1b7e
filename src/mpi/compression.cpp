// SPDX-License-Identifier: Apache-2.0
#include "mpi/compression.h"

#include <algorithm>
#include <cmath>

#include "mpi/half.h"

namespace nnc::mpi {

struct CompressedAllReduce::State {
  std::shared_ptr<Communicator> first, second;
  int64_t n, part;  // elements of all, and of one rank; the last part may be padded
  int rank, size;
  Compression type;
  bool feedback;
  std::vector<uint16_t> sent, received;
  std::vector<float> error, sum, sum_error;
};

namespace {

// Rounds x + *error, and keeps what that leaves. What is not finite leaves nothing.
template <class T>
uint16_t round_with(float x, float* error) {
  const float wanted = error ? x + *error : x;
  const T rounded = T::round(wanted);
  if (error) {
    const float left = wanted - T::load(rounded);
    *error = std::isfinite(left) ? left : 0.0f;
  }
  return rounded.bits;
}

template <class T>
void round_all(const float* x, int64_t n, float* error, uint16_t* out) {
  for (int64_t i = 0; i < n; ++i) out[i] = round_with<T>(x[i], error ? error + i : nullptr);
}

// sum[i] = the sum of count rows of n elements.
template <class T>
void add_up(const uint16_t* rows, int count, int64_t n, float* sum) {
  for (int64_t i = 0; i < n; ++i) sum[i] = T::load(T{rows[i]});
  for (int r = 1; r < count; ++r) {
    const uint16_t* row = rows + r * n;
    for (int64_t i = 0; i < n; ++i) sum[i] += T::load(T{row[i]});
  }
}

template <class T>
void widen(const uint16_t* x, int64_t n, float* out) {
  for (int64_t i = 0; i < n; ++i) out[i] = T::load(T{x[i]});
}

}  // namespace

CompressedAllReduce::CompressedAllReduce(Group& group, std::shared_ptr<Communicator> first,
                                         std::shared_ptr<Communicator> second, int64_t n,
                                         Compression type, bool feedback)
    : state_(std::make_shared<State>()) {
  State& s = *state_;
  s.first = std::move(first);
  s.second = std::move(second);
  s.n = n;
  s.rank = group.rank();
  s.size = group.size();
  s.part = (n + s.size - 1) / s.size;
  check(s.part < (int64_t{1} << 31), NNC_E_UNSUPPORTED, "a bucket of ", n,
        " elements is too large to be compressed");
  s.type = type;
  s.feedback = feedback;
  const auto all = static_cast<size_t>(s.part * s.size);
  s.sent.resize(all);
  s.received.resize(all);
  s.sum.resize(static_cast<size_t>(s.part));
  if (feedback) {
    s.error.resize(all);
    s.sum_error.resize(static_cast<size_t>(s.part));
  }
}

std::shared_ptr<Operation> CompressedAllReduce::operation(const std::shared_ptr<Memory>& memory) {
  const auto half = state_->type == Compression::kFloat16;
  const auto exchange = [s = state_, memory, half](std::vector<MPI_Request>& requests) {
    const auto* x = reinterpret_cast<const float*>(memory->data());
    float* error = s->feedback ? s->error.data() : nullptr;
    (half ? round_all<Float16> : round_all<Bfloat16>)(x, s->n, error, s->sent.data());
    // What pads the last part; the former sum has been there.
    std::fill(s->sent.begin() + s->n, s->sent.end(), uint16_t{0});
    const int count = static_cast<int>(s->part);
    requests.emplace_back();
    return MPI_Ialltoall(s->sent.data(), count, MPI_UINT16_T, s->received.data(), count,
                         MPI_UINT16_T, s->first->get(), &requests.back());
  };
  const auto gather = [s = state_, half](std::vector<MPI_Request>& requests) {
    (half ? add_up<Float16> : add_up<Bfloat16>)(s->received.data(), s->size, s->part,
                                                s->sum.data());
    uint16_t* mine = s->sent.data() + s->rank * s->part;
    float* error = s->feedback ? s->sum_error.data() : nullptr;
    (half ? round_all<Float16> : round_all<Bfloat16>)(s->sum.data(), s->part, error, mine);
    const int count = static_cast<int>(s->part);
    requests.emplace_back();
    return MPI_Iallgather(mine, count, MPI_UINT16_T, s->received.data(), count, MPI_UINT16_T,
                          s->second->get(), &requests.back());
  };
  const auto unpack = [s = state_, memory, half](std::vector<MPI_Request>&) {
    auto* x = reinterpret_cast<float*>(memory->data());
    (half ? widen<Float16> : widen<Bfloat16>)(s->received.data(), s->n, x);
    return MPI_SUCCESS;
  };
  auto op = std::make_shared<Operation>("compressed all_reduce of a bucket",
                                        std::vector<Operation::Step>{exchange, gather, unpack});
  op->turn = 1;
  return op;
}

}  // namespace nnc::mpi
