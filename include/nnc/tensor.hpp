// SPDX-License-Identifier: Apache-2.0
// Contexts and tensors for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_TENSOR_HPP
#define NNC_TENSOR_HPP

#include <nnc/methods.hpp>

#include <algorithm>

namespace nnc {

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

inline void manual_seed(Int seed) {
  check(nnc_manual_seed(detail::current, seed));
}

// ---- tensors ----

// The element type of numbers of C++; Default for a type that none is.
template <class T>
constexpr DType dtype_of() {
  if (std::is_same_v<T, float>) return float32;
  if (std::is_same_v<T, double>) return float64;
  if (std::is_same_v<T, int64_t>) return int64;
  if (std::is_same_v<T, int32_t>) return int32;
  if (std::is_same_v<T, int16_t>) return int16;
  if (std::is_same_v<T, int8_t>) return int8;
  if (std::is_same_v<T, uint8_t>) return uint8;
  return DType::Default;
}

class TensorIndex;    // indexing.hpp
class IndexedTensor;  // indexing.hpp
class RowIterator;    // indexing.hpp
class Hook;           // callback.hpp
class TensorFunction;

// Beside what stands here it has torch's methods, see <nnc/methods.hpp>. It is a handle: what
// writes to the elements is const, and gives the handle back.
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
  Tensor operator=(const V& value) &&;
  // A copy of values, in row-major order.
  template <class T>
  Tensor(const std::vector<T>& values, const Ints& shape) : Handle(copy(values, shape)) {}

  // Whether the only element is not 0, as if of Python's; defined() is whether there is a tensor.
  explicit operator bool() const {
    if (!defined())
      throw Error(NNC_E_HANDLE, "nnc::Tensor",
                  "Boolean value of an undefined tensor: one that was moved from, or none");
    if (const int64_t n = numel(); n != 1)
      throw Error(NNC_E_SHAPE, "nnc::Tensor",
                  std::string("Boolean value of Tensor with ") +
                      (n == 0 ? "no values" : "more than one value") + " is ambiguous");
    return item<bool>();
  }

