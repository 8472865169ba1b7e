// SPDX-License-Identifier: Apache-2.0
// Arithmetic on two tensors, with broadcasting and type promotion. See nnc/ops_pointwise.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor add(const Tensor& a, const Tensor& b, Scalar alpha = 1);
Tensor sub(const Tensor& a, const Tensor& b, Scalar alpha = 1);
Tensor mul(const Tensor& a, const Tensor& b);
Tensor div(const Tensor& a, const Tensor& b);

void add_(const Tensor& a, const Tensor& b, Scalar alpha = 1);
void sub_(const Tensor& a, const Tensor& b, Scalar alpha = 1);
void mul_(const Tensor& a, const Tensor& b);
void div_(const Tensor& a, const Tensor& b);

// With a Python number.
inline Tensor add(const Tensor& a, Scalar b) { return add(a, Tensor::wrapped(b)); }
inline Tensor sub(const Tensor& a, Scalar b) { return sub(a, Tensor::wrapped(b)); }
inline Tensor mul(const Tensor& a, Scalar b) { return mul(a, Tensor::wrapped(b)); }
inline Tensor div(const Tensor& a, Scalar b) { return div(a, Tensor::wrapped(b)); }

}  // namespace nnc::ops
