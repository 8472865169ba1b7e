// SPDX-License-Identifier: Apache-2.0
// PyTorch's tutorial "Building Models with PyTorch" in C++: it prints what PyTorch prints.
#include <iostream>
#include <nnc/nnc.hpp>

static void print_shape(const nnc::Tensor& tensor, const char* end) {
  std::string text;
  for (int64_t size : tensor.shape()) text += (text.empty() ? "" : ", ") + std::to_string(size);
  std::cout << "(" << text << (tensor.ndim() == 1 ? ",)" : ")") << end;
}

// [tiny_model]
struct TinyModel : nnc::UserModule<TinyModel> {
  TinyModel() : UserModule("TinyModel") {}
  nnc::Module linear1 = add("linear1", nnc::Linear(100, 200));
  nnc::Module activation = add("activation", nnc::ReLU());
  nnc::Module linear2 = add("linear2", nnc::Linear(200, 10));
  nnc::Module softmax = add("softmax", nnc::Softmax(nnc::kw("dim", -1)));

  nnc::Tensor forward(nnc::Tensor x) const {
    x = linear1(x);
    x = activation(x);
    x = linear2(x);
    return softmax(x);
  }
};

static void tiny_model() {
  TinyModel tinymodel;
  std::cout << "== tiny model\n" << tinymodel << "\n";
  std::cout << "== one layer\n" << tinymodel.linear2 << "\n";
  std::cout << "== model parameters\n";
  for (const auto& param : tinymodel.parameters()) std::cout << param << "\n";
  std::cout << "== layer parameters\n";
  for (const auto& [name, param] : tinymodel.linear2.named_parameters()) {
    std::cout << name << " ";
    print_shape(param, "\n");
    std::cout << param << "\n";
  }
  std::cout << "== tiny model output\n" << tinymodel(nnc::rand({2, 100})) << "\n";
}

// [linear]
static void linear() {
  nnc::Module lin = nnc::Linear(3, 2);
  nnc::Tensor x = nnc::rand({1, 3});
  std::cout << "== linear\n" << x << "\n";
  for (const auto& param : lin.parameters()) std::cout << param << "\n";
  std::cout << lin(x) << "\n";
  std::cout << (lin.parameter("weight").requires_grad() ? "True" : "False") << " "
            << (x.requires_grad() ? "True" : "False") << "\n";
}

// [lenet]
struct LeNet : nnc::UserModule<LeNet> {
  LeNet() : UserModule("LeNet") {}
  nnc::Module conv1 = add("conv1", nnc::Conv2d(1, 6, 5));
  nnc::Module conv2 = add("conv2", nnc::Conv2d(6, 16, 3));
  nnc::Module fc1 = add("fc1", nnc::Linear(16 * 6 * 6, 120));
  nnc::Module fc2 = add("fc2", nnc::Linear(120, 84));
  nnc::Module fc3 = add("fc3", nnc::Linear(84, 10));

  nnc::Tensor forward(nnc::Tensor x) const {
    x = nnc::max_pool2d(nnc::relu(conv1(x)), {2, 2});
    x = nnc::max_pool2d(nnc::relu(conv2(x)), 2);
    x = x.view({-1, 16 * 6 * 6});
    x = nnc::relu(fc1(x));
    x = nnc::relu(fc2(x));
    return fc3(x);
  }
};

static void lenet() {
  LeNet lenet;
  std::cout << "== lenet\n" << lenet << "\n";
  nnc::Tensor image = nnc::rand({1, 1, 32, 32});
  nnc::Tensor features = lenet.conv1(image);
  print_shape(features, " ");
  print_shape(nnc::max_pool2d(nnc::relu(features), 2), "\n");
  std::cout << lenet(image) << "\n";
}

// [lstm_tagger]
struct LSTMTagger : nnc::UserModule<LSTMTagger> {
  LSTMTagger(int embedding_dim, int hidden_dim, int vocab_size, int tagset_size)
      : UserModule("LSTMTagger"),
        word_embeddings(add("word_embeddings", nnc::Embedding(vocab_size, embedding_dim))),
        lstm(add("lstm", nnc::LSTM(embedding_dim, hidden_dim))),
        hidden2tag(add("hidden2tag", nnc::Linear(hidden_dim, tagset_size))) {}
  nnc::Module word_embeddings, lstm, hidden2tag;

