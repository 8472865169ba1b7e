// SPDX-License-Identifier: Apache-2.0
// Rows of datasets, samplers and loaders. What passes give for many options is in
// tests/capi/data_golden_test.cpp.
#include "interface/callbacks.h"
#include "nnc/data.h"

namespace nnc::testing {
namespace detail {
template <>
inline constexpr Type kTypeOf<nnc_dataset*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_sampler*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_data_loader*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_data_loader_iter*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_dataset**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_sampler**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_data_loader**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_data_loader_iter**> = Type::kOutHandle;
}  // namespace detail

namespace {

In plain(Dims sizes) {
  return constant(std::move(sizes));
}
Handle dataset_of(X x) {
  return c(nnc_tensor_dataset_new, x);
}
// Sample 1 of a dataset of one tensor.
Out second(const Handle& dataset) {
  return c(nnc_dataset_get, dataset, 1, outputs(1));
}
Out indices_of(const Handle& sampler) {
  return c(nnc_sampler_indices, sampler);
}
Handle loader_of(X x, const char* options) {
  const Handle d = dataset_of(x);
  const Handle s = c(nnc_sequential_sampler_new, d);
  return c(nnc_data_loader_new, d, s, options);
}
Handle pass_of(const Handle& loader) {
  return c(nnc_data_loader_iter_new, loader);
}

nnc_error* three(uintptr_t, nnc_ctx*, int64_t* out) {
  *out = 3;
  return nullptr;
}
nnc_error* place(uintptr_t, nnc_ctx* ctx, int64_t index, nnc_tensor** out, int64_t, int64_t* n) {
  *n = 1;
  return nnc_full(ctx, nullptr, 0, static_cast<double>(index), NNC_FLOAT64, out);
}
constexpr nnc_dataset_vtable kPlaces{sizeof(nnc_dataset_vtable), 0, three, place, nullptr};

// clang-format off
[[maybe_unused]] const bool g_data = add_samples("data", {
    row("tensor_dataset_new", "two_fields", {plain({3, 2}), plain({3})},
        [](X x) { return c(nnc_dataset_get, dataset_of(x), -1, outputs(2)); },
        "(a[-1], b[-1])"),
    row("dataset_new_user", "places", {},
        [](X) { return second(c(nnc_dataset_new_user, &kPlaces, 0)); },
        "torch.tensor(1., dtype=f64)"),
    row("subset_new", "from_the_end", {plain({4, 2})},
        [](X x) { return second(c(nnc_subset_new, dataset_of(x), list({0, -1}))); },
        "a[3]"),
    row("concat_dataset_new", "two", {plain({1, 2}), plain({3, 2})},
        [](X x) {
          const Handle first = dataset_of(Tensors{x[0]}), then = dataset_of(Tensors{x[1]});
          const void* const both[] = {first.get(), then.get()};
          return second(c(nnc_concat_dataset_new, both, 2));
        },
        "b[0]"),
    row("random_split", "all", {plain({5, 2})},
        [](X x) { return second(c(nnc_random_split, dataset_of(x), list({5}))); },
        "a[torch.randperm(5)[1]]").seeded(3),
    row("random_split_fractions", "all", {plain({5, 2})},
        [](X x) {
          static const double whole[] = {1.0};
          return second(c(nnc_random_split_fractions, dataset_of(x), whole, 1));
        },
        "a[torch.randperm(5)[1]]").seeded(4),
    row("dataset_len", "three", {plain({3, 2})},
        [](X x) { return c(nnc_dataset_len, dataset_of(x)); }, "torch.tensor(3)"),
    row("dataset_get", "first", {plain({3, 2})},
        [](X x) { return c(nnc_dataset_get, dataset_of(x), 0, outputs(1)); }, "a[0]"),
    row("sequential_sampler_new", "five", {plain({5})},
        [](X x) { return indices_of(c(nnc_sequential_sampler_new, dataset_of(x))); },
        "torch.arange(5)"),
    row("random_sampler_new", "from_a_generator", {plain({5})},
        [](X x) { return indices_of(c(nnc_random_sampler_new, dataset_of(x), false, 5)); },
        "torch.randperm(5)").seeded(5),
    row("subset_random_sampler_new", "three", {},
        [](X) { return indices_of(c(nnc_subset_random_sampler_new, list({4, 7, 2}))); },
        "torch.tensor([4, 7, 2])[torch.randperm(3)]").seeded(6),
    row("weighted_random_sampler_new", "four", {plain({3})},
        [](X x) {
          const Tensor weights = c(nnc_abs, x[0]);
          return indices_of(c(nnc_weighted_random_sampler_new, weights, 4, true));
        },
        "torch.multinomial(a.abs().double(), 4, True)").seeded(7),
    row("sampler_len", "four", {plain({4})},
        [](X x) { return c(nnc_sampler_len, c(nnc_sequential_sampler_new, dataset_of(x))); },
        "torch.tensor(4)"),
    row("sampler_indices", "with_replacement", {plain({6})},
        [](X x) { return c(nnc_sampler_indices, c(nnc_random_sampler_new, dataset_of(x), true, 9)); },
        "torch.randint(6, (9,))").seeded(8),
    row("data_loader_new", "without_a_batch", {plain({3, 2})},
        [](X x) {
          return c(nnc_data_loader_next, pass_of(loader_of(x, "batch_size=None")), outputs(1));
        },
        "a[0]"),
    row("data_loader_len", "not_full", {plain({5})},
        [](X x) { return c(nnc_data_loader_len, loader_of(x, "batch_size=2")); },
        "torch.tensor(3)"),
    row("data_loader_iter_new", "two_fields", {plain({5, 2}), plain({5})},
        [](X x) {
          const Handle pass = c(nnc_data_loader_iter_new, loader_of(x, "batch_size=2"));
          c(nnc_data_loader_next, pass, outputs(2));
          return c(nnc_data_loader_next, pass, outputs(2));
        },
        "(a[2:4], b[2:4])"),
    row("data_loader_next", "workers", {plain({5, 2}), plain({5})},
        [](X x) {
          const Handle pass = pass_of(loader_of(x, "batch_size=3, num_workers=2"));
          return c(nnc_data_loader_next, pass, outputs(2));
        },
        "(a[:3], b[:3])"),
    row("data_loader_next", "padded", {plain({5, 2})},
        [](X x) {
          const Handle pass = pass_of(loader_of(x, "batch_size=3, padding_value=0"));
          return c(nnc_data_loader_next, pass, outputs(2));
        },
        "(a[:3], torch.tensor([2, 2, 2]))"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
