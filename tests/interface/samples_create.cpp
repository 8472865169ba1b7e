// SPDX-License-Identifier: Apache-2.0
// Rows of tensors made like others, of indices and grids, and of element types.
#include "support/samples.h"

namespace nnc::testing {
namespace {

// Whether a type that a function gave is `t`.
Out is_type(const Tensor& given, nnc_dtype t) {
  return c(nnc_eq_scalar, given, static_cast<double>(t));
}

using Cast = nnc_error* (*)(nnc_ctx*, nnc_tensor*, nnc_tensor**);
Sample cast(const char* op, Cast f, const char* torch) {
  return row(
             op, "floats", {in({2, 3}).range(0, 9)}, [f](X x) { return c(f, x[0]); }, torch)
      .no_gradcheck()
      .no_float32();
}

// clang-format off
[[maybe_unused]] const bool g_create_like = add_samples("create", {
    row("empty_like", "plain", {in({2, 3, 4})},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like, x[0], 0);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a).zero_()"),
    row("empty_like", "dtype", {ints({3}, 0, 9)},
        [](X x) -> Out {
          const Tensor t = c(nnc_empty_like, x[0], NNC_FLOAT64);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty_like(a, dtype=f64).zero_()"),
    row("full_like", "plain", {in({2, 3})}, [](X x) { return c(nnc_full_like, x[0], 2.5, 0); },
        "torch.full_like(a, 2.5)"),
    row("full_like", "cut_off", {ints({3}, 0, 9)},
        [](X x) { return c(nnc_full_like, x[0], -2.7, 0); }, "torch.full_like(a, -2.7)"),
    row("full_like", "dtype", {ints({3}, 0, 9)},
        [](X x) { return c(nnc_full_like, x[0], 0.5, NNC_FLOAT64); },
        "torch.full_like(a, 0.5, dtype=f64)"),
    row("full_like", "empty", {in({0, 3})}, [](X x) { return c(nnc_full_like, x[0], 1.0, 0); },
        "torch.full_like(a, 1.0)"),
    row("full_like_i64", "exact", {ints({2}, 0, 9)},
        [](X x) { return c(nnc_full_like_i64, x[0], (int64_t{1} << 53) + 1, 0); },
        "torch.full_like(a, 2**53 + 1)"),
    row("full_like_i64", "dtype", {in({2})},
        [](X x) { return c(nnc_full_like_i64, x[0], -3, NNC_INT8); },
        "torch.full_like(a, -3, dtype=torch.int8)"),
    row("new_empty", "plain", {ints({2}, 0, 9, DType::kInt16)},
        [](X x) -> Out {
          const Tensor t = c(nnc_new_empty, x[0], list({3, 2}), 0);
          c(nnc_zero_, t);
          return t;
        },
        "a.new_empty((3, 2)).zero_()"),
    row("new_empty", "dtype", {in({2})},
        [](X x) -> Out {
          const Tensor t = c(nnc_new_empty, x[0], none, NNC_INT32);
          c(nnc_zero_, t);
          return t;
        },
        "a.new_empty((), dtype=torch.int32).zero_()"),
    row("new_zeros", "plain", {ints({2}, 0, 9, DType::kInt8)},
        [](X x) { return c(nnc_new_zeros, x[0], list({2, 0, 3}), 0); }, "a.new_zeros((2, 0, 3))"),
    row("new_zeros", "dtype", {in({2})},
        [](X x) { return c(nnc_new_zeros, x[0], list({4}), NNC_INT32); },
        "a.new_zeros(4, dtype=torch.int32)"),
    row("new_ones", "plain", {in({2})}, [](X x) { return c(nnc_new_ones, x[0], list({2, 3}), 0); },
        "a.new_ones((2, 3))"),
    row("new_ones", "dtype", {in({2})},
        [](X x) { return c(nnc_new_ones, x[0], none, NNC_UINT8); },
        "a.new_ones((), dtype=torch.uint8)"),
    row("new_full", "plain", {in({2})},
        [](X x) { return c(nnc_new_full, x[0], list({2}), 0.25, 0); }, "a.new_full((2,), 0.25)"),
    row("new_full", "dtype", {in({2})},
        [](X x) { return c(nnc_new_full, x[0], list({2}), 7.9, NNC_INT64); },
        "a.new_full((2,), 7.9, dtype=torch.int64)"),
    row("new_full_i64", "exact", {ints({2}, 0, 9)},
        [](X x) { return c(nnc_new_full_i64, x[0], list({2}), -(int64_t{1} << 53) - 1, 0); },
        "a.new_full((2,), -2**53 - 1)"),
    row("new_full_i64", "dtype", {ints({2}, 0, 9)},
        [](X x) { return c(nnc_new_full_i64, x[0], none, 3, NNC_FLOAT32); },
        "a.new_full((), 3, dtype=torch.float32)"),
});

[[maybe_unused]] const bool g_create_grids = add_samples("create", {
    row("tril_indices", "plain", {}, [](X) { return c(nnc_tril_indices, 3, 4, 0, 0); },
        "torch.tril_indices(3, 4)"),
    row("tril_indices", "above", {}, [](X) { return c(nnc_tril_indices, 4, 3, 1, NNC_INT32); },
        "torch.tril_indices(4, 3, 1, dtype=torch.int32)"),
    row("tril_indices", "below", {}, [](X) { return c(nnc_tril_indices, 5, 2, -2, 0); },
        "torch.tril_indices(5, 2, -2)"),
    row("tril_indices", "none", {}, [](X) { return c(nnc_tril_indices, 3, 4, -3, 0); },
        "torch.tril_indices(3, 4, -3)"),
    row("tril_indices", "all", {}, [](X) { return c(nnc_tril_indices, 2, 3, 99, 0); },
        "torch.tril_indices(2, 3, 99)"),
    row("tril_indices", "no_columns", {}, [](X) { return c(nnc_tril_indices, 3, 0, 1, 0); },
        "torch.tril_indices(3, 0, 1)"),
    row("tril_indices", "no_rows", {}, [](X) { return c(nnc_tril_indices, 0, 3, 0, 0); },
        "torch.tril_indices(0, 3)"),
    row("tril_indices", "wide", {}, [](X) { return c(nnc_tril_indices, 2, 9, 4, 0); },
        "torch.tril_indices(2, 9, 4)"),
    row("triu_indices", "plain", {}, [](X) { return c(nnc_triu_indices, 3, 4, 0, 0); },
        "torch.triu_indices(3, 4)"),
    row("triu_indices", "above", {}, [](X) { return c(nnc_triu_indices, 4, 3, 1, NNC_INT32); },
        "torch.triu_indices(4, 3, 1, dtype=torch.int32)"),
    row("triu_indices", "below", {}, [](X) { return c(nnc_triu_indices, 5, 2, -2, 0); },
        "torch.triu_indices(5, 2, -2)"),
    row("triu_indices", "none", {}, [](X) { return c(nnc_triu_indices, 3, 4, 4, 0); },
        "torch.triu_indices(3, 4, 4)"),
    row("triu_indices", "all", {}, [](X) { return c(nnc_triu_indices, 2, 3, -99, 0); },
        "torch.triu_indices(2, 3, -99)"),
    row("triu_indices", "no_columns", {}, [](X) { return c(nnc_triu_indices, 3, 0, 1, 0); },
        "torch.triu_indices(3, 0, 1)"),
    row("triu_indices", "no_rows", {}, [](X) { return c(nnc_triu_indices, 0, 3, 0, 0); },
        "torch.triu_indices(0, 3)"),
    row("triu_indices", "tall", {}, [](X) { return c(nnc_triu_indices, 9, 2, -4, 0); },
        "torch.triu_indices(9, 2, -4)"),
    row("meshgrid", "plain", {in({2}), in({3})},
        [](X x) { return c(nnc_meshgrid, x, none); },
        "torch.meshgrid(a, b, indexing='ij')"),
    row("meshgrid", "ij", {in({2}), in({3})},
        [](X x) { return c(nnc_meshgrid, x, "ij"); },
        "torch.meshgrid(a, b, indexing='ij')"),
    row("meshgrid", "xy", {in({2}), in({3}), in({4})},
        [](X x) { return c(nnc_meshgrid, x, "xy"); },
        "torch.meshgrid(a, b, c, indexing='xy')"),
    row("meshgrid", "xy_of_one", {in({2})},
        [](X x) { return c(nnc_meshgrid, x, "xy"); },
        "torch.meshgrid(a, indexing='xy')"),
    row("meshgrid", "numbers", {in({}), in({3})},
        [](X x) { return c(nnc_meshgrid, x, "ij"); },
        "torch.meshgrid(a, b, indexing='ij')"),
    row("meshgrid", "empty", {in({2}), in({0})},
        [](X x) { return c(nnc_meshgrid, x, "ij"); },
        "torch.meshgrid(a, b, indexing='ij')"),
    row("meshgrid", "vectors", {in({4}), in({3})},
        [](X x) { return c(nnc_meshgrid, x, "xy"); }, "torch.meshgrid(a, b, indexing='xy')"),
    row("meshgrid", "integers", {ints({2}, 0, 9), ints({2}, 0, 9)},
        [](X x) { return c(nnc_meshgrid, x, "ij"); },
        "torch.meshgrid(a, b, indexing='ij')"),
});

[[maybe_unused]] const bool g_create_types = add_samples("create", {
    row("tensor_nbytes", "half", {in({2, 3}).type(DType::kFloat16)},
        [](X x) { return c(nnc_tensor_nbytes, x[0]); }, "torch.tensor(a.nbytes)"),
    row("is_floating_point", "float", {in({2})},
        [](X x) { return c(nnc_is_floating_point, x[0]); }, "torch.tensor(int(a.is_floating_point()))"),
    row("is_floating_point", "bool", {ints({2}, 0, 2, DType::kBool)},
        [](X x) { return c(nnc_is_floating_point, x[0]); }, "torch.tensor(int(a.is_floating_point()))"),
    row("is_complex", "float", {in({2})}, [](X x) { return c(nnc_is_complex, x[0]); },
        "torch.tensor(int(a.is_complex()))"),
    row("tensor_device", "cpu", {in({2})},
        [](X x) { return bytes(c(nnc_tensor_device, x[0])); }, "text(a.device)"),
    row("tensor_type", "float", {in({2}).type(DType::kFloat32)},
        [](X x) { return bytes(c(nnc_tensor_type, x[0])); }, "text(a.type())"),
    row("tensor_type", "byte", {ints({2}, 0, 2, DType::kUInt8)},
        [](X x) { return bytes(c(nnc_tensor_type, x[0])); }, "text(a.type())"),
    row("promote_types", "halves", {},
        [](X) { return is_type(c(nnc_promote_types, NNC_FLOAT16, NNC_BFLOAT16), NNC_FLOAT32); },
        "torch.tensor(torch.promote_types(torch.float16, torch.bfloat16) == torch.float32)"),
    row("promote_types", "bytes", {},
        [](X) { return is_type(c(nnc_promote_types, NNC_UINT8, NNC_INT8), NNC_INT16); },
        "torch.tensor(torch.promote_types(torch.uint8, torch.int8) == torch.int16)"),
    row("promote_types", "mixed", {},
        [](X) { return is_type(c(nnc_promote_types, NNC_INT64, NNC_FLOAT16), NNC_FLOAT16); },
        "torch.tensor(torch.promote_types(torch.int64, torch.float16) == torch.float16)"),
    row("result_type", "zero_dim", {in({}).type(DType::kFloat64), in({2}).type(DType::kFloat32)},
        [](X x) { return is_type(c(nnc_result_type, x[0], x[1]), NNC_FLOAT32); },
        "torch.tensor(torch.result_type(a, b) == torch.float32)"),
    row("result_type", "higher_kind", {ints({2}, 0, 9, DType::kInt8), in({}).type(DType::kFloat64)},
        [](X x) { return is_type(c(nnc_result_type, x[0], x[1]), NNC_FLOAT64); },
        "torch.tensor(torch.result_type(a, b) == torch.float64)").no_float32(),
    row("result_type_scalar", "integers", {ints({2}, 0, 9, DType::kInt8)},
        [](X x) { return is_type(c(nnc_result_type_scalar, x[0], 2.5), NNC_FLOAT32); },
        "torch.tensor(torch.result_type(a, 2.5) == torch.float32)"),
    row("result_type_scalar_i64", "bool", {ints({2}, 0, 2, DType::kBool)},
        [](X x) { return is_type(c(nnc_result_type_scalar_i64, x[0], 2), NNC_INT64); },
        "torch.tensor(torch.result_type(a, 2) == torch.int64)"),
    row("result_type_scalar_i64", "integers", {ints({2}, 0, 9, DType::kInt8)},
        [](X x) { return is_type(c(nnc_result_type_scalar_i64, x[0], 2), NNC_INT8); },
        "torch.tensor(torch.result_type(a, 2) == torch.int8)"),
    row("finfo", "eps", {}, [](X) { return c(nnc_finfo, NNC_BFLOAT16, "eps"); },
        "torch.tensor(torch.finfo(torch.bfloat16).eps, dtype=f64)"),
    row("finfo", "max", {}, [](X) { return c(nnc_finfo, NNC_BFLOAT16, "max"); },
        "torch.tensor(torch.finfo(torch.bfloat16).max, dtype=f64)"),
    row("finfo", "min", {}, [](X) { return c(nnc_finfo, 0, "min"); },
        "torch.tensor(torch.finfo(torch.float32).min, dtype=f64)"),
    row("finfo", "tiny", {}, [](X) { return c(nnc_finfo, NNC_FLOAT16, "tiny"); },
        "torch.tensor(torch.finfo(torch.float16).tiny, dtype=f64)"),
    row("finfo", "smallest_normal", {}, [](X) { return c(nnc_finfo, NNC_FLOAT64, "smallest_normal"); },
        "torch.tensor(torch.finfo(f64).smallest_normal, dtype=f64)"),
    row("finfo", "resolution", {}, [](X) { return c(nnc_finfo, NNC_FLOAT32, "resolution"); },
        "torch.tensor(torch.finfo(torch.float32).resolution, dtype=f64)"),
    row("finfo", "bits", {}, [](X) { return c(nnc_finfo, NNC_FLOAT16, "bits"); },
        "torch.tensor(float(torch.finfo(torch.float16).bits), dtype=f64)"),
});

[[maybe_unused]] const bool g_create_casts = add_samples("create", {
    cast("tensor_float", nnc_tensor_float, "a.float()"),
    cast("tensor_double", nnc_tensor_double, "a.double()"),
    cast("tensor_half", nnc_tensor_half, "a.half()"),
    cast("tensor_bfloat16", nnc_tensor_bfloat16, "a.bfloat16()"),
    cast("tensor_long", nnc_tensor_long, "a.long()"),
    cast("tensor_int", nnc_tensor_int, "a.int()"),
    cast("tensor_short", nnc_tensor_short, "a.short()"),
    cast("tensor_char", nnc_tensor_char, "a.char()"),
    cast("tensor_byte", nnc_tensor_byte, "a.byte()"),
    cast("tensor_bool", nnc_tensor_bool, "a.bool()"),
    cast("tensor_cpu", nnc_tensor_cpu, "a.cpu()"),
    row("type_as", "ints", {in({2, 3}).range(-9, 9), ints({1}, 0, 9, DType::kInt8)},
        [](X x) { return c(nnc_type_as, x[0], x[1]); }, "a.type_as(b)"),
    row("type_as", "floats", {in({2, 3}).type(DType::kFloat32), in({1}).type(DType::kFloat64)},
        [](X x) { return c(nnc_type_as, x[0], x[1]); }, "a.type_as(b)").no_gradcheck(),
    row("type_as", "same", {in({2, 3}), in({1})},
        [](X x) { return c(nnc_type_as, x[0], x[1]); }, "a.type_as(b)"),
});

[[maybe_unused]] const bool g_create_refusals = add_refusals("create", {
    {"full_like", "overflow", {ints({2}, 0, 9, DType::kInt8)},
     [](X x) { return c(nnc_full_like, x[0], 300.0, 0); }, Code::kInvalid,
     "value cannot be converted to type int8_t without overflow",
     "torch.full_like(a, 300)"},
    {"new_full", "overflow", {ints({2}, 0, 9, DType::kInt8)},
     [](X x) { return c(nnc_new_full, x[0], list({2}), 300.0, 0); }, Code::kInvalid,
     "value cannot be converted to type int8_t without overflow",
     "a.new_full((2,), 300)"},
    {"tril_indices", "float", {}, [](X) { return c(nnc_tril_indices, 2, 2, 0, NNC_FLOAT32); },
     Code::kDtype,
     "not implemented for torch.float32",
     "torch.tril_indices(2, 2, dtype=torch.float32)"},
    {"tril_indices", "rows", {}, [](X) { return c(nnc_tril_indices, -1, 2, 0, 0); },
     Code::kInvalid,
     "row must be non-negative, got -1",
     "torch.tril_indices(-1, 2)"},
    {"triu_indices", "columns", {}, [](X) { return c(nnc_triu_indices, 2, -4, 0, 0); },
     Code::kInvalid,
     "col must be non-negative, got -4",
     "torch.triu_indices(2, -4)"},
    {"meshgrid", "types", {in({2}), ints({2}, 0, 9)},
     [](X x) { return c(nnc_meshgrid, x, "ij"); },
     Code::kDtype,
     "expects all tensors to have the same dtype",
     "torch.meshgrid(a, b, indexing='ij')"},
    {"meshgrid", "matrix", {in({2, 2}), in({2})},
     [](X x) { return c(nnc_meshgrid, x, "ij"); },
     Code::kShape,
     "expected scalar or 1D tensor in the tensor list, but got size [2, 2]",
     "torch.meshgrid(a, b, indexing='ij')"},
    {"meshgrid", "indexing", {in({2})}, [](X x) { return c(nnc_meshgrid, x, "zz"); },
     Code::kInvalid,
     "indexing must be one of \"xy\" or \"ij\", but received: zz",
     "torch.meshgrid(a, indexing='zz')"},
    {"finfo", "integers", {}, [](X) { return c(nnc_finfo, NNC_INT32, "eps"); },
     Code::kDtype,
     "requires a floating point input type, got torch.int32",
     "torch.finfo(torch.int32)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
