// SPDX-License-Identifier: Apache-2.0
#include "engine/gradcheck.h"

#include <cmath>

#include "graph/record.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/host.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc {
namespace {

using List = std::vector<Tensor>;

// A row for each element of an input, a column for each of an output.
struct Matrix {
  Matrix(int64_t r, int64_t c)
      : rows(r), columns(c), values(static_cast<size_t>(checked_mul(r, c, "gradcheck"))) {}
  double& at(int64_t r, int64_t c) { return values[static_cast<size_t>(r * columns + c)]; }
  double at(int64_t r, int64_t c) const { return values[static_cast<size_t>(r * columns + c)]; }

  int64_t rows, columns;
  std::vector<double> values;
};

// The elements, zeros for an undefined tensor.
std::vector<double> numbers(const Tensor& t, int64_t n) {
  std::vector<double> list(static_cast<size_t>(n));
  if (!t.defined()) return list;
  check(t.numel() == n, Code::kInvalid, "gradcheck: a function that gave ", n, " elements gives ",
        t.numel(), " when it is called again");
  const GradGuard off(false);
  ops::copy_to(ops::to_dtype(t, DType::kFloat64), list.data(),
               static_cast<int64_t>(list.size() * sizeof(double)));
  return list;
}

// A contiguous copy of a leaf, which requires a gradient if t does.
Tensor copy_of(const Tensor& t) {
  const GradGuard off(false);
  const Tensor copy = ops::clone(ops::contiguous(t));
  if (requires_grad(t)) set_requires_grad(copy, true);
  return copy;
}

// A line of the message for the entry that is furthest from what it should be.
std::string mismatch(const Matrix& numeric, const Matrix& analytical, int64_t output, int64_t input,
                     const GradcheckOptions& o) {
  int64_t row = -1, column = -1;
  double worst = 0;
  for (int64_t r = 0; r < numeric.rows; ++r) {
    for (int64_t c = 0; c < numeric.columns; ++c) {
      const double n = numeric.at(r, c), a = analytical.at(r, c);
      if (a == n) continue;
      const double excess = std::fabs(a - n) - (o.atol + o.rtol * std::fabs(n));
      if (excess <= 0 || (row >= 0 && !(excess > worst))) continue;  // nan is in excess
      worst = excess;
      row = r;
      column = c;
    }
  }
  if (row < 0) return {};
  std::string text;
  const auto add = [&](const auto&... parts) { (detail::append_part(text, parts), ...); };
  add("Jacobian mismatch for output ", output, " with respect to input ", input, ": at element ",
      row, " of the input and ", column, " of the output, numerical: ", numeric.at(row, column),
      ", analytical: ", analytical.at(row, column));
  return text;
}

// Cuts off what comes to an output as if nothing had come.
struct UndefinedNode final : Node {
  const char* name() const override { return "UndefinedGradBackward0"; }
  Tensors backward(const Tensors&) override { return {Tensor()}; }
};
Tensor without_gradient(const Tensor& y) {
  const Ref<UndefinedNode> node = record<UndefinedNode>(y);
  const Tensor t = y.alias();
  attach(t, node);
  return t;
}

class Checker {
 public:
  Checker(TensorFunction f, Span<const Tensor> inputs, const GradcheckOptions& options)
      : f_(f), options_(options) {
    for (const Tensor& t : inputs) inputs_.push_back(copy_of(t));
    for (size_t i = 0; i < inputs_.size(); ++i) {
      if (requires_grad(inputs_[i])) wanted_.push_back(i);
    }
    check(!wanted_.empty(), Code::kInvalid,
          "gradcheck expects at least one input tensor to require gradient, but none of the them "
          "have requires_grad=True.");
  }
  std::string run();

 private:
  List leaves() const;
  std::vector<Matrix> numerical(size_t input) const;
  Matrix analytical(size_t output, size_t leaf) const;
  Tensors gradients_of(const List& outputs, const List& seeds) const;
  std::string check_inputs(size_t leaf) const;
  std::string check_linear() const;
  std::string check_undefined(int64_t only) const;

