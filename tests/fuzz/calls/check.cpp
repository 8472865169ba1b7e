// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <map>
#include <set>
#include <thread>

#include "guarded.h"
#include "outcome.h"
#include "support/slow_build.h"

namespace nnc_fuzz {

const Bounds kBounds = {NNC_TEST_SLOW ? 60.0 : 5.0, int64_t{256} << 20};

namespace {

// Functions whose results the strides of their inputs decide, or nothing at all.
const std::map<std::string, const char*>& not_comparable() {
  static const std::map<std::string, const char*> table = {
      {"nnc_view", "refuses strides that do not fit"},
      {"nnc_view_as", "refuses strides that do not fit"},
      {"nnc_vector_to_parameters", "refuses strides that do not fit, as in torch"},
      {"nnc_tensor_set_grad", "keeps the gradient as it lies"},
      {"nnc_view_dtype", "refuses strides that do not fit"},
      {"nnc_parameters_to_vector", "refuses strides that do not fit, as in torch"},
      {"nnc_init_orthogonal_", "refuses strides that do not fit, as in torch"},
      {"nnc_as_strided", "reads the memory behind the tensor"},
      {"nnc_tensor_stride", "is about strides"},
      {"nnc_tensor_storage_offset", "is about strides"},
      {"nnc_tensor_is_contiguous", "is about strides"},
      {"nnc_tensor_is_contiguous_memory_format", "is about strides"},
      {"nnc_empty", "leaves the elements open"},
      {"nnc_empty_like", "leaves the elements open"},
      {"nnc_empty_like_memory_format", "leaves the elements open"},
      {"nnc_new_empty", "leaves the elements open"},
      {"nnc_contiguous_memory_format", "refuses strides that are not that format's already"},
      {"nnc_function_apply", "does what the host's function does"},
      {"nnc_index_put", "leaves open which of several values stays"},
      {"nnc_index_put_", "leaves open which of several values stays"},
      {"nnc_live_handles", "counts the fuzzer's own handles"},
      {"nnc_memory_allocated", "is about what else there is"},
      {"nnc_max_memory_allocated", "is about what else there is"},
      {"nnc_memory_reserved", "is about what else there is"},
      {"nnc_max_memory_reserved", "is about what else there is"},
  };
  return table;
}

bool has_tensors(const Call& call) {
  return std::any_of(call.arguments.begin(), call.arguments.end(),
                     [](const Argument& a) { return !a.tensors.empty(); });
}

template <class F>
bool any_tensor(const Call& call, const F& f) {
  for (const Argument& a : call.arguments) {
    if (std::any_of(a.tensors.begin(), a.tensors.end(), f)) return true;
  }
  return false;
}

// Of what holds an element twice, writing is refused, and a copy has it once.
bool repeats_elements(const TensorSpec& s) {
  int64_t most = 1;
  std::vector<std::pair<int64_t, int64_t>> dims;
  for (size_t d = 0; d < s.sizes.size(); ++d) {
    if (s.sizes[d] > 1) dims.push_back({s.strides[d], s.sizes[d]});
  }
  std::sort(dims.begin(), dims.end());
  for (const auto& [stride, size] : dims) {
    if (stride < most) return true;
    if (__builtin_mul_overflow(stride, size, &most)) return true;
  }
  return false;
}

bool comparable(const Call& call) {
  const std::string& name = call.function->name;
  if (not_comparable().count(name) || !has_tensors(call)) return false;
  // Handles that are no tensors are made anew, with other tensors in other orders in memory.
  if (any_tensor(call, [](const TensorSpec& s) {
        return s.same_as >= 0 || s.form == Form::kMadeUp || s.form == Form::kReleased;
      })) {
    return false;
  }
  const bool writes = changes_inputs(*call.function) || call.function->find("module") >= 0 ||
                      call.function->find("model") >= 0;
  return !writes || !any_tensor(call, repeats_elements);
}

// Rounding in another order is no fault: of contents with infinities and the largest numbers only
// whether the call succeeds is compared. Under grad=False what hands its input through has the
// input's gradient, and a copy none.
bool exact(const Call& call) {
  return !any_tensor(call,
                     [](const TensorSpec& s) { return s.values == TensorSpec::Values::kLimits; });
}
bool records(const Call& call) {
  const int context = call.function->find("ctx");
  return context < 0 || call.arguments[static_cast<size_t>(context)].integer != kWithoutGradients;
}

// Does one of the two fail as PyTorch does, which looks at the strides there?
bool refuses_strides(const Outcome& a, const Outcome& b) {
  if (a.failed == b.failed) return false;
  const std::string& message = a.failed ? a.message : b.message;
  return message.find("view size is not compatible") != std::string::npos ||
         message == "linear: mat2 must be a matrix, got 1-D tensor";
}

// One of the first allocations of a call that succeeds fails, by operator new or malloc: then so
// does the call, for that reason, or it does without. outcome_of() has seen to it that nothing is
// changed.
template <class F>
void check_without_memory(const Call& call, const F& add) {
  const uint64_t seed = std::hash<std::string>()(name_of(call));
  Variant variant;
  // Most calls make a few, some hundreds.
  constexpr uint64_t kMost[4] = {3, 8, 30, 200};
  variant.fails = 1 + static_cast<int64_t>(seed / 4 % kMost[seed % 4]);
  const Outcome o = outcome_of(call, variant);
  add("without memory: ", o.faults);
  if (o.failed && o.code != NNC_E_MEMORY) {
    add("without memory: ", {"an error of code " + std::to_string(o.code) + ": " + o.message});
  }
}

struct Levels {
  int64_t handles = nnc_live_handles(), memory = nnc_memory_allocated(), guarded = guarded_in_use();
  bool above(const Levels& o) const { return handles != o.handles || memory > o.memory; }
};

// Releasing a pass does not wait for a worker that is in a callback of the host: what that holds is
// gone soon.
Levels levels_behind(const Levels& before) {
  Levels now;
  for (int i = 0; i < 1000 && now.above(before); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    now = Levels();
  }
  return now;
}

}  // namespace

Verdict check(const Call& call) {
  Verdict verdict;
  const auto add = [&](const std::string& what, const std::vector<std::string>& faults) {
    for (const std::string& f : faults) verdict.faults.push_back(what + f);
  };
  succeeds(nnc_memory_limit(nullptr, kBounds.bytes));
  const Levels before;
  {
    const std::clock_t start = std::clock();
    const Outcome first = outcome_of(call, {});
    const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    succeeds(nnc_memory_limit(nullptr, kBounds.bytes));
    verdict.succeeded = !first.failed;
    verdict.refusal = first.message;
    add("", first.faults);
    if (took > kBounds.seconds) {
      add("", {"it took " + std::to_string(took) + " seconds"});
    }
    if (verdict.faults.empty() && comparable(call) && !first.drew) {
      if (any_tensor(call, [](const TensorSpec& s) { return !s.plain(); })) {
        const Outcome plain = outcome_of(call, {true, true});
        add("with plain copies: ", plain.faults);
        const std::string d = difference(first, plain, exact(call) && records(call));
        if (!d.empty() && !refuses_strides(first, plain) &&
            (exact(call) || first.failed != plain.failed)) {
          add("with plain copies: ", {d});
        }
      }
      if (any_tensor(call, [](const TensorSpec& s) {
            return s.gradient != TensorSpec::Gradient::kNone;
          })) {
        const Outcome fused = outcome_of(call, {false, false});
        add("without gradients: ", fused.faults);
        // What cannot be done where gradients are recorded may be done here.
        const bool both = !first.failed && !fused.failed;
        const std::string d = both ? difference(first, fused, false) : "";
        if (!d.empty()) add("without gradients: ", {d});
      }
    }
  }
  if (verdict.succeeded && verdict.faults.empty()) check_without_memory(call, add);
  const Levels after = levels_behind(before);
  if (after.handles != before.handles) {
    add("", {"handles leaked: " + std::to_string(after.handles - before.handles)});
  }
  if (after.memory > before.memory) {
    add("", {"memory is left: " + std::to_string(after.memory - before.memory) + " bytes"});
  }
  if (after.guarded != before.guarded) {
    add("", {"the host's memory was not given back"});
  }
  return verdict;
}

}  // namespace nnc_fuzz
