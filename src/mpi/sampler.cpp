// SPDX-License-Identifier: Apache-2.0
// torch.utils.data.DistributedSampler.
#include <numeric>
#include <vector>

#include "mpi/group.h"
#include "mpi/options.h"
#include "nnc/mpi.h"

namespace nnc::mpi {
namespace {

struct SamplerOptions {
  int64_t replicas, rank, seed, epoch, start;
  bool shuffle, drop_last;
};

SamplerOptions read(Options& o, nnc_mpi_group* group) {
  const bool given = o.has("num_replicas") && o.has("rank");
  const std::shared_ptr<Group> g = given && !group ? nullptr : object<Group>(group, "group");
  SamplerOptions s = {};
  s.replicas = o.integer("num_replicas", g ? g->size() : 1, 1, int64_t{1} << 31);
  s.rank = o.integer("rank", g ? g->rank() : 0, 0, int64_t{1} << 31);
  check(s.rank < s.replicas, NNC_E_INVALID, "rank ", s.rank, " is not below num_replicas ",
        s.replicas);
  s.seed = o.integer("seed", 0, INT64_MIN, INT64_MAX);
  s.epoch = o.integer("epoch", 0, 0, INT64_MAX);
  s.start = o.integer("start", 0, 0, INT64_MAX);
  s.shuffle = o.flag("shuffle", true);
  s.drop_last = o.flag("drop_last", false);
  return s;
}

std::vector<int64_t> order(int64_t length, const SamplerOptions& s) {
  std::vector<int64_t> indices(static_cast<size_t>(length));
  if (!s.shuffle) {
    std::iota(indices.begin(), indices.end(), int64_t{0});
    return indices;
  }
  Owned<nnc_ctx> ctx;
  take(nnc_ctx_new("grad=False", ctx.out()));
  const auto sum = static_cast<uint64_t>(s.seed) + static_cast<uint64_t>(s.epoch);
  take(nnc_manual_seed(ctx.get(), static_cast<int64_t>(sum)));
  Owned<nnc_tensor> permutation;
  take(nnc_randperm(ctx.get(), length, NNC_INT64, permutation.out()));
  take(nnc_tensor_copy_to(ctx.get(), permutation.get(), indices.data(),
                          length * static_cast<int64_t>(sizeof(int64_t))));
  return indices;
}

std::vector<int64_t> indices_of(int64_t length, const SamplerOptions& s) {
  check(length >= 0 && length <= int64_t{1} << 40, NNC_E_INVALID, "length must be in 0..2^40, got ",
        length);
  check(s.start <= length, NNC_E_INVALID, "start ", s.start, " is beyond the ", length,
        " samples that there are");
  std::vector<int64_t> all = order(length, s);
  all.erase(all.begin(), all.begin() + s.start);
  const auto n = static_cast<int64_t>(all.size());
  // What does not divide is left out, or made up for by the first ones, again and again.
  const int64_t each = s.drop_last ? n / s.replicas : (n + s.replicas - 1) / s.replicas;
  std::vector<int64_t> mine;
  mine.reserve(static_cast<size_t>(each));
  for (int64_t i = 0; i < each; ++i) {
    mine.push_back(all[static_cast<size_t>((i * s.replicas + s.rank) % n)]);
  }
  return mine;
}

}  // namespace
}  // namespace nnc::mpi

using namespace nnc::mpi;

nnc_error* nnc_mpi_distributed_sampler_indices(nnc_ctx* ctx, nnc_mpi_group* group, int64_t length,
                                               const char* options, nnc_tensor** out) {
  return guard(__func__, [&] {
    Options o(options);
    const SamplerOptions s = read(o, group);
    o.finish();
    const std::vector<int64_t> mine = indices_of(length, s);
    const auto n = static_cast<int64_t>(mine.size());
    take(nnc_tensor_from_data(ctx, mine.data(), &n, 1, NNC_INT64, out));
  });
}

nnc_error* nnc_mpi_distributed_sampler_new(nnc_ctx* ctx, nnc_mpi_group* group, nnc_dataset* dataset,
                                           const char* options, nnc_sampler** out) {
  return guard(__func__, [&] {
    Options o(options);
    const SamplerOptions s = read(o, group);
    const int64_t batch = o.integer("batch_size", 1, 1, int64_t{1} << 40);
    const bool drop_last_batch = o.flag("drop_last_batch", false);
    o.finish();
    const int64_t length = nnc_dataset_len(dataset);
    check(length >= 0, NNC_E_HANDLE,
          dataset ? "dataset is not a live dataset handle" : "dataset is NULL");
    std::vector<int64_t> mine = indices_of(length, s);
    const auto n = static_cast<int64_t>(mine.size());
    std::vector<int64_t> lengths(static_cast<size_t>(n / batch), batch);
    const int64_t rest = n % batch;
    if (rest > 0 && drop_last_batch) mine.resize(static_cast<size_t>(n - rest));
    if (rest > 0 && !drop_last_batch) lengths.push_back(rest);
    take(nnc_listed_batches_new(ctx, mine.data(), static_cast<int64_t>(mine.size()), lengths.data(),
                                static_cast<int64_t>(lengths.size()), out));
  });
}
