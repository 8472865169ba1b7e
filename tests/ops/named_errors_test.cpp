// SPDX-License-Identifier: Apache-2.0
// Whatever is wrong with its tensors, a function speaks of itself: its message begins with its own
// name, or with none, and never with that of an operation inside.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "graph/autograd_meta.h"
#include "graph/record.h"
#include "ops/convert.h"
#include "ops/shape.h"
#include "support/declarations.h"
#include "support/extremes.h"
#include "support/run_sample.h"

namespace nnc::testing {
namespace {

struct Observed {
  CFunction function;
  std::vector<Arg> arguments;
};

// The first call of the function that the row is named after.
std::optional<Observed> own_call(const Sample& s) {
  std::optional<Observed> found;
  const ObserveCalls observe(
      [&](const CFunction& f, const std::vector<Arg>& arguments, const Out&) {
        const Declaration* d = declaration_of(f.pointer);
        if (!found && d && d->name == std::string("nnc_") + s.op) found = Observed{f, arguments};
      });
  run_row(s);
  return found;
}

// x as somebody else could have passed it: of another type, with other dimensions or sizes.
std::vector<Tensor> changed(const Tensor& x) {
  std::vector<Tensor> list;
  for (const DType t : {DType::kFloat32, DType::kFloat16, DType::kInt64, DType::kBool}) {
    if (t != x.dtype()) list.push_back(ops::to_dtype(x, t));
  }
  list.push_back(ops::unsqueeze(x, 0));
  for (int64_t d = 0; d < x.dim(); d += std::max<int64_t>(x.dim() - 1, 1)) {
    if (x.size(d) == 0) continue;
    list.push_back(ops::select(x, d, 0));
    list.push_back(ops::narrow(x, d, 0, x.size(d) - 1));
  }
  return list;
}

// The function that the message begins with, if it does.
std::string named_in(const std::string& message) {
  const size_t end = message.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_");
  return end != std::string::npos && message.compare(end, 2, ": ") == 0 ? message.substr(0, end)
                                                                        : std::string();
}
// The error of a C function that a function of the user's called, or of an operation of a layer.
bool handed_on(const std::string& named, const std::string& own) {
  return named.compare(0, 4, "nnc_") == 0 || own == "module_call_packed" ||
         own == "functional_call";
}

class NamedErrors {
 public:
  void try_all(const Observed& o) {
    const GradGuard off(false);
    for (size_t i = 0; i < o.arguments.size(); ++i) {
      for (size_t k = 0; k < o.arguments[i].tensors.size(); ++k) {
        if (!o.arguments[i].tensors[k].defined()) continue;
        for (const Tensor& t : changed(detach(o.arguments[i].tensors[k]))) {
          std::vector<Arg> arguments = o.arguments;
          arguments[i].tensors[k] = t;
          try_call(o.function, arguments);
        }
      }
    }
  }
  const std::map<std::string, std::string>& wrong() const { return wrong_; }
  int64_t refused() const { return refused_; }

 private:
  void try_call(const CFunction& f, const std::vector<Arg>& arguments) {
    try {
      call(f, arguments.data(), static_cast<int64_t>(arguments.size()));
    } catch (const Error& e) {
      ++refused_;
      const std::string named = named_in(e.message()), own = e.op().substr(4);
      if (named.empty() || named == own || "tensor_" + named == own || handed_on(named, own))
        return;
      wrong_.emplace(own + ", " + named, e.message());
    }
  }

  std::map<std::string, std::string> wrong_;
  int64_t refused_ = 0;
};

TEST(NamedErrors, ComeFromTheFunctionThatWasCalled) {
  const nnc_test::LittleMemory limit;
  NamedErrors errors;
  // What runs functions of the user's, or layers, hands their errors on.
  const std::set<std::string> headers = {"autograd.h", "autograd_function.h", "nn.h",
                                         "autograd_functional.h", "optim.h"};
  for (const Sample& s : samples()) {
    const std::optional<Observed> o = own_call(s);
    if (!o || o->function.pointer == function_of(nnc_to_dlpack).pointer)
      continue;  // its output has no handle
    if (!headers.count(declaration_of(o->function.pointer)->header)) errors.try_all(*o);
  }
  for (const auto& [names, message] : errors.wrong()) ADD_FAILURE() << names << ": " << message;
  EXPECT_GT(errors.refused(), 10000);
}

}  // namespace
}  // namespace nnc::testing
