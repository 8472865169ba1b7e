// SPDX-License-Identifier: Apache-2.0
// oneDNN 2 and 3 under one set of names: the only file that knows which one it is.
#pragma once

#include <dnnl.hpp>

namespace nnc::kernels::onednn {

// Whether the functions that were found are those that we were compiled for. A program that links
// another library with a oneDNN of its own inside may give us that one's, whose objects are others.
inline bool is_ours() {
  static const bool ours = [] {
    const dnnl_version_t* const found = dnnl_version();
    return found->major == DNNL_VERSION_MAJOR && found->minor >= DNNL_VERSION_MINOR;
  }();
  return ours;
}

// The instructions by which it multiplies matrices of bfloat16, and of float16, which oneDNN 2 does
// not.
constexpr unsigned kIsaOfBFloat16 = dnnl_cpu_isa_avx512_core_bf16;
#if DNNL_VERSION_MAJOR >= 3
constexpr unsigned kIsaOfFloat16 = dnnl_cpu_isa_avx512_core_fp16;
#else
constexpr unsigned kIsaOfFloat16 = 0;
#endif
// With AMX, oneDNN 2.6.3 makes an instruction that does not exist for sums of so many products, of
// some sizes (78, 63); for none of 1 to 300 others.
constexpr int64_t kForbiddenDepth = DNNL_VERSION_MAJOR < 3 ? 63 : 0;

// oneDNN 3.12 reads from a null pointer where the whole window of a result lies outside of the
// input (brg_conv_fwd with a kernel of 1, padding of 3 and a stride of 4).
constexpr bool kTakesEmptyWindows = DNNL_VERSION_MAJOR < 3;

// The description of a primitive P from the arguments that both versions share.
template <class P, class... A>
typename P::primitive_desc describe(const dnnl::engine& engine, const dnnl::primitive_attr& attr,
                                    const A&... a) {
#if DNNL_VERSION_MAJOR >= 3
  return typename P::primitive_desc(engine, a..., attr);
#else
  return typename P::primitive_desc(typename P::desc(a...), attr, engine);
#endif
}

// The same for a gradient, which wants the forward description.
template <class P, class H, class... A>
typename P::primitive_desc describe_gradient(const dnnl::engine& engine,
                                             const dnnl::primitive_attr& attr, const H& forward,
                                             const A&... a) {
#if DNNL_VERSION_MAJOR >= 3
  return typename P::primitive_desc(engine, a..., forward, attr);
#else
  return typename P::primitive_desc(typename P::desc(a...), attr, engine, forward);
#endif
}

inline dnnl::memory::dims sizes_of(const dnnl::memory::desc& d) {
#if DNNL_VERSION_MAJOR >= 3
  return d.get_dims();
#else
  return d.dims();
#endif
}

}  // namespace nnc::kernels::onednn
