// SPDX-License-Identifier: Apache-2.0
// The table of handles from inside: what the public functions cannot be brought to show in time.
#include <gtest/gtest.h>

#include <new>
#include <set>
#include <string>

#include "capi/error.h"
#include "capi/handle.h"
#include "capi/slots.h"
#include "nnc/nnc.h"

namespace nnc::capi {
namespace {

void* new_string() {
  return make_handle(Kind::kString, new StringObject("x"), nullptr);
}

TEST(HandleTable, SlotIsRetiredWithItsLastGeneration) {
  void* h = new_string();
  const uint32_t index = slot_of(h);
  slot_at(index).generation = kLastGeneration - 1;
  release_handle(h);
  void* last = new_string();
  ASSERT_EQ(slot_of(last), index) << "a slot that was just freed comes first";
  EXPECT_EQ(slot_at(index).generation, kLastGeneration);
  EXPECT_EQ(nnc_string_size(static_cast<nnc_string*>(last)), 1);
  release_handle(last);
  for (int i = 0; i < 1000; ++i) {
    h = new_string();
    EXPECT_NE(slot_of(h), index);
    release_handle(h);
  }
  EXPECT_EQ(resolve(last, Kind::kString), nullptr);
}

TEST(HandleTable, ValueThatNoHandleHasIsDead) {
  for (int k = 1; k <= kKinds; ++k) {
    void* h = never_a_handle(static_cast<Kind>(k));
    EXPECT_EQ(resolve(h, static_cast<Kind>(k)), nullptr);
    EXPECT_FALSE(retain_handle(h));
    release_handle(h);
  }
}

TEST(HandleTable, KindsHaveNames) {
  std::set<std::string> names;
  for (int k = 1; k <= kKinds; ++k) names.insert(kind_name(static_cast<Kind>(k)));
  EXPECT_EQ(names.size(), static_cast<size_t>(kKinds));
  EXPECT_TRUE(names.count("tensor"));
}

TEST(Errors, OutOfMemoryNamesTheOperation) {
  nnc_error* e = nullptr;
  try {
    throw std::bad_alloc();
  } catch (...) {
    e = current_error("nnc_somewhere");
  }
  EXPECT_EQ(nnc_error_code(e), NNC_E_MEMORY);
  EXPECT_STREQ(nnc_error_op(e), "nnc_somewhere");
  nnc_error_free(e);
}

TEST(Errors, LastResortIsAlwaysValid) {
  for (int i = 0; i < 2; ++i) {
    nnc_error* e = out_of_memory();
    EXPECT_EQ(nnc_error_code(e), NNC_E_MEMORY);
    EXPECT_STREQ(nnc_error_op(e), "");
    EXPECT_STREQ(nnc_error_message(e), "out of memory");
    nnc_error_free(e);
  }
}

}  // namespace
}  // namespace nnc::capi
