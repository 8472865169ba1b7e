# SPDX-License-Identifier: Apache-2.0
# Debian's cross compiler for arm64; what the library links lies below NNC_ARM64_ROOT, and programs
# run under qemu-user. cmake/arm64/build uses it.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES NNC_ARM64_ROOT)

set(CMAKE_FIND_ROOT_PATH ${NNC_ARM64_ROOT} ${NNC_ARM64_ROOT}/usr /usr/aarch64-linux-gnu)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
# The headers that differ between processors, below those that do not.
set(CMAKE_C_STANDARD_INCLUDE_DIRECTORIES ${NNC_ARM64_ROOT}/usr/include/aarch64-linux-gnu)
set(CMAKE_CXX_STANDARD_INCLUDE_DIRECTORIES ${NNC_ARM64_ROOT}/usr/include/aarch64-linux-gnu)
# Libraries of libraries, which the linker looks for by itself.
set(nnc_arm64_libraries ${NNC_ARM64_ROOT}/usr/lib/aarch64-linux-gnu)
foreach(kind EXE SHARED)
  set(CMAKE_${kind}_LINKER_FLAGS_INIT
    "-Wl,-rpath-link,${nnc_arm64_libraries} -Wl,-rpath-link,${nnc_arm64_libraries}/openblas-openmp")
endforeach()
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64-static;-L;/usr/aarch64-linux-gnu;-E;LD_LIBRARY_PATH=${nnc_arm64_libraries}:${nnc_arm64_libraries}/openblas-openmp)