  nnc::Tensor forward(const nnc::Tensor& sentence) const {
    const int64_t words = sentence.size(0);
    nnc::Tensor embeds = word_embeddings(sentence);
    nnc::Tensor out = lstm.forward({embeds.view({words, 1, -1})})[0];
    return nnc::log_softmax(hidden2tag(out.view({words, -1})), 1);
  }
};

static void lstm_tagger() {
  LSTMTagger tagger(6, 6, 9, 3);
  std::cout << "== lstm tagger\n" << tagger << "\n";
  nnc::Tensor sentence(std::vector<int64_t>{0, 1, 2, 3, 0, 4}, {6});
  std::cout << tagger(sentence) << "\n";
}

// [transformer]
static void transformer() {
  nnc::Module transformer = nnc::Transformer(
      nnc::kw("d_model", 16), nnc::kw("nhead", 4), nnc::kw("num_encoder_layers", 1),
      nnc::kw("num_decoder_layers", 1), nnc::kw("dim_feedforward", 32), nnc::kw("dropout", 0.1));
  std::cout << "== transformer\n" << transformer << "\n";
  transformer.eval();
  nnc::Tensor source = nnc::rand({5, 1, 16}), target = nnc::rand({3, 1, 16});
  std::cout << transformer(source, target) << "\n";
}

// [max_pool]
static void max_pool() {
  nnc::Tensor my_tensor = nnc::rand({1, 6, 6});
  nnc::Module maxpool_layer = nnc::MaxPool2d(3);
  std::cout << "== max pooling\n" << my_tensor << "\n" << maxpool_layer(my_tensor) << "\n";
  std::cout << "== min pooling\n" << -maxpool_layer(-my_tensor) << "\n";
}

// [batch_norm]
static void batch_norm() {
  nnc::Tensor my_tensor = nnc::rand({1, 4, 4}) * 20 + 5;
  std::cout << "== normalization\n" << my_tensor << "\n" << nnc::mean(my_tensor) << "\n";
  nnc::Module norm_layer = nnc::BatchNorm1d(4);
  std::cout << norm_layer(my_tensor) << "\n";
  std::cout << norm_layer.buffer("running_mean") << " " << norm_layer.buffer("num_batches_tracked")
            << "\n";
}

// [dropout]
static void dropout() {
  nnc::Tensor my_tensor = nnc::rand({1, 4, 4});
  nnc::Module dropout = nnc::Dropout(nnc::kw("p", 0.4));
  std::cout << "== dropout\n" << dropout(my_tensor) << "\n" << dropout(my_tensor) << "\n";
  dropout.eval();
  std::cout << (nnc::equal(dropout(my_tensor), my_tensor) ? "True" : "False") << "\n";
}

// [activations]
static void activations() {
  std::cout << "== activations\n";
  nnc::Tensor x = nnc::linspace(-3, 3, 7);
  for (const char* text :
       {"ReLU()", "LeakyReLU(0.1)", "PReLU()", "ELU()", "SELU()", "GELU()", "SiLU()", "Mish()",
        "ReLU6()", "Tanh()", "Hardtanh()", "Sigmoid()", "Hardsigmoid()", "Softplus()", "Softsign()",
        "LogSigmoid()", "Softmax(dim=0)"}) {
    const nnc::Module layer{std::string(text)};
    std::cout << layer << " " << layer(x) << "\n";
  }
}

// [losses]
static void losses() {
  nnc::Tensor pred = nnc::randn({3, 5}).requires_grad_();
  nnc::Tensor target(std::vector<int64_t>{1, 0, 4}, {3});
  std::cout << "== losses\n" << nnc::MSELoss()(pred, nnc::zeros({3, 5})) << "\n";
  nnc::Tensor loss = nnc::CrossEntropyLoss()(pred, target);
  std::cout << loss << "\n";
  loss.backward();
  std::cout << pred.grad() << "\n";
  std::cout << nnc::NLLLoss()(nnc::log_softmax(pred, 1), target) << "\n";
  std::cout << nnc::L1Loss()(pred, nnc::zeros({3, 5})) << "\n";
}

// [main]
int main() {
  nnc::manual_seed(0);
  tiny_model();
  linear();
  lenet();
  lstm_tagger();
  transformer();
  max_pool();
  batch_norm();
  dropout();
  activations();
  losses();
}
