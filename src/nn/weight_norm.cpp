// SPDX-License-Identifier: Apache-2.0
// Weight normalization: w = g v / |v|, by slices. https://arxiv.org/abs/1602.07868
#include "base/undo.h"
#include "graph/record.h"
#include "nn/container.h"
#include "nn/make.h"
#include "nn/parametrizations.h"
#include "nn/parametrize.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/undo.h"

namespace nnc::nn {
namespace {

constexpr int64_t kWhole = -1;  // for a dimension: one norm, without dimensions

// The norms of the slices, with v's number of dimensions. dim must be one of v's, or kWhole.
Tensor norms(const Tensor& v, int64_t dim) {
  if (dim == kWhole) return ops::norm(v);
  if (v.dim() == 1) return ops::abs(v);
  Dims others;
  for (int64_t d = 0; d < v.dim(); ++d) {
    if (d != dim) others.push_back(d);
  }
  return ops::norm(v, 2, others, true);
}

// 16-bit types compute in float32.
Tensor weight_of(const Tensor& v, const Tensor& g, int64_t dim) {
  const DType t = v.dtype();
  const bool narrow = t == DType::kFloat16 || t == DType::kBFloat16;
  // PyTorch's function for the first and the last dimension makes v contiguous.
  const bool outer = dim == kWhole || dim == 0 || dim == v.dim() - 1;
  if (!narrow) return ops::mul(outer ? ops::contiguous(v) : v, ops::div(g, norms(v, dim)));
  const Tensor wide = ops::to_dtype(v, DType::kFloat32), by = ops::to_dtype(g, DType::kFloat32);
  return ops::to_dtype(ops::mul(wide, ops::div(by, norms(wide, dim))), t);
}

int64_t known_dim(const Tensor& v, std::optional<int64_t> dim) {
  if (!dim || *dim == kWhole) return kWhole;
  const int64_t n = v.dim();
  check(*dim >= -n && *dim < n, Code::kIndex,
        "Dimension out of range (expected to be in range of [", -n, ", ", n - 1, "], but got ",
        *dim, ")");
  return *dim < 0 ? *dim + n : *dim;
}

void check_floating(const Tensor& t) {
  check(is_floating(t.dtype()), Code::kDtype, "weight_norm takes a tensor of floating point type, ",
        "got torch.", t.dtype());
}

class WeightNormModule final : public Module, public Invertible {
 public:
  explicit WeightNormModule(int64_t dim) : dim_(dim) {}
  std::string type_name() const override { return "_WeightNorm"; }
  int64_t output_count(int64_t) const override { return 1; }
  std::vector<Tensor> right_inverse(const Tensor& weight) override {
    check_floating(weight);
    return {norms(weight, dim_), weight};
  }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {{"weight_g"}, {"weight_v"}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override { return {weight_of(in[1], in[0], dim_)}; }

 private:
  const int64_t dim_;
};

// The older form: name_g and name_v are parameters of the layer.
class WeightNorm final : public TensorSource {
 public:
  WeightNorm(std::string name, int64_t dim) : name_(std::move(name)), dim_(dim) {}
  Tensor compute(Module& m, bool) const override {
    return weight_of(value(m, "_v"), value(m, "_g"), dim_);
  }
  bool reads(std::string_view entry) const override {
    return entry == name_ + "_v" || entry == name_ + "_g";
  }

 private:
  Tensor value(Module& m, const char* end) const { return part_of(m, name_ + end); }
  const std::string name_;
  const int64_t dim_;
};

// States of the older form are loaded into the newer one: name_g and name_v are its originals.
class FormerKeys final : public StateHook {
 public:
  explicit FormerKeys(std::string name) : name_(std::move(name)) {}
  void run(const Seen& seen) override {
    const std::string former = seen.prefix + name_ + "_";
    const std::string present = seen.prefix + "parametrizations." + name_ + ".original";
    std::vector<NamedTensor>& state = seen.state->items();
    const auto g = find_entry(state, former + "g"), v = find_entry(state, former + "v");
    if (g == state.end() || v == state.end()) return;
    for (const char* original : {"0", "1"}) erase_entry(state, present + original);
    for (NamedTensor& e : state) {
      if (e.name == former + "g") e.name = present + "0";
      if (e.name == former + "v") e.name = present + "1";
    }
  }

 private:
  const std::string name_;
};

bool has_weight_norm(const Module& m, const std::string& name) {
  const Ref<TensorSource> source = source_of(m, name);
  return dynamic_cast<const WeightNorm*>(source.get()) != nullptr;
}

}  // namespace

Ref<FormerList> parametrize_weight_norm(Module& m, const std::string& name,
                                        std::optional<int64_t> dim) {
  UndoLog log;  // computing the weight may change what it is made of already
  check(!is_parametrized(m, name.c_str()), Code::kInvalid, "'", name,
        "' is parametrized already, and weight_norm gives two tensors: it must come first");
  const NamedTensor* const e = m.tensor_named(name);
  const bool known = e && e->tensor.defined() && !is_uninitialized(e->tensor);
  const int64_t d = known ? known_dim(m.value_of(*e), dim) : kWhole;
  const Ref<StateHook> keys = Ref<StateHook>::adopt(new FormerKeys(name));
  const Ref<Hook> hook = m.make_hooks().add(ModuleHookPlace::kLoadPre, keys, {});
  try {
    Ref<FormerList> former = register_parametrization(m, name, made(new WeightNormModule(d)), true);
    log.keep();
    return former;
  } catch (...) {
    hook->remove();
    throw;
  }
}

Ref<FormerList> weight_norm(Module& m, const std::string& name, std::optional<int64_t> dim) {
  check(!has_weight_norm(m, name), Code::kInvalid,
        "Cannot register two weight_norm hooks on the same parameter ", name);
  const Tensor weight = own_parameter(m, name);
  check_floating(weight);
  const int64_t d = known_dim(weight, dim);
  const Tensor g = parameter_of(norms(detach(weight), d), true, "weight_norm");
  const Tensor v = parameter_of(weight, true, "weight_norm");
  ModuleEdit edit(m);
  edit.parameters().push_back({name + "_g", g});
  edit.parameters().push_back({name + "_v", v});
  set_source(edit, name, weight, Ref<TensorSource>::adopt(new WeightNorm(name, d)));
  edit.prepare("weight_norm");
  edit.commit();
  return edit.former();
}

Ref<FormerList> remove_weight_norm(Module& m, const std::string& name) {
  const Ref<TensorSource> source = source_of(m, name);
  check(dynamic_cast<const WeightNorm*>(source.get()), Code::kInvalid, "weight_norm of '", name,
        "' not found in ", m.type_name());
  const GradGuard off(false);
  const Tensor weight = parameter_of(source->compute(m, false), true, "remove_weight_norm");
  ModuleEdit edit(m);
  set_tensor(edit, name, source, weight);
  erase_entry(edit.parameters(), name + "_g");
  erase_entry(edit.parameters(), name + "_v");
  edit.prepare("remove_weight_norm");
  edit.commit();
  return edit.former();
}

}  // namespace nnc::nn
