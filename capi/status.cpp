// SPDX-License-Identifier: Apache-2.0
#include "nnc/status.h"

#include "capi/error.h"
#include "capi/guard.h"
#include "capi/slots.h"

using namespace nnc;
using namespace nnc::capi;

nnc_code nnc_error_code(nnc_error* error) {
  if (error == out_of_memory()) return NNC_E_MEMORY;
  return read<ErrorObject>(error, Kind::kError, nnc_code{NNC_E_HANDLE},
                           [](ErrorObject& e) { return e.code; });
}

const char* nnc_error_op(nnc_error* error) {
  if (error == out_of_memory()) return "";
  return read<ErrorObject>(error, Kind::kError, static_cast<const char*>(nullptr),
                           [](ErrorObject& e) { return e.op.c_str(); });
}

const char* nnc_error_message(nnc_error* error) {
  if (error == out_of_memory()) return "out of memory";
  return read<ErrorObject>(error, Kind::kError, static_cast<const char*>(nullptr),
                           [](ErrorObject& e) { return e.message.c_str(); });
}

void nnc_error_free(nnc_error* error) {
  if (kind_of(error) == static_cast<uint64_t>(Kind::kError)) release_handle(error);
}

nnc_error* nnc_error_new(nnc_code code, const char* op, const char* message) {
  const bool known = code >= NNC_E_HANDLE && code <= NNC_E_FILE;
  return make_error(known ? code : NNC_E_CALLBACK, op ? op : "", message ? message : "");
}

const char* nnc_string_data(nnc_string* string) {
  return read<StringObject>(string, Kind::kString, static_cast<const char*>(nullptr),
                            [](StringObject& s) { return s.text.c_str(); });
}

int64_t nnc_string_size(nnc_string* string) {
  return read<StringObject>(string, Kind::kString, int64_t{-1},
                            [](StringObject& s) { return static_cast<int64_t>(s.text.size()); });
}

nnc_error* nnc_string_new(nnc_ctx* ctx, const char* data, int64_t size, nnc_string** out) {
  return guard(__func__, ctx, out, [&](const Call& call) {
    check(size >= 0 && (data || size == 0), Code::kInvalid, call.op(), ": size is ", size,
          data ? "" : " and data is NULL");
    check(size < int64_t{1} << 47, Code::kMemory, call.op(), ": no memory for ", size, " bytes");
    call.put(out, std::string(data ? data : "", static_cast<size_t>(size)));
  });
}

void nnc_release(void* handle) {
  release_handle(handle);
}
void* nnc_retain(void* handle) {
  return retain_handle(handle) ? handle : nullptr;
}
void* nnc_keep(void* handle) {
  return keep_handle(handle) ? handle : nullptr;
}
int64_t nnc_object_id(void* handle) {
  return object_id(handle);
}
int64_t nnc_live_handles(void) {
  return live_handles();
}
