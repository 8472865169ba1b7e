// SPDX-License-Identifier: Apache-2.0
// Networks with a forward of their own, as modules that DistributedDataParallel can call.
#pragma once

#include <nnc/nnc.h>

#include <functional>
#include <string>
#include <vector>

namespace nnc_test {

// What a network does with its inputs; throws what a call fails with.
using Forward = std::function<nnc_tensor*(nnc_ctx*, nnc_module*, std::vector<nnc_tensor*>)>;

// A module of that class with that forward and these children, "conv1", "Conv2d(1, 6, 5)", ...
nnc_module* network(nnc_ctx* c, const char* name,
                    const std::vector<std::pair<std::string, std::string>>& children,
                    Forward forward);

// The tutorial's network for images (n, 1, 32, 32).
nnc_module* lenet(nnc_ctx* c);
// For images (n, 3, h, w); `width` channels in the first stage (64 in ResNet-18).
nnc_module* resnet18(nnc_ctx* c, int width);
// For words (n, length) of int64: (n, tags, length).
nnc_module* tagger(nnc_ctx* c, int words, int tags);
// For words (n, length) of int64: (n, classes), by a TransformerEncoder.
nnc_module* encoder(nnc_ctx* c, int words, int classes);

}  // namespace nnc_test
