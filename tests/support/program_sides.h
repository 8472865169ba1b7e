// SPDX-License-Identifier: Apache-2.0
// A program and its function side by side: the same steps, run by run.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "nnc/program.h"
#include "support/cpp_test.h"

namespace nnc_test {

using nnc::Optimizer;
using nnc::Tensor;
using Tensors = std::vector<Tensor>;
using Function = std::function<Tensors(const Tensors&)>;

class Program {
 public:
  explicit Program(Function f) {
    auto host = std::make_unique<nnc::TensorFunction>(std::move(f));
    nnc::check(nnc_program_capture_step(nnc::detail::current, &nnc::TensorFunction::table(),
                                        host->self(), &program_));
    host.release();  // the program's now
  }
  Program(Function f, const Tensor& x) {
    auto host = std::make_unique<nnc::TensorFunction>(std::move(f));
    nnc_tensor* const in = x.get();
    nnc::check(nnc_program_capture_callback(nnc::detail::current, &nnc::TensorFunction::table(),
                                            host->self(), &in, 1, &program_));
    host.release();
  }
  ~Program() { nnc_release(program_); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  Tensor run(const Tensor& x, int64_t capacity = 1) const {
    nnc_tensor *const in = x.get(), *out = nullptr;
    int64_t n = 0;
    nnc::check(nnc_program_run(nnc::detail::current, program_, &in, 1, &out, capacity, &n));
    return Tensor(out);
  }
  std::string text() const {
    nnc_string* s = nullptr;
    nnc::check(nnc_program_text(nnc::detail::current, program_, &s));
    std::string t = nnc_string_data(s);
    nnc_release(s);
    return t;
  }

 private:
  nnc_program* program_ = nullptr;
};

inline Tensor leaf(double value) {
  Tensor t = nnc::full({2}, value);
  t.requires_grad_();
  return t;
}
inline Tensor input(int i) {
  return nnc::full({1}, 1.0 + i);
}

// A step of one parameter, twice: for a program, and for the function as it is.
struct Side {
  Tensor p = leaf(1), q = leaf(2), kept;
  Optimizer sgd{"SGD(lr=0.1)", Tensors{p}};
  std::optional<nnc::Hook> hook;
  nnc::Module module{"Sequential(Dropout(p=1.0), Linear(2, 2), ReLU())"};
  int at = 0;  // how often something was done
  Tensor loss(const Tensor& x) const { return (p * x).sum(); }
};
using Step = std::function<Tensor(Side&, const Tensor&)>;

inline Values gradient(const Tensor& t) {
  const Tensor g = t.grad();
  return g.defined() ? values(g) : Values();
}
// Linear's weight and bias of the same values for both sides.
inline void begin(Side& s) {
  for (const Tensor& t : s.module.parameters()) nnc::init::constant_(t, 0.5);
}

// What every run gives, and what it leaves in tensors. How often the function was called.
inline int expect_same_runs(
    const std::function<void(Side&)>& prepare, const Step& step,
    const std::function<void(Side&)>& between = [](Side&) {},
    const std::function<Tensor(int)>& x = input) {
  Side eager, captured;
  int calls = 0;
  for (Side* s : {&eager, &captured}) begin(*s), prepare(*s);
  const Program program([&](const Tensors& in) {
    ++calls;
    return Tensors{step(captured, in[0])};
  });
  for (int i = 0; i < 5; ++i) {
    const Values expected = values(step(eager, x(i)));
    EXPECT_EQ(values(program.run(x(i))), expected) << "run " << i;
    EXPECT_EQ(values(captured.p), values(eager.p)) << "run " << i;
    EXPECT_EQ(gradient(captured.p), gradient(eager.p)) << "run " << i;
    EXPECT_EQ(gradient(captured.q), gradient(eager.q)) << "run " << i;
    EXPECT_EQ(captured.module.training(), eager.module.training()) << "run " << i;
    if (eager.kept.defined()) {
      EXPECT_EQ(values(captured.kept), values(eager.kept)) << "run " << i;
    }
    between(eager), between(captured);
  }
  return calls;
}

}  // namespace nnc_test
