// SPDX-License-Identifier: Apache-2.0
// Schedulers against PyTorch: tests/golden/schedules.txt, made by make_schedules.py, whose loop is
// repeated here.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "graph/autograd_meta.h"
#include "optim/lr_scheduler.h"
#include "support/expect_error.h"
#include "support/extremes.h"
#include "support/values.h"

namespace nnc {
namespace {

using optim::Scheduler;
using testing::expect_error;

struct Block {
  std::string optimizer, text;
  std::vector<std::vector<double>> steps;
  std::vector<std::pair<std::string, std::string>> state;
};

std::vector<Block> read_blocks() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/schedules.txt");
  std::vector<Block> blocks;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string kind;
    line >> kind;
    if (kind == "=") {
      const size_t bar = text.find(" | ");
      blocks.push_back({text.substr(2, bar - 2), text.substr(bar + 3), {}, {}});
    } else if (kind == "lr") {
      blocks.back().steps.emplace_back();
      for (double v; line >> v;) blocks.back().steps.back().push_back(v);
    } else {
      std::string key, value;
      line >> key >> std::ws;
      std::getline(line, value);
      blocks.back().state.emplace_back(key, value);
    }
  }
  return blocks;
}

class Functions final : public optim::LrFunction {
 public:
  double call(const std::string& name, double x) override {
    if (fails) fail(Code::kCallback, "no value");
    if (name == "f") return std::pow(0.95, x);
    return name == "g" ? 1 / (x + 1) : 1 - 0.1 * std::fmod(x, 3);
  }
  bool fails = false;
};

Tensor leaf() {
  const Tensor t = Tensor::zeros({2}, DType::kFloat32);
  set_requires_grad(t, true);
  return t;
}
Ref<optim::Optimizer> two_groups(const std::string& text) {
  auto o = optim::make_optimizer(text.c_str(), {leaf()}, "test");
  o->set_options(0, "lr=0.5");
  o->add_group({leaf()}, "lr=0.25");
  return o;
}
Ref<Scheduler> scheduler(const std::string& text, const Ref<optim::Optimizer>& o,
                         const Ref<Functions>& f = Ref<Functions>::adopt(new Functions)) {
  return optim::make_scheduler(text.c_str(), o, f, "test");
}

std::vector<double> numbers(const optim::Optimizer& o) {
  std::vector<double> rates, momenta;
  for (const optim::Options& g : o.options()) {
    rates.push_back(g.real("lr"));
    momenta.push_back(g.has("momentum") ? g.real("momentum") : g.reals("betas", 2)[0]);
  }
  rates.insert(rates.end(), momenta.begin(), momenta.end());
  return rates;
}

double metric(int k) {
  return k < 8 ? 1.0 / (k + 1) : 0.125 + 0.01 * ((k * 7) % 5);
}
void step(Scheduler& s, int k) {
  if (s.schedule.takes_metric)
    s.step(metric(k), std::nullopt);
  else
    s.step(std::nullopt);
}

void expect_near(const std::vector<double>& want, const std::vector<double>& got) {
  ASSERT_EQ(want.size(), got.size());
  for (size_t i = 0; i < want.size(); ++i) {
    if (want[i] == got[i] || (std::isnan(want[i]) && std::isnan(got[i]))) continue;
    EXPECT_NEAR(got[i], want[i], 1e-12 * (std::abs(want[i]) + 1)) << "number " << i;
  }
}

// That of the block, which may begin where another one has stopped.
Ref<Scheduler> scheduler_of(const Block& b, const Ref<optim::Optimizer>& o) {
  constexpr std::string_view kResumed = ", last_epoch=7";
  if (const size_t at = b.text.find(kResumed); at != std::string::npos) {
    const auto first = scheduler(std::string(b.text).erase(at, kResumed.size()), o);
    for (int k = 0; k < 7; ++k) step(*first, k);
  }
  return scheduler(b.text, o);
}

