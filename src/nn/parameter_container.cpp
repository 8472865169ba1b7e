// SPDX-License-Identifier: Apache-2.0
// Modules that hold parameters.
#include "nn/container.h"
#include "nn/entries.h"
#include "nn/make.h"

namespace nnc::nn {

Tensor parameter_of(const Tensor& data, bool requires_grad, const char* op) {
  check(!requires_grad || is_floating(data.dtype()), Code::kDtype, op,
        ": Only Tensors of floating point dtype can require gradients, got torch.", data.dtype());
  const Tensor p = detach(data);
  if (requires_grad) set_requires_grad(p, true);
  p.impl()->is_parameter = true;
  return p;
}

Tensor as_parameter(const Tensor& t, const char* op) {
  return t.impl()->is_parameter ? t : parameter_of(t, true, op);
}

namespace {

// "2x3"
std::string extents(const Tensor& t) {
  std::string text;
  for (const int64_t n : t.sizes()) text += (text.empty() ? "" : "x") + std::to_string(n);
  return text;
}

// One line for each: "  (left): Parameter containing: [torch.FloatTensor of size 2x3]".
std::string describe_all(const AppendList<NamedTensor>& list, const char* (*type_of)(DType)) {
  std::string text;
  for (const NamedTensor& p : list) {
    if (!text.empty()) text += '\n';
    text += "  (" + p.name + "): Parameter containing: [torch." + type_of(p.tensor.dtype()) +
            " of size " + extents(p.tensor) + "]";
  }
  return text;
}

void number_and_add(std::vector<NamedTensor>& all, const std::vector<Tensor>& values,
                    const char* op) {
  for (const Tensor& t : values) all.push_back({std::to_string(all.size()), as_parameter(t, op)});
}

}  // namespace

// ---- ParameterList ----

ParameterList::ParameterList(const std::vector<Tensor>& values) {
  for (const Tensor& t : values) append_parameter(as_parameter(t, kClass));
}

std::vector<Tensor> ParameterList::forward(const Inputs&) {
  fail(Code::kUnsupported, "ParameterList should not be called.");
}

std::string ParameterList::extra_repr() const {
  return describe_all(parameters(), dtype_name);
}

Tensor ParameterList::at(int64_t index, const char* op) const {
  const AppendList<NamedTensor>& list = parameters();
  return list[place_of(index, list.size(), op)].tensor;
}

Ref<FormerList> ParameterList::extend(const std::vector<Tensor>& values, const char* op) {
  // A single one is added to the list, which takes no time for what is in it.
  if (values.size() == 1) {
    append_parameter(as_parameter(values[0], op));
    return {};
  }
  std::vector<Tensor> more;
  for (const Tensor& t : values) {
    const std::string name = std::to_string(length() + static_cast<int64_t>(more.size()));
    more.push_back(shown_parameter(name, as_parameter(t, op)));
  }
  return edit_parameters(op, [&](std::vector<NamedTensor>& all) { number_and_add(all, more, op); });
}

Ref<FormerList> ParameterList::set(int64_t index, const Tensor& given, const char* op) {
  const AppendList<NamedTensor>& list = parameters();  // another thread may put one in its place
  const std::string name = list[place_of(index, list.size(), op)].name;
  const Tensor t = as_parameter(shown_parameter(name, as_parameter(given, op)), op);
  const auto find = [&](const AppendList<NamedTensor>& all) {
    return place_of(index, all.size(), op);
  };
  return replace_parameter(find, t);
}

Ref<Module> ParameterList::slice(const Slice& s, const char* op) const {
  const AppendList<NamedTensor>& list = parameters();
  std::vector<Tensor> part;
  for (const int64_t i : places_of(s, list.size(), op)) part.push_back(list[i].tensor);
  return made(new ParameterList(part));
}

// ---- ParameterDict ----

std::vector<Tensor> ParameterDict::forward(const Inputs&) {
  fail(Code::kUnsupported, "ParameterDict should not be called.");
}

std::string ParameterDict::extra_repr() const {
  return describe_all(parameters(), legacy_type_name);
}

Tensor ParameterDict::find(std::string_view key) const {
  const NamedTensor* const p = parameter_named(key);
  return p ? p->tensor : Tensor();
}

Ref<FormerList> ParameterDict::set(const std::vector<NamedTensor>& entries, const char* op) {
  // A single one takes no time for what is there.
  if (entries.size() == 1 && entries[0].tensor.defined()) {
    return put_parameter(entries[0].name, as_parameter(entries[0].tensor, op));
  }
  std::vector<NamedTensor> made;
  for (const NamedTensor& e : entries) {
    check(e.tensor.defined(), Code::kInvalid, op, ": '", e.name, "' has no tensor");
    const Tensor t = shown_parameter(e.name, as_parameter(e.tensor, op));
    made.push_back({e.name, as_parameter(t, op)});
  }
  return edit_parameters(op, [&](std::vector<NamedTensor>& all) { put_entries(all, made); });
}

Ref<FormerList> ParameterDict::set_default(const std::string& key, const Tensor& value,
                                           const char* op, TakeParameter ready) {
  Tensor shown;
  const bool there = parameter_named(key) != nullptr;
  if (value.defined() && !there && !check_replaceable(key, List::kParameters, op))
    shown = as_parameter(shown_parameter(key, as_parameter(value, op)), op);
  const auto make = [&] {
    check(value.defined(), Code::kInvalid, op, ": default_value is NULL");
    return shown.defined() ? shown : as_parameter(value, op);  // it was taken out meanwhile
  };
  find_or_add_parameter(key, make, ready, op);
  return {};
}

Ref<FormerList> ParameterDict::remove(std::string_view key, const char* op, TakeParameter ready) {
  const auto find = [&](const AppendList<NamedTensor>&) {
    return found_key(place_in(List::kParameters, key), key, op);
  };
  return remove_parameter(find, ready);
}

Ref<FormerList> ParameterDict::remove_last(const char* op, TakeParameter ready) {
  const auto find = [&](const AppendList<NamedTensor>& all) {
    check(!all.empty(), Code::kUnknown, op, ": popitem(): dictionary is empty");
    return all.size() - 1;
  };
  return remove_parameter(find, ready);
}

Ref<FormerList> ParameterDict::clear(const char* op) {
  return edit_parameters(op, [](std::vector<NamedTensor>& all) { all.clear(); });
}

std::vector<NamedTensor> ParameterDict::entries() const {
  std::vector<NamedTensor> list;
  for (const NamedTensor& p : parameters()) list.push_back(p);
  return list;
}

}  // namespace nnc::nn
