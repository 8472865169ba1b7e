// SPDX-License-Identifier: Apache-2.0
// Every function of the public headers, called with what no caller should pass. The declarations
// are read from the headers, and the good arguments, of which one at a time is spoilt, are those of
// a row of the sample table: a new function is in the test without a line here.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "support/declarations.h"
#include "support/samples.h"
#include "support/temporary_folder.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

// A call that succeeded.
struct GoodCall {
  CFunction function;
  std::vector<Arg> arguments;
};

// The first good call of the function by a row that is named after it.
std::optional<GoodCall> good_call(const Declaration& d) {
  std::optional<GoodCall> found;
  const ObserveCalls observer([&](const CFunction& f, const std::vector<Arg>& a, const Out&) {
    if (!found && f.pointer == d.pointer) found = GoodCall{f, a};
  });
  for (const Sample& s : samples()) {
    const std::string name = std::string("nnc_") + s.op;
    if (found) break;
    if (name != d.name && !(s.twin && name + "_" == d.name)) continue;
    std::vector<Tensor> inputs;
    for (size_t i = 0; i < s.inputs.size(); ++i) {
      inputs.push_back(make_tensor(s.inputs[i].sizes, s.inputs[i].dtype,
                                   contents(s.title(), s.inputs[i], static_cast<int64_t>(i))));
    }
    name == d.name ? static_cast<void>(s.call(inputs)) : s.twin(inputs);
  }
  return found;
}

Word number(int64_t v) {
  Word w;
  w.i = v;
  return w;
}
Word real(double v) {
  Word w;
  w.d = v;
  return w;
}
Word pointer(const void* p) {
  Word w;
  w.p = p;
  return w;
}

// Handles to spoil a call with.
struct Objects {
  Objects() : ctx(c(nnc_ctx_new, "seed=0")), string(c(nnc_string_new, "text", 4)) {
    const int64_t size = 3;
    for (nnc_tensor** t : {&tensor, &dead}) {
      if (nnc_error* e = nnc_zeros(nullptr, &size, 1, NNC_FLOAT32, t)) nnc_error_free(e);
    }
    nnc_release(dead);
  }
  ~Objects() { nnc_release(tensor); }
  Objects(const Objects&) = delete;
  Objects& operator=(const Objects&) = delete;

  Handle ctx, string;
  nnc_tensor *tensor = nullptr, *dead = nullptr;
};

bool is_output(const Parameter& p) {
  return p.type.find("**") != std::string::npos || p.type == "int64_t *" || p.type == "double *" ||
         p.type == "int32_t *" || p.type == "nnc_dtype *";
}
bool is_handle(const Parameter& p) {
  return p.type.rfind("nnc_", 0) == 0 && p.type.find('*') != std::string::npos &&
         p.type.find("const") == std::string::npos && !is_output(p);
}
bool is_length(const Parameter& p) {
  static const std::set<std::string> names = {"n", "ndim", "capacity", "size", "nbytes"};
  return p.type == "int64_t" && (p.name.rfind("n_", 0) == 0 || names.count(p.name));
}
bool is_integer(const Parameter& p) {
  return p.type == "int64_t" || p.type == "int32_t" || p.type == "nnc_dtype" ||
         p.type == "nnc_code" || p.type == "nnc_reduction" || p.type == "nnc_memory_format" ||
         p.type == "uintptr_t";
}

bool declared_same_padding(const Declaration& f) {
  return f.name == "nnc_conv1d" || f.name == "nnc_conv2d" || f.name == "nnc_conv3d";
}

struct Expected {
  bool failure = false;
  int32_t code = 0;        // 0: any
  std::string argument{};  // is named in the message
};

class Misuse : public ::testing::TestWithParam<const Declaration*> {
 protected:
  void SetUp() override {
    good_ = good_call(declaration());
    ASSERT_TRUE(good_) << "no row calls it";
    // What is written by default, without a path, is written there.
    std::filesystem::current_path(nnc_test::temporary_folder());
  }
  void TearDown() override { std::filesystem::current_path(before_); }
  const Declaration& declaration() const { return *GetParam(); }
  const std::vector<Parameter>& parameters() const { return declaration().parameters; }
  PreparedCall prepared() const {
    return PreparedCall(good_->function, good_->arguments.data(),
                        static_cast<int64_t>(good_->arguments.size()));
  }

