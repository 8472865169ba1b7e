// SPDX-License-Identifier: Apache-2.0
// How objects of modules of yours are copied with their modules. Include <nnc/nnc.hpp>.
#ifndef NNC_MODULE_COPY_HPP
#define NNC_MODULE_COPY_HPP

#include <nnc/nn.hpp>

namespace nnc {

namespace detail {

// What a module calls the members of its object that it was given: the handles they had, and
// "fc", or "block.fc" of a member that is a UserModule itself.
using Names = std::vector<std::pair<const void*, std::string>>;

inline const std::string* name_of(const Names& names, const void* handle) {
  for (const auto& [known, name] : names)
    if (handle && known == handle) return &name;
  return nullptr;
}

// A UserModule that is a member of one that is copied.
struct Nested {
  void* object;
  const void* handle;  // that of the original
  Names names;
  // Makes object the one of child, instead of the copy that child has made for itself.
  void (*adopt)(void* object, const Module& child, Names names, const Members::Names& members);
  std::string path;  // "" until it is known
};

// While an object is copied: what its copy consists of.
class Copying {
 public:
  const void* const original;
  Parts parts;
  std::vector<Nested> nested;

  explicit Copying(const void* object) : original(object), outer_(std::exchange(now, this)) {
    outer_parts_ = std::exchange(detail::parts, &parts);
  }
  ~Copying() {
    now = outer_;
    detail::parts = outer_parts_;
  }
  Copying(const Copying&) = delete;
  Copying& operator=(const Copying&) = delete;
  static inline thread_local Copying* now = nullptr;

 private:
  Copying* outer_;
  Parts* outer_parts_;
};

// What module has at path; NULL for nothing, as it may have been lost meanwhile.
template <class H, class F>
H* at_path(F get, const Module& module, const std::string& path) {
  H* out = nullptr;
  if (nnc_error* e = get(current, module.get(), path.c_str(), &out)) {
    if (nnc_error_code(e) != NNC_E_UNKNOWN) throw Error(e);
    nnc_error_free(e);
  }
  return own(out);
}
inline nnc_tensor* tensor_at(const Module& module, const std::string& path) {
  nnc_tensor* const found = at_path<nnc_tensor>(nnc_module_get_parameter, module, path);
  return found ? found : at_path<nnc_tensor>(nnc_module_get_buffer, module, path);
}

// The members of a copied object, which are still those of the original: the copy's module is there
// when it is first called.
class Unbound {
 public:
  Unbound(const Copying& copying, Names names) : nested_(copying.nested), names_(std::move(names)) {
    if (!copying.parts.complete) throw std::bad_alloc();
    Names all = names_;
    for (Nested& n : nested_) {
      const std::string* path = name_of(all, n.handle);
      if (!path) continue;
      n.path = *path;
      for (const auto& [handle, name] : n.names) all.emplace_back(handle, n.path + "." + name);
    }
    for (Handle<nnc_module>* m : copying.parts.modules)
      if (const std::string* path = name_of(all, m->get())) modules_.emplace_back(m, *path);
    for (Handle<nnc_tensor>* m : copying.parts.tensors)
      if (const std::string* path = name_of(all, m->get())) tensors_.emplace_back(m, *path);
  }
  // Gives the members what module has under their names, notes those that are tensors, and returns
  // the new names.
  Names bind(const Module& module, Members& members) {
    Names bound;
    for (auto& [member, path] : modules_)
      put(bound, *member, path, [&](const std::string& of_it) {
        return at_path<nnc_module>(nnc_module_get_submodule, module, of_it);
      });
    for (auto& [member, path] : tensors_)
      put(bound, *member, path, [&](const std::string& of_it) { return tensor_at(module, of_it); });
    for (const Nested& n : nested_)
      if (nnc_module* child = at_path<nnc_module>(nnc_module_get_submodule, module, n.path);
          child && !n.path.empty())
        n.adopt(n.object, Module(child), renamed(n.names, n.path + ".", bound), members_of(n.path));
    for (const auto& [member, name] : members_of("")) members.note(*member, name);
    return renamed(names_, "", bound);
  }

 private:
  // Members that were one handle are one again.
  template <class T, class F>
  static void put(Names& bound, Handle<T>& member, const std::string& path, F find) {
    for (const auto& [handle, known] : bound) {
      if (known != path) continue;
      member = Handle<T>(static_cast<T*>(nnc_retain(const_cast<void*>(handle))));
      return;
    }
    member = Handle<T>(find(path));
    bound.emplace_back(member.get(), path);
  }
  // The tensors of the object at path, but for those of objects within it.
  Members::Names members_of(const std::string& path) const {
    Members::Names found;
    for (const auto& [member, whole] : tensors_) {
      const size_t dot = whole.rfind('.');
      if ((dot == whole.npos ? "" : whole.substr(0, dot)) == path)
        found.emplace_back(member, whole.substr(dot == whole.npos ? 0 : dot + 1));
    }
    return found;
  }
  static Names renamed(const Names& names, const std::string& prefix, const Names& bound) {
    Names result;
    for (const auto& former : names)
      for (const auto& [handle, path] : bound)
        if (path == prefix + former.second) result.emplace_back(handle, former.second);
    return result;
  }
  std::vector<std::pair<Handle<nnc_module>*, std::string>> modules_;
  std::vector<std::pair<Handle<nnc_tensor>*, std::string>> tensors_;
  std::vector<Nested> nested_;
  Names names_;
};

}  // namespace detail

}  // namespace nnc

#endif
