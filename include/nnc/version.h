/* SPDX-License-Identifier: Apache-2.0 */
/* Basics of the interface: export mark, version, what this library can do. */
#ifndef NNC_VERSION_H
#define NNC_VERSION_H

#include <stdint.h>

#ifdef __cplusplus
#define NNC_BEGIN extern "C" {
#define NNC_END }
#else
#define NNC_BEGIN
#define NNC_END
#endif

#if defined(__GNUC__)
#define NNC_API __attribute__((visibility("default")))
#define NNC_CHECKED __attribute__((warn_unused_result)) NNC_API
#else
#define NNC_API
#define NNC_CHECKED
#endif

NNC_BEGIN

/* Handles: opaque, resolved through a table. NULL, a released handle, one of another type or a
 * made-up value is an error (NNC_E_HANDLE), never a crash. A handle that comes out of a function is
 * yours: release it once with nnc_release, from any thread, or make it through a scope
 * (nnc_ctx_scope). Arguments are never consumed. */
typedef struct nnc_ctx nnc_ctx;
typedef struct nnc_error nnc_error;
typedef struct nnc_string nnc_string;
typedef struct nnc_tensor nnc_tensor;
typedef struct nnc_module nnc_module;
typedef struct nnc_optimizer nnc_optimizer;
typedef struct nnc_lr_scheduler nnc_lr_scheduler;
typedef struct nnc_named nnc_named;
typedef struct nnc_kwargs nnc_kwargs;
typedef struct nnc_hook nnc_hook;
typedef struct nnc_function nnc_function;
typedef struct nnc_function_ctx nnc_function_ctx;
typedef struct nnc_packed_sequence nnc_packed_sequence;
typedef struct nnc_program nnc_program;

/* The library's version, "0.1.0". Static text. */
NNC_API const char *nnc_version(void);
/* The version of this interface: raised when functions are added; nothing is ever removed. */
NNC_API int32_t nnc_abi_version(void);

/* 1 if text can make what is named, 0 if not: "nn.Conv2d", "nn.Conv2d.padding_mode",
 * "optim.Adam.betas", "optim.lr_scheduler.StepLR". Functions are no such names: they are declared
 * or not. An argument that takes nothing but its default is not there. */
NNC_API int32_t nnc_has(const char *name);
/* The arguments of a constructor with their defaults, "Conv2d(in_channels, out_channels,
 * kernel_size, stride=1, ...)", for "nn.Conv2d": torch's, so with those that nnc_has denies.
 * Static text; NULL if there is no such thing. */
NNC_API const char *nnc_signature(const char *name);

NNC_END

#endif
