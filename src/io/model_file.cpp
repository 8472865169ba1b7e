// SPDX-License-Identifier: Apache-2.0
#include "io/model_file.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>
#include <typeinfo>
#include <unordered_map>
#include <unordered_set>

#include "nn/container.h"
#include "nn/init.h"
#include "nn/lazy.h"
#include "nn/registry.h"
#include "tensor/allocation_limit.h"

namespace nnc::io {
namespace {

using nn::NamedTensor;

constexpr const char* kModuleText = "nnc.module";
constexpr const char* kFormat = "format";  // hubs ask for it

// Names of one and the same tensor, in their order.
using Names = std::vector<std::string>;

// Of a state, without those that have one name only.
std::vector<Names> shared_names(const std::vector<NamedTensor>& state) {
  using Place = std::tuple<const Storage*, int64_t, std::vector<int64_t>>;
  std::map<Place, Names> places;
  for (const NamedTensor& e : state) {
    const Tensor& t = e.tensor;
    std::vector<int64_t> shape(t.sizes().begin(), t.sizes().end());
    shape.insert(shape.end(), t.strides().begin(), t.strides().end());
    places[{t.impl()->storage.get(), t.offset(), std::move(shape)}].push_back(e.name);
  }
  std::vector<Names> out;
  for (auto& [place, names] : places) {
    if (names.size() < 2) continue;
    std::sort(names.begin(), names.end());
    out.push_back(std::move(names));
  }
  std::sort(out.begin(), out.end());
  return out;
}

// "" if both have entries of the same names and sizes, else the name of one that differs.
std::string difference(const std::vector<NamedTensor>& a, const std::vector<NamedTensor>& b) {
  std::unordered_map<std::string_view, Sizes> sizes;
  for (const NamedTensor& e : b) sizes.emplace(e.name, e.tensor.sizes());
  for (const NamedTensor& e : a) {
    const auto found = sizes.find(e.name);
    if (found == sizes.end() || !same_sizes(found->second, e.tensor.sizes())) return e.name;
    sizes.erase(found);
  }
  return sizes.empty() ? "" : std::string(sizes.begin()->first);
}

// Is it of the same class? What was lazy is another one, and a container of the host language's own
// class is one that printed text makes.
bool of_same_class(const nn::Module& a, const nn::Module& b) {
  const auto is_container = [](const nn::Module& m) {
    return dynamic_cast<const nn::Container*>(&m) != nullptr;
  };
  return typeid(a) == typeid(b) || dynamic_cast<const nn::BornLazy*>(&a) != nullptr ||
         (is_container(a) && is_container(b));
}
// The same, made of the same arguments.
bool alike(const nn::Module& a, const nn::Module& b) {
  return of_same_class(a, b) && a.type_name() == b.type_name() &&
         a.children().size() == b.children().size() && a.full_extra() == b.full_extra();
}

// "" if both trees have alike modules under the same names, else what differs. Without the names of
// whole paths, which take memory in trees that are deep.
std::string difference(nn::Module& a, nn::Module& b) {
  std::vector<std::pair<nn::Module*, nn::Module*>> rest{{&a, &b}};
  while (!rest.empty()) {
    const auto [x, y] = rest.back();
    rest.pop_back();
    if (!alike(*x, *y)) return x->type_name();
    const auto &xs = x->children(), &ys = y->children();
    for (int64_t i = 0; i < ys.size(); ++i) {
      if (xs[i].name != ys[i].name || !xs[i].module != !ys[i].module) return xs[i].name;
      if (ys[i].module) rest.emplace_back(xs[i].module.get(), ys[i].module.get());
    }
  }
  return difference(a.state_dict(), b.state_dict());
}

// What the text of a file with these tensors may describe: they, under all their names, and a few
// that no state dict has. A layer may be made of another, as the stacks of Transformer are, and
// most modules have tensors.
nn::NoInitialValues::Most most_of(const Texts& texts, const Items& items) {
  constexpr int64_t kMoreModules = 16'384, kMoreTensors = 1000, kMoreElements = 1 << 20;
  nn::NoInitialValues::Most most{kMoreModules, kMoreTensors, kMoreElements};
  std::unordered_map<std::string_view, int64_t> numels;
  const auto add = [&](int64_t numel) {
    most.modules += 4;
    most.tensors += 2;
    if (__builtin_mul_overflow(numel, 2, &numel) ||
        __builtin_add_overflow(most.elements, numel, &most.elements))
      most.elements = INT64_MAX;
  };
  for (const Item& i : items) {
    numels.emplace(i.key, i.tensor.numel());
    add(i.tensor.numel());
  }
  for (const auto& [name, other] : texts) {
    const auto found = numels.find(other);
    if (found != numels.end()) add(found->second);
  }
  return most;
}

// The names of what a text describes may be much longer than the text: each holds those of all
// modules above. A file has them all, so that a tree with more is none of its.
void check_names(const nn::Module& m, const Texts& texts, const Items& items) {
  constexpr int64_t kMoreLetters = 1 << 20;
  int64_t left = kMoreLetters;
  const auto letters = [](const std::string& s) { return static_cast<int64_t>(s.size()); };
  for (const Item& i : items) left += letters(i.key);
  for (const auto& [name, other] : texts) left += letters(name);
  std::vector<std::pair<const nn::Module*, int64_t>> rest{{&m, 0}};  // and its name's length
  while (!rest.empty()) {
    const auto [part, name] = rest.back();
    rest.pop_back();
    left -= (part->parameters().size() + part->buffers().size()) * name;
    check(left >= 0, Code::kInvalid, "the names of its tensors are longer than those in the file");
    const auto& children = part->children();
    for (int64_t i = 0; i < children.size(); ++i) {
      if (const nn::Module* child = children[i].module.get())
        rest.emplace_back(child, name + letters(children[i].name) + 1);
    }
  }
}

// The text of the file.
std::string text_of(nn::Module& m) {
  Items items;
  for (const NamedTensor& e : m.state_dict()) {
    check(!is_uninitialized(e.tensor), Code::kState, "file: '", e.name, "'", kUninitialized);
    items.push_back({e.name, e.tensor});
  }
  std::string text, wrong;
  try {
    text = m.constructor_text();
    const nn::NoInitialValues none(most_of({}, items));
    const Ref<nn::Module> again = nn::make_module(text.c_str(), nullptr, "model_save");
    wrong = difference(m, *again);
  } catch (const Error& e) {
    if (e.code() == Code::kMemory) throw;
    fail(Code::kUnsupported,
         "file: the module cannot be made again from its arguments: ", e.message());
  }
  check(wrong.empty(), Code::kUnsupported, "file: the module cannot be made again from its ",
        "arguments, which lead to another '", wrong, "'");
  return text;
}

// A file with a module's text in its metadata.
struct ModelFile {
  explicit ModelFile(const std::string& path) : file(path) {
    SafetensorsHeader header = read_safetensors_header(file, false);
    metadata = std::move(header.metadata);
    const auto found = std::find_if(metadata.begin(), metadata.end(),
                                    [](const auto& e) { return e.first == kModuleText; });
    file.check(found != metadata.end(), 8, "there is no ", kModuleText,
               " in the metadata: it is no model file");
    place = header.metadata_places[static_cast<size_t>(found - metadata.begin())];
    text = found->second;
    file.check(text.find('\0') == std::string::npos, place, kModuleText, ": a NUL in the text");
  }
  // What is wrong with the text, or with what it describes.
  [[noreturn]] void fail(const Error& e) const { file.fail(place, kModuleText, ": ", e.message()); }
  // The module that the text describes, without initial values, for a file with these tensors.
  Ref<nn::Module> module(const Items& items) const;

