# SPDX-License-Identifier: Apache-2.0
# nnc_ffi.h: the public headers flattened, for parsers that take no preprocessor.

file(GLOB public_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/nnc/*.h)
# Of another library: nnc.h does not include it.
list(FILTER public_headers EXCLUDE REGEX "/mpi\\.h$")
set(ffi_header ${PROJECT_BINARY_DIR}/include/nnc/nnc_ffi.h)
add_custom_command(OUTPUT ${ffi_header}
  COMMAND ${CMAKE_COMMAND} -DCOMPILER=${CMAKE_C_COMPILER}
    -DINCLUDE_DIR=${PROJECT_SOURCE_DIR}/include -DWORK_DIR=${PROJECT_BINARY_DIR}
    -DOUTPUT=${ffi_header} -P ${PROJECT_SOURCE_DIR}/cmake/flatten_header.cmake
  DEPENDS ${public_headers} ${PROJECT_SOURCE_DIR}/cmake/flatten_header.cmake
  COMMENT "Flattening the public headers into nnc_ffi.h" VERBATIM)
add_custom_target(nnc_ffi_header ALL DEPENDS ${ffi_header})
add_dependencies(nnc nnc_ffi_header)