  int64_t ndim() const { return known(nnc_tensor_ndim(get()), "nnc::Tensor::ndim"); }
  int64_t dim() const { return known(nnc_tensor_ndim(get()), "nnc::Tensor::dim"); }
  int64_t numel() const { return known(nnc_tensor_numel(get()), "nnc::Tensor::numel"); }
  int64_t size(Int dim) const { return at(nnc_tensor_size, dim, "nnc::Tensor::size"); }
  DType dtype() const {
    const nnc_dtype dtype = nnc_tensor_dtype(get());
    if (dtype == NNC_DTYPE_DEFAULT) detail::no_object("nnc::Tensor::dtype", "tensor");
    return static_cast<DType>(dtype);
  }
  Shape shape() const { return each_dim(nnc_tensor_size, "nnc::Tensor::shape"); }
  Shape sizes() const { return each_dim(nnc_tensor_size, "nnc::Tensor::sizes"); }
  int64_t stride(Int dim) const { return at(nnc_tensor_stride, dim, "nnc::Tensor::stride"); }
  std::vector<int64_t> stride() const { return each_dim(nnc_tensor_stride, "nnc::Tensor::stride"); }
  int64_t storage_offset() const {
    return known(nnc_tensor_storage_offset(get()), "nnc::Tensor::storage_offset");
  }
  int64_t element_size() const {
    return known(nnc_tensor_element_size(get()), "nnc::Tensor::element_size");
  }
  int64_t nbytes() const { return known(nnc_tensor_nbytes(get()), "nnc::Tensor::nbytes"); }
  bool is_floating_point() const {
    return known(nnc_is_floating_point(get()), "nnc::Tensor::is_floating_point") == 1;
  }
  bool is_contiguous(MemoryFormat memory_format = MemoryFormat::Contiguous) const {
    known(nnc_tensor_ndim(get()), "nnc::Tensor::is_contiguous");
    return nnc_tensor_is_contiguous_memory_format(get(), detail::raw(memory_format)) == 1;
  }
  std::string repr() const { return detail::text(nnc_tensor_repr, detail::current, get()); }
  // The first element, for reading; data_ptr<float>() is for writing too, which counts as a write.
  const void* data_ptr() const {
    known(nnc_tensor_ndim(get()), "nnc::Tensor::data_ptr");
    return nnc_tensor_data(get());
  }
  template <class T>
  T* data_ptr() const {
    known(nnc_tensor_ndim(get()), "nnc::Tensor::data_ptr");
    if (dtype_of<T>() != dtype() && !(std::is_same_v<T, bool> && dtype() == boolean))
      throw Error(NNC_E_DTYPE, "nnc::Tensor::data_ptr", "the elements are of another type");
    return static_cast<T*>(nnc_tensor_data_mut(get()));
  }

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
    static_assert(dtype_of<T>() != DType::Default, "not an element type");
    const Tensor converted = to(dtype_of<T>());
    std::vector<T> values(static_cast<size_t>(converted.numel()));
    check(nnc_tensor_copy_to(detail::current, converted.get(), values.data(),
                             static_cast<int64_t>(values.size() * sizeof(T))));
    return values;
  }

  // ---- gradients ----

  bool requires_grad() const {
    return known(nnc_tensor_requires_grad(get()), "nnc::Tensor::requires_grad") == 1;
  }
  Tensor requires_grad_(Flag value = true) const {
    check(nnc_tensor_requires_grad_(detail::current, get(), value));
    return *this;
  }
  bool is_leaf() const { return known(nnc_tensor_is_leaf(get()), "nnc::Tensor::is_leaf") == 1; }
  // Undefined while there is none.
  Tensor grad() const { return of(nnc_tensor_grad, detail::current, get()); }
  void set_grad(const Tensor& grad) const {
    check(nnc_tensor_set_grad(detail::current, get(), grad.get()));
  }
  void retain_grad() const { check(nnc_tensor_retain_grad(detail::current, get())); }
  bool retains_grad() const {
    return known(nnc_tensor_retains_grad(get()), "nnc::Tensor::retains_grad") == 1;
  }
  std::string grad_fn() const { return detail::text(nnc_tensor_grad_fn, detail::current, get()); }
  void backward() const { check(nnc_backward(detail::current, get())); }
  void backward(const Tensor& gradient, std::optional<Flag> retain_graph = std::nullopt,
                Flag create_graph = false, const std::vector<Tensor>& inputs = {}) const;
  // The function gets the gradient; a tensor that it gives back replaces it.
  Hook register_hook(TensorFunction hook) const;
  Tensor detach() const { return of(nnc_detach, detail::current, get()); }
  Tensor detach_() const {
    check(nnc_detach_(detail::current, get()));
    return *this;
  }

  // ---- conversions and views ----

  Tensor to(DType dtype, Flag copy = false,
            MemoryFormat memory_format = MemoryFormat::Default) const {
    return of(copy ? nnc_tensor_to_copy : nnc_tensor_to_memory_format, detail::current, get(),
              detail::raw(dtype), detail::raw(memory_format));
  }
  Tensor to(const Tensor& other) const { return to(other.dtype()); }
  using TensorMethods::view;
  Tensor view(const Ints& size) const {
    return of(nnc_view, detail::current, get(), size.data(), detail::count(size));
  }
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor view(N... sizes) const {
    return view(Ints{sizes...});
  }
  Tensor reshape(const Ints& size) const {
    return of(nnc_reshape, detail::current, get(), size.data(), detail::count(size));
  }
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor reshape(N... sizes) const {
    return reshape(Ints{sizes...});
  }
  using TensorMethods::narrow;
  Tensor narrow(Int dim, Int start, Int length) const {
    return of(nnc_narrow, detail::current, get(), dim, start, length);
  }
  Tensor unfold(Int dimension, Int size, Int step) const {
    return of(nnc_tensor_unfold, detail::current, get(), dimension, size, step);
  }
  Tensor T() const { return t(); }
  Tensor mT() const { return transpose(-2, -1); }
  // A number of parts, the places where parts begin, or either as a tensor.
  template <class N, detail::IfWhole<N> = 0>
  std::vector<Tensor> tensor_split(N sections, Int dim = 0) const;
  std::vector<Tensor> tensor_split(const Ints& indices, Int dim = 0) const;
  std::vector<Tensor> tensor_split(const Tensor& indices_or_sections, Int dim = 0) const;

  // ---- overloads of methods of torch's ----

  using TensorMethods::max;
  using TensorMethods::min;
  Tensor max(const Tensor& other) const { return maximum(other); }
  Tensor min(const Tensor& other) const { return minimum(other); }
  // unbiased: divided by the number of elements less one.
  using TensorMethods::std;
  using TensorMethods::std_mean;
  using TensorMethods::var;
  using TensorMethods::var_mean;
  Tensor var(Flag unbiased) const;
  Tensor std(Flag unbiased) const;
  std::tuple<Tensor, Tensor> var_mean(Flag unbiased) const;
  std::tuple<Tensor, Tensor> std_mean(Flag unbiased) const;
  // The distinct elements, then for each element which of them it is, and how often each is there;
  // what is not asked for is undefined.
  std::tuple<Tensor, Tensor, Tensor> unique(Flag sorted = true, Flag return_inverse = false,
                                            Flag return_counts = false,
                                            std::optional<Int> dim = std::nullopt) const;
  using TensorMethods::bernoulli;
  Tensor bernoulli(double p) const;
  using TensorMethods::fill_;
  Tensor fill_(const Tensor& value) const;
  Tensor where(const Tensor& condition, const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor where(const Tensor& condition, N other) const;
  // Writes other's elements, converted and broadcast.
  Tensor copy_(const Tensor& other) const {
    check(nnc_copy_(detail::current, get(), other.get()));
    return *this;
  }

  // In place, with a tensor or a number: torch's add_, sub_, mul_, div_, and those of &, | and ^.
  template <class B>
  Tensor operator+=(const B& other) const;
  template <class B>
  Tensor operator-=(const B& other) const;
  template <class B>
  Tensor operator*=(const B& other) const;
  template <class B>
  Tensor operator/=(const B& other) const;
  template <class B>
  Tensor operator%=(const B& other) const;
  template <class B>
  Tensor operator&=(const B& other) const;
  template <class B>
  Tensor operator|=(const B& other) const;
  template <class B>
  Tensor operator^=(const B& other) const;

  // Brackets of Python: x[0], x[mask], x[{Slice(0, 2), "...", None}], which is also x.index({...}).
  Tensor operator[](int64_t index) const;
  template <class N, std::enable_if_t<std::is_arithmetic_v<N> && !detail::is_whole<N>, int> = 0>
  Tensor operator[](N index) const = delete;
  IndexedTensor operator[](const Tensor& index) const;
  IndexedTensor operator[](const std::vector<TensorIndex>& indices) const;
  Tensor index(const std::vector<TensorIndex>& indices) const;
  // x[...] = value, a tensor or a number.
  template <class V>
  Tensor index_put_(const std::vector<TensorIndex>& indices, const V& value,
                    Flag accumulate = false) const;

  // Goes over the places of the first dimension: for (const nnc::Tensor& row : x) row += 1;
  RowIterator begin() const;
  RowIterator end() const;

  // The tensor that a C function puts out; for operations without a name in this header:
  // Tensor::of(nnc_relu, nnc::current_context(), x.get()).
  template <class F, class... A>
  static Tensor of(F function, A... arguments) {
    return Tensor(detail::make<nnc_tensor>(function, arguments...));
  }

 private:
  template <class T>
  static nnc_tensor* copy(const std::vector<T>& values, const Ints& shape) {
    static_assert(dtype_of<T>() != DType::Default, "not an element type");
    int64_t n = 1;
    for (int64_t size : shape) n *= size;
    if (n != detail::count(values))
      throw Error(NNC_E_SHAPE, "nnc::Tensor",
                  "shape '" + detail::bracketed(shape) + "' is invalid for " +
                      std::to_string(values.size()) + " values");
    return detail::make<nnc_tensor>(nnc_tensor_from_data, detail::current, values.data(),
                                    shape.data(), detail::count(shape), detail::raw(dtype_of<T>()));
  }
  template <class N>
  static N known(N value, const char* function) {
    return detail::answer(value, function, "tensor");
  }
  // What is known of a dimension.
  template <class F>
  int64_t at(F look, int64_t dim, const char* function) const {
    const int64_t n = known(nnc_tensor_ndim(get()), function);
    if (n == 0)
      throw Error(
          NNC_E_INDEX, function,
          "Dimension specified as " + std::to_string(dim) + " but tensor has no dimensions");
    if (dim >= n || dim < -n)
      throw Error(NNC_E_INDEX, function,
                  "Dimension out of range (expected to be in range of [" + std::to_string(-n) +
                      ", " + std::to_string(n - 1) + "], but got " + std::to_string(dim) + ")");
    return look(get(), dim);
  }
  template <class F>
  std::vector<int64_t> each_dim(F look, const char* function) const {
    const int64_t n = known(nnc_tensor_ndim(get()), function);
    std::vector<int64_t> found;
    for (int64_t d = 0; d < n; ++d) found.push_back(look(get(), d));
    return found;
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
// How many tensors a function that gives a list can give at most: one for each place of a
// dimension, or as many as an argument says.
// The function itself refuses an undefined tensor.
inline int64_t room(const Tensor& tensor) {
  const int64_t n = nnc_tensor_ndim(tensor.get());
  int64_t most = n;
  for (int64_t d = 0; d < n; ++d) most = std::max(most, nnc_tensor_size(tensor.get(), d));
  return most;
}
inline int64_t room(const Int& value) {
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
  std::conditional_t<std::is_same_v<T, bool> || std::is_enum_v<T>, int32_t, T> out{};
  check(function(arguments..., &out));
  return static_cast<T>(out);
}

}  // namespace detail

}  // namespace nnc

#endif
