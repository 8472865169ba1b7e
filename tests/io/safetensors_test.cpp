// SPDX-License-Identifier: Apache-2.0
// Safetensors files of the package that everybody has: read, and written byte for byte alike.
// tests/golden/make_safetensors.py has made them.
#include "io/safetensors.h"

#include <gtest/gtest.h>

#include "io/safetensors_files.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {

Tensor counting(Sizes sizes, DType dtype) {
  int64_t n = 1;
  for (const int64_t s : sizes) n *= s;
  std::vector<double> values;
  for (int64_t i = 0; i < n; ++i)
    values.push_back(static_cast<double>(dtype == DType::kBool ? i % 2 : i));
  return make_tensor(Dims(sizes), dtype, values);
}

namespace {

constexpr DType kTypes[] = {DType::kFloat32, DType::kFloat64, DType::kFloat16, DType::kBFloat16,
                            DType::kInt64,   DType::kInt32,   DType::kInt16,   DType::kInt8,
                            DType::kUInt8,   DType::kBool};

io::Items of_types() {
  io::Items items;
  for (const DType t : kTypes) items.push_back({dtype_name(t), counting({2, 3}, t)});
  return items;
}
io::Items of_sizes() {
  return {{"number", counting({})},
          {"nothing", counting({0, 3})},
          {"", counting({1, 1, 1})},
          {"five", counting({1, 2, 1, 3, 2})},
          {"x\"\\\n\x01\u00e9", counting({2})}};
}

void expect_same(const io::Items& wanted, const io::Items& got) {
  EXPECT_EQ(wanted.size(), got.size());
  for (const io::Item& w : wanted) {
    SCOPED_TRACE(w.key);
    const io::Item* g = find(got, w.key);
    ASSERT_NE(g, nullptr);
    EXPECT_EQ(g->tensor.dtype(), w.tensor.dtype());
    EXPECT_TRUE(same_sizes(g->tensor.sizes(), w.tensor.sizes()));
    EXPECT_EQ(values_of(g->tensor), values_of(w.tensor));
  }
}

// Reads the golden file in both ways, and writes it anew.
void expect_golden(const char* name, const io::Items& items, const io::Texts& metadata = {}) {
  SCOPED_TRACE(name);
  const std::string golden = golden_file(name), path = nnc_test::temporary_path("written");
  for (const char* options : {"mmap=False", "mmap=True"}) {
    expect_same(items, io::load_safetensors(golden, io::SafetensorsOptions::of(options)));
  }
  io::save_safetensors(items, metadata, path);
  EXPECT_EQ(contents_of(path), contents_of(golden));
}

TEST(Safetensors, AreThoseOfThePackage) {
  expect_golden("types.safetensors", of_types());
  expect_golden("sizes.safetensors", of_sizes());
  expect_golden("nothing.safetensors", {});
  expect_golden("metadata.safetensors", {{"a", counting({3})}}, {{"format", "p\"t\u00fc"}});
  EXPECT_EQ(io::load_safetensors_metadata(golden_file("metadata.safetensors")),
            (io::Texts{{"format", "p\"t\u00fc"}}));
}

TEST(Safetensors, AnIndexNamesFiles) {
  const io::Items wanted = {
      {"a", counting({2, 2})}, {"bert_b", counting({3})}, {"cls.c", counting({2}, DType::kInt64)}};
  const std::string index = golden_file("model.safetensors.index.json");
  for (const char* options : {"prefixes=[('bert.b', 'bert_b'), ('bert.', '')]",
                              "prefixes=(('bert.b', 'bert_b'), ('bert.', '')), mmap=True"}) {
    expect_same(wanted, io::load_safetensors(index, io::SafetensorsOptions::of(options)));
  }
  expect_error(
      [&] {
        io::load_safetensors(
            index, io::SafetensorsOptions::of("prefixes=[('bert.a', 'x'), ('bert.b', 'x')]"));
      },
      Code::kInvalid, "tensor 'bert.b' would be a second 'x'");
}

TEST(Safetensors, OptionsAreTold) {
  const auto options = [](const char* text) { return [=] { io::SafetensorsOptions::of(text); }; };
  expect_error(options("mmpa=True"), Code::kUnknown,
               "there is no option 'mmpa'; did you mean 'mmap'?");
  expect_error(options("mmap=1"), Code::kInvalid, "expected True or False");
  expect_error(options("prefixes=5"), Code::kInvalid, "prefixes is a list of pairs of texts");
  expect_error(options("prefixes=[('a', 'b', 'c')]"), Code::kInvalid,
               "prefixes is a list of pairs");
  expect_error(options("prefixes=[('a', 1)]"), Code::kInvalid, "prefixes is a list of pairs");
  expect_error(options("mmap"), Code::kText, "expected");
}

TEST(Safetensors, AMappedTensorIsItsOwn) {
  const std::string path = write_file("mapped", contents_of(golden_file("types.safetensors")));
  const std::string before = contents_of(path);
  io::SafetensorsOptions options;
  options.mmap = true;
  const io::Items items = io::load_safetensors(path, options),
                  others = io::load_safetensors(path, options);
  const Tensor x = find(items, "float32")->tensor, y = find(items, "int64")->tensor;
  const uint32_t version = y.version();
  ops::fill_(x, 7);
  EXPECT_EQ(values_of(x), std::vector<double>(6, 7.0));
  EXPECT_EQ(y.version(), version);
  EXPECT_EQ(values_of(find(others, "float32")->tensor), values_of(counting({2, 3})));
  EXPECT_EQ(contents_of(path), before);
}

TEST(Safetensors, AByteOfABoolIsTrueUnlessItIsZero) {
  const std::string path = write_file(
      "bools", safetensors(R"({"a":{"dtype":"BOOL","shape":[3],"data_offsets":[0,3]}})", 0) +
                   std::string("\0\2\xff", 3));
  for (const char* options : {"mmap=False", "mmap=True"}) {
    EXPECT_EQ(values_of(io::load_safetensors(path, io::SafetensorsOptions::of(options))[0].tensor),
              (std::vector<double>{0, 1, 1}));
  }
}

TEST(Safetensors, NamesOfAnyLength) {
  const std::string path = nnc_test::temporary_path("long name"), name(100'000, 'n');
  io::save_safetensors({{name, counting({2})}}, {{name, name}}, path);
  EXPECT_EQ(io::load_safetensors(path, {})[0].key, name);
}

TEST(Safetensors, WhatCannotBeSaidIsNotSaved) {
  const std::string path = nnc_test::temporary_path("refused");
  const Tensor x = counting({4});
  const auto saving = [&](const io::Items& items, const io::Texts& metadata = {}) {
    return [=] { io::save_safetensors(items, metadata, path); };
  };
  expect_error(saving({{"a", x}, {"b", x}}), Code::kInvalid, "share memory");
  expect_error(
      saving({{"a", x.alias({3}, {1}, 0)}, {"c", counting({1})}, {"b", x.alias({1}, {1}, 2)}}),
      Code::kInvalid, "'a' and 'b' share memory");
  expect_error(saving({{"a", Tensor()}}), Code::kInvalid, "'a' has no tensor");
  expect_error(saving({{"__metadata__", x}}), Code::kInvalid, "the format's own");
  expect_error(saving({{"\xff", x}}), Code::kInvalid, "is no UTF-8");
  expect_error(saving({{"a", x}, {"a", counting({1})}}), Code::kInvalid, "stands there twice");
  expect_error(saving({{"a", x}}, {{"k", "\xff"}}), Code::kInvalid, "is no UTF-8");
  const std::string letters(100'000'000, 'x');
  expect_error(saving({{"a", x}}, {{"k", letters}}), Code::kInvalid,
               "at most 100000000 are read again");
  EXPECT_FALSE(std::filesystem::exists(path));
  // Parts that do not meet are saved.
  saving({{"a", x.alias({2}, {1}, 0)}, {"b", x.alias({2}, {1}, 2)}})();
  EXPECT_EQ(io::load_safetensors(path, {}).size(), 2u);
}

}  // namespace
}  // namespace nnc::testing
