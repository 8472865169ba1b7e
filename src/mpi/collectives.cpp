// SPDX-License-Identifier: Apache-2.0
#include "mpi/collectives.h"

#include <algorithm>
#include <cstring>

#include "nnc/mpi.h"

namespace nnc::mpi {

namespace {

constexpr int64_t kMostElements = (int64_t{1} << 31) - 1;  // that MPI counts

// Tensors that an operation reads and writes: they live as long as MPI may use them.
struct Ends {
  TensorHandle in, out;
};
using SharedEnds = std::shared_ptr<Ends>;

// Row-major, without a history, a handle of its own.
TensorHandle plain(nnc_ctx* free, nnc_tensor* input) {
  TensorHandle detached, contiguous;
  take(nnc_detach(free, input, detached.out()));
  take(nnc_contiguous(free, detached.get(), contiguous.out()));
  return contiguous;
}

TensorHandle empty(nnc_ctx* free, const std::vector<int64_t>& sizes, nnc_dtype dtype) {
  TensorHandle t;
  take(nnc_empty(free, sizes.data(), static_cast<int64_t>(sizes.size()), dtype, t.out()));
  return t;
}

void divide(nnc_ctx* free, nnc_tensor* t, Reduction op, int size) {
  if (op == Reduction::kAvg) take(nnc_mul_scalar_(free, t, 1.0 / size));
}

uint64_t hash_of(const std::string& s) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : s) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash >> 1;  // a number that can be negated
}

}  // namespace

int64_t wrap_dim(int64_t dim, int64_t ndim, const char* argument) {
  check(dim >= -ndim && dim < ndim, NNC_E_INDEX, argument, " ", dim, " is out of range for ", ndim,
        " dimensions");
  return dim < 0 ? dim + ndim : dim;
}

std::vector<int64_t> sizes_of(nnc_tensor* tensor) {
  const int64_t n = nnc_tensor_ndim(tensor);
  check(n >= 0, NNC_E_HANDLE, "not a live tensor handle");
  std::vector<int64_t> sizes(static_cast<size_t>(n));
  for (int64_t i = 0; i < n; ++i) sizes[static_cast<size_t>(i)] = nnc_tensor_size(tensor, i);
  return sizes;
}

void check_same_call(Group& group, const std::string& call, nnc_tensor* tensor) {
  std::string mine = call;
  if (tensor) {
    const std::vector<int64_t> sizes = sizes_of(tensor);
    mine += text(" of ", dtype_name(nnc_tensor_dtype(tensor)), " ",
                 sizes_text(sizes.data(), static_cast<int64_t>(sizes.size())));
  }
  group.require_alive();
  if (!group.checks() || group.size() == 1) return;
  const auto hash = static_cast<int64_t>(hash_of(mine));
  const std::vector<int64_t> most = group.all_reduce_max({hash, -hash});
  if (most[0] == -most[1]) return;
  // They differ: how, is told in so many letters.
  constexpr size_t kLetters = 160;
  std::string letters = mine.substr(0, kLetters);
  letters.resize(kLetters);
  const std::vector<char> all = group.all_gather(letters.data(), kLetters);
  const auto said = [&](int rank) {
    const char* at = all.data() + static_cast<size_t>(rank) * kLetters;
    return std::string(at, strnlen(at, kLetters));
  };
  for (int r = 1; r < group.size(); ++r) {
    if (said(r) != said(0)) {
      fail(NNC_E_INVALID, "ranks call different things: rank 0 ", said(0), ", rank ", r, " ",
           said(r));
    }
  }
  fail(NNC_E_INVALID, "ranks call different things: ", mine);
}

TensorHandle all_reduce(Group& group, nnc_tensor* input, Reduction op) {
  const FreeContext free;
  const nnc_dtype dtype = nnc_tensor_dtype(input);
  const int64_t n = nnc_tensor_numel(input);
  const auto ends = std::make_shared<Ends>();
  ends->in = plain(free.get(), input);
  ends->out = empty(free.get(), sizes_of(input), dtype);
  const void* in = nnc_tensor_data(ends->in.get());
  void* out = nnc_tensor_data_mut(ends->out.get());
  group.run("all_reduce", {[=, comm = group.comm()](std::vector<MPI_Request>& requests) {
              return ends ? begin_all_reduce(in, out, n, dtype, op, comm, requests) : 0;
            }});
  divide(free.get(), ends->out.get(), op, group.size());
  return std::move(ends->out);
}