  const TensorFunction f_;
  const GradcheckOptions options_;
  List inputs_, outputs_;
  std::vector<size_t> wanted_;    // inputs that require a gradient
  std::vector<size_t> computed_;  // outputs that do
};

List Checker::leaves() const {
  List list;
  for (const size_t i : wanted_) list.push_back(inputs_[i]);
  return list;
}

// By central differences, one matrix for each output.
std::vector<Matrix> Checker::numerical(size_t input) const {
  List moved = inputs_;
  const int64_t n = inputs_[input].numel();
  std::vector<Matrix> result;
  for (const Tensor& y : outputs_) result.emplace_back(n, y.numel());
  for (int64_t k = 0; k < n; ++k) {
    for (const double sign : {1.0, -1.0}) {
      moved[input] = copy_of(inputs_[input]);
      const Tensor flat = detach(moved[input]);
      ops::add_(ops::select(ops::view(flat, {n}), 0, k), Scalar(sign * options_.eps));
      const List y = f_(moved);
      check(y.size() == outputs_.size(), Code::kInvalid,
            "gradcheck: the function gives another number of outputs when it is called again");
      for (size_t o = 0; o < y.size(); ++o) {
        const std::vector<double> values = numbers(y[o], result[o].columns);
        for (int64_t c = 0; c < result[o].columns; ++c) {
          result[o].at(k, c) += sign * values[static_cast<size_t>(c)] / (2 * options_.eps);
        }
      }
    }
  }
  return result;
}

Tensors Checker::gradients_of(const List& outputs, const List& seeds) const {
  return gradients(outputs, leaves(), seeds, {true, false}, true);
}

// By one backward for each element of the output.
Matrix Checker::analytical(size_t output, size_t leaf) const {
  const Tensor& y = outputs_[output];
  const int64_t rows = inputs_[wanted_[leaf]].numel();
  Matrix m(rows, y.numel());
  for (int64_t c = 0; c < y.numel(); ++c) {
    const Tensor g = gradients_of({y}, {unit(y, c)})[static_cast<int64_t>(leaf)];
    const std::vector<double> values = numbers(g, rows);
    for (int64_t r = 0; r < rows; ++r) m.at(r, c) = values[static_cast<size_t>(r)];
  }
  return m;
}

std::string Checker::check_inputs(size_t leaf) const {
  const std::vector<Matrix> numeric = numerical(wanted_[leaf]);
  for (size_t o = 0; o < outputs_.size(); ++o) {
    if (!requires_grad(outputs_[o])) continue;
    const Matrix first = analytical(o, leaf);
    const auto output = static_cast<int64_t>(o), input = static_cast<int64_t>(wanted_[leaf]);
    std::string text = mismatch(numeric[o], first, output, input, options_);
    if (!text.empty()) return text;
    const Matrix again = analytical(o, leaf);
    for (size_t k = 0; k < first.values.size(); ++k) {
      if (std::fabs(first.values[k] - again.values[k]) <= options_.nondet_tol) continue;
      return "Backward is not reentrant, i.e., running backward with same input and grad_output "
             "multiple times gives different values, although analytical gradient matches "
             "numerical gradient.";
    }
  }
  return {};
}

// A gradient of zero must give zeros: does backward multiply by it at all?
std::string Checker::check_linear() const {
  List outputs, zeros;
  for (const size_t o : computed_) {
    outputs.push_back(outputs_[o]);
    zeros.push_back(Tensor::zeros(outputs_[o].sizes(), outputs_[o].dtype()));
  }
  const Tensors g = gradients_of(outputs, zeros);
  for (int64_t i = 0; i < g.size(); ++i) {
    for (const double v : numbers(g[i], leaves()[static_cast<size_t>(i)].numel())) {
      if (v != 0) return "backward not multiplied by grad_output";
    }
  }
  return {};
}

// No gradient at all from the outputs, or from one of them: backward must take that.
std::string Checker::check_undefined(int64_t only) const {
  const List fresh = f_(inputs_);
  List outputs, seeds;
  for (const size_t o : computed_) {
    const bool cut = only < 0 || static_cast<size_t>(only) == o;
    outputs.push_back(cut ? without_gradient(fresh[o]) : fresh[o]);
    seeds.push_back(Tensor::zeros(fresh[o].sizes(), fresh[o].dtype()));
  }
  Tensors g;
  try {
    g = gradients_of(outputs, seeds);
  } catch (const Error& e) {
    if (e.code() == Code::kMemory) throw;
    return std::string("Expected backward function to handle undefined output grads: ") + e.what();
  }
  for (int64_t i = 0; i < g.size(); ++i) {
    for (const double v : numbers(g[i], leaves()[static_cast<size_t>(i)].numel())) {
      if (v != 0) {
        return "Expected all input grads to be undefined or zero when all output grads are "
               "undefined or zero.";
      }
    }
  }
  return {};
}

std::string Checker::run() {
  const GradGuard on(true);
  outputs_ = f_(inputs_);
  for (size_t o = 0; o < outputs_.size(); ++o) {
    if (requires_grad(outputs_[o])) computed_.push_back(o);
  }
  std::string text;
  if (computed_.empty()) {
    for (const size_t i : wanted_) {
      const std::vector<Matrix> numeric = numerical(i);
      for (size_t o = 0; o < numeric.size(); ++o) {
        if (!is_floating(outputs_[o].dtype())) continue;  // whole numbers jump
        for (const double v : numeric[o].values) {
          if (v != 0) return "Numerical gradient for function expected to be zero";
        }
      }
    }
    return text;
  }
  for (size_t leaf = 0; text.empty() && leaf < wanted_.size(); ++leaf) text = check_inputs(leaf);
  if (text.empty()) text = check_linear();
  if (!text.empty() || !options_.check_undefined_grad) return text;
  text = check_undefined(-1);
  for (size_t k = 0; text.empty() && computed_.size() > 1 && k < computed_.size(); ++k) {
    text = check_undefined(static_cast<int64_t>(computed_[k]));
  }
  return text;
}

}  // namespace

