// SPDX-License-Identifier: Apache-2.0
// What a build is that tests must know of.
#pragma once

// Sanitized?
#if defined(__has_feature)
#define NNC_TEST_SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define NNC_TEST_SANITIZED 1
#else
#define NNC_TEST_SANITIZED 0
#endif

// Many times as slow, since it is sanitized or its processor is emulated? Then what takes long is
// tested on fewer inputs.
#if defined(NNC_TEST_EMULATED)
#define NNC_TEST_SLOW 1
#else
#define NNC_TEST_SLOW NNC_TEST_SANITIZED
#endif
