// SPDX-License-Identifier: Apache-2.0
#include "ops/matmul.h"

#include <cstring>

#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/gemm.h"
#include "ops/arith.h"
#include "ops/c_name.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// y = beta c + alpha op(a) op(b), where op may transpose the last two dimensions.
// Without b's batch dimensions every leading dimension of a is a row: one product (`flat`).
struct Plan {
  const char* label;
  bool transpose_a = false, transpose_b = false;
  Scalar alpha = 1, beta = 1;
  int64_t m = 0, n = 0, k = 0;
  Dims batch{};      // empty: flat
  Dims out_sizes{};  // of y; as many elements as batch x m x n
  bool flat() const { return batch.empty(); }
};

Tensor product(const Plan& plan, const Tensor& c, const Tensor& a, const Tensor& b);

Tensor product(const char* label, const Tensor& a, const Tensor& b, bool ta, bool tb,
               Scalar alpha) {
  Plan p{label, ta, tb, alpha};
  p.m = a.size(ta ? -1 : -2);
  p.k = a.size(ta ? -2 : -1);
  p.n = b.size(tb ? -2 : -1);
  if (b.dim() > 2 || a.dim() > 2) {
    p.batch = broadcast_sizes(a.sizes().size() > 2 ? Sizes(a.sizes().data(), a.dim() - 2) : Sizes(),
                              b.sizes().size() > 2 ? Sizes(b.sizes().data(), b.dim() - 2) : Sizes(),
                              "matmul");
  }
  p.out_sizes = p.batch;
  p.out_sizes.push_back(p.m);
  p.out_sizes.push_back(p.n);
  return product(p, Tensor(), a, b);
}

// ---- products: y = beta c + alpha a b.   dc = beta dy, da = alpha dy b^T, db = alpha a^T dy.
// saves the operand of the other's gradient
struct ProductNode final : Node {
  Plan plan;
  SavedTensor a{this}, b{this};
  Dims a_sizes, b_sizes, c_sizes;
  bool has_c = false;
  bool columns_a = false, columns_b = false;  // see lies_in_columns
  const char* name() const override { return plan.label; }

  Dims matrix_sizes(int64_t rows, int64_t cols) const {
    Dims sizes = plan.batch;
    sizes.push_back(rows);
    sizes.push_back(cols);
    return sizes;
  }
  // a, b in the form that was multiplied: two dimensions and the batch's.
  Tensor operand_a() {
    const Tensor x = a.get();
    if (x.dim() == 2 || (!plan.flat() && x.dim() > 2)) return x;
    return reshape(x, {plan.m, plan.k});
  }
  Tensor operand_b() {
    const Tensor x = b.get();
    return x.dim() == 1 ? reshape(x, {plan.k, 1}) : x;
  }
  Tensor gradient_c(const Tensor& g) {
    const Tensor scaled = plan.beta.to_double() == 1 ? g : mul(g, plan.beta);
    if (!plan.flat() || c_sizes.size() != 1 || c_sizes[0] != plan.n) return scaled;
    return plan.m == 1 ? reshape(scaled, c_sizes) : sum(reshape(scaled, {plan.m, plan.n}), {0});
  }
  Tensors backward(const Tensors& gy) override {
    const int64_t first = has_c ? 1 : 0;
    Tensors gx;
    // A repeated element, as sum's backward gives, is laid out once for all products.
    const bool repeated = !gy[0].contiguous() && gy[0].dim() > 0 && gy[0].stride(-1) == 0;
    const Tensor packed = repeated ? contiguous(gy[0]) : gy[0];
    if (has_c) gx.push_back(needs(0) ? gradient_c(packed) : Tensor());
    const Dims sizes = matrix_sizes(plan.m, plan.n);
    const Tensor g = same_sizes(packed.sizes(), sizes) ? packed : reshape(packed, sizes);
    const char* label = plan.flat() ? "MmBackward0" : "BmmBackward0";
    const bool ta = plan.transpose_a, tb = plan.transpose_b;
    Tensor ga, gb;
    if (needs(first)) {
      const bool flips = ta != columns_a;
      ga = flips ? product(label, operand_b(), g, tb, true, plan.alpha)
                 : product(label, g, operand_b(), false, !tb, plan.alpha);
      if (columns_a) ga = transpose(ga, 0, 1);
      if (plan.flat() && !same_sizes(ga.sizes(), a_sizes)) ga = reshape(ga, a_sizes);
    }
    if (needs(first + 1)) {
      const bool flips = tb != columns_b;
      gb = flips ? product(label, g, operand_a(), true, ta, plan.alpha)
                 : product(label, operand_a(), g, !ta, false, plan.alpha);
      if (columns_b) gb = transpose(gb, 0, 1);
      if (plan.flat() && !same_sizes(gb.sizes(), b_sizes)) gb = reshape(gb, b_sizes);
    }
    gx.push_back(std::move(ga));
    gx.push_back(std::move(gb));
    return gx;
  }
};

