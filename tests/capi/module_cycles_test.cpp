// SPDX-License-Identifier: Apache-2.0
// No module contains itself, in whatever order its children come and go; and to find that out costs
// little.
#include <map>
#include <random>
#include <set>

#include "nnc/containers.h"
#include "support/extremes.h"
#include "support/host_functions.h"
#include "support/slow_build.h"

namespace {

using nnc_test::Deadline;
using nnc_test::ok;

class ModuleCycles : public nnc_test::HostTest {
 protected:
  nnc_module* made(const char* text) {
    nnc_module* m = nullptr;
    ok(nnc_module_new(ctx, text, &m));
    return m;
  }
};

// The children of some dictionaries by key, and by them what contains what.
class Reference {
 public:
  bool contains(size_t outer, size_t inner) const {
    std::set<size_t> seen;
    std::vector<size_t> next{outer};
    while (!next.empty()) {
      const size_t at = next.back();
      next.pop_back();
      if (at == inner) return true;
      if (!seen.insert(at).second) continue;
      if (const auto found = children_.find(at); found != children_.end())
        for (const auto& [key, child] : found->second) next.push_back(child);
    }
    return false;
  }
  void set(size_t parent, int key, size_t child) { children_[parent][key] = child; }
  bool remove(size_t parent, int key) { return children_[parent].erase(key) > 0; }

 private:
  std::map<size_t, std::map<int, size_t>> children_;
};

TEST_F(ModuleCycles, AreFoundWhateverCameBefore) {
  std::mt19937 random(5);
  const auto below = [&](size_t n) { return static_cast<size_t>(random() % n); };
  int refused = 0, taken = 0;
  for (int round = 0; round < 20; ++round) {
    constexpr size_t kModules = 24;
    std::vector<nnc_module*> modules;
    for (size_t i = 0; i < kModules; ++i) modules.push_back(made("ModuleDict()"));
    Reference reference;
    for (int i = 0; i < 400; ++i) {
      // Mostly along one order, so that much is taken.
      size_t parent = below(kModules), child = below(kModules);
      if (parent > child && below(4) != 0) std::swap(parent, child);
      const auto key = static_cast<int>(below(3));
      const std::string name = "k" + std::to_string(key);
      if (below(5) == 0) {
        nnc_error* e = nnc_module_dict_delete(ctx, modules[parent], name.c_str());
        EXPECT_EQ(e == nullptr, reference.remove(parent, key));
        nnc_error_free(e);
        continue;
      }
      const bool cycle = reference.contains(child, parent);
      nnc_error* e = nnc_module_dict_set(ctx, modules[parent], name.c_str(), modules[child]);
      ASSERT_EQ(e != nullptr, cycle) << "round " << round << ", change " << i;
      ++(cycle ? refused : taken);
      if (!cycle) reference.set(parent, key, child);
      nnc_error_free(e);
    }
  }
  EXPECT_GT(refused, 500);
  EXPECT_GT(taken, 500);
}

// Modules that are there already get one big child, and others in turn.
TEST_F(ModuleCycles, AreLookedForInLittleTime) {
  constexpr int kMany = NNC_TEST_SLOW ? 2'000 : 16'000, kInTurn = 40;
  nnc_module *big = made("ModuleList()"), *root = made("ModuleList()"),
             *many = made("ModuleList()");
  for (int i = 0; i < kMany; ++i) ok(nnc_module_list_append(ctx, big, made("ReLU()")));
  ok(nnc_module_list_append(ctx, root, many));
  std::vector<nnc_module*> big_ones;
  for (int i = 0; i < kInTurn; ++i) {
    big_ones.push_back(made("ModuleDict()"));
    ok(nnc_module_dict_set(ctx, big_ones.back(), "big", big));
  }
  const Deadline soon(5);
  for (int i = 0; i < kMany; ++i) {
    nnc_module* dict = made("ModuleDict()");
    ok(nnc_module_list_append(ctx, root, dict));
    ok(nnc_module_dict_set(ctx, dict, "shared", big));
    ok(nnc_module_list_append(ctx, many, big_ones[static_cast<size_t>(i % kInTurn)]));
  }
}

// From the outside in, from the inside out, and each level into one that is there.
TEST_F(ModuleCycles, OfDeepTreesCostLittle) {
  constexpr int kDeep = NNC_TEST_SLOW ? 3'000 : 30'000;
  const Deadline soon(10);
  nnc_module *outermost = made("ModuleDict()"), *at = outermost;
  for (int i = 0; i < kDeep; ++i) {
    nnc_module* inner = made("ModuleDict()");
    ok(nnc_module_dict_set(ctx, at, "in", inner));
    at = inner;
  }
  nnc_module* around = made("ModuleDict()");
  for (int i = 0; i < kDeep; ++i) {
    nnc_module* outer = made("ModuleDict()");
    ok(nnc_module_dict_set(ctx, outer, "in", around));
    around = outer;
  }
  ok(nnc_module_dict_set(ctx, at, "more", around));
  nnc_error* e = nnc_module_dict_set(ctx, at, "back", outermost);
  EXPECT_EQ(nnc_error_code(e), NNC_E_INVALID);
  nnc_error_free(e);
}

}  // namespace
