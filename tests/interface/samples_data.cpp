// SPDX-License-Identifier: Apache-2.0
// Rows of datasets, samplers and loaders. What passes give for many options is in
// tests/capi/data_golden_test.cpp.
#include "interface/callbacks.h"
#include "nnc/data.h"

namespace nnc::testing {
namespace {

In data_in(Dims sizes) {
  return constant(std::move(sizes));
}
Handle tensor_dataset(X x) {
  return c(nnc_tensor_dataset_new, x);
}
// Sample 1 of a dataset of one tensor.
Out second_sample(const Handle& dataset) {
  return c(nnc_dataset_get, dataset, 1, outputs(1));
}
Out sampled(const Handle& sampler) {
  return c(nnc_sampler_indices, sampler);
}
Handle data_loader(X x, const char* options) {
  const Handle d = tensor_dataset(x);
  const Handle s = c(nnc_sequential_sampler_new, d);
  return c(nnc_data_loader_new, d, s, options);
}
Handle data_pass(const Handle& loader) {
  return c(nnc_data_loader_iter_new, loader);
}

nnc_error* three_samples(uintptr_t, nnc_ctx*, int64_t* out) {
  *out = 3;
  return nullptr;
}
nnc_error* place_itself(uintptr_t, nnc_ctx* ctx, int64_t index, nnc_tensor** out, int64_t,
                        int64_t* n) {
  *n = 1;
  return nnc_full(ctx, nullptr, 0, static_cast<double>(index), NNC_FLOAT64, out);
}
constexpr nnc_dataset_vtable kPlaces{sizeof(nnc_dataset_vtable), 0, three_samples, place_itself,
                                     nullptr};

// Two datasets, for as long as the tests repeat calls: place 0, and places 1 and 2.
const void* two_datasets() {
  static const Handle places = c(nnc_dataset_new_user, &kPlaces, 0);
  static const Handle first = c(nnc_subset_new, places, list({0}));
  static const Handle next = c(nnc_subset_new, places, list({1, 2}));
  static const void* const both[] = {first.get(), next.get()};
  return both;
}

// clang-format off
[[maybe_unused]] const bool g_data = add_samples("data", {
    row("tensor_dataset_new", "two_fields", {data_in({3, 2}), data_in({3})},
        [](X x) { return c(nnc_dataset_get, tensor_dataset(x), -1, outputs(2)); },
        "(a[-1], b[-1])"),
    row("dataset_new_user", "places", {},
        [](X) { return second_sample(c(nnc_dataset_new_user, &kPlaces, 0)); },
        "torch.tensor(1., dtype=f64)"),
    row("subset_new", "from_the_end", {data_in({4, 2})},
        [](X x) { return second_sample(c(nnc_subset_new, tensor_dataset(x), list({0, -1}))); },
        "a[3]"),
    row("concat_dataset_new", "two", {},
        [](X) { return second_sample(c(nnc_concat_dataset_new, two_datasets(), 2)); },
        "torch.tensor(1., dtype=f64)"),
    row("random_split", "all", {data_in({5, 2})},
        [](X x) { return second_sample(c(nnc_random_split, tensor_dataset(x), list({5}))); },
        "a[torch.randperm(5)[1]]").seeded(3),
    row("random_split_fractions", "all", {data_in({5, 2})},
        [](X x) {
          const Tensor whole = Tensor::full({1}, 1.0, DType::kFloat64);
          return second_sample(c(nnc_random_split_fractions, tensor_dataset(x), whole));
        },
        "a[torch.randperm(5)[1]]").seeded(4),
    row("dataset_len", "three", {data_in({3, 2})},
        [](X x) { return c(nnc_dataset_len, tensor_dataset(x)); }, "torch.tensor(3)"),
    row("dataset_get", "first", {data_in({3, 2})},
        [](X x) { return c(nnc_dataset_get, tensor_dataset(x), 0, outputs(1)); }, "a[0]"),
    row("sequential_sampler_new", "five", {data_in({5})},
        [](X x) { return sampled(c(nnc_sequential_sampler_new, tensor_dataset(x))); },
        "torch.arange(5)"),
    row("random_sampler_new", "from_a_generator", {data_in({5})},
        [](X x) { return sampled(c(nnc_random_sampler_new, tensor_dataset(x), false, 5)); },
        "torch.randperm(5)").seeded(5),
    row("subset_random_sampler_new", "three", {},
        [](X) { return sampled(c(nnc_subset_random_sampler_new, list({4, 7, 2}))); },
        "torch.tensor([4, 7, 2])[torch.randperm(3)]").seeded(6),
    row("weighted_random_sampler_new", "four", {data_in({3})},
        [](X x) {
          const Tensor weights = c(nnc_abs, x[0]);
          return sampled(c(nnc_weighted_random_sampler_new, weights, 4, true));
        },
        "torch.multinomial(a.abs().double(), 4, True)").seeded(7),
    row("batch_sampler_new", "random", {data_in({7})},
        [](X x) {
          const Handle order = c(nnc_random_sampler_new, tensor_dataset(x), false, 7);
          return sampled(c(nnc_batch_sampler_new, order, 3, true));
        },
        "torch.randperm(7)[:6]").seeded(9),
    row("listed_batches_new", "two", {},
        [](X) { return sampled(c(nnc_listed_batches_new, list({4, 7, 2}), list({1, 2}))); },
        "torch.tensor([4, 7, 2])"),
    row("sampler_len", "batches", {data_in({7})},
        [](X x) {
          const Handle order = c(nnc_sequential_sampler_new, tensor_dataset(x));
          return c(nnc_sampler_len, c(nnc_batch_sampler_new, order, 3, false));
        },
        "torch.tensor(3)"),
    row("sampler_len", "four", {data_in({4})},
        [](X x) { return c(nnc_sampler_len, c(nnc_sequential_sampler_new, tensor_dataset(x))); },
        "torch.tensor(4)"),
    row("sampler_indices", "with_replacement", {data_in({6})},
        [](X x) { return c(nnc_sampler_indices, c(nnc_random_sampler_new, tensor_dataset(x), true, 9)); },
        "torch.randint(6, (9,))").seeded(8),
    row("data_loader_new", "without_a_batch", {data_in({3, 2})},
        [](X x) {
          return c(nnc_data_loader_next, data_pass(data_loader(x, "batch_size=None")), outputs(1));
        },
        "a[0]"),
    row("data_loader_len", "not_full", {data_in({5})},
        [](X x) { return c(nnc_data_loader_len, data_loader(x, "batch_size=2")); },
        "torch.tensor(3)"),
    row("data_loader_iter_new", "two_fields", {data_in({5, 2}), data_in({5})},
        [](X x) {
          const Handle pass = c(nnc_data_loader_iter_new, data_loader(x, "batch_size=2"));
          c(nnc_data_loader_next, pass, outputs(2));
          return c(nnc_data_loader_next, pass, outputs(2));
        },
        "(torch.stack((a[2], a[3])), torch.stack((b[2], b[3])))"),
    row("data_loader_next", "first", {data_in({5, 2}), data_in({5})},
        [](X x) {
          const Handle pass = data_pass(data_loader(x, "batch_size=3"));
          return c(nnc_data_loader_next, pass, outputs(2));
        },
        "(torch.stack((a[0], a[1], a[2])), torch.stack((b[0], b[1], b[2])))"),
    row("data_loader_next", "padded", {data_in({5, 2})},
        [](X x) {
          const Handle pass = data_pass(data_loader(x, "batch_size=3, padding_value=0"));
          return c(nnc_data_loader_next, pass, outputs(2));
        },
        "(torch.stack((a[0], a[1], a[2])), torch.tensor([2, 2, 2]))"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
