// SPDX-License-Identifier: Apache-2.0
// Every call of the sample table with memory that runs out at its first allocation, at its second,
// and so on until none fails; its gradients too. See Note [Commit last]: what failed has changed
// nothing, and the call that gets through gives the bits that it always gives.
#include <gtest/gtest.h>

#include <cctype>
#include <cstring>

#include "base/random.h"
#include "graph/autograd_meta.h"
#include "support/failing_memory.h"
#include "support/run_sample.h"
#include "support/slow_build.h"

namespace nnc::testing {
namespace {

constexpr int64_t kMost = 20000;  // allocations that no call of a row makes

// An exception takes a sanitizer as long as a hundred of them without: there every seventh
// allocation fails, and which seventh is another from row to row.
constexpr int64_t kStep = NNC_TEST_SLOW ? 7 : 1;

// The values as bits: a NaN equals itself, and 0 is not -0.
template <class List>
std::vector<uint64_t> bits_of(const List& tensors) {
  std::vector<uint64_t> bits;
  for (const Tensor& t : tensors) {
    if (!t.defined()) continue;
    const std::vector<double> values = values_of(t);
    const size_t at = bits.size();
    bits.resize(at + values.size());
    if (!values.empty()) std::memcpy(&bits[at], values.data(), values.size() * sizeof(double));
  }
  return bits;
}

// What a call that fails may not change.
struct State {
  std::vector<uint64_t> bits;
  std::vector<uint32_t> versions;
  std::vector<const Node*> history;
  Generator::State stream;
  int64_t handles;

  explicit State(const std::vector<Arg>& arguments)
      : stream(current_generator().state()), handles(nnc_live_handles()) {
    for (const Arg& a : arguments) {
      const std::vector<uint64_t> more = bits_of(a.tensors);
      bits.insert(bits.end(), more.begin(), more.end());
      for (const Tensor& t : a.tensors) {
        versions.push_back(t.defined() ? t.version() : 0);
        history.push_back(t.defined() ? grad_fn(t).get() : nullptr);
      }
    }
  }
  // "" or what is different now.
  std::string difference(const State& now) const {
    if (bits != now.bits) return "values have changed";
    if (versions != now.versions) return "versions have moved on";
    if (history != now.history) return "the history is another";
    if (stream != now.stream) return "the generator has moved on";
    return handles == now.handles ? "" : "handles have leaked";
  }
};

// A backward that fails has spent its graph, unless it was to keep it: the row begins again.
struct BeginAgain {};
bool may_spend_graph(const CFunction& f) {
  return f.pointer == function_of(nnc_backward).pointer ||
         f.pointer == function_of(nnc_autograd_backward).pointer ||
         f.pointer == function_of(nnc_autograd_grad).pointer;
}

// Makes the calls of a row, each with failure after failure until it gets through.
class WithoutMemory {
 public:
  WithoutMemory(Memory memory, bool keeps_graphs, const std::string& row)
      : memory_(memory),
        keeps_graphs_(keeps_graphs),
        first_(1 + static_cast<int64_t>(std::hash<std::string>()(row) % kStep)) {}

  void begin() { at_ = 0; }

  Word make(PreparedCall& call, const CFunction& f, const std::vector<Arg>& arguments) {
    if (at_ == next_.size()) next_.push_back(first_);
    int64_t& n = next_[at_++];
    if (f.result != Type::kError) return call.invoke();
    const State before(arguments);
    for (; n < kMost; n += kStep) {
      FailingMemory memory(memory_, n);
      const Word result = call.invoke();
      const bool failed = memory.stop();
      auto* const error = static_cast<nnc_error*>(const_cast<void*>(result.p));
      if (!error || !failed) return result;
      EXPECT_EQ(nnc_error_code(error), NNC_E_MEMORY)
          << "allocation " << n << ": " << nnc_error_op(error) << ": " << nnc_error_message(error);
      nnc_error_free(error);
      EXPECT_TRUE(call.untouched()) << "allocation " << n;
      EXPECT_EQ(before.difference(State(arguments)), "") << "allocation " << n;
      if (::testing::Test::HasFailure()) break;
      if (!keeps_graphs_ && may_spend_graph(f)) {
        n += kStep;
        throw BeginAgain();
      }
    }
    EXPECT_TRUE(::testing::Test::HasFailure()) << "more than " << kMost << " allocations";
    return call.invoke();
  }

