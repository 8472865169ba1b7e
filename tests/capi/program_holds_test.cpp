// SPDX-License-Identifier: Apache-2.0
// Note [What a program holds for]: modes, entries, flags and gradients that hooks, the function
// and the host change; what the host keeps; runs that fail.
#include <string_view>
#include <utility>

#include "support/program_sides.h"

namespace {

using nnc::Tensor;
using nnc_test::begin;
using nnc_test::expect_error;
using nnc_test::expect_same_runs;
using nnc_test::input;
using nnc_test::leaf;
using nnc_test::Program;
using nnc_test::Side;
using nnc_test::Tensors;
using nnc_test::values;
using nnc_test::Values;

class ProgramHolds : public nnc_test::CppTest {};

struct Change {
  const char* name;
  std::function<void(Side&)> make;
};
void PrintTo(const Change& c, std::ostream* out) {
  *out << c.name;
}
const Change kChanges[] = {
    {"Mode", [](Side& s) { s.module.train(!s.module.training()); }},
    {"Child",
     [](Side& s) { s.module.register_module("2", nnc::Module(++s.at % 2 ? "Tanh()" : "ReLU()")); }},
    {"Entry",
     [](Side& s) { s.module.submodule("1").register_parameter("bias", leaf(3.0 + ++s.at)); }},
    {"Flag", [](Side& s) { s.q.requires_grad_(!s.q.requires_grad()); }},
    {"DetachInPlace", [](Side& s) { s.q.requires_grad() ? s.q.detach_() : s.q.requires_grad_(); }},
    {"Grad", [](Side& s) { s.q.set_grad(nnc::full({2}, 10.0 * ++s.at)); }},
    {"NoGrad", [](Side& s) { s.q.set_grad(++s.at % 2 ? Tensor() : nnc::ones({2})); }},
    {"OwnGrad", [](Side& s) { s.p.set_grad(nnc::full({2}, 10.0 * ++s.at)); }},
    {"Group",
     [](Side& s) {
       if (++s.at == 1) s.sgd.add_param_group({s.q});
     }},
};

// All that one of them decides is used behind the step, or before it.
Tensor use_all(Side& s, const Tensor& x) {
  (s.p * s.q * x).sum().backward();
  s.module.zero_grad();
  const Tensor y = s.module((s.p.detach() * x).reshape({1, 2})).sum();
  y.backward();
  return (y + s.module.submodule("1").parameter("bias").grad().sum()).detach();
}

class ProgramHoldsFor : public ProgramHolds, public ::testing::WithParamInterface<Change> {};

TEST_P(ProgramHoldsFor, ByAHookBeforeItIsUsed) {
  expect_same_runs(
      [](Side& s) { s.hook = s.sgd.register_step_post_hook([&s] { GetParam().make(s); }); },
      [](Side& s, const Tensor& x) {
        s.sgd.zero_grad();
        s.loss(x).backward();
        s.sgd.step();
        return use_all(s, x);
      });
}

TEST_P(ProgramHoldsFor, ByAHookAtTheEnd) {
  expect_same_runs(
      [](Side& s) { s.hook = s.sgd.register_step_pre_hook([&s] { GetParam().make(s); }); },
      [](Side& s, const Tensor& x) {
        s.sgd.zero_grad();
        const Tensor y = use_all(s, x);
        s.sgd.step();
        return y;
      });
}

TEST_P(ProgramHoldsFor, BetweenRuns) {
  expect_same_runs([](Side&) {},
                   [](Side& s, const Tensor& x) {
                     s.sgd.zero_grad();
                     const Tensor y = use_all(s, x);
                     s.sgd.step();
                     return y;
                   },
                   GetParam().make);
}

TEST_P(ProgramHoldsFor, ByTheFunctionAndBetweenRuns) {
  // What the function gives to a gradient is that of the capture; entries and groups are refused.
  const std::string_view name = GetParam().name;
  if (name != "Mode" && name != "Child" && name != "Flag" && name != "DetachInPlace") return;
  expect_same_runs([](Side&) {},
                   [](Side& s, const Tensor& x) {
                     s.sgd.zero_grad();
                     const Tensor y = use_all(s, x);
                     GetParam().make(s);
                     const Tensor z = use_all(s, x);
                     s.sgd.step();
                     return (y + z).detach();
                   },
                   [](Side& s) {
                     if (s.at == 2) GetParam().make(s);
                   });
}

TEST_P(ProgramHoldsFor, ThatBeginInALaterRunEndIt) {
  const std::string_view name = GetParam().name;
  if (name == "OwnGrad") return;  // nobody looks at it before it is dropped
  Side s;
  begin(s);
  s.q.set_grad(nnc::ones({2}));
  bool changes = false;
  int calls = 0;
  s.hook = s.sgd.register_step_post_hook([&] {
    if (std::exchange(changes, false)) GetParam().make(s);
  });
  const Program program([&](const Tensors& in) {
    ++calls;
    s.sgd.zero_grad();
    s.loss(in[0]).backward();
    s.sgd.step();
    s.sgd.zero_grad();
    return Tensors{use_all(s, in[0])};
  });
  for (int i = 0; i < 3; ++i) program.run(input(0));
  const int before = calls;
  changes = true;
  expect_error(NNC_E_UNSUPPORTED, "optimizer step: a hook has changed a mode",
               [&] { program.run(input(0)); });
  EXPECT_EQ(calls, before);
  program.run(input(0));
  EXPECT_EQ(calls, before + 1);
}

INSTANTIATE_TEST_SUITE_P(Each, ProgramHoldsFor, ::testing::ValuesIn(kChanges),
                         [](const auto& c) { return std::string(c.param.name); });

// Where nothing is computed behind the step a hook may do as it likes.
TEST_F(ProgramHolds, AHookThatUnfreezesInALaterRun) {
  const int calls = expect_same_runs(
      [](Side& s) {
        s.q.requires_grad_(false);
        s.hook = s.sgd.register_step_post_hook([&s] {
          if (++s.at == 3) s.q.requires_grad_();
        });
      },
      [](Side& s, const Tensor& x) {
        s.sgd.zero_grad();
        const Tensor y = use_all(s, x);
        s.sgd.step();
        return y;
      });
  EXPECT_EQ(calls, 3);  // frozen, and then without and with a gradient
}

TEST_F(ProgramHolds, AFunctionThatSetsItsModeIsCapturedOnce) {
  const int calls = expect_same_runs([](Side&) {},
                                     [](Side& s, const Tensor& x) {
                                       s.module.train();
                                       s.module.submodule("0").eval();
                                       const Tensor y = use_all(s, x);
                                       s.module.train();
                                       return y;
                                     });
  EXPECT_EQ(calls, 2);  // without gradients there, and with them
}

TEST_F(ProgramHolds, WhatIsKeptWhilePlansTakeTurns) {
  const auto sizes = [](int i) { return nnc::full({i % 2 + 1, 1}, 1.0 + i); };
  const int kept = expect_same_runs([](Side&) {},
                                    [](Side& s, const Tensor& x) {
                                      s.kept = (x * 2.0).sum();
                                      return s.kept + 1.0;
                                    },
                                    [](Side&) {}, sizes);
  EXPECT_EQ(kept, 5);
  const int dropped = expect_same_runs([](Side&) {},
                                       [](Side& s, const Tensor& x) {
                                         s.sgd.zero_grad();
                                         s.loss(x).backward();
                                         s.sgd.step();
                                         return x * 2.0;
                                       },
                                       [](Side&) {}, sizes);
  EXPECT_EQ(dropped, 2);
}

TEST_F(ProgramHolds, WhatAFailedCaptureHasKept) {
  Tensor kept;
  bool fails = false;
  const Program program([&](const Tensors& in) {
    kept = in[0] * 2.0;
    if (fails) (void)in[0].item();
    return Tensors{in[0] * 1.0};
  });
  program.run(input(0));
  fails = true;
  expect_error(NNC_E_UNSUPPORTED, "read by the host",
               [&] { program.run(nnc::full({1}, 1.0, nnc::DType::Float64)); });
  fails = false;
  program.run(input(4));
  EXPECT_EQ(values(kept), Values{10});
}

TEST_F(ProgramHolds, TooLittleRoomForTheOutputs) {
  Side s;
  const Program program([&](const Tensors& in) {
    s.sgd.zero_grad();
    const Tensor loss = s.loss(in[0]);
    loss.backward();
    s.sgd.step();
    return Tensors{loss};
  });
  program.run(input(0)), program.run(input(0));
  const Values before = values(s.p);
  expect_error(NNC_E_INVALID, "1 tensors, but capacity is 0", [&] { program.run(input(0), 0); });
  EXPECT_EQ(values(s.p), before);
}

struct Failing : nnc::UserModule<Failing> {
  Failing() : UserModule("Failing") {}
  nnc::Module norm = add("norm", nnc::Module("BatchNorm1d(1)"));
  nnc::Module table = add("table", nnc::Module("Embedding(3, 2)"));
  Tensor forward(const Tensor& x) const {
    return norm(x).sum() + table(x.to(nnc::DType::Int64)).sum();
  }
};

// A module's call that fails takes its statistics back; what came before stays.
TEST_F(ProgramHolds, WhatRunsThatFailLeave) {
  nnc::Module before("BatchNorm1d(1)");
  const Failing model;
  const auto counted = [](const nnc::Module& m) {
    return std::pair(m.buffer("num_batches_tracked").item(), values(m.buffer("running_mean")));
  };
  int calls = 0;
  const Program program([&](const Tensors& in) {
    ++calls;
    const Tensor y = before(in[0]).sum();
    return Tensors{(y + model(in[0])).detach()};
  });
  const Tensor good = nnc::tensor(std::vector<float>{1, 2}).reshape({2, 1}), bad = good * 4.0;
  for (int i = 0; i < 2; ++i) {  // while it is captured, and from the plan
    const auto first = counted(before), inner = counted(model.norm);
    expect_error(NNC_E_INDEX, "index out of range", [&] { program.run(bad); });
    EXPECT_EQ(counted(before).first, first.first + 1);
    EXPECT_EQ(counted(model.norm), inner);
    program.run(good);
    EXPECT_EQ(counted(model.norm).first, inner.first + 1);
    EXPECT_EQ(calls, 2);
  }
}

}  // namespace
