// SPDX-License-Identifier: Apache-2.0
// The sample table: one row per way to call a function. tests/ops/row_checks.cpp checks every row;
// the golden values come from PyTorch, which evaluates the same row (tests/golden/make_samples.py).
//
//   const bool g_arith = add_samples("arith", {
//       row("add", "broadcast", {in({2, 3}), in({3})},
//           [](X x) { return c(nnc_add, x[0], x[1], 2); }, "torch.add(a, b, alpha=2)")
//           .inplace([](X x) { c(nnc_add_, x[0], x[1], 2); }),
//   });
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "support/c_call.h"

namespace nnc::testing {

// One input: sizes, element type and contents. kFloat64 means "the floating point type": the row is
// run in float64 and again in float32. Any other type is taken as it is.
struct In {
  Dims sizes;
  DType dtype = DType::kFloat64;
  double low = -1, high = 1;    // contents: pseudo-random in [low, high), the same in every run
  bool grad = true;             // if floating point
  std::vector<double> fixed{};  // contents, when the row needs particular ones

  In range(double from, double to) const {
    return with([&](In& i) { i.low = from, i.high = to; });
  }
  In no_grad() const {
    return with([](In& i) { i.grad = false; });
  }
  In type(DType t) const {
    return with([&](In& i) { i.dtype = t; });
  }
  In values(std::vector<double> v) const {
    return with([&](In& i) { i.fixed = std::move(v); });
  }

 private:
  template <class F>
  In with(F change) const {
    In copy = *this;
    change(copy);
    return copy;
  }
};
inline In in(Dims sizes) {
  return {std::move(sizes)};
}
// Without a gradient.
inline In constant(Dims sizes) {
  return in(std::move(sizes)).no_grad();
}
// Integers in [low, high).
inline In ints(Dims sizes, double low, double high, DType t = DType::kInt64) {
  return {std::move(sizes), t, low, high};
}
inline In ints(Dims sizes, std::vector<double> contents) {
  return ints(std::move(sizes), 0, 1).values(std::move(contents));
}
inline In bools(Dims sizes) {
  return {std::move(sizes), DType::kBool, 0, 2};
}

struct Sample {
  const char* op;    // the C function without nnc_
  const char* name;  // of the row; op and name together are unique
  std::vector<In> inputs;
  std::function<Out(X)> call;
  const char* torch;  // the same in Python: a, b, c, ... are the inputs, F is torch.nn.functional,
                      // nn is torch.nn, f64 is torch.float64, text() makes bytes

  std::function<void(X)> twin{};  // the in-place form, on x[0]
  double tolerance32 = 4e-6;      // relative, float32 against float64
  double tolerance64 = 1e-11;
  bool float32 = true;
  bool gradcheck = true;
  bool second_order = true;
  bool grad_fn_name = true;
  bool layouts = true;
  bool write_check = true;
  bool has_seed = false;
  uint64_t seed = 0;
  const char* family = "";

  Sample inplace(std::function<void(X)> f) const {
    return with([&](Sample& s) { s.twin = f; });
  }
  Sample tolerance(double float32_one, double float64_one = 1e-11) const {
    return with([&](Sample& s) { s.tolerance32 = float32_one, s.tolerance64 = float64_one; });
  }
  // torch.manual_seed before the call. Draws differ between float64 and float32 in most operations:
  // then the row says no_float32 and a row with type(kFloat32) inputs stands beside it.
  Sample seeded(uint64_t v) const {
    return with([&](Sample& s) { s.has_seed = true, s.seed = v; });
  }
  Sample no_float32() const {
    return with([](Sample& s) { s.float32 = false; });
  }
  // For ties and steps, where a difference quotient says nothing.
  Sample no_gradcheck() const {
    return with([](Sample& s) { s.gradcheck = false; });
  }
  // For what PyTorch cannot differentiate twice.
  Sample no_second_order() const {
    return with([](Sample& s) { s.second_order = false; });
  }
  // For what PyTorch composes of several recorded operations and we do not.
  Sample no_grad_fn_name() const {
    return with([](Sample& s) { s.grad_fn_name = false; });
  }
  // For what is about the strides of its input.
  Sample no_layouts() const {
    return with([](Sample& s) { s.layouts = false; });
  }
  // For what hands its input through as it is, or keeps state in an input (batch norm).
  Sample no_write_check() const {
    return with([](Sample& s) { s.write_check = false; });
  }

  std::string title() const { return std::string(op) + "/" + name; }

 private:
  template <class F>
  Sample with(F change) const {
    Sample copy = *this;
    change(copy);
    return copy;
  }
};
// The bytes of a text, as uint8; text(...) of the Python side.
Out bytes(const Out& o);

using RowFunction = Out (*)(X);
Sample row(const char* op, const char* name, std::vector<In> inputs, RowFunction call,
           const char* torch);
// The same of a function with captures.
Sample row_of(const char* op, const char* name, std::vector<In> inputs, std::function<Out(X)> call,
              const char* torch);
template <class F>
requires(!std::is_convertible_v<F, RowFunction>) Sample
    row(const char* op, const char* name, std::vector<In> inputs, F call, const char* torch) {
  return row_of(op, name, std::move(inputs), std::move(call), torch);
}
// Registers a family; its golden values are in tests/golden/samples/<family>.txt.
bool add_samples(const char* family, std::vector<Sample> rows);
const std::vector<Sample>& samples();

// A call that must fail: with this code, and with this text somewhere in the message. PyTorch must
// refuse it too (make_samples.py tries).
struct Refusal {
  const char* op;
  const char* name;
  std::vector<In> inputs;
  std::function<Out(X)> call;
  Code code;
  const char* text;
  const char* torch;
  const char* family = "";
};
bool add_refusals(const char* family, std::vector<Refusal> rows);
const std::vector<Refusal>& refusals();

// The contents of input i of the row.
std::vector<double> contents(const std::string& title, const In& input, int64_t i);
// Everything that PyTorch needs to evaluate a row. Its hash is the key in the golden file.
std::string describe(const Sample& s);
std::string key_of(const Sample& s);
// Writes all rows to `file` for make_samples.py.
void dump_samples(const std::string& file);

}  // namespace nnc::testing
