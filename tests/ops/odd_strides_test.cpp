// SPDX-License-Identifier: Apache-2.0
// Strides of results of tensors that have odd ones where their sizes are 1, against
// tests/golden/odd_strides.txt.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "ops/arith.h"
#include "ops/as_strided.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/index.h"
#include "ops/math.h"
#include "ops/shape.h"

namespace nnc {
namespace {

using Function = Tensor (*)(const Tensor&);

Dims numbers_of(const std::string& text) {
  std::istringstream words(text);
  Dims list;
  for (int64_t n = 0; words >> n;) list.push_back(n);
  return list;
}
std::string text_of(Sizes numbers) {
  std::string text;
  for (const int64_t n : numbers) text += (text.empty() ? "" : " ") + std::to_string(n);
  return text;
}

TEST(OddStrides, OfResultsAreThoseOfPyTorch) {
  static constexpr Function kFunctions[] = {
      [](const Tensor& x) { return ops::abs(x); },
      [](const Tensor& x) { return ops::add(x, Scalar(1.0)); },
      [](const Tensor& x) { return ops::mul(x, Scalar(int64_t{2})); },
      [](const Tensor& x) { return ops::gt(x, Scalar(int64_t{0})); },
      [](const Tensor& x) { return ops::clone(x); },
      [](const Tensor& x) { return ops::to_dtype(x, DType::kFloat64); },
      [](const Tensor& x) { return Tensor::empty_like(x); },
      [](const Tensor& x) { return ops::add(x, x); },
      [](const Tensor& x) { return ops::add(x, ops::narrow(x, 0, x.size(0) - 1, 1)); },
      [](const Tensor& x) { return ops::lerp(x, x, 0.5); },
      [](const Tensor& x) { return ops::addcmul(x, x, x, Scalar(int64_t{1})); },
      [](const Tensor& x) {
        return ops::masked_fill(x, ops::gt(x, Scalar(int64_t{0})), Scalar(1.0));
      },
      [](const Tensor& x) { return ops::nan_to_num(x, {}, {}, {}); },
  };
  std::ifstream file(NNC_GOLDEN_DIR "/odd_strides.txt");
  int rows = 0;
  for (std::string line; std::getline(file, line); ++rows) {
    std::vector<std::string> parts;
    for (size_t at = 0, end = 0; end != std::string::npos; at = end + 3) {
      end = line.find(" | ", at);
      parts.push_back(line.substr(at, end - at));
    }
    ASSERT_EQ(parts.size(), std::size(kFunctions) + 2);
    const Tensor x =
        Tensor::zeros({400}, DType::kFloat32).alias(numbers_of(parts[0]), numbers_of(parts[1]), 0);
    for (size_t i = 0; i < std::size(kFunctions); ++i) {
      EXPECT_EQ(text_of(kFunctions[i](x).strides()), parts[i + 2])
          << "function " << i << " of sizes " << parts[0] << ", strides " << parts[1];
    }
  }
  EXPECT_EQ(rows, 418);
}

}  // namespace
}  // namespace nnc
