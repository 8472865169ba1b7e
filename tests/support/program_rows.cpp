// SPDX-License-Identifier: Apache-2.0
#include "support/program_rows.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "graph/record.h"
#include "program/program.h"
#include "support/run_sample.h"

namespace nnc::testing {
namespace {

// Functions of which some rows cannot be captured: what they give to the host depends on the
// inputs, they draw random numbers, or they are there to change something.
const std::set<std::string>& refused_functions() {
  static const std::set<std::string> list = {};
  return list;
}

// The same elements in the opposite order, so that they stay in the function's domain.
Tensor turned(const Tensor& x) {
  const GradGuard no_grad(false);
  std::vector<double> values = values_of(x);
  std::reverse(values.begin(), values.end());
  return make_tensor(x.sizes(), x.dtype(), values, Layout::kPlain, false);
}

std::string difference_of(const Tensors& got, const Tensors& expected) {
  if (got.size() != expected.size()) return "another number of outputs";
  for (int64_t i = 0; i < got.size(); ++i) {
    const Tensor &a = got[i], &b = expected[i];
    if (a.defined() != b.defined()) return "None or not";
    if (!a.defined()) continue;
    if (a.dtype() != b.dtype() || !same_sizes(a.sizes(), b.sizes())) return "another size or type";
    const std::vector<double> x = values_of(a), y = values_of(b);
    if (x.empty()) continue;
    if (std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) == 0) continue;
    const std::string far = difference(x, y, b.dtype() == DType::kFloat64 ? 1e-13 : 1e-6);
    if (!far.empty()) return "output " + std::to_string(i) + ": " + far;
  }
  return {};
}

Tensors as_list(const std::vector<Tensor>& v) {
  Tensors list;
  for (const Tensor& t : v) list.push_back(t);
  return list;
}

}  // namespace

std::string check_program(const Sample& s, DType real) {
  // A pointer to elements is refused, and the row would follow it.
  if (std::string(s.op).find("tensor_data") == 0) return "";
  const GradGuard no_grad(false);
  std::vector<Tensor> inputs = make_inputs(s.inputs, s.title(), real), others;
  for (const Tensor& x : inputs) others.push_back(turned(x));
  const auto function = [&s](Span<const Tensor> x) {
    const Tensors y = call(s, x);
    return std::vector<Tensor>(y.begin(), y.end());
  };
  Ref<program::Program> p;
  try {
    p = program::Program::capture(function, inputs);
  } catch (const Error& e) {
    const bool known = e.code() == Code::kUnsupported && refused_functions().count(s.op) > 0;
    return known ? "" : std::string("refused: ") + e.what();
  }
  // Before the call, which may write to its inputs.
  const Tensors first = as_list(p->run(inputs));
  Tensors other, expected;
  bool refused = false, refused_here = false;
  try {
    other = as_list(p->run(others));
  } catch (const Error&) {
    refused_here = true;
  }
  try {
    expected = call(s, others);
  } catch (const Error&) {
    refused = true;  // they do not go together
  }
  if (refused != refused_here) return "other inputs are refused by one of both";
  const std::string d = difference_of(other, expected);
  if (!d.empty()) return "with other inputs: " + d;
  return difference_of(first, call(s, inputs));
}

}  // namespace nnc::testing
