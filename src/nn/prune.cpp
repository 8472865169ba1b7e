// SPDX-License-Identifier: Apache-2.0
#include "nn/prune.h"

#include <map>

#include "base/undo.h"
#include "graph/record.h"
#include "nn/computed.h"
#include "nn/parameter_vector.h"
#include "nn/parametrization_list.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/index.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::nn {
namespace {

// name_orig times name_mask, which is a product in PyTorch's words too: a mask of the user's may
// hold any numbers.
class Masked final : public TensorSource {
 public:
  explicit Masked(std::string name) : name_(std::move(name)) {}
  Tensor compute(Module& m, bool) const override {
    const Tensor orig = part_of(m, name_ + "_orig"), mask = part_of(m, name_ + "_mask");
    return ops::mul(ops::to_dtype(mask, orig.dtype()), orig);
  }
  bool reads(std::string_view entry) const override {
    return entry == name_ + "_orig" || entry == name_ + "_mask";
  }

 private:
  const std::string name_;
};

bool is_masked(const Module& m, const std::string& name) {
  const Ref<TensorSource> source = source_of(m, name);
  return dynamic_cast<const Masked*>(source.get()) != nullptr;
}

// What a method looks at of a tensor that is pruned already, as an index of its dimensions.
Tensor slices_that_stay(const Tensor& mask, int64_t dim) {
  check(dim >= -mask.dim() && dim < mask.dim(), Code::kIndex,
        "Index is out of bounds for tensor with dimensions ", mask.dim());
  Dims others;
  for (int64_t d = 0; d < mask.dim(); ++d) {
    if (d != (dim < 0 ? dim + mask.dim() : dim)) others.push_back(d);
  }
  const Tensor sums = others.empty() ? mask : ops::sum(mask, others);
  return ops::flatten(ops::nonzero(ops::ne(sums, Scalar(0))));
}

Tensor combined_mask(const PruningMethod& method, const Tensor& t, const Tensor& before) {
  const Tensor mask = ops::clone(ops::to_dtype(before, t.dtype()));
  switch (method.type()) {
    case PruningMethod::Type::kUnstructured: {
      const Tensor flat = ops::flatten(mask);
      const Tensor stay = ops::flatten(ops::nonzero(ops::eq(flat, Scalar(1))));
      const Tensor part = method.compute_mask(ops::index_select(ops::flatten(t), 0, stay),
                                              ops::index_select(flat, 0, stay));
      ops::index_copy_(flat, 0, stay, part);
      return ops::reshape(flat, mask.sizes());
    }
    case PruningMethod::Type::kStructured: {
      const Tensor stay = slices_that_stay(mask, method.dim());
      const Tensor part = method.compute_mask(ops::index_select(t, method.dim(), stay),
                                              ops::index_select(mask, method.dim(), stay));
      ops::index_copy_(mask, method.dim(), stay, part);
      return mask;
    }
    case PruningMethod::Type::kGlobal:
      break;
  }
  return method.compute_mask(t, mask);
}

// The parameter as it is now, and what its mask is.
struct Pruned {
  Tensor value, mask;
  Tensor parameter;  // undefined if it is pruned already
};
Pruned look_at(Module& m, const std::string& name) {
  if (is_masked(m, name)) {
    return {detach(m.value_of(*m.tensor_named(name))), detach(m.get_buffer(name + "_mask")), {}};
  }
  const Tensor t = own_parameter(m, name);
  return {detach(t), Tensor::ones(t.sizes(), t.dtype()), t};
}

void set_mask(ModuleEdit& edit, const std::string& name, const Pruned& p, const Tensor& mask) {
  if (!p.parameter.defined()) {
    const auto entry = find_entry(edit.buffers(), name + "_mask");
    check(entry != edit.buffers().end(), Code::kState, "'", name, "_mask' is gone");
    entry->tensor = mask;
    return;
  }
  edit.parameters().push_back({name + "_orig", p.parameter});
  edit.buffers().push_back({{name + "_mask", mask}, true, false});
  set_source(edit, name, p.parameter, Ref<TensorSource>::adopt(new Masked(name)));
}

}  // namespace

