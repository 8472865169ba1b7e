// SPDX-License-Identifier: Apache-2.0
// Every function of the public headers, called with what no caller should pass. The declarations
// are read from the headers, so a new function is in the test without a line here.
#include <dlfcn.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "nnc/nnc.h"

namespace {

struct Parameter {
  std::string type, name;
};
struct Function {
  std::string result, name;
  std::vector<Parameter> parameters;
};

std::string trimmed(const std::string& s) {
  const size_t from = s.find_first_not_of(" \n"), to = s.find_last_not_of(" \n");
  return from == std::string::npos ? "" : s.substr(from, to - from + 1);
}

// "const int64_t *dims" -> {"const int64_t *", "dims"}.
Parameter parse_parameter(const std::string& text) {
  if (text.find("(*") != std::string::npos) return {"function", "deleter"};
  const size_t at = text.find_last_of(" *") + 1;
  return {trimmed(text.substr(0, at)), text.substr(at)};
}

std::vector<Function> declared_functions() {
  std::vector<Function> list;
  const std::regex comment(R"(/\*[^*]*\*+([^/*][^*]*\*+)*/)"), space(R"(\s+)");
  const std::regex function(
      R"(NNC_(API|CHECKED) ([a-zA-Z0-9_ ]+ \*?)(nnc_\w+)\(((?:[^()]|\([^()]*\))*)\);)");
  for (const auto& file : std::filesystem::directory_iterator(NNC_SOURCE_DIR "/include/nnc")) {
    if (file.path().extension() != ".h") continue;
    std::ifstream in(file.path());
    std::stringstream stream;
    stream << in.rdbuf();
    std::string text = std::regex_replace(stream.str(), comment, " ");
    text = std::regex_replace(text, space, " ");
    for (std::sregex_iterator it(text.begin(), text.end(), function), end; it != end; ++it) {
      Function f{trimmed((*it)[2]), (*it)[3], {}};
      std::string part;
      int depth = 0;
      for (const char c : (*it)[4].str() + ",") {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c != ',' || depth > 0) {
          part += c;
          continue;
        }
        if (trimmed(part) != "void") f.parameters.push_back(parse_parameter(trimmed(part)));
        part.clear();
      }
      list.push_back(f);
    }
  }
  return list;
}

// An argument: one register or stack slot, as the C calling conventions of 64-bit Linux have it.
struct Value {
  bool is_double = false;
  int64_t i = 0;
  double d = 0;
};
Value number(int64_t v) {
  return {false, v, 0};
}
Value real(double v) {
  return {true, 0, v};
}
Value pointer(const void* p) {
  return number(reinterpret_cast<int64_t>(p));
}

constexpr size_t kInts = 24;

// Integers and pointers go their way, doubles theirs; what a function does not take, it ignores.
__attribute__((no_sanitize("undefined"))) int64_t invoke(void* f,
                                                         const std::vector<Value>& values) {
  std::array<int64_t, kInts> n{};
  std::array<double, 8> x{};
  size_t ints = 0, doubles = 0;
  for (const Value& v : values) {
    if (v.is_double) {
      x.at(doubles++) = v.d;
    } else {
      n.at(ints++) = v.i;
    }
  }
  using I = int64_t;
  using F = I (*)(I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, I, double,
                  double, double, double, double, double, double, double);
  return reinterpret_cast<F>(f)(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10],
                                n[11], n[12], n[13], n[14], n[15], n[16], n[17], n[18], n[19],
                                n[20], n[21], n[22], n[23], x[0], x[1], x[2], x[3], x[4], x[5],
                                x[6], x[7]);
}

void succeed(nnc_error* e) {
  ASSERT_EQ(e, nullptr) << nnc_error_op(e) << nnc_error_message(e);
}

// Good handles of every kind, and room for outputs.
struct Objects {
  nnc_ctx* ctx = nullptr;
  nnc_string* string = nullptr;
  nnc_error* error = nullptr;
  nnc_module* module = nullptr;
  nnc_optimizer* optimizer = nullptr;
  nnc_kwargs* kwargs = nullptr;
  nnc_named* named = nullptr;
  std::array<nnc_tensor*, 4> tensors{};
  nnc_tensor* dead = nullptr;
  std::array<int64_t, 64> ones;
  std::array<double, 64> halves;
  std::array<char, 8192> bytes{};
  std::array<std::array<int64_t, 64>, 4> outputs;

