// SPDX-License-Identifier: Apache-2.0
// Modules in files: PyTorch's own save_model, models by their text, and what is refused.
#include "io/model_file.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "io/safetensors_files.h"
#include "nn/parametrizations.h"
#include "nn/registry.h"
#include "ops/convert.h"
#include "support/expect_error.h"
#include "support/values.h"
#include "text/kwargs.h"

namespace nnc::testing {
namespace {

Ref<nn::Module> module(const char* text) {
  return nn::make_module(text, nullptr, "test");
}
Ref<nn::Module> tied() {
  Ref<nn::Module> m = module("Sequential()"), layer = module("Linear(2, 2)");
  m->register_module("0", layer);
  m->register_module("1", module("ReLU()"));
  m->register_module("2", layer);
  return m;
}
std::map<std::string, std::vector<double>> state_of(nn::Module& m) {
  std::map<std::string, std::vector<double>> out;
  for (const nn::NamedTensor& e : m.state_dict()) out[e.name] = values_of(e.tensor);
  return out;
}

TEST(ModelFiles, TiedTensorsAreSavedAsThePackageDoes) {
  const std::string golden = golden_file("tied.safetensors"),
                    path = nnc_test::temporary_path("tied");
  const Ref<nn::Module> m = tied();
  m->load_state_dict(io::load_state(*m, golden, {}), true);
  EXPECT_EQ(state_of(*m)["2.weight"], (std::vector<double>{0, 1, 2, 3}));
  EXPECT_EQ(state_of(*m)["2.bias"], (std::vector<double>{0, 1}));
  io::save_state(*m, {}, path);
  // The package has no order for several metadata.
  EXPECT_EQ(io::load_safetensors_metadata(path),
            (io::Texts{{"2.bias", "0.bias"}, {"2.weight", "0.weight"}}));
  const std::string ours = contents_of(path), theirs = contents_of(golden);
  EXPECT_EQ(ours.size(), theirs.size());
  EXPECT_EQ(ours.substr(ours.find("\"0.bias\":{")), theirs.substr(theirs.find("\"0.bias\":{")));
}

TEST(ModelFiles, AreMadeAgainFromTheirText) {
  const std::string path = nnc_test::temporary_path("model");
  for (const char* text :
       {"Sequential(Conv2d(1, 6, 5), BatchNorm2d(6), ReLU(), Flatten(), Linear(6, 2, "
        "dtype=torch.float64))",
        "LSTM(3, 4, num_layers=2, bidirectional=True)", "Embedding(5, 2, padding_idx=1)",
        "ModuleDict({'a': GRU(2, 2), 'b': PReLU()})", "ReLU()",
        "Sequential(RNN(3, 4, nonlinearity='relu'), AvgPool1d(3, ceil_mode=True))",
        "MultiheadAttention(4, 2, add_zero_attn=True)",
        "TransformerEncoder(TransformerEncoderLayer(8, 2, 16, activation=LeakyReLU(0.3)), 2)",
        "Sequential(Transformer(8, 2, 1, 1, 16, norm_first=True))", "RNNBase('LSTM', 3, 4)",
        "RNNBase(mode='GRU', input_size=3, hidden_size=4, bias=False)",
        "RNNBase('RNN_RELU', 3, 4, 2, dropout=0.5)",
        "AdaptiveLogSoftmaxWithLoss(8, 20, [5, 10], div_value=2.0)"}) {
    SCOPED_TRACE(text);
    const Ref<nn::Module> m = module(text);
    io::save_model(*m, path);
    for (const bool mmap : {false, true}) {
      const Ref<nn::Module> again = io::load_model(path, {mmap, true, {}});
      EXPECT_EQ(again->repr(), m->repr());
      EXPECT_EQ(again->constructor_text(), m->constructor_text());
      EXPECT_EQ(state_of(*again), state_of(*m));
      const std::vector<Tensor> a = m->parameter_tensors(), b = again->parameter_tensors();
      ASSERT_EQ(a.size(), b.size());
      for (size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].dtype(), b[i].dtype());
        EXPECT_TRUE(b[i].impl()->is_parameter && requires_grad(b[i]));
      }
    }
  }
}

