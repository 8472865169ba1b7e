// SPDX-License-Identifier: Apache-2.0
#include "nn/parametrization_list.h"

#include "base/undo.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "nn/make.h"
#include "nn/recorded.h"
#include "ops/convert.h"

namespace nnc::nn {

Invertible* invertible(Module& m) {
  auto* const i = dynamic_cast<Invertible*>(&m);
  return i && i->has_right_inverse() ? i : nullptr;
}

Tensor output_of(std::vector<Tensor> outputs, const Module& m) {
  check(outputs.size() == 1 && outputs[0].defined(), Code::kInvalid,
        "A parametrization must return a tensor. ", m.type_name(), " returned ", outputs.size(),
        outputs.size() == 1 ? " output that is None" : " outputs");
  return std::move(outputs[0]);
}

ParametrizationList::ParametrizationList(Span<const Ref<Module>> modules, int64_t originals,
                                         bool unsafe)
    : originals_(originals), unsafe_(unsafe) {
  for (int64_t i = 0; i < modules.size(); ++i) register_module(std::to_string(i), modules[i]);
}

std::vector<std::string> ParametrizationList::names(int64_t originals) {
  if (originals == 0) return {"original"};
  std::vector<std::string> all;
  for (int64_t i = 0; i < originals; ++i) all.push_back("original" + std::to_string(i));
  return all;
}

std::vector<Tensor> ParametrizationList::originals() {
  std::vector<Tensor> all;
  for (const std::string& name : names(originals_)) {
    const NamedTensor* const e = tensor_named(name);
    check(e != nullptr, Code::kState, "ParametrizationList has no '", name, "'");
    all.push_back(value_of(*e));
  }
  return all;
}

Tensor ParametrizationList::compute(Span<const Tensor> originals) {
  std::vector<Tensor> x(originals.begin(), originals.end());
  for (const Child& c : children()) {
    x = {output_of(c.there().call(Inputs{x, nullptr}), *c.module)};
  }
  return x[0];
}

std::vector<Tensor> ParametrizationList::forward(const Inputs& in) {
  check(in.count() == 0, Code::kInvalid, "ParametrizationList: forward takes no input, got ",
        in.count());
  return {compute(originals())};
}

std::vector<Tensor> ParametrizationList::invert(const Tensor& value) {
  std::vector<Tensor> x{value};
  const AppendList<Child>& list = children();
  for (int64_t i = list.size(); i-- > 0;) {
    Module& m = list[i].there();
    Invertible* const inverse = invertible(m);
    check(inverse != nullptr, Code::kUnsupported, "parametrization ", m.type_name(),
          " does not implement right_inverse.");
    check(x.size() == 1, Code::kInvalid, "the right_inverse behind ", m.type_name(),
          " must return one tensor, got ", x.size());
    x = inverse->right_inverse(x[0]);
    check(!x.empty(), Code::kUnsupported, m.type_name(), ": ", inverse->reason());
  }
  return x;
}

std::vector<NamedTensor> ParametrizationList::originals_for(const Tensor& value) {
  const std::vector<Tensor> now = originals(), given = invert(value);
  check(given.size() == now.size(), Code::kInvalid,
        "'right_inverse' must return a sequence of tensors of length ", now.size(),
        ". Got a sequence of length ", given.size(), ".");
  const std::vector<std::string> all = names(originals_);
  std::vector<NamedTensor> named;
  for (size_t i = 0; i < given.size(); ++i) {
    check(given[i].dtype() == now[i].dtype(), Code::kDtype, "Tensor ", i,
          " returned by `right_inverse` has dtype torch.", given[i].dtype(), " while `", all[i],
          "` has dtype torch.", now[i].dtype());
    named.push_back({all[i], given[i]});
  }
  return named;
}

// ---- making and changing lists ----

void check_same(const Tensor& own, const Tensor& other, const char* what) {
  check(own.dtype() == other.dtype(), Code::kDtype, what, " torch.", other.dtype(),
        ", where the tensor has dtype torch.", own.dtype(), ", unless `unsafe` is enabled");
  check(same_sizes(own.sizes(), other.sizes()), Code::kShape, what, " size ", other.sizes(),
        ", where the tensor has size ", own.sizes(), ", unless `unsafe` is enabled");
}

DataReplacement with_data_of(const Tensor& t, const Tensor& data) {
  Tensor fresh = ops::contiguous(detach(data));
  if (fresh.impl()->storage == data.impl()->storage) fresh = ops::clone(fresh);
  fresh.impl()->storage->set_version(t.version() + 1);
  const DataReplacement change{t, fresh};
  check_recorded(change);
  return change;
}

// A gradient of another size is none of the new data's.
void replace(const DataReplacement& change) {
  // Calls of other threads may be reading the memory: it stays, if the data fits.
  const Tensor &t = change.tensor, &data = change.data;
  if (same_sizes(t.sizes(), data.sizes()) && t.dtype() == data.dtype() && t.impl()->contiguous) {
    kernels::copy(t.mutable_view(), data.view());
    t.bump_version();
    return;
  }
  const Tensor grad = grad_of(change.tensor);
  if (grad.defined() && !same_sizes(grad.sizes(), change.data.sizes())) drop_grad(change.tensor);
  DataReplacement(change).commit_sizes();
}

Originals originals_of(const Tensor& t, Span<const Ref<Module>> modules) {
  const GradGuard off(false);
  Originals o{{t}, {}, false};
  for (int64_t i = modules.size(); i-- > 0;) {
    Invertible* const inverse = invertible(*modules[i]);
    if (!inverse) continue;
    check(o.tensors.size() == 1, Code::kInvalid,
          "only the first parametrization may be computed from several tensors");
    std::vector<Tensor> given = inverse->right_inverse(o.tensors[0]);
    if (!given.empty()) o.tensors = std::move(given);
  }
  o.several = o.tensors.size() > 1;
  if (!o.several) {
    const Tensor given = o.tensors[0];
    check(given.dtype() == t.dtype(), Code::kDtype,
          "When `right_inverse` outputs one tensor, it may not change the dtype. original.dtype: "
          "torch.",
          t.dtype(), ", right_inverse(original).dtype: torch.", given.dtype());
    if (given.impl() != t.impl()) o.change = with_data_of(t, given);
    o.tensors[0] = t;
    return o;
  }
  for (Tensor& own : o.tensors) {
    own = detach(own);
    if (requires_grad(t)) set_requires_grad(own, true);
    own.impl()->is_parameter = t.impl()->is_parameter.load();
  }
  return o;
}

void set_originals(ParametrizationList& list, const std::vector<Tensor>& originals,
                   bool parameters) {
  const auto count = static_cast<int64_t>(list.one_original() ? 0 : originals.size());
  const std::vector<std::string> names = ParametrizationList::names(count);
  ModuleEdit edit(list);
  for (size_t i = 0; i < names.size(); ++i) {
    if (parameters)
      edit.parameters().push_back({names[i], originals[i]});
    else
      edit.buffers().push_back({{names[i], originals[i]}, true, false});
  }
  edit.prepare("ParametrizationList");
  edit.commit();
}

Ref<ParametrizationList> new_list(Span<const Ref<Module>> modules, const Tensor& t,
                                  const Originals& o, bool unsafe) {
  const auto count = static_cast<int64_t>(o.several ? o.tensors.size() : 0);
  Ref<ParametrizationList> list = begun(new ParametrizationList(modules, count, unsafe));
  if (!unsafe) {
    const Tensor z = list->compute(o.change ? Span<const Tensor>(&o.change->data, 1)
                                            : Span<const Tensor>(o.tensors));
    check_same(t, z, "the parametrization gives a tensor of");
  }
  set_originals(*list, o.tensors, t.impl()->is_parameter);
  list->show_registered();
  return list;
}

Ref<Module> parametrization_list(Span<const Ref<Module>> modules, const Tensor& original,
                                 bool unsafe) {
  check(!modules.empty(), Code::kInvalid, "ParametrizationList requires one or more modules.");
  UndoLog log;
  const Originals o = originals_of(original, modules);
  Ref<ParametrizationList> list = new_list(modules, original, o, unsafe);
  if (o.change) replace(*o.change);
  log.keep();
  return list;
}

void right_inverse(Module& m, const Tensor& value) {
  auto* const known = dynamic_cast<ParametrizationList*>(&m);
  check(known != nullptr, Code::kInvalid, "list must be a ParametrizationList, got ",
        m.type_name());
  ParametrizationList& list = *known;
  const GradGuard off(false);
  UndoLog log;
  const std::vector<NamedTensor> given = list.originals_for(value);
  std::vector<DataReplacement> changes;
  changes.reserve(given.size());
  for (const NamedTensor& g : given)
    changes.push_back(with_data_of(part_of(list, g.name), g.tensor));
  for (const DataReplacement& c : changes) replace(c);
  log.keep();
}

}  // namespace nnc::nn
