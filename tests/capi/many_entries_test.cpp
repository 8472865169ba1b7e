// SPDX-License-Identifier: Apache-2.0
// Modules of very many entries: what one more costs, or one fewer, does not grow with them, or
// little. Each limit is a small part of what it took where all others were looked at.
#include "support/extremes.h"
#include "support/host_functions.h"

namespace {

using nnc_test::Deadline;
using nnc_test::ok;

constexpr int64_t kPart = NNC_TEST_SLOW ? 8 : 1;  // of the entries

class ManyEntries : public nnc_test::HostTest {
 protected:
  nnc_module* made(const char* text) {
    nnc_module* m = nullptr;
    ok(nnc_module_new(ctx, text, &m));
    return m;
  }
  nnc_module* dictionary_of_modules(int64_t n) {
    nnc_module *dict = made("ModuleDict()"), *m = made("ReLU()");
    for (int64_t i = 0; i < n; ++i) ok(nnc_module_dict_set(ctx, dict, key(i).c_str(), m));
    return dict;
  }
  static std::string key(int64_t i) { return "k" + std::to_string(i); }
  // Keys in a short form: the first, the last, how many.
  std::string keys(nnc_module* parameter_dict) {
    nnc_named* n = nullptr;
    ok(nnc_parameter_dict_keys(ctx, parameter_dict, &n));
    const int64_t count = nnc_named_count(n);
    if (count == 0) return "none";
    return nnc_named_key(n, 0) + std::string("..") + nnc_named_key(n, count - 1) + " " +
           std::to_string(count);
  }
};

TEST_F(ManyEntries, AreLoadedInLittleTime) {
  constexpr int64_t kMany = 60'000 / kPart;
  nnc_module* m = made("Sequential()");
  for (int64_t i = 0; i < kMany; ++i) {
    nnc_module* layer = nullptr;
    ok(nnc_module_new(nullptr, "PReLU()", &layer));
    ok(nnc_sequential_append(ctx, m, layer));
    nnc_release(layer);
  }
  nnc_named* state = nullptr;
  ok(nnc_module_state_dict(ctx, m, &state));
  const Deadline soon(8);
  ok(nnc_module_load_state_dict(ctx, m, state, 1, nullptr, nullptr));
  ok(nnc_module_load_state_dict_assign(ctx, m, state, 1, 1, nullptr, nullptr));
}

TEST_F(ManyEntries, LeaveADictionaryOfModules) {
  constexpr int64_t kMany = 8'000 / kPart;
  nnc_module* dict = dictionary_of_modules(kMany);
  const Deadline soon(6);
  // Every third from the front, then from the back.
  int64_t left = kMany;
  for (int64_t i = 0; i < kMany; i += 3, --left)
    ok(nnc_module_dict_delete(ctx, dict, key(i).c_str()));
  for (int64_t i = kMany - 1; i >= 0; --i) {
    EXPECT_EQ(nnc_module_dict_contains(dict, key(i).c_str()), i % 3 == 0 ? 0 : 1) << i;
    if (i % 3 != 1) continue;
    nnc_module* former = nullptr;
    ok(nnc_module_dict_pop(ctx, dict, key(i).c_str(), &former));
    EXPECT_NE(former, nullptr);
    nnc_release(former);
    --left;
  }
  EXPECT_EQ(nnc_module_dict_len(dict), left);
  nnc_named* n = nullptr;
  ok(nnc_module_dict_keys(ctx, dict, &n));
  for (int64_t i = 0; i < left; ++i) ASSERT_EQ(nnc_named_key(n, i), key(3 * i + 2));
  EXPECT_NE(message(nnc_module_dict_delete(ctx, dict, "k0")).find("there is no key"),
            std::string::npos);
}

TEST_F(ManyEntries, ComeAndGoInADictionaryOfParameters) {
  constexpr int64_t kMany = 8'000 / kPart;
  nnc_module* dict = made("ParameterDict()");
  nnc_tensor* t = tensor({1});
  const Deadline soon(6);
  for (int round = 0; round < 2; ++round) {
    for (int64_t i = 0; i < kMany; ++i) {
      nnc_tensor* there = nullptr;
      ok(nnc_parameter_dict_setdefault(ctx, dict, key(i).c_str(), t, &there));
      nnc_release(there);
    }
  }
  const std::string last = key(kMany - 1), count = std::to_string(kMany);
  EXPECT_EQ(keys(dict), "k0.." + last + " " + count);
  for (int64_t i = kMany - 1; i >= kMany / 2; --i) {
    nnc_named* item = nullptr;
    ok(nnc_parameter_dict_popitem(ctx, dict, &item));
    EXPECT_EQ(nnc_named_key(item, 0), key(i));
    nnc_release(item);
  }
  EXPECT_EQ(keys(dict), "k0.." + key(kMany / 2 - 1) + " " + std::to_string(kMany / 2));
  for (int64_t i = 0; i < kMany / 2; ++i) ok(nnc_parameter_dict_delete(ctx, dict, key(i).c_str()));
  EXPECT_EQ(keys(dict), "none");
  ok(nnc_parameter_dict_set(ctx, dict, "new", t));
  EXPECT_EQ(keys(dict), "new..new 1");
}

// Each name costs as much as any other, however much lies below the module.
TEST_F(ManyEntries, OfOneModuleUnderManyNames) {
  constexpr int64_t kMany = 8'000 / kPart;
  nnc_module *root = made("ModuleList()"), *list = made("ModuleList()"),
             *big = made("ModuleList()");
  ok(nnc_module_list_append(ctx, root, list));
  for (int64_t i = 0; i < kMany; ++i) {
    nnc_module* layer = nullptr;
    ok(nnc_module_new(nullptr, "ReLU()", &layer));
    ok(nnc_module_list_append(ctx, big, layer));
    nnc_release(layer);
  }
  const Deadline soon(2);
  for (int64_t i = 0; i < kMany; ++i) ok(nnc_module_list_append(ctx, list, big));
  ok(nnc_module_list_insert(ctx, list, 0, big));
  EXPECT_EQ(nnc_module_list_len(list), kMany + 1);
  for (nnc_module* above : {root, list}) {
    nnc_error* e = nnc_module_list_append(ctx, list, above);
    EXPECT_EQ(nnc_error_code(e), NNC_E_INVALID);
    nnc_error_free(e);
  }
}

}  // namespace
