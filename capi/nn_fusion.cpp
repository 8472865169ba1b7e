// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn_fusion.h"

#include "capi/objects.h"
#include "nn/fusion.h"

using namespace nnc;
using namespace nnc::capi;
using nn::Fusion;

namespace {

Fusion conv_kind(int32_t transpose) {
  return transpose ? Fusion::kTransposedConv : Fusion::kConv;
}

std::pair<Tensor, Tensor> fused(Fusion kind, const nn::Affine& a, const nn::BatchStatistics& s) {
  const nn::Affine f = nn::fuse(kind, a, s);
  return {f.weight, f.bias};
}

}  // namespace

nnc_error* nnc_fuse_conv_bn_eval(nnc_ctx* ctx, nnc_module* conv, nnc_module* bn, int32_t transpose,
                                 nnc_module** out) {
  return PUT(out, nn::fuse(conv_kind(transpose), ARG(conv), ARG(bn)));
}
nnc_error* nnc_fuse_linear_bn_eval(nnc_ctx* ctx, nnc_module* linear, nnc_module* bn,
                                   nnc_module** out) {
  return PUT(out, nn::fuse(Fusion::kLinear, ARG(linear), ARG(bn)));
}
nnc_error* nnc_fuse_conv_bn_weights(nnc_ctx* ctx, nnc_tensor* conv_w, nnc_tensor* conv_b,
                                    nnc_tensor* bn_rm, nnc_tensor* bn_rv, double bn_eps,
                                    nnc_tensor* bn_w, nnc_tensor* bn_b, int32_t transpose,
                                    nnc_tensor** weight, nnc_tensor** bias) {
  return PUT(outs(OUT(weight), OUT(bias)),
             fused(conv_kind(transpose), {ARG(conv_w), OPT(conv_b)},
                   {ARG(bn_rm), ARG(bn_rv), OPT(bn_w), OPT(bn_b), bn_eps}));
}
nnc_error* nnc_fuse_linear_bn_weights(nnc_ctx* ctx, nnc_tensor* linear_w, nnc_tensor* linear_b,
                                      nnc_tensor* bn_rm, nnc_tensor* bn_rv, double bn_eps,
                                      nnc_tensor* bn_w, nnc_tensor* bn_b, nnc_tensor** weight,
                                      nnc_tensor** bias) {
  return PUT(outs(OUT(weight), OUT(bias)),
             fused(Fusion::kLinear, {ARG(linear_w), OPT(linear_b)},
                   {ARG(bn_rm), ARG(bn_rv), OPT(bn_w), OPT(bn_b), bn_eps}));
}