  const InputFile file;
  Texts metadata;
  std::string text;
  int64_t place;
};

Ref<nn::Module> ModelFile::module(const Items& items) const {
  const nn::NoInitialValues::Most most = most_of(metadata, items);
  int64_t largest = 0;
  if (__builtin_mul_overflow(most.elements, item_size(DType::kFloat64), &largest))
    largest = INT64_MAX;
  const AllocationLimit limit(largest);
  try {
    const nn::NoInitialValues none(most);
    Ref<nn::Module> m = nn::make_module(text.c_str(), nullptr, "model_load");
    check_names(*m, metadata, items);
    return m;
  } catch (const Error& e) {
    // What is too large for any memory is the text's fault, not the system's.
    const bool no_memory = e.code() == Code::kMemory && limit.lacked_memory();
    if (no_memory || e.code() == Code::kCallback) throw;
    fail(e);
  }
}

}  // namespace

void save_state(nn::Module& m, Texts metadata, const std::string& path) {
  const std::vector<NamedTensor> state = m.state_dict();
  std::unordered_set<std::string> dropped;
  for (const Names& names : shared_names(state)) {
    for (size_t i = 1; i < names.size(); ++i) {
      dropped.insert(names[i]);
      const bool taken = std::any_of(metadata.begin(), metadata.end(),
                                     [&](const auto& e) { return e.first == names[i]; });
      if (!taken) metadata.emplace_back(names[i], names[0]);
    }
  }
  Items items;
  for (const NamedTensor& e : state) {
    if (dropped.count(e.name) == 0) items.push_back({e.name, e.tensor});
  }
  save_safetensors(items, metadata, path);
}

std::vector<NamedTensor> load_state(nn::Module& m, const std::string& path,
                                    const SafetensorsOptions& options) {
  std::vector<NamedTensor> out;
  std::unordered_map<std::string, Tensor> loaded;
  for (Item& i : load_safetensors(path, options)) {
    loaded.emplace(i.key, i.tensor);
    out.push_back({std::move(i.key), i.tensor});
  }
  for (const Names& names : shared_names(m.state_dict())) {
    const auto known = std::find_if(names.begin(), names.end(),
                                    [&](const std::string& n) { return loaded.count(n) > 0; });
    if (known == names.end()) continue;
    for (const std::string& n : names) {
      if (loaded.count(n) == 0) out.push_back({n, loaded.at(*known)});
    }
  }
  return out;
}

void save_model(nn::Module& m, const std::string& path) {
  save_state(m, {{kFormat, "pt"}, {kModuleText, text_of(m)}}, path);
}

Ref<nn::Module> load_model(const std::string& path, const SafetensorsOptions& options) {
  const ModelFile file(path);
  const std::unordered_map<std::string, std::string> texts(file.metadata.begin(),
                                                           file.metadata.end());
  Items loaded = load_safetensors(path, options);
  const Ref<nn::Module> m = file.module(loaded);
  std::unordered_map<std::string, Item*> places;
  for (Item& i : loaded) places.emplace(i.key, &i);
  std::vector<NamedTensor> state;
  // What was one parameter becomes one again.
  for (const NamedTensor& e : m->state_dict()) {
    const auto other = texts.find(e.name);
    const auto kept = other == texts.end() ? places.end() : places.find(other->second);
    if (kept == places.end() || places.count(e.name) > 0) continue;
    Tensor& t = kept->second->tensor;
    if (is_floating(t.dtype())) t = nn::as_parameter(t, "model_load");
    state.push_back({e.name, t});
  }
  for (Item& i : loaded) state.push_back({std::move(i.key), i.tensor});
  try {
    Ref<FormerList> former;
    m->load_state_dict(state, {true, true}, former);
  } catch (const Error& e) {
    if (e.code() == Code::kMemory) throw;
    file.fail(e);
  }
  return m;
}

}  // namespace nnc::io
