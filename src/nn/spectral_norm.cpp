// SPDX-License-Identifier: Apache-2.0
// Spectral normalization: a weight divided by its largest singular value, which the power method
// approximates. https://arxiv.org/abs/1802.05957
#include "base/literal.h"
#include "base/undo.h"
#include "graph/record.h"
#include "nn/container.h"
#include "nn/init.h"
#include "nn/make.h"
#include "nn/parametrizations.h"
#include "nn/parametrize.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/matmul.h"
#include "ops/norm.h"
#include "ops/shape.h"
#include "ops/undo.h"

namespace nnc::nn {
namespace {

// The weight as a matrix whose rows are dimension dim.
Tensor matrix_of(const Tensor& weight, int64_t dim) {
  Dims order{dim};
  for (int64_t d = 0; d < weight.dim(); ++d) {
    if (d != dim) order.push_back(d);
  }
  const Tensor first = dim == 0 ? weight : ops::permute(weight, order);
  return first.dim() == 1 ? ops::unsqueeze(first, 1) : ops::flatten(first, 1);
}

Tensor unit_vector(const Tensor& x, double eps) {
  return ops::normalize(x, 2, 0, eps);
}
Tensor random_unit_vector(int64_t n, DType t, double eps) {
  const Tensor x = Tensor::empty({n}, t);
  init_normal(x, 0, 1);
  return unit_vector(x, eps);
}

void write(const Tensor& to, const Tensor& from) {
  ops::note_values(to);
  ops::copy_(to, from);
}

// u and v come closer to the singular vectors. The older form turns v first.
void iterate(const Tensor& matrix, const Tensor& u, const Tensor& v, int64_t times, double eps,
             bool v_first) {
  const GradGuard off(false);
  const Tensor w = detach(matrix);
  for (int64_t i = 0; i < times; ++i) {
    if (!v_first) write(u, unit_vector(ops::mv(w, v), eps));
    write(v, unit_vector(ops::mv(ops::transpose(w, 0, 1), u), eps));
    if (v_first) write(u, unit_vector(ops::mv(w, v), eps));
  }
}

// The vectors are copied: later iterations do not change what was saved for backward.
Tensor normalized(const Tensor& weight, const Tensor& matrix, const Tensor& u, const Tensor& v) {
  const Tensor left = ops::clone(detach(u)), right = ops::clone(detach(v));
  return ops::div(weight, ops::dot(left, ops::mv(matrix, right)));
}

// A loop over a number of the caller's ends.
constexpr int64_t kMostIterations = 10'000;

void check_iterations(int64_t n) {
  check(n > 0, Code::kInvalid,
        "Expected n_power_iterations to be positive, but got n_power_iterations=", n);
  check(n <= kMostIterations, Code::kInvalid, "n_power_iterations must be at most ",
        kMostIterations, ", got ", n);
}

int64_t spectral_dim(const Module& m, const Tensor& weight, std::optional<int64_t> dim) {
  const bool transposed = m.type_name().find("ConvTranspose") != std::string::npos;
  const int64_t d = dim ? *dim : transposed ? 1 : 0, n = weight.dim();
  check(d >= -n && d < n, Code::kIndex, "Dimension out of range (expected to be in range of [", -n,
        ", ", n - 1, "] but got ", d, ")");
  return d < 0 ? d + n : d;
}

class SpectralNormModule final : public Layer, public Invertible {
 public:
  SpectralNormModule(const Tensor& weight, int64_t iterations, int64_t dim, double eps)
      : iterations_(iterations), dim_(dim), eps_(eps), has_vectors_(weight.dim() > 1) {
    if (!has_vectors_) return;
    const Tensor matrix = matrix_of(weight, dim);
    const Tensor u = random_unit_vector(matrix.size(0), weight.dtype(), eps);
    const Tensor v = random_unit_vector(matrix.size(1), weight.dtype(), eps);
    iterate(matrix, u, v, kFirstIterations, eps, false);
    register_buffer("_u", u);
    register_buffer("_v", v);
  }
  std::string type_name() const override { return "_SpectralNorm"; }
  Tensor apply(const Tensor& weight) override {
    if (weight.dim() == 1) return unit_vector(weight, eps_);
    check(has_vectors_ && weight.dim() > dim_, Code::kShape,
          "_SpectralNorm: input must have the size of the tensor it was made for, got ",
          weight.sizes());
    const Tensor matrix = matrix_of(weight, dim_);
    const Tensor u = singular_vector(0), v = singular_vector(1);
    if (training()) iterate(matrix, u, v, iterations_, eps_, false);
    return normalized(weight, matrix, u, v);
  }
  std::vector<Tensor> right_inverse(const Tensor& value) override { return {value}; }

