// SPDX-License-Identifier: Apache-2.0
// Whole networks: the tutorial's LeNet and LSTM tagger, ResNet-18 and ResNet-50, encoders. The work
// of a training step is three times that of its forward.
#include "common.h"

namespace bench {
namespace {

Tensor relu(nnc_ctx* ctx, const Tensor& x) {
  return make(nnc_relu, ctx, x.get());
}
void relu_(nnc_ctx* ctx, const Tensor& x) {
  must(nnc_relu_(ctx, x.get()));
}
Tensor flatten(nnc_ctx* ctx, const Tensor& x) {
  return make(nnc_flatten, ctx, x.get(), 1, -1);
}
Tensor view(nnc_ctx* ctx, const Tensor& x, Sizes sizes) {
  return make(nnc_view, ctx, x.get(), sizes.begin(), static_cast<int64_t>(sizes.size()));
}

// zero_grad, loss of model(x), backward, step.
template <class Model, class Loss>
Step train(std::shared_ptr<Model> model, const char* optimizer_text, Tensor x, Tensor target,
           Loss loss) {
  must(nnc_module_train(grad(), model->module.get(), 1));
  auto opt = std::make_shared<Optimizer>(optimizer(optimizer_text, model->module));
  auto in = std::make_shared<Tensor>(std::move(x)),
       want = std::make_shared<Tensor>(std::move(target));
  return [=] {
    must(nnc_optimizer_zero_grad(grad(), opt->get()));
    backward(loss(model->forward(grad(), *in), *want));
    must(nnc_optimizer_step(grad(), opt->get()));
  };
}

Tensor cross_entropy(const Tensor& scores, const Tensor& target) {
  return make(nnc_cross_entropy, grad(), scores.get(), target.get(), nullptr, -100,
              NNC_REDUCTION_MEAN, 0.0);
}
Tensor nll_loss(const Tensor& scores, const Tensor& target) {
  return make(nnc_nll_loss, grad(), scores.get(), target.get(), nullptr, -100, NNC_REDUCTION_MEAN);
}

// ---- LeNet ----

struct LeNet {
  Module module = container("LeNet");
  Module conv1 = add(module, "conv1", "Conv2d(1, 6, 5)");
  Module conv2 = add(module, "conv2", "Conv2d(6, 16, 3)");
  Module fc1 = add(module, "fc1", "Linear(576, 120)");
  Module fc2 = add(module, "fc2", "Linear(120, 84)");
  Module fc3 = add(module, "fc3", "Linear(84, 10)");

  static Tensor pool(nnc_ctx* ctx, const Tensor& x) {
    const int64_t kernel = 2, padding = 0, dilation = 1;
    nnc_tensor* out = nullptr;
    must(nnc_max_pool2d(ctx, x.get(), &kernel, 1, nullptr, 0, &padding, 1, &dilation, 1, 0, &out,
                        nullptr));
    return Tensor(out);
  }
  Tensor forward(nnc_ctx* ctx, const Tensor& x) const {
    Tensor y = pool(ctx, relu(ctx, call(ctx, conv1, x)));
    y = pool(ctx, relu(ctx, call(ctx, conv2, y)));
    y = flatten(ctx, y);
    y = relu(ctx, call(ctx, fc1, y));
    y = relu(ctx, call(ctx, fc2, y));
    return call(ctx, fc3, y);
  }
};

Step lenet_train() {
  return train(std::make_shared<LeNet>(), "SGD(lr=0.01, momentum=0.9)", rand({64, 1, 32, 32}),
               randint(10, {64}), cross_entropy);
}
constexpr Work kLenetStep = flops(
    3 * 2.0 * 64 * (28 * 28 * 6 * 25 + 12 * 12 * 16 * 6 * 9 + 576 * 120 + 120 * 84 + 84 * 10));
const Workload kLenetTrain("lenet_train", lenet_train, kLenetStep);
const Workload kLenetTrainProgram(
    "lenet_train_program", [] { return step_program(lenet_train()); }, kLenetStep);

// ---- ResNet ----

std::string conv(int64_t in, int64_t out, int kernel, int stride, int padding) {
  return "Conv2d(" + std::to_string(in) + ", " + std::to_string(out) + ", " +
         std::to_string(kernel) + ", " + std::to_string(stride) + ", " + std::to_string(padding) +
         ", bias=False)";
}
std::string batch_norm(int64_t channels) {
  return "BatchNorm2d(" + std::to_string(channels) + ")";
}

// A residual block: two 3x3 convolutions, or (bottleneck) 1x1, 3x3, 1x1 to four times the width.
struct Block {
  Module module;
  std::vector<Module> convs, norms;
  Module down;  // null: the input itself

