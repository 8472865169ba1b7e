/* SPDX-License-Identifier: Apache-2.0 */
/* Which operations take the time: torch.profiler. */
#ifndef NNC_PROFILER_H
#define NNC_PROFILER_H

#include <nnc/tensor.h>

NNC_BEGIN

/* A profiler notes calls between its start and its stop, those of all threads and contexts of the
 * process: of this library's functions, by their names ("nnc_add"), and within them of modules
 * ("nn.Module: Linear"), of backward functions ("AddmmBackward0") and of the loops that compute
 * ("kernel::gemm"). Calls within calls are part of both: "total" is all time of a call, "self" that
 * without the calls in it. Bytes are those of the elements that loops read and write. Where a call
 * that has not ended belongs is known when it has; those under way at the stop are left out. Steps
 * of a program are loops as well.
 * A profiler that does not run costs other calls nothing that can be measured. */
typedef struct nnc_profiler nnc_profiler;

/* torch.profiler.profile. options, NULL for the defaults:
 *   max_events=1000000   how many calls a trace may have, up to 100,000,000 (40 bytes each); those
 *                        beyond count in tables alone, and are counted themselves */
NNC_CHECKED nnc_error *nnc_profiler_new(nnc_ctx *ctx, const char *options, nnc_profiler **out);
/* Begins, or goes on. NNC_E_STATE if a profiler runs, as one at a time may. */
NNC_CHECKED nnc_error *nnc_profiler_start(nnc_ctx *ctx, nnc_profiler *profiler);
/* NNC_E_STATE if it does not run. Releasing its last handle stops a profiler as well. */
NNC_CHECKED nnc_error *nnc_profiler_stop(nnc_ctx *ctx, nnc_profiler *profiler);

/* torch.profiler's key_averages().table(sort_by, row_limit): a row for each name. sort_by is NULL,
 * which is "cpu_time_total", or "cpu_time", "self_cpu_time_total", "count" or "bytes", largest
 * first. row_limit is the number of rows, -1 for all. */
NNC_CHECKED nnc_error *nnc_profiler_table(nnc_ctx *ctx, nnc_profiler *profiler, const char *sort_by,
                                          int64_t row_limit, nnc_string **out);
/* Writes the calls in the format that chrome://tracing and Perfetto show. The file is there as a
 * whole or not at all, as in <nnc/io.h>. */
NNC_CHECKED nnc_error *nnc_profiler_export_chrome_trace(nnc_ctx *ctx, nnc_profiler *profiler,
                                                        const char *path);
/* How many calls a trace has not, because there were more than max_events. */
NNC_CHECKED nnc_error *nnc_profiler_dropped(nnc_ctx *ctx, nnc_profiler *profiler, int64_t *out);

NNC_END

#endif
