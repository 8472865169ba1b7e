/* SPDX-License-Identifier: Apache-2.0 */
/* lenet predict: what a trained network sees in image files. */
#ifndef LENET_PREDICT_H
#define LENET_PREDICT_H

/* argv[0] is "predict". The exit status. */
int predict_main(int argc, char **argv);

#endif
