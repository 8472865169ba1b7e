// SPDX-License-Identifier: Apache-2.0
// Errors, handles and texts for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_HANDLE_HPP
#define NNC_HANDLE_HPP

#include <nnc/nnc.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace nnc {

// ---- errors ----

class Error : public std::runtime_error {
 public:
  // Takes the error over.
  explicit Error(nnc_error* error) : Error(Owned(error)) {}
  // An error of yours; thrown in a callback it reaches the caller with its code.
  Error(nnc_code code, const std::string& op, const std::string& message)
      : std::runtime_error(op + ": " + message), code_(code), op_(op), message_(message) {}
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

template <class T>
class Handle;

namespace detail {

// The modules and tensors that an object of yours consists of: while one is copied, each handle
// that begins is noted here, and taken out when it ends (user_module.hpp).
struct Parts {
  std::vector<Handle<nnc_module>*> modules;
  std::vector<Handle<nnc_tensor>*> tensors;
  bool complete = true;  // false: memory for one more was not there

  template <class T>
  void add(Handle<T>* handle) noexcept {
    try {
      if (auto* list = list_of(handle)) list->push_back(handle);
    } catch (...) {
      complete = false;
    }
  }
  template <class T>
  void remove(Handle<T>* handle) noexcept {
    auto* list = list_of(handle);
    if (!list) return;
    for (auto place = list->rbegin(); place != list->rend(); ++place) {
      if (*place != handle) continue;
      list->erase(std::next(place).base());
      return;
    }
  }

 private:
  std::vector<Handle<nnc_module>*>* list_of(Handle<nnc_module>*) { return &modules; }
  std::vector<Handle<nnc_tensor>*>* list_of(Handle<nnc_tensor>*) { return &tensors; }
  std::vector<void*>* list_of(void*) { return nullptr; }
};
inline thread_local Parts* parts = nullptr;

// The members of an object of yours that are parameters and buffers of its module, under their
// names. A handle that is moved is followed, so that each can get what the module has there now
// (user_module.hpp); one that is assigned to is no longer the module's.
class Members {
 public:
  using Member = Handle<nnc_tensor>;
  using Names = std::vector<std::pair<Member*, std::string>>;
  Members() = default;
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;
  ~Members();
  void note(Member& member, const std::string& name);
  template <class T>
  void moved(Handle<T>* from, Handle<T>* to) noexcept {
    const std::lock_guard lock(mutex_);
    for (auto& [member, name] : members_)
      if (static_cast<void*>(member) == from) member = reinterpret_cast<Member*>(to);
  }
  template <class T>
  void forget(Handle<T>* gone) noexcept {
    const std::lock_guard lock(mutex_);
    for (size_t i = 0; i < members_.size(); ++i)
      if (static_cast<void*>(members_[i].first) == gone) {
        members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(i));
        return;
      }
  }
  Names names() const {
    const std::lock_guard lock(mutex_);
    return members_;
  }
  // Makes the member that handle, which it owns then, and keeps it noted.
  static void put(Member& member, nnc_tensor* owned);

 private:
  mutable std::mutex mutex_;
  Names members_;
};

// What the members of an object are in a call of its forward, which may be a functional call.
struct Standing {
  const Members* members;
  std::vector<std::pair<const void*, Handle<nnc_tensor>>> handles;
  const Standing* outer;
};
inline thread_local const Standing* standing = nullptr;
nnc_tensor* standing_for(const Members* members, const void* member);

}  // namespace detail