  Block(bool bottleneck, int64_t in, int64_t width, int stride)
      : module(container(bottleneck ? "Bottleneck" : "BasicBlock")) {
    const int64_t out = bottleneck ? width * 4 : width;
    if (bottleneck) {
      layer(conv(in, width, 1, 1, 0), width);
      layer(conv(width, width, 3, stride, 1), width);
      layer(conv(width, out, 1, 1, 0), out);
    } else {
      layer(conv(in, width, 3, stride, 1), width);
      layer(conv(width, width, 3, 1, 1), width);
    }
    if (stride != 1 || in != out)
      down = add(module, "down",
                 "Sequential(" + conv(in, out, 1, stride, 0) + ", " + batch_norm(out) + ")");
  }

  Tensor forward(nnc_ctx* ctx, const Tensor& x) const {
    Tensor y;
    for (size_t i = 0; i < convs.size(); ++i) {
      if (i > 0) relu_(ctx, y);
      y = call(ctx, convs[i], i > 0 ? y : x);
      y = call(ctx, norms[i], y);
    }
    if (down)
      y = make(nnc_add, ctx, y.get(), call(ctx, down, x).get(), 1.0);
    else
      y = make(nnc_add, ctx, y.get(), x.get(), 1.0);
    relu_(ctx, y);
    return y;
  }

 private:
  void layer(const std::string& conv_text, int64_t channels) {
    const std::string number = std::to_string(convs.size() + 1);
    convs.push_back(add(module, ("conv" + number).c_str(), conv_text));
    norms.push_back(add(module, ("bn" + number).c_str(), batch_norm(channels)));
  }
};

struct ResNet {
  Module module = container("ResNet");
  Module stem = add(module, "stem",
                    "Sequential(" + conv(3, 64, 7, 2, 3) + ", " + batch_norm(64) +
                        ", ReLU(inplace=True), MaxPool2d(3, 2, 1))");
  Module layers = add(module, "layers", "Sequential()");
  std::vector<Block> blocks;
  Module fc;

  ResNet(bool bottleneck, const std::vector<int>& depths) {
    int64_t in = 64;
    for (size_t i = 0; i < depths.size(); ++i) {
      const int64_t width = int64_t{64} << i;
      for (int j = 0; j < depths[i]; ++j) {
        blocks.emplace_back(bottleneck, in, width, i > 0 && j == 0 ? 2 : 1);
        must(nnc_module_register_module(grad(), layers.get(),
                                        std::to_string(blocks.size() - 1).c_str(),
                                        blocks.back().module.get()));
        in = width * (bottleneck ? 4 : 1);
      }
    }
    fc = add(module, "fc", "Linear(" + std::to_string(in) + ", 1000)");
  }

  Tensor forward(nnc_ctx* ctx, const Tensor& x) const {
    Tensor y = call(ctx, stem, x);
    for (const Block& block : blocks) y = block.forward(ctx, y);
    const int64_t one = 1;
    y = make(nnc_adaptive_avg_pool2d, ctx, y.get(), &one, 1);
    return call(ctx, fc, flatten(ctx, y));
  }
};

Step resnet50_infer(int64_t batch) {
  auto m = std::make_shared<ResNet>(true, std::vector<int>{3, 4, 6, 3});
  auto x = std::make_shared<Tensor>(rand({batch, 3, 224, 224}));
  must(nnc_module_eval(grad(), m->module.get()));
  return [=] { m->forward(no_grad(), *x); };
}

Step resnet50_program(int64_t batch) {
  auto m = std::make_shared<ResNet>(true, std::vector<int>{3, 4, 6, 3});
  must(nnc_module_eval(grad(), m->module.get()));
  return program([m](nnc_ctx* ctx, const Tensor& x) { return m->forward(ctx, x); },
                 rand({batch, 3, 224, 224}));
}

Step resnet18_train() {
  return train(std::make_shared<ResNet>(false, std::vector<int>{2, 2, 2, 2}),
               "SGD(lr=0.1, momentum=0.9)", rand({8, 3, 224, 224}), randint(1000, {8}),
               cross_entropy);
}
// Multiplications of an image of 224 x 224.
constexpr Work kResnet18Step = flops(3 * 2.0 * 8 * 1814073344),
               kResnet50Image = flops(2.0 * 4089184256);
const Workload kResnet18Train("resnet18_train", resnet18_train, kResnet18Step);
const Workload kResnet18TrainProgram(
    "resnet18_train_program", [] { return step_program(resnet18_train()); }, kResnet18Step);
const Workload kResnet50B1(
    "resnet50_infer_b1", [] { return resnet50_infer(1); }, kResnet50Image);
const Workload kResnet50B16(
    "resnet50_infer_b16", [] { return resnet50_infer(16); }, flops(16 * kResnet50Image.flops));
const Workload kResnet50ProgramB1(
    "resnet50_program_b1", [] { return resnet50_program(1); }, kResnet50Image);
const Workload kResnet50ProgramB16(
    "resnet50_program_b16", [] { return resnet50_program(16); }, flops(16 * kResnet50Image.flops));

// ---- LSTM tagger ----

struct LstmTagger {
  Module module = container("LSTMTagger");
  Module word_embeddings = add(module, "word_embeddings", "Embedding(10000, 64)");
  Module lstm = add(module, "lstm", "LSTM(64, 128)");
  Module hidden2tag = add(module, "hidden2tag", "Linear(128, 17)");

