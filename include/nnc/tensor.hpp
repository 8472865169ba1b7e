// SPDX-License-Identifier: Apache-2.0
// Contexts and tensors for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_TENSOR_HPP
#define NNC_TENSOR_HPP

#include <nnc/handle.hpp>
#include <nnc/methods.hpp>

#include <algorithm>
#include <optional>
#include <ostream>
#include <tuple>

namespace nnc {

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

// ---- contexts ----

class Context : public Handle<nnc_ctx> {
 public:
  // "seed=0, threads=2"; see nnc/context.h.
  explicit Context(const Text& settings = "")
      : Handle(detail::make<nnc_ctx>(nnc_ctx_new, settings.get())) {}
  explicit Context(nnc_ctx* owned) : Handle(owned) {}
  Context fork(const Text& settings) const {
    return Context(detail::make<nnc_ctx>(nnc_ctx_fork, get(), settings.get()));
  }
  std::string setting(const Text& name) const {
    return detail::text(nnc_ctx_get, get(), name.get());
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
// Until the end of the block operations are recorded, also in a hook, where backward records none.
class EnableGrad : public Use {
 public:
  EnableGrad() : Use(Context(detail::make<nnc_ctx>(nnc_ctx_fork, detail::current, "grad=True"))) {}
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

class TensorIndex;  // indexing.hpp

// Beside what stands here it has torch's methods, see <nnc/methods.hpp>.
class Tensor : public Handle<nnc_tensor>, public TensorMethods {
 public:
  Tensor() = default;
  explicit Tensor(nnc_tensor* owned) : Handle(owned) {}
  Tensor(const Tensor&) = default;
  Tensor(Tensor&&) = default;
  ~Tensor() = default;
  // A name gets another tensor; x[0] = y and x[0] = 1 write to x, as they do in Python.
  Tensor& operator=(const Tensor&) & = default;
  Tensor& operator=(Tensor&&) & = default;
  template <class V>
  Tensor& operator=(const V& value) &&;
  // A copy of values, in row-major order.
  template <class T>
  Tensor(const std::vector<T>& values, const Ints& shape) : Handle(copy(values, shape)) {}

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

  // The value of a tensor of one element. As a whole number it is cut as int() of Python's cuts;
  // one that T cannot hold is NNC_E_INVALID. As a bool it is whether it is not 0.
  template <class T = double>
  T item() const {
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
      int64_t value = 0;
      check(nnc_tensor_item_i64(detail::current, get(), &value));
      const T held = static_cast<T>(value);
      if (static_cast<int64_t>(held) != value || (held < T{}) != (value < 0))
        throw Error(NNC_E_INVALID, "nnc::Tensor::item",
                    std::to_string(value) + " is out of range for this type");
      return held;
    } else {
      double value = 0;
      check(nnc_tensor_item(detail::current, get(), &value));
      if constexpr (std::is_same_v<T, bool>)
        return value != 0;
      else
        return static_cast<T>(value);
    }
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
  Tensor clone(nnc_memory_format format = NNC_MEMORY_FORMAT_DEFAULT) const {
    return of(nnc_clone_memory_format, detail::current, get(), format);
  }
  Tensor contiguous(nnc_memory_format format = NNC_MEMORY_FORMAT_DEFAULT) const {
    return of(nnc_contiguous_memory_format, detail::current, get(), format);
  }
  // Writes other's elements, converted and broadcast.
  Tensor copy_(const Tensor& other) const {
    check(nnc_copy_(detail::current, get(), other.get()));
    return *this;
  }
  Tensor to(nnc_dtype dtype) const { return of(nnc_tensor_to, detail::current, get(), dtype); }
  Tensor view(const Ints& size) const {
    return of(nnc_view, detail::current, get(), size.data(), detail::count(size));
  }
  Tensor reshape(const Ints& size) const {
    return of(nnc_reshape, detail::current, get(), size.data(), detail::count(size));
  }
  Tensor narrow(int64_t dim, int64_t start, int64_t length) const {
    return of(nnc_narrow, detail::current, get(), dim, start, length);
  }

  // In place, with a tensor or a number: torch's add_, sub_, mul_ and div_.
  template <class B>
  Tensor& operator+=(const B& other);
  template <class B>
  Tensor& operator-=(const B& other);
  template <class B>
  Tensor& operator*=(const B& other);
  template <class B>
  Tensor& operator/=(const B& other);

  // Brackets of Python: x[0], x[mask], x[{Slice(0, 2), "...", None}], which is also x.index({...}).
  Tensor operator[](int64_t index) const;
  Tensor operator[](const Tensor& index) const;
  Tensor operator[](const std::vector<TensorIndex>& indices) const { return this->index(indices); }
  Tensor index(const std::vector<TensorIndex>& indices) const;
  // x[...] = value, a tensor or a number.
  template <class V>
  Tensor& index_put_(const std::vector<TensorIndex>& indices, const V& value);

  // The tensor that a C function puts out; for operations without a name in this header:
  // Tensor::of(nnc_relu, nnc::current_context(), x.get()).
  template <class F, class... A>
  static Tensor of(F function, A... arguments) {
    return Tensor(detail::make<nnc_tensor>(function, arguments...));
  }

 private:
  template <class T>
  static nnc_tensor* copy(const std::vector<T>& values, const Ints& shape) {
    static_assert(dtype_of<T>() != NNC_DTYPE_DEFAULT, "not an element type");
    int64_t n = 1;
    for (int64_t size : shape) n *= size;
    if (n != static_cast<int64_t>(values.size()))
      throw std::invalid_argument("nnc::Tensor: the shape has another number of elements");
    return detail::make<nnc_tensor>(nnc_tensor_from_data, detail::current, values.data(),
                                    shape.data(), detail::count(shape), dtype_of<T>());
  }
};

inline const Tensor& detail::none() {
  static const Tensor empty;
  return empty;
}
inline const Tensor& TensorMethods::self() const {
  return static_cast<const Tensor&>(*this);
}

inline std::ostream& operator<<(std::ostream& out, const Tensor& tensor) {
  return out << tensor.repr();
}

// ---- what functions.hpp is made of ----

namespace detail {

inline std::vector<nnc_tensor*> handles(const std::vector<Tensor>& tensors) {
  std::vector<nnc_tensor*> result;
  for (const Tensor& tensor : tensors) result.push_back(tensor.get());
  return result;
}
inline std::vector<Tensor> tensors(nnc_tensor* const* handles, int64_t n) {
  std::vector<Tensor> result;
  for (int64_t i = 0; i < n; ++i) result.emplace_back(own(handles[i]));
  return result;
}
template <class T>
const T* pointer(const std::optional<T>& value) {
  return value ? &*value : nullptr;
}

// torch's None is -1 for a flag of three values.
inline int32_t choice(const std::optional<bool>& value) {
  return value ? *value : -1;
}

// How many tensors a function that gives a list can give at most: one for each place of a
// dimension, or as many as an argument says.
inline int64_t room(const Tensor& tensor) {
  int64_t most = tensor.ndim();
  for (int64_t d = 0; d < tensor.ndim(); ++d) most = std::max(most, tensor.size(d));
  return most;
}
inline int64_t room(int64_t value) {
  return std::min<int64_t>(value, 1 << 20);
}
template <class L>
int64_t room(const L& list) {
  return static_cast<int64_t>(list.size()) + 1;
}
template <class A, class B, class... More>
int64_t room(const A& a, const B& b, const More&... more) {
  return std::max(room(a), room(b, more...));
}

// A list of tensors, of as many as the function says.
template <class F, class... A>
std::vector<Tensor> several(F function, int64_t capacity, A... arguments) {
  std::vector<nnc_tensor*> out(static_cast<size_t>(std::max<int64_t>(capacity, 1)));
  int64_t n = 0;
  check(function(arguments..., out.data(), count(out), &n));
  return tensors(out.data(), n);
}
// A list of n tensors.
template <class F, class... A>
std::vector<Tensor> each(F function, size_t n, A... arguments) {
  std::vector<nnc_tensor*> out(n);
  check(function(arguments..., out.data()));
  return tensors(out.data(), count(out));
}
template <class F, size_t... I, class... A>
auto tuple_of(F function, std::index_sequence<I...>, A... arguments) {
  nnc_tensor* out[sizeof...(I)] = {};
  check(function(arguments..., &out[I]...));
  return std::make_tuple(Tensor(own(out[I]))...);
}
// The first of two tensors; the second is not asked for.
template <class F, class... A>
Tensor first(F function, A... arguments) {
  nnc_tensor* out = nullptr;
  check(function(arguments..., &out, nullptr));
  return Tensor(own(out));
}
template <size_t N, class F, class... A>
auto tuple(F function, A... arguments) {
  return tuple_of(function, std::make_index_sequence<N>(), arguments...);
}
template <class T, class F, class... A>
T value(F function, A... arguments) {
  std::conditional_t<std::is_same_v<T, bool>, int32_t, T> out{};
  check(function(arguments..., &out));
  return static_cast<T>(out);
}

}  // namespace detail

}  // namespace nnc

#endif
