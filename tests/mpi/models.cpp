// SPDX-License-Identifier: Apache-2.0
#include "models.h"

#include <stdexcept>

namespace nnc_test {

namespace {

struct Failed {
  nnc_error* error;
};
void must(nnc_error* e) {
  if (e) throw Failed{e};
}

nnc_error* run_forward(uintptr_t self, nnc_ctx* ctx, nnc_module* module, nnc_tensor* const* inputs,
                       int64_t n_inputs, nnc_kwargs*, nnc_tensor** outputs, int64_t,
                       int64_t* n_outputs) {
  try {
    outputs[0] = (*reinterpret_cast<Forward*>(self))(ctx, module, {inputs, inputs + n_inputs});
    *n_outputs = 1;
    return nullptr;
  } catch (const Failed& f) {
    return f.error;
  }
}

nnc_error* copy_forward(uintptr_t self, nnc_ctx*, nnc_module*, uintptr_t* copied) {
  *copied = reinterpret_cast<uintptr_t>(new Forward(*reinterpret_cast<Forward*>(self)));
  return nullptr;
}

void end_forward(uintptr_t self) {
  delete reinterpret_cast<Forward*>(self);
}

nnc_tensor* call(nnc_ctx* c, nnc_module* m, const char* child, nnc_tensor* x) {
  nnc_module* part = nullptr;
  nnc_tensor* y = nullptr;
  must(nnc_module_get_submodule(c, m, child, &part));
  must(nnc_module_call(c, part, x, &y));
  return y;
}

nnc_tensor* relu(nnc_ctx* c, nnc_tensor* x) {
  nnc_tensor* y = nullptr;
  must(nnc_relu(c, x, &y));
  return y;
}

nnc_tensor* pool(nnc_ctx* c, nnc_tensor* x) {
  const int64_t kernel = 2, padding = 0, dilation = 1;
  nnc_tensor* y = nullptr;
  must(nnc_max_pool2d(c, x, &kernel, 1, nullptr, 0, &padding, 1, &dilation, 1, 0, &y, nullptr));
  return y;
}

nnc_tensor* flatten(nnc_ctx* c, nnc_tensor* x) {
  nnc_tensor* y = nullptr;
  must(nnc_flatten(c, x, 1, -1, &y));
  return y;
}

// The two convolutions of a block, with what goes past them.
nnc_tensor* block_forward(nnc_ctx* c, nnc_module* m, const std::vector<nnc_tensor*>& in) {
  nnc_tensor *y = call(c, m, "main", in[0]), *out = nullptr;
  must(nnc_add(c, y, call(c, m, "past", in[0]), 1.0, &out));
  return relu(c, out);
}

}  // namespace

nnc_module* network(nnc_ctx* c, const char* name,
                    const std::vector<std::pair<std::string, std::string>>& children,
                    Forward forward) {
  static const nnc_module_vtable kTable = {sizeof kTable, run_forward, nullptr, end_forward,
                                           copy_forward,  nullptr,     nullptr, nullptr};
  auto* self = new Forward(std::move(forward));
  nnc_module* m = nullptr;
  must(nnc_module_new_user(c, name, &kTable, reinterpret_cast<uintptr_t>(self), &m));
  for (const auto& [child, text] : children) {
    must(nnc_module_add(c, m, child.c_str(), text.c_str()));
  }
  return m;
}

nnc_module* lenet(nnc_ctx* c) {
  return network(c, "LeNet",
                 {{"conv1", "Conv2d(1, 6, 5)"},
                  {"conv2", "Conv2d(6, 16, 3)"},
                  {"fc1", "Linear(576, 120)"},
                  {"fc2", "Linear(120, 84)"},
                  {"fc3", "Linear(84, 10)"}},
                 [](nnc_ctx* s, nnc_module* m, const std::vector<nnc_tensor*>& in) {
                   nnc_tensor* x = pool(s, relu(s, call(s, m, "conv1", in[0])));
                   x = flatten(s, pool(s, relu(s, call(s, m, "conv2", x))));
                   x = relu(s, call(s, m, "fc1", x));
                   return call(s, m, "fc3", relu(s, call(s, m, "fc2", x)));
                 });
}

nnc_module* resnet18(nnc_ctx* c, int width) {
  const auto n = [](int value) { return std::to_string(value); };
  const auto conv = [&](int in, int out, int kernel, int stride) {
    return "Conv2d(" + n(in) + ", " + n(out) + ", " + n(kernel) + ", stride=" + n(stride) +
           ", padding=" + n(kernel / 2) + ", bias=False), BatchNorm2d(" + n(out) + ")";
  };
  nnc_module* net =
      network(c, "ResNet",
              {{"stem", "Sequential(" + conv(3, width, 7, 2) + ", ReLU(), MaxPool2d(3, 2, 1))"}},
              [](nnc_ctx* s, nnc_module* m, const std::vector<nnc_tensor*>& in) {
                nnc_tensor* x = call(s, m, "stem", in[0]);
                for (int i = 0; i < 8; ++i)
                  x = call(s, m, ("block" + std::to_string(i)).c_str(), x);
                return call(s, m, "fc", flatten(s, call(s, m, "pool", x)));
              });
  int in = width;
  for (int i = 0; i < 8; ++i) {
    const int out = width << (i / 2), stride = i % 2 == 0 && i > 0 ? 2 : 1;
    nnc_module* block = network(
        c, "BasicBlock",
        {{"main",
          "Sequential(" + conv(in, out, 3, stride) + ", ReLU(), " + conv(out, out, 3, 1) + ")"},
         {"past", in == out ? "Identity()" : "Sequential(" + conv(in, out, 1, stride) + ")"}},
        block_forward);
    must(nnc_module_register_module(c, net, ("block" + n(i)).c_str(), block));
    in = out;
  }
  must(nnc_module_add(c, net, "pool", "AdaptiveAvgPool2d(1)"));
  must(nnc_module_add(c, net, "fc", ("Linear(" + n(in) + ", 10)").c_str()));
  return net;
}

nnc_module* tagger(nnc_ctx* c, int words, int tags) {
  return network(c, "LSTMTagger",
                 {{"embedding", "Embedding(" + std::to_string(words) + ", 16)"},
                  {"lstm", "LSTM(16, 12, batch_first=True, bidirectional=True)"},
                  {"hidden2tag", "Linear(24, " + std::to_string(tags) + ")"}},
                 [](nnc_ctx* s, nnc_module* m, const std::vector<nnc_tensor*>& in) {
                   nnc_tensor* x = call(s, m, "lstm", call(s, m, "embedding", in[0]));
                   nnc_tensor* y = nullptr;
                   const int64_t order[] = {0, 2, 1};
                   must(nnc_permute(s, call(s, m, "hidden2tag", x), order, 3, &y));
                   return y;
                 });
}

nnc_module* encoder(nnc_ctx* c, int words, int classes) {
  return network(c, "Classifier",
                 {{"embedding", "Embedding(" + std::to_string(words) + ", 16)"},
                  {"encoder",
                   "TransformerEncoder(TransformerEncoderLayer(16, 4, dim_feedforward=32, "
                   "dropout=0.0, batch_first=True), num_layers=2)"},
                  {"head", "Linear(16, " + std::to_string(classes) + ")"}},
                 [](nnc_ctx* s, nnc_module* m, const std::vector<nnc_tensor*>& in) {
                   nnc_tensor* x = call(s, m, "encoder", call(s, m, "embedding", in[0]));
                   nnc_tensor* mean = nullptr;
                   const int64_t dim = 1;
                   must(nnc_mean(s, x, &dim, 1, 0, NNC_DTYPE_DEFAULT, &mean));
                   return call(s, m, "head", mean);
                 });
}

}  // namespace nnc_test
