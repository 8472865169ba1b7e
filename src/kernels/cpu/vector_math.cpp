// SPDX-License-Identifier: Apache-2.0
namespace nnc::kernels::cpu {

extern const float kExpLeast, kExpMost, kNormalMost;
const float kExpLeast = -104.0f, kExpMost = 89.0f, kNormalMost = 14.5f;

}  // namespace nnc::kernels::cpu
