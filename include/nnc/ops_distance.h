/* SPDX-License-Identifier: Apache-2.0 */
/* Distances and angles between vectors: torch and torch.nn.functional.
 *
 * What holds for all of them, unless one says otherwise: the distance of two vectors is the p-norm
 * of their difference, for p 0 the number of elements that differ, for infinite p the largest
 * difference (torch: p 2). 16-bit types are computed in float32 and rounded once. NNC_E_SHAPE:
 * sizes that do not fit; NNC_E_DTYPE: a type that is not floating point; NNC_E_INVALID: a number
 * out of range. All differentiable. */
#ifndef NNC_OPS_DISTANCE_H
#define NNC_OPS_DISTANCE_H

#include <nnc/autograd.h>

NNC_BEGIN

/* (x1 and x2 broadcast, without dim): the cosine of the angle between vectors along dim (torch: 1),
 * each first divided by its length, which counts as eps if it is shorter (torch: 1e-8). One of the
 * two may be of integers. */
NNC_CHECKED nnc_error *nnc_cosine_similarity(nnc_ctx *ctx, nnc_tensor *x1, nnc_tensor *x2,
                                             int64_t dim, double eps, nnc_tensor **out);
/* (x1 and x2 broadcast, without the last dimension; 1 in its place if keepdim is not 0): the p-norm
 * of x1 - x2 + eps (torch: eps 1e-6, keepdim 0). Integers take the default floating point type. */
NNC_CHECKED nnc_error *nnc_pairwise_distance(nnc_ctx *ctx, nnc_tensor *x1, nnc_tensor *x2, double p,
                                             double eps, int32_t keepdim, nnc_tensor **out);
/* (n (n - 1) / 2): the distances of the rows i < j of input (n, m), (0, 1), (0, 2), ... first.
 * NNC_E_INVALID: p < 0. */
NNC_CHECKED nnc_error *nnc_pdist(nnc_ctx *ctx, nnc_tensor *input, double p, nnc_tensor **out);
/* (batch, n, r): the distances from each row of x1 (batch, n, m) to each of x2 (batch, r, m), of
 * one type; batch dimensions are broadcast and may be missing. compute_mode says whether distances
 * for p 2 come from a matrix product, which is faster and rounds as the squares of the elements:
 * "use_mm_for_euclid_dist", "donot_use_mm_for_euclid_dist", or (the same as NULL)
 * "use_mm_for_euclid_dist_if_necessary": if n or r is above 25. Rows with NaN are NaN apart, where
 * torch passes over it at p = inf. NNC_E_INVALID: p < 0. */
NNC_CHECKED nnc_error *nnc_cdist(nnc_ctx *ctx, nnc_tensor *x1, nnc_tensor *x2, double p,
                                 const char *compute_mode, nnc_tensor **out);

NNC_END

#endif
