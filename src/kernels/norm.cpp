// SPDX-License-Identifier: Apache-2.0
#include "kernels/norm.h"

#include "kernels/copy.h"

namespace nnc::kernels {
namespace {

// ---- what belongs together
void check_vectors(const char* op, int64_t n, std::initializer_list<const ConstView*> vectors) {
  check_contiguous(op, vectors);
  for (const ConstView* v : vectors) {
    check(v->dtype() == DType::kFloat64 && v->numel() == n, Code::kInternal, op, ": ", v->numel(),
          " statistics of torch.", v->dtype(), ", expected ", n, " of torch.float64");
  }
}

// The shape of elements that all lie alike.
ChannelShape channel_shape(const ConstView& x, std::initializer_list<const ConstView*> all) {
  check_same("batch_norm", all);
  check(x.ndim() == 3, Code::kInternal, "batch_norm: elements of sizes ", x.sizes());
  const int64_t n = x.size(0), c = x.size(1), s = x.size(2);
  const auto lies = [&](const ConstView& v, bool last) {
    return is_contiguous({n, last ? s : c, last ? c : s},
                         {v.stride(0), v.stride(last ? 2 : 1), v.stride(last ? 1 : 2)});
  };
  const bool last = s == 1 || !lies(x, false);
  for (const ConstView* v : all) {
    check(lies(*v, last), Code::kInternal, "batch_norm: elements with strides ", v->strides(),
          " beside ", x.strides());
  }
  return {x.dtype(), last, n, c, s};
}

RowShape row_shape(const RowGroups& g, const ConstView& x,
                   std::initializer_list<const ConstView*> elements,
                   std::initializer_list<const ConstView*> factors) {
  check_same("layer_norm", elements);
  check_contiguous("layer_norm", elements);
  check_contiguous("layer_norm", factors);
  check(x.ndim() == 2 && g.groups > 0 && g.channels > 0 && x.size(1) % g.channels == 0,
        Code::kInternal, "layer_norm: rows of sizes ", x.sizes(), " in ", g.groups, " groups of ",
        g.channels);
  for (const ConstView* f : factors) {
    check(!f->defined() || (f->numel() == g.groups * g.channels && f->dtype() == x.dtype()),
          Code::kInternal, "layer_norm: ", f->numel(), " factors of torch.", f->dtype());
  }
  return {x.dtype(), x.size(0), x.size(1), g.groups, g.channels};
}

// The sums of nothing, of those that are wanted.
void fill_with_zeros(std::initializer_list<const View*> sums) {
  for (const View* s : sums) {
    if (s->defined()) fill(*s, 0);
  }
}

}  // namespace

void channel_moments(const View& mean, const View& variance, const ConstView& x) {
  if (recorded<&channel_moments>(__func__, mean, variance, x)) return;
  static constexpr Implementations kList{__func__, cpu::channel_moments, ref::channel_moments};
  const ChannelShape s = channel_shape(x, {&x});
  check_vectors("batch_norm", s.channels, {&mean, &variance});
  run_within(kList, s, mean.ptr<double>(), variance.ptr<double>(), x.data());
}

void channel_factors(const View& rstd, const View& scale, const View& unbiased,
                     const ConstView& variance, const ConstView& weight, int64_t count,
                     double eps) {
  static constexpr Implementations kList{__func__, ref::channel_factors};
  check_vectors("batch_norm", rstd.numel(), {&rstd, &scale, &variance, &weight});
  run_first(kList, rstd, scale, unbiased, variance, weight, count, eps);
}

void channel_grad_factors(const View& gy_mean, const View& a, const View& b, const ConstView& rstd,
                          const ConstView& weight, const ConstView& sum, const ConstView& product,
                          int64_t count) {
  static constexpr Implementations kList{__func__, ref::channel_grad_factors};
  check_vectors("batch_norm", a.numel(), {&gy_mean, &a, &b, &rstd, &weight, &sum, &product});
  run_first(kList, gy_mean, a, b, rstd, weight, sum, product, count);
}

void channel_moved(const View& moved, const ConstView& running, const ConstView& value,
                   double momentum) {
  static constexpr Implementations kList{__func__, ref::channel_moved};
  check_vectors("batch_norm", moved.numel(), {&moved, &running, &value});
  run_first(kList, moved, running, value, momentum);
}

void channel_affine(const View& y, const ConstView& x, const ConstView& mean,
                    const ConstView& scale, const ConstView& shift) {
  if (recorded<&channel_affine>(__func__, y, x, mean, scale, shift)) return;
  static constexpr Implementations kList{__func__, cpu::channel_affine, ref::channel_affine};
  if (x.numel() == 0) return;
  const ChannelShape s = channel_shape(x, {&y, &x});
  check_vectors("batch_norm", s.channels, {&mean, &scale, &shift});
  run_within(kList, s, y.data(), x.data(), mean.ptr<double>(), scale.ptr<double>(),
             shift.ptr<double>());
}

void channel_sums(const View& sum, const View& product, const ConstView& gy, const ConstView& x,
                  const ConstView& mean) {
  if (recorded<&channel_sums>(__func__, sum, product, gy, x, mean)) return;
  static constexpr Implementations kList{__func__, cpu::channel_sums, ref::channel_sums};
  if (x.numel() == 0) return fill_with_zeros({&sum, &product});
  const ChannelShape s = channel_shape(x, {&gy, &x});
  check_vectors("batch_norm", s.channels, {&sum, &product, &mean});
  run_within(kList, s, sum.ptr<double>(), product.ptr<double>(), gy.data(), x.data(),
             mean.ptr<double>());
}

void channel_grad(const View& gx, const ConstView& gy, const ConstView& x, const ConstView& gy_mean,
                  const ConstView& mean, const ConstView& a, const ConstView& b) {
  if (recorded<&channel_grad>(__func__, gx, gy, x, gy_mean, mean, a, b)) return;
  static constexpr Implementations kList{__func__, cpu::channel_grad, ref::channel_grad};
  if (x.numel() == 0) return;
  const ChannelShape s = channel_shape(x, {&gx, &gy, &x});
  check_vectors("batch_norm", s.channels, {&gy_mean, &mean, &a, &b});
  run_within(kList, s, gx.data(), gy.data(), x.data(), gy_mean.ptr<double>(), mean.ptr<double>(),
             a.ptr<double>(), b.ptr<double>());
}

void row_norm(const RowGroups& g, const View& y, const View& mean, const View& rstd,
              const ConstView& x, const ConstView& weight, const ConstView& bias, double eps) {
  if (recorded<&row_norm>(__func__, g, y, mean, rstd, x, weight, bias, eps)) return;
  static constexpr Implementations kList{__func__, cpu::row_norm, ref::row_norm};
  if (x.numel() == 0) return;
  const RowShape s = row_shape(g, x, {&y, &x}, {&weight, &bias});
  check_vectors("layer_norm", s.rows, {&mean, &rstd});
  run_within(kList, s, y.data(), mean.ptr<double>(), rstd.ptr<double>(), x.data(), weight.data(),
             bias.data(), eps);
}

void row_norm_grad(const RowGroups& g, const View& gx, const View& gw, const View& gb,
                   const ConstView& gy, const ConstView& x, const ConstView& mean,
                   const ConstView& rstd, const ConstView& weight) {
  if (recorded<&row_norm_grad>(__func__, g, gx, gw, gb, gy, x, mean, rstd, weight)) return;
  static constexpr Implementations kList{__func__, cpu::row_norm_grad, ref::row_norm_grad};
  if (x.numel() == 0) return fill_with_zeros({&gw, &gb});
  RowShape s = row_shape(g, x, {&gx, &x}, {&gw, &gb, &weight});
  s.gy_step = gy.numel() > 0 ? gy.stride(0) : 0;
  check_same("layer_norm", {&gy, &x});
  check(gy.stride(1) == 1 && (s.gy_step == s.n || s.gy_step == 0), Code::kInternal,
        "layer_norm: a gradient with strides ", gy.strides());
  check_vectors("layer_norm", s.rows, {&mean, &rstd});
  run_within(kList, s, gx.data(), gw.data(), gb.data(), gy.data(), x.data(), mean.ptr<double>(),
             rstd.ptr<double>(), weight.data());
}

}  // namespace nnc::kernels
