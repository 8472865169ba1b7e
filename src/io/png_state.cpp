// SPDX-License-Identifier: Apache-2.0
#include "io/png_state.h"

#include <cstdio>
#include <cstdlib>

namespace nnc::io {

void PngState::on_error(png_structp png, png_const_charp text) {
  auto* state = static_cast<PngState*>(png_get_error_ptr(png));
  std::snprintf(state->message, sizeof state->message, "%s", text);
  png_longjmp(png, 1);
}

png_voidp PngState::allocate(png_structp png, png_alloc_size_t n) {
  void* out = std::malloc(n);
  if (!out) static_cast<PngState*>(png_get_mem_ptr(png))->no_memory = true;
  return out;
}

void PngState::release(png_structp, png_voidp p) {
  std::free(p);
}

}  // namespace nnc::io
