// SPDX-License-Identifier: Apache-2.0
// What pickles of tensors hold, as items.
#include <gtest/gtest.h>

#include <cmath>

#include "io/read_pickle.h"

namespace nnc::io {
namespace {

using namespace pickles;
using Kind = Form::Kind;
using Place = Form::Place;

TEST(Pickle, TensorsAreViewsOfTheirStorages) {
  const Items items =
      read_pickle(pickle(dict({text("a"), tensor({1, {2}, {2}}, {"0", "CharStorage", 4}), text("b"),
                               tensor({0, {2, 3}, {0, 1}}, {"0", "CharStorage", 4}), text("c"),
                               tensor({4, {0, 7}, {9, 1}}, {"0", "CharStorage", 4}), text("d"),
                               tensor({0, {}, {}}, {"17", "BFloat16Storage", 1})})));
  ASSERT_EQ(items.size(), 4U);
  const Tensor a = items[0].tensor, b = items[1].tensor, c = items[2].tensor, d = items[3].tensor;
  EXPECT_EQ(a.data<int8_t>()[2], 3);
  EXPECT_EQ(a.impl()->storage.get(), b.impl()->storage.get());
  EXPECT_EQ(b.stride(0), 0);
  EXPECT_EQ(c.numel(), 0);
  EXPECT_EQ(d.dtype(), DType::kBFloat16);
  EXPECT_EQ(d.dim(), 0);
  EXPECT_EQ(items[3].key, "d");
}

TEST(Pickle, OneTensorUnderTwoKeysIsOne) {
  const Items items =
      read_pickle(pickle(dict({text("a"), tensor() + "q\x07", text("b"), "h\x07"})));
  EXPECT_TRUE(items[0].tensor.same(items[1].tensor));
}

TEST(Pickle, ParametersWantGradients) {
  const std::string rebuilt = name("torch._utils", "_rebuild_parameter");
  const Items items = read_pickle(pickle(call(rebuilt, {tensor(), "\x88", ordered_dict()})));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].key, "");
  EXPECT_TRUE(items[0].tensor.impl()->is_parameter);
}

struct PlainRow {
  const char* what;
  std::string bytes;
  Kind kind;
  DType dtype;
  std::vector<double> values;
};

