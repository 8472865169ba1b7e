/* SPDX-License-Identifier: Apache-2.0 */
/* Errors, text, and the life of handles. */
#ifndef NNC_STATUS_H
#define NNC_STATUS_H

#include <nnc/version.h>

NNC_BEGIN

/* What kind of error it is. */
typedef int32_t nnc_code;
enum {
  NNC_E_MINIMUM_ = -1, /* makes the enumeration signed everywhere */
  NNC_OK = 0,
  NNC_E_HANDLE = 1,       /* NULL, released, foreign or made-up handle */
  NNC_E_INVALID = 2,      /* an argument's value */
  NNC_E_SHAPE = 3,        /* sizes that do not fit together */
  NNC_E_DTYPE = 4,        /* an element type that is not taken here */
  NNC_E_INDEX = 5,        /* an index or dimension out of range */
  NNC_E_TEXT = 6,         /* a text literal that cannot be read */
  NNC_E_UNKNOWN = 7,      /* a name or argument that does not exist */
  NNC_E_STATE = 8,        /* not possible in this state, such as a second backward */
  NNC_E_MEMORY = 9,       /* out of memory, or a size that cannot be addressed */
  NNC_E_UNSUPPORTED = 10, /* meaningful, but not offered by this build */
  NNC_E_CALLBACK = 11,    /* user code failed */
  NNC_E_INTERNAL = 12     /* a defect of the library; please report it */
};

/* Every function that can fail returns NULL for success or an error that you own: read it, then
 * nnc_error_free it. A function that fails leaves its outputs and its arguments as they were.
 * Codes are stable, the wording of messages is not. */
NNC_API nnc_code nnc_error_code(nnc_error *error);
/* The function that failed, "nnc_conv2d", and what is wrong, with the values. The text lives until
 * the error is freed. NULL for a bad handle. */
NNC_API const char *nnc_error_op(nnc_error *error);
NNC_API const char *nnc_error_message(nnc_error *error);
/* NULL is fine. */
NNC_API void nnc_error_free(nnc_error *error);
/* An error to return from a callback. Never NULL. code is one of NNC_E_*; op and message are
 * copied (NULL counts as ""). */
NNC_API nnc_error *nnc_error_new(nnc_code code, const char *op, const char *message);

/* UTF-8, ends with a NUL that size does not count. Lives until the string is released. A bad handle
 * gives NULL and -1. */
NNC_API const char *nnc_string_data(nnc_string *string);
NNC_API int64_t nnc_string_size(nnc_string *string);
/* A string of your own (size bytes, copied), to return from a callback. */
NNC_CHECKED nnc_error *nnc_string_new(nnc_ctx *ctx, const char *data, int64_t size,
                                      nnc_string **out);

/* Releases any handle. NULL, and a handle that is no longer alive, are ignored. From any thread. */
NNC_API void nnc_release(void *handle);
/* Adds an owner: the handle then needs one more nnc_release. Returns the handle, or NULL if it is
 * not alive. */
NNC_API void *nnc_retain(void *handle);
/* Takes the handle out of its scope: it is yours to release. Returns it, or NULL if not alive. */
NNC_API void *nnc_keep(void *handle);
/* The number of handles alive in the process, for finding leaks. */
NNC_API int64_t nnc_live_handles(void);

NNC_END

#endif
