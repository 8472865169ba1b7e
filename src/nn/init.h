// SPDX-License-Identifier: Apache-2.0
// Initial values of parameters, drawn as torch.nn.init draws them: the layers' own, and
// nnc/init.h. No gradients are recorded.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "tensor/tensor.h"

namespace nnc::nn {

// While one lives, this thread's functions below leave tensors as they are: for modules that are
// made without initial values. False: they do not, for what a function of the host's makes
// meanwhile.
class NoInitialValues {
 public:
  explicit NoInitialValues(bool active = true)
      : outer_(std::exchange(t_current, this)), active_(active) {}
  // How many modules there may be, how many parameters and buffers they may register, and of how
  // many elements in all: for a text from a file, of which a short one can name what fills the
  // memory.
  struct Most {
    int64_t modules, tensors, elements;
  };
  explicit NoInitialValues(const Most& most) : NoInitialValues() { left_ = most; }
  ~NoInitialValues() { t_current = outer_; }
  NoInitialValues(const NoInitialValues&) = delete;
  NoInitialValues& operator=(const NoInitialValues&) = delete;
  static bool active() { return t_current && t_current->active_; }
  // Called with each tensor that a module of this thread registers: an error beyond the most.
  static void count(const Tensor& t) {
    if (t_current) t_current->use(t);
  }
  // The same with each module.
  static void count_module() {
    if (t_current) t_current->use_module();
  }

 private:
  void use(const Tensor& t);
  void use_module();

  // Initial-exec: Note [Static TLS] in tensor/allocator.cpp.
  static constinit thread_local NoInitialValues* t_current
      __attribute__((tls_model("initial-exec")));
  NoInitialValues* const outer_;
  const bool active_;
  std::optional<Most> left_;
};

void init_uniform(const Tensor& t, double low, double high);
void init_normal(const Tensor& t, double mean, double std);
void init_constant(const Tensor& t, Scalar value);
// Normal numbers, those outside of low..high drawn again (init_truncated.cpp).
void init_trunc_normal(const Tensor& t, double mean, double std, double low, double high);

// v^2 as Python computes v ** 2, which is not always v * v; like there an error if it overflows.
double python_square(double v, const char* op);
// By how much a layer grows what follows that function. param: the slope of "leaky_relu".
double calculate_gain(std::string_view nonlinearity, std::optional<double> param,
                      const char* op = "calculate_gain");

// He et al. 2015: uniform in +-bound with bound = gain sqrt(3 / fan), or normal with deviation
// gain / sqrt(fan). a: the slope of "leaky_relu"; sqrt(5) is what Linear and the convolutions use.
struct Kaiming {
  double a = 0;
  std::string_view mode = "fan_in", nonlinearity = "leaky_relu";
};
void init_kaiming_uniform(const Tensor& t, const Kaiming& k);
void init_kaiming_normal(const Tensor& t, const Kaiming& k);
// Glorot and Bengio 2010: uniform in +-gain sqrt(6 / (fan_in + fan_out)), or normal with deviation
// gain sqrt(2 / (fan_in + fan_out)).
void init_xavier_uniform(const Tensor& t, double gain = 1);
void init_xavier_normal(const Tensor& t, double gain = 1);
// Of Linear and the convolutions: the weight as said, then a bias, which may be undefined, uniform
// in +-1 / sqrt(fan in). That one draws even where the fan is 0.
void init_weight_and_bias(const Tensor& weight, const Tensor& bias);
// Of a normalization: 1 and 0, of what is defined.
void init_scale_and_shift(const Tensor& weight, const Tensor& bias);

// ---- shaped by the dimensions (init_shaped.cpp) ----
void init_eye(const Tensor& t);
void init_dirac(const Tensor& t, int64_t groups);
// Saxe et al. 2014: rows or columns of length gain that are orthogonal to each other.
void init_orthogonal(const Tensor& t, double gain);
// Martens 2010: normal, with that share of each column 0.
void init_sparse(const Tensor& t, double sparsity, double std);

}  // namespace nnc::nn
