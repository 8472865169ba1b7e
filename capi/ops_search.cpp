// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_search.h"

#include "capi/guard.h"
#include "ops/histc.h"
#include "ops/search.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_searchsorted(nnc_ctx* ctx, nnc_tensor* sorted_sequence, nnc_tensor* input,
                            int32_t out_int32, int32_t right, const char* side, nnc_tensor* sorter,
                            nnc_tensor** out) {
  return PUT(out, ops::searchsorted(ARG(sorted_sequence), ARG(input), out_int32, right,
                                    side ? side : "", OPT(sorter)));
}

nnc_error* nnc_searchsorted_scalar(nnc_ctx* ctx, nnc_tensor* sorted_sequence, double self,
                                   int32_t out_int32, int32_t right, const char* side,
                                   nnc_tensor* sorter, nnc_tensor** out) {
  return PUT(out, ops::searchsorted(ARG(sorted_sequence), Tensor::wrapped(self), out_int32, right,
                                    side ? side : "", OPT(sorter)));
}

nnc_error* nnc_searchsorted_scalar_i64(nnc_ctx* ctx, nnc_tensor* sorted_sequence, int64_t self,
                                       int32_t out_int32, int32_t right, const char* side,
                                       nnc_tensor* sorter, nnc_tensor** out) {
  return PUT(out, ops::searchsorted(ARG(sorted_sequence), Tensor::wrapped(self), out_int32, right,
                                    side ? side : "", OPT(sorter)));
}

// torch's assume_unique chooses between ways that give the same.
nnc_error* nnc_isin(nnc_ctx* ctx, nnc_tensor* elements, nnc_tensor* test_elements, int32_t,
                    int32_t invert, nnc_tensor** out) {
  return PUT(out, ops::isin(ARG(elements), ARG(test_elements), invert));
}

nnc_error* nnc_isin_scalar(nnc_ctx* ctx, nnc_tensor* elements, double test_element, int32_t,
                           int32_t invert, nnc_tensor** out) {
  return PUT(out, ops::isin(ARG(elements), Tensor::wrapped(test_element), invert));
}

nnc_error* nnc_isin_scalar_i64(nnc_ctx* ctx, nnc_tensor* elements, int64_t test_element, int32_t,
                               int32_t invert, nnc_tensor** out) {
  return PUT(out, ops::isin(ARG(elements), Tensor::wrapped(test_element), invert));
}

nnc_error* nnc_isin_scalar_self(nnc_ctx* ctx, double element, nnc_tensor* test_elements, int32_t,
                                int32_t invert, nnc_tensor** out) {
  return PUT(out, ops::isin(Tensor::wrapped(element), ARG(test_elements), invert));
}

nnc_error* nnc_isin_scalar_self_i64(nnc_ctx* ctx, int64_t element, nnc_tensor* test_elements,
                                    int32_t, int32_t invert, nnc_tensor** out) {
  return PUT(out, ops::isin(Tensor::wrapped(element), ARG(test_elements), invert));
}

nnc_error* nnc_bincount(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weights, int64_t minlength,
                        nnc_tensor** out) {
  return PUT(out, ops::bincount(ARG(input), OPT(weights), minlength));
}

nnc_error* nnc_histc(nnc_ctx* ctx, nnc_tensor* input, int64_t bins, double min, double max,
                     nnc_tensor** out) {
  return PUT(out, ops::histc(ARG(input), bins, min, max));
}

nnc_error* nnc_unique(nnc_ctx* ctx, nnc_tensor* input, int32_t, const int64_t* dim,
                      nnc_tensor** out, nnc_tensor** inverse, nnc_tensor** counts) {
  return PUT(outs(OUT(out), maybe(OUT(inverse)), maybe(OUT(counts))),
             ops::unique(ARG(input), OPT(dim), inverse != nullptr, counts != nullptr));
}

nnc_error* nnc_repeat_interleave(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* repeats,
                                 const int64_t* dim, const int64_t* output_size, nnc_tensor** out) {
  return PUT(out, ops::repeat_interleave(ARG(input), ARG(repeats), OPT(dim), OPT(output_size)));
}

nnc_error* nnc_repeat_interleave_scalar(nnc_ctx* ctx, nnc_tensor* input, int64_t repeats,
                                        const int64_t* dim, const int64_t* output_size,
                                        nnc_tensor** out) {
  return PUT(out, ops::repeat_interleave(ARG(input), repeats, OPT(dim), OPT(output_size)));
}