// The matrices of t, transposed if asked, repeated over the sizes of a batch.
ConstView matrices(const Tensor& t, bool transpose, const Dims& batch) {
  const ConstView v = materialize(t).view();
  if (batch.empty() && !transpose) return v;
  if (batch.empty()) return restrided(v, {v.size(1), v.size(0)}, {v.stride(1), v.stride(0)});
  const int64_t own = v.ndim() - 2, row = own + (transpose ? 1 : 0),
                col = own + (transpose ? 0 : 1);
  Dims sizes(batch);
  Dims strides = broadcast_strides({v.sizes().data(), own}, {v.strides().data(), own}, batch);
  sizes.push_back(v.size(row)), sizes.push_back(v.size(col));
  strides.push_back(v.stride(row)), strides.push_back(v.stride(col));
  return restrided(v, sizes, strides);
}

// x without history as a matrix of `rows` x `cols`: copied if its strides do not allow that.
Tensor as_matrix(const Tensor& x, int64_t rows, int64_t cols) {
  Dims strides;
  const int64_t sizes[2] = {rows, cols};
  if (view_strides(x.sizes(), x.strides(), Sizes(sizes, 2), strides)) {
    return materialize(x).alias({rows, cols}, strides, x.offset());
  }
  Tensor copy = Tensor::empty(x.sizes(), x.dtype());
  kernels::copy(copy.mutable_view(), x.view());
  return copy.alias({rows, cols}, {cols, 1}, 0);
}

// Lays c out in y, repeated where it is smaller.
void repeat_in(const Tensor& y, const Tensor& c) {
  const View out = y.mutable_view();
  if (c.dim() == 1 && c.contiguous() && c.size(0) == y.size(-1) && !is_recording()) {
    const size_t row = static_cast<size_t>(c.numel() * item_size(c.dtype()));
    const char* from = static_cast<const char*>(c.view().data());
    char* to = static_cast<char*>(out.data());
    for (int64_t i = 0; i * c.numel() < y.numel(); ++i) {
      std::memcpy(to + static_cast<size_t>(i) * row, from, row);
    }
    return;
  }
  kernels::copy(out, broadcast_view(c.view(), y.sizes()));
}

Tensor multiply(const Plan& p, const Tensor& c, const Tensor& a, const Tensor& b) {
  Tensor y = Tensor::empty(p.out_sizes, a.dtype());
  const bool added = c.defined() && p.beta.to_double() != 0;
  if (added) repeat_in(y, c);
  Tensor folded_a, folded_b;
  if (a.dim() != 2 && (p.flat() || a.dim() == 1)) {
    folded_a = as_matrix(a, p.transpose_a ? p.k : p.m, p.transpose_a ? p.m : p.k);
  }
  if (b.dim() == 1) folded_b = as_matrix(b, p.k, 1);
  const ConstView left = matrices(folded_a.defined() ? folded_a : a, p.transpose_a, p.batch),
                  right = matrices(folded_b.defined() ? folded_b : b, p.transpose_b, p.batch);
  View out = y.mutable_view();
  if (p.flat() && !same_sizes(y.sizes(), {p.m, p.n})) {
    out = restrided(out, {p.m, p.n}, {p.n, 1});
  } else if (!p.flat() && y.dim() != p.batch.size() + 2) {  // a was a vector
    Dims sizes(p.batch);
    sizes.push_back(p.m), sizes.push_back(p.n);
    out = restrided(out, sizes, contiguous_strides(sizes));
  }
  kernels::gemm(out, left, right, p.alpha, added ? p.beta : Scalar(0));
  return y;
}

