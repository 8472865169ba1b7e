// SPDX-License-Identifier: Apache-2.0
// Every call of the sample table again, with one of its integers extreme, or with tensors that are
// empty but long: it ends soon, with an error that is no defect or with a result whose gradient can
// be taken.
#include "support/extremes.h"

#include <gtest/gtest.h>

#include <cctype>

#include "engine/backward.h"
#include "support/run_sample.h"
#include "support/slow_build.h"

namespace nnc::testing {
namespace {

struct Observed {
  CFunction function;
  std::vector<Arg> arguments;
};

// Their sizes say how much memory of the caller's there is, and others would be untrue; or what
// they give is the caller's to give back.
bool trades_memory(const CFunction& f) {
  return f.pointer == function_of(nnc_tensor_from_data).pointer ||
         f.pointer == function_of(nnc_from_blob).pointer ||
         f.pointer == function_of(nnc_to_dlpack).pointer;
}

// The calls of C functions that the row makes.
std::vector<Observed> calls_of(const Sample& s) {
  std::vector<Observed> list;
  const ObserveCalls observe(
      [&](const CFunction& f, const std::vector<Arg>& arguments, const Out&) {
        if (!trades_memory(f)) list.push_back({f, arguments});
      });
  run_row(s);
  return list;
}

// Most calls end with an exception, which takes a sanitizer a hundred times as long: there every
// third is made.
constexpr int64_t kStep = NNC_TEST_SLOW ? 3 : 1;

void try_call(const CFunction& f, const std::vector<Arg>& arguments) {
  static int64_t calls = 0;
  if (calls++ % kStep != 0) return;
  const nnc_test::Deadline deadline;
  std::vector<Tensor> inputs;
  for (const Arg& a : arguments) inputs.insert(inputs.end(), a.tensors.begin(), a.tensors.end());
  try {
    const Out out = call(f, arguments.data(), static_cast<int64_t>(arguments.size()));
    for (const Handle& h : out.handles) remove_hook(h.get());
    // Repeats by strides of 0 are as large as their sizes say once a gradient is wanted.
    Tensors moderate;
    for (const Tensor& y : out.all) {
      if (y.defined() && y.numel() <= 1 << 20) moderate.push_back(y);
    }
    gradients_of(moderate, inputs);
  } catch (const Error& e) {
    EXPECT_NE(e.code(), Code::kInternal) << e.what();
  }
}

class Extremes : public ::testing::TestWithParam<const Sample*> {};

TEST_P(Extremes, EndSoon) {
  const nnc_test::LittleMemory limit;
  for (const Observed& o : calls_of(*GetParam())) {
    for (size_t i = 0; i < o.arguments.size(); ++i) {
      const Arg& good = o.arguments[i];
      const size_t slots = good.kind == Arg::Kind::kInt    ? 1
                           : good.kind == Arg::Kind::kInts ? good.integers.size()
                                                           : 0;
      for (size_t slot = 0; slot < slots; ++slot) {
        for (const int64_t extreme : nnc_test::kExtremes) {
          std::vector<Arg> arguments = o.arguments;
          if (good.kind == Arg::Kind::kInt)
            arguments[i].integer = extreme;
          else
            arguments[i].integers[slot] = extreme;
          SCOPED_TRACE(::testing::Message()
                       << "argument " << i << ", value " << slot << " is " << extreme);
          try_call(o.function, arguments);
        }
      }
    }
  }
}

constexpr int64_t kLong = INT64_C(1) << 31;

// A tensor like x of which dimension `none` has size 0 and dimension `many` is long. They count
// from the last one if they are negative; x itself if it does not have both.
Tensor emptied(const Tensor& x, int64_t none, int64_t many) {
  if (!x.defined()) return x;
  const auto at = [&](int64_t d) { return d < 0 ? d + x.dim() : d; };
  if (at(none) < 0 || at(none) >= x.dim() || at(many) < 0 || at(many) >= x.dim()) return x;
  Dims sizes(x.sizes());
  sizes[at(none)] = 0;
  sizes[at(many)] = kLong;
  return make_tensor(sizes, x.dtype(), {}, Layout::kPlain, requires_grad(x));
}

// Every pair of dimensions, for one tensor or for all, and of integers in a list of sizes.
void try_empty(const Observed& o) {
  std::vector<std::pair<int64_t, int64_t>> pairs;
  for (int64_t none = -4; none < 4; ++none) {
    for (int64_t many = -4; many < 4; ++many) {
      if (none != many && (none < 0) == (many < 0)) pairs.emplace_back(none, many);
    }
  }
  for (const auto& [none, many] : pairs) {
    SCOPED_TRACE(::testing::Message() << "dimension " << none << " is 0, " << many << " is long");
    std::vector<Arg> all = o.arguments;
    for (size_t i = 0; i < all.size(); ++i) {
      std::vector<Arg> one = o.arguments;
      for (size_t k = 0; k < all[i].tensors.size(); ++k) {
        all[i].tensors[k] = one[i].tensors[k] = emptied(all[i].tensors[k], none, many);
      }
      if (!all[i].tensors.empty()) try_call(o.function, one);
    }
    try_call(o.function, all);
  }
  for (size_t i = 0; i < o.arguments.size(); ++i) {
    const size_t n = o.arguments[i].integers.size();
    for (size_t k = 0; k < n * n; ++k) {
      if (k / n == k % n) continue;
      std::vector<Arg> arguments = o.arguments;
      arguments[i].integers[k / n] = 0;
      arguments[i].integers[k % n] = kLong;
      SCOPED_TRACE(::testing::Message() << "argument " << i << " is 0 and long");
      try_call(o.function, arguments);
    }
  }
}

TEST_P(Extremes, EmptyButLong) {
  const nnc_test::LittleMemory limit;
  for (const Observed& o : calls_of(*GetParam())) try_empty(o);
}

std::vector<const Sample*> all_samples() {
  std::vector<const Sample*> list;
  for (const Sample& s : samples()) list.push_back(&s);
  return list;
}
std::string name_of(const ::testing::TestParamInfo<const Sample*>& info) {
  std::string text = std::string(info.param->family) + "_" + info.param->title();
  for (char& c : text) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return text;
}
INSTANTIATE_TEST_SUITE_P(Table, Extremes, ::testing::ValuesIn(all_samples()), name_of);

}  // namespace
}  // namespace nnc::testing
