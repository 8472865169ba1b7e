// SPDX-License-Identifier: Apache-2.0
// Errors, handles, contexts, tensors and operations for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_TENSOR_HPP
#define NNC_TENSOR_HPP

#include <nnc/nnc.h>

#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace nnc {

using Shape = std::vector<int64_t>;

inline constexpr nnc_dtype float32 = NNC_FLOAT32;
inline constexpr nnc_dtype float64 = NNC_FLOAT64;
inline constexpr nnc_dtype float16 = NNC_FLOAT16;
inline constexpr nnc_dtype bfloat16 = NNC_BFLOAT16;
inline constexpr nnc_dtype int64 = NNC_INT64;
inline constexpr nnc_dtype int32 = NNC_INT32;
inline constexpr nnc_dtype int16 = NNC_INT16;
inline constexpr nnc_dtype int8 = NNC_INT8;
inline constexpr nnc_dtype uint8 = NNC_UINT8;
inline constexpr nnc_dtype boolean = NNC_BOOL;

// ---- errors ----

class Error : public std::runtime_error {
 public:
  // Takes the error over.
  explicit Error(nnc_error* error) : Error(Owned(error)) {}
  nnc_code code() const { return code_; }
  const std::string& op() const { return op_; }            // "nnc_conv2d"
  const std::string& message() const { return message_; }  // what() has both

 private:
  struct Free {
    void operator()(nnc_error* error) const { nnc_error_free(error); }
  };
  using Owned = std::unique_ptr<nnc_error, Free>;
  static std::string string(const char* text) { return text ? text : ""; }
  explicit Error(const Owned& e)
      : std::runtime_error(string(nnc_error_op(e.get())) + ": " +
                           string(nnc_error_message(e.get()))),
        code_(nnc_error_code(e.get())),
        op_(string(nnc_error_op(e.get()))),
        message_(string(nnc_error_message(e.get()))) {}
  nnc_code code_;
  std::string op_, message_;
};

inline void check(nnc_error* error) {
  if (error) throw Error(error);
}

// ---- handles ----

