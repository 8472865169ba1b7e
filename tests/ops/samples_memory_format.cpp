// SPDX-License-Identifier: Apache-2.0
// Orders of elements in memory that a caller asks for.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_memory_format_copies = add_samples("memory_format", {
    row("clone_memory_format", "images_default", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_clone_memory_format, x[0], 0); },
        "a.clone()"),
    row("clone_memory_format", "images_contiguous_format", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CONTIGUOUS_FORMAT); },
        "a.clone(memory_format=torch.contiguous_format)"),
    row("clone_memory_format", "images_preserve_format", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_clone_memory_format, x[0], NNC_PRESERVE_FORMAT); },
        "a.clone(memory_format=torch.preserve_format)"),
    row("clone_memory_format", "images_channels_last", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CHANNELS_LAST); },
        "a.clone(memory_format=torch.channels_last)"),
    row("clone_memory_format", "volumes_channels_last_3d", {in({2, 3, 2, 2, 3})},
        [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CHANNELS_LAST_3D); },
        "a.clone(memory_format=torch.channels_last_3d)"),
    row("clone_memory_format", "volumes_contiguous_format", {in({2, 3, 2, 2, 3})},
        [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CONTIGUOUS_FORMAT); },
        "a.clone(memory_format=torch.contiguous_format)"),
    row("clone_memory_format", "matrix_default", {in({2, 3})},
        [](X x) { return c(nnc_clone_memory_format, x[0], 0); },
        "a.clone()"),
    row("clone_memory_format", "matrix_contiguous_format", {in({2, 3})},
        [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CONTIGUOUS_FORMAT); },
        "a.clone(memory_format=torch.contiguous_format)"),
    row("clone_memory_format", "one_channel_channels_last", {in({2, 1, 2, 3})},
        [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CHANNELS_LAST); },
        "a.clone(memory_format=torch.channels_last)"),
    row("clone_memory_format", "nothing_channels_last", {in({2, 0, 2, 3})},
        [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CHANNELS_LAST); },
        "a.clone(memory_format=torch.channels_last)"),
    row("clone_memory_format", "integers_channels_last", {ints({2, 3, 2, 2}, 0, 9)},
        [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CHANNELS_LAST); },
        "a.clone(memory_format=torch.channels_last)"),
    row("contiguous_memory_format", "images_default", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], 0); },
        "a.contiguous()").no_write_check(),
    row("contiguous_memory_format", "images_contiguous_format", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], NNC_CONTIGUOUS_FORMAT); },
        "a.contiguous(memory_format=torch.contiguous_format)").no_write_check(),
    row("contiguous_memory_format", "images_channels_last", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], NNC_CHANNELS_LAST); },
        "a.contiguous(memory_format=torch.channels_last)").no_write_check(),
    row("contiguous_memory_format", "volumes_channels_last_3d", {in({2, 3, 2, 2, 3})},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], NNC_CHANNELS_LAST_3D); },
        "a.contiguous(memory_format=torch.channels_last_3d)").no_write_check(),
    row("contiguous_memory_format", "volumes_contiguous_format", {in({2, 3, 2, 2, 3})},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], NNC_CONTIGUOUS_FORMAT); },
        "a.contiguous(memory_format=torch.contiguous_format)").no_write_check(),
    row("contiguous_memory_format", "matrix_default", {in({2, 3})},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], 0); },
        "a.contiguous()").no_write_check(),
    row("contiguous_memory_format", "matrix_contiguous_format", {in({2, 3})},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], NNC_CONTIGUOUS_FORMAT); },
        "a.contiguous(memory_format=torch.contiguous_format)").no_write_check(),
    row("contiguous_memory_format", "one_channel_channels_last", {in({2, 1, 2, 3})},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], NNC_CHANNELS_LAST); },
        "a.contiguous(memory_format=torch.channels_last)").no_write_check(),
    row("contiguous_memory_format", "nothing_channels_last", {in({2, 0, 2, 3})},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], NNC_CHANNELS_LAST); },
        "a.contiguous(memory_format=torch.channels_last)").no_write_check(),
    row("contiguous_memory_format", "integers_channels_last", {ints({2, 3, 2, 2}, 0, 9)},
        [](X x) { return c(nnc_contiguous_memory_format, x[0], NNC_CHANNELS_LAST); },
        "a.contiguous(memory_format=torch.channels_last)").no_write_check(),
    row("tensor_to_copy", "same", {in({2, 3})}, [](X x) { return c(nnc_tensor_to_copy, x[0], 0, 0); },
        "a.to(a.dtype, copy=True)"),
    row("tensor_to_copy", "float32", {in({2, 3})},
        [](X x) { return c(nnc_tensor_to_copy, x[0], NNC_FLOAT32, 0); },
        "a.to(torch.float32, copy=True)").no_gradcheck().no_second_order(),
    row("tensor_to_copy", "half", {in({5})},
        [](X x) { return c(nnc_tensor_to_copy, x[0], NNC_FLOAT16, 0); },
        "a.to(torch.float16, copy=True)").no_gradcheck().no_second_order(),
    row("tensor_to_copy", "integers", {ints({2, 3}, -9, 9)},
        [](X x) { return c(nnc_tensor_to_copy, x[0], 0, NNC_PRESERVE_FORMAT); },
        "a.to(torch.int64, copy=True)"),
    row("tensor_to_copy", "bool_to_byte", {bools({4})},
        [](X x) { return c(nnc_tensor_to_copy, x[0], NNC_UINT8, 0); },
        "a.to(torch.uint8, copy=True)"),
    row("tensor_to_copy", "channels_last", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_copy, x[0], 0, NNC_CHANNELS_LAST); },
        "a.to(a.dtype, copy=True, memory_format=torch.channels_last)"),
    row("tensor_to_copy", "contiguous", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_copy, x[0], 0, NNC_CONTIGUOUS_FORMAT); },
        "a.to(a.dtype, copy=True, memory_format=torch.contiguous_format)"),
    row("tensor_to_copy", "own_memory", {in({3}).no_grad()},
        [](X x) {
          const Tensor t = c(nnc_tensor_to_copy, x[0], 0, 0);
          c(nnc_zero_, t);
          return c(nnc_add, x[0], t, 1);
        },
        "a + 0"),
    row("tensor_to_copy", "0d", {in({})}, [](X x) { return c(nnc_tensor_to_copy, x[0], 0, 0); },
        "a.to(a.dtype, copy=True)"),
    row("tensor_to_copy", "empty", {in({0, 2})}, [](X x) { return c(nnc_tensor_to_copy, x[0], 0, 0); },
        "a.to(a.dtype, copy=True)"),
    row("tensor_to_memory_format", "images_default", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, 0); },
        "a.to(a.dtype)").no_write_check(),
    row("tensor_to_memory_format", "images_default_float32", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], NNC_FLOAT32, 0); },
        "a.to(torch.float32)").no_write_check().no_gradcheck().no_second_order(),
    row("tensor_to_memory_format", "images_contiguous_format", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_CONTIGUOUS_FORMAT); },
        "a.to(a.dtype, memory_format=torch.contiguous_format)").no_write_check(),
    row("tensor_to_memory_format", "images_contiguous_format_float32", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], NNC_FLOAT32, NNC_CONTIGUOUS_FORMAT); },
        "a.to(torch.float32, memory_format=torch.contiguous_format)").no_write_check().no_gradcheck().no_second_order(),
    row("tensor_to_memory_format", "images_preserve_format", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_PRESERVE_FORMAT); },
        "a.to(a.dtype, memory_format=torch.preserve_format)").no_write_check(),
    row("tensor_to_memory_format", "images_preserve_format_float32", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], NNC_FLOAT32, NNC_PRESERVE_FORMAT); },
        "a.to(torch.float32, memory_format=torch.preserve_format)").no_write_check().no_gradcheck().no_second_order(),
    row("tensor_to_memory_format", "images_channels_last", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_CHANNELS_LAST); },
        "a.to(a.dtype, memory_format=torch.channels_last)").no_write_check(),
    row("tensor_to_memory_format", "images_channels_last_float32", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], NNC_FLOAT32, NNC_CHANNELS_LAST); },
        "a.to(torch.float32, memory_format=torch.channels_last)").no_write_check().no_gradcheck().no_second_order(),
    row("tensor_to_memory_format", "volumes_channels_last_3d", {in({2, 3, 2, 2, 3})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_CHANNELS_LAST_3D); },
        "a.to(a.dtype, memory_format=torch.channels_last_3d)").no_write_check(),
    row("tensor_to_memory_format", "volumes_channels_last_3d_float32", {in({2, 3, 2, 2, 3})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], NNC_FLOAT32, NNC_CHANNELS_LAST_3D); },
        "a.to(torch.float32, memory_format=torch.channels_last_3d)").no_write_check().no_gradcheck().no_second_order(),
    row("tensor_to_memory_format", "volumes_contiguous_format", {in({2, 3, 2, 2, 3})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_CONTIGUOUS_FORMAT); },
        "a.to(a.dtype, memory_format=torch.contiguous_format)").no_write_check(),
    row("tensor_to_memory_format", "volumes_contiguous_format_float32", {in({2, 3, 2, 2, 3})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], NNC_FLOAT32, NNC_CONTIGUOUS_FORMAT); },
        "a.to(torch.float32, memory_format=torch.contiguous_format)").no_write_check().no_gradcheck().no_second_order(),
    row("tensor_to_memory_format", "matrix_default", {in({2, 3})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, 0); },
        "a.to(a.dtype)").no_write_check(),
    row("tensor_to_memory_format", "matrix_contiguous_format", {in({2, 3})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_CONTIGUOUS_FORMAT); },
        "a.to(a.dtype, memory_format=torch.contiguous_format)").no_write_check(),
    row("tensor_to_memory_format", "one_channel_channels_last", {in({2, 1, 2, 3})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_CHANNELS_LAST); },
        "a.to(a.dtype, memory_format=torch.channels_last)").no_write_check(),
    row("tensor_to_memory_format", "nothing_channels_last", {in({2, 0, 2, 3})},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_CHANNELS_LAST); },
        "a.to(a.dtype, memory_format=torch.channels_last)").no_write_check(),
    row("tensor_to_memory_format", "integers_channels_last", {ints({2, 3, 2, 2}, 0, 9)},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_CHANNELS_LAST); },
        "a.to(a.dtype, memory_format=torch.channels_last)").no_write_check(),
    row("tensor_to_memory_format", "integers_channels_last_float32", {ints({2, 3, 2, 2}, 0, 9)},
        [](X x) { return c(nnc_tensor_to_memory_format, x[0], NNC_FLOAT32, NNC_CHANNELS_LAST); },
        "a.to(torch.float32, memory_format=torch.channels_last)").no_write_check().no_gradcheck().no_second_order(),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_memory_format_makers = add_samples("memory_format", {
    row("empty_like_memory_format", "images_default", {in({2, 3, 2, 4})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, 0);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a).zero_()"),
    row("empty_memory_format", "images_default", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 3, 2, 4}), NNC_FLOAT64, 0);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3, 2, 4, dtype=f64).zero_()"),
    row("empty_like_memory_format", "images_contiguous_format", {in({2, 3, 2, 4})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, NNC_CONTIGUOUS_FORMAT);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, memory_format=torch.contiguous_format).zero_()"),
    row("empty_memory_format", "images_contiguous_format", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 3, 2, 4}), NNC_FLOAT64, NNC_CONTIGUOUS_FORMAT);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3, 2, 4, dtype=f64, memory_format=torch.contiguous_format).zero_()"),
    row("empty_like_memory_format", "images_preserve_format", {in({2, 3, 2, 4})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, NNC_PRESERVE_FORMAT);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, memory_format=torch.preserve_format).zero_()"),
    row("empty_like_memory_format", "images_channels_last", {in({2, 3, 2, 4})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, NNC_CHANNELS_LAST);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, memory_format=torch.channels_last).zero_()"),
    row("empty_memory_format", "images_channels_last", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 3, 2, 4}), NNC_FLOAT64, NNC_CHANNELS_LAST);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3, 2, 4, dtype=f64, memory_format=torch.channels_last).zero_()"),
    row("empty_like_memory_format", "volumes_channels_last_3d", {in({2, 3, 2, 2, 3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, NNC_CHANNELS_LAST_3D);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, memory_format=torch.channels_last_3d).zero_()"),
    row("empty_memory_format", "volumes_channels_last_3d", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 3, 2, 2, 3}), NNC_FLOAT64, NNC_CHANNELS_LAST_3D);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3, 2, 2, 3, dtype=f64, memory_format=torch.channels_last_3d).zero_()"),
    row("empty_like_memory_format", "volumes_contiguous_format", {in({2, 3, 2, 2, 3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, NNC_CONTIGUOUS_FORMAT);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, memory_format=torch.contiguous_format).zero_()"),
    row("empty_memory_format", "volumes_contiguous_format", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 3, 2, 2, 3}), NNC_FLOAT64, NNC_CONTIGUOUS_FORMAT);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3, 2, 2, 3, dtype=f64, memory_format=torch.contiguous_format).zero_()"),
    row("empty_like_memory_format", "matrix_default", {in({2, 3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, 0);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a).zero_()"),
    row("empty_memory_format", "matrix_default", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 3}), NNC_FLOAT64, 0);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3, dtype=f64).zero_()"),
    row("empty_like_memory_format", "matrix_contiguous_format", {in({2, 3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, NNC_CONTIGUOUS_FORMAT);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, memory_format=torch.contiguous_format).zero_()"),
    row("empty_memory_format", "matrix_contiguous_format", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 3}), NNC_FLOAT64, NNC_CONTIGUOUS_FORMAT);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3, dtype=f64, memory_format=torch.contiguous_format).zero_()"),
    row("empty_like_memory_format", "one_channel_channels_last", {in({2, 1, 2, 3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, NNC_CHANNELS_LAST);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, memory_format=torch.channels_last).zero_()"),
    row("empty_memory_format", "one_channel_channels_last", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 1, 2, 3}), NNC_FLOAT64, NNC_CHANNELS_LAST);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 1, 2, 3, dtype=f64, memory_format=torch.channels_last).zero_()"),
    row("empty_like_memory_format", "nothing_channels_last", {in({2, 0, 2, 3})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, NNC_CHANNELS_LAST);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, memory_format=torch.channels_last).zero_()"),
    row("empty_memory_format", "nothing_channels_last", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 0, 2, 3}), NNC_FLOAT64, NNC_CHANNELS_LAST);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 0, 2, 3, dtype=f64, memory_format=torch.channels_last).zero_()"),
    row("empty_like_memory_format", "integers_channels_last", {ints({2, 3, 2, 2}, 0, 9)},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like_memory_format, x[0], 0, NNC_CHANNELS_LAST);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, memory_format=torch.channels_last).zero_()"),
    row("empty_memory_format", "integers_channels_last", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty_memory_format, list({2, 3, 2, 2}), NNC_FLOAT64, NNC_CHANNELS_LAST);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3, 2, 2, dtype=f64, memory_format=torch.channels_last).zero_()"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_memory_format_refusals = add_refusals("memory_format", {
    {"clone_memory_format", "rank", {in({2, 3})},
     [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CHANNELS_LAST); }, Code::kShape,
     "required rank 4 tensor to use channels_last format", "a.clone(memory_format=torch.channels_last)"},
    {"clone_memory_format", "rank_3d", {in({2, 3, 2, 2})},
     [](X x) { return c(nnc_clone_memory_format, x[0], NNC_CHANNELS_LAST_3D); }, Code::kShape,
     "required rank 5 tensor to use channels_last_3d format", "a.clone(memory_format=torch.channels_last_3d)"},
    {"contiguous_memory_format", "rank", {in({2, 3, 2})},
     [](X x) { return c(nnc_contiguous_memory_format, x[0], NNC_CHANNELS_LAST); }, Code::kShape,
     "required rank 4 tensor to use channels_last format", "a.contiguous(memory_format=torch.channels_last)"},
    {"tensor_to_memory_format", "rank", {in({2, 3, 2})},
     [](X x) { return c(nnc_tensor_to_memory_format, x[0], 0, NNC_CHANNELS_LAST); }, Code::kShape,
     "required rank 4 tensor to use channels_last format", "a.to(memory_format=torch.channels_last)"},
    {"empty_like_memory_format", "rank", {in({2, 3, 2})},
     [](X x) { return c(nnc_empty_like_memory_format, x[0], 0, NNC_CHANNELS_LAST); }, Code::kShape,
     "required rank 4 tensor to use channels_last format", "torch.empty_like(a, memory_format=torch.channels_last)"},
    {"empty_memory_format", "rank", {},
     [](X) { return c(nnc_empty_memory_format, list({2, 3}), 0, NNC_CHANNELS_LAST); }, Code::kShape,
     "required rank 4 tensor to use channels_last format", "torch.empty(2, 3, memory_format=torch.channels_last)"},
    {"empty_memory_format", "preserve", {},
     [](X) { return c(nnc_empty_memory_format, list({2, 3}), 0, NNC_PRESERVE_FORMAT); }, Code::kInvalid,
     "unsupported memory format Preserve", "torch.empty(2, 3, memory_format=torch.preserve_format)"},
    {"clone_memory_format", "unknown", {in({2})},
     [](X x) { return c(nnc_clone_memory_format, x[0], 5); }, Code::kInvalid,
     "memory_format is none of torch's, but 5", "a.clone(memory_format=5)"},
    {"contiguous_memory_format", "preserve", {in({2, 3})},
     [](X x) { return c(nnc_contiguous_memory_format, c(nnc_t, x[0]), NNC_PRESERVE_FORMAT); },
     Code::kInvalid, "preserve memory format is unsupported by the contiguous operator",
     "a.t().contiguous(memory_format=torch.preserve_format)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
