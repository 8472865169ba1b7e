// SPDX-License-Identifier: Apache-2.0
// Of the shared library alone: its statics are never destroyed. While a process ends, its threads
// go on, and what was made for them at the start (tables of names, of modules, of functions) must
// not go under them. The compiler hands every destructor of a static to this function of the C
// library; ours, which hides it within the library, forgets it. Memory goes with the process: the
// library is not unloaded before (-z nodelete).

// NOLINTNEXTLINE(readability-identifier-naming): as the C++ ABI has it.
extern "C" int __cxa_atexit(void (*)(void*), void*, void*) noexcept {
  return 0;
}
