/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "show.h"

#include <stdio.h>
#include <unistd.h>

void show_classes(const fashion *set, const int64_t *predicted) {
  int64_t right[FASHION_CLASSES] = {0}, all[FASHION_CLASSES] = {0}, i;
  int k;
  for (i = 0; i < set->count; i++) {
    all[set->classes[i]]++;
    right[set->classes[i]] += predicted[i] == set->classes[i];
  }
  printf("\naccuracy by class\n");
  for (k = 0; k < FASHION_CLASSES; k++)
    if (all[k] > 0)
      printf("  %-12s %6.2f %%\n", fashion_names[k], 100.0 * (double)right[k] / (double)all[k]);
}

/* Two rows of pixels in one line: half blocks in 24 grays on a terminal, else characters. */
static void draw_line(const uint8_t *upper, const uint8_t *lower, int gray) {
  static const char kRamp[] = " .:-=+*#%@";
  int x;
  for (x = 0; x < FASHION_SIDE; x++) {
    if (gray)
      printf("\033[38;5;%d;48;5;%dm\xe2\x96\x80", 232 + upper[x] * 23 / 255,
             232 + lower[x] * 23 / 255);
    else
      putchar(kRamp[(upper[x] + lower[x]) * 9 / (2 * 255)]);
  }
  if (gray) fputs("\033[0m", stdout);
}

/* Up to two images side by side. */
static void draw_pair(const fashion *set, const int64_t *predicted, const int64_t *which, int n) {
  const int gray = isatty(STDOUT_FILENO);
  char caption[64];
  int y, i;
  putchar('\n');
  for (y = 0; y < FASHION_SIDE; y += 2) {
    for (i = 0; i < n; i++) {
      const uint8_t *row = set->pixels + which[i] * FASHION_PIXELS + y * FASHION_SIDE;
      fputs(i > 0 ? "        " : "  ", stdout);
      draw_line(row, row + FASHION_SIDE, gray);
    }
    putchar('\n');
  }
  for (i = 0; i < n; i++) {
    const int64_t guess = predicted[which[i]], truth = set->classes[which[i]];
    if (guess == truth)
      snprintf(caption, sizeof caption, "%s, right", fashion_names[guess]);
    else
      snprintf(caption, sizeof caption, "%s, but it is %s", fashion_names[guess],
               fashion_names[truth]);
    printf(i + 1 < n ? "  %-34s" : "  %s", caption);
  }
  putchar('\n');
}

void show_images(const fashion *set, const int64_t *predicted) {
  int64_t which[4], i;
  int n = 0;
  while (n < 2 && n < set->count) {
    which[n] = n;
    n++;
  }
  draw_pair(set, predicted, which, n);
  for (i = n, n = 0; i < set->count && n < 2; i++)
    if (predicted[i] != set->classes[i]) which[n++] = i;
  if (n > 0) draw_pair(set, predicted, which, n);
}
