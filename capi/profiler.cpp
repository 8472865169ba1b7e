// SPDX-License-Identifier: Apache-2.0
#include "nnc/profiler.h"

#include "capi/guard.h"
#include "profiler/profiler.h"

using namespace nnc;
using namespace nnc::capi;

namespace nnc::capi {

static Profile& arg(nnc_profiler* h, const char* name) {
  return object<profiler::Profiler>(h, Kind::kProfiler, name).profile();
}
static void put(const Call& c, const Out<nnc_profiler*>& out, Ref<profiler::Profiler> p) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kProfiler, p.leak());
}

}  // namespace nnc::capi

nnc_error* nnc_profiler_new(nnc_ctx* ctx, const char* options, nnc_profiler** out) {
  return PUT(out, Ref<profiler::Profiler>::adopt(
                      new profiler::Profiler(profiler::max_events_of(options))));
}

nnc_error* nnc_profiler_start(nnc_ctx* ctx, nnc_profiler* profiler) {
  return RUN(ARG(profiler).start());
}

nnc_error* nnc_profiler_stop(nnc_ctx* ctx, nnc_profiler* profiler) {
  return RUN(ARG(profiler).stop());
}

nnc_error* nnc_profiler_table(nnc_ctx* ctx, nnc_profiler* profiler, const char* sort_by,
                              int64_t row_limit, nnc_string** out) {
  return PUT(
      out, profiler::table(ARG(profiler).taken(), sort_by ? sort_by : "cpu_time_total", row_limit));
}

nnc_error* nnc_profiler_export_chrome_trace(nnc_ctx* ctx, nnc_profiler* profiler,
                                            const char* path) {
  return RUN(profiler::export_chrome_trace(ARG(profiler).taken(), ARG(path)));
}

nnc_error* nnc_profiler_dropped(nnc_ctx* ctx, nnc_profiler* profiler, int64_t* out) {
  return PUT(out, ARG(profiler).dropped());
}