Tensor product(const Plan& plan, const Tensor& c, const Tensor& a, const Tensor& b) {
  Tensor y = multiply(plan, c, a, b);
  auto node = c.defined() ? record<ProductNode>(c, a, b) : record<ProductNode>(a, b);
  if (!node) return y;
  node->plan = plan;
  node->has_c = c.defined();
  if (node->has_c) node->c_sizes = Dims(c.sizes());
  node->a_sizes = Dims(a.sizes());
  node->b_sizes = Dims(b.sizes());
  if (plan.flat() && b.dim() == 2) {
    node->columns_a = lies_in_columns(a, plan.transpose_a);
    node->columns_b = lies_in_columns(b, plan.transpose_b);
  }
  const int64_t first = node->has_c ? 1 : 0;
  if (node->needs(first)) node->b.save(b);
  if (node->needs(first + 1)) node->a.save(a);
  attach(y, node);
  return y;
}

// ---- checks, in torch's words ----
// "FloatTensor" without "Tensor".
std::string scalar_name(DType t) {
  const std::string s = legacy_type_name(t);
  return s.substr(0, s.size() - 6);
}

void check_types(const char* op, const Tensor& a, const Tensor& b, const char* kernel) {
  check(a.dtype() == b.dtype(), Code::kDtype, op,
        ": expected m1 and m2 to have the same dtype, but got: ", c_name(a.dtype()),
        " != ", c_name(b.dtype()));
  check(a.dtype() != DType::kBool, Code::kDtype, op, ": \"", kernel,
        "\" not implemented for 'Bool'");
}
void check_input_type(const char* op, const Tensor& c, const Tensor& b, const char* other) {
  if (c.dtype() == b.dtype()) return;
  fail(Code::kDtype, op, ": self and ", other, " must have the same dtype, but got ",
       scalar_name(c.dtype()), " and ", scalar_name(b.dtype()));
}
void check_inner(const char* op, int64_t m, int64_t k, int64_t k2, int64_t n) {
  check(k == k2, Code::kShape, op, ": mat1 and mat2 shapes cannot be multiplied (", m, "x", k,
        " and ", k2, "x", n, ")");
}
// Can c be repeated into sizes?
void check_expand(const char* op, Sizes c, Sizes sizes) {
  check(c.size() <= sizes.size(), Code::kShape, op, ": expand: the number of sizes provided (",
        sizes.size(), ") must be greater or equal to the number of dimensions in the tensor (",
        c.size(), ")");
  const int64_t lead = sizes.size() - c.size();
  for (int64_t d = 0; d < c.size(); ++d) {
    check(c[d] == sizes[lead + d] || c[d] == 1, Code::kShape, op,
          ": The expanded size of the tensor (", sizes[lead + d],
          ") must match the existing size (", c[d], ") at non-singleton dimension ", lead + d,
          ".  Target sizes: ", sizes, ".  Tensor sizes: ", c);
  }
}
void check_batches(const char* op, const Tensor& a, const Tensor& b) {
  check(a.dim() == 3, Code::kShape, op, ": batch1 must be a 3D tensor");
  check(b.dim() == 3, Code::kShape, op, ": batch2 must be a 3D tensor");
  check(a.size(0) == b.size(0) && a.size(2) == b.size(1), Code::kShape, op,
        ": Expected size for first two dimensions of batch2 tensor to be: [", a.size(0), ", ",
        a.size(2), "] but got: [", b.size(0), ", ", b.size(1), "].");
}

Plan flat_plan(const char* label, int64_t m, int64_t k, int64_t n, Sizes out_sizes) {
  Plan p{label};
  p.m = m;
  p.k = k;
  p.n = n;
  p.out_sizes = Dims(out_sizes);
  return p;
}

