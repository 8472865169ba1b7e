/* SPDX-License-Identifier: Apache-2.0 */
/* PyTorch's tutorial "Building Models with PyTorch" in C: what it prints, this prints. */
#include <inttypes.h>
#include <stdio.h>

#include "common/output.h"
#include "common/try.h"

/* ---- small help: print(...) of Python, layers in one line ---- */

static void title(const char *text) {
  printf("== %s\n", text);
}

static nnc_error *print_tensor_end(nnc_ctx *c, nnc_tensor *tensor, const char *end) {
  nnc_string *text;
  TRY(nnc_tensor_repr(c, tensor, &text));
  printf("%s%s", nnc_string_data(text), end);
  return NULL;
}

static nnc_error *print_tensor(nnc_ctx *c, nnc_tensor *tensor) {
  return print_tensor_end(c, tensor, "\n");
}

static nnc_error *print_module(nnc_ctx *c, nnc_module *module) {
  nnc_string *text;
  TRY(nnc_module_repr(c, module, &text));
  puts(nnc_string_data(text));
  return NULL;
}

/* The sizes as Python prints a tuple: (2, 3), (2,). */
static void print_shape(nnc_tensor *tensor) {
  const int64_t ndim = nnc_tensor_ndim(tensor);
  int64_t d;
  putchar('(');
  for (d = 0; d < ndim; d++) printf("%s%" PRId64, d > 0 ? ", " : "", nnc_tensor_size(tensor, d));
  fputs(ndim == 1 ? ",)" : ")", stdout);
}

/* All parameters, with names and shapes if wanted. */
static nnc_error *print_parameters(nnc_ctx *c, nnc_module *module, int names) {
  nnc_named *parameters;
  int64_t i;
  TRY(nnc_module_named_parameters(c, module, &parameters));
  for (i = 0; i < nnc_named_count(parameters); i++) {
    nnc_tensor *parameter;
    TRY(nnc_named_tensor(c, parameters, i, &parameter));
    if (names) {
      printf("%s ", nnc_named_key(parameters, i));
      print_shape(parameter);
      putchar('\n');
    }
    TRY(print_tensor(c, parameter));
  }
  return NULL;
}

/* A part of a model: made from text, registered, and its handle for the forward function. */
static nnc_error *add(nnc_ctx *c, nnc_module *parent, const char *name, const char *text,
                      nnc_module **out) {
  TRY(nnc_module_add(c, parent, name, text));
  return nnc_module_get_submodule(c, parent, name, out);
}

/* A layer used once. */
static nnc_error *apply(nnc_ctx *c, const char *text, nnc_tensor *x, nnc_tensor **out) {
  nnc_module *layer;
  TRY(nnc_module_new(c, text, &layer));
  return nnc_module_call(c, layer, x, out);
}

/* The same for layers of two inputs, such as losses. */
static nnc_error *apply2(nnc_ctx *c, const char *text, nnc_tensor *a, nnc_tensor *b,
                         nnc_tensor **out) {
  nnc_tensor *inputs[2];
  nnc_module *layer;
  int64_t n_outputs;
  inputs[0] = a;
  inputs[1] = b;
  TRY(nnc_module_new(c, text, &layer));
  return nnc_module_forward(c, layer, inputs, 2, NULL, out, 1, &n_outputs);
}

/* [tiny_model] */

typedef struct {
  nnc_module *module, *linear1, *activation, *linear2, *softmax;
} tiny_model;

static nnc_error *tiny_new(nnc_ctx *c, tiny_model *m) {
  TRY(nnc_module_container(c, "TinyModel", &m->module));
  TRY(add(c, m->module, "linear1", "Linear(100, 200)", &m->linear1));
  TRY(add(c, m->module, "activation", "ReLU()", &m->activation));
  TRY(add(c, m->module, "linear2", "Linear(200, 10)", &m->linear2));
  return add(c, m->module, "softmax", "Softmax(dim=-1)", &m->softmax);
}

static nnc_error *tiny_forward(nnc_ctx *c, const tiny_model *m, nnc_tensor *x, nnc_tensor **out) {
  TRY(nnc_module_call(c, m->linear1, x, &x));
  TRY(nnc_module_call(c, m->activation, x, &x));
  TRY(nnc_module_call(c, m->linear2, x, &x));
  return nnc_module_call(c, m->softmax, x, out);
}

