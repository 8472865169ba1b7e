/* SPDX-License-Identifier: Apache-2.0 */
/* Errors, text, threads, and the life of handles. */
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
  NNC_E_INTERNAL = 12,    /* a defect of the library; please report it */
  NNC_E_FILE = 13         /* a file that cannot be read or written, or is not what it should be */
};

/* Every function that can fail returns NULL for success or an error that you own: read it, then
 * nnc_error_free it. A function that fails leaves its outputs and its arguments as they were.
 * Codes are stable, the wording of messages is not.
 *
 * Threads. Any function may be called from any thread, on a stack of at least 128 KiB. What several
 * threads may do with one object at the same time:
 *
 *   nnc_ctx         everything. Settings never change; each draw has the generator to itself, and
 *                   which thread gets which numbers is decided by who comes first.
 *   nnc_error, nnc_string   everything. They never change.
 *   nnc_named, nnc_kwargs   everything. An entry is there as a whole or not yet; a call uses the
 *                   keyword arguments that are set when it begins.
 *   nnc_module      everything: calls, registering, looking up, listing, changing the mode. What
 *                   runs meanwhile sees a child, parameter or buffer or does not see it yet,
 *                   and of one that is replaced or computed from now on the former or the new one.
 *                   nnc_module_to waits for calls of other threads to end and holds new ones back.
 *                   nnc_prune_remove writes elements: see nnc_tensor.
 *   nnc_optimizer, nnc_lr_scheduler   everything. One call at a time of an optimizer and its
 *                   schedulers, others wait.
 *   nnc_program     everything. One run at a time, others wait.
 *   nnc_summary_writer, nnc_profiler   everything.
 *   nnc_hook, nnc_function   everything. What the host gave them is called by whichever threads
 *                   compute, several at a time; a hook that is removed meanwhile may be called
 *                   once more.
 *   nnc_function_ctx   the thread that is called with it; others get NNC_E_STATE.
 *   nnc_tensor      reading, and backward of graphs that share leaves, whose gradients are added
 *                   up one after another; .grad may be read, replaced and dropped meanwhile. Of
 *                   several backwards through one graph, without retain_graph, one has its
 *                   result, the others get the error of a second backward.
 *                   Whoever writes elements (in-place functions, an optimizer's step, loading,
 *                   nnc_prune_remove, running statistics in training mode, for .grad itself also
 *                   backward) sees to it that nobody uses the tensor at the same time.
 *
 * fork. The child of a process, whatever its threads were doing, may use the library as any other
 * process does, and has threads of its own when it needs some. Of the objects of its parent it may
 * use all but
 *   - those that a call of another thread was changing at that moment: calls with them are
 *     NNC_E_STATE, or find what is half changed; they are released, but their memory is not freed;
 *   - a pass of a loader, whose workers are not there (NNC_E_STATE), and a summary writer, whose
 *     file goes on being the parent's (NNC_E_STATE). A loader begins new passes.
 * A profiler that runs goes on in the child with the child's calls, and generators go on from where
 * they were, so that parent and child draw the same numbers. fork() itself waits for calls of other
 * threads to put down what the whole process shares: microseconds, a second at most.
 *
 * Hosts. exit, quick_exit and _exit may come at any moment, from any thread and out of callbacks;
 * functions may be called in handlers and destructors at the end. The library stays when it is
 * unloaded (dlclose). A thread that is cancelled (pthread_cancel, deferred) ends behind the call
 * that it is in, callbacks included; asynchronous cancellation must be off in calls. One that calls
 * pthread_exit in a callback stops there for good, and with it whoever waits for it. Calls of one
 * thread, and the callbacks within, end in the reverse of the order in which they began: a host
 * that changes stacks in a callback (fibers, coroutines, tasks) sees to it. Calls compute in the
 * default floating-point environment and leave the host's (rounding, traps, subnormals as zeros),
 * in which callbacks run but for those of a loader's workers; exception flags may be raised.
 * Signals are blocked in the library's threads, and wait in the host's while these multiply or
 * convolve, but for faults (SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS): handlers need
 * SA_ONSTACK, and sigaltstack in the host's threads. Where no thread begins, calls do the work.
 *
 * Memory. Where there is none left, or no addresses, calls fail with NNC_E_MEMORY and work again
 * when there is some. OpenBLAS takes 128 MiB of addresses for each thread that runs in it, and does
 * not come back where it gets none while the library is loaded.
 *
 * Releasing a handle while another thread is in a call with it is allowed: the object lives until
 * that call ends. A handle is never valid again once it is released; its value is not used again
 * for another object. Up to 67,108,863 handles may be alive. */

/* The kind of an error, one of NNC_E_*; NNC_E_HANDLE for a bad handle. */
NNC_API nnc_code nnc_error_code(nnc_error *error);
/* The function that failed, "nnc_conv2d". Lives until the error is freed. NULL for a bad handle. ""
 * if memory did not even suffice for the error. */
NNC_API const char *nnc_error_op(nnc_error *error);
/* What is wrong, with the values. Lives until the error is freed. NULL for a bad handle. */
NNC_API const char *nnc_error_message(nnc_error *error);
/* Releases an error. NULL, and what is no live error, are ignored. */
NNC_API void nnc_error_free(nnc_error *error);
/* An error to return from a callback, never NULL. code is one of NNC_E_* (another counts as
 * NNC_E_CALLBACK); op and message are copied, NULL counts as "". */
NNC_API nnc_error *nnc_error_new(nnc_code code, const char *op, const char *message);

/* The bytes of a string: UTF-8, with a NUL at the end. Live until the string is released. NULL for
 * a bad handle. Where text of yours that is no UTF-8 comes back, in a string or in an error, each
 * wrong byte is written as "\xff". */
NNC_API const char *nnc_string_data(nnc_string *string);
/* How many bytes there are, without the NUL at the end. -1 for a bad handle. */
NNC_API int64_t nnc_string_size(nnc_string *string);
/* A string of your own, to return from a callback: size bytes of UTF-8 at data, copied. data may be
 * NULL if size is 0. NNC_E_INVALID for a negative size. */
NNC_CHECKED nnc_error *nnc_string_new(nnc_ctx *ctx, const char *data, int64_t size,
                                      nnc_string **out);

/* Releases a handle of any kind. NULL, and a handle that is no longer alive, are ignored. */
NNC_API void nnc_release(void *handle);
/* Adds an owner: the handle then needs one more nnc_release. Returns the handle, or NULL if it is
 * not alive. */
NNC_API void *nnc_retain(void *handle);
/* Takes a handle out of its scope: it is yours to release. Returns it, or NULL if not alive. */
NNC_API void *nnc_keep(void *handle);
/* A number that all handles of one object have in common, and those of no other object while this
 * one lives: what a language needs to give the same object of its own again. A parameter, or a
 * gradient, is one object however often it is asked for. 0 for NULL and for a handle that is not
 * alive. torch: id(x), Tensor.is_same. */
NNC_API int64_t nnc_object_id(void *handle);
/* The number of handles alive in the process, for finding leaks; exact while no other thread makes
 * or releases any. */
NNC_API int64_t nnc_live_handles(void);

NNC_END

#endif