int64_t leading_count(const Tensor& x) {
  int64_t rows = 1;
  for (int64_t d = 0; d + 1 < x.dim(); ++d) rows *= x.size(d);
  return rows;
}

// Does torch multiply the larger operand as one matrix? It decides what the result's node is
// called.
bool folds(const Tensor& larger, const Tensor& smaller) {
  if (requires_grad(smaller)) return true;
  Dims strides;
  const int64_t sizes[2] = {leading_count(larger), larger.size(-1)};
  return view_strides(larger.sizes(), larger.strides(), Sizes(sizes, 2), strides);
}

}  // namespace

bool lies_in_columns(const Tensor& x, bool transposed) {
  if (x.dim() != 2) return false;
  if (transposed) return x.stride(1) != 1 || x.stride(0) != x.size(1);
  return x.stride(0) == 1 && x.stride(1) == x.size(0);
}

Tensor mm_transposed(const Tensor& a, const Tensor& b, bool transpose_a, bool transpose_b) {
  return product("MmBackward0", a, b, transpose_a, transpose_b, 1);
}

Tensor mm(const Tensor& input, const Tensor& mat2) {
  check(input.dim() == 2, Code::kShape, "mm: self must be a matrix, got size ", input.sizes());
  check(mat2.dim() == 2, Code::kShape, "mm: mat2 must be a matrix, got size ", mat2.sizes());
  check_inner("mm", input.size(0), input.size(1), mat2.size(0), mat2.size(1));
  check_types("mm", input, mat2, "addmm_impl_cpu_");
  return product("MmBackward0", input, mat2, false, false, 1);
}

Tensor bmm(const Tensor& input, const Tensor& mat2) {
  check_batches("bmm", input, mat2);
  check_types("bmm", input, mat2, "bmm");
  return product("BmmBackward0", input, mat2, false, false, 1);
}

Tensor mv(const Tensor& input, const Tensor& vec) {
  check(input.dim() == 2 && vec.dim() == 1, Code::kShape,
        "mv: vector + matrix @ vector expected, got 1, ", input.dim(), ", ", vec.dim());
  const int64_t m = input.size(0), k = input.size(1);
  check(vec.size(0) == k, Code::kShape, "mv: size mismatch, got input (", m, "), mat (", m, "x", k,
        "), vec (", vec.size(0), ")");
  check_types("mv", input, vec, "addmv_impl_cpu");
  return product(flat_plan("MvBackward0", m, k, 1, {m}), Tensor(), input, vec);
}

Tensor dot(const Tensor& input, const Tensor& tensor) {
  check(input.dim() == 1 && tensor.dim() == 1, Code::kShape, "dot: 1D tensors expected, but got ",
        input.dim(), "D and ", tensor.dim(), "D tensors");
  if (input.dtype() != tensor.dtype()) {
    fail(Code::kDtype, "dot: expected both vectors to have same dtype, but found ",
         scalar_name(input.dtype()), " and ", scalar_name(tensor.dtype()));
  }
  const int64_t k = input.size(0);
  check(k == tensor.size(0), Code::kShape, "dot: inconsistent tensor size, expected tensor [", k,
        "] and src [", tensor.size(0), "] to have the same number of elements, but got ", k,
        " and ", tensor.size(0), " elements respectively");
  check_types("dot", input, tensor, "dot");
  return product(flat_plan("DotBackward0", 1, k, 1, {}), Tensor(), input, tensor);
}

Tensor outer(const Tensor& input, const Tensor& vec2) {
  check(input.dim() == 1, Code::kShape, "outer: Expected 1-D argument self, but got ", input.dim(),
        "-D");
  check(vec2.dim() == 1, Code::kShape, "outer: Expected 1-D argument vec2, but got ", vec2.dim(),
        "-D");
  return mul(reshape(input, {input.size(0), 1}), vec2);
}

