// SPDX-License-Identifier: Apache-2.0
// oneDNN 2 and 3 under one set of names: the only file that knows which one it is.
#pragma once

#include <dnnl.hpp>

namespace nnc::kernels::onednn {

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

}  // namespace nnc::kernels::onednn
