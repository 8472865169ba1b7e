// SPDX-License-Identifier: Apache-2.0
#include "engine/functional.h"

#include "ops/convert.h"
#include "ops/join.h"
#include "ops/shape.h"

namespace nnc {
namespace {

using List = std::vector<Tensor>;

// The inputs for f, or vectors to multiply with.
List prepared(Span<const Tensor> tensors, bool create_graph, bool need_graph) {
  List list;
  for (const Tensor& t : tensors) {
    if (create_graph) {
      // A view of the same: the function may be given the same tensor twice.
      list.push_back(ops::view(t, t.sizes()));
      if (need_graph && !requires_grad(list.back())) set_requires_grad(list.back(), true);
    } else {
      list.push_back(detach(t));
      if (need_graph) set_requires_grad(list.back(), true);
    }
  }
  return list;
}

List finished(List list, bool create_graph) {
  if (create_graph) return list;
  for (Tensor& t : list) t = detach(t);
  return list;
}

Tensor zeros_like(const Tensor& t) {
  return Tensor::zeros(t.sizes(), t.dtype());
}

// Zeros that can be differentiated with respect to: the trick with two backwards.
List variable_zeros(Span<const Tensor> like, const char* op) {
  List list;
  for (const Tensor& t : like) {
    check(is_floating(t.dtype()), Code::kDtype, op,
          ": only Tensors of floating point dtype can require gradients, got torch.", t.dtype());
    list.push_back(zeros_like(t));
    set_requires_grad(list.back(), true);
  }
  return list;
}

// autograd.grad where outputs without history count as constant, and unused inputs are undefined.
List gradients_or_none(Span<const Tensor> outputs, Span<const Tensor> inputs, Span<const Tensor> v,
                       const BackwardOptions& options) {
  List used, seeds;
  for (int64_t i = 0; i < outputs.size(); ++i) {
    if (!requires_grad(outputs[i])) continue;
    used.push_back(outputs[i]);
    seeds.push_back(v.empty() ? Tensor() : v[i]);
  }
  if (used.empty()) return List(static_cast<size_t>(inputs.size()));
  const Tensors g = gradients(used, inputs, seeds, options, true);
  return List(g.begin(), g.end());
}

constexpr BackwardOptions kGraph{true, true};
constexpr char kStrict[] = ". This is not allowed in strict mode.";
constexpr char kStrictGraph[] = ". This is not allowed in strict mode when create_graph=True.";

void check_outputs(Span<const Tensor> outputs, const char* op, bool strict) {
  for (int64_t i = 0; strict && i < outputs.size(); ++i) {
    check(requires_grad(outputs[i]), Code::kState, op, ": Output ", i,
          " of the user-provided function does not require gradients. The outputs must be computed "
          "in a differentiable manner from the input when running in strict mode.");
  }
}

// What strict mode says of a first derivative that does not depend on the inputs, before and after
// the number of the input.
struct Constant {
  const char *before, *after;
};
constexpr Constant kJacobianIs{
    "While computing the hessian, found that the jacobian of the user-provided function with "
    "respect to input ",
    " is independent of the input. This is not allowed in strict mode. You should ensure that your "
    "function is twice differentiable and that the jacobian depends on the inputs (this would be "
    "violated by a linear function for example)."};
constexpr Constant kGradientIs{
    "The gradient with respect to input ",
    " is independent of the inputs of the user-provided function. This is not allowed in strict "
    "mode."};
constexpr char kOutputOf[] = "The output of the user-provided function is independent of input ";
void check_depends(Span<const Tensor> first, const char* op, const Constant& words, bool strict) {
  for (int64_t i = 0; strict && i < first.size(); ++i) {
    check(first[i].defined(), Code::kState, op, ": ", kOutputOf, i, kStrict);
    check(requires_grad(first[i]), Code::kState, op, ": ", words.before, i, words.after);
  }
}

// What is said of entry i, which is undefined or cannot be differentiated again.
struct Words {
  const char *op, *missing, *missing_end, *constant;
};
constexpr char kJacobian[] = "The jacobian of the user-provided function is independent of input ";
constexpr char kHessian[] = "The hessian of the user-provided function is independent of input ";
constexpr Words kVjp{"vjp", kOutputOf, kStrict, kJacobian};
constexpr Words kJvp{"jvp", "The gradient with respect to the input is independent of entry ",
                     " in the grad_outputs when using the double backward trick to compute forward "
                     "mode gradients. This is not allowed in strict mode.",
                     kJacobian};
constexpr Words kVhp{"vhp", kJacobian, kStrict, kHessian};
constexpr Words kHvp{
    "hvp", "The hessian of the user-provided function is independent of entry ",
    " in the grad_jacobian. This is not allowed in strict mode as it prevents from "
    "using the double backward trick to replace forward mode AD.",
    kHessian};

// Zeros for what is undefined.
List filled(List list, Span<const Tensor> like, const Words& words, const FunctionalOptions& o) {
  for (size_t i = 0; i < list.size(); ++i) {
    const auto index = static_cast<int64_t>(i);
    if (!list[i].defined()) {
      check(!o.strict, Code::kState, words.op, ": ", words.missing, index, words.missing_end);
      list[i] = zeros_like(like[index]);
    } else {
      check(!(o.strict && o.create_graph) || requires_grad(list[i]), Code::kState, words.op, ": ",
            words.constant, index, kStrictGraph);
    }
  }
  return list;
}

void check_vectors(Span<const Tensor> v, Span<const Tensor> like, const char* op,
                   const char* like_what) {
  if (v.empty()) {
    check(like.size() == 1 && like[0].numel() == 1, Code::kInvalid, op,
          ": The vector v can only be None if the ", like_what,
          " a single Tensor with a single element.");
    return;
  }
  check(v.size() == like.size(), Code::kInvalid, op, ": v is a tuple of invalid length: should be ",
        like.size(), " but got ", v.size(), ".");
  for (int64_t i = 0; i < v.size(); ++i) {
    check(same_sizes(v[i].sizes(), like[i].sizes()), Code::kShape, op, ": Entry ", i,
          " in v has invalid size: should be ", like[i].sizes(), " but got ", v[i].sizes(), ".");
  }
}

// The one output of a function that gives a number.
Tensor single_output(const List& outputs, const char* op) {
  check(outputs.size() == 1, Code::kInvalid, op, ": The function given to ", op,
        " should return a single Tensor");
  check(outputs[0].numel() == 1, Code::kInvalid, op,
        ": The Tensor returned by the function given to ", op, " should contain a single element");
  return outputs[0];
}

constexpr char kOfInput[] = "input to the user-provided function is";

// The gradients of gradients, of which some may be undefined.
List second_gradients(const List& first, Span<const Tensor> inputs, const List& v,
                      bool create_graph) {
  List used, seeds;
  for (size_t i = 0; i < first.size(); ++i) {
    if (!first[i].defined()) continue;
    used.push_back(first[i]);
    seeds.push_back(v[i]);
  }
  return gradients_or_none(used, inputs, seeds, {create_graph, create_graph});
}

// What products begin with: the inputs, a vector for each of them, and what f makes of the inputs.
struct Evaluated {
  List inputs, v, outputs;
};
Evaluated evaluated(const char* op, TensorFunction f, Span<const Tensor> given,
                    Span<const Tensor> given_v, const FunctionalOptions& o) {
  Evaluated e;
  e.inputs = prepared(given, o.create_graph, true);
  e.v = prepared(given_v, o.create_graph, false);
  check_vectors(e.v, e.inputs, op, kOfInput);
  if (e.v.empty()) e.v = {Tensor::ones(e.inputs[0].sizes(), e.inputs[0].dtype())};
  e.outputs = f(e.inputs);
  return e;
}

// The gradients of the one number that f gave, which can be differentiated again.
List gradient_of_number(const Evaluated& e, const char* op, bool strict) {
  check_outputs(e.outputs, op, strict);
  single_output(e.outputs, op);
  List jac = gradients_or_none(e.outputs, e.inputs, {}, kGraph);
  check_depends(jac, op, kJacobianIs, strict);
  return jac;
}

OutputsAndProduct finished(List outputs, List product, bool create_graph) {
  return {finished(std::move(outputs), create_graph), finished(std::move(product), create_graph)};
}

// One gradient of each input for each element of `out`.
std::vector<List> rows_of(const Tensor& out, int64_t nr, Span<const Tensor> inputs,
                          const FunctionalOptions& o) {
  std::vector<List> columns(static_cast<size_t>(inputs.size()));
  const int64_t n = out.numel();
  for (int64_t k = 0; k < n; ++k) {
    const Tensor one = unit(out, k);
    const List g = gradients_or_none(Span<const Tensor>(&out, 1), inputs,
                                     Span<const Tensor>(&one, 1), {true, o.create_graph});
    for (size_t j = 0; j < g.size(); ++j) {
      const auto input = static_cast<int64_t>(j);
      check(g[j].defined() || !o.strict, Code::kState, "jacobian: Output ", nr,
            " of the user-provided function is independent of input ", input, kStrict);
      check(!(o.strict && o.create_graph) || requires_grad(g[j]), Code::kState,
            "jacobian: ", kJacobian, input, kStrictGraph);
      columns[j].push_back(g[j].defined() ? g[j] : zeros_like(inputs[input]));
    }
  }
  return columns;
}

}  // namespace

Tensor unit(const Tensor& like, int64_t k) {
  const GradGuard off(false);
  const Tensor flat = zeros_like(like);
  ops::fill_(ops::select(ops::view(flat, {like.numel()}), 0, k), 1);
  return flat;
}

List jacobian(TensorFunction f, Span<const Tensor> given, const FunctionalOptions& o) {
  const GradGuard on(true);
  const List inputs = prepared(given, o.create_graph, true);
  const List outputs = f(inputs);
  check_outputs(outputs, "jacobian", o.strict);
  List result;
  for (size_t i = 0; i < outputs.size(); ++i) {
    const std::vector<List> columns = rows_of(outputs[i], static_cast<int64_t>(i), inputs, o);
    for (size_t j = 0; j < inputs.size(); ++j) {
      Dims sizes(outputs[i].sizes());
      for (const int64_t n : inputs[j].sizes()) sizes.push_back(n);
      result.push_back(columns[j].empty() ? Tensor::zeros(sizes, inputs[j].dtype())
                                          : ops::view(ops::stack(columns[j]), sizes));
    }
  }
  return finished(std::move(result), o.create_graph);
}

List hessian(TensorFunction f, Span<const Tensor> inputs, const FunctionalOptions& o) {
  const auto scalar = [&](Span<const Tensor> x) {
    const List outputs = f(x);
    check_outputs(outputs, "hessian", o.strict);
    return List{ops::view(single_output(outputs, "hessian"), {})};
  };
  const auto gradient = [&](Span<const Tensor> x) {
    List jac = jacobian(scalar, x, {true, false});
    check_depends(jac, "hessian", kJacobianIs, o.strict);
    return jac;
  };
  return jacobian(gradient, inputs, o);
}

OutputsAndProduct vjp(TensorFunction f, Span<const Tensor> given, Span<const Tensor> given_v,
                      const FunctionalOptions& o) {
  const GradGuard on(true);
  const List inputs = prepared(given, o.create_graph, true);
  List outputs = f(inputs);
  check_outputs(outputs, "vjp", o.strict);
  const List v = prepared(given_v, o.create_graph, false);
  check_vectors(v, outputs, "vjp", "user-provided function returns");
  List product = filled(gradients_or_none(outputs, inputs, v, {o.create_graph, o.create_graph}),
                        inputs, kVjp, o);
  return finished(std::move(outputs), std::move(product), o.create_graph);
}

OutputsAndProduct jvp(TensorFunction f, Span<const Tensor> given, Span<const Tensor> given_v,
                      const FunctionalOptions& o) {
  const GradGuard on(true);
  Evaluated e = evaluated("jvp", f, given, given_v, o);
  check_outputs(e.outputs, "jvp", o.strict);
  // A backward is linear in its seeds: differentiated with respect to them it is the jvp.
  const List seeds = variable_zeros(e.outputs, "jvp");
  const List backward = gradients_or_none(e.outputs, e.inputs, seeds, kGraph);
  check_depends(backward, "jvp", kGradientIs, o.strict);
  List product = filled(second_gradients(backward, seeds, e.v, o.create_graph), e.outputs, kJvp, o);
  return finished(std::move(e.outputs), std::move(product), o.create_graph);
}

OutputsAndProduct vhp(TensorFunction f, Span<const Tensor> given, Span<const Tensor> given_v,
                      const FunctionalOptions& o) {
  const GradGuard on(true);
  Evaluated e = evaluated("vhp", f, given, given_v, o);
  const List jac = gradient_of_number(e, "vhp", o.strict);
  List product = filled(second_gradients(jac, e.inputs, e.v, o.create_graph), e.inputs, kVhp, o);
  return finished(std::move(e.outputs), std::move(product), o.create_graph);
}

OutputsAndProduct hvp(TensorFunction f, Span<const Tensor> given, Span<const Tensor> given_v,
                      const FunctionalOptions& o) {
  const GradGuard on(true);
  Evaluated e = evaluated("hvp", f, given, given_v, o);
  const List jac = gradient_of_number(e, "hvp", o.strict);
  const List seeds = variable_zeros(e.inputs, "hvp");
  const List twice = second_gradients(jac, e.inputs, seeds, true);
  List product = filled(second_gradients(twice, seeds, e.v, o.create_graph), e.inputs, kHvp, o);
  return finished(std::move(e.outputs), std::move(product), o.create_graph);
}

}  // namespace nnc
