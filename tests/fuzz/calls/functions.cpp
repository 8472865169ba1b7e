// SPDX-License-Identifier: Apache-2.0
#include "functions.h"

#include <nnc/nnc.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <type_traits>
#include <utility>

namespace nnc_fuzz {
namespace {

template <class P>
P from_word(const Word& w) {
  if constexpr (std::is_floating_point_v<P>) {
    return w.d;
  } else if constexpr (std::is_integral_v<P>) {
    return static_cast<P>(w.i);
  } else {
    return reinterpret_cast<P>(const_cast<void*>(w.p));
  }
}

template <class R, class... P>
struct Typed {
  static Word invoke(void (*f)(), const Word* w) {
    return invoke(f, w, std::index_sequence_for<P...>());
  }
  template <size_t... I>
  static Word invoke(void (*f)(), [[maybe_unused]] const Word* w, std::index_sequence<I...>) {
    const auto typed = reinterpret_cast<R (*)(P...)>(f);
    Word result;
    if constexpr (std::is_void_v<R>) {
      typed(from_word<P>(w[I])...);
    } else if constexpr (std::is_integral_v<R>) {
      result.i = typed(from_word<P>(w[I])...);
    } else {
      result.p = typed(from_word<P>(w[I])...);
    }
    return result;
  }
};

template <class R>
constexpr Result result_of() {
  if constexpr (std::is_same_v<R, nnc_error*>) {
    return Result::kError;
  } else if constexpr (std::is_void_v<R>) {
    return Result::kNothing;
  } else if constexpr (std::is_same_v<R, const char*>) {
    return Result::kText;
  } else if constexpr (std::is_same_v<R, void*>) {
    return Result::kHandle;
  } else if constexpr (std::is_same_v<R, const void*>) {
    return Result::kMemory;
  } else {
    static_assert(std::is_integral_v<R>, "a result that the fuzzer does not know");
    return Result::kNumber;
  }
}

[[noreturn]] void unknown(const std::string& function, const std::string& parameter) {
  fprintf(stderr, "%s: the fuzzer does not know what to give for \"%s\": see functions.cpp\n",
          function.c_str(), parameter.c_str());
  exit(2);
}

const std::map<std::string, Kind>& kinds() {
  static const std::map<std::string, Kind> table = {
      {"nnc_ctx *", Kind::kContext},
      {"nnc_tensor *", Kind::kTensor},
      {"nnc_tensor *const *", Kind::kTensors},
      {"nnc_dataset *const *", Kind::kObjects},
      {"double", Kind::kReal},
      {"int64_t", Kind::kInteger},
      {"int32_t", Kind::kFlag},
      {"nnc_dtype", Kind::kWord},
      {"nnc_reduction", Kind::kWord},
      {"nnc_memory_format", Kind::kWord},
      {"nnc_code", Kind::kWord},
      {"const char *", Kind::kText},
      {"const double *", Kind::kReals},
      {"const int64_t *", Kind::kIntegers},
      {"const int32_t *", Kind::kFlags},
      {"const void *", Kind::kMemory},
      {"void *", Kind::kMemory},
      {"uintptr_t", Kind::kSelf},
      {"nnc_distance_function", Kind::kTable},
      {"struct DLManagedTensorVersioned *", Kind::kPacket},
      {"struct DLManagedTensorVersioned **", Kind::kOutPacket},
      {"int64_t *", Kind::kOutNumber},
      {"int32_t *", Kind::kOutNumber},
      {"double *", Kind::kOutNumber},
      {"nnc_dtype *", Kind::kOutNumber},
  };
  return table;
}

// The lists that have another one's count.
const std::map<std::string, std::string>& shared_counts() {
  static const std::map<std::string, std::string> table = {
      {"grad_outputs", "n_outputs"}, {"grad_tensors", "n_tensors"}, {"strides", "ndim"}};
  return table;
}

// The functions that give one output for each element of a list, and no capacity.
const std::map<std::string, std::string>& output_counts() {
  static const std::map<std::string, std::string> table = {
      {"nnc_autograd_grad", "n_inputs"},
      {"nnc_autograd_grad_materialize_grads", "n_inputs"},
      {"nnc_broadcast_tensors", "n_tensors"},
      {"nnc_random_split", "n_lengths"},
      {"nnc_random_split_fractions", "n_fractions"}};
  return table;
}

// Types of the host's tables of functions: "nnc_callback", "nnc_module_vtable", ...
bool is_table(const std::string& type) {
  for (const char* ending : {"callback *", "hook *", "hooks *", "vtable *", "lambda *"}) {
    const std::string e = ending;
    if (type.size() > e.size() && type.compare(type.size() - e.size(), e.size(), e) == 0) {
      return type.rfind("const nnc_", 0) == 0;
    }
  }
  return false;
}

Parameter parameter_of(const std::string& function, const std::string& text) {
  if (text.find("(*deleter)") != std::string::npos) return {Kind::kTable, "deleter *", "deleter"};
  const size_t at = text.find_last_of(" *") + 1;
  std::string type = text.substr(0, at);
  while (!type.empty() && type.back() == ' ') type.pop_back();
  const std::string name = text.substr(at);
  if (const auto known = kinds().find(type); known != kinds().end()) {
    Parameter p{known->second, type, name};
    if (p.kind == Kind::kObjects) p.object = "dataset";
    if (name == "handle") p.kind = Kind::kObject, p.object = "any";
    return p;
  }
  if (is_table(type)) return {Kind::kTable, type, name};
  const bool out = type.size() > 3 && type.compare(type.size() - 3, 3, " **") == 0;
  const bool handle = type.size() > 2 && type.compare(type.size() - 2, 2, " *") == 0;
  if (type.rfind("nnc_", 0) != 0 || !(out || handle)) unknown(function, text);
  const std::string object = type.substr(4, type.size() - (out ? 7 : 6));
  return {out ? Kind::kOutHandles : Kind::kObject, type, name, object};
}

bool is_list(const Parameter& p) {
  return p.kind == Kind::kTensors || p.kind == Kind::kObjects || p.kind == Kind::kReals ||
         p.kind == Kind::kIntegers;
}
bool is_count(const Parameter& p) {
  return p.type == "int64_t" && (p.name == "n" || p.name == "ndim" || p.name.rfind("n_", 0) == 0);
}

// Which number belongs to which list.
void match_counts(Function& f) {
  std::vector<Parameter>& all = f.parameters;
  for (size_t i = 0; i + 1 < all.size(); ++i) {
    Parameter& next = all[i + 1];
    const bool bytes = next.type == "int64_t" && (next.name == "nbytes" || next.name == "size") &&
                       (all[i].kind == Kind::kMemory || all[i].kind == Kind::kText);
    if ((is_list(all[i]) && is_count(next)) || bytes) {
      next.kind = Kind::kCount;
      all[i].counted_by = static_cast<int>(i + 1);
    } else if (all[i].kind == Kind::kOutHandles && next.name == "capacity") {
      next.kind = Kind::kCapacity;
      all[i].counted_by = static_cast<int>(i + 1);
    }
  }
  const auto outputs = output_counts().find(f.name);
  if (outputs != output_counts().end()) all.back().counted_by = f.find(outputs->second);
  for (Parameter& p : all) {
    if (!is_list(p) || p.counted_by >= 0) continue;
    const auto shared = shared_counts().find(p.name);
    p.counted_by = f.find(shared != shared_counts().end() ? shared->second : "n_" + p.name);
    if (p.counted_by < 0 && (p.kind == Kind::kTensors || p.kind == Kind::kObjects)) {
      unknown(f.name, p.type + p.name + ", a list without a count");
    }
  }
}

struct Tables {
  std::vector<Function> functions;
  std::map<std::string, std::vector<std::string>> words;

