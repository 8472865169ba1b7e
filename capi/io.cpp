// SPDX-License-Identifier: Apache-2.0
#include "nnc/io.h"

#include "capi/io_items.h"
#include "capi/load_state.h"
#include "capi/objects.h"
#include "io/model_file.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_safetensors_save_file(nnc_ctx* ctx, nnc_named* tensors, nnc_kwargs* metadata,
                                     const char* path) {
  return RUN(io::save_safetensors(items_of(ARG(tensors)), texts_of(OPT(metadata)), ARG(path)));
}

nnc_error* nnc_safetensors_load_file(nnc_ctx* ctx, const char* path, const char* options,
                                     nnc_named** out) {
  return PUT(out, named_of(io::load_safetensors(ARG(path), io::SafetensorsOptions::of(options))));
}

nnc_error* nnc_safetensors_metadata(nnc_ctx* ctx, const char* path, nnc_named** out) {
  return PUT(out, named_of(io::load_safetensors_metadata(ARG(path))));
}

nnc_error* nnc_safetensors_save_model(nnc_ctx* ctx, nnc_module* module, nnc_kwargs* metadata,
                                      const char* path) {
  return RUN(io::save_state(ARG(module), texts_of(OPT(metadata)), ARG(path)));
}

nnc_error* nnc_safetensors_load_model(nnc_ctx* ctx, nnc_module* module, const char* path,
                                      const char* options, int32_t strict, nnc_named** missing,
                                      nnc_named** unexpected) {
  return guard(__func__, ctx, [&](const Call& c) {
    nn::Module& m = ARG(module);
    load_state(c, m, io::load_state(m, ARG(path), io::SafetensorsOptions::of(options)),
               {strict != 0, false}, missing, unexpected);
  });
}

nnc_error* nnc_model_save(nnc_ctx* ctx, nnc_module* module, const char* path) {
  return RUN(io::save_model(ARG(module), ARG(path)));
}

nnc_error* nnc_model_load(nnc_ctx* ctx, const char* path, const char* options, nnc_module** out) {
  return PUT(out, io::load_model(ARG(path), io::SafetensorsOptions::of(options)));
}