static nnc_error *show_tiny_model(nnc_ctx *c) {
  const int64_t dims[] = {2, 100};
  tiny_model tiny;
  nnc_tensor *x;
  TRY(tiny_new(c, &tiny));
  title("tiny model");
  TRY(print_module(c, tiny.module));
  title("one layer");
  TRY(print_module(c, tiny.linear2));
  title("model parameters");
  TRY(print_parameters(c, tiny.module, 0));
  title("layer parameters");
  TRY(print_parameters(c, tiny.linear2, 1));
  title("tiny model output");
  TRY(nnc_rand(c, dims, 2, NNC_FLOAT32, &x));
  TRY(tiny_forward(c, &tiny, x, &x));
  return print_tensor(c, x);
}

/* [linear] */
static const char *python_bool(int32_t value) {
  return value ? "True" : "False";
}

static nnc_error *show_linear(nnc_ctx *c) {
  const int64_t dims[] = {1, 3};
  nnc_module *linear;
  nnc_tensor *x, *y, *weight;
  title("linear");
  TRY(nnc_module_new(c, "Linear(3, 2)", &linear));
  TRY(nnc_rand(c, dims, 2, NNC_FLOAT32, &x));
  TRY(print_tensor(c, x));
  TRY(print_parameters(c, linear, 0));
  TRY(nnc_module_call(c, linear, x, &y));
  TRY(print_tensor(c, y));
  TRY(nnc_module_get_parameter(c, linear, "weight", &weight));
  printf("%s %s\n", python_bool(nnc_tensor_requires_grad(weight)),
         python_bool(nnc_tensor_requires_grad(x)));
  return NULL;
}

/* [lenet] */

typedef struct {
  nnc_module *module, *conv1, *conv2, *fc1, *fc2, *fc3;
} lenet;

static nnc_error *lenet_new(nnc_ctx *c, lenet *m) {
  TRY(nnc_module_container(c, "LeNet", &m->module));
  TRY(add(c, m->module, "conv1", "Conv2d(1, 6, 5)", &m->conv1));
  TRY(add(c, m->module, "conv2", "Conv2d(6, 16, 3)", &m->conv2));
  TRY(add(c, m->module, "fc1", "Linear(576, 120)", &m->fc1));
  TRY(add(c, m->module, "fc2", "Linear(120, 84)", &m->fc2));
  return add(c, m->module, "fc3", "Linear(84, 10)", &m->fc3);
}

static nnc_error *relu_pool(nnc_ctx *c, nnc_tensor *x, nnc_tensor **out) {
  const int64_t kernel = 2, padding = 0, dilation = 1;
  TRY(nnc_relu(c, x, &x));
  return nnc_max_pool2d(c, x, &kernel, 1, NULL, 0, &padding, 1, &dilation, 1, 0, out, NULL);
}

static nnc_error *lenet_forward(nnc_ctx *c, const lenet *m, nnc_tensor *x, nnc_tensor **out) {
  const int64_t flat[] = {-1, 16 * 6 * 6};
  TRY(nnc_module_call(c, m->conv1, x, &x));
  TRY(relu_pool(c, x, &x));
  TRY(nnc_module_call(c, m->conv2, x, &x));
  TRY(relu_pool(c, x, &x));
  TRY(nnc_view(c, x, flat, 2, &x));
  TRY(nnc_module_call(c, m->fc1, x, &x));
  TRY(nnc_relu(c, x, &x));
  TRY(nnc_module_call(c, m->fc2, x, &x));
  TRY(nnc_relu(c, x, &x));
  return nnc_module_call(c, m->fc3, x, out);
}

static nnc_error *show_lenet(nnc_ctx *c) {
  const int64_t dims[] = {1, 1, 32, 32};
  lenet net;
  nnc_tensor *image, *features, *pooled, *scores;
  TRY(lenet_new(c, &net));
  title("lenet");
  TRY(print_module(c, net.module));
  TRY(nnc_rand(c, dims, 4, NNC_FLOAT32, &image));
  TRY(nnc_module_call(c, net.conv1, image, &features));
  TRY(relu_pool(c, features, &pooled));
  print_shape(features);
  putchar(' ');
  print_shape(pooled);
  putchar('\n');
  TRY(lenet_forward(c, &net, image, &scores));
  return print_tensor(c, scores);
}

/* [lstm_tagger] */

typedef struct {
  nnc_module *module, *word_embeddings, *lstm, *hidden2tag;
} lstm_tagger;