TEST(ModelFiles, WhatCannotBeMadeAgainIsRefused) {
  const std::string path = nnc_test::temporary_path("no model");
  const auto refuse = [&](nn::Module& m) {
    expect_error([&] { io::save_model(m, path); }, Code::kUnsupported,
                 "file: the module cannot be made again from its arguments");
  };
  Kwargs weight;
  weight.set("weight", counting({3}), "test");
  refuse(*nn::make_module("NLLLoss()", &weight, "test"));
  const Ref<nn::Module> layer = module("TransformerEncoderLayer(8, 2, 16)");
  Ref<FormerList> former = layer->set_submodule(
      "self_attn", module("MultiheadAttention(8, 2, add_zero_attn=True)"), true);
  refuse(*layer);
  const Ref<nn::Module> square = module("Linear(3, 3)"), other = module("Linear(3, 3)");
  former = nn::parametrize_spectral_norm(*square, "weight", 1, 1e-12, std::nullopt);
  io::save_model(*square, path);
  std::filesystem::remove(path);
  former = nn::parametrize_spectral_norm(*other, "weight", 2, 1e-12, std::nullopt);
  refuse(*other);
  const Ref<nn::Module> turned = module("Linear(3, 3)");
  former = nn::parametrize_orthogonal(*turned, "weight", "cayley", false);
  refuse(*turned);
  EXPECT_FALSE(std::filesystem::exists(path));
  expect_error([&] { io::load_model(golden_file("types.safetensors"), {}); }, Code::kFile,
               "there is no nnc.module in the metadata");
}

// Of a class of the host's, which has a layer's name.
class Stranger final : public nn::Layer {
 public:
  std::string type_name() const override { return "ReLU"; }
  Tensor apply(const Tensor& x) override { return x; }
};

TEST(ModelFiles, AHostsClassIsNoLayerOfThatName) {
  const std::string path = nnc_test::temporary_path("stranger");
  const Ref<nn::Module> m = Ref<nn::Module>::adopt(new Stranger);
  expect_error([&] { io::save_model(*m, path); }, Code::kUnsupported,
               "the module cannot be made again from its arguments");
  EXPECT_FALSE(std::filesystem::exists(path));
}

