// SPDX-License-Identifier: Apache-2.0
namespace nnc::kernels::cpu {

extern const float kExpLeast, kExpMost;
const float kExpLeast = -104.0f, kExpMost = 89.0f;

}  // namespace nnc::kernels::cpu