TEST(Pickle, PlainValues) {
  const double nan = std::nan("");
  const std::string half = "G" + "\x3f\xe0\0\0\0\0\0\0"s, nan_bytes = "G" + "\x7f\xf8\0\0\0\0\0\0"s;
  const PlainRow rows[] = {
      {"None", "N", Kind::kNone, DType::kFloat64, {}},
      {"True", "\x88", Kind::kBool, DType::kBool, {1}},
      {"BININT", "J\xfe\xff\xff\xff", Kind::kInt, DType::kInt64, {-2}},
      {"BININT1", "K\xff", Kind::kInt, DType::kInt64, {255}},
      {"BININT2", "M\x01\x02", Kind::kInt, DType::kInt64, {513}},
      {"LONG1 of no bytes", "\x8a"s + "\0"s, Kind::kInt, DType::kInt64, {0}},
      {"LONG1 of one byte", "\x8a\x01\xff", Kind::kInt, DType::kInt64, {-1}},
      {"LONG1 of nine bytes",
       "\x8a\x09\0\0\0\x80\0\0\0\0\0"s,
       Kind::kInt,
       DType::kInt64,
       {2147483648.0}},
      {"BINFLOAT", half, Kind::kFloat, DType::kFloat64, {0.5}},
      {"BINUNICODE", text("ab"), Kind::kStr, DType::kUInt8, {97, 98}},
      {"SHORT_BINSTRING",
       "U\x02"
       "ab",
       Kind::kStr,
       DType::kUInt8,
       {97, 98}},
      {"SHORT_BINUNICODE",
       "\x8c\x02"
       "ab",
       Kind::kStr,
       DType::kUInt8,
       {97, 98}},
      {"BINUNICODE8", "\x8d" + little(2, 8) + "ab", Kind::kStr, DType::kUInt8, {97, 98}},
      {"no characters", text(""), Kind::kStr, DType::kUInt8, {}},
      {"()", ")", Kind::kTuple, DType::kFloat64, {}},
      {"[]", "]", Kind::kList, DType::kFloat64, {}},
      {"{}", "}", Kind::kDict, DType::kFloat64, {}},
      {"OrderedDict()", ordered_dict(), Kind::kDict, DType::kFloat64, {}},
      {"Counter()", call(name("collections", "Counter"), {}), Kind::kDict, DType::kFloat64, {}},
      {"(1,)", "K\x01\x85", Kind::kTuple, DType::kInt64, {1}},
      {"(1, 0.5)", "K\x01" + half + "\x86", Kind::kTuple, DType::kFloat64, {1, 0.5}},
      {"(None, 0.5, 0.5)",
       "N" + half + half + "\x87",
       Kind::kTuple,
       DType::kFloat64,
       {nan, 0.5, 0.5}},
      {"[1, 2]",
       "](K\x01K\x02"
       "e",
       Kind::kList,
       DType::kInt64,
       {1, 2}},
      {"[True, False]",
       "](\x88\x89"
       "e",
       Kind::kList,
       DType::kBool,
       {1, 0}},
      {"(False,)", "\x89\x85", Kind::kTuple, DType::kBool, {0}},
      {"[nan]", "]" + nan_bytes + "a", Kind::kList, DType::kFloat64, {nan}},
      {"torch.Size([2, 3])",
       call(name("torch", "Size"), {numbers({2, 3})}),
       Kind::kTuple,
       DType::kInt64,
       {2, 3}},
      {"torch.int8",
       name("torch", "int8"),
       Kind::kStr,
       DType::kUInt8,
       {116, 111, 114, 99, 104, 46, 105, 110, 116, 56}},
      {"torch.device",
       call(name("torch", "device"), {text("c"), number(1)}),
       Kind::kStr,
       DType::kUInt8,
       {99, 58, 49}},
      {"STACK_GLOBAL",
       text("torch") + text("Size") + "\x93" + ")\x85R",
       Kind::kTuple,
       DType::kFloat64,
       {}},
  };
  for (const PlainRow& row : rows) {
    SCOPED_TRACE(row.what);
    const Items items = read_pickle(pickle(row.bytes));
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].form.kind, row.kind);
    const Tensor& t = items[0].tensor;
    ASSERT_EQ(t.dtype(), row.dtype);
    ASSERT_EQ(t.numel(), static_cast<int64_t>(row.values.size()));
    for (int64_t i = 0; i < t.numel(); ++i) {
      const double wanted = row.values[static_cast<size_t>(i)];
      dispatch_all(t.dtype(), [&](auto tag) {
        using T = typename decltype(tag)::type;
        const auto got = static_cast<double>(t.data<T>()[i]);
        EXPECT_TRUE(got == wanted || (std::isnan(got) && std::isnan(wanted))) << got;
      });
    }
  }
}

std::string text_of(const Tensor& t) {
  return {reinterpret_cast<const char*>(t.data<uint8_t>()), static_cast<size_t>(t.numel())};
}

TEST(Pickle, LongInts) {
  const std::pair<std::string, std::string> rows[] = {
      {little(1ULL << 63, 8) + "\0"s, "9223372036854775808"},
      {little(~0ULL, 8) + "\0"s, "18446744073709551615"},
      {little(0, 8) + "\x01", "18446744073709551616"},
      {little(~(1ULL << 63), 8) + "\xff", "-9223372036854775809"},
      {little(0, 8) + "\x80", "-2361183241434822606848"},
      {little(0, 8) + little(0, 8) + "\x01", "340282366920938463463374607431768211456"},
  };
  for (const auto& [bytes, digits] : rows) {
    SCOPED_TRACE(digits);
    const std::string value = "\x8a" + std::string(1, static_cast<char>(bytes.size())) + bytes;
    const Items items = read_pickle(pickle(value));
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].form.kind, Kind::kLongInt);
    EXPECT_EQ(text_of(items[0].tensor), digits);
    // In a list it is an entry of its own, and the others stay what they are.
    EXPECT_EQ(read_pickle(pickle("](K\x01" + value + "e"))[0].form.kind, Kind::kInt);
  }
}