// "float 0.5", "ints 3 9", "text cos", "none".
void expect_entry(const std::string& want, const Tensor& got) {
  std::istringstream words(want);
  std::string kind, word;
  words >> kind;
  std::vector<double> values;
  if (kind == "text") {
    words >> word;
    values.assign(word.begin(), word.end());
  } else {
    while (words >> word) values.push_back(std::stod(word));
  }
  const DType type = kind == "text"                                         ? DType::kUInt8
                     : kind == "bool"                                       ? DType::kBool
                     : kind == "int" || (kind == "ints" && !values.empty()) ? DType::kInt64
                                                                            : DType::kFloat64;
  EXPECT_EQ(got.dtype(), type) << want;
  EXPECT_EQ(got.dim(), kind == "bool" || kind == "int" || kind == "float" ? 0 : 1) << want;
  expect_near(values, testing::values_of(got));
}

// As Python computes: PyTorch's learning rates of the first group, from 0.5.
TEST(Schedulers, CountsMayBeAnyNumbers) {
  const auto third_rate = [](const char* text) {
    const auto o = two_groups("SGD(momentum=0.9)");
    const auto s = scheduler(text, o);
    for (int k = 0; k < 2; ++k) step(*s, k);
    return o->options()[0].real("lr");
  };
  EXPECT_DOUBLE_EQ(third_rate("StepLR(2.0)"), 0.05);
  EXPECT_DOUBLE_EQ(third_rate("MultiStepLR([True, 2.0])"), 0.005);
  EXPECT_DOUBLE_EQ(third_rate("ConstantLR(0.5, 2.0)"), 0.5);
  EXPECT_DOUBLE_EQ(third_rate("LinearLR(0.5, total_iters=4.0)"), 0.375);
  EXPECT_DOUBLE_EQ(third_rate("PolynomialLR(4.0)"), 0.25);
  EXPECT_DOUBLE_EQ(third_rate("CosineAnnealingLR(2.0)"), 0);
}

TEST(Schedulers, SayWhatIsZero) {
  for (const char* text : {"StepLR(0)", "CosineAnnealingLR(0)", "ConstantLR(0, 1)"}) {
    SCOPED_TRACE(text);
    const auto o = two_groups("SGD(momentum=0.9)");
    const auto s = scheduler(text, o);
    const std::vector<double> before = numbers(*o);
    try {
      s->step(std::nullopt);
      ADD_FAILURE();
    } catch (const Error& e) {
      EXPECT_NE(std::string(e.what()).find(" is 0: "), std::string::npos) << e.what();
    }
    EXPECT_EQ(before, numbers(*o));
  }
}

TEST(Schedulers, AreThoseOfPyTorch) {
  const std::vector<Block> blocks = read_blocks();
  ASSERT_GE(blocks.size(), 61u);
  for (const Block& b : blocks) {
    SCOPED_TRACE(b.text);
    const auto o = two_groups(b.optimizer);
    const auto s = scheduler_of(b, o);
    expect_near(b.steps[0], numbers(*o));
    for (int k = 0; k < 30; ++k) {
      SCOPED_TRACE(k);
      step(*s, k);
      expect_near(b.steps[static_cast<size_t>(k) + 1], numbers(*o));
    }
    const std::vector<double> all = numbers(*o);
    expect_near({all[0], all[1]}, s->last_lr());
    std::vector<std::string> keys, expected;
    for (const auto& line : b.state) expected.push_back(line.first);
    for (const optim::StateEntry& e : s->state_dict()) {
      const auto same = [&](const auto& line) { return line.first == e.key; };
      const auto line = std::find_if(b.state.begin(), b.state.end(), same);
      ASSERT_NE(line, b.state.end()) << e.key;
      SCOPED_TRACE(e.key);
      expect_entry(line->second, e.tensor);
      keys.push_back(e.key);
    }
    // A Counter of milestones is listed as it was given; here it is sorted.
    for (auto* list : {&keys, &expected}) {
      const auto counted = [](const std::string& k) { return k.find("milestones.") == 0; };
      const auto first = std::find_if(list->begin(), list->end(), counted);
      std::sort(first, std::find_if_not(first, list->end(), counted));
    }
    EXPECT_EQ(keys, expected);
  }
}

