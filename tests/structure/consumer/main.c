/* SPDX-License-Identifier: Apache-2.0 */
/* The smallest program that needs headers and library of the same version. */
#include <nnc/nnc.h>
#include <stdio.h>

int main(void) {
  printf("abi %d\n", (int)nnc_abi_version());
  return nnc_abi_version() == 1 ? 0 : 1;
}