// Owns one reference. T is one of the opaque types of the C interface.
template <class T>
class Handle {
 public:
  Handle() noexcept { begin(); }
  explicit Handle(T* owned) noexcept : handle_(owned) { begin(); }
  Handle(const Handle& other) : handle_(other.get()) {
    nnc_retain(handle_);
    begin();
  }
  Handle(Handle&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {
    begin();
    take_place_of(other);
  }
  Handle& operator=(Handle other) noexcept {
    std::swap(handle_, other.handle_);
    if (members_) std::exchange(members_, nullptr)->forget(this);
    take_place_of(other);
    return *this;
  }
  ~Handle() {
    if (detail::parts) detail::parts->remove(this);
    if (members_) members_->forget(this);
    nnc_release(handle_);
  }
  T* get() const {
    if constexpr (std::is_same_v<T, nnc_tensor>)
      if (members_ && detail::standing)
        if (T* now = detail::standing_for(members_, this)) return now;
    return handle_;
  }
  // Whether there is an object: not after a move, nor of what C gives as NULL. As a condition an
  // object is that too, but for a Tensor, which is its value there.
  bool defined() const { return get() != nullptr; }
  explicit operator bool() const { return defined(); }
  // Are both of one object, or both of none? A parameter is one object however often it is asked
  // for.
  bool is_same(const Handle& other) const {
    return nnc_object_id(get()) == nnc_object_id(other.get());
  }
  // Gives the reference away.
  T* release() { return std::exchange(handle_, nullptr); }

 private:
  friend class detail::Members;
  void begin() noexcept {
    if (detail::parts) detail::parts->add(this);
  }
  void take_place_of(Handle& other) noexcept {
    members_ = std::exchange(other.members_, nullptr);
    if (members_) members_->moved(&other, this);
  }
  T* handle_ = nullptr;
  detail::Members* members_ = nullptr;
};

namespace detail {

inline Members::~Members() {
  for (auto& [member, name] : members_) member->members_ = nullptr;
}
inline void Members::note(Member& member, const std::string& name) {
  if (member.members_) member.members_->forget(&member);
  member.members_ = nullptr;
  const std::lock_guard lock(mutex_);
  members_.emplace_back(&member, name);
  member.members_ = this;
}
inline void Members::put(Member& member, nnc_tensor* owned) {
  nnc_release(std::exchange(member.handle_, owned));
}
inline nnc_tensor* standing_for(const Members* members, const void* member) {
  for (const Standing* s = standing; s; s = s->outer)
    if (s->members == members) {
      for (const auto& [known, handle] : s->handles)
        if (known == member) return handle.get();
      return nullptr;
    }
  return nullptr;
}

}  // namespace detail

// Text of yours for a function of C, which ends at a NUL: one inside is an error. It is looked at,
// not copied: the type is of use for parameters alone.
class Text {
 public:
  Text(const char* text) : text_(text) {}
  Text(std::nullptr_t) {}
  Text(const std::string& text) : text_(text.c_str()) {
    const size_t nul = text.find('\0');
    if (nul != text.npos)
      throw Error(NNC_E_TEXT, "nnc::Text",
                  "a NUL at position " + std::to_string(nul) + " behind '" + text_ + "'");
  }
  const char* get() const { return text_; }

 private:
  const char* text_ = nullptr;
};

namespace detail {

inline thread_local nnc_ctx* current = nullptr;
// Within a function of yours that libnnc called: its context is a scope, which would release at its
// end what the classes of this header own.
inline thread_local bool in_callback = false;

template <class T>
T* own(T* handle) {
  if (in_callback) nnc_keep(handle);
  return handle;
}

// The same of what the caller goes on with after the function.
template <class T>
T* share(T* handle) {
  return static_cast<T*>(nnc_retain(handle));
}

// Functions of C that only look have no error: a number below 0 says that there is no such object.
[[noreturn]] inline void no_object(const char* function, const char* kind) {
  throw Error(NNC_E_HANDLE, function,
              std::string("an undefined ") + kind + ": one that was moved from, or none");
}
template <class N>
N answer(N value, const char* function, const char* kind) {
  if (value < 0) no_object(function, kind);
  return value;
}

// The out parameter of a C function: make<nnc_tensor>(nnc_relu, ctx, x).
template <class T, class F, class... A>
T* make(F function, A... arguments) {
  T* out = nullptr;
  check(function(arguments..., &out));
  return own(out);
}

// Text that a C function puts out; "" for none.
template <class F, class... A>
std::string text(F function, A... arguments) {
  const Handle<nnc_string> string(make<nnc_string>(function, arguments...));
  if (!string) return {};
  return std::string(nnc_string_data(string.get()),
                     static_cast<size_t>(nnc_string_size(string.get())));
}

template <class L>
int64_t count(const L& list) {
  return static_cast<int64_t>(list.size());
}

}  // namespace detail

}  // namespace nnc

#endif
