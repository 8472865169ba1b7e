// SPDX-License-Identifier: Apache-2.0
// Modules in safetensors files: their state, or all that makes them.
#pragma once

#include "io/safetensors.h"
#include "nn/module.h"

namespace nnc::io {

// The state dict. Of a tensor with several names the first is saved, and the metadata lead from the
// others to it.
void save_state(nn::Module& m, Texts metadata, const std::string& path);
// What the file has for m, under all names that a tensor has in m.
std::vector<nn::NamedTensor> load_state(nn::Module& m, const std::string& path,
                                        const SafetensorsOptions& options);

// With the text that m prints, which must lead to the same entries.
void save_model(nn::Module& m, const std::string& path);
Ref<nn::Module> load_model(const std::string& path, const SafetensorsOptions& options);

}  // namespace nnc::io
