// SPDX-License-Identifier: Apache-2.0
// The arguments of a text constructor, bound to a signature as Python binds them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/literal.h"
#include "nn/module.h"

namespace nnc::nn {

// A signature in Python's words: "Linear(in_features, out_features, bias=True, *, dtype=None)".
// Parameters without a default are required; those after * go by name only; "*args" takes any
// number of positional arguments.
class Signature {
 public:
  explicit Signature(const char* text);
  struct Parameter {
    std::string name;
    std::optional<Value> fallback;
    bool keyword_only = false;
  };
  const char* text() const { return text_; }
  const std::string& name() const { return name_; }
  const std::vector<Parameter>& parameters() const { return parameters_; }
  bool variadic() const { return variadic_; }
  // -1: no such parameter
  int64_t index_of(std::string_view parameter) const;

 private:
  const char* text_;
  std::string name_;
  Literal defaults_;
  std::vector<Parameter> parameters_;
  bool variadic_ = false;
};

// Bound arguments. Each getter fails with the argument's name, position and value if it is of
// another kind.
class Args {
 public:
  // call may have fewer arguments than the signature; extra keyword arguments come from kwargs
  // (may be null). modules are the built constructor calls among the positional arguments.
  Args(const Signature& signature, const Value& call, const Kwargs* kwargs,
       std::vector<Ref<Module>> modules, const char* op);

  const Signature& signature() const { return signature_; }
  bool is_none(const char* name) const;
  bool flag(const char* name) const;
  int64_t integer(const char* name) const;
  double real(const char* name) const;
  std::string text(const char* name) const;
  bool is_text(const char* name) const;
  std::optional<int64_t> optional_integer(const char* name) const;
  std::optional<double> optional_real(const char* name) const;
  // A number n times, or a tuple or list of n (n < 0: of any length).
  Dims integers(const char* name, int64_t n) const;
  // The same, where None stands for -1.
  Dims integers_or_none(const char* name, int64_t n) const;
  std::vector<double> reals(const char* name, int64_t n) const;
  // Only through kwargs; undefined if absent or None.
  Tensor tensor(const char* name) const;
  // "float64", "torch.float64" or None: the context's default type.
  DType dtype(const char* name = "dtype") const;
  const std::vector<Ref<Module>>& modules() const { return modules_; }
  // The value as Python prints it, for extra_repr: what was written, 1 or 1.0.
  std::string shown(const char* name) const;

  // An Error about an argument: "nnc_module_new: Linear: in_features at 7 ...".
  template <class... P>
  void require(bool ok, const char* name, const P&... parts) const {
    if (!ok) fail(Code::kInvalid, where(name), parts...);
  }

 private:
  struct Slot {
    std::optional<Value> value;
    const Kwargs::Value* typed = nullptr;
  };
  std::string where(const char* name) const;
  const Slot& slot(const char* name) const;
  [[noreturn]] void wrong(const char* name, const char* expected) const;

  const Signature& signature_;
  const char* op_;
  std::vector<Slot> slots_;
  std::vector<Ref<Module>> modules_;
};

}  // namespace nnc::nn