static nnc_error *tagger_new(nnc_ctx *c, lstm_tagger *m) {
  TRY(nnc_module_container(c, "LSTMTagger", &m->module));
  TRY(add(c, m->module, "word_embeddings", "Embedding(9, 6)", &m->word_embeddings));
  TRY(add(c, m->module, "lstm", "LSTM(6, 6)", &m->lstm));
  return add(c, m->module, "hidden2tag", "Linear(6, 3)", &m->hidden2tag);
}

static nnc_error *tagger_forward(nnc_ctx *c, const lstm_tagger *m, nnc_tensor *sentence,
                                 nnc_tensor **out) {
  const int64_t words = nnc_tensor_size(sentence, 0);
  const int64_t one_batch[] = {words, 1, -1}, flat[] = {words, -1};
  nnc_tensor *embeds, *states[3], *tags;
  int64_t n_states;
  TRY(nnc_module_call(c, m->word_embeddings, sentence, &embeds));
  TRY(nnc_view(c, embeds, one_batch, 3, &embeds));
  TRY(nnc_module_forward(c, m->lstm, &embeds, 1, NULL, states, 3, &n_states));
  TRY(nnc_view(c, states[0], flat, 2, &tags));
  TRY(nnc_module_call(c, m->hidden2tag, tags, &tags));
  return nnc_log_softmax(c, tags, 1, NNC_DTYPE_DEFAULT, out);
}

static nnc_error *show_tagger(nnc_ctx *c) {
  const int64_t words[] = {0, 1, 2, 3, 0, 4}, n_words = 6;
  lstm_tagger tagger;
  nnc_tensor *sentence, *tags;
  TRY(tagger_new(c, &tagger));
  title("lstm tagger");
  TRY(print_module(c, tagger.module));
  TRY(nnc_tensor_from_data(c, words, &n_words, 1, NNC_INT64, &sentence));
  TRY(tagger_forward(c, &tagger, sentence, &tags));
  return print_tensor(c, tags);
}

/* [transformer] */

static nnc_error *show_transformer(nnc_ctx *c) {
  const int64_t source[] = {5, 1, 16}, target[] = {3, 1, 16};
  nnc_module *transformer;
  nnc_tensor *inputs[2], *y;
  int64_t n_outputs;
  title("transformer");
  TRY(nnc_module_new(c,
                     "Transformer(d_model=16, nhead=4, num_encoder_layers=1, num_decoder_layers=1, "
                     "dim_feedforward=32, dropout=0.1)",
                     &transformer));
  TRY(print_module(c, transformer));
  TRY(nnc_module_eval(c, transformer));
  TRY(nnc_rand(c, source, 3, NNC_FLOAT32, &inputs[0]));
  TRY(nnc_rand(c, target, 3, NNC_FLOAT32, &inputs[1]));
  TRY(nnc_module_forward(c, transformer, inputs, 2, NULL, &y, 1, &n_outputs));
  return print_tensor(c, y);
}

/* [max_pool] */

static nnc_error *show_pooling(nnc_ctx *c) {
  const int64_t dims[] = {1, 6, 6};
  nnc_tensor *x, *y;
  title("max pooling");
  TRY(nnc_rand(c, dims, 3, NNC_FLOAT32, &x));
  TRY(print_tensor(c, x));
  TRY(apply(c, "MaxPool2d(3)", x, &y));
  TRY(print_tensor(c, y));
  title("min pooling");
  TRY(nnc_neg(c, x, &x));
  TRY(apply(c, "MaxPool2d(3)", x, &y));
  TRY(nnc_neg(c, y, &y));
  return print_tensor(c, y);
}

/* [batch_norm] */
static nnc_error *show_normalization(nnc_ctx *c) {
  const int64_t dims[] = {1, 4, 4};
  nnc_module *norm;
  nnc_tensor *x, *mean, *y, *running_mean, *batches;
  title("normalization");
  TRY(nnc_rand(c, dims, 3, NNC_FLOAT32, &x));
  TRY(nnc_mul_scalar(c, x, 20, &x));
  TRY(nnc_add_scalar(c, x, 5, &x));
  TRY(print_tensor(c, x));
  TRY(nnc_mean(c, x, NULL, 0, 0, NNC_DTYPE_DEFAULT, &mean));
  TRY(print_tensor(c, mean));
  TRY(nnc_module_new(c, "BatchNorm1d(4)", &norm));
  TRY(nnc_module_call(c, norm, x, &y));
  TRY(print_tensor(c, y));
  TRY(nnc_module_get_buffer(c, norm, "running_mean", &running_mean));
  TRY(nnc_module_get_buffer(c, norm, "num_batches_tracked", &batches));
  TRY(print_tensor_end(c, running_mean, " "));
  return print_tensor(c, batches);
}