 private:
  Memory memory_;
  bool keeps_graphs_;
  int64_t first_;
  std::vector<int64_t> next_;  // for each call of the row: the allocation that fails next
  size_t at_ = 0;
};

struct Case {
  const Sample* sample;
  Memory memory;
};

// run() with the memory of each of its calls failing.
template <class Run>
auto exhaust(const Case& c, bool keeps_graphs, const Run& run) {
  WithoutMemory without(c.memory, keeps_graphs, c.sample->title());
  const InvokeCalls make(
      [&](PreparedCall& call, const CFunction& f, const std::vector<Arg>& arguments) {
        return without.make(call, f, arguments);
      });
  for (;;) {
    try {
      without.begin();
      return run();
    } catch (const BeginAgain&) {
    }
  }
}

// The gradients of the outputs, of what wants one, by the C function; the graph stays.
Tensors gradients_by_call(const Tensors& outputs, const std::vector<Tensor>& inputs) {
  const Differentiable d(outputs, inputs);
  if (d.inputs.empty()) return {};
  return c(nnc_autograd_grad, d.outputs, d.inputs, d.seeds, true, false, true,
           testing::outputs(d.inputs.size()))
      .all;
}

class NoMemory : public ::testing::TestWithParam<Case> {
 protected:
  void check(const Variant& v) const {
    const Sample& s = *GetParam().sample;
    // First of all, while no library has prepared what it keeps for such sizes.
    const RowRun run = exhaust(GetParam(), false, [&] { return run_row(s, v); });
    const RowRun expected = run_row(s, v);
    EXPECT_EQ(bits_of(run.outputs), bits_of(expected.outputs));
  }
};

TEST_P(NoMemory, LeavesACallUndone) {
  check({});
  if (GetParam().sample->float32) check({.real = DType::kFloat32});
}

TEST_P(NoMemory, LeavesGradientsUndone) {
  const Sample& s = *GetParam().sample;
  for (const DType real : {DType::kFloat64, DType::kFloat32}) {
    if (real == DType::kFloat32 && !s.float32) continue;
    const std::vector<Tensor> inputs = make_inputs(s.inputs, s.title(), real);
    const Tensors outputs = call(s, inputs);
    const Tensors gradients =
        exhaust(GetParam(), true, [&] { return gradients_by_call(outputs, inputs); });
    EXPECT_EQ(bits_of(gradients), bits_of(gradients_by_call(outputs, inputs)));
  }
}

class NoMemoryInPlace : public NoMemory {};
TEST_P(NoMemoryInPlace, LeavesTheTensorAsItWas) {
  for (const Form form : {Form::kInplace, Form::kSlice}) {
    check({.form = form});
    if (GetParam().sample->float32) check({.real = DType::kFloat32, .form = form});
  }
}

std::vector<Case> cases(bool (*applies)(const Sample&)) {
  std::vector<Case> list;
  for (const Sample& s : samples()) {
    if (!applies(s)) continue;
    list.push_back({&s, Memory::kOurs});
    list.push_back({&s, Memory::kSystem});
  }
  return list;
}
std::string name_of(const ::testing::TestParamInfo<Case>& info) {
  std::string text = std::string(info.param.sample->family) + "_" + info.param.sample->title() +
                     (info.param.memory == Memory::kOurs ? "_ours" : "_system");
  for (char& c : text) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return text;
}
INSTANTIATE_TEST_SUITE_P(Rows, NoMemory,
                         ::testing::ValuesIn(cases([](const Sample&) { return true; })), name_of);
INSTANTIATE_TEST_SUITE_P(Rows, NoMemoryInPlace, ::testing::ValuesIn(cases([](const Sample& s) {
                           return static_cast<bool>(s.twin);
                         })),
                         name_of);

}  // namespace
}  // namespace nnc::testing