TEST(Schedulers, AllHaveGoldenValues) {
  std::set<std::string> missing;
  for (const std::string_view name : optim::schedule_names()) missing.emplace(name);
  for (const Block& b : read_blocks()) missing.erase(b.text.substr(0, b.text.find('(')));
  EXPECT_EQ(missing, std::set<std::string>{});
}

// Another scheduler goes on from the state of the first as that does.
TEST(Schedulers, GoOnFromAStateDict) {
  for (const Block& b : read_blocks()) {
    SCOPED_TRACE(b.text);
    const auto o = two_groups(b.optimizer), other = two_groups(b.optimizer);
    const auto s = scheduler_of(b, o), t = scheduler_of(b, other);
    for (int k = 0; k < 11; ++k) step(*s, k);
    other->load_state_dict(o->state_dict());
    t->load_state_dict(s->state_dict());
    for (int k = 11; k < 30; ++k) {
      step(*s, k), step(*t, k);
      EXPECT_EQ(numbers(*o), numbers(*other));
    }
  }
}

TEST(Schedulers, TakeAnEpoch) {
  const auto o = two_groups("SGD()");
  const auto s = scheduler("StepLR(2, 0.5)", o);
  s->step(5);
  EXPECT_EQ(s->last_lr(), (std::vector<double>{0.125, 0.0625}));
  const auto r = scheduler("CosineAnnealingWarmRestarts(4, 2)", two_groups("SGD()"));
  r->step(5.5);  // 1.5 into a period of 8
  EXPECT_NEAR(r->last_lr()[0], 0.25 * (1 + std::cos(M_PI * 1.5 / 8)), 1e-12);
  s->step(2.5);  // 2.5 // 2 is 1
  EXPECT_EQ(s->last_lr(), (std::vector<double>{0.25, 0.125}));
  expect_error([&] { s->step(1e18); }, Code::kInvalid, "StepLR: epoch is 1e+18, which is out of");
  expect_error([&] { r->step(-1.0); }, Code::kInvalid, "Expected non-negative epoch");
  const auto c = scheduler("ChainedScheduler([StepLR(2)])", o);
  expect_error([&] { c->step(1); }, Code::kInvalid, "takes no epoch");
}

// Neither attributes nor options have changed then.
TEST(Schedulers, FailWithoutAChange) {
  const auto o = two_groups("SGD(momentum=0.9)");
  const auto f = Ref<Functions>::adopt(new Functions);
  const auto s = scheduler("ChainedScheduler([ExponentialLR(0.5), LambdaLR(f)])", o, f);
  s->step(std::nullopt);
  const auto entries = [&] {
    std::vector<double> all = numbers(*o);
    for (const optim::StateEntry& e : s->state_dict()) {
      for (const double v : testing::values_of(e.tensor)) all.push_back(std::isnan(v) ? -1 : v);
    }
    return all;
  };
  const std::vector<double> before = entries();
  f->fails = true;
  expect_error([&] { s->step(std::nullopt); }, Code::kCallback, "no value");
  EXPECT_EQ(entries(), before);
  f->fails = false;
  o->add_group({leaf()}, nullptr);
  expect_error([&] { s->step(std::nullopt); }, Code::kInvalid, "3 parameter groups");
  const std::string text = o->repr();
  expect_error([&] { scheduler("SequentialLR([StepLR(2), LambdaLR(f)], [])", o); }, Code::kInvalid,
               "number of milestones");
  EXPECT_EQ(o->repr(), text);
}

