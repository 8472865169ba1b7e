// SPDX-License-Identifier: Apache-2.0
// The order of samples, and what is drawn for it, as PyTorch has them: tests/golden/make_data.py.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "support/data.h"

namespace nnc_test {
namespace {

struct Row {
  std::string kind;
  int64_t n = 0, replacement = 0, num_samples = 0, own = 0, seed = 0, batch = 0, drop_last = 0,
          workers = 0, persistent = 0, epochs = 0;
};

std::istream& operator>>(std::istream& in, Row& r) {
  return in >> r.kind >> r.n >> r.replacement >> r.num_samples >> r.own >> r.seed >> r.batch >>
         r.drop_last >> r.workers >> r.persistent >> r.epochs;
}

// What samples are is drawn when they are asked for.
nnc_error* draw_sample(uintptr_t, nnc_ctx* ctx, int64_t, nnc_tensor** out, int64_t, int64_t* n) {
  *n = 1;
  return nnc_randint(ctx, 0, 100000, nullptr, 0, NNC_INT64, out);
}
nnc_error* length_of(uintptr_t self, nnc_ctx*, int64_t* out) {
  *out = static_cast<int64_t>(self);
  return nullptr;
}

nnc_sampler* sampler_of(nnc_ctx* ctx, const Row& r, nnc_dataset* dataset, nnc_ctx* generator) {
  nnc_sampler* s = nullptr;
  if (r.kind == "random" || r.kind == "drawing") {
    const int64_t* count = r.num_samples ? &r.num_samples : nullptr;
    ok(nnc_random_sampler_new(ctx, dataset, r.replacement != 0, count, generator, &s));
  } else if (r.kind == "subset") {
    std::vector<int64_t> odd;
    for (int64_t i = 1; i < r.n; i += 2) odd.push_back(i);
    ok(nnc_subset_random_sampler_new(ctx, odd.data(), static_cast<int64_t>(odd.size()), generator,
                                     &s));
  } else if (r.kind == "weighted") {
    std::vector<double> weights;
    for (int64_t i = 0; i < r.n; ++i) weights.push_back(static_cast<double>(i % 5 + 1));
    nnc_tensor* w = nullptr;
    ok(nnc_tensor_from_data(ctx, weights.data(), &r.n, 1, NNC_FLOAT64, &w));
    ok(nnc_weighted_random_sampler_new(ctx, w, r.num_samples ? r.num_samples : r.n,
                                       r.replacement != 0, generator, &s));
  }
  return s;
}

// Batches of a random order, or of 1, 2, 3, ... places from the end on.
nnc_sampler* batches_of(nnc_ctx* ctx, const Row& r, nnc_dataset* dataset, nnc_ctx* generator) {
  nnc_sampler *s = nullptr, *out = nullptr;
  if (r.kind == "batched") {
    const int64_t* count = r.num_samples ? &r.num_samples : nullptr;
    ok(nnc_random_sampler_new(ctx, dataset, r.replacement != 0, count, generator, &s));
    ok(nnc_batch_sampler_new(ctx, s, r.batch, r.drop_last != 0, &out));
    return out;
  }
  std::vector<int64_t> places, lengths;
  for (int64_t i = r.n; i-- > 0;) places.push_back(i);
  for (int64_t left = r.n, n = 1; left > 0; left -= lengths.back(), ++n)
    lengths.push_back(std::min(n, left));
  ok(nnc_listed_batches_new(ctx, places.data(), r.n, lengths.data(),
                            static_cast<int64_t>(lengths.size()), &out));
  return out;
}

int64_t probe(nnc_ctx* ctx) {
  nnc_tensor* t = nullptr;
  ok(nnc_randint(ctx, 0, 1 << 30, nullptr, 0, NNC_INT64, &t));
  return elements_of(t)[0];
}

// any_thread: may workers ask the dataset whose samples are drawn?
std::vector<int64_t> load(nnc_ctx* ctx, const Row& r, bool any_thread) {
  ok(nnc_manual_seed(ctx, r.seed));
  nnc_ctx* generator = nullptr;
  if (r.own) {
    ok(nnc_ctx_fork(ctx, ("seed=" + std::to_string(r.seed + 7)).c_str(), &generator));
  }
  nnc_dataset* dataset = counting_dataset(ctx, r.n);
  if (r.kind == "drawing") {
    const nnc_dataset_vtable vtable{sizeof vtable, any_thread, length_of, draw_sample, nullptr};
    ok(nnc_dataset_new_user(ctx, &vtable, static_cast<uintptr_t>(r.n), &dataset));
  }
  const bool has_batches = r.kind == "batched" || r.kind == "listed";
  nnc_sampler* sampler =
      has_batches ? batches_of(ctx, r, dataset, generator) : sampler_of(ctx, r, dataset, generator);
  std::string options = "num_workers=" + std::to_string(r.workers);
  if (!has_batches) options += ", batch_size=" + (r.batch ? std::to_string(r.batch) : "None");
  if (r.kind == "shuffle") options += ", shuffle=True";
  if (r.drop_last && !has_batches) options += ", drop_last=True";
  if (r.persistent) options += ", persistent_workers=True";
  nnc_data_loader* loader = nullptr;
  ok(nnc_data_loader_new(ctx, dataset, sampler, options.c_str(), generator, &loader));
  std::vector<int64_t> seen;
  for (int64_t e = 0; e < r.epochs; ++e) {
    nnc_data_loader_iter* iterator = nullptr;
    ok(nnc_data_loader_iter_new(ctx, loader, &iterator));
    int64_t batches = 0;
    for (const auto& batch : all_batches(ctx, iterator)) {
      seen.insert(seen.end(), batch.begin(), batch.end());
      seen.push_back(-1);
      ++batches;
    }
    EXPECT_EQ(batches, nnc_data_loader_len(loader));
    seen.push_back(-2);
    nnc_release(iterator);
  }
  seen.push_back(probe(ctx));
  seen.push_back(r.own ? probe(generator) : 0);
  return seen;
}

std::vector<int64_t> split(nnc_ctx* ctx, std::istream& in) {
  int64_t seed = 0, n = 0;
  in >> seed >> n;
  ok(nnc_manual_seed(ctx, seed));
  std::vector<int64_t> whole;
  std::vector<double> parts;
  std::string word;
  for (in >> word; word != "="; in >> word) {
    parts.push_back(std::stod(word));
    if (word.find('.') == std::string::npos) whole.push_back(std::stoll(word));
  }
  const auto count = static_cast<int64_t>(parts.size());
  std::vector<nnc_dataset*> out(parts.size());
  nnc_dataset* dataset = counting_dataset(ctx, n);
  if (whole.size() == parts.size())
    ok(nnc_random_split(ctx, dataset, whole.data(), count, out.data()));
  else
    ok(nnc_random_split_fractions(ctx, dataset, parts.data(), count, out.data()));
  std::vector<int64_t> seen;
  for (nnc_dataset* part : out) {
    for (int64_t i = 0; i < nnc_dataset_len(part); ++i) seen.push_back(sample_of(ctx, part, i));
    seen.push_back(-1);
  }
  return seen;
}

TEST(DataGolden, OrderAndDrawsAreTorchs) {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/data.txt");
  int rows = 0;
  for (std::string line; std::getline(file, line); ++rows) {
    Scope scope;
    std::istringstream in(line);
    const std::string what = line.substr(0, line.find('='));
    std::vector<int64_t> expected;
    std::istringstream values(line.substr(line.find('=') + 1));
    for (int64_t v = 0; values >> v;) expected.push_back(v);
    std::string kind;
    in >> kind;
    if (kind == "split") {
      EXPECT_EQ(split(scope.ctx, in), expected) << what;
      continue;
    }
    Row row;
    in >> row;
    for (const bool any_thread : {false, true}) {
      EXPECT_EQ(load(scope.ctx, row, any_thread), expected) << what << " any_thread " << any_thread;
    }
  }
  EXPECT_EQ(rows, 138);
}

}  // namespace
}  // namespace nnc_test