Tensor addmm(const Tensor& input, const Tensor& mat1, const Tensor& mat2, Scalar beta,
             Scalar alpha) {
  check(mat1.dim() == 2, Code::kShape, "addmm: mat1 must be a matrix, got ", mat1.dim(),
        "-D tensor");
  check(mat2.dim() == 2, Code::kShape, "addmm: mat2 must be a matrix, got ", mat2.dim(),
        "-D tensor");
  check_inner("addmm", mat1.size(0), mat1.size(1), mat2.size(0), mat2.size(1));
  check_coefficient(beta, input.dtype(), "addmm", "beta");
  check_coefficient(alpha, input.dtype(), "addmm", "alpha");
  check_input_type("addmm", input, mat2, "mat2");
  check_types("addmm", mat1, mat2, "addmm_impl_cpu_");
  const int64_t m = mat1.size(0), n = mat2.size(1);
  Plan p = flat_plan("AddmmBackward0", m, mat1.size(1), n, {m, n});
  check_expand("addmm", input.sizes(), p.out_sizes);
  p.alpha = alpha;
  p.beta = beta;
  return product(p, input, mat1, mat2);
}

Tensor addmv(const Tensor& input, const Tensor& mat, const Tensor& vec, Scalar beta, Scalar alpha) {
  check(mat.dim() == 2 && vec.dim() == 1 && input.dim() <= 1, Code::kShape,
        "addmv: vector + matrix @ vector expected, got ", input.dim(), ", ", mat.dim(), ", ",
        vec.dim());
  const int64_t m = mat.size(0), k = mat.size(1);
  check(vec.size(0) == k && (input.numel() == m || input.numel() == 1), Code::kShape,
        "addmv: size mismatch, got input (", input.numel(), "), mat (", m, "x", k, "), vec (",
        vec.size(0), ")");
  check_coefficient(beta, input.dtype(), "addmv", "beta");
  check_coefficient(alpha, input.dtype(), "addmv", "alpha");
  check_input_type("addmv", input, mat, "mat");
  check_types("addmv", mat, vec, "addmv_impl_cpu");
  Plan p = flat_plan("AddmvBackward0", m, k, 1, {m});
  p.alpha = alpha;
  p.beta = beta;
  return product(p, input, mat, vec);
}

Tensor baddbmm(const Tensor& input, const Tensor& batch1, const Tensor& batch2, Scalar beta,
               Scalar alpha) {
  check_batches("baddbmm", batch1, batch2);
  check_coefficient(beta, input.dtype(), "baddbmm", "beta");
  check_coefficient(alpha, input.dtype(), "baddbmm", "alpha");
  check_input_type("baddbmm", input, batch2, "batch2");
  check_types("baddbmm", batch1, batch2, "baddbmm");
  Plan p{"BaddbmmBackward0", false, false, alpha, beta};
  p.m = batch1.size(1);
  p.k = batch1.size(2);
  p.n = batch2.size(2);
  p.batch = {batch1.size(0)};
  p.out_sizes = {batch1.size(0), p.m, p.n};
  check_expand("baddbmm", input.sizes(), p.out_sizes);
  return product(p, input, batch1, batch2);
}

namespace {

// a with any number of dimensions times one matrix or vector.
Tensor matmul_flat(const Tensor& a, const Tensor& b) {
  const int64_t m = leading_count(a), k = a.size(-1), n = b.dim() == 2 ? b.size(1) : 1;
  if (b.dim() == 1) {
    check(b.size(0) == k, Code::kShape, "matmul: size mismatch, got input (", m, "), mat (", m, "x",
          k, "), vec (", b.size(0), ")");
  }
  check_inner("matmul", m, k, b.size(0), n);
  check_types("matmul", a, b, b.dim() == 1 ? "addmv_impl_cpu" : "addmm_impl_cpu_");
  const char* label = a.dim() > 2    ? "UnsafeViewBackward0"
                      : a.dim() == 1 ? "SqueezeBackward4"
                                     : "MmBackward0";
  Dims out_sizes(Sizes(a.sizes().data(), a.dim() - 1));
  if (b.dim() == 2) out_sizes.push_back(n);
  return product(flat_plan(label, m, k, n, out_sizes), Tensor(), a, b);
}

// b has batch dimensions; a may be a vector.
Tensor matmul_batched(const Tensor& a, const Tensor& b) {
  const bool folded = a.dim() <= 2 && folds(b, a);
  Plan p{a.dim() == 2 && folded ? "CloneBackward0" : "UnsafeViewBackward0"};
  p.m = a.dim() == 1 ? 1 : a.size(-2);
  p.k = a.size(-1);
  p.n = b.size(-1);
  const Sizes none;
  p.batch = broadcast_sizes(a.dim() > 2 ? Sizes(a.sizes().data(), a.dim() - 2) : none,
                            Sizes(b.sizes().data(), b.dim() - 2), "matmul");
  if (folded) check_inner("matmul", leading_count(b), b.size(-2), p.k, p.m);
  const int64_t count = checked_numel(p.batch, "matmul");
  check(p.k == b.size(-2), Code::kShape,
        "matmul: Expected size for first two dimensions of batch2 tensor to be: [", count, ", ",
        p.k, "] but got: [", count, ", ", b.size(-2), "].");
  check_types("matmul", a, b, "bmm");
  p.out_sizes = p.batch;
  if (a.dim() > 1) p.out_sizes.push_back(p.m);
  p.out_sizes.push_back(p.n);
  return product(p, Tensor(), a, b);
}

}  // namespace

