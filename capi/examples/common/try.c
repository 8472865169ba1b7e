/* SPDX-License-Identifier: Apache-2.0 */
#include "try.h"

#include <stdio.h>

#include "output.h"

int report(const char *program, nnc_error *error) {
  if (error == NULL) return output_status(program, 0);
  fprintf(stderr, "%s: %s: %s\n", program, nnc_error_op(error), nnc_error_message(error));
  nnc_error_free(error);
  return 1;
}