std::string gradcheck(TensorFunction f, Span<const Tensor> inputs,
                      const GradcheckOptions& options) {
  return Checker(f, inputs, options).run();
}

namespace {

List with_gradient(const List& list) {
  List some;
  for (const Tensor& t : list) {
    if (requires_grad(t)) some.push_back(t);
  }
  return some;
}

// From [-1, 1), where none are given.
List seeds_for(const List& outputs, Span<const Tensor> given) {
  check(given.empty() || given.size() == static_cast<int64_t>(outputs.size()), Code::kInvalid,
        "gradgradcheck: ", given.size(), " grad_outputs, but the function has ",
        static_cast<int64_t>(outputs.size()), " outputs that require a gradient");
  const GradGuard off(false);
  List seeds;
  for (size_t i = 0; i < outputs.size(); ++i) {
    Tensor g = given.empty() ? Tensor::empty(outputs[i].sizes(), outputs[i].dtype())
                             : given[static_cast<int64_t>(i)];
    if (given.empty()) {
      ops::uniform_(g, -1, 1);
      set_requires_grad(g, true);
    }
    seeds.push_back(std::move(g));
  }
  return seeds;
}

}  // namespace

std::string gradgradcheck(TensorFunction f, Span<const Tensor> inputs,
                          Span<const Tensor> grad_outputs, const GradcheckOptions& options) {
  List arguments;
  for (const Tensor& t : inputs) arguments.push_back(copy_of(t));
  {
    const GradGuard on(true);
    const List outputs = with_gradient(f(arguments));
    for (const Tensor& g : seeds_for(outputs, grad_outputs)) arguments.push_back(g);
  }
  const auto gradient = [&](Span<const Tensor> x) {
    const Span<const Tensor> in(x.data(), inputs.size());
    const Tensors g = gradients(
        with_gradient(f(in)), with_gradient(List(in.begin(), in.end())),
        Span<const Tensor>(x.data() + inputs.size(), x.size() - inputs.size()), {true, true}, true);
    List some;
    for (const Tensor& t : g) {
      if (t.defined()) some.push_back(t);
    }
    return some;
  };
  return gradcheck(gradient, arguments, options);
}

}  // namespace nnc
