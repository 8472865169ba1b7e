// SPDX-License-Identifier: Apache-2.0
// What happens where an exception is caught by nobody.
#include <cstdlib>
#include <exception>

// The handler that a statically linked libstdc++ starts with prints the name of the exception's
// type, and brings a demangler of 50 KB along for that. None ever gets here: each exported function
// catches all (capi/guard.h). This definition, which is the library's own, comes before the
// archive's.
// NOLINTBEGIN(bugprone-reserved-identifier, readability-identifier-naming)
namespace __cxxabiv1 {
extern std::terminate_handler __terminate_handler;
std::terminate_handler __terminate_handler = std::abort;
}  // namespace __cxxabiv1
// NOLINTEND(bugprone-reserved-identifier, readability-identifier-naming)
