// SPDX-License-Identifier: Apache-2.0
// Rows of programs: the torch side calls the module itself.
#include "interface/callbacks.h"

namespace nnc::testing {
namespace {

nnc_error* double_and_square(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t n, nnc_tensor** out,
                             int64_t, int64_t* n_out) {
  if (n != 1) return wrong_count();
  nnc_tensor* twice = nullptr;
  if (nnc_error* e = nnc_mul_scalar(ctx, in[0], 2, &twice)) return e;
  if (nnc_error* e = nnc_mul(ctx, twice, twice, out)) return e;
  *n_out = 1;
  return nullptr;
}
constexpr nnc_callback kFunction{sizeof(nnc_callback), double_and_square, nullptr};

In plain(Dims sizes) {
  return constant(std::move(sizes));
}
// A program of softmax, which is run with x after it was captured with zeros.
Handle softmax_of(const Tensor& x) {
  const Handle m = c(nnc_module_new, "Softmax(dim=1)");
  return c(nnc_program_capture, m, Tensors{c(nnc_mul_scalar, x, 0)});
}

const bool g_program = add_samples(
    "program",
    {
        row(
            "program_capture", "softmax", {plain({2, 3})},
            [](X x) { return c(nnc_program_run, softmax_of(x[0]), Tensors{x[0]}, outputs(1)); },
            "torch.softmax(a, 1)"),
        row(
            "program_capture_callback", "square", {plain({2, 3})},
            [](X x) {
              const Handle p = c(nnc_program_capture_callback, &kFunction, 0, Tensors{x[0]});
              return c(nnc_program_run, p, Tensors{c(nnc_neg, x[0])}, outputs(1));
            },
            "torch.square(-a * 2)"),
        row(
            "program_capture_step", "from_its_plan", {plain({2, 3})},
            [](X x) {
              const Handle p = c(nnc_program_capture_step, &kFunction, 0);
              c(nnc_program_run, p, Tensors{x[0]}, outputs(1));
              return c(nnc_program_run, p, Tensors{c(nnc_neg, x[0])}, outputs(1));
            },
            "torch.square(-a * 2)"),
        row(
            "program_run", "another_size", {plain({2, 3}), plain({4, 3})},
            [](X x) { return c(nnc_program_run, softmax_of(x[0]), Tensors{x[1]}, outputs(1)); },
            "torch.softmax(b, 1)"),
        row(
            "program_text", "first_word", {plain({2, 3})},
            [](X x) {
              Out table = c(nnc_program_text, softmax_of(x[0]));
              table.text.resize(9);
              return bytes(table);
            },
            "text('operation')"),
    });

}  // namespace
}  // namespace nnc::testing