  Tensor forward(nnc_ctx* ctx, const Tensor& sentence) const {
    const int64_t words = nnc_tensor_size(sentence.get(), 0);
    const Tensor embeds = view(ctx, call(ctx, word_embeddings, sentence), {words, 1, -1});
    nnc_tensor* const in = embeds.get();
    nnc_tensor* out[3] = {};
    int64_t n_out = 0;
    must(nnc_module_forward(ctx, lstm.get(), &in, 1, nullptr, out, 3, &n_out));
    const Tensor output(out[0]), h(out[1]), c(out[2]);
    const Tensor tags = call(ctx, hidden2tag, view(ctx, output, {words, -1}));
    return make(nnc_log_softmax, ctx, tags.get(), 1, NNC_DTYPE_DEFAULT);
  }
};

Step tagger_train() {
  return train(std::make_shared<LstmTagger>(), "SGD(lr=0.1)", randint(10000, {30}),
               randint(17, {30}), nll_loss);
}
const Workload kTaggerTrain("tagger_train", tagger_train);
const Workload kTaggerTrainProgram("tagger_train_program",
                                   [] { return step_program(tagger_train()); });

// ---- stacks of encoder layers ----

std::shared_ptr<Module> encoder(int layers) {
  return std::make_shared<Module>(
      module("TransformerEncoder(TransformerEncoderLayer(768, 12, 3072, dropout=0.1, "
             "activation='gelu', batch_first=True), " +
             std::to_string(layers) + ", enable_nested_tensor=False)"));
}

Step encoder6_train() {
  auto m = encoder(6);
  auto x = std::make_shared<Tensor>(rand({8, 128, 768}));
  auto opt = std::make_shared<Optimizer>(optimizer("AdamW(lr=1e-4)", *m));
  return [=] {
    must(nnc_optimizer_zero_grad(grad(), opt->get()));
    backward(sum(grad(), call(grad(), *m, *x)));
    must(nnc_optimizer_step(grad(), opt->get()));
  };
}
Step encoder12_infer() {
  auto m = encoder(12);
  auto x = std::make_shared<Tensor>(rand({1, 128, 768}));
  must(nnc_module_eval(grad(), m->get()));
  return [=] { call(no_grad(), *m, *x); };
}

Step encoder12_program() {
  auto m = encoder(12);
  must(nnc_module_eval(grad(), m->get()));
  return program([m](nnc_ctx* ctx, const Tensor& x) { return call(ctx, *m, x); },
                 rand({1, 128, 768}));
}

// A layer for sequences of 128: the products with its weights, and those of attention.
constexpr Work encoder_work(int sequences, int layers) {
  return flops(layers * 2.0 * sequences * 128 * (12.0 * 768 * 768 + 2.0 * 128 * 768));
}
constexpr Work kEncoder6Step = flops(3 * encoder_work(8, 6).flops),
               kEncoder12 = encoder_work(1, 12);
const Workload kEncoder6Train("encoder6_train", encoder6_train, kEncoder6Step);
const Workload kEncoder6TrainProgram(
    "encoder6_train_program", [] { return step_program(encoder6_train()); }, kEncoder6Step);
const Workload kEncoder12B1("encoder12_infer_b1", encoder12_infer, kEncoder12);
const Workload kEncoder12ProgramB1("encoder12_program_b1", encoder12_program, kEncoder12);

}  // namespace
}  // namespace bench
