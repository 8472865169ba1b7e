// SPDX-License-Identifier: Apache-2.0
#include "nn/functional_call.h"

#include "graph/record.h"
#include "nn/parametrize.h"

namespace nnc::nn {

constinit thread_local const Replacements* t_replacements
    __attribute__((tls_model("initial-exec"))) = nullptr;

const Tensor* Replacements::find(const NamedTensor& entry) const {
  const auto at = tensors_.find(&entry);
  if (at != tensors_.end()) return &at->second;
  return outer_ ? outer_->find(entry) : nullptr;
}

const ModuleLists* Replacements::lists_of(const Module& m) const {
  const auto at = lists_.find(&m);
  if (at != lists_.end()) return &at->second;
  return outer_ ? outer_->lists_of(m) : nullptr;
}

const Tensor& Replacements::of(const NamedTensor& entry) const {
  const Tensor* const found = find(entry);
  return found ? *found : entry.tensor;
}

namespace {

constexpr const char* kFunctionalCall = "functional_call";

// What stands there in the call around this one.
const Tensor& now(const NamedTensor& entry) {
  return t_replacements ? t_replacements->of(entry) : entry.tensor;
}

// A parameter or a buffer of the tree, under each of its names.
struct Place {
  std::string path;
  const NamedTensor* entry;
  Module* module;
};

std::vector<Place> tensor_places(Module& module, Replacements& replacements) {
  std::vector<Place> all;
  Module::Listing every_name;
  every_name.remove_duplicate = false;
  for (const Module::Visit& v : module.named_modules(every_name)) {
    if (!replacements.lists_of(*v.module)) replacements.keep(*v.module, ModuleLists(*v.module));
    const ModuleLists& kept = *replacements.lists_of(*v.module);
    const auto add = [&](const NamedTensor& e) {
      all.push_back({v.prefix + e.name, &e, v.module});
    };
    for (const NamedTensor& p : *kept.parameters) add(p);
    for (const Buffer& b : *kept.buffers) add(b);
  }
  return all;
}

void append_tensor_names(std::string& text, const char* what,
                         const std::vector<std::string>& keys) {
  if (keys.empty()) return;
  text += std::string("\n\t") + what + " key(s): ";
  for (size_t i = 0; i < keys.size(); ++i) text += (i ? ", '" : "'") + keys[i] + "'";
  text += ".";
}

class Binding {
 public:
  Binding(Module& module, bool tie_weights) : module_(module), tie_weights_(tie_weights) {
    for (Place& p : tensor_places(module, replacements_)) {
      if (const Tensor& t = now(*p.entry); t.defined() && !p.entry->computed) {
        places_of_tensor_[t.impl()].push_back(p.entry);
        required_.push_back(p);
      }
      places_.emplace(p.path, p);
    }
  }
  void bind(const NamedTensor& given, bool strict) {
    check(given.tensor.defined(), Code::kInvalid, kFunctionalCall, ": '", given.name,
          "' is no tensor");
    check(!given.name.empty(), Code::kInvalid, kFunctionalCall,
          ": tensor name can't be empty string \"\"");
    const auto at = places_.find(given.name);
    if (at == places_.end() || (strict && at->second.entry->computed)) {
      if (strict) return unexpected_.push_back(given.name);
      // A name that its module does not have is passed over; a module must be there.
      const size_t dot = given.name.rfind('.');
      module_.get_submodule(
          std::string_view(given.name).substr(0, dot == std::string::npos ? 0 : dot),
          kFunctionalCall);
      return;
    }
    const NamedTensor& entry = *at->second.entry;
    if (entry.computed) return bind_computed(*at->second.module, entry, given.tensor);
    put(entry, given);
    const Tensor& own = now(entry);
    if (!tie_weights_ || !own.defined()) return;
    for (const NamedTensor* tied : places_of_tensor_[own.impl()]) put(*tied, given);
  }
  void check_strict() const {
    std::vector<std::string> missing;
    for (const Place& p : required_) {
      if (!bound_.count(p.entry)) missing.push_back(p.path);
    }
    if (missing.empty() && unexpected_.empty()) return;
    std::string text = "Error(s) in reparametrizing for " + module_.type_name() + ":";
    append_tensor_names(text, "Missing", missing);
    append_tensor_names(text, "Unexpected", unexpected_);
    fail(Code::kInvalid, kFunctionalCall, ": ", text);
  }
  // From now on, until it ends.
  void replace() {
    for (const auto& [entry, given] : bound_) replacements_.put(*entry, given->tensor);
    replacements_.apply();
  }

 private:
  // As in PyTorch, the call computes from what right_inverse makes of it, which has no history, or
  // computes the tensor in spite of it; and the former value is asked for.
  void bind_computed(Module& owner, const NamedTensor& entry, const Tensor& value) {
    const GradGuard off(false);
    if (!is_parametrization(source_of(owner, entry.name))) return;
    static_cast<void>(owner.value_of(entry));
    ParametrizationList& list = parametrizations_of(owner, entry.name);
    const ModuleLists* const lists = replacements_.lists_of(list);
    inverted_.push_back(list.originals_for(value));
    for (const NamedTensor& original : inverted_.back()) {
      const NamedTensor* const place = lists ? lists->find(original.name) : nullptr;
      if (place) put(*place, original);
    }
  }
  void put(const NamedTensor& entry, const NamedTensor& given) {
    const auto [at, fresh] = bound_.emplace(&entry, &given);
    if (fresh) return;
    check(!tie_weights_ || at->second->tensor.impl() == given.tensor.impl(), Code::kInvalid,
          kFunctionalCall, " got multiple values for keys ['", at->second->name, "', '", given.name,
          "'], which are tied. Consider using tie_weights=False");
    at->second = &given;
  }

  Module& module_;
  const bool tie_weights_;
  Replacements replacements_;
  std::unordered_map<std::string, Place> places_;
  std::vector<std::vector<NamedTensor>> inverted_;
  std::unordered_map<const TensorImpl*, std::vector<const NamedTensor*>> places_of_tensor_;
  std::vector<Place> required_;
  std::unordered_map<const NamedTensor*, const NamedTensor*> bound_;  // place, what is given
  std::vector<std::string> unexpected_;
};

}  // namespace

std::vector<Tensor> functional_call(Module& module, Span<const NamedTensor> tensors,
                                    const Inputs& in, bool tie_weights, bool strict) {
  Binding binding(module, tie_weights);
  for (const NamedTensor& t : tensors) binding.bind(t, strict);
  if (strict) binding.check_strict();
  binding.replace();
  return module.call(in);
}

}  // namespace nnc::nn
