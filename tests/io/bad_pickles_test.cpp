// SPDX-License-Identifier: Apache-2.0
// Pickles that are refused: one row, one rule.
#include <gtest/gtest.h>

#include "io/read_pickle.h"

namespace nnc::io {
namespace {

using namespace pickles;

void expect_refused(const std::string& bytes, const std::string& words) {
  const TemporaryFile file(bytes);
  try {
    read_pickle(file);
    ADD_FAILURE() << "was read, expected: " << words;
  } catch (const Error& e) {
    const std::string said = e.what();
    EXPECT_EQ(e.code(), Code::kFile) << said;
    EXPECT_TRUE(said.starts_with("file: " + file.path() + ": offset ")) << said;
    EXPECT_NE(said.find(words), std::string::npos) << said << "\nexpected: " << words;
  }
}

struct BadRow {
  const char* what;
  std::string bytes;
  const char* words;
};

void expect_refused(const std::vector<BadRow>& rows) {
  for (const BadRow& row : rows) {
    SCOPED_TRACE(row.what);
    expect_refused(row.bytes, row.words);
  }
}

TEST(PickleRefuses, WhatIsNoPickle) {
  // clang-format off
  expect_refused({
      {"no bytes", "", "there is no pickle"},
      {"no PROTO", "}.", "begins with PROTO"},
      {"protocol 0", "\x80"s + "\0}."s, "protocol 0"},
      {"protocol 1", "\x80\x01}.", "protocol 1, expected 2 to 5"},
      {"protocol 6", "\x80\x06}.", "protocol 6"},
      {"PROTO alone", "\x80", "PROTO: needs 1 bytes, the pickle has 0 more"},
      {"PROTO twice", "\x80\x02\x80\x02}.", "PROTO: stands inside a pickle"},
      {"no STOP", "\x80\x02}", "needs 1 bytes, the pickle has 0 more"},
      {"STOP without a value", "\x80\x02.", "STOP: leaves 0 values"},
      {"two values", pickle("NN"), "STOP: leaves 2 values"},
      {"a mark left", pickle("N("), "and 1 marks, expected one value"},
      {"a frame beyond the end", "\x80\x04\x95" + little(9, 8) + "N.",
       "FRAME: a frame of 9 bytes, the pickle has 2 more"},
      {"a frame of 2^64-1", "\x80\x04\x95" + little(~0ULL, 8) + "N.", "FRAME: a frame of"},
  });
  // clang-format on
}

TEST(PickleRefuses, OtherOpcodes) {
  const std::pair<unsigned char, const char*> others[] = {
      {'0', "POP"},        {'1', "POP_MARK"},    {'2', "DUP"},          {0x8b, "LONG4"},
      {'I', "INT"},        {'L', "LONG"},        {'F', "FLOAT"},        {'T', "BINSTRING"},
      {'S', "STRING"},     {'V', "UNICODE"},     {'B', "BINBYTES"},     {'C', "SHORT_BINBYTES"},
      {0x8e, "BINBYTES8"}, {0x96, "BYTEARRAY8"}, {0x97, "NEXT_BUFFER"}, {0x98, "READONLY_BUFFER"},
      {'l', "LIST"},       {'d', "DICT"},        {0x8f, "EMPTY_SET"},   {0x90, "ADDITEMS"},
      {0x91, "FROZENSET"}, {'g', "GET"},         {'p', "PUT"},          {'P', "PERSID"},
      {'i', "INST"},       {'o', "OBJ"},         {0x81, "NEWOBJ"},      {0x92, "NEWOBJ_EX"},
      {0x82, "EXT1"},      {0x83, "EXT2"},       {0x84, "EXT4"},        {0, "0x00"},
      {0xff, "0xff"}};
  for (const auto& [opcode, called] : others) {
    expect_refused(pickle("N"s + static_cast<char>(opcode)),
                   "offset 3: "s + called + ": is no opcode of a file of tensors");
  }
}

TEST(PickleRefuses, EachOpcodeOnAnEmptyStack) {
  for (const char* opcode : {"a", "e", "s", "u", "t", "\x85", "\x86", "\x87", "R", "b", "Q", "\x93",
                             "\x94", "q\x01", "h\x01", "r\x01\x01\x01\x01", "j\x01\x01\x01\x01"}) {
    SCOPED_TRACE(opcode);
    expect_refused(pickle(opcode), "");
    // A mark hides what lies below it.
    expect_refused(pickle("]]]("s + opcode), "");
  }
}

TEST(PickleRefuses, NumbersAndTexts) {
  // clang-format off
  expect_refused({
      {"BININT short", "\x80\x02J\x01\x01", "BININT: needs 4 bytes, the pickle has 2 more"},
      {"BINFLOAT short", "\x80\x02G\x01.", "BINFLOAT: needs 8 bytes"},
      {"LONG1 beyond the end", "\x80\x02\x8a\x09\x01.", "LONG1: needs 9 bytes"},
      {"a key of 2^64", pickle(dict({"\x8a\x09" + little(0, 8) + "\x01", "N"})),
       "has a key that is an int of more than 64 bits, expected a str or an int"},
      {"BINUNICODE of 2^32-1", "\x80\x02X\xff\xff\xff\xff.",
       "BINUNICODE: needs 4294967295 bytes, the pickle has 1 more"},
      {"BINUNICODE8 of 2^64-1", "\x80\x04\x8d" + little(~0ULL, 8) + ".",
       "BINUNICODE8: needs 18446744073709551615 bytes"},
      {"a text that is no UTF-8", pickle(text("\xff")), "is not UTF-8"},
      {"half a pair", pickle(text("\xed\xa0\x80")), "is not UTF-8"},
      {"a SHORT_BINSTRING that is no UTF-8", pickle("U\x01\x80"), "is not UTF-8"},
  });
  // clang-format on
}

TEST(PickleRefuses, Containers) {
  // clang-format off
  expect_refused({
      {"APPEND to a dict", pickle("}Na"), "APPEND: appends to a dict"},
      {"APPEND to a tuple", pickle(")Na"), "APPEND: appends to a tuple"},
      {"APPENDS to a tensor", pickle(tensor() + "(Ne"), "APPENDS: appends to a tensor"},
      {"APPENDS below the mark", pickle("]((Ne"), "there is no value on the stack to fill"},
      {"SETITEM of a list", pickle("]NNs"), "SETITEM: sets an item of a list"},
      {"SETITEM of a tensor", pickle(tensor() + "NNs"), "sets an item of a tensor"},
      {"SETITEM of a storage", pickle(storage() + "NNs"), "sets an item of a bare storage"},
      {"SETITEMS, a key without value", pickle("}(NNNu"), "SETITEMS: a key without a value"},
      {"TUPLE3 of two", pickle("NN\x87"), "TUPLE3: needs 3 values, the stack has 2"},
      {"TUPLE2 across a mark", pickle("N(N\x86"), "TUPLE2: needs 2 values, the stack has 1"},
      {"BINGET of nothing", pickle("h\x05"), "BINGET: place 5 of the memo is empty"},
      {"BINGET between places", pickle("Nq\x05h\x04\x86"), "place 4 of the memo is empty"},
      {"BINGET of 2^32-1", pickle("j\xff\xff\xff\xff"), "place 4294967295 of the memo is empty"},
      {"BINPUT of 2^32-1", pickle("Nr\xff\xff\xff\xff"), "is beyond the size of the pickle"},
      {"BINPUT beyond the pickle", pickle("Nq\x06"), "place 6 of the memo is beyond"},
      {"a state for a dict", pickle("}}b"), "BUILD: gives a state to a dict"},
      {"a state for a tensor", pickle(tensor() + "}b"), "BUILD: gives a state to a tensor"},
      {"a state that is a tuple", pickle(ordered_dict() + ")b"), "the state is a tuple"},
  });
  // clang-format on
}

TEST(PickleRefuses, Names) {
  const auto named = [](const char* module, const char* what) {
    return pickle(name(module, what));
  };
  // clang-format off
  expect_refused({
      {"os.system", named("os", "system"), "GLOBAL: the file asks for os.system"},
      {"posix.system", named("posix", "system"), "posix.system, which is none"},
      {"eval", named("builtins", "eval"), "builtins.eval"},
      {"eval of Python 2", named("__builtin__", "eval"), "__builtin__.eval"},
      {"getattr", named("builtins", "getattr"), "builtins.getattr"},
      {"torch.load", named("torch", "load"), "torch.load"},
      {"torch.hub.load", named("torch.hub", "load"), "torch.hub.load"},
      {"a dotted name", named("torch", "Size.__class__"), "torch.Size.__class__"},
      {"a name with a space", named("torch ", "Size"), "torch .Size"},
      {"a whole module", named("torch.nn.modules.linear", "Linear"), "linear.Linear"},
      {"numpy", named("numpy.core.multiarray", "scalar"), "multiarray.scalar"},
      {"a quantized tensor", named("torch._utils", "_rebuild_qtensor"), "_rebuild_qtensor"},
      {"a sparse tensor", named("torch._utils", "_rebuild_sparse_tensor"), "_sparse_tensor"},
      {"complex", named("torch", "ComplexFloatStorage"), "torch.ComplexFloatStorage"},
      {"uint16", named("torch._utils", "_rebuild_tensor_v3"), "_rebuild_tensor_v3"},
      {"a nameless storage", named("torch", "Storage"), "torch.Storage"},
      {"no end of the module",
       "\x80\x02"
       "ctorch",
       "GLOBAL: a name of more than 256 bytes"},
      {"no end of the name",
       "\x80\x02"
       "ctorch\nSize.",
       "a name of more than 256 bytes"},
      {"a long name", named("torch", std::string(300, 'a').c_str()), "a name of more than 256"},
      {"STACK_GLOBAL of a name", pickle(text("os") + text("system") + "\x93"),
       "STACK_GLOBAL: the file asks for os.system"},
      {"STACK_GLOBAL of numbers", pickle("K\x01K\x02\x93"), "expected two texts, got an int and"},
  });
  // clang-format on
}

TEST(PickleRefuses, Calls) {
  const std::string parameter = name("torch._utils", "_rebuild_parameter");
  // clang-format off
  expect_refused({
      {"a text", pickle(text("x") + ")R"), "REDUCE: calls a text"},
      {"a dict", pickle("})R"), "REDUCE: calls a dict"},
      {"a tensor", pickle(tensor() + ")R"), "REDUCE: calls a tensor"},
      {"with a list", pickle(name("torch", "Size") + "]R"), "arguments are a list"},
      {"a type of elements", pickle(name("torch", "int8") + ")R"), "calls a type"},
      {"a type of storages", pickle(name("torch", "IntStorage") + ")R"), "calls a type"},
      {"eight arguments", pickle(rebuild() + "(NNNNNNNNtR"), "8 arguments"},
      {"a size of nothing", pickle(name("torch", "Size") + ")R"), "expected 1 to 1 arguments"},
      {"a size of a number", pickle(name("torch", "Size") + "K\x01\x85R"), "argument 1 is an int"},
      {"a device of a number", pickle(call(name("torch", "device"), {number(1)})), "is an int"},
      {"a dict of a dict", pickle(name("collections", "OrderedDict") + "}\x85R"),
       "argument 1 is a dict"},
      {"a dict of numbers",
       pickle(name("collections", "OrderedDict") + "]K\x01"
                                                   "a\x85R"),
       "expected pairs of a key and a value"},
      {"a dict of three values",
       pickle(name("collections", "OrderedDict") + "]NNN\x87"
                                                   "a\x85R"),
       "expected pairs"},
      {"a counter of a list", pickle(name("collections", "Counter") + "]\x85R"), "is a list"},
      {"a tensor of a text", pickle(call(rebuild(), {text("x"), number(0), ")", ")", "\x89", "}"})),
       "argument 1 is a text"},
      {"an offset that is a float",
       pickle(call(rebuild(), {storage(), "G" + std::string(8, '\0'), ")", ")", "\x89", "}"})),
       "argument 2 is a float"},
      {"sizes that are a list",
       pickle(call(rebuild(), {storage(), number(0), "]", ")", "\x89", "}"})),
       "argument 3 is a list"},
      {"hooks that are None",
       pickle(call(rebuild(), {storage(), number(0), ")", ")", "\x89", "N"})),
       "argument 6 is None"},
      {"five arguments of six", pickle(call(rebuild(), {storage(), number(0), ")", ")", "\x89"})),
       "expected 6 to 7 arguments, got 5"},
      {"a conjugated tensor",
       pickle(call(rebuild(),
                   {storage(), number(0), ")", ")", "\x89", "}", dict({text("conj"), "\x88"})})),
       "a negated or conjugated tensor"},
      {"an int that requires grad",
       pickle(call(rebuild(), {storage({"0", "IntStorage", 1}), number(0), ")", ")", "\x88", "}"})),
       "a tensor of int32 requires grad"},
      {"a parameter of a storage", pickle(call(parameter, {storage(), "\x88", "}"})),
       "argument 1 is a bare storage"},
      {"a parameter of an int tensor",
       pickle(call(parameter, {tensor({}, {"0", "LongStorage", 4}), "\x88", "}"})),
       "a tensor of int64 requires grad"},
  });
  // clang-format on
}

TEST(PickleRefuses, Storages) {
  const std::string type = name("torch", "FloatStorage");
  const auto id = [](const std::vector<std::string>& parts) { return pickle(tuple(parts) + "Q"); };
  // clang-format off
  expect_refused({
      {"no tuple", pickle(text("storage") + "Q"), "BINPERSID: names a text, expected a tuple"},
      {"no parts", pickle(")Q"), "a tuple of 0 values"},
      {"four parts", id({text("storage"), type, text("0"), text("cpu")}), "a tuple of 4 values"},
      {"seven parts", id({"N", "N", "N", "N", "N", "N", "N"}), "a tuple of 7 values"},
      {"a module", id({text("module"), type, text("0"), text("cpu"), number(1)}),
       "expected a storage"},
      {"a number for the word", id({number(1), type, text("0"), text("cpu"), number(1)}),
       "expected a storage"},
      {"a type that is a text", id({text("storage"), text("x"), text("0"), text("cpu"), number(1)}),
       "expected a type of storages, got a text"},
      {"a type of elements",
       id({text("storage"), name("torch", "int8"), text("0"), text("cpu"), number(1)}),
       "expected a type of storages"},
      {"a key that is a number", id({text("storage"), type, number(0), text("cpu"), number(1)}),
       "argument 1 is an int"},
      {"a size that is a text", id({text("storage"), type, text("0"), text("cpu"), text("4")}),
       "argument 3 is a text"},
      {"a view of a storage", id({text("storage"), type, text("0"), text("cpu"), number(4), ")"}),
       "a view of a storage"},
      {"a key without digits", pickle(storage({"", "IntStorage", 1})), "the key '' is no number"},
      {"a key that is a path", pickle(storage({"../0", "IntStorage", 1})), "'../0' is no number"},
      {"a long key", pickle(storage({std::string(21, '1'), "IntStorage", 1})), "is no number"},
      {"-1 elements", pickle(storage({"0", "IntStorage", -1})), "the storage has -1 elements"},
      {"2^62 elements", pickle(storage({"0", "IntStorage", 1LL << 62})), "is too large"},
      {"two types", pickle(storage() + storage({"0", "IntStorage", 4}) + "\x86"),
       "storage 0 has 4 elements of int32, before 4 of float32"},
      {"two sizes", pickle(storage() + storage({"0", "FloatStorage", 5}) + "\x86"),
       "storage 0 has 5 elements of float32, before 4"},
  });
  // clang-format on
}

TEST(PickleRefuses, TensorsBeyondTheirStorage) {
  const int64_t huge = int64_t{1} << 62;
  const auto of = [](const Geometry& g) { return state_dict(tensor(g)); };
  const std::vector<int64_t> ones(65, 1);
  // clang-format off
  expect_refused({
      {"a size too many", of({0, {5}, {1}}), "last element is element 4 of 4"},
      {"a stride too wide", of({0, {2}, {4}}), "last element is element 4 of 4"},
      {"an offset", of({1, {4}, {1}}), "last element is element 4 of 4"},
      {"an offset of nothing", of({5, {0}, {1}}), "begins at element 5 of 4"},
      {"an offset of -1", of({-1, {1}, {1}}), "begins at element -1 of 4"},
      {"an offset of 2^63-1", of({INT64_MAX, {1}, {1}}), "begins at element 9223372036854775807"},
      {"behind the last element", of({4, {1}, {1}}), "last element is element 4 of 4"},
      {"a number behind the last", of({4, {}, {}}), "last element is element 4 of 4"},
      {"a size of -1", of({0, {-1}, {1}}), "size -1 with stride 1"},
      {"a stride of -1", of({3, {2}, {-1}}), "size 2 with stride -1"},
      {"a stride of 2^62", of({0, {2}, {huge}}), "last element is element 4611686018427387904"},
      {"strides that wrap", of({0, {5, 2}, {huge, 1}}), "do not fit into 64 bits"},
      {"sums that wrap", of({0, {2, 2}, {huge, huge}}), "do not fit into 64 bits"},
      {"sizes that wrap", of({0, {huge, 4}, {0, 0}}), "do not fit into 64 bits"},
      {"bytes that wrap", of({0, {huge}, {0}}), "do not fit into 64 bits"},
      {"sizes that wrap beside 0", of({0, {huge, 4, 0}, {0, 0, 0}}), "do not fit into 64 bits"},
      {"fewer strides", of({0, {2, 2}, {1}}), "2 sizes and 1 strides"},
      {"more strides", of({0, {2}, {1, 1}}), "1 sizes and 2 strides"},
      {"65 dimensions", of({0, ones, ones}), "65 dimensions, at most 64"},
      {"a size that is a text",
       pickle(
           call(rebuild(), {storage(), number(0), text("4") + "\x85", "K\x01\x85", "\x89", "}"})),
       "sizes and strides are ints, got a text and an int"},
      {"a stride that is a bool",
       pickle(call(rebuild(), {storage(), number(0), "K\x01\x85", "\x88\x85", "\x89", "}"})),
       "got an int and a bool"},
  });
  // clang-format on
}

TEST(PickleRefuses, WhatIsNoFlatList) {
  std::string deep, long_keys;
  for (int i = 0; i < 1001; ++i) deep += "]";
  for (int i = 0; i < 1001; ++i) deep += "a";
  for (int i = 0; i < 5; ++i) long_keys += "}" + text(std::string(500'000, 'k'));
  // clang-format off
  expect_refused({
      {"a name", pickle(name("torch", "Size")), "'': is a type, which is no plain value"},
      {"a storage", state_dict(storage()), "'weight': is a storage without a tensor"},
      {"a list in itself",
       pickle("]q\x01h\x01"
              "a"),
       "'0': holds itself"},
      {"a dict in itself", pickle("}q\x01K\x01h\x01s"), "'1': holds itself"},
      {"a list in a tuple in itself",
       pickle("]q\x01h\x01\x85"
              "a"),
       "'0.0': holds itself"},
      {"1002 levels", pickle("]" + deep), "more than 1000 levels"},
      {"a key that is None", pickle("}NNs"), "has a key that is None"},
      {"a key that is a tuple", pickle("})Ns"), "has a key that is a tuple"},
      {"a key that is a bool", pickle("}\x88Ns"), "has a key that is a bool"},
      {"a key with a zero byte", pickle("}" + text("a\0b"s) + "Ns"), "a key with a zero byte"},
      {"a key twice", pickle(dict({text("a"), "N", text("a"), "N"})), "'a': is there twice"},
      {"a key as a str and an int", pickle(dict({text("1"), "N", "K\x01", "N"})), "is there twice"},
      {"a key with a dot", pickle(dict({text("a.b"), "N", text("a"), dict({text("b"), "N"})})),
       "'a.b': is there twice"},
      {"a container twice",
       pickle(dict({text("a"), dict({text("b"), "N"}), text("a"), dict({text("c"), "N"})})),
       "'a': is there twice"},
      {"a value and a container", pickle(dict({text("a"), "N", text("a"), dict({text("c"), "N"})})),
       "'a': is there twice"},
      {"long keys", pickle(long_keys + "Nsssss"), "longer keys than a file of this size may have"},
  });
  // clang-format on
}

// Small files that would become large ones.
TEST(PickleRefuses, Bombs) {
  std::string doubled = "N";
  for (int i = 1; i < 60; ++i) {
    const std::string place(1, static_cast<char>(i));
    doubled += "q" + place + "h" + place + "\x86";
  }
  const std::string numbers_1000 = [] {
    std::string out = "](";
    for (int i = 0; i < 1000; ++i) out += "K\x01";
    return out + "e";
  }();
  std::string lists = "](" + numbers_1000 + "q\x01";
  for (int i = 0; i < 1000; ++i) lists += "h\x01";
  const std::string nones = "](" + std::string(100'000, 'N') + "e";
  std::string texts = "](" + text(std::string(50'000, 'a')) + "q\x01";
  for (int i = 0; i < 4000; ++i) texts += "h\x01";
  std::string keys = "}" + text(std::string(4000, 'k')) + "](" + std::string(30'000, 'N') + "es";
  // clang-format off
  expect_refused({
      {"lists that double", pickle(doubled), "than a file of this size may have"},
      {"a list named again and again", pickle(lists + "e"), "names one list too often"},
      {"a text named again and again", pickle(texts + "e"),
       "longer texts than a file of this size may have"},
      {"None, None, ...", pickle(nones), "more values than a file of this size may have"},
      {"a long key of many", pickle(keys), "longer keys than a file of this size may have"},
  });
  // clang-format on
}

TEST(PickleRefuses, EachBeginningOfAPickle) {
  const std::string whole = state_dict(tensor());
  ASSERT_EQ(read_pickle(whole).size(), 1U);
  for (size_t n = 0; n < whole.size(); ++n) {
    SCOPED_TRACE(n);
    expect_refused(whole.substr(0, n), "");
  }
}

TEST(PickleRefuses, NoMillionLevelsNeedAStack) {
  const std::string open(1'000'000, ']'), close(999'999, 'a');
  expect_refused(pickle(open + close), "more than 1000 levels");
}

}  // namespace
}  // namespace nnc::io
