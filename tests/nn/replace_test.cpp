// SPDX-License-Identifier: Apache-2.0
// Layers in which other tensors, or None, have taken the places of parameters and buffers.
#include <gtest/gtest.h>

#include "nn/registry.h"
#include "ops/convert.h"
#include "support/module_rows.h"
#include "support/values.h"

namespace nnc {
namespace {

Ref<nn::Module> made(const std::string& text) {
  return nn::make_module(text.c_str(), nullptr, "test");
}

// Is there a result? Else there is an error that is not internal.
bool gives_result(nn::Module& m, const testing::ModuleRow& row) {
  std::vector<Tensor> in;
  for (const testing::ModuleRow::Drawn& d : row.inputs) in.push_back(testing::draw(d.spec));
  try {
    m.call({in, {}});
    return true;
  } catch (const Error& e) {
    EXPECT_NE(e.code(), Code::kInternal) << row.text << ": " << e.what();
    return false;
  }
}

TEST(ReplacedEntries, AreLookedAtByLayers) {
  int64_t calls = 0, results = 0;
  const std::vector<std::vector<int64_t>> sizes{{},     {0},       {1},       {7},
                                                {2, 3}, {3, 1, 2}, {4, 3, 2}, {1, 1, 1, 1, 1}};
  std::vector<Tensor> others{Tensor()};
  for (const std::vector<int64_t>& s : sizes) {
    others.push_back(Tensor::full(s, 0.5, DType::kFloat32));
    others.push_back(Tensor::full(s, 1, DType::kInt64));
  }
  for (const testing::ModuleRow& row : testing::module_rows()) {
    if (row.refused || !row.tensors.empty()) continue;
    const auto [parameters, buffers] = [&] {
      const Ref<nn::Module> m = made(row.text);
      return std::pair(m->named_parameters().size(), m->named_buffers().size());
    }();
    for (size_t i = 0; i < parameters + buffers; ++i) {
      const Ref<nn::Module> m = made(row.text);
      const bool buffer = i >= parameters;
      const std::string key =
          buffer ? m->named_buffers()[i - parameters].name : m->named_parameters()[i].name;
      const size_t dot = key.rfind('.') + 1;  // 0 without
      nn::Module* const owner = m->get_submodule(key.substr(0, dot ? dot - 1 : 0));
      for (const Tensor& other : others) {
        if (!buffer && other.defined() && !is_floating(other.dtype())) continue;
        const Tensor t = other.defined() ? ops::clone(other) : other;
        const Ref<FormerList> former = buffer ? owner->put_buffer(key.substr(dot), t, true)
                                              : owner->put_parameter(key.substr(dot), t);
        m->train(calls % 2 == 0);
        ++calls;
        results += gives_result(*m, row);
      }
    }
  }
  EXPECT_GT(calls, 2000);
  EXPECT_GT(results, 100);
}

}  // namespace
}  // namespace nnc
