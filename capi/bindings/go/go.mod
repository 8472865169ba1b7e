// SPDX-License-Identifier: Apache-2.0

module nnc

go 1.19