// Owns one reference. T is one of the opaque types of the C interface.
template <class T>
class Handle {
 public:
  Handle() = default;
  explicit Handle(T* owned) : handle_(owned) {}
  Handle(const Handle& other) : handle_(other.handle_) { nnc_retain(handle_); }
  Handle(Handle&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Handle& operator=(Handle other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Handle() { nnc_release(handle_); }
  T* get() const { return handle_; }
  explicit operator bool() const { return handle_ != nullptr; }
  // Gives the reference away.
  T* release() { return std::exchange(handle_, nullptr); }

 private:
  T* handle_ = nullptr;
};

namespace detail {

inline thread_local nnc_ctx* current = nullptr;

// The out parameter of a C function: make<nnc_tensor>(nnc_relu, ctx, x).
template <class T, class F, class... A>
T* make(F function, A... arguments) {
  T* out = nullptr;
  check(function(arguments..., &out));
  return out;
}

// Text that a C function puts out; "" for none.
template <class F, class... A>
std::string text(F function, A... arguments) {
  const Handle<nnc_string> string(make<nnc_string>(function, arguments...));
  if (!string) return {};
  return std::string(nnc_string_data(string.get()),
                     static_cast<size_t>(nnc_string_size(string.get())));
}

template <class N>
using IfNumber = std::enable_if_t<std::is_arithmetic_v<N>, int>;

inline int64_t count(const Shape& shape) {
  return static_cast<int64_t>(shape.size());
}

}  // namespace detail

// ---- contexts ----

class Context : public Handle<nnc_ctx> {
 public:
  // "seed=0, threads=2"; see nnc/context.h.
  explicit Context(const std::string& settings = "")
      : Handle(detail::make<nnc_ctx>(nnc_ctx_new, settings.c_str())) {}
  explicit Context(nnc_ctx* owned) : Handle(owned) {}
  Context fork(const std::string& settings) const {
    return Context(detail::make<nnc_ctx>(nnc_ctx_fork, get(), settings.c_str()));
  }
  std::string setting(const std::string& name) const {
    return detail::text(nnc_ctx_get, get(), name.c_str());
  }
};

// What this thread's calls of this header use; NULL is the process's default context.
inline nnc_ctx* current_context() {
  return detail::current;
}

// Makes a context the current one of this thread, until the end of the block.
class Use {
 public:
  explicit Use(Context context)
      : context_(std::move(context)), outer_(std::exchange(detail::current, context_.get())) {}
  ~Use() { detail::current = outer_; }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  Context context_;
  nnc_ctx* outer_;
};

// Until the end of the block nothing is recorded for backward.
class NoGrad : public Use {
 public:
  NoGrad() : Use(Context(detail::make<nnc_ctx>(nnc_ctx_fork, detail::current, "grad=False"))) {}
};

inline void manual_seed(int64_t seed) {
  check(nnc_manual_seed(detail::current, seed));
}

// ---- tensors ----

template <class T>
constexpr nnc_dtype dtype_of() {
  if (std::is_same_v<T, float>) return float32;
  if (std::is_same_v<T, double>) return float64;
  if (std::is_same_v<T, int64_t>) return int64;
  if (std::is_same_v<T, int32_t>) return int32;
  if (std::is_same_v<T, int16_t>) return int16;
  if (std::is_same_v<T, int8_t>) return int8;
  if (std::is_same_v<T, uint8_t>) return uint8;
  return NNC_DTYPE_DEFAULT;
}

class Tensor : public Handle<nnc_tensor> {
 public:
  Tensor() = default;
  explicit Tensor(nnc_tensor* owned) : Handle(owned) {}
  // A copy of values, in row-major order.
  template <class T>
  Tensor(const std::vector<T>& values, const Shape& shape) : Handle(copy(values, shape)) {}

  int64_t ndim() const { return nnc_tensor_ndim(get()); }
  int64_t numel() const { return nnc_tensor_numel(get()); }
  int64_t size(int64_t dim) const { return nnc_tensor_size(get(), dim); }
  nnc_dtype dtype() const { return nnc_tensor_dtype(get()); }
  Shape shape() const {
    Shape sizes;
    for (int64_t d = 0; d < ndim(); ++d) sizes.push_back(size(d));
    return sizes;
  }
  std::string repr() const { return detail::text(nnc_tensor_repr, detail::current, get()); }

  // The value of a tensor of one element.
  template <class T = double>
  T item() const {
    std::conditional_t<std::is_integral_v<T>, int64_t, double> value = 0;
    if constexpr (std::is_integral_v<T>)
      check(nnc_tensor_item_i64(detail::current, get(), &value));
    else
      check(nnc_tensor_item(detail::current, get(), &value));
    return static_cast<T>(value);
  }
  // The elements in row-major order, converted to T.
  template <class T>
  std::vector<T> to_vector() const {
    static_assert(dtype_of<T>() != NNC_DTYPE_DEFAULT, "not an element type");
    const Tensor converted = to(dtype_of<T>());
    std::vector<T> values(static_cast<size_t>(numel()));
    check(nnc_tensor_copy_to(detail::current, converted.get(), values.data(),
                             static_cast<int64_t>(values.size() * sizeof(T))));
    return values;
  }

  bool requires_grad() const { return nnc_tensor_requires_grad(get()) == 1; }
  Tensor& requires_grad_(bool value = true) {
    check(nnc_tensor_requires_grad_(detail::current, get(), value));
    return *this;
  }
  // An empty handle while there is none.
  Tensor grad() const { return of(nnc_tensor_grad, detail::current, get()); }
  void set_grad(const Tensor& grad) {
    check(nnc_tensor_set_grad(detail::current, get(), grad.get()));
  }
  std::string grad_fn() const { return detail::text(nnc_tensor_grad_fn, detail::current, get()); }
  void backward() const { check(nnc_backward(detail::current, get())); }
  Tensor detach() const { return of(nnc_detach, detail::current, get()); }
  Tensor clone() const { return of(nnc_clone, detail::current, get()); }
  Tensor contiguous() const { return of(nnc_contiguous, detail::current, get()); }
  Tensor to(nnc_dtype dtype) const { return of(nnc_tensor_to, detail::current, get(), dtype); }
  Tensor view(const Shape& size) const {
    return of(nnc_view, detail::current, get(), size.data(), detail::count(size));
  }
  Tensor reshape(const Shape& size) const {
    return of(nnc_reshape, detail::current, get(), size.data(), detail::count(size));
  }
  Tensor narrow(int64_t dim, int64_t start, int64_t length) const {
    return of(nnc_narrow, detail::current, get(), dim, start, length);
  }

  Tensor& operator+=(const Tensor& other) {
    check(nnc_add_(detail::current, get(), other.get(), 1.0));
    return *this;
  }
  Tensor& operator-=(const Tensor& other) {
    check(nnc_sub_(detail::current, get(), other.get(), 1.0));
    return *this;
  }
  Tensor& operator*=(const Tensor& other) {
    check(nnc_mul_(detail::current, get(), other.get()));
    return *this;
  }
  Tensor& operator/=(const Tensor& other) {
    check(nnc_div_(detail::current, get(), other.get(), nullptr));
    return *this;
  }

  // The tensor that a C function puts out; for operations without a name in this header:
  // Tensor::of(nnc_relu, nnc::current_context(), x.get()).
  template <class F, class... A>
  static Tensor of(F function, A... arguments) {
    return Tensor(detail::make<nnc_tensor>(function, arguments...));
  }

 private:
  template <class T>
  static nnc_tensor* copy(const std::vector<T>& values, const Shape& shape) {
    static_assert(dtype_of<T>() != NNC_DTYPE_DEFAULT, "not an element type");
    int64_t n = 1;
    for (int64_t size : shape) n *= size;
    if (n != static_cast<int64_t>(values.size()))
      throw std::invalid_argument("nnc::Tensor: the shape has another number of elements");
    return detail::make<nnc_tensor>(nnc_tensor_from_data, detail::current, values.data(),
                                    shape.data(), detail::count(shape), dtype_of<T>());
  }
};

inline std::ostream& operator<<(std::ostream& out, const Tensor& tensor) {
  return out << tensor.repr();
}

// ---- making tensors ----

inline Tensor zeros(const Shape& shape, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_zeros, detail::current, shape.data(), detail::count(shape), dtype);
}
inline Tensor ones(const Shape& shape, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_ones, detail::current, shape.data(), detail::count(shape), dtype);
}
// A whole number is an int, as in Python: full({2}, 1) is int64.
template <class N, detail::IfNumber<N> = 0>
Tensor full(const Shape& shape, N value, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  const int64_t n = detail::count(shape);
  if constexpr (std::is_integral_v<N>)
    return Tensor::of(nnc_full_i64, detail::current, shape.data(), n, value, dtype);
  else
    return Tensor::of(nnc_full, detail::current, shape.data(), n, value, dtype);
}
inline Tensor rand(const Shape& shape, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_rand, detail::current, shape.data(), detail::count(shape), dtype);
}
inline Tensor randn(const Shape& shape, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_randn, detail::current, shape.data(), detail::count(shape), dtype);
}
inline Tensor randint(int64_t low, int64_t high, const Shape& shape, nnc_dtype dtype = int64) {
  return Tensor::of(nnc_randint, detail::current, low, high, shape.data(), detail::count(shape),
                    dtype);
}
inline Tensor randperm(int64_t n, nnc_dtype dtype = int64) {
  return Tensor::of(nnc_randperm, detail::current, n, dtype);
}
// int64 if all three are whole numbers, else floating point.
template <class A, class B, class C = int, detail::IfNumber<A> = 0>
Tensor arange(A start, B end, C step = 1, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  if constexpr (std::is_integral_v<A> && std::is_integral_v<B> && std::is_integral_v<C>)
    return Tensor::of(nnc_arange_i64, detail::current, start, end, step, dtype);
  else
    return Tensor::of(nnc_arange, detail::current, start, end, step, dtype);
}
inline Tensor linspace(double start, double end, int64_t steps,
                       nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linspace, detail::current, start, end, steps, dtype);
}