Ref<FormerList> prune(Module& m, const std::string& name, const Pruning& method,
                      const Tensor& importance_scores) {
  const GradGuard off(false);
  const Pruned p = look_at(m, name);
  const Tensor scores = importance_scores.defined() ? detach(importance_scores) : p.value;
  check(same_sizes(scores.sizes(), p.value.sizes()), Code::kShape,
        "importance_scores should have the same shape as parameter ", name, " of ", m.type_name(),
        ", got ", scores.sizes(), " vs ", p.value.sizes());
  UndoLog log;
  const Tensor mask = p.parameter.defined() ? method->compute_mask(scores, p.mask)
                                            : combined_mask(*method, scores, p.mask);
  ModuleEdit edit(m);
  set_mask(edit, name, p, mask);
  edit.prepare("prune");
  edit.commit();
  log.keep();
  return edit.former();
}

Ref<FormerList> prune_global(Module& m, Span<const NamedTensor> parameters, const Pruning& method) {
  check(method->type() == PruningMethod::Type::kUnstructured, Code::kInvalid,
        "Only \"unstructured\" PRUNING_TYPE supported for the `pruning_method`");
  check(!parameters.empty(), Code::kInvalid, "parameters is empty");
  const GradGuard off(false);
  UndoLog log;
  struct Place {
    Module* owner;
    std::string name;
    Pruned pruned;
  };
  std::vector<Place> places;
  std::vector<Tensor> scores, masks;
  for (const NamedTensor& p : parameters) {
    const size_t dot = p.name.rfind('.');
    const bool inside = dot != std::string::npos;
    Module* const owner = m.get_submodule(std::string_view(p.name).substr(0, inside ? dot : 0));
    const std::string name = inside ? p.name.substr(dot + 1) : p.name;
    for (const Place& before : places) {
      check(before.owner != owner || before.name != name, Code::kInvalid, "the parameter '", p.name,
            "' is there twice");
    }
    places.push_back({owner, name, look_at(*owner, name)});
    const Pruned& now = places.back().pruned;
    const Tensor given = ops::contiguous(p.tensor.defined() ? detach(p.tensor) : now.value);
    check(same_sizes(given.sizes(), now.value.sizes()), Code::kShape, "the scores of '", p.name,
          "' have the size ", given.sizes(), ", the parameter ", now.value.sizes());
    scores.push_back(given);
    masks.push_back(ops::contiguous(now.mask));
  }
  const Tensor mask =
      combined_mask(*method, parameters_to_vector(scores), parameters_to_vector(masks));
  // Several modules' names are locked together only under the lock of all trees.
  const TreeLock tree;
  std::map<Module*, ModuleEdit> edits;
  const Ref<FormerLists> former = Ref<FormerLists>::adopt(new FormerLists);
  int64_t at = 0;
  for (const Place& p : places) {
    const int64_t n = p.pruned.value.numel();
    const Tensor own = ops::reshape(ops::narrow(mask, 0, at, n), p.pruned.value.sizes());
    // What is pruned already keeps its own mask too.
    const bool first = p.pruned.parameter.defined();
    ModuleEdit& edit = edits.try_emplace(p.owner, *p.owner).first->second;
    set_mask(edit, p.name, p.pruned, first ? ops::clone(own) : ops::mul(p.pruned.mask, own));
    at += n;
  }
  former->lists.reserve(edits.size());
  for (auto& [owner, edit] : edits) {
    edit.prepare("prune.global_unstructured");
    former->lists.push_back(edit.former());
  }
  for (auto& [owner, edit] : edits) edit.commit();
  log.keep();
  return former;
}

Ref<FormerList> remove_pruning(Module& m, const std::string& name) {
  const Ref<TensorSource> source = source_of(m, name);
  check(dynamic_cast<const Masked*>(source.get()), Code::kInvalid, "Parameter '", name,
        "' of module ", m.type_name(), " has to be pruned before pruning can be removed");
  const GradGuard off(false);
  const Tensor orig = m.get_parameter(name + "_orig");
  const Tensor value = ops::clone(detach(source->compute(m, false)));
  ModuleEdit edit(m);
  set_tensor(edit, name, source, orig);
  erase_entry(edit.parameters(), name + "_orig");
  erase_entry(edit.buffers(), name + "_mask");
  edit.prepare("prune.remove");
  replace({orig, value});
  edit.commit();
  return edit.former();
}

bool is_pruned(Module& m) {
  for (const Module* each : m.modules()) {
    const ModuleHooks* const own = each->hooks();
    if (!own) continue;
    for (const ModuleHooks::Computed& c : own->computed()) {
      if (is_masked(*each, c.name)) return true;
    }
  }
  return false;
}

}  // namespace nnc::nn
