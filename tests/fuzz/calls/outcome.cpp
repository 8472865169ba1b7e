// SPDX-License-Identifier: Apache-2.0
#include "outcome.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "guarded.h"
#include "support/system_memory.h"
#include "values.h"

namespace nnc_fuzz {
namespace {

constexpr int64_t kMostBytes = int64_t{1} << 20;

TensorValue value_of(nnc_tensor* t, const Function& f, std::vector<std::string>& faults) {
  TensorValue v;
  v.dtype = nnc_tensor_dtype(t);
  const int64_t ndim = nnc_tensor_ndim(t);
  for (int64_t d = 0; d < ndim; ++d) v.sizes.push_back(nnc_tensor_size(t, d));
  const int64_t bytes = nnc_tensor_nbytes(t);
  if (ndim < 0 || bytes < 0 || bytes > kMostBytes) return v;
  void* memory = take_guarded(static_cast<size_t>(bytes), true);
  if (nnc_error* e = nnc_tensor_copy_to(nullptr, t, memory, bytes)) {
    faults.push_back(std::string("a result cannot be read: ") + nnc_error_message(e));
    nnc_error_free(e);
  } else {
    v.bytes.assign(static_cast<char*>(memory), static_cast<char*>(memory) + bytes);
    v.read = true;
  }
  give_back_guarded(memory);
  // What nothing was written to holds anything.
  if (v.dtype == NNC_BOOL && f.name.find("empty") == std::string::npos &&
      std::any_of(v.bytes.begin(), v.bytes.end(), [](char c) { return c != 0 && c != 1; })) {
    faults.push_back("a bool is neither 0 nor 1");
  }
  return v;
}

// The next number that the generator of ctx would draw, which is drawn.
double next_draw(nnc_ctx* ctx) {
  const int64_t one = 1;
  nnc_tensor* t = nullptr;
  double v = 0;
  if (!succeeds(nnc_rand(ctx, &one, 1, NNC_FLOAT64, &t))) return 0;
  succeeds(nnc_tensor_copy_to(ctx, t, &v, sizeof v));
  nnc_release(t);
  return v;
}

// Gradients of the inputs, of a sum of all results with weights.
void derive(const Function& f, const Prepared& p, const std::vector<nnc_tensor*>& results,
            Outcome& o) {
  std::vector<nnc_tensor*> from, weights;
  Handles handles;
  for (nnc_tensor* t : results) {
    if (nnc_tensor_requires_grad(t) != 1) continue;
    const TensorValue v = value_of(t, f, o.faults);
    if (!v.read) continue;
    std::vector<char> memory(v.bytes.size() + 1);
    fill(memory.data(), nnc_tensor_numel(t), v.dtype, TensorSpec::Values::kQuarters, from.size());
    from.push_back(t);
    weights.push_back(handles.made(nnc_tensor_from_data, static_cast<nnc_ctx*>(nullptr),
                                   static_cast<const void*>(memory.data()), v.sizes.data(),
                                   static_cast<int64_t>(v.sizes.size()), v.dtype));
  }
  if (from.empty()) return;
  nnc_error* e = nnc_autograd_backward(nullptr, from.data(), static_cast<int64_t>(from.size()),
                                       weights.data(), 0, 0, nullptr, 0);
  o.backward_code = nnc_error_code(e) * (e != nullptr);
  if (e && o.backward_code == NNC_E_INTERNAL) {
    o.faults.push_back(std::string("backward: ") + nnc_error_message(e));
  }
  nnc_error_free(e);
  if (e) return;
  for (const Prepared::Tensor& t : p.tensors()) {
    nnc_tensor* gradient = nullptr;
    TensorValue v;
    if (t.live && succeeds(nnc_tensor_grad(nullptr, t.live, &gradient)) && gradient) {
      v = value_of(gradient, f, o.faults);
      nnc_release(gradient);
    }
    o.gradients.push_back(v);
  }
}

void note_error(nnc_error* e, const Function& f, Outcome& o) {
  o.failed = true;
  o.code = nnc_error_code(e);
  o.message = nnc_error_message(e);
  if (nnc_error_op(e) != f.name) {
    o.faults.push_back("the error names " + std::string(nnc_error_op(e)) + ": " + o.message);
  }
  if (o.code == NNC_E_INTERNAL || o.message.empty()) {
    o.faults.push_back("an error of code " + std::to_string(o.code) + ": " + o.message);
  }
  nnc_error_free(e);
}

// float16 and bfloat16 results were rounded, float32 ones computed in another order.
double tolerance(int32_t dtype) {
  switch (dtype) {
    case NNC_FLOAT64:
      return 1e-12;
    case NNC_FLOAT32:
      return 1e-5;
    case NNC_FLOAT16:
      return 4e-3;
    case NNC_BFLOAT16:
      return 3e-2;
    default:
      return 0;
  }
}

// Infinity counts as the largest number: which of the two it is, rounding decides.
double bounded(double v, int32_t dtype) {
  double largest = std::numeric_limits<double>::max();
  if (dtype == NNC_FLOAT32) largest = static_cast<double>(std::numeric_limits<float>::max());
  if (dtype == NNC_FLOAT16) largest = 65504;
  if (dtype == NNC_BFLOAT16) largest = 0x1.fep127;
  return std::isinf(v) ? std::copysign(largest, v) : v;
}

double element_of(const TensorValue& v, int64_t i) {
  return element(v.bytes.data(), i, v.dtype);
}
int64_t count_of(const TensorValue& v) {
  return v.read ? static_cast<int64_t>(v.bytes.size()) / item_size(v.dtype) : 0;
}
// At least 1.
double largest_of(const TensorValue& v) {
  double largest = 1;
  for (int64_t i = 0; i < count_of(v); ++i) {
    const double size = std::fabs(element_of(v, i));
    if (std::isfinite(size)) largest = std::max(largest, size);
  }
  return largest;
}

// What is computed in two ways may differ by `tolerance` of the largest number there.
struct Allowance {
  double tolerance = 0, scale = 1;
};

std::string differs(const TensorValue& a, const TensorValue& b, const std::string& what,
                    const Allowance& least) {
  if (a.dtype != b.dtype || a.sizes != b.sizes) return what + " has other sizes or another type";
  if (!a.read || !b.read || a.bytes.empty() || a.bytes == b.bytes) return "";
  const double scale = std::max({largest_of(a), largest_of(b), least.scale});
  const double off = std::max(tolerance(a.dtype), least.tolerance) * scale;
  for (int64_t i = 0; i < count_of(a); ++i) {
    const double x = bounded(element_of(a, i), a.dtype), y = bounded(element_of(b, i), b.dtype);
    if (x == y || (std::isnan(x) && std::isnan(y)) || std::fabs(x - y) <= off) continue;
    return what + ", element " + std::to_string(i) + ": " + std::to_string(x) + " and " +
           std::to_string(y);
  }
  return "";
}

std::string differ(const std::vector<TensorValue>& a, const std::vector<TensorValue>& b,
                   const std::string& what, const Allowance& least = {}) {
  if (a.size() != b.size()) return "another number of " + what + "s";
  for (size_t i = 0; i < a.size(); ++i) {
    const std::string d = differs(a[i], b[i], what + " " + std::to_string(i), least);
    if (!d.empty()) return d;
  }
  return "";
}

}  // namespace

bool changes_inputs(const Function& f) {
  return f.name.back() == '_' || f.name.find("_assign") != std::string::npos ||
         f.find("running_mean") >= 0 || f.find("max_norm") >= 0;  // rows are renormed in place
}

// What a module writes in place stays, also where what comes after it fails: a copy of its input
// would cost what inplace=True saves.
bool has_inplace_module(const Call& call) {
  for (const Argument& a : call.arguments) {
    for (const ObjectSpec& o : a.objects) {
      if (o.text.find("inplace=True") != std::string::npos) return true;
    }
  }
  return false;
}

bool is_recurrent(const Call& call) {
  const auto names_one = [](const std::string& text) {
    for (const char* name : {"gru", "lstm", "rnn", "GRU", "LSTM", "RNN"}) {
      if (text.find(name) != std::string::npos) return true;
    }
    return false;
  };
  if (names_one(call.function->name)) return true;
  for (const Argument& a : call.arguments) {
    for (const ObjectSpec& o : a.objects) {
      if (names_one(o.text)) return true;
    }
  }
  return false;
}

Outcome outcome_of(const Call& call, Variant variant) {
  const Function& f = *call.function;
  Outcome o;
  o.recurrent = is_recurrent(call);
  Prepared p(call, variant);
  std::vector<uint64_t> before;
  std::vector<int64_t> versions;
  for (size_t i = 0; i < p.tensors().size(); ++i) {
    before.push_back(p.state_of(i));
    versions.push_back(p.version_of(i));
  }
  const std::vector<uint64_t> objects_before = p.object_states();
  static const double first_draw = [] {
    succeeds(nnc_manual_seed(nullptr, 1));
    return next_draw(nullptr);
  }();
  succeeds(nnc_manual_seed(p.context(), 1));
  nnc_test::fail_system_allocation_after(variant.fails);
  const Word result = p.invoke();
  nnc_test::fail_system_allocation_after(0);
  o.drew = next_draw(p.context()) != first_draw;
  if (f.result == Result::kError && result.p) {
    note_error(static_cast<nnc_error*>(const_cast<void*>(result.p)), f, o);
    if (!p.outputs_untouched()) o.faults.push_back("a failed call wrote to an output");
  }
  const bool in_place = changes_inputs(f) || f.header.rfind("ops_", 0) != 0;
  const bool stays_written = has_inplace_module(call);
  for (size_t i = 0; i < before.size(); ++i) {
    if (!((o.failed && !stays_written) || !in_place)) continue;
    // What a failed call takes back may count as written: nnc_tensor_version.
    const bool may_count = o.failed && in_place && p.version_of(i) > versions[i];
    if (p.state_of(i) != before[i] || (p.version_of(i) != versions[i] && !may_count)) {
      o.faults.push_back("tensor " + std::to_string(i) + (o.failed ? " of a failed call" : "") +
                         " was changed");
    }
  }
  if (o.failed) {
    const std::vector<uint64_t> objects_after = p.object_states();
    for (size_t i = 0; i < objects_before.size(); ++i) {
      if (objects_after[i] != objects_before[i])
        o.faults.push_back(f.parameters[i].name + " of a failed call was changed: " + o.message);
    }
    return o;
  }
  if (f.result == Result::kNumber) o.numbers.push_back(static_cast<double>(result.i));
  for (const double v : p.output_numbers()) o.numbers.push_back(v);
  const std::vector<nnc_tensor*> results = p.output_tensors();
  for (nnc_tensor* t : results) o.tensors.push_back(value_of(t, f, o.faults));
  for (const Prepared::Tensor& t : p.tensors()) {
    const bool live = t.live && t.spec->form == Form::kLive;
    o.inputs.push_back(live ? value_of(t.live, f, o.faults) : TensorValue{});
  }
  if (variant.record) {
    std::vector<nnc_tensor*> all = results;
    if (in_place && !p.tensors().empty()) all.push_back(p.tensors()[0].live);
    derive(f, p, all, o);
  }
  return o;
}

std::string difference(const Outcome& a, const Outcome& b, bool with_gradients) {
  // Copies take memory too: the limit may let one pass and not the other.
  for (const Outcome* o : {&a, &b}) {
    if (o->failed && o->code == NNC_E_MEMORY) return "";
  }
  if (a.failed != b.failed) {
    return "one fails: " + (a.failed ? a.message : b.message);
  }
  if (a.failed) {
    return a.code == b.code ? ""
                            : "codes " + std::to_string(a.code) + ": " + a.message + ", and " +
                                  std::to_string(b.code) + ": " + b.message;
  }
  // A step of a recurrent network with large weights makes differences larger.
  Allowance least{a.recurrent ? 1e-2 : 0};
  for (const std::string& d :
       {differ(a.tensors, b.tensors, "result", least), differ(a.inputs, b.inputs, "input")}) {
    if (!d.empty()) return d;
  }
  if (!with_gradients) return "";
  if (a.backward_code != b.backward_code) {
    return "backward gives " + std::to_string(a.backward_code) + " and " +
           std::to_string(b.backward_code);
  }
  // A float64 number beside a float32 tensor has a gradient that was computed in float32, and one
  // of numbers as large as the results may be their difference.
  for (const std::vector<TensorValue>* list : {&a.tensors, &a.inputs}) {
    for (const TensorValue& v : *list) {
      least.tolerance = std::max(least.tolerance, tolerance(v.dtype));
      least.scale = std::max(least.scale, largest_of(v));
    }
  }
  return differ(a.gradients, b.gradients, "gradient", least);
}

}  // namespace nnc_fuzz
