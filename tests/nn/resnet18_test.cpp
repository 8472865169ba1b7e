// SPDX-License-Identifier: Apache-2.0
// ResNet-18 built through C: the state dict has PyTorch's keys and sizes, and the model gives what
// PyTorch's gives with the same weights: tests/golden/resnet18.txt, made by make_resnet18.py, which
// also says how weights are filled.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "support/c_call.h"
#include "support/values.h"

namespace nnc {
namespace {

using testing::c;
using testing::Handle;
using testing::list;
using testing::none;
using testing::values_of;

struct Entry {
  std::string name;
  Dims sizes;
};
struct Golden {
  std::vector<Entry> state;
  double sum = 0;  // of fc.weight
  std::vector<double> out;
};

Golden read_golden() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/resnet18.txt");
  Golden golden;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string kind, word;
    line >> kind;
    if (kind == "state") {
      Entry& e = golden.state.emplace_back();
      line >> e.name;
      while (line >> word) e.sizes.push_back(std::stoll(word));
    } else if (kind == "sum") {
      line >> word >> golden.sum;
    } else {
      while (line >> word && word != ":") {
      }
      while (line >> word) golden.out.push_back(std::stod(word));
    }
  }
  return golden;
}

// fill() of make_resnet18.py.
std::vector<double> filled(const Dims& sizes, const std::string& name, uint32_t k) {
  int64_t n = 1;
  for (const int64_t s : sizes) n *= s;
  double scale = 4;
  const int64_t inputs = sizes.empty() ? 1 : n / sizes[0];
  while (scale * scale * static_cast<double>(inputs) > 64) scale /= 2;
  std::vector<double> values;
  for (uint32_t i = 0; i < static_cast<uint32_t>(n); ++i) {
    uint32_t h = i + (k << 24);
    for (const uint32_t factor : {0x85EBCA6Bu, 0xC2B2AE35u}) h = (h ^ (h >> 16)) * factor;
    const double u = (h >> 16) / 65536.0 - 0.5;
    const bool norm = name.ends_with("weight");
    values.push_back(sizes.empty()                   ? k
                     : sizes.size() > 1              ? u * scale
                     : name.ends_with("running_var") ? 1 + u
                     : norm                          ? 1 + u / 2
                                                     : u / 4);
  }
  return values;
}

Handle part(const Handle& m, const char* name) {
  return c(nnc_module_get_submodule, m, name);
}
void add(const Handle& m, const char* name, const std::string& text) {
  c(nnc_module_add, m, name, text.c_str());
}
std::string conv(int in, int out, int kernel, int stride, int padding) {
  std::ostringstream text;
  text << "Conv2d(" << in << ", " << out << ", " << kernel << ", " << stride << ", " << padding
       << ", bias=False)";
  return text.str();
}
std::string norm(int channels) {
  return "BatchNorm2d(" + std::to_string(channels) + ")";
}

Handle block(int in, int out, int stride) {
  Handle m = c(nnc_module_container, "BasicBlock");
  add(m, "conv1", conv(in, out, 3, stride, 1));
  add(m, "bn1", norm(out));
  add(m, "relu", "ReLU(inplace=True)");
  add(m, "conv2", conv(out, out, 3, 1, 1));
  add(m, "bn2", norm(out));
  if (stride != 1 || in != out) {
    add(m, "downsample", "Sequential(" + conv(in, out, 1, stride, 0) + ", " + norm(out) + ")");
  }
  return m;
}

