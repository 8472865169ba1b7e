// SPDX-License-Identifier: Apache-2.0
// What others than a captured function see and change: hooks of optimizers, and the host between
// runs. A program gives what the function gives.
#include "support/program_sides.h"

namespace {

using nnc::Tensor;
using nnc_test::expect_error;
using nnc_test::expect_same_runs;
using nnc_test::Function;
using nnc_test::input;
using nnc_test::leaf;
using nnc_test::Program;
using nnc_test::Side;
using nnc_test::Tensors;
using nnc_test::values;
using nnc_test::Values;

class ProgramSeen : public nnc_test::CppTest {};

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
