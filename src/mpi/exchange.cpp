// SPDX-License-Identifier: Apache-2.0
#include "mpi/exchange.h"

#include <algorithm>

#include "mpi/half.h"

namespace nnc::mpi {

namespace {

constexpr int64_t kPieceBytes = int64_t{1} << 20;
constexpr int64_t kLeastBytes = int64_t{1} << 18;
// Among more ranks the messages are many, and an all-reduce in log2(p) steps is faster.
constexpr int kMostRanks = 8;
constexpr int64_t kTags = 32768;  // MPI promises that many

struct Exchange {
  std::shared_ptr<Communicator> comm;
  std::shared_ptr<void> owner;
  int rank, size, tag;
  char* data;
  int64_t n, piece;  // elements
  nnc_dtype dtype;
  std::vector<char> received[2];  // the parts of the others, of two pieces

  int64_t element() const { return dtype_size(dtype); }
  int64_t pieces() const { return (n + piece - 1) / piece; }
  int64_t length(int64_t k) const { return std::min(piece, n - k * piece); }
  // Where the part of rank r of piece k begins, in elements.
  int64_t begin(int64_t k, int r) const { return k * piece + length(k) * r / size; }
  int64_t count(int64_t k, int r) const { return begin(k, r + 1) - begin(k, r); }
  char* part(int64_t k, int r) const { return data + begin(k, r) * element(); }
  // What rank r has sent of this rank's part.
  char* from(int64_t k, int r) {
    return received[k % 2].data() + (r < rank ? r : r - 1) * count(k, rank) * element();
  }
};

struct Unrounded {
  template <class T>
  static auto load(T x) {
    return x;
  }
  template <class T>
  static T round(T x) {
    return x;
  }
};

// out[i] = the mean of terms[0][i] to terms[size - 1][i], added up in that order. out may be a
// term.
template <class Stored, class Number, class Wide>
void mean(const void* const* terms, int size, void* out, int64_t n) {
  constexpr int64_t kBlock = 256;
  Wide sum[kBlock];
  const Wide factor = Wide(1) / static_cast<Wide>(size);
  auto* y = static_cast<Stored*>(out);
  for (int64_t at = 0; at < n; at += kBlock) {
    const int64_t m = std::min(kBlock, n - at);
    const auto* first = static_cast<const Stored*>(terms[0]) + at;
    for (int64_t i = 0; i < m; ++i) sum[i] = Number::load(first[i]);
    for (int r = 1; r < size; ++r) {
      const auto* x = static_cast<const Stored*>(terms[r]) + at;
      for (int64_t i = 0; i < m; ++i) sum[i] += Number::load(x[i]);
    }
    for (int64_t i = 0; i < m; ++i) y[at + i] = Number::round(sum[i] * factor);
  }
}

void take_mean(Exchange& e, int64_t k) {
  const void* terms[kMostRanks];
  for (int r = 0; r < e.size; ++r) terms[r] = r == e.rank ? e.part(k, r) : e.from(k, r);
  char* out = e.part(k, e.rank);
  const int64_t n = e.count(k, e.rank);
  if (e.dtype == NNC_FLOAT32) return mean<float, Unrounded, float>(terms, e.size, out, n);
  if (e.dtype == NNC_FLOAT64) return mean<double, Unrounded, double>(terms, e.size, out, n);
  if (e.dtype == NNC_FLOAT16) return mean<Float16, Float16, float>(terms, e.size, out, n);
  mean<Bfloat16, Bfloat16, float>(terms, e.size, out, n);
}

int post_send(const Exchange& e, const char* data, int64_t n, int to,
              std::vector<MPI_Request>& requests) {
  requests.emplace_back();
  return MPI_Isend(data, static_cast<int>(n * e.element()), MPI_BYTE, to, e.tag, e.comm->get(),
                   &requests.back());
}
int post_receive(const Exchange& e, char* data, int64_t n, int from,
                 std::vector<MPI_Request>& requests) {
  requests.emplace_back();
  return MPI_Irecv(data, static_cast<int>(n * e.element()), MPI_BYTE, from, e.tag, e.comm->get(),
                   &requests.back());
}

// Between two ranks messages arrive in the order in which they are sent, and all ranks send and
// receive in the same order: the means of piece k - 1, then the parts of piece k.
int begin_step(Exchange& e, int64_t k, std::vector<MPI_Request>& requests) {
  int status = MPI_SUCCESS;
  if (k > 0) take_mean(e, k - 1);
  for (int r = 0; r < e.size && status == MPI_SUCCESS && k > 0; ++r) {
    if (r == e.rank) continue;
    status = post_receive(e, e.part(k - 1, r), e.count(k - 1, r), r, requests);
    if (status != MPI_SUCCESS) break;
    status = post_send(e, e.part(k - 1, e.rank), e.count(k - 1, e.rank), r, requests);
  }
  for (int r = 0; r < e.size && status == MPI_SUCCESS && k < e.pieces(); ++r) {
    if (r == e.rank) continue;
    status = post_receive(e, e.from(k, r), e.count(k, e.rank), r, requests);
    if (status != MPI_SUCCESS) break;
    status = post_send(e, e.part(k, r), e.count(k, r), r, requests);
  }
  return status;
}

}  // namespace

bool is_exchanged(int64_t n, nnc_dtype dtype, int ranks) {
  return ranks <= kMostRanks && n * dtype_size(dtype) >= kLeastBytes;
}

std::vector<Operation::Step> exchange_steps(const Group& group, std::shared_ptr<Communicator> comm,
                                            int64_t number, void* data, int64_t n, nnc_dtype dtype,
                                            std::shared_ptr<void> owner) {
  if (group.size() == 1) return {};
  const auto e = std::make_shared<Exchange>();
  e->comm = std::move(comm);
  e->owner = std::move(owner);
  e->rank = group.rank();
  e->size = group.size();
  e->tag = static_cast<int>(number % kTags);
  e->data = static_cast<char*>(data);
  e->n = n;
  e->dtype = dtype;
  e->piece = kPieceBytes / e->element();
  const auto most = static_cast<size_t>((kPieceBytes / e->size + e->element()) * (e->size - 1));
  for (std::vector<char>& r : e->received) r.resize(most);
  std::vector<Operation::Step> steps;
  for (int64_t k = 0; k <= e->pieces(); ++k) {
    steps.push_back(
        [e, k](std::vector<MPI_Request>& requests) { return begin_step(*e, k, requests); });
  }
  return steps;
}

}  // namespace nnc::mpi