TEST(Schedulers, RefuseWhatTorchRefuses) {
  const auto o = two_groups("SGD(momentum=0.9)"), plain = two_groups("Adagrad()");
  const struct {
    const char *text, *message;
    Code code = Code::kInvalid;
  } rows[] = {
      {"StepLR()", "missing required argument 'step_size'"},
      {"StpLR(3)", "did you mean 'StepLR'?", Code::kUnknown},
      {"StepLR(3, gama=0.5)", "did you mean 'gamma'?", Code::kUnknown},
      {"3", "expected a constructor", Code::kText},
      {"ConstantLR(1.5)", "Constant multiplicative factor expected to be between 0 and 1."},
      {"LinearLR(0.0)", "Starting multiplicative factor expected to be greater than 0"},
      {"LinearLR(end_factor=-1)", "Ending multiplicative factor expected to be between 0 and 1."},
      {"LambdaLR([f])", "Expected 2 lr_lambdas, but got 1"},
      {"LambdaLR(3)", "must be the name of a function"},
      {"CyclicLR(0.1, 0.5, mode='square')", "mode is invalid and scale_fn is None"},
      {"CyclicLR([0.1], 0.5)", "base_lr has 1 values, param_groups has 2."},
      {"OneCycleLR(0.1)", "You must define either total_steps OR (epochs AND steps_per_epoch)"},
      {"OneCycleLR(0.1, total_steps=0)", "Expected positive integer total_steps, but got 0"},
      {"OneCycleLR(0.1, 10, pct_start=1)", "Expected float between 0 and 1 pct_start, but got 1"},
      {"OneCycleLR(0.1, 10, anneal_strategy='sin')", "must be one of 'cos' or 'linear'"},
      {"CosineAnnealingWarmRestarts(0)", "Expected positive integer T_0, but got 0"},
      {"CosineAnnealingWarmRestarts(2, 0)", "Expected integer T_mult >= 1, but got 0"},
      {"SWALR(0.1, -1)", "anneal_epochs must be equal or greater than 0, got -1"},
      {"SequentialLR([], [])", "expects at least one scheduler, but got no scheduler."},
      {"SequentialLR([StepLR(2)], [3])", "number of milestones to be equal to 1"},
      {"ChainedScheduler([ReduceLROnPlateau()])", "does not support `ReduceLROnPlateau`"},
      {"ChainedScheduler([3])", "expected a constructor", Code::kText},
      {"ReduceLROnPlateau(factor=1.0)", "Factor should be < 1.0."},
      {"ReduceLROnPlateau('least')", "mode least is unknown!"},
      {"ReduceLROnPlateau(min_lr=[1, 2, 3])", "expected 2 min_lrs, got 3"},
      {"StepLR(2, last_epoch=3)", "param 'initial_lr' is not specified"},
  };
  for (const auto& r : rows) {
    SCOPED_TRACE(r.text);
    expect_error([&] { scheduler(r.text, two_groups("SGD()")); }, r.code, r.message);
  }
  const auto never = scheduler("StepLR(0)", o);  // as torch, which divides in the first step
  expect_error([&] { never->step(std::nullopt); }, Code::kInvalid, "modulo by zero");
  expect_error([&] { scheduler("CyclicLR(0.1, 0.5)", plain); }, Code::kInvalid,
               "optimizer must support momentum or beta1");
  expect_error([&] { optim::make_scheduler("LambdaLR(f)", o, nullptr, "test"); }, Code::kInvalid,
               "nnc_lr_scheduler_new_lambda");
  const auto plateau = scheduler("ReduceLROnPlateau()", o),
             exponential = scheduler("ExponentialLR(0.5)", o);
  expect_error([&] { plateau->step(std::nullopt); }, Code::kInvalid, "'metrics'");
  expect_error([&] { exponential->step(1.0, std::nullopt); }, Code::kInvalid, "takes no metric");
  const auto cycle = scheduler("OneCycleLR(0.1, total_steps=2)", o);
  cycle->step(std::nullopt), cycle->step(std::nullopt);
  expect_error([&] { cycle->step(std::nullopt); }, Code::kInvalid,
               "Tried to step 3 times. The specified number of total steps is 2");
}

