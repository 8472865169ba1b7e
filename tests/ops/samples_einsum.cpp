// SPDX-License-Identifier: Apache-2.0
// Sums of products by names of dimensions.
#include "support/samples.h"

namespace nnc::testing {
namespace {

Sample einsum(const char* name, std::vector<In> inputs, const char* equation, const char* torch) {
  return row(
             "einsum", name, std::move(inputs),
             [equation](X x) { return c(nnc_einsum, equation, x); }, torch)
      .no_grad_fn_name();
}

// clang-format off
[[maybe_unused]] const bool g_einsum = add_samples("einsum", {
    einsum("product", {in({3, 4}), in({4, 2})}, "ij,jk->ik", "torch.einsum('ij,jk->ik', a, b)"),
    einsum("sum_of_one", {in({1, 3})}, "ij->j", "torch.einsum('ij->j', a)"),
    einsum("implicit", {in({3, 4}), in({4, 2})}, "kj,ji", "torch.einsum('kj,ji', a, b)"),
    einsum("batch", {in({2, 3, 4}), in({2, 4, 5})}, "bij,bjk->bik",
           "torch.einsum('bij,bjk->bik', a, b)"),
    einsum("bilinear", {in({2, 3}), in({4, 3, 5}), in({2, 5})}, "bn,anm,bm->ba",
           "torch.einsum('bn,anm,bm->ba', a, b, c)"),
    einsum("attention", {in({2, 3, 2, 4}), in({2, 5, 2, 4})}, "bqhd,bkhd->bhqk",
           "torch.einsum('bqhd,bkhd->bhqk', a, b)"),
    einsum("swapped", {in({2, 3, 4}), in({4, 3, 5})}, "abc,cbd->dca",
           "torch.einsum('abc,cbd->dca', a, b)"),
    einsum("outer", {in({3}), in({4})}, "i,j->ij", "torch.einsum('i,j->ij', a, b)"),
    einsum("outer_transposed", {in({3}), in({4})}, "i,j->ji", "torch.einsum('i,j->ji', a, b)"),
    einsum("inner", {in({3, 2}), in({3, 2})}, "ij,ij->", "torch.einsum('ij,ij->', a, b)"),
    einsum("trace", {in({3, 3})}, "ii", "torch.einsum('ii', a)"),
    einsum("diagonal", {in({3, 2, 3})}, "iji->ji", "torch.einsum('iji->ji', a)"),
    einsum("three_equal", {in({2, 2, 2})}, "iii->i", "torch.einsum('iii->i', a)"),
    einsum("permuted", {in({2, 3, 4})}, "abc->cab", "torch.einsum('abc->cab', a)"),
    einsum("summed", {in({2, 3, 4})}, "abc->b", "torch.einsum('abc->b', a)"),
    einsum("summed_alone", {in({2, 3}), in({3, 4, 2})}, "ij,jkl->ik",
           "torch.einsum('ij,jkl->ik', a, b)"),
    einsum("ellipsis", {in({2, 3, 4}), in({4, 5})}, "...ij,jk->...ik",
           "torch.einsum('...ij,jk->...ik', a, b)"),
    einsum("ellipsis_broadcast", {in({2, 1, 3}), in({4, 3})}, "...i,...i->...",
           "torch.einsum('...i,...i->...', a, b)"),
    einsum("ellipsis_implicit", {in({2, 3, 4}), in({4, 5})}, "...j,jk",
           "torch.einsum('...j,jk', a, b)"),
    einsum("ellipsis_summed", {in({2, 3, 4})}, "...i->i", "torch.einsum('...i->i', a)"),
    einsum("size_1", {in({2, 1, 3}), in({2, 3, 4})}, "ijl,jlk->ik",
           "torch.einsum('ijl,jlk->ik', a, b)"),
    einsum("capitals_and_spaces", {in({2, 3}), in({3, 4})}, " a B , B c ",
           "torch.einsum(' a B , B c ', a, b)"),
    einsum("number", {in({}), in({3})}, ",i->i", "torch.einsum(',i->i', a, b)"),
    einsum("elementwise", {in({2, 3}), in({2, 3})}, "ij,ij->ji",
           "torch.einsum('ij,ij->ji', a, b)"),
    einsum("four", {in({2, 3}), in({3, 4}), in({4, 2}), in({2, 2})}, "ab,bc,cd,de->ae",
           "torch.einsum('ab,bc,cd,de->ae', a, b, c, d)"),
    einsum("no_elements", {in({2, 0}), in({0, 3})}, "ij,jk->ik",
           "torch.einsum('ij,jk->ik', a, b)"),
    einsum("empty_result", {in({0, 2}), in({2, 3})}, "ij,jk->ik",
           "torch.einsum('ij,jk->ik', a, b)"),
    einsum("integers", {ints({2, 3}, -4, 5), ints({3, 2}, -4, 5)}, "ij,jk->ik",
           "torch.einsum('ij,jk->ik', a, b)"),
    einsum("half", {in({2, 3}).type(DType::kFloat16), in({3, 2}).type(DType::kFloat16)},
           "ij,jk->ik", "torch.einsum('ij,jk->ik', a, b)"),
    row("tensordot", "two", {in({2, 3, 4}), in({3, 4, 2})},
        [](X x) { return c(nnc_tensordot, x[0], x[1], 2); }, "torch.tensordot(a, b)")
        .no_grad_fn_name(),
    row("tensordot", "one", {in({2, 3}), in({3, 4})},
        [](X x) { return c(nnc_tensordot, x[0], x[1], 1); }, "torch.tensordot(a, b, 1)")
        .no_grad_fn_name(),
    row("tensordot", "ones_of_int32", {ints({2, 1}, -3, 3, DType::kInt32), ints({3, 4}, -3, 3, DType::kInt32)},
        [](X x) { return c(nnc_tensordot, x[0], x[1], 1); }, "torch.tensordot(a, b, 1)"),
    row("tensordot", "none", {in({2}), in({3, 2})},
        [](X x) { return c(nnc_tensordot, x[0], x[1], 0); }, "torch.tensordot(a, b, 0)")
        .no_grad_fn_name(),
    row("tensordot", "all", {in({2, 3}), in({2, 3})},
        [](X x) { return c(nnc_tensordot, x[0], x[1], 2); }, "torch.tensordot(a, b, 2)")
        .no_grad_fn_name(),
    row("tensordot_dims", "plain", {in({2, 3, 4}), in({4, 5, 3})},
        [](X x) { return c(nnc_tensordot_dims, x[0], x[1], list({1, 2}), list({2, 0})); },
        "torch.tensordot(a, b, ([1, 2], [2, 0]))").no_grad_fn_name(),
    row("tensordot_dims", "negative", {in({2, 3}), in({3, 2})},
        [](X x) { return c(nnc_tensordot_dims, x[0], x[1], list({-2}), list({-1})); },
        "torch.tensordot(a, b, ([-2], [-1]))").no_grad_fn_name(),
    row("tensordot_dims", "size_1", {in({2, 3}), in({1, 4})},
        [](X x) { return c(nnc_tensordot_dims, x[0], x[1], list({1}), list({0})); },
        "torch.tensordot(a, b, ([1], [0]))").no_grad_fn_name(),
    row("tensordot_dims", "size_1_left", {in({2, 1}), in({3, 4})},
        [](X x) { return c(nnc_tensordot_dims, x[0], x[1], list({1}), list({0})); },
        "torch.tensordot(a, b, ([1], [0]))").no_grad_fn_name(),
    row("tensordot_dims", "no_elements", {in({2, 0}), in({0, 4})},
        [](X x) { return c(nnc_tensordot_dims, x[0], x[1], list({1}), list({0})); },
        "torch.tensordot(a, b, ([1], [0]))").no_grad_fn_name(),
    row("tensordot_dims", "integers", {ints({2, 3}, -4, 5), ints({3, 2}, -4, 5)},
        [](X x) { return c(nnc_tensordot_dims, x[0], x[1], list({0}), list({1})); },
        "torch.tensordot(a, b, ([0], [1]))").no_grad_fn_name(),
});

Refusal refused(const char* name, std::vector<In> inputs, const char* equation, Code code,
                const char* text, const char* torch) {
  return {"einsum", name, std::move(inputs),
          [equation](X x) { return c(nnc_einsum, equation, x); }, code, text, torch};
}
[[maybe_unused]] const bool g_einsum_refusals = add_refusals("einsum", {
    refused("few", {in({2, 2})}, "ij,jk", Code::kInvalid, "fewer operands were provided",
            "torch.einsum('ij,jk', a)"),
    refused("many", {in({2}), in({2})}, "i", Code::kInvalid, "more operands were provided",
            "torch.einsum('i', a, b)"),
    refused("dimensions", {in({2, 2})}, "i", Code::kShape,
            "the number of subscripts in the equation (1) does not match the number of dimensions "
            "(2) for operand 0 and no ellipsis was given", "torch.einsum('i', a)"),
    refused("ellipsis_dimensions", {in({2})}, "ij...", Code::kShape,
            "the number of subscripts in the equation (2) is more than",
            "torch.einsum('ij...', a)"),
    refused("unknown_output", {in({2})}, "i->j", Code::kInvalid,
            "output subscript j does not appear in the equation for any input operand",
            "torch.einsum('i->j', a)"),
    refused("output_twice", {in({2})}, "i->ii", Code::kInvalid,
            "output subscript i appears more than once in the output", "torch.einsum('i->ii', a)"),
    refused("sign", {in({2})}, "i-j", Code::kInvalid,
            "invalid subscript given at index 1 in the equation string", "torch.einsum('i-j', a)"),
    refused("second_arrow", {in({2})}, "i->i->", Code::kInvalid,
            "invalid subscript given at index 4 in the equation string",
            "torch.einsum('i->i->', a)"),
    refused("two_points", {in({2})}, "i..->i", Code::kInvalid,
            "found '.' for operand 0 that is not part of any ellipsis",
            "torch.einsum('i..->i', a)"),
    refused("two_ellipses", {in({2})}, "...i...", Code::kInvalid,
            "found '.' for operand 0 for which an ellipsis was already found",
            "torch.einsum('...i...', a)"),
    refused("sizes", {in({2, 3}), in({4, 2})}, "ij,jk", Code::kShape,
            "size 4 for operand 1 which does not broadcast with previously seen size 3",
            "torch.einsum('ij,jk', a, b)"),
    refused("diagonal", {in({2, 3})}, "ii", Code::kShape, "the sizes don't match, 3 != 2",
            "torch.einsum('ii', a)"),
    refused("nothing", {}, "", Code::kInvalid, "must specify the equation string",
            "torch.einsum('')"),
    refused("types", {in({2, 2}), ints({2, 2}, 0, 4)}, "ij,jk", Code::kDtype,
            "expected scalar type Double but found Long",
            "torch.einsum('ij,jk', a, b)"),
    {"tensordot", "sizes", {in({2, 3}), in({2, 3})},
     [](X x) { return c(nnc_tensordot, x[0], x[1], 1); }, Code::kShape,
     "contracted dimensions need to match, but first has size 3 in dim 1 and second has size 2 in "
     "dim 0", "torch.tensordot(a, b, 1)"},
    {"tensordot", "negative", {in({2}), in({2})},
     [](X x) { return c(nnc_tensordot, x[0], x[1], -1); }, Code::kInvalid,
     "expects dims >= 0, but got dims=-1", "torch.tensordot(a, b, -1)"},
    {"tensordot", "many", {in({2}), in({2, 2})},
     [](X x) { return c(nnc_tensordot, x[0], x[1], 2); }, Code::kInvalid, "dims=2",
     "torch.tensordot(a, b, 2)"},
    {"tensordot_dims", "lengths", {in({2, 2}), in({2, 2})},
     [](X x) { return c(nnc_tensordot_dims, x[0], x[1], list({0, 1}), list({0})); },
     Code::kInvalid, "both dimension lists should have same length",
     "torch.tensordot(a, b, ([0, 1], [0]))"},
    {"tensordot_dims", "twice", {in({2, 2}), in({2, 2})},
     [](X x) { return c(nnc_tensordot_dims, x[0], x[1], list({0, 0}), list({0, 1})); },
     Code::kInvalid, "appears multiple times in the list of dims",
     "torch.tensordot(a, b, ([0, 0], [0, 1]))"},
    {"tensordot_dims", "index", {in({2, 2}), in({2, 2})},
     [](X x) { return c(nnc_tensordot_dims, x[0], x[1], list({0}), list({3})); }, Code::kIndex,
     "Dimension out of range", "torch.tensordot(a, b, ([0], [3]))"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
