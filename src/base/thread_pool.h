// SPDX-License-Identifier: Apache-2.0
// The pool of threads that loops are shared out to.
#pragma once

#include <cstdint>

#include "base/function_ref.h"

namespace nnc {

// Note [Thread pool]
// One pool serves all threads of the host. A loop is cut into pieces, which its caller and the
// workers claim one by one: a worker that is late takes part in what is left, and the caller never
// waits for a piece that nobody has begun. Each participant begins with a part of its own, the same
// in every loop, whose data its core may still hold, then helps the others.
// - Workers look for work for a millisecond, for a few microseconds if another thread needed their
//   core lately; then they sleep. A worker without work for two seconds ends.
// - Unless a context asks for another number, there are as many as the process may use cores, by
//   its affinity and the CPU quota of its control group, less the caller. They begin when a loop
//   asks for them; where the system refuses a thread, the caller does more itself.
// - A loop within a piece runs in the thread of the piece. So do loops while as many loops are
//   under way as there are cores.
// - Signals are blocked in workers. They have the floating-point environment of the call that began
//   them: the default one, Note [Floating-point environment] in capi/floating_point.h.
// - After fork() the child begins a pool of its own. Nothing of the pool is ever destroyed: workers
//   may still compute while the process ends. The library is never unloaded (-z nodelete).
namespace thread_pool {

constexpr int kMostThreads = 512;

// Threads that compute unless another number is asked for: workers and one caller.
int cores();

// Is this thread computing a piece of a loop?
bool within_piece();

// Calls body(i) once for each i of [0, count), count < 2^31, from up to `threads` threads; rethrows
// the first exception, after which what has not begun is left out.
void run(int64_t count, int threads, FunctionRef<void(int64_t)> body);

}  // namespace thread_pool
}  // namespace nnc