/* [dropout] */
static nnc_error *show_dropout(nnc_ctx *c) {
  const int64_t dims[] = {1, 4, 4};
  nnc_module *dropout;
  nnc_tensor *x, *y;
  int32_t equal;
  title("dropout");
  TRY(nnc_rand(c, dims, 3, NNC_FLOAT32, &x));
  TRY(nnc_module_new(c, "Dropout(p=0.4)", &dropout));
  TRY(nnc_module_call(c, dropout, x, &y));
  TRY(print_tensor(c, y));
  TRY(nnc_module_call(c, dropout, x, &y));
  TRY(print_tensor(c, y));
  TRY(nnc_module_eval(c, dropout));
  TRY(nnc_module_call(c, dropout, x, &y));
  TRY(nnc_equal(c, y, x, &equal));
  puts(python_bool(equal));
  return NULL;
}

/* [activations] */
static nnc_error *show_activations(nnc_ctx *c) {
  static const char *const layers[] = {
      "ReLU()",        "LeakyReLU(0.1)", "PReLU()",    "ELU()",        "SELU()",        "GELU()",
      "SiLU()",        "Mish()",         "ReLU6()",    "Tanh()",       "Hardtanh()",    "Sigmoid()",
      "Hardsigmoid()", "Softplus()",     "Softsign()", "LogSigmoid()", "Softmax(dim=0)"};
  size_t i;
  nnc_tensor *x;
  title("activations");
  TRY(nnc_linspace(c, -3, 3, 7, NNC_FLOAT32, &x));
  for (i = 0; i < sizeof layers / sizeof layers[0]; i++) {
    nnc_module *layer;
    nnc_string *text;
    nnc_tensor *y;
    TRY(nnc_module_new(c, layers[i], &layer));
    TRY(nnc_module_repr(c, layer, &text));
    printf("%s ", nnc_string_data(text));
    TRY(nnc_module_call(c, layer, x, &y));
    TRY(print_tensor(c, y));
  }
  return NULL;
}

/* [losses] */
static nnc_error *show_losses(nnc_ctx *c) {
  const int64_t dims[] = {3, 5}, classes[] = {1, 0, 4};
  nnc_tensor *prediction, *zeros, *target, *loss, *gradient, *log_probabilities;
  title("losses");
  TRY(nnc_randn(c, dims, 2, NNC_FLOAT32, &prediction));
  TRY(nnc_tensor_requires_grad_(c, prediction, 1));
  TRY(nnc_zeros(c, dims, 2, NNC_FLOAT32, &zeros));
  TRY(nnc_tensor_from_data(c, classes, dims, 1, NNC_INT64, &target));
  TRY(apply2(c, "MSELoss()", prediction, zeros, &loss));
  TRY(print_tensor(c, loss));
  TRY(apply2(c, "CrossEntropyLoss()", prediction, target, &loss));
  TRY(print_tensor(c, loss));
  TRY(nnc_backward(c, loss));
  TRY(nnc_tensor_grad(c, prediction, &gradient));
  TRY(print_tensor(c, gradient));
  TRY(nnc_log_softmax(c, prediction, 1, NNC_DTYPE_DEFAULT, &log_probabilities));
  TRY(apply2(c, "NLLLoss()", log_probabilities, target, &loss));
  TRY(print_tensor(c, loss));
  TRY(apply2(c, "L1Loss()", prediction, zeros, &loss));
  return print_tensor(c, loss);
}

/* [main] */
/* c is a scope: every handle made through it dies with it. */
static nnc_error *run(nnc_ctx *c) {
  TRY(nnc_manual_seed(c, 0));
  TRY(show_tiny_model(c));
  TRY(show_linear(c));
  TRY(show_lenet(c));
  TRY(show_tagger(c));
  TRY(show_transformer(c));
  TRY(show_pooling(c));
  TRY(show_normalization(c));
  TRY(show_dropout(c));
  TRY(show_activations(c));
  return show_losses(c);
}

int main(void) {
  nnc_ctx *c = NULL;
  nnc_error *error;
  if (output_missing("building_models")) return 1;
  error = nnc_ctx_scope(NULL, &c);
  if (error == NULL) error = run(c);
  nnc_release(c);
  return report("building_models", error);
}
