// SPDX-License-Identifier: Apache-2.0
// DLPack: memory goes to and comes from another library, whose side is written out here.
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"

// As <dlpack/dlpack.h> of version 1 has it.
struct DLManagedTensorVersioned {
  uint32_t major, minor;
  void* manager;
  void (*deleter)(DLManagedTensorVersioned* self);
  uint64_t flags;
  void* data;
  int32_t device_type, device_id;
  int32_t ndim;
  uint8_t code, bits;
  uint16_t lanes;
  int64_t* shape;
  int64_t* strides;
  uint64_t byte_offset;
};

namespace {

using nnc_test::ok;

// A (2, 3) tensor of another library, which counts how often it is given back.
class Theirs {
 public:
  Theirs() {
    managed.major = 1;
    managed.manager = this;
    managed.deleter = [](DLManagedTensorVersioned* m) {
      ++static_cast<Theirs*>(m->manager)->deleted;
    };
    managed.data = data;
    managed.device_type = 1;
    managed.ndim = 2;
    managed.code = 2;
    managed.bits = 32;
    managed.lanes = 1;
    managed.shape = shape;
  }
  Theirs(const Theirs&) = delete;

  DLManagedTensorVersioned managed{};
  float data[8] = {1, 2, 3, 4, 5, 6, 7, 8};
  int64_t shape[2] = {2, 3};
  int64_t strides[2] = {3, 1};
  int deleted = 0;
};

std::vector<float> elements(nnc_tensor* t) {
  std::vector<float> values(static_cast<size_t>(nnc_tensor_numel(t)));
  ok(nnc_tensor_copy_to(nullptr, t, values.data(), static_cast<int64_t>(values.size() * 4)));
  return values;
}

class Dlpack : public ::testing::Test {
 protected:
  void SetUp() override { before_ = nnc_live_handles(); }
  void TearDown() override { EXPECT_EQ(nnc_live_handles(), before_) << "handles leaked"; }