  Objects() {
    ones.fill(1);
    halves.fill(0.5);
    const int64_t sizes[] = {2, 3};
    succeed(nnc_ctx_new("seed=0", &ctx));
    succeed(nnc_string_new(ctx, "text", 4, &string));
    error = nnc_error_new(NNC_E_INVALID, "test", "nothing");
    succeed(nnc_module_new(ctx, "Linear(3, 2)", &module));
    succeed(nnc_optimizer_new(ctx, "SGD(lr=0.1)", module, &optimizer));
    succeed(nnc_kwargs_new(ctx, &kwargs));
    succeed(nnc_named_new(ctx, &named));
    for (nnc_tensor*& t : tensors) succeed(nnc_full(ctx, sizes, 2, 0.5, NNC_FLOAT32, &t));
    succeed(nnc_zeros(ctx, sizes, 2, NNC_FLOAT32, &dead));
    nnc_release(dead);
  }
  ~Objects() {
    for (void* h :
         std::initializer_list<void*>{ctx, string, error, module, optimizer, kwargs, named,
                                      tensors[0], tensors[1], tensors[2], tensors[3]}) {
      nnc_release(h);
    }
  }
  // Null for what is not a handle.
  void* handle(const std::string& type) {
    if (type == "nnc_ctx *") return ctx;
    if (type == "nnc_string *") return string;
    if (type == "nnc_error *") return error;
    if (type == "nnc_module *") return module;
    if (type == "nnc_optimizer *") return optimizer;
    if (type == "nnc_kwargs *") return kwargs;
    if (type == "nnc_named *") return named;
    if (type == "nnc_tensor *" || type == "void *") return tensors[0];
    return nullptr;
  }
};

bool is_data(const Parameter& p) {
  return p.type == "void *" && p.name != "handle";
}
bool is_handle(const Parameter& p) {
  return p.type.rfind("nnc_", 0) == 0 && p.type.find("**") == std::string::npos &&
         p.type.find('*') != std::string::npos && p.type.find("const") == std::string::npos;
}
bool is_output(const Parameter& p) {
  return p.type.find("**") != std::string::npos || p.type == "int64_t *" || p.type == "double *" ||
         p.type == "int32_t *";
}
bool is_length(const Parameter& p) {
  static const std::set<std::string> names = {"n", "ndim", "capacity", "size", "nbytes"};
  return p.type == "int64_t" && (p.name.rfind("n_", 0) == 0 || names.count(p.name));
}
bool is_integer(const Parameter& p) {
  return p.type == "int64_t" || p.type == "int32_t" || p.type == "nnc_dtype" ||
         p.type == "nnc_code" || p.type == "nnc_reduction" || p.type == "uintptr_t";
}

struct Expected {
  bool failure = false;
  int32_t code = 0;        // 0: any
  std::string argument{};  // is named in the message
};

class Misuse : public ::testing::TestWithParam<Function> {
 protected:
  // Arguments that make sense, as far as their types tell.
  std::vector<Value> good(Objects& o) {
    const Function& f = GetParam();
    std::vector<Value> list;
    size_t outputs = 0;
    for (const Parameter& p : f.parameters) {
      if (p.type == "double")
        list.push_back(real(0.5));
      else if (is_output(p))
        list.push_back(pointer(o.outputs.at(outputs++).data()));
      else if (is_data(p) || p.type == "const void *")
        list.push_back(pointer(o.bytes.data()));
      else if (is_handle(p) || p.type == "void *")
        list.push_back(pointer(o.handle(p.type)));
      else if (p.type == "nnc_tensor *const *")
        list.push_back(pointer(o.tensors.data()));
      else if (p.type == "const int64_t *")
        list.push_back(pointer(o.ones.data()));
      else if (p.type == "const double *")
        list.push_back(pointer(o.halves.data()));
      else if (p.type == "const char *")
        list.push_back(pointer(text_for(p)));
      else if (p.name == "capacity")
        list.push_back(number(32));
      else if (p.type == "nnc_dtype")
        list.push_back(number(NNC_FLOAT32));
      else if (is_integer(p))
        list.push_back(number(is_length(p) ? 2 : 1));
      else
        list.push_back(pointer(nullptr));
    }
    return list;
  }
  const char* text_for(const Parameter& p) {
    const bool optimizer = GetParam().name.find("optimizer") != std::string::npos;
    if (p.name == "text") return optimizer ? "SGD(lr=0.1)" : "ReLU()";
    if (p.name == "rounding_mode") return "floor";
    if (GetParam().name == "nnc_module_add") return "child";  // the module has a weight
    return p.name == "settings" ? "grad=True" : p.name == "setting" ? "grad" : "weight";
  }