// What would be refused when it is loaded is refused when it is saved.
TEST(ModelFiles, MoreModulesThanAFileMayHaveAreNotSaved) {
  const std::string path = nnc_test::temporary_path("many");
  const auto many = [](int n) {
    return module(
        ("Sequential((0-" + std::to_string(n - 1) + "): " + std::to_string(n) + " x ReLU())")
            .c_str());
  };
  io::save_model(*many(16'000), path);
  EXPECT_EQ(io::load_model(path, {})->children().size(), 16'000);
  expect_error([&] { io::save_model(*many(17'000), path); }, Code::kUnsupported,
               "more modules than a file of so many tensors may have");
}

TEST(ModelFiles, WhatDoesNotBelongToTheTextIsRefused) {
  const std::string path = nnc_test::temporary_path("other");
  const auto expect = [&](const io::Items& items, const char* text, Code code, const char* words) {
    SCOPED_TRACE(text);
    io::save_safetensors(items, {{"nnc.module", text}}, path);
    expect_error([&] { io::load_model(path, {}); }, code, words);
  };
  const io::Items weight = {{"weight", counting({2, 2})}};
  expect(weight, "Linear(2, 2)", Code::kFile, "Missing key(s) in state_dict: \"bias\"");
  expect(weight, "Linear(2, 3, bias=False)", Code::kFile, "size mismatch for weight");
  expect(weight, "ReLU()", Code::kFile, "Unexpected key(s) in state_dict: \"weight\"");
  expect({{"weight", counting({2, 2}, DType::kInt64)}}, "Linear(2, 2, bias=False)", Code::kFile,
         "only tensors of floating point dtype can require gradients");
  expect(weight, "Linear(2, 2", Code::kFile, "expected");
  expect(weight, "system('ls')", Code::kFile, "system");
  expect(weight, "Linear(2, -2)", Code::kFile, "out_features at 10 must not be negative");
  // The name in the metadata ends behind {"__metadata__":{"nnc.module
  expect_error(
      [&] {
        io::save_safetensors(weight, {{"nnc.module", std::string("Linear(2, 2)\0ReLU()", 19)}},
                             path);
        io::load_model(path, {});
      },
      Code::kFile, "a NUL in the text");
  expect(weight, "ReLU(", Code::kFile, (path + ": offset 36: nnc.module: expected").c_str());
}

// A few letters can name layers for terabytes.
TEST(ModelFiles, ATextDescribesNoMoreThanTheFileHas) {
  const std::string path = nnc_test::temporary_path("hostile");
  const auto expect = [&](const char* text, Code code, const char* words) {
    SCOPED_TRACE(text);
    io::save_safetensors({{"weight", counting({2, 2})}}, {{"nnc.module", text}}, path);
    expect_error([&] { io::load_model(path, {}); }, code, words);
  };
  const char* const too_many = "the module has more parameters and buffers than the file";
  const char* const too_large = " bytes is more than the file has";
  expect("Linear(30000, 400, bias=False)", Code::kFile, too_large);
  expect("BatchNorm1d(10000000)", Code::kFile, too_large);
  expect("Linear(1024, 1024)", Code::kFile, too_many);
  expect("LSTM(1, 1, num_layers=10000)", Code::kFile, too_many);
  expect("TransformerEncoder(TransformerEncoderLayer(8, 1), num_layers=10000)", Code::kFile,
         too_many);
  expect("Sequential((0-59999): 60000 x Linear(1, 1))", Code::kFile, too_many);
  expect("Sequential((0-65536): 65537 x ReLU())", Code::kFile,
         "more than 65536 modules in repeated runs");
  // Nor of a long text that a short one repeats.
  const std::string letters(20'000, 'a');
  expect(("Sequential((0-999): 1000 x Upsample(mode='" + letters + "'))").c_str(), Code::kFile,
         "more than 8 MiB of text in repeated runs");
  std::string singles = "Sequential(";
  for (int i = 0; i < 70'000; ++i) singles += "ELU(),";
  const char* const modules = "more modules than a file of so many tensors may have";
  expect((singles + "ELU())").c_str(), Code::kFile, modules);
}

// Nor of long names: one of 30,000 modules within one another is far longer than what it adds to
// the text.
TEST(ModelFiles, ATextNamesNoMoreThanTheFile) {
  const std::string path = nnc_test::temporary_path("deep");
  constexpr int kLevels = 1500;
  std::string text;
  for (int i = 0; i < kLevels; ++i) text += "Sequential(";
  text += "Sequential((0-499): 500 x PReLU(num_parameters=0))" + std::string(kLevels, ')');
  io::save_safetensors({{"weight", counting({2, 2})}}, {{"nnc.module", text}}, path);
  expect_error([&] { io::load_model(path, {}); }, Code::kFile,
               "the names of its tensors are longer than those in the file");
  const Ref<nn::Module> m = module(text.c_str());
  io::save_model(*m, path);
  EXPECT_EQ(io::load_model(path, {})->parameter_tensors().size(), 500U);
}

// A module without all of its tensors is one and the same error in each format.
TEST(ModelFiles, LazyLayersAreRefused) {
  const std::string path = nnc_test::temporary_path("lazy");
  for (const char* text : {"LazyLinear(3)", "Sequential(LazyConv2d(3, 3), LazyBatchNorm2d())"}) {
    const Ref<nn::Module> m = module(text);
    expect_error([&] { io::save_model(*m, path); }, Code::kState, "is an uninitialized parameter");
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

// What no machine has memory for is the file's fault, and found before it is asked for.
TEST(ModelFiles, HugeLayersAreRefused) {
  const std::string path = nnc_test::temporary_path("huge");
  const std::string e = "1000000000", f = "4611686018427387904";
  for (const std::string& text : {
           "Linear(" + e + ", " + e + ")",
           "Linear(" + f + ", " + f + ")",
           "Bilinear(" + e + ", " + e + ", 1)",
           "Conv2d(" + e + ", 1, 3)",
           "Conv2d(1, 1, " + e + ")",
           "ConvTranspose3d(1, " + f + ", 3)",
           "Embedding(" + e + ", " + e + ")",
           "EmbeddingBag(" + f + ", 2)",
           "BatchNorm2d(" + e + "0)",
           "InstanceNorm1d(" + e + "0, affine=True)",
           "GroupNorm(1, " + f + ")",
           "LayerNorm((" + e + ", " + e + "))",
           "RMSNorm(" + f + ")",
           "PReLU(" + e + "0)",
           "LSTM(" + e + ", " + e + ")",
           "GRU(1, " + f + ")",
           "RNNCell(" + e + ", " + e + ")",
           "MultiheadAttention(" + e + ", 1)",
           "Transformer(" + e + ", 1)",
           "TransformerEncoderLayer(" + e + ", 1)",
           "AdaptiveLogSoftmaxWithLoss(" + e + ", " + e + ", [5])",
           "LazyLinear(in_features=0, out_features=" + e + "0, bias=True)",
           "ParameterList(\n  (0): Parameter containing: [torch.float32 of size " + e + "x" + e +
               "]\n)",
       }) {
    SCOPED_TRACE(text);
    io::save_safetensors({{"weight", counting({2, 2})}}, {{"nnc.module", text}}, path);
    expect_error([&] { io::load_model(path, {}); }, Code::kFile, path + ": offset 36: nnc.module");
  }
}

}  // namespace
}  // namespace nnc::testing
