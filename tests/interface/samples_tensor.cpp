// SPDX-License-Identifier: Apache-2.0
// Rows of making, reading and writing tensors.
#include "io/dlpack.h"
#include "support/samples.h"

namespace nnc::testing {
namespace {

const double kData[] = {1, -2, 3.5, 0, 5, 6};
double g_memory[] = {1, 2, 3, 4};
double g_buffer[6];

// The elements of a float64 tensor of 6, read by way of memory.
Out six(const void* data) {
  return c(nnc_tensor_from_data, data, list({6}), NNC_FLOAT64);
}

constexpr int32_t kSwitches[] = {0, 1};
const void* const kOff = &kSwitches[0];
const void* const kOn = &kSwitches[1];

// What a tensor looks like under these print options.
template <class... A>
Out printed(const Tensor& x, const A&... options) {
  const Handle ctx = c(nnc_ctx_fork, "");
  c(nnc_set_printoptions, With{ctx}, options...);
  return bytes(c(nnc_tensor_repr, With{ctx}, x));
}

// The bytes of a tensor of 6 as another library gets them.
Out exported(const Tensor& x) {
  static io::ManagedTensor* out;
  c(nnc_to_dlpack, x, static_cast<const void*>(&out));
  Tensor y = six(out->tensor.data);
  out->deleter(out);
  return y;
}
// A (2, 2) tensor of another library.
int64_t g_two_by_two[] = {2, 2};
io::ManagedTensor g_theirs = {
    {1, 0}, nullptr, nullptr, 0, {g_memory, {1, 0}, 2, {2, 64, 1}, g_two_by_two, nullptr, 0}};
const void* const kTheirs = &g_theirs;

// clang-format off
[[maybe_unused]] const bool g_tensor_makers = add_samples("tensor", {
    row("tensor_from_data", "plain", {},
        [](X) { return c(nnc_tensor_from_data, kData, list({2, 3}), NNC_FLOAT64); },
        "torch.tensor([[1, -2, 3.5], [0, 5, 6]], dtype=f64)"),
    row("from_blob", "transposed", {},
        [](X) {
          return c(nnc_from_blob, g_memory, list({2, 2}), list({1, 2}), NNC_FLOAT64, none,
                   0);
        },
        "torch.tensor([[1, 2], [3, 4]], dtype=f64).t()"),
    row("from_blob", "repeated", {},
        [](X) {
          return c(nnc_from_blob, g_memory, list({2, 2}), list({0, 1}), NNC_FLOAT64, none,
                   0);
        },
        "torch.tensor([1, 2], dtype=f64).expand(2, 2)"),
    row("to_dlpack", "plain", {in({2, 3}).no_grad()}, [](X x) { return exported(x[0]); },
        "a.detach().flatten().clone(memory_format=torch.contiguous_format)").no_float32().no_layouts(),
    row("from_dlpack", "shared", {}, [](X) { return c(nnc_from_dlpack, kTheirs, none); },
        "torch.tensor([[1, 2], [3, 4]], dtype=f64)"),
    row("from_dlpack", "copied", {}, [](X) { return c(nnc_from_dlpack, kTheirs, kOn); },
        "torch.tensor([[1, 2], [3, 4]], dtype=f64)"),
    row("as_tensor", "as_it_is", {in({2, 3})}, [](X x) { return c(nnc_as_tensor, x[0], 0); },
        "torch.as_tensor(a)").no_float32(),
    row("as_tensor", "converted", {in({2, 3})},
        [](X x) { return c(nnc_as_tensor, x[0], NNC_FLOAT32); },
        "torch.as_tensor(a, dtype=torch.float32)").no_float32().no_gradcheck(),
    row("empty", "zeroed", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty, list({2, 3}), NNC_INT32);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3, dtype=torch.int32).zero_()"),
    row("zeros", "default_dtype", {}, [](X) { return c(nnc_zeros, list({2, 3}), 0); },
        "torch.zeros(2, 3)"),
    row("ones", "bool", {}, [](X) { return c(nnc_ones, list({2, 3}), NNC_BOOL); },
        "torch.ones(2, 3, dtype=torch.bool)"),
    row("ones", "scalar", {}, [](X) { return c(nnc_ones, none, 0); }, "torch.ones(())"),
    row("full", "plain", {}, [](X) { return c(nnc_full, list({3}), -2.5, NNC_FLOAT64); },
        "torch.full((3,), -2.5, dtype=f64)"),
    row("zeros_like", "plain", {in({2, 3})}, [](X x) { return c(nnc_zeros_like, x[0], 0); },
        "torch.zeros_like(a)"),
    row("zeros_like", "dtype", {ints({2, 3}, 1, 5)},
        [](X x) { return c(nnc_zeros_like, x[0], NNC_FLOAT64); }, "torch.zeros_like(a, dtype=f64)"),
    row("ones_like", "plain", {ints({2, 3}, 1, 5)}, [](X x) { return c(nnc_ones_like, x[0], 0); },
        "torch.ones_like(a)"),
    row("arange", "fractions", {}, [](X) { return c(nnc_arange, 0.5, 3.0, 0.75, 0); },
        "torch.arange(0.5, 3.0, 0.75)"),
    row("linspace", "plain", {}, [](X) { return c(nnc_linspace, -1.0, 2.0, 5, NNC_FLOAT64); },
        "torch.linspace(-1, 2, 5, dtype=f64)"),
    row("eye", "plain", {}, [](X) { return c(nnc_eye, 2, 3, 0); }, "torch.eye(2, 3)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_tensor_readers = add_samples("tensor", {
    row("tensor_ndim", "plain", {in({2, 3})}, [](X x) { return c(nnc_tensor_ndim, x[0]); },
        "torch.tensor(a.ndim)"),
    row("tensor_numel", "plain", {in({2, 3})}, [](X x) { return c(nnc_tensor_numel, x[0]); },
        "torch.tensor(a.numel())"),
    row("tensor_size", "last", {in({2, 3, 4})}, [](X x) { return c(nnc_tensor_size, x[0], -1); },
        "torch.tensor(a.size(-1))"),
    row("tensor_size", "first", {in({2, 3, 4})}, [](X x) { return c(nnc_tensor_size, x[0], 0); },
        "torch.tensor(a.size(0))"),
    row("tensor_stride", "transposed", {in({2, 3, 4})},
        [](X x) { return c(nnc_tensor_stride, c(nnc_transpose, x[0], 0, 2), 0); },
        "torch.tensor(a.transpose(0, 2).stride(0))").no_layouts(),
    row("tensor_stride", "middle", {in({2, 3, 4})},
        [](X x) { return c(nnc_tensor_stride, x[0], -2); }, "torch.tensor(a.stride(-2))")
        .no_layouts(),
    row("tensor_storage_offset", "plain", {in({2, 3})},
        [](X x) { return c(nnc_tensor_storage_offset, c(nnc_select, x[0], 0, 1)); },
        "torch.tensor(a[1].storage_offset())").no_layouts(),
    row("tensor_dtype", "int16", {ints({2}, 0, 5, DType::kInt16)},
        [](X x) -> Out {
          const Tensor got = c(nnc_tensor_dtype, x[0]);
          return c(nnc_eq_scalar, got, static_cast<double>(NNC_INT16));
        },
        "torch.tensor(a.dtype == torch.int16)"),
    row("tensor_element_size", "half", {in({2}).type(DType::kFloat16)},
        [](X x) { return c(nnc_tensor_element_size, x[0]); }, "torch.tensor(a.element_size())"),
    row("tensor_is_contiguous", "transposed", {in({2, 3})},
        [](X x) { return c(nnc_tensor_is_contiguous, c(nnc_t, x[0])); },
        "torch.tensor(int(a.t().is_contiguous()))").no_layouts(),
    row("tensor_is_contiguous", "plain", {in({2, 3})},
        [](X x) { return c(nnc_tensor_is_contiguous, x[0]); },
        "torch.tensor(int(a.is_contiguous()))").no_layouts(),
    row("tensor_version", "written", {in({2, 3})},
        [](X x) {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_zero_, t);
          c(nnc_fill_, t, 3.0);
          return c(nnc_tensor_version, t);
        },
        "torch.tensor(a.clone().zero_().fill_(3.)._version)"),
    row("tensor_version", "of_randn", {},
        [](X) { return c(nnc_tensor_version, c(nnc_randn, list({2, 3}), 0)); },
        "torch.tensor(torch.randn(2, 3)._version)"),
    row("tensor_version", "of_randint", {},
        [](X) { return c(nnc_tensor_version, c(nnc_randint, 0, 5, list({2, 3}), 0)); },
        "torch.tensor(torch.randint(0, 5, (2, 3))._version)"),
    row("tensor_version", "of_rand_like", {in({2, 3})},
        [](X x) { return c(nnc_tensor_version, c(nnc_rand_like, x[0], 0)); },
        "torch.tensor(torch.rand_like(a)._version)"),
    row("tensor_version", "of_normal", {in({2, 3})},
        [](X x) { return c(nnc_tensor_version, c(nnc_normal, x[0], c(nnc_abs, x[0]))); },
        "torch.tensor(torch.normal(a, a.abs())._version)"),
    row("tensor_data", "plain", {in({2, 3})},
        [](X x) { return six(c(nnc_tensor_data, x[0]).pointer); }, "a.detach().flatten()")
        .no_float32().no_layouts(),
    row("tensor_data_mut", "plain", {in({2, 3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          const void* data = c(nnc_tensor_data_mut, t).pointer;
          static_cast<double*>(const_cast<void*>(data))[4] = 7;
          return Tensors{c(nnc_detach, t), c(nnc_tensor_version, t)};
        },
        "(a.detach().flatten().index_fill(0, torch.tensor([4]), 7).reshape(2, 3), torch.tensor(1))")
        .no_float32().no_layouts(),
    row("tensor_copy_to", "transposed", {in({3, 2})},
        [](X x) {
          c(nnc_tensor_copy_to, c(nnc_t, x[0]), g_buffer, 48);
          return six(g_buffer);
        },
        "a.detach().t().flatten()").no_float32(),
    row("tensor_item", "plain", {in({1, 1})}, [](X x) { return c(nnc_tensor_item, x[0]); },
        "torch.tensor(a.item(), dtype=f64)").no_float32(),
    row("tensor_repr", "plain", {in({2, 3}).values({1, -2, 3.25, 0, 1e-3, 7})},
        [](X x) { return bytes(c(nnc_tensor_repr, x[0])); }, "text(a)").no_float32(),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_tensor_printed = add_samples("tensor", {
    row("set_printoptions", "precision", {in({2, 3}).values({1, -2, 3.25, 0, 1e-3, 7})},
        [](X x) { return printed(x[0], 2, none, none, none, none, none); },
        "printed(a, precision=2)").no_float32(),
    row("set_printoptions", "whole", {in({2, 3}).values({1, -2, 3.25, 0, 8.5, 7})},
        [](X x) { return printed(x[0], 0, none, none, none, none, none); },
        "printed(a, precision=0)").no_float32(),
    row("set_printoptions", "threshold", {in({3, 7})},
        [](X x) { return printed(x[0], none, 5, 2, none, none, none); },
        "printed(a, threshold=5, edgeitems=2)").no_float32(),
    row("set_printoptions", "no_edges", {in({3, 7})},
        [](X x) { return printed(x[0], none, 5, 0, none, none, none); },
        "printed(a, threshold=5, edgeitems=0)").no_float32(),
    row("set_printoptions", "no_edges_of_a_row", {in({7})},
        [](X x) { return printed(x[0], none, -1, 0, none, none, none); },
        "printed(a, threshold=-1, edgeitems=0)").no_float32(),
    row("set_printoptions", "no_edges_of_a_number", {in({})},
        [](X x) { return printed(x[0], none, -1, 0, none, none, none); },
        "printed(a, threshold=-1, edgeitems=0)").no_float32(),
    row("set_printoptions", "linewidth", {in({2, 5})},
        [](X x) { return printed(x[0], none, none, none, 30, none, none); },
        "printed(a, linewidth=30)").no_float32(),
    row("set_printoptions", "narrow", {in({2, 3})},
        [](X x) { return printed(x[0], none, none, none, 0, none, none); },
        "printed(a, linewidth=0)").no_float32(),
    row("set_printoptions", "scientific", {ints({2, 3}, -9, 9).type(DType::kFloat64)},
        [](X x) { return printed(x[0], none, none, none, none, none, kOn); },
        "printed(a, sci_mode=True)").no_float32(),
    row("set_printoptions", "not_scientific", {in({4}).values({1, 1e-5, 2e9, 0.5})},
        [](X x) { return printed(x[0], none, none, none, none, none, kOff); },
        "printed(a, sci_mode=False)").no_float32(),
    row("set_printoptions", "short", {in({2, 3})},
        [](X x) { return printed(x[0], none, none, none, none, "short", none); },
        "printed(a, profile='short')").no_float32(),
    row("set_printoptions", "full", {in({1001})},
        [](X x) { return printed(x[0], none, none, none, none, "full", none); },
        "printed(a, profile='full')").no_float32(),
    row("set_printoptions", "short_but_precise", {in({2, 3})},
        [](X x) { return printed(x[0], 7, none, none, none, "short", none); },
        "printed(a, profile='short', precision=7)").no_float32(),
    row("set_printoptions", "back_to_default", {in({2, 3})},
        [](X x) {
          const Handle ctx = c(nnc_ctx_fork, "");
          c(nnc_set_printoptions, With{ctx}, 1, 0, 1, 20, none, kOn);
          c(nnc_set_printoptions, With{ctx}, none, none, none, none, "default", none);
          return bytes(c(nnc_tensor_repr, With{ctx}, x[0]));
        },
        "text(a)").no_float32(),
    row("set_printoptions", "of_a_variant", {in({2, 3})},
        [](X x) -> Out {
          const Handle parent = c(nnc_ctx_fork, "");
          c(nnc_set_printoptions, With{parent}, 2, none, none, none, none, none);
          const Handle child = c(nnc_ctx_fork, With{parent}, "");
          c(nnc_set_printoptions, With{parent}, 3, none, none, none, none, none);
          return Tensors{bytes(c(nnc_tensor_repr, With{child}, x[0])),
                         bytes(c(nnc_tensor_repr, With{parent}, x[0]))};
        },
        "(printed(a, precision=2), printed(a, precision=3))").no_float32(),
});

[[maybe_unused]] const bool g_tensor_writers = add_samples("tensor", {
    row("tensor_to", "half", {in({2, 3}).type(DType::kFloat32)},
        [](X x) { return c(nnc_tensor_to, x[0], NNC_FLOAT16); }, "a.to(torch.float16)")
        .no_gradcheck(),
    row("tensor_to", "int", {in({2, 3}).range(-9, 9)},
        [](X x) { return c(nnc_tensor_to, x[0], NNC_INT32); }, "a.to(torch.int32)"),
    row("clone", "plain", {in({2, 3})}, [](X x) { return c(nnc_clone, x[0]); }, "a.clone()"),
    row("contiguous", "transposed", {in({2, 3})},
        [](X x) { return c(nnc_contiguous, c(nnc_t, x[0])); }, "a.t().contiguous()")
        .no_layouts(),
    row("copy_", "broadcast", {in({2, 3}), in({3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_copy_, t, x[1]);
          return t;
        },
        "a.clone().copy_(b)"),
    row("fill_", "plain", {in({2, 3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_fill_, t, -1.5);
          return t;
        },
        "a.clone().fill_(-1.5)"),
    row("zero_", "plain", {in({2, 3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_zero_, t);
          return t;
        },
        "a.clone().zero_()"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