  // Calls, checks what must hold for every call, and releases the outputs.
  void check(Objects& o, const std::vector<Value>& values, const std::string& what,
             const Expected& expected) {
    const Function& f = GetParam();
    void* symbol = dlsym(RTLD_DEFAULT, f.name.c_str());
    ASSERT_TRUE(symbol) << f.name << " is declared but not exported";
    for (auto& a : o.outputs) a.fill(0);
    const int64_t before = nnc_live_handles();
    const int64_t result = invoke(symbol, values);
    if (f.result != "nnc_error *") return;
    auto* e = reinterpret_cast<nnc_error*>(result);
    if (e) {
      EXPECT_STREQ(nnc_error_op(e), f.name.c_str()) << what;
      const std::string message = nnc_error_message(e);
      EXPECT_FALSE(message.empty()) << what;
      if (expected.code) {
        EXPECT_EQ(nnc_error_code(e), expected.code) << what << ": " << message;
      }
      EXPECT_NE(message.find(expected.argument), std::string::npos) << what << ": " << message;
      EXPECT_NE(nnc_error_code(e), NNC_E_INTERNAL) << what << ": " << message;
      nnc_error_free(e);
      for (const auto& a : o.outputs) {
        for (const int64_t word : a) EXPECT_EQ(word, 0) << what << ": an output of a failed call";
      }
    } else {
      EXPECT_FALSE(expected.failure) << what << ": no error";
      release_outputs(o);
    }
    EXPECT_EQ(nnc_live_handles(), before) << what << ": handles leaked";
  }
  void release_outputs(Objects& o) {
    size_t at = 0;
    for (const Parameter& p : GetParam().parameters) {
      if (!is_output(p)) continue;
      const auto& slots = o.outputs.at(at++);
      if (p.type.find("**") == std::string::npos) continue;
      for (const int64_t h : slots) nnc_release(reinterpret_cast<void*>(h));
    }
  }
  // Calls with one argument replaced.
  void check_with(size_t k, const Value& v, const std::string& what,
                  const Expected& expected = {}) {
    Objects o;
    std::vector<Value> values = good(o);
    values[k] = v;
    check(o, values, GetParam().parameters[k].name + " = " + what, expected);
  }
};

TEST_P(Misuse, GoodArgumentsLeaveNothingBehind) {
  Objects o;
  check(o, good(o), "good arguments", {});
}

TEST_P(Misuse, BadHandles) {
  const Function& f = GetParam();
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    const Parameter& p = f.parameters[k];
    if (!is_handle(p)) continue;
    const Expected refused{true, NNC_E_HANDLE, p.name};
    check_with(k, pointer(nullptr), "NULL");
    for (const int64_t made_up : {int64_t{1}, int64_t{0x1234}, int64_t{-1}, INT64_MIN}) {
      check_with(k, number(made_up), "made up", refused);
    }
    Objects o;
    std::vector<Value> values = good(o);
    const int64_t live = values[k].i;
    values[k] = pointer(p.type == "nnc_string *" ? static_cast<void*>(o.ctx) : o.string);
    check(o, values, p.name + " of another type", refused);
    values[k] = pointer(o.dead);
    check(o, values, p.name + " released", refused);
    // Not of the slot: another live handle may stand there.
    for (const int bit : {26, 27, 40, 55, 56, 60}) {
      values[k] = number(live ^ (int64_t{1} << bit));
      check(o, values, p.name + " with a flipped bit", refused);
    }
  }
}

TEST_P(Misuse, BadHandlesInArrays) {
  const Function& f = GetParam();
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    if (f.parameters[k].type != "nnc_tensor *const *") continue;
    Objects o;
    std::array<nnc_tensor*, 4> list = o.tensors;
    std::vector<Value> values = good(o);
    values[k] = pointer(list.data());
    list[1] = o.dead;
    check(o, values, "released", {true, NNC_E_HANDLE, f.parameters[k].name});
    list[1] = reinterpret_cast<nnc_tensor*>(o.string);
    check(o, values, "of another type", {true, NNC_E_HANDLE, f.parameters[k].name});
    list[1] = nullptr;
    check(o, values, "NULL", {});
    values[k] = pointer(nullptr);
    check(o, values, "no array", {});
  }
}

TEST_P(Misuse, NullPointers) {
  const Function& f = GetParam();
  std::set<std::string> may_be_null = {"missing", "unexpected"};
  if (f.name.find("max_pool") != std::string::npos) may_be_null.insert("indices");
  // A list without room may be NULL; what is wrong with the call otherwise may be said first.
  const bool fills_list = std::any_of(f.parameters.begin(), f.parameters.end(),
                                      [](const Parameter& p) { return p.name == "capacity"; });
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    const Parameter& p = f.parameters[k];
    if (p.type.find('*') == std::string::npos || is_handle(p)) continue;
    if (is_output(p) && !may_be_null.count(p.name)) {
      const bool list = fills_list && p.type.find("**") != std::string::npos;
      check_with(k, pointer(nullptr), "NULL",
                 list ? Expected{true} : Expected{true, NNC_E_INVALID, p.name});
    } else {
      check_with(k, pointer(nullptr), "NULL");
    }
  }
}

