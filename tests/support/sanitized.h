// SPDX-License-Identifier: Apache-2.0
// Is this a sanitized build? What takes many times as long there is tested on fewer inputs.
#pragma once

#if defined(__has_feature)
#define NNC_TEST_SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define NNC_TEST_SANITIZED 1
#else
#define NNC_TEST_SANITIZED 0
#endif
