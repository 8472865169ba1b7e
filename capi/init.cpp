// SPDX-License-Identifier: Apache-2.0
#include "nnc/init.h"

#include "capi/guard.h"
#include "nn/init.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

nn::Kaiming kaiming(double a, const char* mode, const char* nonlinearity) {
  nn::Kaiming k{a};
  if (mode) k.mode = mode;
  if (nonlinearity) k.nonlinearity = nonlinearity;
  return k;
}

}  // namespace

nnc_error* nnc_init_calculate_gain(nnc_ctx* ctx, const char* nonlinearity, const double* param,
                                   double* out) {
  return PUT(out, nn::calculate_gain(ARG(nonlinearity), OPT(param)));
}

nnc_error* nnc_init_uniform_(nnc_ctx* ctx, nnc_tensor* tensor, double a, double b) {
  return RUN(nn::init_uniform(ARG(tensor), a, b));
}

nnc_error* nnc_init_normal_(nnc_ctx* ctx, nnc_tensor* tensor, double mean, double std) {
  return RUN(nn::init_normal(ARG(tensor), mean, std));
}

nnc_error* nnc_init_trunc_normal_(nnc_ctx* ctx, nnc_tensor* tensor, double mean, double std,
                                  double a, double b) {
  return RUN(nn::init_trunc_normal(ARG(tensor), mean, std, a, b));
}

nnc_error* nnc_init_constant_(nnc_ctx* ctx, nnc_tensor* tensor, double val) {
  return RUN(nn::init_constant(ARG(tensor), val));
}

nnc_error* nnc_init_constant_i64_(nnc_ctx* ctx, nnc_tensor* tensor, int64_t val) {
  return RUN(nn::init_constant(ARG(tensor), val));
}

nnc_error* nnc_init_ones_(nnc_ctx* ctx, nnc_tensor* tensor) {
  return RUN(nn::init_constant(ARG(tensor), 1));
}

nnc_error* nnc_init_zeros_(nnc_ctx* ctx, nnc_tensor* tensor) {
  return RUN(nn::init_constant(ARG(tensor), 0));
}

nnc_error* nnc_init_xavier_uniform_(nnc_ctx* ctx, nnc_tensor* tensor, double gain) {
  return RUN(nn::init_xavier_uniform(ARG(tensor), gain));
}

nnc_error* nnc_init_xavier_normal_(nnc_ctx* ctx, nnc_tensor* tensor, double gain) {
  return RUN(nn::init_xavier_normal(ARG(tensor), gain));
}

nnc_error* nnc_init_kaiming_uniform_(nnc_ctx* ctx, nnc_tensor* tensor, double a, const char* mode,
                                     const char* nonlinearity) {
  return RUN(nn::init_kaiming_uniform(ARG(tensor), kaiming(a, mode, nonlinearity)));
}

nnc_error* nnc_init_kaiming_normal_(nnc_ctx* ctx, nnc_tensor* tensor, double a, const char* mode,
                                    const char* nonlinearity) {
  return RUN(nn::init_kaiming_normal(ARG(tensor), kaiming(a, mode, nonlinearity)));
}

nnc_error* nnc_init_eye_(nnc_ctx* ctx, nnc_tensor* tensor) {
  return RUN(nn::init_eye(ARG(tensor)));
}

nnc_error* nnc_init_dirac_(nnc_ctx* ctx, nnc_tensor* tensor, int64_t groups) {
  return RUN(nn::init_dirac(ARG(tensor), groups));
}

nnc_error* nnc_init_orthogonal_(nnc_ctx* ctx, nnc_tensor* tensor, double gain) {
  return RUN(nn::init_orthogonal(ARG(tensor), gain));
}

nnc_error* nnc_init_sparse_(nnc_ctx* ctx, nnc_tensor* tensor, double sparsity, double std) {
  return RUN(nn::init_sparse(ARG(tensor), sparsity, std));
}