Tensor matmul(const Tensor& input, const Tensor& other) {
  check(input.dim() > 0 && other.dim() > 0, Code::kShape,
        "matmul: both arguments to matmul need to be at least 1D, but they are ", input.dim(),
        "D and ", other.dim(), "D");
  if (input.dim() == 1 && other.dim() == 1) return dot(input, other);
  if (input.dim() == 2 && other.dim() == 1) return mv(input, other);
  return other.dim() <= 2 ? matmul_flat(input, other) : matmul_batched(input, other);
}

namespace {
// weight is a vector. Where PyTorch makes one product of it and bias, it has to be a matrix.
Tensor linear_by_vector(const Tensor& input, const Tensor& weight, const Tensor& bias) {
  const Tensor y = matmul(input, weight);
  if (!bias.defined()) return y;
  const bool row = bias.dim() == 1 || (bias.dim() == 2 && bias.size(0) == 1);
  check(input.dim() != 2 && !(row && input.contiguous()), Code::kShape,
        "linear: mat2 must be a matrix, got 1-D tensor");
  const Dims sizes = broadcast_sizes(y.sizes(), bias.sizes(), "linear");
  check(same_sizes(sizes, y.sizes()), Code::kShape, "linear: output with shape ", y.sizes(),
        " doesn't match the broadcast shape ", sizes);
  return add(y, bias);
}
}  // namespace
Tensor linear(const Tensor& input, const Tensor& weight, const Tensor& bias) {
  check(input.dim() > 0, Code::kShape, "linear: input must have at least one dimension");
  check(weight.dim() == 2 || weight.dim() == 1, Code::kShape,
        "linear: weight must be a matrix, got size ", weight.sizes());
  if (weight.dim() == 1) return linear_by_vector(input, weight, bias);
  if (input.dim() == 1 && bias.defined() && bias.dim() == 2 && bias.size(0) == 1)
    return linear(input, weight, squeeze(bias, 0));
  const int64_t m = leading_count(input), k = input.size(-1), n = weight.size(0);
  check_inner("linear", m, k, weight.size(1), n);
  const bool plain = input.dim() == 2;
  const char* label = nullptr;
  if (bias.defined()) {
    label = plain ? "AddmmBackward0" : input.contiguous() ? "ViewBackward0" : "AddBackward0";
    check_input_type("linear", bias, weight, "mat2");
  } else {
    label = plain ? "MmBackward0" : input.dim() == 1 ? "SqueezeBackward4" : "UnsafeViewBackward0";
  }
  check_types("linear", input, weight, "addmm_impl_cpu_");
  Plan p = flat_plan(label, m, k, n, input.sizes());
  p.out_sizes.back() = n;
  p.transpose_b = true;
  if (bias.defined()) {
    const int64_t target[2] = {m, n};
    check_expand("linear", bias.sizes(), bias.dim() > 1 ? Sizes(p.out_sizes) : Sizes(target, 2));
  }
  return product(p, bias, input, weight);
}

}  // namespace nnc::ops
