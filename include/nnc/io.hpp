// SPDX-License-Identifier: Apache-2.0
// Saving and loading for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_IO_HPP
#define NNC_IO_HPP

#include <nnc/optim.hpp>

namespace nnc {

// torch.save and torch.load of a dictionary of tensors, in PyTorch's own format.
inline void save(const NamedTensors& tensors, const std::string& path) {
  check(nnc_save(detail::current, detail::collection(tensors).get(), path.c_str()));
}
inline NamedTensors load(const std::string& path, const std::string& options = "") {
  return detail::entries(Handle<nnc_named>(
      detail::make<nnc_named>(nnc_load, detail::current, path.c_str(), options.c_str())));
}

// safetensors.
inline void save_file(const NamedTensors& tensors, const std::string& path) {
  check(nnc_safetensors_save_file(detail::current, detail::collection(tensors).get(), nullptr,
                                  path.c_str()));
}
inline NamedTensors load_file(const std::string& path, const std::string& options = "") {
  return detail::entries(Handle<nnc_named>(detail::make<nnc_named>(
      nnc_safetensors_load_file, detail::current, path.c_str(), options.c_str())));
}

// A module with its layers, as one file.
inline void save_model(const Module& module, const std::string& path) {
  check(nnc_model_save(detail::current, module.get(), path.c_str()));
}
inline Module load_model(const std::string& path, const std::string& options = "") {
  return Module(detail::make<nnc_module>(nnc_model_load, detail::current, path.c_str(),
                                         options.c_str()));
}

}  // namespace nnc

#endif
