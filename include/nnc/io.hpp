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

// Files of data: IDX (MNIST's), NumPy's arrays, pictures as (channels, height, width) of uint8.
inline Tensor idx_load(const std::string& path, const std::string& options = "") {
  return Tensor::of(nnc_idx_load, detail::current, path.c_str(), options.c_str());
}
inline Tensor npy_load(const std::string& path, const std::string& options = "") {
  return Tensor::of(nnc_npy_load, detail::current, path.c_str(), options.c_str());
}
inline void npy_save(const Tensor& tensor, const std::string& path) {
  check(nnc_npy_save(detail::current, tensor.get(), path.c_str()));
}
inline Tensor read_image(const std::string& path, const std::string& options = "") {
  return Tensor::of(nnc_read_image, detail::current, path.c_str(), options.c_str());
}

// A module with its layers, as one file.
inline void save_model(const Module& module, const std::string& path) {
  check(nnc_model_save(detail::current, module.get(), path.c_str()));
}
inline Module load_model(const std::string& path, const std::string& options = "") {
  return Module(
      detail::make<nnc_module>(nnc_model_load, detail::current, path.c_str(), options.c_str()));
}

}  // namespace nnc

#endif
