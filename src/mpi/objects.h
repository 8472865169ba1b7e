// SPDX-License-Identifier: Apache-2.0
// Note [Handles of libnnc-mpi]
// A handle that this library gives is one of libnnc's: nnc_release ends it, scopes own it. What it
// stands for is found in a table by the value of the handle, which libnnc never uses twice. libnnc
// says when the last owner is gone, by the destroy of a function or a module; then the object goes.
#pragma once

#include <memory>

#include "mpi/support.h"

namespace nnc::mpi {

struct Object {
  Object() = default;
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
  virtual ~Object() = default;
};

// A new handle, made through ctx, for an object that no module stands for. name says what it is.
void* make_handle(nnc_ctx* ctx, const char* name, std::shared_ptr<Object> object);

// For handles that are made elsewhere (modules): reserve() gives the self of their vtable, which
// ends by forget(self); bind() connects it with the handle.
uintptr_t reserve(std::shared_ptr<Object> object);
void bind(const void* handle, uintptr_t self);
void forget(uintptr_t self) noexcept;
// The object of a self; null if it is gone.
std::shared_ptr<Object> object_of(uintptr_t self);

// The object of a handle; null if it is none of ours.
std::shared_ptr<Object> find_object(const void* handle);

// The object of that type that a handle stands for. NNC_E_HANDLE if there is none.
template <class T>
std::shared_ptr<T> object(const void* handle, const char* argument) {
  std::shared_ptr<T> found = std::dynamic_pointer_cast<T>(find_object(handle));
  check(found != nullptr, NNC_E_HANDLE, argument, handle ? " is not a live " : " is NULL, not a ",
        T::kKind);
  return found;
}

}  // namespace nnc::mpi
