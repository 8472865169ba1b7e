// SPDX-License-Identifier: Apache-2.0
// Saving and loading for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_IO_HPP
#define NNC_IO_HPP

#include <nnc/lr_scheduler.hpp>

namespace nnc {

// torch.save and torch.load of a dictionary of tensors, in PyTorch's own format.
inline void save(const StateDict& tensors, const Text& path) {
  check(nnc_save(detail::current, tensors.get(), path.get()));
}
inline StateDict load(const Text& path, const Text& options = "") {
  return StateDict(detail::make<nnc_named>(nnc_load, detail::current, path.get(), options.get()));
}

// safetensors.
inline void save_file(const StateDict& tensors, const Text& path) {
  check(nnc_safetensors_save_file(detail::current, tensors.get(), nullptr, path.get()));
}
inline StateDict load_file(const Text& path, const Text& options = "") {
  return StateDict(detail::make<nnc_named>(nnc_safetensors_load_file, detail::current, path.get(),
                                           options.get()));
}

// Files of data: IDX (MNIST's), NumPy's arrays, pictures as (channels, height, width) of uint8.
inline Tensor idx_load(const Text& path, const Text& options = "") {
  return Tensor::of(nnc_idx_load, detail::current, path.get(), options.get());
}
inline Tensor npy_load(const Text& path, const Text& options = "") {
  return Tensor::of(nnc_npy_load, detail::current, path.get(), options.get());
}
inline void npy_save(const Tensor& tensor, const Text& path) {
  check(nnc_npy_save(detail::current, tensor.get(), path.get()));
}
inline Tensor read_image(const Text& path, const Text& options = "") {
  return Tensor::of(nnc_read_image, detail::current, path.get(), options.get());
}

// A module with its layers, as one file; not of a UserModule, whose class is in your program.
inline void save_model(const Module& module, const Text& path) {
  nnc_error* const error = nnc_model_save(detail::current, module.get(), path.get());
  if (!error) return;
  const Error e(error);
  if (e.code() != NNC_E_UNSUPPORTED) throw e;
  throw Error(e.code(), e.op(),
              e.message() + " (save(module.state_dict(), path) saves its tensors)");
}
inline Module load_model(const Text& path, const Text& options = "") {
  return Module(
      detail::make<nnc_module>(nnc_model_load, detail::current, path.get(), options.get()));
}

// A training run in one file of save(), for one that goes on where it stopped: see
// nnc_training_save. training_load() gives the entries of extra.
inline void training_save(const Module& module, const Optimizer& optimizer, const Text& path,
                          const StateDict& extra = StateDict()) {
  check(nnc_training_save(detail::current, module.get(), optimizer.get(), nullptr, extra.get(),
                          path.get()));
}
inline void training_save(const Module& module, const Optimizer& optimizer,
                          const LRScheduler& lr_scheduler, const Text& path,
                          const StateDict& extra = StateDict()) {
  check(nnc_training_save(detail::current, module.get(), optimizer.get(), lr_scheduler.get(),
                          extra.get(), path.get()));
}
inline StateDict training_load(const Text& path, const Module& module, const Optimizer& optimizer) {
  return StateDict(detail::make<nnc_named>(nnc_training_load, detail::current, path.get(),
                                           module.get(), optimizer.get(),
                                           static_cast<nnc_lr_scheduler*>(nullptr)));
}
inline StateDict training_load(const Text& path, const Module& module, const Optimizer& optimizer,
                               const LRScheduler& lr_scheduler) {
  return StateDict(detail::make<nnc_named>(nnc_training_load, detail::current, path.get(),
                                           module.get(), optimizer.get(), lr_scheduler.get()));
}

}  // namespace nnc

#endif