TEST_P(Misuse, Numbers) {
  const Function& f = GetParam();
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    const Parameter& p = f.parameters[k];
    if (p.type == "double") {
      for (const double v : {-1.0, 0.0, 1e300, -1e300, 0x1p63, static_cast<double>(NAN),
                             static_cast<double>(INFINITY), -static_cast<double>(INFINITY)}) {
        check_with(k, real(v), std::to_string(v));
      }
    } else if (is_length(p)) {
      for (const int64_t v : {int64_t{-1}, INT64_MIN}) {
        check_with(k, number(v), std::to_string(v), {true, 0, ""});
      }
      const bool of_array = k > 0 && f.parameters[k - 1].type == "const int64_t *";
      if (of_array) check_with(k, number(65), "65", {true, 0, ""});
      if (of_array) check_with(k, number(INT64_MAX), "INT64_MAX", {true, 0, ""});
      check_with(k, number(0), "0");
    } else if (p.type == "int64_t") {
      for (const int64_t v : {int64_t{-1}, int64_t{0}, INT64_MIN, INT64_MAX, int64_t{1} << 40}) {
        check_with(k, number(v), std::to_string(v));
      }
    } else if (is_integer(p)) {
      for (const int64_t v : {-1, 0, 7, 99, INT32_MIN, INT32_MAX}) {
        check_with(k, number(v), std::to_string(v));
      }
    }
  }
}

TEST_P(Misuse, NumbersInArrays) {
  const Function& f = GetParam();
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    const std::string& type = f.parameters[k].type;
    std::array<int64_t, 64> whole;
    for (const int64_t v : {int64_t{-1}, int64_t{0}, int64_t{-7}, INT64_MIN, INT64_MAX,
                            int64_t{1} << 40, int64_t{1} << 62}) {
      whole.fill(v);
      if (type == "const int64_t *") check_with(k, pointer(whole.data()), std::to_string(v));
    }
    std::array<double, 64> reals;
    for (const double v : {-1.0, 0.0, 1e300, static_cast<double>(NAN)}) {
      reals.fill(v);
      if (type == "const double *") check_with(k, pointer(reals.data()), std::to_string(v));
    }
  }
}

TEST_P(Misuse, Texts) {
  const Function& f = GetParam();
  const std::string deep(100000, '('), brackets = "Linear(" + std::string(100000, '[');
  const std::string list[] = {"",
                              "(",
                              ")",
                              "NoSuchThing(1)",
                              "Linear",
                              "Linear(1, 2",
                              "\xff\xfe\x80",
                              "a=1, a=1",
                              "Linear(1e999, -1)",
                              "Linear(nan, None)",
                              deep,
                              brackets,
                              "%s%n%d",
                              "Linear(99999999999999999999, 1)",
                              "..",
                              "."};
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    if (f.parameters[k].type != "const char *") continue;
    for (const std::string& text : list) {
      check_with(k, pointer(text.c_str()), text.substr(0, 20));
    }
    if (f.parameters[k].name == "text") {
      check_with(k, pointer("NoSuchThing(1)"), "unknown", {true, NNC_E_UNKNOWN, "NoSuchThing"});
    }
  }
}

// What ends the life of a handle, or makes errors on purpose, has tests of its own (handles_test).
std::vector<Function> functions_under_test() {
  const std::set<std::string> special = {"nnc_release", "nnc_error_free", "nnc_retain", "nnc_keep",
                                         "nnc_error_new"};
  std::vector<Function> list;
  for (const Function& f : declared_functions()) {
    if (!special.count(f.name)) list.push_back(f);
  }
  return list;
}
INSTANTIATE_TEST_SUITE_P(Api, Misuse, ::testing::ValuesIn(functions_under_test()),
                         [](const ::testing::TestParamInfo<Function>& info) {
                           return info.param.name;
                         });

TEST(Declarations, AreAllRead) {
  const std::vector<Function> all = declared_functions();
  EXPECT_GT(all.size(), 100u);
  for (const Function& f : all) {
    size_t ints = 0, doubles = 0;
    for (const Parameter& p : f.parameters) {
      ++(p.type == "double" ? doubles : ints);
      const bool known = p.type == "double" || p.type == "function" || is_integer(p) ||
                         p.type.find('*') != std::string::npos;
      EXPECT_TRUE(known) << f.name << ": " << p.type;
    }
    EXPECT_LE(ints, kInts) << f.name;
    EXPECT_LE(doubles, 8u) << f.name;
  }
}

}  // namespace
