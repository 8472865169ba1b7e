// SPDX-License-Identifier: Apache-2.0
// libnnc for C++17 and later: classes over the C interface, which documents what everything does.
//
//   nnc::manual_seed(0);
//   auto net = nnc::Sequential(nnc::Linear(100, 200), nnc::ReLU(), nnc::Linear(200, 10));
//   nnc::Optimizer sgd = nnc::SGD(net, nnc::kw("lr", 0.1), nnc::kw("momentum", 0.9));
//   nnc::Tensor loss = nnc::cross_entropy(net(nnc::rand({32, 100})), nnc::randint(0, 10, {32}));
//   sgd.zero_grad();
//   loss.backward();
//   sgd.step();
//   std::cout << net << "\n" << loss.item() << "\n";
//
// Errors are thrown as nnc::Error. Objects are handles: a copy means the same tensor or module.
// All of it is inline; nothing is exported.
#ifndef NNC_NNC_HPP
#define NNC_NNC_HPP

#include <nnc/nnc.h>

#include <charconv>
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
      check(nnc_tensor_item_int(detail::current, get(), &value));
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
    check(nnc_div_(detail::current, get(), other.get()));
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
inline Tensor full(const Shape& shape, double value, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_full, detail::current, shape.data(), detail::count(shape), value, dtype);
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
inline Tensor arange(double start, double end, double step = 1,
                     nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
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
  return Tensor::of(nnc_div, detail::current, a.get(), b.get());
}
inline Tensor operator+(const Tensor& a, double b) {
  return Tensor::of(nnc_add_scalar, detail::current, a.get(), b);
}
inline Tensor operator-(const Tensor& a, double b) {
  return Tensor::of(nnc_sub_scalar, detail::current, a.get(), b);
}
inline Tensor operator*(const Tensor& a, double b) {
  return Tensor::of(nnc_mul_scalar, detail::current, a.get(), b);
}
inline Tensor operator/(const Tensor& a, double b) {
  return Tensor::of(nnc_div_scalar, detail::current, a.get(), b);
}
inline Tensor operator-(const Tensor& a) {
  return Tensor::of(nnc_neg, detail::current, a.get());
}
inline Tensor operator+(double a, const Tensor& b) {
  return b + a;
}
inline Tensor operator-(double a, const Tensor& b) {
  return -b + a;
}
inline Tensor operator*(double a, const Tensor& b) {
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

// ---- constructors as text ----

// A piece of Python, as constructors take it.
struct Literal {
  std::string text;
};

namespace detail {

inline std::string literal(const Literal& value) {
  return value.text;
}
inline std::string literal(std::nullptr_t) {
  return "None";
}
inline std::string literal(const std::string& value) {
  std::string quoted = "'";
  for (char c : value) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}
inline std::string literal(const char* value) {
  return literal(std::string(value));
}

template <class T, class = std::enable_if_t<std::is_arithmetic_v<T>>>
std::string literal(T value) {
  if constexpr (std::is_same_v<T, bool>) {
    return value ? "True" : "False";
  } else {
    char digits[64];
    const auto result = std::to_chars(digits, digits + sizeof digits, value);
    std::string text(digits, result.ptr);
    const bool whole = text.find_first_not_of("-0123456789") == text.npos;
    return std::is_floating_point_v<T> && whole ? text + ".0" : text;
  }
}

template <class... A>
std::string list(const A&... arguments) {
  std::string text;
  ((text += (text.empty() ? "" : ", ") + literal(arguments)), ...);
  return text;
}

}  // namespace detail

// kw("padding", 1) is Python's padding=1.
template <class T>
Literal kw(const std::string& name, const T& value) {
  return {name + "=" + detail::literal(value)};
}
// tuple(3, 5) is Python's (3, 5).
template <class... A>
Literal tuple(const A&... values) {
  return {"(" + detail::list(values...) + (sizeof...(A) == 1 ? ",)" : ")")};
}

// ---- modules ----

using NamedTensors = std::vector<std::pair<std::string, Tensor>>;

class Module : public Handle<nnc_module> {
 public:
  Module() = default;
  explicit Module(nnc_module* owned) : Handle(owned) {}
  // "Conv2d(1, 6, kernel_size=5)", or what repr() prints.
  explicit Module(const std::string& text)
      : Handle(detail::make<nnc_module>(nnc_module_new, detail::current, text.c_str())) {}

  Tensor operator()(const Tensor& input) const {
    return Tensor::of(nnc_module_call, detail::current, get(), input.get());
  }
  // Layers of two inputs, such as losses.
  Tensor operator()(const Tensor& input, const Tensor& target) const {
    return forward({input, target}).at(0);
  }
  // All outputs, flattened: LSTM gives output, h_n, c_n.
  std::vector<Tensor> forward(const std::vector<Tensor>& inputs) const {
    constexpr int64_t capacity = 16;
    std::vector<nnc_tensor*> in;
    for (const Tensor& input : inputs) in.push_back(input.get());
    nnc_tensor* out[capacity];
    int64_t n_out = 0;
    check(nnc_module_forward(detail::current, get(), in.data(), static_cast<int64_t>(in.size()),
                             nullptr, out, capacity, &n_out));
    return std::vector<Tensor>(out, out + n_out);
  }

  // Registers a child and returns it.
  Module add(const std::string& name, const Module& child) {
    check(nnc_module_register_module(detail::current, get(), name.c_str(), child.get()));
    return child;
  }
  Tensor add_parameter(const std::string& name, const Tensor& parameter) {
    check(nnc_module_register_parameter(detail::current, get(), name.c_str(), parameter.get()));
    return parameter;
  }
  Tensor add_buffer(const std::string& name, const Tensor& buffer, bool persistent = true) {
    check(
        nnc_module_register_buffer(detail::current, get(), name.c_str(), buffer.get(), persistent));
    return buffer;
  }

  Module submodule(const std::string& path) const {
    return Module(
        detail::make<nnc_module>(nnc_module_get_submodule, detail::current, get(), path.c_str()));
  }
  Tensor parameter(const std::string& path) const {
    return Tensor::of(nnc_module_get_parameter, detail::current, get(), path.c_str());
  }
  Tensor buffer(const std::string& path) const {
    return Tensor::of(nnc_module_get_buffer, detail::current, get(), path.c_str());
  }
  NamedTensors named_parameters() const { return tensors(nnc_module_named_parameters); }
  NamedTensors named_buffers() const { return tensors(nnc_module_named_buffers); }
  NamedTensors state_dict() const { return tensors(nnc_module_state_dict); }
  void load_state_dict(const NamedTensors& state, bool strict = true) {
    const Handle<nnc_named> named(detail::make<nnc_named>(nnc_named_new, detail::current));
    for (const auto& [key, tensor] : state)
      check(nnc_named_add(named.get(), key.c_str(), tensor.get()));
    check(
        nnc_module_load_state_dict(detail::current, get(), named.get(), strict, nullptr, nullptr));
  }
  std::vector<std::pair<std::string, Module>> named_children() const {
    std::vector<std::pair<std::string, Module>> children;
    const Handle<nnc_named> named(
        detail::make<nnc_named>(nnc_module_named_children, detail::current, get()));
    for (int64_t i = 0; i < nnc_named_count(named.get()); ++i)
      children.emplace_back(
          nnc_named_key(named.get(), i),
          detail::make<nnc_module>(nnc_named_module, detail::current, named.get(), i));
    return children;
  }
  std::string repr() const { return detail::text(nnc_module_repr, detail::current, get()); }

  bool training() const { return nnc_module_training(get()) == 1; }
  void train(bool mode = true) { check(nnc_module_train(detail::current, get(), mode)); }
  void eval() { check(nnc_module_eval(detail::current, get())); }
  void zero_grad() { check(nnc_module_zero_grad(detail::current, get())); }
  void requires_grad_(bool value = true) {
    check(nnc_module_requires_grad_(detail::current, get(), value));
  }
  void to(nnc_dtype dtype) { check(nnc_module_to(detail::current, get(), dtype)); }

 private:
  template <class F>
  NamedTensors tensors(F function) const {
    NamedTensors result;
    const Handle<nnc_named> named(detail::make<nnc_named>(function, detail::current, get()));
    for (int64_t i = 0; i < nnc_named_count(named.get()); ++i)
      result.emplace_back(nnc_named_key(named.get(), i),
                          Tensor::of(nnc_named_tensor, detail::current, named.get(), i));
    return result;
  }
};

// A base for models of your own: children are members made with add(), and operator() is yours.
//   struct Net : nnc::Container {
//     Net() : Container("Net") {}
//     nnc::Module fc = add("fc", nnc::Linear(4, 2));
//     nnc::Tensor operator()(const nnc::Tensor& x) const { return nnc::relu(fc(x)); }
//   };
class Container : public Module {
 public:
  explicit Container(const std::string& class_name)
      : Module(
            detail::make<nnc_module>(nnc_module_container, detail::current, class_name.c_str())) {}
};

inline std::ostream& operator<<(std::ostream& out, const Module& module) {
  return out << module.repr();
}

// Makes layers of one kind: Conv2d(1, 6, 5, kw("padding", "same")). Any layer that libnnc has can
// be named: Layer{"Mish"}().
struct Layer {
  const char* name;
  template <class... A>
  Module operator()(const A&... arguments) const {
    return Module(std::string(name) + "(" + detail::list(arguments...) + ")");
  }
};
inline constexpr Layer Linear{"Linear"};
inline constexpr Layer Conv1d{"Conv1d"};
inline constexpr Layer Conv2d{"Conv2d"};
inline constexpr Layer Conv3d{"Conv3d"};
inline constexpr Layer MaxPool1d{"MaxPool1d"};
inline constexpr Layer MaxPool2d{"MaxPool2d"};
inline constexpr Layer MaxPool3d{"MaxPool3d"};
inline constexpr Layer AvgPool1d{"AvgPool1d"};
inline constexpr Layer AvgPool2d{"AvgPool2d"};
inline constexpr Layer AvgPool3d{"AvgPool3d"};
inline constexpr Layer BatchNorm1d{"BatchNorm1d"};
inline constexpr Layer BatchNorm2d{"BatchNorm2d"};
inline constexpr Layer BatchNorm3d{"BatchNorm3d"};
inline constexpr Layer LayerNorm{"LayerNorm"};
inline constexpr Layer Dropout{"Dropout"};
inline constexpr Layer Embedding{"Embedding"};
inline constexpr Layer LSTM{"LSTM"};
inline constexpr Layer ReLU{"ReLU"};
inline constexpr Layer Tanh{"Tanh"};
inline constexpr Layer Sigmoid{"Sigmoid"};
inline constexpr Layer GELU{"GELU"};
inline constexpr Layer Softmax{"Softmax"};
inline constexpr Layer LogSoftmax{"LogSoftmax"};
inline constexpr Layer CrossEntropyLoss{"CrossEntropyLoss"};
inline constexpr Layer NLLLoss{"NLLLoss"};
inline constexpr Layer MSELoss{"MSELoss"};
inline constexpr Layer L1Loss{"L1Loss"};

// Modules one after another, named "0", "1", ...
template <class... M>
Module Sequential(const M&... modules) {
  Module sequence("Sequential()");
  int i = 0;
  (sequence.add(std::to_string(i++), modules), ...);
  return sequence;
}

// ---- optimizers ----

class Optimizer : public Handle<nnc_optimizer> {
 public:
  // "SGD(lr=0.1)", for all parameters of a module.
  Optimizer(const std::string& text, const Module& module)
      : Handle(detail::make<nnc_optimizer>(nnc_optimizer_new, detail::current, text.c_str(),
                                           module.get())) {}
  void step() { check(nnc_optimizer_step(detail::current, get())); }
  void zero_grad() { check(nnc_optimizer_zero_grad(detail::current, get())); }
  std::string repr() const { return detail::text(nnc_optimizer_repr, detail::current, get()); }
};

inline std::ostream& operator<<(std::ostream& out, const Optimizer& optimizer) {
  return out << optimizer.repr();
}

// SGD(net, kw("lr", 0.1)): an optimizer for all parameters of net.
struct OptimizerName {
  const char* name;
  template <class... A>
  Optimizer operator()(const Module& module, const A&... arguments) const {
    return Optimizer(std::string(name) + "(" + detail::list(arguments...) + ")", module);
  }
};
inline constexpr OptimizerName SGD{"SGD"};
inline constexpr OptimizerName Adam{"Adam"};
inline constexpr OptimizerName AdamW{"AdamW"};

}  // namespace nnc

#endif