  // Calls, checks what must hold for every call, and releases the outputs.
  void check(PreparedCall& call, const std::string& what, const Expected& expected) {
    const int64_t before = nnc_live_handles();
    const Word result = call.invoke();
    if (declaration().result != "nnc_error *") return;
    auto* e = static_cast<nnc_error*>(const_cast<void*>(result.p));
    if (e) {
      EXPECT_STREQ(nnc_error_op(e), declaration().name.c_str()) << what;
      const std::string message = nnc_error_message(e);
      EXPECT_FALSE(message.empty()) << what;
      if (expected.code) {
        EXPECT_EQ(nnc_error_code(e), expected.code) << what << ": " << message;
      }
      EXPECT_NE(message.find(expected.argument), std::string::npos) << what << ": " << message;
      EXPECT_NE(nnc_error_code(e), NNC_E_INTERNAL) << what << ": " << message;
      nnc_error_free(e);
      EXPECT_TRUE(call.untouched()) << what << ": an output of a failed call";
    } else {
      EXPECT_FALSE(expected.failure) << what << ": no error";
      call.release_outputs();
    }
    EXPECT_EQ(nnc_live_handles(), before) << what << ": handles leaked";
  }
  // Calls with one argument replaced.
  void check_with(size_t k, const Word& w, const std::string& what, const Expected& expected = {}) {
    PreparedCall call = prepared();
    call.words[k] = w;
    check(call, parameters()[k].name + " = " + what, expected);
  }

  std::optional<GoodCall> good_;
  const std::filesystem::path before_ = std::filesystem::current_path();
};

TEST_P(Misuse, GoodArgumentsSucceedAndLeaveNothingBehind) {
  PreparedCall call = prepared();
  // What changes an object, or needs the graph of its arguments, may be refused the second time.
  const bool once =
      std::any_of(parameters().begin(), parameters().end(),
                  [](const auto& p) {
                    return is_handle(p) && p.type != "nnc_tensor *" && p.type != "nnc_ctx *";
                  }) ||
      declaration().header == "autograd.h" || declaration().name == "nnc_clip_grad_value_";
  const int64_t before = nnc_live_handles();
  const Word result = call.invoke();
  if (declaration().result != "nnc_error *") return;
  auto* e = static_cast<nnc_error*>(const_cast<void*>(result.p));
  EXPECT_TRUE(once || !e) << nnc_error_message(e);
  nnc_error_free(e);
  call.release_outputs();
  EXPECT_EQ(nnc_live_handles(), before);
}

TEST_P(Misuse, BadHandles) {
  const Declaration& f = declaration();
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    const Parameter& p = f.parameters[k];
    if (!is_handle(p)) continue;
    const Expected refused{true, NNC_E_HANDLE, p.name};
    check_with(k, pointer(nullptr), "NULL");
    for (const int64_t made_up : {int64_t{1}, int64_t{0x1234}, int64_t{-1}, INT64_MIN}) {
      check_with(k, number(made_up), "made up", refused);
    }
    const Objects o;
    check_with(k, pointer((p.type == "nnc_string *" ? o.ctx : o.string).get()), "of another type",
               refused);
    check_with(k, pointer(o.dead), "released", refused);
    for (const int bit : {0, 5, 26, 27, 40, 55, 56, 60}) {
      PreparedCall call = prepared();
      if (!call.words[k].p) call.words[k].p = o.tensor;
      call.words[k].i ^= int64_t{1} << bit;
      check(call, p.name + " with a flipped bit", refused);
    }
  }
}

TEST_P(Misuse, BadHandlesInArrays) {
  const Declaration& f = declaration();
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    if (f.parameters[k].type != "nnc_tensor *const *") continue;
    const Objects o;
    const Expected refused{true, NNC_E_HANDLE, f.parameters[k].name};
    // The last element of the list replaced.
    const auto with_last = [&](const void* handle, const char* what, const Expected& expected) {
      PreparedCall call = prepared();
      std::vector<void*> list = call.list_at(call.words[k]);
      if (list.empty()) return;
      list.back() = const_cast<void*>(handle);
      call.words[k] = pointer(list.data());
      check(call, f.parameters[k].name + " " + what, expected);
    };
    with_last(o.dead, "released", refused);
    with_last(o.string.get(), "of another type", refused);
    with_last(nullptr, "NULL", {});
    check_with(k, pointer(nullptr), "no array");
  }
}