// As large a vocabulary as a file of less than 1 MiB may have.
TEST(Pickle, ManyTextsAreAnEntryEach) {
  std::string words = "](";
  for (int i = 0; i < 50'000; ++i) words += text("word" + std::to_string(i));
  const Items items = read_pickle(pickle(words + "e"));
  ASSERT_EQ(items.size(), 50'000U);
  EXPECT_EQ(items[49'999].key, "49999");
  EXPECT_EQ(text_of(items[49'999].tensor), "word49999");
}

// A tensor that has Python attributes, as nn.Buffer does.
TEST(Pickle, TensorsOfAClass) {
  const std::string arguments =
      "(" + storage() + number(0) + numbers({4}) + numbers({1}) + "\x89" + ordered_dict() + "t";
  const auto rebuilt = [&](const std::string& how, const std::string& type) {
    return pickle(call(name("torch._tensor", "_rebuild_from_type_v2"),
                       {how, type, arguments, "}" + text("foo") + "K\1s"}));
  };
  const std::string tensor_type = name("torch", "Tensor");
  EXPECT_EQ(read_pickle(rebuilt(rebuild(), tensor_type))[0].tensor.numel(), 4);
  EXPECT_THROW(read_pickle(rebuilt(name("torch", "Size"), tensor_type)), Error);
  EXPECT_THROW(read_pickle(rebuilt(rebuild(), name("torch", "Size"))), Error);
  EXPECT_THROW(read_pickle(rebuilt(name("torch._tensor", "_rebuild_from_type_v2"), tensor_type)),
               Error);
}

TEST(Pickle, KeysOfAnyLength) {
  const std::string key(5000, 'k');
  EXPECT_EQ(read_pickle(pickle("}" + text(key) + "Ns"))[0].key, key);
}

TEST(Pickle, NestedContainersAreDottedKeys) {
  const std::string inner = dict({number(3), "](" + text("x") + "N" + "e", text("lr.y"), "K\x01"});
  const Items items = read_pickle(pickle(dict({text("state"), inner, text("t"), "K\x01\x88\x86"})));
  ASSERT_EQ(items.size(), 5U);
  const std::pair<std::string, std::vector<Place>> wanted[] = {
      {"state.3.0", {Place::kName, Place::kNumber, Place::kListItem}},
      {"state.3.1", {Place::kName, Place::kNumber, Place::kListItem}},
      {"state.lr.y", {Place::kName, Place::kName}},
      {"t.0", {Place::kName, Place::kTupleItem}},
      {"t.1", {Place::kName, Place::kTupleItem}},
  };
  for (size_t i = 0; i < items.size(); ++i) {
    EXPECT_EQ(items[i].key, wanted[i].first);
    std::vector<Place> places;
    for (const Form::Level& level : items[i].form.levels) places.push_back(level.place);
    EXPECT_EQ(places, wanted[i].second) << items[i].key;
  }
  EXPECT_EQ(items[2].form.levels[1].size, 4U);
}

TEST(Pickle, OrderedDictOfPython2AndItsState) {
  const std::string pairs = "](" + numbers({1, 2}) +
                            "](K\x03"
                            "Ne" +
                            "e";
  const Items items = read_pickle(pickle(call(name("collections", "OrderedDict"), {pairs}) +
                                         dict({text("_metadata"), ordered_dict()}) + "b"));
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].key, "1");
  EXPECT_EQ(items[1].key, "3");
}

TEST(Pickle, Protocol4) {
  const Items items = read_pickle("\x80\x04\x95" + little(8, 8) +
                                  "}\x94\x8c\x01"
                                  "a\x94"
                                  "Ns.");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].key, "a");
}

}  // namespace
}  // namespace nnc::io
