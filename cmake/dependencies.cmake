# SPDX-License-Identifier: Apache-2.0
# What the library links, all privately. cmake/packages.txt names the Debian packages.

find_package(OpenMP REQUIRED COMPONENTS CXX)

# Plain lookups: oneDNN's own package file asks for OpenCL headers, OpenBLAS's differs by flavour.
find_path(DNNL_INCLUDE_DIR dnnl.h REQUIRED)
find_library(DNNL_LIBRARY dnnl REQUIRED)
find_path(OPENBLAS_INCLUDE_DIR cblas.h PATH_SUFFIXES openblas-openmp openblas REQUIRED)
find_library(OPENBLAS_LIBRARY openblas PATH_SUFFIXES openblas-openmp REQUIRED)
mark_as_advanced(DNNL_INCLUDE_DIR DNNL_LIBRARY OPENBLAS_INCLUDE_DIR OPENBLAS_LIBRARY)

add_library(nnc_dependencies INTERFACE)
target_include_directories(nnc_dependencies SYSTEM INTERFACE ${OPENBLAS_INCLUDE_DIR})
if(NOT DNNL_INCLUDE_DIR STREQUAL "/usr/include")
  target_include_directories(nnc_dependencies SYSTEM INTERFACE ${DNNL_INCLUDE_DIR})
endif()
target_link_libraries(nnc_dependencies INTERFACE
  ${DNNL_LIBRARY} ${OPENBLAS_LIBRARY} OpenMP::OpenMP_CXX)
