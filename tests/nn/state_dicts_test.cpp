// SPDX-License-Identifier: Apache-2.0
// State dicts that PyTorch wrote give its outputs: tests/golden/state_dicts.txt, made by
// make_state_dicts.py.
#include <gtest/gtest.h>

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

struct Model {
  std::string text;
  std::vector<std::pair<std::string, Tensor>> state;
  std::vector<Tensor> inputs;
  Tensor output;
};

// "4 3 : 0.1 0.2 ...": of int64 if no number has a point.
Tensor read_tensor(std::istringstream& line) {
  Dims sizes;
  std::vector<double> values;
  std::string word;
  bool whole = true;
  while (line >> word && word != ":") sizes.push_back(std::stoll(word));
  while (line >> word) {
    whole = whole && word.find_first_not_of("0123456789") == std::string::npos;
    values.push_back(std::stod(word));
  }
  return testing::make_tensor(sizes, whole ? DType::kInt64 : DType::kFloat32, values);
}

std::vector<Model> read_models() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/state_dicts.txt");
  std::vector<Model> models;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string kind, name;
    line >> kind;
    if (kind == "=") {
      std::string printed = text.substr(2);
      for (size_t at = 0; (at = printed.find("\\n", at)) != std::string::npos;) {
        printed.replace(at, 2, "\n");
      }
      models.push_back({printed, {}, {}, {}});
    } else if (kind == "state") {
      line >> name;
      models.back().state.emplace_back(name, read_tensor(line));
    } else if (kind == "in") {
      models.back().inputs.push_back(read_tensor(line));
    } else {
      models.back().output = read_tensor(line);
    }
  }
  return models;
}

Tensor part(const Handle& m, const char* name, const Tensor& x) {
  return c(nnc_module_call, c(nnc_module_get_submodule, m, name), x);
}

Tensor relu_pool(const Tensor& x) {
  return c(nnc_max_pool2d, c(nnc_relu, x), list({2}), none, list({0}), list({1}), false,
           testing::wanted, none);
}

Tensor lenet(const Handle& m, const Tensor& image) {
  Tensor x = relu_pool(part(m, "conv1", image));
  x = relu_pool(part(m, "conv2", x));
  x = c(nnc_relu, part(m, "fc1", c(nnc_view, x, list({-1, 108}))));
  return part(m, "fc3", c(nnc_relu, part(m, "fc2", x)));
}

Tensor tagger(const Handle& m, const Tensor& sentence) {
  const int64_t words = sentence.size(0);
  const Tensor embeds = c(nnc_view, part(m, "word_embeddings", sentence), list({words, 1, -1}));
  const Tensor out = part(m, "lstm", embeds);
  const Tensor tags = part(m, "hidden2tag", c(nnc_view, out, list({words, -1})));
  return c(nnc_log_softmax, tags, 1, 0);
}

TEST(StateDicts, OfPyTorchGiveItsOutputs) {
  const std::vector<Model> models = read_models();
  ASSERT_EQ(models.size(), 3u);
  for (size_t i = 0; i < models.size(); ++i) {
    const Model& model = models[i];
    SCOPED_TRACE(model.text);
    const Handle m = c(nnc_module_new, model.text.c_str());
    const Handle state = c(nnc_named_new);
    for (const auto& [name, tensor] : model.state) c(nnc_named_add, state, name.c_str(), tensor);
    c(nnc_module_load_state_dict, m, state, true, none, none);
    c(nnc_module_eval, m);
    const Tensor y = i == 0   ? lenet(m, model.inputs[0])
                     : i == 1 ? tagger(m, model.inputs[0])
                              : Tensor(c(nnc_module_forward, m, model.inputs, none));
    ASSERT_EQ(Dims(y.sizes()), Dims(model.output.sizes()));
    const std::vector<double> got = values_of(y), wanted = values_of(model.output);
    for (size_t k = 0; k < wanted.size(); ++k) EXPECT_NEAR(got[k], wanted[k], 2e-5) << k;
  }
}

}  // namespace
}  // namespace nnc
