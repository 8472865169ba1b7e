// SPDX-License-Identifier: Apache-2.0
// Compares to_text with what PyTorch printed: tests/golden/print.txt, made by make_print.py.
#include "tensor/print.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace nnc {
namespace {

DType dtype_of(const std::string& name) {
  for (int32_t v = 1; v < kDTypeCount; ++v) {
    if (name == dtype_name(static_cast<DType>(v))) return static_cast<DType>(v);
  }
  throw std::runtime_error("no element type " + name);
}

struct Case {
  std::string name, grad;
  DType dtype = DType::kFloat32;
  PrintInfo info;
  Dims sizes;
  double step = 0;
  std::vector<double> values;
  std::string text;
};

Case parse_header(const std::string& line) {
  std::istringstream in(line);
  std::string word, dtype, shape, default_dtype;
  Case c;
  in >> word >> c.name >> dtype >> shape >> c.grad >> default_dtype >> word;
  c.dtype = dtype_of(dtype);
  c.info.default_dtype = dtype_of(default_dtype);
  c.step = std::strtod(word.c_str(), nullptr);
  while (in >> word) c.values.push_back(std::strtod(word.c_str(), nullptr));
  if (shape != "-") {
    std::istringstream sizes(shape);
    while (std::getline(sizes, word, 'x')) c.sizes.push_back(std::atoll(word.c_str()));
  }
  return c;
}

std::vector<Case> cases() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/print.txt");
  std::vector<Case> all;
  std::string line;
  while (std::getline(file, line)) {
    if (line.rfind("#case ", 0) == 0) {
      all.push_back(parse_header(line));
    } else {
      std::string& text = all.back().text;
      text += (text.empty() ? "" : "\n") + line;
    }
  }
  return all;
}

Tensor make(const Case& c) {
  Tensor t = Tensor::empty(c.sizes, c.dtype);
  const int64_t n = static_cast<int64_t>(c.values.size());
  dispatch_all(c.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for (int64_t i = 0; i < t.numel(); ++i) {
      const double v = c.values[static_cast<size_t>(i % n)] + c.step * static_cast<double>(i / n);
      if constexpr (std::is_integral_v<T>) {
        t.mutable_data<T>()[i] = static_cast<T>(static_cast<int64_t>(v));
      } else if constexpr (std::is_same_v<T, double>) {
        t.mutable_data<T>()[i] = v;
      } else {
        t.mutable_data<T>()[i] = T(static_cast<float>(v));
      }
    }
  });
  t.impl()->is_parameter = c.grad == "parameter" || c.grad == "frozen";
  return t;
}

PrintInfo info_of(const Case& c) {
  PrintInfo info = c.info;
  info.requires_grad = c.grad == "leaf" || c.grad == "parameter";
  if (c.grad.find("Backward") != std::string::npos) info.grad_fn = c.grad.c_str();
  return info;
}

TEST(Print, EqualsPyTorch) {
  const std::vector<Case> all = cases();
  ASSERT_GT(all.size(), 300u);
  for (const Case& c : all) EXPECT_EQ(to_text(make(c), info_of(c)), c.text) << c.name;
}

// The looks depend on the elements, not on where they lie.
TEST(Print, FollowsStrides) {
  Tensor t = Tensor::empty({3, 4}, DType::kFloat32);
  for (int64_t i = 0; i < 12; ++i) t.mutable_data<float>()[i] = static_cast<float>(i) / 4;
  const Tensor columns = t.alias({4, 3}, {1, 4}, 0);
  EXPECT_EQ(to_text(columns, {}),
            "tensor([[0.0000, 1.0000, 2.0000],\n"
            "        [0.2500, 1.2500, 2.2500],\n"
            "        [0.5000, 1.5000, 2.5000],\n"
            "        [0.7500, 1.7500, 2.7500]])");
  EXPECT_EQ(to_text(t.alias({2}, {4}, 5), {}), "tensor([1.2500, 2.2500])");
  EXPECT_EQ(to_text(t.alias({2, 2}, {0, 1}, 4), {}),
            "tensor([[1.0000, 1.2500],\n"
            "        [1.0000, 1.2500]])");
}

}  // namespace
}  // namespace nnc
