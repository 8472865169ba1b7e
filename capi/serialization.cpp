// SPDX-License-Identifier: Apache-2.0
#include "nnc/serialization.h"

#include "capi/io_items.h"
#include "capi/objects.h"
#include "io/npy.h"
#include "io/torch_file.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_save(nnc_ctx* ctx, nnc_named* named, const char* path) {
  return RUN(io::save_torch(items_of(ARG(named)), ARG(path)));
}

nnc_error* nnc_load(nnc_ctx* ctx, const char* path, const char* options, nnc_named** out) {
  return PUT(out, named_of(io::load_torch(ARG(path),
                                          io::LoadOptions::of(options, {"mmap", "check_crc32"}))));
}

nnc_error* nnc_npy_save(nnc_ctx* ctx, nnc_tensor* tensor, const char* path) {
  return RUN(io::save_npy(ARG(tensor), ARG(path)));
}

nnc_error* nnc_npy_load(nnc_ctx* ctx, const char* path, const char* options, nnc_tensor** out) {
  return PUT(out, io::load_npy(ARG(path), io::LoadOptions::of(options, {"mmap"})));
}

nnc_error* nnc_npz_save(nnc_ctx* ctx, nnc_named* named, const char* path) {
  return RUN(io::save_npz(items_of(ARG(named)), ARG(path)));
}

nnc_error* nnc_npz_load(nnc_ctx* ctx, const char* path, const char* options, nnc_named** out) {
  return PUT(out,
             named_of(io::load_npz(
                 ARG(path), io::LoadOptions::of(options, {"mmap", "check_crc32", "max_size"}))));
}
