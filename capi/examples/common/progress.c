/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void show_progress(const char *label, int64_t number, int64_t done, int64_t total, double loss) {
  enum { WIDTH = 32 };
  static double last;
  const int filled = (int)(WIDTH * done / total);
  int i;
  if (!isatty(STDERR_FILENO) || (done < total && seconds() - last < 0.1)) return;
  last = seconds();
  fprintf(stderr, "\r%s %2" PRId64 "  [", label, number);
  for (i = 0; i < WIDTH; i++) fputc(i < filled ? '#' : '.', stderr);
  fprintf(stderr, "] %3d %%  loss %.4f", (int)(100 * done / total), loss);
}

void show_progress_end(void) {
  if (isatty(STDERR_FILENO)) fprintf(stderr, "\r\033[K");
}