TensorHandle broadcast(Group& group, nnc_tensor* input, int src) {
  const FreeContext free;
  const auto ends = std::make_shared<Ends>();
  // The one tensor is both ends: rank src has its elements there before.
  take(nnc_clone_memory_format(free.get(), plain(free.get(), input).get(), NNC_CONTIGUOUS_FORMAT,
                               ends->out.out()));
  void* out = nnc_tensor_data_mut(ends->out.get());
  const int64_t bytes = nnc_tensor_nbytes(ends->out.get());
  group.run("broadcast", {[=, comm = group.comm()](std::vector<MPI_Request>& requests) {
              return ends ? begin_broadcast(out, bytes, src, comm, requests) : 0;
            }});
  return std::move(ends->out);
}

TensorHandle all_gather(Group& group, nnc_tensor* input, int64_t dim) {
  const FreeContext free;
  std::vector<int64_t> sizes = sizes_of(input);
  const nnc_dtype dtype = nnc_tensor_dtype(input);
  const int64_t n = nnc_tensor_numel(input);
  check(n <= kMostElements, NNC_E_UNSUPPORTED, "parts of more than ", kMostElements,
        " elements are not gathered, got ", n);
  sizes.insert(sizes.begin(), group.size());
  const auto ends = std::make_shared<Ends>();
  ends->in = plain(free.get(), input);
  ends->out = empty(free.get(), sizes, dtype);
  const void* in = nnc_tensor_data(ends->in.get());
  void* out = nnc_tensor_data_mut(ends->out.get());
  group.run("all_gather", {[=, comm = group.comm()](std::vector<MPI_Request>& requests) {
              requests.emplace_back();
              const int count = ends ? static_cast<int>(n) : 0;
              return MPI_Iallgather(in, count, mpi_type(dtype), out, count, mpi_type(dtype), comm,
                                    &requests.back());
            }});
  // (N, a, b) to (N * a, b) for dim 0; for dim 1 to (a, N, b) and so on.
  TensorHandle moved, joined;
  const int64_t first = 0;
  take(nnc_movedim(free.get(), ends->out.get(), &first, &dim, 1, moved.out()));
  sizes.erase(sizes.begin());
  sizes[static_cast<size_t>(dim)] *= group.size();
  take(nnc_reshape(free.get(), moved.get(), sizes.data(), static_cast<int64_t>(sizes.size()),
                   joined.out()));
  return joined;
}

TensorHandle reduce_scatter(Group& group, nnc_tensor* input, Reduction op, int64_t dim) {
  const FreeContext free;
  std::vector<int64_t> sizes = sizes_of(input);
  const nnc_dtype dtype = nnc_tensor_dtype(input);
  int64_t& divided = sizes[static_cast<size_t>(dim)];
  check(divided % group.size() == 0, NNC_E_SHAPE, "dimension ", dim, " has size ", divided,
        ", which ", group.size(), " ranks cannot share");
  divided /= group.size();
  const int64_t n = nnc_tensor_numel(input) / group.size();
  check(n <= kMostElements, NNC_E_UNSUPPORTED, "parts of more than ", kMostElements,
        " elements are not scattered, got ", n);
  // The parts one after the other: (a, N * b) to (N, a, b).
  TensorHandle parts, moved;
  std::vector<int64_t> split = sizes;
  split.insert(split.begin() + dim, group.size());
  take(nnc_reshape(free.get(), plain(free.get(), input).get(), split.data(),
                   static_cast<int64_t>(split.size()), parts.out()));
  const int64_t first = 0;
  take(nnc_movedim(free.get(), parts.get(), &dim, &first, 1, moved.out()));
  const auto ends = std::make_shared<Ends>();
  ends->in = plain(free.get(), moved.get());
  ends->out = empty(free.get(), sizes, dtype);
  const void* in = nnc_tensor_data(ends->in.get());
  void* out = nnc_tensor_data_mut(ends->out.get());
  group.run("reduce_scatter", {[=, comm = group.comm()](std::vector<MPI_Request>& requests) {
              requests.emplace_back();
              const int count = ends ? static_cast<int>(n) : 0;
              return MPI_Ireduce_scatter_block(in, out, count, mpi_type(dtype), mpi_op(dtype, op),
                                               comm, &requests.back());
            }});
  divide(free.get(), ends->out.get(), op, group.size());
  return std::move(ends->out);
}

}  // namespace nnc::mpi
