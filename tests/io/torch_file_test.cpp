// SPDX-License-Identifier: Apache-2.0
// Files of PyTorch and NumPy are read, and written again as make_torch_files.py has checked it.
#include "io/torch_file.h"

#include <gtest/gtest.h>

#include "graph/autograd_meta.h"
#include "io/npy.h"
#include "io/zip_bytes.h"
#include "ops/layout.h"

namespace nnc::testing {
namespace {

using io::Item;
using io::Items;
using Kind = Form::Kind;

std::string golden_numpy(const std::string& name) {
  return std::string(NNC_GOLDEN_DIR) + "/numpy/" + name;
}
std::string golden_torch(const std::string& name) {
  return std::string(NNC_GOLDEN_DIR) + "/torch/" + name;
}
Items load(const std::string& name, const io::LoadOptions& options = {}) {
  return io::load_torch(golden_torch(name), options);
}
io::LoadOptions mapped() {
  io::LoadOptions out;
  out.mmap = true;
  return out;
}
std::vector<std::string> keys_of(const Items& items) {
  std::vector<std::string> out;
  for (const Item& i : items) out.push_back(i.key);
  return out;
}
// 0, 1, 2, ... in the order of the rows, of any type; a bool is 0, 1, 0, ...
void expect_counts(const Item& item, Sizes sizes) {
  SCOPED_TRACE(item.key);
  ASSERT_TRUE(same_sizes(item.tensor.sizes(), sizes));
  const Tensor plain = ops::row_major(item.tensor);
  dispatch_all(plain.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    for (int64_t i = 0; i < plain.numel(); ++i) {
      const double wanted = static_cast<double>(std::is_same_v<T, bool> ? i % 2 : i);
      EXPECT_EQ(static_cast<double>(plain.data<T>()[i]), wanted);
    }
  });
}

TEST(TorchFiles, StateDictsOfEachFormat) {
  for (const char* name :
       {"state.pt", "protocol4.pt", "legacy.pt", "legacy3.pt", "legacy4.pt", "legacy5.pt"}) {
    for (const io::LoadOptions& options : {io::LoadOptions(), mapped()}) {
      SCOPED_TRACE(name);
      const Items items = load(name, options);
      ASSERT_EQ(keys_of(items), (std::vector<std::string>{
                                    "0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean",
                                    "1.running_var", "1.num_batches_tracked"}));
      expect_counts(items[0], {3, 2});
      expect_counts(items[1], {3});
      EXPECT_EQ(items[6].tensor.dtype(), DType::kInt64);
    }
  }
}

TEST(TorchFiles, EachType) {
  const Items items = load("types.pt");
  ASSERT_EQ(items.size(), static_cast<size_t>(kDTypeCount - 1));
  for (const Item& i : items) {
    EXPECT_EQ(dtype_name(i.tensor.dtype()), i.key);
    expect_counts(i, {2, 3});
  }
}

TEST(TorchFiles, ViewsShareTheirStorage) {
  const Items items = load("views.pt");
  const Tensor base = find(items, "base")->tensor, view = find(items, "view")->tensor;
  const Tensor transposed = find(items, "transposed")->tensor;
  EXPECT_EQ(view.impl()->storage.get(), base.impl()->storage.get());
  EXPECT_EQ(transposed.impl()->storage.get(), base.impl()->storage.get());
  EXPECT_EQ(view.offset(), 2);
  EXPECT_EQ(view.stride(0), 2);
  EXPECT_EQ(view.data<float>()[2], 4);
  EXPECT_EQ(transposed.stride(1), 6);
  EXPECT_EQ(find(items, "expanded")->tensor.impl()->storage->nbytes(), 4);
  EXPECT_EQ(find(items, "number")->tensor.dim(), 0);
  for (const char* name : {"parameter", "frozen"}) {
    const Tensor t = find(items, name)->tensor;
    EXPECT_TRUE(t.impl()->is_parameter);
    EXPECT_EQ(requires_grad(t), name[0] == 'p');
  }
  EXPECT_FALSE(requires_grad(base));
}

TEST(TorchFiles, WhatIsWrittenToAMappedTensorStaysInTheProcess) {
  const std::string path = write_file("mapped.pt", contents_of(golden_torch("views.pt")));
  io::load_torch(path, mapped())[0].tensor.mutable_data<float>()[0] = 17;
  EXPECT_EQ(contents_of(path), contents_of(golden_torch("views.pt")));
}

TEST(TorchFiles, Values) {
  const Items items = load("values.pt");
  const std::pair<const char*, Kind> kinds[] = {
      {"none", Kind::kNone},       {"flag", Kind::kBool},    {"int", Kind::kInt},
      {"negative", Kind::kInt},    {"float", Kind::kFloat},  {"text", Kind::kStr},
      {"losses", Kind::kList},     {"eps", Kind::kTuple},    {"list.0", Kind::kInt},
      {"list.1", Kind::kStr},      {"list.2", Kind::kNone},  {"list.3.k.0", Kind::kInt},
      {"list.3.k.1", Kind::kNone}, {"no list", Kind::kList}, {"no tuple", Kind::kTuple},
      {"no dict", Kind::kDict},    {"type", Kind::kStr},     {"device", Kind::kStr},
      {"size", Kind::kTuple},
  };
  ASSERT_EQ(items.size(), std::size(kinds));
  for (size_t i = 0; i < items.size(); ++i) {
    EXPECT_EQ(items[i].key, kinds[i].first);
    EXPECT_EQ(items[i].form.kind, kinds[i].second) << items[i].key;
  }
  EXPECT_EQ(find(items, "int")->tensor.data<int64_t>()[0], int64_t{1} << 40);
  EXPECT_EQ(find(items, "device")->tensor.numel(), 6);  // "cuda:1"
}

TEST(TorchFiles, AreWrittenAsPyTorchReadsThem) {
  for (const char* name : {"state.pt", "protocol4.pt", "legacy.pt", "types.pt", "views.pt",
                           "checkpoint.pt", "values.pt", "tensor.pt"}) {
    for (const io::LoadOptions& options : {io::LoadOptions(), mapped()}) {
      const std::string path = nnc_test::temporary_path(name);
      io::save_torch(load(name, options), path);
      EXPECT_TRUE(contents_of(path) == contents_of(golden_torch("saved/") + name)) << name;
    }
  }
}

// A dict "b.0" beside a list "b", and a list beside a dict that has its item's name: only keys of
// values have to differ.
TEST(TorchFiles, ContainersWhoseNamesLookAlike) {
  const Tensor x = Tensor::full({1}, 1, DType::kFloat32);
  const auto item = [&](const KeyPath& path) {
    return Item{path.text(), x, path.form(Kind::kTensor)};
  };
  const Items items = {item(KeyPath().name("b.0").name("x")), item(KeyPath().name("b").item(0)),
                       item(KeyPath().name("c").name("0.y")),
                       item(KeyPath().name("c.0").name("z"))};
  const std::string path = nnc_test::temporary_path("alike.pt");
  io::save_torch(items, path);
  const Items again = io::load_torch(path, io::LoadOptions());
  ASSERT_EQ(again.size(), items.size());
  for (const Item& i : items) EXPECT_TRUE(find(again, i.key)) << i.key;
}

TEST(TorchFiles, OfTheOtherByteOrder) {
  Entries entries = with_entry("a/byteorder", "big");
  entries[3].second = "\x3f\x80" + std::string(14, '\0');
  const Items items = io::load_torch(write_file("big.pt", zipped(entries)), {});
  EXPECT_EQ(items[0].tensor.data<float>()[0], 1);
}

// Bytes of bools that are neither 0 nor 1, and a storage that no number is aligned in.
TEST(TorchFiles, OddStorages) {
  using namespace pickles;
  const StorageId bools{"0", "BoolStorage", 4};
  Entries entries = with_entry("a/data.pkl", state_dict(tensor({}, bools)));
  entries[3].second = "\0\1\2\xff"s;
  const Items items = io::load_torch(write_file("bool.pt", zipped(entries)), {});
  const auto* bytes = static_cast<const unsigned char*>(items[0].tensor.view().data());
  EXPECT_EQ(bytes[2], 1);
  EXPECT_EQ(bytes[3], 1);
}

TEST(SaveTorch, Refuses) {
  const Tensor t = Tensor::zeros({2}, DType::kFloat32);
  const auto at = [](const KeyPath& path) { return path.form(Kind::kTensor); };
  const KeyPath a = KeyPath().name("a"), list = KeyPath().name("l");
  KeyPath deep = list;
  for (int i = 0; i < 1000; ++i) deep = deep.item(0);
  const struct {
    Items items;
    const char* words;
  } rows[] = {
      {{{"a", t}, {"a.b", t, at(a.name("b"))}}, "'a' is a value and a container"},
      {{{"a.b", t, at(a.name("b"))}, {"a", t}}, "'a' is a value and a container"},
      {{{"a.b", t, at(a.name("b"))}, {"a.0", t, at(a.item(0))}},
       "'a' is a dict, a list or a tuple"},
      {{{"l.0", t, at(list.item(0))}, {"l.2", t, at(list.item(2))}}, "'l' has no element 1"},
      {{{"l.1", t, at(list.item(1))}}, "'l' has no element 0"},
      {{{"\xff", t}}, "is no text of UTF-8"},
      {{{deep.text(), t, at(deep)}}, "has 1001 levels, at most 1000 are read again"},
  };
  const std::string path = nnc_test::temporary_path("refused.pt");
  for (const auto& row : rows) {
    try {
      io::save_torch(row.items, path);
      ADD_FAILURE() << row.words;
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Code::kInvalid);
      EXPECT_NE(std::string(e.what()).find(row.words), std::string::npos) << e.what();
    }
    EXPECT_FALSE(std::filesystem::exists(path));
  }
}

TEST(NumpyFiles, AreReadAndWritten) {
  for (const io::LoadOptions& options : {io::LoadOptions(), mapped()}) {
    const Tensor array = io::load_npy(golden_numpy("array.npy"), options);
    expect_counts({"array", array, {}}, {2, 3});
    const std::string path = nnc_test::temporary_path("array.npy");
    io::save_npy(array, path);
    EXPECT_EQ(contents_of(path), contents_of(golden_numpy("array.npy")));
    for (const char* name : {"arrays.npz", "compressed.npz"}) {
      const Items items = io::load_npz(golden_numpy(name), options);
      ASSERT_EQ(items.size(), 12U);
      for (const Item& i : items) {
        if (i.key == "number")
          expect_counts(i, {});
        else if (i.key == "big")
          expect_counts(i, {3});
        else
          expect_counts(i, {2, 3});
      }
      EXPECT_EQ(find(items, "fortran")->tensor.stride(0), 1);
      const std::string archive = nnc_test::temporary_path(name);
      io::save_npz(items, archive);
      EXPECT_TRUE(contents_of(archive) == contents_of(golden_numpy("saved/") + name)) << name;
    }
  }
}

}  // namespace
}  // namespace nnc::testing