 private:
  static constexpr int64_t kFirstIterations = 15;
  Tensor singular_vector(int64_t i) const { return defined(buffer(i), buffers()[i]); }

  const int64_t iterations_, dim_;
  const double eps_;
  const bool has_vectors_;  // its first buffers; the host may have registered more
};

// The older form: name_orig is a parameter, name_u and name_v are buffers of the layer.
class SpectralNorm final : public TensorSource {
 public:
  SpectralNorm(std::string name, int64_t iterations, int64_t dim, double eps)
      : name_(std::move(name)), iterations_(iterations), dim_(dim), eps_(eps) {}
  Tensor compute(Module& m, bool calls) const override {
    const Tensor weight = part_of(m, name_ + "_orig"), matrix = matrix_of(weight, dim_);
    const Tensor u = part_of(m, name_ + "_u"), v = part_of(m, name_ + "_v");
    if (calls && m.training()) iterate(matrix, u, v, iterations_, eps_, true);
    return normalized(weight, matrix, u, v);
  }
  bool reads(std::string_view entry) const override {
    return entry == name_ + "_orig" || entry == name_ + "_u" || entry == name_ + "_v";
  }

 private:
  const std::string name_;
  const int64_t iterations_, dim_;
  const double eps_;
};

bool has_spectral_norm(const Module& m, const std::string& name) {
  const Ref<TensorSource> source = source_of(m, name);
  return dynamic_cast<const SpectralNorm*>(source.get()) != nullptr;
}

}  // namespace

Ref<FormerList> parametrize_spectral_norm(Module& m, const std::string& name,
                                          int64_t n_power_iterations, double eps,
                                          std::optional<int64_t> dim) {
  UndoLog log;  // computing the weight may iterate for one that it is made of already
  const NamedTensor* const e = m.tensor_named(name);
  const Tensor weight = e ? m.value_of(*e) : Tensor();
  check(weight.defined(), Code::kUnknown, "Module '", m.type_name(),
        "' has no parameter or buffer with name '", name, "'");
  check_initialized(weight, name, m);
  check_iterations(n_power_iterations);
  const int64_t d = spectral_dim(m, weight, dim);
  const Ref<Module> p = made(new SpectralNormModule(weight, n_power_iterations, d, eps));
  if (n_power_iterations != 1 || eps != 1e-12 || d != spectral_dim(m, weight, std::nullopt)) {
    std::string given = "n_power_iterations=" + std::to_string(n_power_iterations) + ", eps=";
    append_python_float(given, eps);
    p->set_arguments(given + ", dim=" + std::to_string(d));
  }
  Ref<FormerList> former = register_parametrization(m, name, p, false);
  log.keep();
  return former;
}

Ref<FormerList> spectral_norm(Module& m, const std::string& name, int64_t n_power_iterations,
                              double eps, std::optional<int64_t> dim) {
  check_iterations(n_power_iterations);
  check(!has_spectral_norm(m, name), Code::kInvalid,
        "Cannot register two spectral_norm hooks on the same parameter ", name);
  const Tensor weight = own_parameter(m, name);
  const int64_t d = spectral_dim(m, weight, dim);
  const GradGuard off(false);
  const Tensor matrix = matrix_of(detach(weight), d);
  UndoLog log;
  const Tensor u = random_unit_vector(matrix.size(0), weight.dtype(), eps);
  const Tensor v = random_unit_vector(matrix.size(1), weight.dtype(), eps);
  ModuleEdit edit(m);
  edit.parameters().push_back({name + "_orig", weight});
  edit.buffers().push_back({{name + "_u", u}, true, false});
  edit.buffers().push_back({{name + "_v", v}, true, false});
  set_source(edit, name, weight,
             Ref<TensorSource>::adopt(new SpectralNorm(name, n_power_iterations, d, eps)));
  edit.prepare("spectral_norm");
  edit.commit();
  log.keep();
  return edit.former();
}

Ref<FormerList> remove_spectral_norm(Module& m, const std::string& name) {
  const Ref<TensorSource> source = source_of(m, name);
  check(dynamic_cast<const SpectralNorm*>(source.get()), Code::kInvalid, "spectral_norm of '", name,
        "' not found in ", m.type_name());
  const GradGuard off(false);
  const Tensor weight = parameter_of(source->compute(m, false), true, "remove_spectral_norm");
  ModuleEdit edit(m);
  set_tensor(edit, name, source, weight);
  erase_entry(edit.parameters(), name + "_orig");
  for (const char* end : {"_u", "_v"}) erase_entry(edit.buffers(), name + end);
  edit.prepare("remove_spectral_norm");
  edit.commit();
  return edit.former();
}

}  // namespace nnc::nn
