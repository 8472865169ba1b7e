// SPDX-License-Identifier: Apache-2.0
// Rows of making, reading and writing tensors.
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

// clang-format off
[[maybe_unused]] const bool g_tensor_makers = add_samples("tensor", {
    row("tensor_from_data", "plain", {},
        [](X) { return c(nnc_tensor_from_data, kData, list({2, 3}), NNC_FLOAT64); },
        "torch.tensor([[1, -2, 3.5], [0, 5, 6]], dtype=f64)"),
    row("tensor_from_memory", "transposed", {},
        [](X) {
          return c(nnc_tensor_from_memory, g_memory, list({2, 2}), list({1, 2}), NNC_FLOAT64, none,
                   0);
        },
        "torch.tensor([[1, 2], [3, 4]], dtype=f64).t()"),
    row("tensor_from_memory", "repeated", {},
        [](X) {
          return c(nnc_tensor_from_memory, g_memory, list({2, 2}), list({0, 1}), NNC_FLOAT64, none,
                   0);
        },
        "torch.tensor([1, 2], dtype=f64).expand(2, 2)"),
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