  template <class R, class... P>
  void add(const char* header, const char* name, R (*f)(P...), const std::string& parameters) {
    Function function;
    function.header = header;
    function.name = name;
    function.pointer = reinterpret_cast<void (*)()>(f);
    function.invoke = Typed<R, P...>::invoke;
    function.result = result_of<R>();
    std::string part;
    int depth = 0;
    for (const char c : parameters + ",") {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c != ',' || depth > 0) {
        if (c != ' ' || !part.empty()) part += c;
        continue;
      }
      if (!part.empty() && part != "void") function.parameters.push_back(parameter_of(name, part));
      part.clear();
    }
    if (function.parameters.size() != sizeof...(P)) unknown(name, parameters);
    match_counts(function);
    functions.push_back(std::move(function));
  }

  Tables() {
#define NNC_FUNCTION(header, name, parameters) add(header, #name, name, parameters);
#define NNC_WORD(header, word) words[header].push_back(word);
#include "functions.inc"
#undef NNC_FUNCTION
#undef NNC_WORD
  }
};

const Tables& tables() {
  static const Tables all;
  return all;
}

}  // namespace

int Function::find(const std::string& parameter) const {
  for (size_t i = 0; i < parameters.size(); ++i) {
    if (parameters[i].name == parameter) return static_cast<int>(i);
  }
  return -1;
}

const std::vector<Function>& functions() {
  return tables().functions;
}

const Function* function_named(const std::string& name) {
  for (const Function& f : functions()) {
    if (f.name == name) return &f;
  }
  return nullptr;
}

const std::vector<std::string>& words_of(const std::string& header) {
  static const std::vector<std::string> none;
  const auto found = tables().words.find(header);
  return found == tables().words.end() ? none : found->second;
}

}  // namespace nnc_fuzz
