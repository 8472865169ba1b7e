// SPDX-License-Identifier: Apache-2.0
// The arguments of a text constructor, bound to a signature as Python binds them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/kwargs.h"
#include "text/signature.h"

namespace nnc {

// The type that torch.float64 or another of its names says; nothing if it is none, as 'float64'.
std::optional<DType> named_dtype(std::string_view name);
// The same of a value, which may also be Python's float, but no string.
std::optional<DType> named_dtype(const Value& v);

// Bound arguments. Each getter fails with the argument's name, position and value if it is of
// another kind.
class Args {
 public:
  // call may have fewer arguments than the signature; further keyword arguments come from kwargs,
  // which may be null.
  Args(const Signature& signature, const Value& call, const Kwargs* kwargs, const char* op);

  const Signature& signature() const { return signature_; }
  // Was it left out, or given as the value that it has then?
  bool is_default(const char* name) const;
  bool is_none(const char* name) const;
  // Whether Python takes the value for true, whatever it is.
  bool flag(const char* name) const;
  // True or False and nothing else.
  bool strict_flag(const char* name) const;
  int64_t integer(const char* name) const;
  double real(const char* name) const;
  std::string text(const char* name) const;
  bool is_text(const char* name) const;
  bool is_int(const char* name) const;
  // Where in the text it stands, if it is a constructor call.
  std::optional<int64_t> call_at(const char* name) const;
  std::optional<int64_t> optional_integer(const char* name) const;
  std::optional<double> optional_real(const char* name) const;
  // A number n times, or a tuple or list of n (n < 0: of any length).
  Dims integers(const char* name, int64_t n) const;
  // The same, where one element counts n times, and no element is `none`.
  Dims integers_or_one(const char* name, int64_t n, const Dims& none = {}) const;
  // The same, where None stands for -1.
  Dims integers_or_none(const char* name, int64_t n) const;
  // A number n times, or a tuple or list of n (n < 0: of any length).
  std::vector<double> reals(const char* name, int64_t n) const;
  // Is it a tuple or list?
  bool is_sequence(const char* name) const;
  bool is_tuple(const char* name) const;
  // Was it given as True or False?
  bool is_bool(const char* name) const;
  // The first n of a tuple or list, which must be floats.
  std::vector<double> floats(const char* name, int64_t n) const;
  // Only through kwargs; undefined if absent or None.
  Tensor tensor(const char* name) const;
  // The same for a tuple.
  std::vector<Tensor> tensors(const char* name) const;
  // What kwargs gave, or null.
  const Kwargs::Value* typed(const char* name) const { return slot(name).typed; }
  // torch.float64, which kwargs give as a string; None: the context's default type.
  DType dtype(const char* name = "dtype") const;
  // The value as Python prints it, for extra_repr: what was written, 1 or 1.0.
  std::string shown(const char* name) const;
  // The same as Python formats it: a string stands without quotes.
  std::string formatted(const char* name) const;

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
  Slot& place(std::string_view key, const std::string& position);
  static bool is_default(const Signature::Parameter& p, const Slot& s);
  void check_only_default(const Signature::Parameter& p, const Slot& s) const;
  void check_device() const;
  std::string where(const char* name) const;
  const Slot& slot(const char* name) const;
  [[noreturn]] void wrong(const char* name, const char* expected) const;

  const Signature& signature_;
  const char* op_;
  std::vector<Slot> slots_;
};

}  // namespace nnc