Handle resnet18() {
  Handle m = c(nnc_module_container, "ResNet");
  add(m, "conv1", conv(3, 64, 7, 2, 3));
  add(m, "bn1", norm(64));
  add(m, "relu", "ReLU(inplace=True)");
  add(m, "maxpool", "MaxPool2d(3, 2, 1)");
  int in = 64;
  for (int i = 1; i <= 4; ++i) {
    const int out = 32 << i;
    const Handle layer = c(nnc_module_new, "Sequential()");
    c(nnc_sequential_append, layer, block(in, out, i > 1 ? 2 : 1));
    c(nnc_sequential_append, layer, block(out, out, 1));
    c(nnc_module_register_module, m, ("layer" + std::to_string(i)).c_str(), layer);
    in = out;
  }
  add(m, "avgpool", "AdaptiveAvgPool2d((1, 1))");
  add(m, "fc", "Linear(512, 1000)");
  return m;
}

Tensor call(const Handle& m, std::initializer_list<const char*> names, Tensor x) {
  for (const char* name : names) x = c(nnc_module_call, part(m, name), x);
  return x;
}
Tensor forward(const Handle& m, const Tensor& image) {
  Tensor x = call(m, {"conv1", "bn1", "relu", "maxpool"}, image);
  for (int i = 0; i < 8; ++i) {
    const std::string path = "layer" + std::to_string(i / 2 + 1) + "." + std::to_string(i % 2);
    const Handle b = part(m, path.c_str());
    const Tensor y = call(b, {"conv1", "bn1", "relu", "conv2", "bn2"}, x);
    x = c(nnc_add, y, i > 1 && i % 2 == 0 ? call(b, {"downsample"}, x) : x, 1);
    x = call(b, {"relu"}, x);
  }
  return call(m, {"fc"}, c(nnc_flatten, call(m, {"avgpool"}, x), 1, -1));
}

void load(const Handle& m, const Golden& golden) {
  const Handle state = c(nnc_named_new);
  uint32_t k = 0;
  for (const Entry& e : golden.state) {
    const DType type = e.sizes.empty() ? DType::kInt64 : DType::kFloat32;
    const std::vector<double> values = filled(e.sizes, e.name, k++);
    c(nnc_named_add, state, e.name.c_str(), testing::make_tensor(e.sizes, type, values));
  }
  c(nnc_module_load_state_dict, m, state, true, none, none);
  c(nnc_module_eval, m);
}

TEST(ResNet18, HasPyTorchsStateAndOutputs) {
  const Golden golden = read_golden();
  ASSERT_EQ(golden.state.size(), 122u);
  ASSERT_EQ(golden.out.size(), 2000u);
  const Handle m = resnet18();
  const Handle state = c(nnc_module_state_dict, m);
  for (size_t i = 0; i < golden.state.size(); ++i) {
    const auto at = static_cast<int64_t>(i);
    EXPECT_EQ(c(nnc_named_key, state, at).text, golden.state[i].name);
    const Tensor t = c(nnc_named_tensor, state, at);
    EXPECT_EQ(Dims(t.sizes()), golden.state[i].sizes) << golden.state[i].name;
  }
  EXPECT_EQ(c(nnc_named_count, state).all[0].data<int64_t>()[0], 122);

  load(m, golden);
  double sum = 0;
  for (const double v : values_of(c(nnc_module_get_parameter, m, "fc.weight"))) sum += v;
  EXPECT_EQ(sum, golden.sum);
  const Dims sizes{2, 3, 64, 64};
  const std::vector<double> image = filled(sizes, "image", 255);
  double largest = 0;
  for (const double v : golden.out) largest = std::max(largest, std::abs(v));
  for (const DType type : {DType::kFloat32, DType::kFloat64}) {
    SCOPED_TRACE(dtype_name(type));
    if (type == DType::kFloat64) c(nnc_module_to, m, NNC_FLOAT64);
    const Tensor y = forward(m, testing::make_tensor(sizes, type, image));
    ASSERT_EQ(Dims(y.sizes()), (Dims{2, 1000}));
    const std::vector<double> got = values_of(y);
    const double tolerance = largest * (type == DType::kFloat64 ? 1e-13 : 2e-5);
    for (size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], golden.out[i], tolerance) << i;
  }
}

}  // namespace
}  // namespace nnc