// ---- operators ----

inline Tensor operator+(const Tensor& a, const Tensor& b) {
  return Tensor::of(nnc_add, detail::current, a.get(), b.get(), 1.0);
}
inline Tensor operator-(const Tensor& a, const Tensor& b) {
  return Tensor::of(nnc_sub, detail::current, a.get(), b.get(), 1.0);
}
inline Tensor operator*(const Tensor& a, const Tensor& b) {
  return Tensor::of(nnc_mul, detail::current, a.get(), b.get());
}
inline Tensor operator/(const Tensor& a, const Tensor& b) {
  return Tensor::of(nnc_div, detail::current, a.get(), b.get(), nullptr);
}
// With a number, which counts as an int or a float by its C++ type.
template <class N, detail::IfNumber<N> = 0>
Tensor operator+(const Tensor& a, N b) {
  if constexpr (std::is_integral_v<N>)
    return Tensor::of(nnc_add_scalar_i64, detail::current, a.get(), b);
  else
    return Tensor::of(nnc_add_scalar, detail::current, a.get(), b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator-(const Tensor& a, N b) {
  if constexpr (std::is_integral_v<N>)
    return Tensor::of(nnc_sub_scalar_i64, detail::current, a.get(), b);
  else
    return Tensor::of(nnc_sub_scalar, detail::current, a.get(), b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator*(const Tensor& a, N b) {
  if constexpr (std::is_integral_v<N>)
    return Tensor::of(nnc_mul_scalar_i64, detail::current, a.get(), b);
  else
    return Tensor::of(nnc_mul_scalar, detail::current, a.get(), b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator/(const Tensor& a, N b) {
  if constexpr (std::is_integral_v<N>)
    return Tensor::of(nnc_div_scalar_i64, detail::current, a.get(), b, nullptr);
  else
    return Tensor::of(nnc_div_scalar, detail::current, a.get(), b, nullptr);
}
inline Tensor operator-(const Tensor& a) {
  return Tensor::of(nnc_neg, detail::current, a.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator+(N a, const Tensor& b) {
  return b + a;
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator-(N a, const Tensor& b) {
  return -b + a;
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator*(N a, const Tensor& b) {
  return b * a;
}

// ---- operations ----

inline Tensor relu(const Tensor& input) {
  return Tensor::of(nnc_relu, detail::current, input.get());
}
inline Tensor sigmoid(const Tensor& input) {
  return Tensor::of(nnc_sigmoid, detail::current, input.get());
}
inline Tensor softmax(const Tensor& input, int64_t dim) {
  return Tensor::of(nnc_softmax, detail::current, input.get(), dim, NNC_DTYPE_DEFAULT);
}
inline Tensor log_softmax(const Tensor& input, int64_t dim) {
  return Tensor::of(nnc_log_softmax, detail::current, input.get(), dim, NNC_DTYPE_DEFAULT);
}
inline Tensor matmul(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_matmul, detail::current, input.get(), other.get());
}
inline Tensor flatten(const Tensor& input, int64_t start_dim = 0, int64_t end_dim = -1) {
  return Tensor::of(nnc_flatten, detail::current, input.get(), start_dim, end_dim);
}
inline Tensor transpose(const Tensor& input, int64_t dim0, int64_t dim1) {
  return Tensor::of(nnc_transpose, detail::current, input.get(), dim0, dim1);
}
// An empty dim: all dimensions.
inline Tensor sum(const Tensor& input, const Shape& dim = {}, bool keepdim = false) {
  return Tensor::of(nnc_sum, detail::current, input.get(), dim.data(), detail::count(dim), keepdim,
                    NNC_DTYPE_DEFAULT);
}
inline Tensor mean(const Tensor& input, const Shape& dim = {}, bool keepdim = false) {
  return Tensor::of(nnc_mean, detail::current, input.get(), dim.data(), detail::count(dim), keepdim,
                    NNC_DTYPE_DEFAULT);
}
inline Tensor argmax(const Tensor& input, int64_t dim, bool keepdim = false) {
  return Tensor::of(nnc_argmax, detail::current, input.get(), &dim, keepdim);
}
inline Tensor cross_entropy(const Tensor& input, const Tensor& target) {
  return Tensor::of(nnc_cross_entropy, detail::current, input.get(), target.get(), nullptr, -100,
                    NNC_REDUCTION_MEAN, 0.0);
}

}  // namespace nnc

#endif
