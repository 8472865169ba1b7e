// SPDX-License-Identifier: Apache-2.0
// Rows of derivatives of whole functions, and of the checks of gradients.
#include "interface/callbacks.h"

namespace nnc::testing {
namespace {

using Ctx = nnc_ctx*;
nnc_error* square_into(Ctx ctx, HookInputs in, nnc_tensor** out) {
  return nnc_mul(ctx, in[0], in[0], out);
}
nnc_error* row_sums_into(Ctx ctx, HookInputs in, nnc_tensor** out) {
  const int64_t last = -1;
  if (nnc_error* e = nnc_mul(ctx, in[0], in[0], out)) return e;
  return nnc_sum(ctx, *out, &last, 1, 0, 0, out);
}
nnc_error* constant_into(Ctx ctx, HookInputs in, nnc_tensor** out) {
  if (nnc_error* e = nnc_detach(ctx, in[0], out)) return e;
  return nnc_mul_scalar(ctx, *out, 2, out);
}
nnc_error* first_into(Ctx ctx, HookInputs in, nnc_tensor** out) {
  return nnc_mul_scalar(ctx, in[0], 2, out);
}
nnc_error* both_into(Ctx ctx, HookInputs in, nnc_tensor** out) {
  if (nnc_error* e = nnc_mul(ctx, in[0], in[1], out)) return e;
  return nnc_mul(ctx, in[1], in[1], out + 1);
}
nnc_error* times_into(Ctx ctx, nnc_tensor* x, nnc_tensor* y, nnc_tensor** out) {
  if (nnc_error* e = nnc_mul(ctx, x, x, out)) return e;
  if (nnc_error* e = nnc_mul(ctx, *out, y, out)) return e;
  return nnc_sum(ctx, *out, nullptr, 0, 0, 0, out);
}
nnc_error* linear_into(Ctx ctx, HookInputs in, nnc_tensor** out) {
  if (nnc_error* e = nnc_mul_scalar(ctx, in[0], 2, out)) return e;
  return nnc_sum(ctx, *out, nullptr, 0, 0, 0, out);
}
// Whose recorded gradient is half of it.
nnc_error* halfway_into(Ctx ctx, HookInputs in, nnc_tensor** out) {
  if (nnc_error* e = nnc_detach(ctx, in[0], out)) return e;
  return nnc_mul(ctx, in[0], *out, out);
}

nnc_error* product_into(Ctx ctx, HookInputs in, nnc_tensor** out) {
  return nnc_prod(ctx, in[0], nullptr, 0, 0, out);
}
nnc_error* whole_into(Ctx ctx, HookInputs in, nnc_tensor** out) {
  return nnc_tensor_to(ctx, in[0], NNC_INT64, out);
}

// A function to differentiate, and the same in Python.
struct KnownFunction {
  int64_t inputs, outputs;
  nnc_error* (*call)(Ctx, HookInputs, nnc_tensor**);
  const char* torch;
};
enum Known : int {
  kSquare,
  kRowSums,
  kConstant,
  kFirst,
  kBoth,
  kCube,
  kLinear,
  kTimes,
  kHalfway,
  kProduct,
  kWhole
};
constexpr KnownFunction kFunctions[] = {
    {1, 1, square_into, "lambda x: x * x"},
    {1, 1, row_sums_into, "lambda x: (x * x).sum(-1)"},
    {1, 1, constant_into, "lambda x: x.detach() * 2"},
    {2, 1, first_into, "lambda x, y: x * 2"},
    {2, 2, both_into, "lambda x, y: (x * y, y * y)"},
    {1, 1, [](Ctx c, HookInputs in, nnc_tensor** out) { return times_into(c, in[0], in[0], out); },
     "lambda x: (x * x * x).sum()"},
    {1, 1, linear_into, "lambda x: (x * 2).sum()"},
    {2, 1, [](Ctx c, HookInputs in, nnc_tensor** out) { return times_into(c, in[0], in[1], out); },
     "lambda x, y: (x * x * y).sum()"},
    {1, 1, halfway_into, "lambda x: x * x.detach()"},
    {1, 1, product_into, "lambda x: x.prod()"},
    {1, 1, whole_into, "lambda x: x.to(torch.int64)"},
};

nnc_error* call_known(uintptr_t self, nnc_ctx* ctx, HookInputs in, int64_t n_in, nnc_tensor** out,
                      int64_t capacity, int64_t* n) {
  if (self >= std::size(kFunctions)) return wrong_count();
  const KnownFunction& f = kFunctions[self];
  if (n_in != f.inputs || f.outputs > capacity) return wrong_count();
  *n = f.outputs;
  return f.call(ctx, in, out);
}
constexpr nnc_callback kKnown = {sizeof(nnc_callback), call_known, nullptr};

struct Point {
  const char* name;
  Known of;
  std::vector<In> inputs;
  std::vector<In> v = {};
};
// " a, b" and so on, as a tuple.
std::string names(size_t from, size_t n) {
  std::string text = "(";
  for (size_t i = from; i < from + n; ++i)
    text += std::string(1, static_cast<char>('a' + i)) + ", ";
  return text + ")";
}
std::string python_of(const char* op, const Point& p) {
  const std::string name = op + std::string("autograd_").size();
  std::string text =
      "functional." + name + "(" + kFunctions[p.of].torch + ", " + names(0, p.inputs.size());
  if (!p.v.empty()) text += ", " + names(p.inputs.size(), p.v.size());
  return text;
}
std::vector<In> inputs_of(const Point& p) {
  std::vector<In> all = p.inputs;
  all.insert(all.end(), p.v.begin(), p.v.end());
  return all;
}
// Jacobians and hessians; those with a gradient among their inputs can be differentiated.
using Matrix = decltype(&nnc_autograd_jacobian);
std::vector<Sample> matrices(const char* op, Matrix f, const std::vector<Point>& points) {
  std::vector<Sample> rows;
  for (const Point& p : points) {
    const bool graph = p.inputs[0].grad;
    rows.push_back(row(
                       op, p.name, p.inputs,
                       [f, of = p.of, graph](X x) { return c(f, &kKnown, of, x, graph, false); },
                       kept(python_of(op, p) + (graph ? ", create_graph=True)" : ")")))
                       .no_grad_fn_name());
  }
  return rows;
}
using Product = decltype(&nnc_autograd_vjp);
std::vector<Sample> products(const char* op, Product f, const std::vector<Point>& points) {
  std::vector<Sample> rows;
  for (const Point& p : points) {
    const bool graph = p.inputs[0].grad;
    const int64_t n = static_cast<int64_t>(p.inputs.size()), n_v = static_cast<int64_t>(p.v.size());
    const auto call = [=, of = p.of](X x) {
      const X given(x.data(), n);
      return n_v == 0 ? c(f, &kKnown, of, given, none, graph, false)
                      : c(f, &kKnown, of, given, X(x.data() + n, n_v), graph, false);
    };
    rows.push_back(row(op, p.name, inputs_of(p), call,
                       kept(python_of(op, p) + (graph ? ", create_graph=True)" : ")")))
                       .no_grad_fn_name());
  }
  return rows;
}
In at(Dims sizes) {
  return constant(std::move(sizes));
}
In half_at(Dims sizes) {
  return constant(std::move(sizes)).type(DType::kFloat16);
}
// Points of functions with one number.
std::vector<Point> of_numbers() {
  return {{"of_a_number", kCube, {at({})}, {at({})}},
          {"of_a_matrix", kCube, {at({2, 2})}, {at({2, 2})}},
          {"of_half", kCube, {half_at({2})}, {half_at({2})}},
          {"of_a_linear_one", kLinear, {at({3})}, {at({3})}},
          {"of_two", kTimes, {at({2}), at({2})}, {at({2}), at({2})}},
          {"of_one_element", kCube, {at({1})}},
          {"of_a_product", kProduct, {at({3})}, {at({3})}},
          {"of_a_graph", kCube, {in({2})}, {at({2})}}};
}
std::vector<Point> without_vectors(std::vector<Point> points) {
  for (Point& p : points) p.v.clear();
  return points;
}
// The checks.
struct Checked {
  const char* name;
  Known of;
  std::vector<In> inputs;
  double eps = 1e-6, atol = 1e-5, rtol = 1e-3;
  bool undefined = true;
};
template <class Check, class... G>
std::vector<Sample> checks(const char* op, Check f, const std::vector<Checked>& all,
                           G... none_given) {
  std::vector<Sample> rows;
  for (const Checked& k : all) {
    const auto call = [=](X x) {
      std::vector<Tensor> leaves;
      for (const Tensor& t : x) leaves.push_back(leaf_from(t));
      return c(f, &kKnown, k.of, leaves, none_given..., k.eps, k.atol, k.rtol, false, 0.0,
               k.undefined);
    };
    char options[120];
    std::snprintf(options, sizeof options, "eps=%g, atol=%g, rtol=%g, check_undefined_grad=%s",
                  k.eps, k.atol, k.rtol, k.undefined ? "True" : "False");
    std::string leaves = "tuple(leaf(t) for t in " + names(0, k.inputs.size()) + ")";
    const std::string name = op + std::string("autograd_").size();
    rows.push_back(
        row(op, k.name, k.inputs, call,
            kept("torch.tensor(int(autograd." + name + "(" + kFunctions[k.of].torch + ", " +
                 leaves + ", raise_exception=False, " + options + ")), dtype=torch.int32)"))
            .no_float32());
  }
  return rows;
}
const std::vector<Checked>& checked_ones() {
  static const std::vector<Checked> all{
      {"of_a_number", kCube, {at({})}},
      {"of_nothing", kSquare, {at({0})}},
      {"of_row_sums", kRowSums, {at({2, 3})}},
      {"of_two_outputs", kBoth, {at({2}), at({2})}},
      {"of_wrong_ones", kHalfway, {at({3}).range(1, 2)}},
      {"of_wrong_ones_within_reach", kHalfway, {at({3})}, 1e-6, 10, 1e-3},
      {"of_large_steps", kCube, {at({2})}, 1e-2, 1e-2, 1e-2},
      {"of_defined_ones_only", kSquare, {at({2})}, 1e-6, 1e-5, 1e-3, false},
  };
  return all;
}
Refusal refused(const char* op, const char* name, std::vector<In> inputs,
                std::function<Out(X)> call, Code code, const char* text, const char* torch) {
  return {op, name, std::move(inputs), std::move(call), code, text, torch};
}

// clang-format off
[[maybe_unused]] const bool g_functional = add_samples("functional", joined({
    matrices("autograd_jacobian", nnc_autograd_jacobian, {
        {"of_squares", kSquare, {at({3})}},
        {"of_a_number", kSquare, {at({})}},
        {"of_row_sums", kRowSums, {at({2, 3})}},
        {"of_half", kSquare, {half_at({2})}},
        {"of_two_outputs", kBoth, {at({2}), at({2})}},
        {"of_a_constant", kConstant, {at({2})}},
        {"of_one_unused", kFirst, {at({2}), at({3})}},
        {"of_a_graph", kSquare, {in({2})}},
    }),
    matrices("autograd_hessian", nnc_autograd_hessian, without_vectors(of_numbers())),
    products("autograd_vjp", nnc_autograd_vjp, {
        {"of_squares", kSquare, {at({3})}, {at({3})}},
        {"of_a_number", kCube, {at({3})}},
        {"of_row_sums", kRowSums, {at({2, 3})}, {at({2})}},
        {"of_half", kSquare, {half_at({2})}, {half_at({2})}},
        {"of_nothing", kSquare, {at({0})}, {at({0})}},
        {"of_a_constant", kConstant, {at({2})}, {at({2})}},
        {"of_one_unused", kFirst, {at({2}), at({3})}, {at({2})}},
        {"of_a_graph", kSquare, {in({2})}, {at({2})}},
    }),
    products("autograd_jvp", nnc_autograd_jvp, {
        {"of_squares", kSquare, {at({3})}, {at({3})}},
        {"of_a_number", kSquare, {at({})}},
        {"of_row_sums", kRowSums, {at({2, 3})}, {at({2, 3})}},
        {"of_half", kSquare, {half_at({2})}, {half_at({2})}},
        {"of_nothing", kSquare, {at({0})}, {at({0})}},
        {"of_a_constant", kConstant, {at({2})}, {at({2})}},
        {"of_one_unused", kFirst, {at({2}), at({3})}, {at({2}), at({3})}},
        {"of_a_graph", kSquare, {in({2})}, {at({2})}},
    }),
    products("autograd_hvp", nnc_autograd_hvp, of_numbers()),
    products("autograd_vhp", nnc_autograd_vhp, of_numbers()),
    checks("autograd_gradcheck", nnc_autograd_gradcheck, checked_ones()),
    checks("autograd_gradgradcheck", nnc_autograd_gradgradcheck, checked_ones(), none),
}));

[[maybe_unused]] const bool g_functional_refusals = add_refusals("functional", {
    refused("autograd_jacobian", "independent", {at({2})}, [](X x) { return c(nnc_autograd_jacobian, &kKnown, kConstant, x, false, true); },
            Code::kState, "Output 0 of the user-provided function does not require gradients", "functional.jacobian(lambda x: x.detach() * 2, a, strict=True)"),
    refused("autograd_hessian", "several_elements", {at({2})}, [](X x) { return c(nnc_autograd_hessian, &kKnown, kSquare, x, false, false); },
            Code::kInvalid, "should contain a single element", "functional.hessian(lambda x: x * x, a)"),
    refused("autograd_hessian", "independent", {at({2})}, [](X x) { return c(nnc_autograd_hessian, &kKnown, kLinear, x, false, true); },
            Code::kState, "is independent of the input", "functional.hessian(lambda x: (x * 2).sum(), a, strict=True)"),
    refused("autograd_vjp", "no_vector", {at({2})}, [](X x) { return c(nnc_autograd_vjp, &kKnown, kSquare, x, none, false, false); },
            Code::kInvalid, "can only be None if the user-provided function returns a single Tensor with a single element", "functional.vjp(lambda x: x * x, a)"),
    refused("autograd_jvp", "sizes", {at({2}), at({3})}, [](X x) { return c(nnc_autograd_jvp, &kKnown, kSquare, Tensors{x[0]}, Tensors{x[1]}, false, false); },
            Code::kShape, "Entry 0 in v has invalid size: should be", "functional.jvp(lambda x: x * x, (a,), (b,))"),
    refused("autograd_jvp", "whole_output", {at({2}), at({2})}, [](X x) { return c(nnc_autograd_jvp, &kKnown, kWhole, Tensors{x[0]}, Tensors{x[1]}, false, false); },
            Code::kDtype, "only Tensors of floating point dtype can require gradients", "functional.jvp(lambda x: x.to(torch.int64), a, b)"),
    refused("autograd_hvp", "several_elements", {at({2})}, [](X x) { return c(nnc_autograd_hvp, &kKnown, kSquare, x, x, false, false); },
            Code::kInvalid, "should contain a single element", "functional.hvp(lambda x: x * x, a, a)"),
    refused("autograd_vhp", "independent", {at({2})}, [](X x) { return c(nnc_autograd_vhp, &kKnown, kLinear, x, x, false, true); },
            Code::kState, "is independent of the input", "functional.vhp(lambda x: (x * 2).sum(), a, a, strict=True)"),
    refused("autograd_gradcheck", "constant", {at({2})}, [](X x) { return c(nnc_autograd_gradcheck, &kKnown, kSquare, x, 1e-6, 1e-5, 1e-3, true, 0.0, true); },
            Code::kInvalid, "expects at least one input tensor to require gradient", "autograd.gradcheck(lambda x: x * x, (a,))"),
    refused("autograd_gradcheck", "wrong", {at({2})}, [](X x) { return c(nnc_autograd_gradcheck, &kKnown, kHalfway, Tensors{leaf_from(x[0])}, 1e-6, 1e-5, 1e-3, true, 0.0, true); },
            Code::kState, "Jacobian mismatch for output 0 with respect to input 0", "autograd.gradcheck(lambda x: x * x.detach(), (leaf(a),))"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
