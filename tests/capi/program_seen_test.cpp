// SPDX-License-Identifier: Apache-2.0
// What others than a captured function see and change: hooks of optimizers, and the host between
// runs. A program gives what the function gives.
#include "nnc/program.h"

#include <functional>
#include <memory>
#include <optional>

#include "support/cpp_test.h"

namespace {

using nnc::Optimizer;
using nnc::Tensor;
using nnc_test::expect_error;
using nnc_test::values;
using nnc_test::Values;
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
  Tensor run(const Tensor& x) const {
    nnc_tensor *const in = x.get(), *out = nullptr;
    int64_t n = 0;
    nnc::check(nnc_program_run(nnc::detail::current, program_, &in, 1, &out, 1, &n));
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

class ProgramSeen : public nnc_test::CppTest {};

Tensor leaf(double value) {
  Tensor t = nnc::full({2}, value);
  t.requires_grad_();
  return t;
}
Tensor input(int i) {
  return nnc::full({1}, 1.0 + i);
}

// A step of one parameter, twice: for a program, and for the function as it is.
struct Side {
  Tensor p = leaf(1), kept;
  Optimizer sgd{"SGD(lr=0.1)", Tensors{p}};
  std::optional<nnc::Hook> hook;
  Tensor loss(const Tensor& x) const { return (p * x).sum(); }
};
using Step = std::function<Tensor(Side&, const Tensor&)>;

// What every run gives, and what it leaves in the parameter and in what is kept.
void expect_same_runs(
    const std::function<void(Side&)>& prepare, const Step& step,
    const std::function<void(Side&)>& between = [](Side&) {}) {
  Side eager, captured;
  prepare(eager), prepare(captured);
  const Program program([&](const Tensors& in) { return Tensors{step(captured, in[0])}; });
  for (int i = 0; i < 4; ++i) {
    const Values expected = values(step(eager, input(i)));
    EXPECT_EQ(values(program.run(input(i))), expected) << "run " << i;
    EXPECT_EQ(values(captured.p), values(eager.p)) << "run " << i;
    if (eager.kept.defined()) {
      EXPECT_EQ(values(captured.kept), values(eager.kept)) << "run " << i;
    }
    between(eager), between(captured);
  }
}

TEST_F(ProgramSeen, ConstantsThatAHookAddsTo) {
  expect_same_runs(
      [](Side& s) { s.hook = s.sgd.register_step_pre_hook([&s] { s.kept.add_(s.p.grad()); }); },
      [](Side& s, const Tensor& x) {
        s.sgd.zero_grad();
        s.kept = nnc::zeros({2});
        s.loss(x).backward();
        s.sgd.step();
        return s.kept * 1.0;
      });
}

TEST_F(ProgramSeen, MemoryThatAHookFills) {
  expect_same_runs(
      [](Side& s) { s.hook = s.sgd.register_step_post_hook([&s] { s.kept.copy_(s.p); }); },
      [](Side& s, const Tensor& x) {
        s.sgd.zero_grad();
        s.kept = nnc::empty({2});
        s.loss(x).backward();
        s.sgd.step();
        return s.kept * x;
      });
}

TEST_F(ProgramSeen, AGradientThatIsSetBeforeItIsWritten) {
  expect_same_runs(
      [](Side& s) { s.hook = s.sgd.register_step_post_hook([&s] { s.p.grad().zero_(); }); },
      [](Side& s, const Tensor& x) {
        Tensor g = nnc::empty({2});
        s.p.set_grad(g);
        g.fill_(1.0);
        s.sgd.step();
        return x * 2.0;
      });
}

TEST_F(ProgramSeen, ConstantsThatAreLeftBehind) {
  expect_same_runs([](Side&) {},
                   [](Side& s, const Tensor& x) {
                     s.kept = nnc::full({2}, 1.0);
                     return s.kept * x;
                   },
                   [](Side& s) { s.kept.mul_(3.0); });
}

TEST_F(ProgramSeen, ATensorThatIsFrozenForAWhile) {
  int at = 0;
  expect_same_runs([](Side& s) { s.p.requires_grad_(false), s.kept = leaf(2); },
                   [](Side& s, const Tensor& x) {
                     (s.p * s.kept * x).sum().backward();
                     return s.p.grad().defined() ? s.p.grad() * 1.0 : x * 0.0;
                   },
                   [&](Side& s) { s.p.requires_grad_(at++ / 2 % 2 == 0); });
}

TEST_F(ProgramSeen, NoTensorThatAnOptimizerMayHaveChangedIsReadByTheHost) {
  Side s;
  const Program program([&](const Tensors& in) {
    s.sgd.zero_grad();
    s.loss(in[0]).backward();
    s.sgd.step();
    return Tensors{in[0] * (s.p.repr().size() > 5 ? 2.0 : 3.0)};
  });
  expect_error(NNC_E_UNSUPPORTED, "after an optimizer's step, which may have changed it",
               [&] { program.run(input(0)); });
}

TEST_F(ProgramSeen, NoEntryThatWasReadGetsAnotherTensor) {
  nnc::Module m("Identity()");
  m.register_buffer("c", nnc::full({1}, 1.0));
  const Program program([&](const Tensors& in) {
    const Tensor next = m.buffer("c") * 0.5 + in[0];
    m.register_buffer("c", next);
    return Tensors{m(next)};
  });
  expect_error(NNC_E_UNSUPPORTED, "'c' of Identity was read and gets another tensor",
               [&] { program.run(input(0)); });
}

TEST_F(ProgramSeen, NoPointerToWhatDependsOnTheInputs) {
  bool was_null = false;
  const Function f = [&](const Tensors& in) {
    const Tensor y = in[0] * 2.0;
    was_null = nnc_tensor_data(y.get()) == nullptr;
    return Tensors{y};
  };
  expect_error(NNC_E_UNSUPPORTED, "is read by the host", [&] { const Program p(f, input(0)); });
  EXPECT_TRUE(was_null);
}

TEST_F(ProgramSeen, APointerToWhatIsChangedLater) {
  Tensor scale = nnc::full({1}, 3.0);
  const Program program(
      [&](const Tensors& in) {
        return Tensors{in[0] * double{*static_cast<const float*>(nnc_tensor_data(scale.get()))}};
      },
      input(0));
  EXPECT_EQ(values(program.run(input(0))), Values{3});
  scale.mul_(5.0);
  EXPECT_EQ(values(program.run(input(0))), Values{15});
}

TEST_F(ProgramSeen, AConstantThatTheFunctionKeeps) {
  Tensor kept;
  const Program program(
      [&](const Tensors& in) {
        if (!kept.defined()) kept = nnc::full({1}, 1.0);
        return Tensors{in[0] * kept};
      },
      input(0));
  for (const float expected : {1.0F, 2.0F, 4.0F}) {
    EXPECT_EQ(values(program.run(input(0))), Values{expected});
    kept.mul_(2.0);
  }
}

TEST_F(ProgramSeen, TextsOfFunctionsThatChangeTheirInputs) {
  const Tensor weight = nnc::ones({4, 2}), index = nnc::tensor(std::vector<int64_t>{1, 2});
  const Program program(
      [&](const Tensors& in) {
        in[0].add_(1);
        return Tensors{nnc::embedding(in[0], weight)};
      },
      index);
  program.run(index);
  EXPECT_NE(program.text().find("2 steps"), std::string::npos) << program.text();
  EXPECT_NE(program.text().find("100.0%"), std::string::npos);
}

}  // namespace