 private:
  int64_t before_ = 0;
};

TEST_F(Dlpack, SharesAndGivesBackOnce) {
  Theirs theirs;
  nnc_tensor *t = nullptr, *view = nullptr;
  ok(nnc_from_dlpack(nullptr, &theirs.managed, nullptr, &t));
  EXPECT_EQ(nnc_tensor_data(t), theirs.data);
  EXPECT_EQ(elements(t), (std::vector<float>{1, 2, 3, 4, 5, 6}));
  ok(nnc_t(nullptr, t, &view));
  nnc_release(t);
  EXPECT_EQ(theirs.deleted, 0);
  ok(nnc_fill_(nullptr, view, 9));
  EXPECT_EQ(theirs.data[5], 9);
  nnc_release(view);
  EXPECT_EQ(theirs.deleted, 1);
}

TEST_F(Dlpack, FollowsStridesAndOffset) {
  Theirs theirs;
  theirs.managed.byte_offset = 4;
  theirs.managed.strides = theirs.strides;
  theirs.strides[0] = 1;
  theirs.strides[1] = 2;
  nnc_tensor* t = nullptr;
  ok(nnc_from_dlpack(nullptr, &theirs.managed, nullptr, &t));
  EXPECT_EQ(elements(t), (std::vector<float>{2, 4, 6, 3, 5, 7}));
  nnc_release(t);
}

TEST_F(Dlpack, CopiesOnRequestAndWhatMustNotBeWritten) {
  const int32_t yes = 1, no = 0;
  for (const bool read_only : {false, true}) {
    Theirs theirs;
    theirs.managed.flags = read_only ? 1 : 0;
    nnc_tensor* t = nullptr;
    ok(nnc_from_dlpack(nullptr, &theirs.managed, read_only ? nullptr : &yes, &t));
    EXPECT_NE(nnc_tensor_data(t), theirs.data);
    EXPECT_EQ(theirs.deleted, 1);
    EXPECT_EQ(elements(t), (std::vector<float>{1, 2, 3, 4, 5, 6}));
    nnc_release(t);
  }
  Theirs theirs;
  theirs.managed.flags = 1;
  nnc_tensor* t = nullptr;
  EXPECT_EQ(nnc_test::code_of(nnc_from_dlpack(nullptr, &theirs.managed, &no, &t)), NNC_E_INVALID);
  EXPECT_EQ(theirs.deleted, 1);
}

// Each spoils something, is refused with that code, and the memory is given back.
TEST_F(Dlpack, RefusesWhatItCannotTake) {
  struct Case {
    const char* what;
    int32_t code;
    void (*spoil)(Theirs& t);
  };
  const Case cases[] = {
      {"another version", NNC_E_UNSUPPORTED, [](Theirs& t) { t.managed.major = 2; }},
      {"another device", NNC_E_UNSUPPORTED, [](Theirs& t) { t.managed.device_type = 2; }},
      {"complex numbers", NNC_E_DTYPE, [](Theirs& t) { t.managed.code = 5; }},
      {"an unknown width", NNC_E_DTYPE, [](Theirs& t) { t.managed.bits = 8; }},
      {"vectors", NNC_E_DTYPE, [](Theirs& t) { t.managed.lanes = 4; }},
      {"too many dimensions", NNC_E_SHAPE, [](Theirs& t) { t.managed.ndim = 65; }},
      {"fewer than none", NNC_E_SHAPE, [](Theirs& t) { t.managed.ndim = -1; }},
      {"no shape", NNC_E_INVALID, [](Theirs& t) { t.managed.shape = nullptr; }},
      {"no data", NNC_E_INVALID, [](Theirs& t) { t.managed.data = nullptr; }},
      {"a negative size", NNC_E_SHAPE, [](Theirs& t) { t.shape[0] = -2; }},
      {"too large", NNC_E_MEMORY, [](Theirs& t) { t.shape[0] = INT64_MAX; }},
      {"a negative stride", NNC_E_INVALID,
       [](Theirs& t) {
         t.managed.strides = t.strides;
         t.strides[0] = -3;
       }},
      {"half an element", NNC_E_INVALID, [](Theirs& t) { t.managed.byte_offset = 2; }},
      {"a bool of 63", NNC_E_INVALID,
       [](Theirs& t) {
         t.managed.code = 6;
         t.managed.bits = 8;
         std::memset(t.data, 63, sizeof t.data);
       }},
  };
  for (const Case& c : cases) {
    Theirs theirs;
    c.spoil(theirs);
    nnc_tensor* t = nullptr;
    EXPECT_EQ(nnc_test::code_of(nnc_from_dlpack(nullptr, &theirs.managed, nullptr, &t)), c.code)
        << c.what;
    EXPECT_EQ(t, nullptr) << c.what;
    EXPECT_EQ(theirs.deleted, 1) << c.what;
  }
  nnc_tensor* t = nullptr;
  EXPECT_EQ(nnc_test::code_of(nnc_from_dlpack(nullptr, nullptr, nullptr, &t)), NNC_E_INVALID);
  Theirs theirs;
  EXPECT_EQ(nnc_test::code_of(nnc_from_dlpack(nullptr, &theirs.managed, nullptr, nullptr)),
            NNC_E_INVALID);
  EXPECT_EQ(theirs.deleted, 1);
  auto* bad = reinterpret_cast<nnc_ctx*>(&theirs);
  EXPECT_EQ(nnc_test::code_of(nnc_from_dlpack(bad, &theirs.managed, nullptr, &t)), NNC_E_HANDLE);
  EXPECT_EQ(theirs.deleted, 2);
}

TEST_F(Dlpack, EveryTypeGoesOutAndComesBack) {
  for (nnc_dtype dtype = NNC_FLOAT32; dtype <= NNC_BOOL; ++dtype) {
    const int64_t n = 3;
    nnc_tensor *ones = nullptr, *back = nullptr;
    ok(nnc_ones(nullptr, &n, 1, dtype, &ones));
    DLManagedTensorVersioned* m = nullptr;
    ok(nnc_to_dlpack(nullptr, ones, &m));
    EXPECT_EQ(m->bits, 8 * nnc_tensor_element_size(ones));
    const void* data = nnc_tensor_data(ones);
    nnc_release(ones);
    ok(nnc_from_dlpack(nullptr, m, nullptr, &back));
    EXPECT_EQ(nnc_tensor_dtype(back), dtype);
    EXPECT_EQ(nnc_tensor_data(back), data);
    nnc_release(back);
  }
}

TEST_F(Dlpack, WhatGoesOutIsDescribed) {
  const int64_t sizes[] = {2, 1, 3};
  nnc_tensor *t = nullptr, *turned = nullptr;
  ok(nnc_zeros(nullptr, sizes, 3, NNC_FLOAT64, &t));
  ok(nnc_transpose(nullptr, t, 0, 2, &turned));
  DLManagedTensorVersioned* m = nullptr;
  ok(nnc_to_dlpack(nullptr, turned, &m));
  EXPECT_EQ(m->major, 1u);
  EXPECT_EQ(m->minor, 3u);
  EXPECT_EQ(m->flags, 0u);
  EXPECT_EQ(m->device_type, 1);
  EXPECT_EQ(m->code, 2);
  EXPECT_EQ(m->lanes, 1);
  EXPECT_EQ(std::vector<int64_t>(m->shape, m->shape + m->ndim), (std::vector<int64_t>{3, 1, 2}));
  EXPECT_EQ(std::vector<int64_t>(m->strides, m->strides + m->ndim),
            (std::vector<int64_t>{1, 3, 3}));
  static_cast<double*>(m->data)[3] = 5;
  double sum = 0;
  nnc_tensor* total = nullptr;
  ok(nnc_sum(nullptr, t, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &total));
  ok(nnc_tensor_item(nullptr, total, &sum));
  EXPECT_EQ(sum, 5);
  for (nnc_tensor* x : {t, turned, total}) nnc_release(x);
  EXPECT_EQ(static_cast<double*>(m->data)[3], 5);  // the memory is theirs still
  m->deleter(m);
}

TEST_F(Dlpack, TakesEarlierVersionsAndLaterMinorOnes) {
  for (const auto& [major, minor] : {std::pair{0U, 8U}, {1U, 0U}, {1U, 99U}}) {
    Theirs theirs;
    theirs.managed.major = major;
    theirs.managed.minor = minor;
    nnc_tensor* t = nullptr;
    ok(nnc_from_dlpack(nullptr, &theirs.managed, nullptr, &t));
    EXPECT_EQ(elements(t), (std::vector<float>{1, 2, 3, 4, 5, 6})) << major << "." << minor;
    nnc_release(t);
  }
}

// Also those that no element depends on.
TEST_F(Dlpack, StridesGoOutAsTheyAre) {
  const int64_t n = 24, sizes[][2] = {{1, 1}, {0, 3}}, strides[][2] = {{7, 9}, {9, 5}};
  nnc_tensor* all = nullptr;
  ok(nnc_zeros(nullptr, &n, 1, NNC_INT8, &all));
  for (int i = 0; i < 2; ++i) {
    nnc_tensor* t = nullptr;
    ok(nnc_as_strided(nullptr, all, sizes[i], strides[i], 2, nullptr, &t));
    DLManagedTensorVersioned* m = nullptr;
    ok(nnc_to_dlpack(nullptr, t, &m));
    EXPECT_EQ(m->strides[0], strides[i][0]);
    EXPECT_EQ(m->strides[1], strides[i][1]);
    m->deleter(m);
    nnc_release(t);
  }
  nnc_release(all);
}

TEST_F(Dlpack, EmptyTensorsHaveNoData) {
  const int64_t none = 0;
  nnc_tensor *t = nullptr, *back = nullptr;
  ok(nnc_zeros(nullptr, &none, 1, NNC_INT16, &t));
  DLManagedTensorVersioned* m = nullptr;
  ok(nnc_to_dlpack(nullptr, t, &m));
  EXPECT_EQ(m->data, nullptr);
  ok(nnc_from_dlpack(nullptr, m, nullptr, &back));
  EXPECT_EQ(nnc_tensor_numel(back), 0);
  nnc_release(t);
  nnc_release(back);
}

TEST_F(Dlpack, GradientsAreLeftBehindOnPurposeOnly) {
  const int64_t n = 2;
  nnc_tensor* t = nullptr;
  ok(nnc_zeros(nullptr, &n, 1, NNC_FLOAT32, &t));
  ok(nnc_tensor_requires_grad_(nullptr, t, 1));
  DLManagedTensorVersioned* m = nullptr;
  EXPECT_EQ(nnc_test::code_of(nnc_to_dlpack(nullptr, t, &m)), NNC_E_STATE);
  EXPECT_EQ(m, nullptr);
  EXPECT_EQ(nnc_test::code_of(nnc_to_dlpack(nullptr, t, nullptr)), NNC_E_INVALID);
  EXPECT_EQ(nnc_test::code_of(nnc_to_dlpack(nullptr, nullptr, &m)), NNC_E_HANDLE);
  nnc_release(t);
}

}  // namespace
