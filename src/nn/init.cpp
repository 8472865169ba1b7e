// SPDX-License-Identifier: Apache-2.0
#include "nn/init.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ops/convert.h"
#include "ops/random.h"

namespace nnc::nn {

constinit thread_local NoInitialValues* NoInitialValues::t_current
    __attribute__((tls_model("initial-exec"))) = nullptr;

void NoInitialValues::use(const Tensor& t) {
  if (!left_ || !t.defined()) return;
  const int64_t numel = is_uninitialized(t) ? 0 : t.numel();
  check(left_->tensors > 0 && numel <= left_->elements, Code::kFile,
        "the module has more parameters and buffers than the file");
  --left_->tensors;
  left_->elements -= numel;
}

void NoInitialValues::use_module() {
  if (!left_) return;
  check(left_->modules > 0, Code::kFile, "more modules than a file of so many tensors may have");
  --left_->modules;
}

void init_uniform(const Tensor& t, double low, double high) {
  if (NoInitialValues::active()) return;
  const GradGuard off(false);
  ops::uniform_(t, low, high);
}

void init_normal(const Tensor& t, double mean, double std) {
  if (NoInitialValues::active()) return;
  const GradGuard off(false);
  ops::normal_(t, mean, std);
}

void init_constant(const Tensor& t, Scalar value) {
  if (NoInitialValues::active()) return;
  const GradGuard off(false);
  ops::fill_(t, value);
}

double python_square(double v, const char* op) {
  // Where compilers see the 2 they multiply.
  const volatile double two = 2;
  const double square = std::pow(v, two);
  check(std::isfinite(square) || !std::isfinite(v), Code::kInvalid, op,
        ": Numerical result out of range: ", v, " squared");
  return square;
}

double calculate_gain(std::string_view nonlinearity, std::optional<double> param, const char* op) {
  constexpr std::string_view kOne[] = {"linear",           "conv1d",           "conv2d",
                                       "conv3d",           "conv_transpose1d", "conv_transpose2d",
                                       "conv_transpose3d", "sigmoid"};
  if (std::find(std::begin(kOne), std::end(kOne), nonlinearity) != std::end(kOne)) return 1;
  if (nonlinearity == "tanh") return 5.0 / 3;
  if (nonlinearity == "relu") return std::sqrt(2.0);
  if (nonlinearity == "leaky_relu")
    return std::sqrt(2.0 / (1 + python_square(param.value_or(0.01), op)));
  check(nonlinearity == "selu", Code::kInvalid, op, ": Unsupported nonlinearity ", nonlinearity);
  return 3.0 / 4;
}

namespace {

// Inputs of one output and outputs of one input. A tensor without elements may have more of them
// than an integer counts.
struct Fans {
  Fans(const Tensor& t, const char* op) {
    check(t.dim() >= 2, Code::kShape, op, ": Fan in and fan out can not be computed for tensor ",
          "with fewer than 2 dimensions, got ", t.sizes());
    double field = 1;
    for (int64_t d = 2; d < t.dim(); ++d) field *= static_cast<double>(t.size(d));
    in = static_cast<double>(t.size(1)) * field;
    out = static_cast<double>(t.size(0)) * field;
  }
  double in, out;
};

double xavier_deviation(const Tensor& t, double gain, const char* op) {
  const Fans fans(t, op);
  check(fans.in + fans.out > 0, Code::kShape, op, ": fan in and fan out are 0, got ", t.sizes());
  return gain * std::sqrt(2.0 / (fans.in + fans.out));
}

bool counts_inputs(std::string_view mode, const char* op) {
  std::string lower(mode);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  check(lower == "fan_in" || lower == "fan_out", Code::kInvalid, op, ": Mode ", lower,
        " not supported, please use one of ['fan_in', 'fan_out']");
  return lower == "fan_in";
}

double kaiming_deviation(const Tensor& t, const Kaiming& k, const char* op) {
  const bool inputs = counts_inputs(k.mode, op);
  const Fans fans(t, op);
  return calculate_gain(k.nonlinearity, k.a, op) / std::sqrt(inputs ? fans.in : fans.out);
}

}  // namespace

void init_kaiming_uniform(const Tensor& t, const Kaiming& k) {
  if (t.numel() == 0) return;
  const double bound = std::sqrt(3.0) * kaiming_deviation(t, k, "kaiming_uniform_");
  init_uniform(t, -bound, bound);
}

void init_kaiming_normal(const Tensor& t, const Kaiming& k) {
  if (t.numel() == 0) return;
  init_normal(t, 0, kaiming_deviation(t, k, "kaiming_normal_"));
}

void init_xavier_uniform(const Tensor& t, double gain) {
  const double bound = std::sqrt(3.0) * xavier_deviation(t, gain, "xavier_uniform_");
  init_uniform(t, -bound, bound);
}

void init_xavier_normal(const Tensor& t, double gain) {
  init_normal(t, 0, xavier_deviation(t, gain, "xavier_normal_"));
}

void init_weight_and_bias(const Tensor& weight, const Tensor& bias) {
  init_kaiming_uniform(weight, {std::sqrt(5.0)});
  if (!bias.defined()) return;
  const Fans fans(weight, "reset_parameters");
  const double bound = fans.in > 0 ? 1 / std::sqrt(fans.in) : 0;
  init_uniform(bias, 0 - bound, bound);  // from 0 to 0, not from -0
}

void init_scale_and_shift(const Tensor& weight, const Tensor& bias) {
  if (weight.defined()) init_constant(weight, 1);
  if (bias.defined()) init_constant(bias, 0);
}

}  // namespace nnc::nn