// As in PyTorch's state: [{"end_step": ..., "start_lr": ...}, ...].
TEST(Schedulers, PhasesOfOneCycleAreAListOfDictionaries) {
  const auto o = two_groups("SGD(momentum=0.9)");
  const auto s = scheduler("OneCycleLR(0.1, total_steps=20, three_phase=True)", o),
             other = scheduler("OneCycleLR(0.1, total_steps=30, three_phase=True)", o);
  using Place = Form::Place;
  size_t phases = 0;
  for (const optim::StateEntry& e : s->state_dict()) {
    if (!e.key.starts_with("_schedule_phases")) continue;
    SCOPED_TRACE(e.key);
    std::vector<Place> places;
    for (const Form::Level& level : e.form.levels) places.push_back(level.place);
    EXPECT_EQ(places, (std::vector<Place>{Place::kName, Place::kListItem, Place::kName}));
    EXPECT_EQ(KeyPath(e.key, e.form).text(), e.key);
    ++phases;
  }
  EXPECT_EQ(phases, 15U);
  other->load_state_dict(s->state_dict());
  EXPECT_EQ(other->attributes.real("_schedule_phases.2.end_step"), 19);
}

TEST(Schedulers, MilestonesAreCounted) {
  const auto o = two_groups("SGD()");
  const auto s = scheduler("MultiStepLR([9, 3, 9])", o), other = scheduler("MultiStepLR([5])", o);
  other->load_state_dict(s->state_dict());
  EXPECT_EQ(other->attributes.reals("milestones", -1), (std::vector<double>{3, 9, 9}));
  const auto count = [](const char* key, int64_t n) -> optim::StateEntry {
    return {key, Tensor::full({}, n, DType::kInt64)};
  };
  for (const optim::StateEntry& e :
       {count("milestones.x", 1), count("milestones.3.0", 1), count("milestones.3", -1),
        count("milestones.3", int64_t{1} << 40), count("milestones.", 1)}) {
    expect_error([&] { other->load_state_dict({e}); }, Code::kInvalid,
                 e.key + " is no count of a whole number");
  }
  EXPECT_EQ(other->attributes.reals("milestones", -1), (std::vector<double>{3, 9, 9}));
  // What files of earlier versions have.
  const Tensor list = Tensor::full({2}, int64_t{4}, DType::kInt64);
  other->load_state_dict({{"milestones", list}});
  EXPECT_EQ(other->attributes.reals("milestones", -1), (std::vector<double>{4, 4}));
}

TEST(Schedulers, ManyMilestonesTakeLittleTime) {
  std::string text = "MultiStepLR([";
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i) + ", ";
  const nnc_test::Deadline soon(2);
  const auto s = scheduler(text + "])", two_groups("SGD()"));
  EXPECT_EQ(s->attributes.reals("milestones", -1).size(), 20'000U);
  expect_error([&] { scheduler(text + "'a'])", two_groups("SGD()")); }, Code::kInvalid,
               "must be a sequence of numbers, got [0, 1, 2, ");
}

TEST(Schedulers, LoadOnlyWhatIsTheirs) {
  const auto s = scheduler("StepLR(4)", two_groups("SGD()"));
  const Tensor one = Tensor::full({}, int64_t{1}, DType::kInt64);
  expect_error(
      [&] {
        s->load_state_dict({{"stepsize", one}});
      },
      Code::kUnknown, "'stepsize' does not belong to this scheduler");
  expect_error(
      [&] {
        s->load_state_dict({{"last_epoch", one}, {"base_lrs", one}});
      },
      Code::kInvalid, "base_lrs is of another kind");
  s->load_state_dict({{"last_epoch", Tensor::full({}, int64_t{7}, DType::kInt64)}});
  s->step(std::nullopt);
  EXPECT_NEAR(s->last_lr()[0], 0.05, 1e-15);
}

}  // namespace
}  // namespace nnc