TEST_P(Misuse, NullPointers) {
  const Declaration& f = declaration();
  std::set<std::string> may_be_null = {"missing", "unexpected"};
  if (f.name.find("max_pool") != std::string::npos) may_be_null.insert("indices");
  if (f.name == "nnc_module_call_packed") may_be_null.insert({"h_n", "c_n"});
  if (f.name == "nnc_csv_load") may_be_null.insert("categories");
  if (f.name == "nnc_unique") may_be_null.insert({"inverse", "counts"});
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
  const Declaration& f = declaration();
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    const Parameter& p = f.parameters[k];
    if (p.type == "double") {
      for (const double v : {-1.0, 0.0, 1e300, -1e300, 0x1p63, static_cast<double>(NAN),
                             static_cast<double>(INFINITY), -static_cast<double>(INFINITY)}) {
        check_with(k, real(v), std::to_string(v));
      }
    } else if (is_length(p)) {
      const bool of_array = k > 0 && f.parameters[k - 1].type == "const int64_t *";
      // A list that is left out has no length; padding has a length that means 'same'.
      if (of_array && !prepared().words[k - 1].p) continue;
      const bool may_be_same = p.name == "n_padding" && declared_same_padding(f);
      for (const int64_t v : {int64_t{-1}, INT64_MIN}) {
        if (v == NNC_PADDING_SAME && may_be_same) continue;
        check_with(k, number(v), std::to_string(v), {true, 0, ""});
      }
      // Whatever lies behind this list could be in it.
      static const std::set<std::string> of_any_length = {
          "nnc_subset_random_sampler_new", "nnc_subset_new", "nnc_random_split",
          "nnc_random_split_fractions", "nnc_listed_batches_new"};
      const bool any_integers = of_any_length.count(f.name) > 0;
      if (of_array && !any_integers) check_with(k, number(65), "65", {true, 0, ""});
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
  const Declaration& f = declaration();
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
  const Declaration& f = declaration();
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
    const bool path = f.parameters[k].name == "path" || f.parameters[k].name == "log_dir";
    for (const std::string& text : list) {
      const std::string given = path ? nnc_test::temporary_path(text) : text;
      check_with(k, pointer(given.c_str()), text.substr(0, 20));
    }
    // (nnc_module_add finds first that the good call has taken the name.)
    if (f.parameters[k].name == "text" && f.name != "nnc_module_add") {
      check_with(k, pointer("NoSuchThing(1)"), "unknown", {true, NNC_E_UNKNOWN, "NoSuchThing"});
    }
  }
}

// What ends the life of a handle, makes errors on purpose (handles_test) or gives away memory
// (dlpack_test) has tests of its own.
std::vector<const Declaration*> functions_under_test() {
  const std::set<std::string> special = {"nnc_release", "nnc_error_free", "nnc_retain",
                                         "nnc_keep",    "nnc_error_new",  "nnc_to_dlpack"};
  std::vector<const Declaration*> list;
  for (const Declaration& d : declarations()) {
    if (!special.count(d.name)) list.push_back(&d);
  }
  return list;
}
INSTANTIATE_TEST_SUITE_P(Api, Misuse, ::testing::ValuesIn(functions_under_test()),
                         [](const ::testing::TestParamInfo<const Declaration*>& info) {
                           return info.param->name;
                         });

TEST(Declarations, AreAllRead) {
  EXPECT_GT(declarations().size(), 400u);
  for (const Declaration& d : declarations()) {
    for (const Parameter& p : d.parameters) {
      const bool known = p.type == "double" || p.type == "function" ||
                         p.type == "nnc_distance_function" || is_integer(p) ||
                         p.type.find('*') != std::string::npos;
      EXPECT_TRUE(known) << d.name << ": " << p.type;
    }
  }
}

}  // namespace
}  // namespace nnc::testing
