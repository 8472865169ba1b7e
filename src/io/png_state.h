// SPDX-License-Identifier: Apache-2.0
// What libpng's readers and writers share.
#pragma once

#include <png.h>

#include <csetjmp>
#include <cstddef>

namespace nnc::io {

// Note [C libraries that jump]
// libpng and libjpeg leave by longjmp when something is wrong, which runs no destructor. So each
// call of theirs stands in a function given to an attempt(), which comes back with false; neither
// that function nor a callback of ours has an object with a destructor, or throws. What is wrong
// is kept here, where no memory is needed.
struct PngState {
  char message[120] = "";
  bool no_memory = false;

  static void on_error(png_structp png, png_const_charp text);
  static void on_warning(png_structp, png_const_charp) {}
  static png_voidp allocate(png_structp png, png_alloc_size_t n);
  static void release(png_structp, png_voidp p);
};

// False if libpng has jumped.
template <class F>
[[gnu::noinline]] bool attempt(png_structp png, const F& f) {
  if (setjmp(png_jmpbuf(png))) return false;
  f();
  return true;
}

}  // namespace nnc::io
