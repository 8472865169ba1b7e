// SPDX-License-Identifier: Apache-2.0
// Lists that differ in one element: what they share, what they do not, and what they free.
#include "base/append_list.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace nnc {
namespace {

using Element = std::shared_ptr<std::string>;
using List = AppendList<Element>;

Element element(int64_t i) {
  return std::make_shared<std::string>(std::to_string(i));
}
std::vector<std::string> texts(const List& list) {
  std::vector<std::string> all;
  for (const Element& e : list) all.push_back(*e);
  return all;
}

// Sizes around the ends of leaves and of blocks of them.
TEST(AppendList, AnotherWithOneElementInPlace) {
  for (const int64_t n : {1, 3, 4, 5, 31, 32, 33, 64, 160, 161, 1185, 1200}) {
    auto list = Ref<List>::adopt(new List);
    std::vector<std::string> expected;
    std::vector<std::weak_ptr<std::string>> elements;
    for (int64_t i = 0; i < n; ++i) {
      const Element e = element(i);
      elements.push_back(e);
      list->append(e);
      expected.push_back(std::to_string(i));
    }
    for (const int64_t at : {int64_t{0}, n / 3, n / 2, n - 1}) {
      const Ref<List> former = list;
      list = former->with(at, element(-at));
      EXPECT_EQ(texts(*former), expected);
      expected[static_cast<size_t>(at)] = std::to_string(-at);
      ASSERT_EQ(texts(*list), expected) << n << ", " << at;
      // What lies elsewhere is in the leaf of the element, or in the last one.
      for (int64_t k = 0; k < n; ++k) {
        const bool near =
            (k >= List::leaf_begin(at) && k < List::leaf_end(at)) || k >= List::leaf_begin(n - 1);
        EXPECT_TRUE(near || &(*former)[k] == &(*list)[k]) << k;
      }
      // Both grow on their own.
      former->append(element(7));
      list->append(element(8));
      EXPECT_EQ(*(*former)[n], "7");
      EXPECT_EQ(*(*list)[n], "8");
      list = list->with(n, element(9));
      EXPECT_EQ(*(*list)[n], "9");
      list = Ref<List>::adopt(new List);
      for (const std::string& s : expected) list->append(std::make_shared<std::string>(s));
    }
    list.reset();
    for (const auto& e : elements) EXPECT_TRUE(e.expired());
  }
}

TEST(AppendList, AnotherWithoutOneElement) {
  for (const int64_t n : {1, 3, 4, 5, 31, 32, 33, 64, 160, 161, 1185, 1200}) {
    for (const int64_t at : {int64_t{0}, n / 3, n / 2, n - 1}) {
      auto list = Ref<List>::adopt(new List);
      std::vector<std::string> expected;
      for (int64_t i = 0; i < n; ++i) {
        list->append(element(i));
        if (i != at) expected.push_back(std::to_string(i));
      }
      const Ref<List> other = list->without(at);
      ASSERT_EQ(texts(*other), expected) << n << ", " << at;
      ASSERT_EQ(list->size(), n);
      for (int64_t k = 0; k < List::leaf_begin(at); ++k) EXPECT_EQ(&(*list)[k], &(*other)[k]) << k;
      // Both grow on their own.
      list->append(element(7));
      other->append(element(8));
      EXPECT_EQ(*(*list)[n], "7");
      EXPECT_EQ(*(*other)[n - 1], "8");
    }
  }
}

}  // namespace
}  // namespace nnc
