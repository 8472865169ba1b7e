# SPDX-License-Identifier: Apache-2.0
# What the library links, all privately. cmake/packages.txt names the Debian packages.

find_package(OpenMP REQUIRED COMPONENTS CXX)

# Plain lookups: oneDNN's own package file asks for OpenCL headers, OpenBLAS's differs by flavour.
find_path(DNNL_INCLUDE_DIR dnnl.h REQUIRED)
find_library(DNNL_LIBRARY dnnl REQUIRED)
find_path(OPENBLAS_INCLUDE_DIR cblas.h PATH_SUFFIXES openblas-openmp openblas REQUIRED)
find_library(OPENBLAS_LIBRARY openblas PATH_SUFFIXES openblas-openmp REQUIRED)
find_library(ZLIB_LIBRARY z REQUIRED)
find_path(ZLIB_INCLUDE_DIR zlib.h REQUIRED)
find_library(PNG_LIBRARY png REQUIRED)
find_path(PNG_INCLUDE_DIR png.h REQUIRED)
find_library(JPEG_LIBRARY jpeg REQUIRED)
find_path(JPEG_INCLUDE_DIR jpeglib.h REQUIRED)
find_path(NLOHMANN_JSON_INCLUDE_DIR nlohmann/json.hpp REQUIRED)
mark_as_advanced(ZLIB_LIBRARY ZLIB_INCLUDE_DIR NLOHMANN_JSON_INCLUDE_DIR)
mark_as_advanced(PNG_LIBRARY PNG_INCLUDE_DIR JPEG_LIBRARY JPEG_INCLUDE_DIR)
mark_as_advanced(DNNL_INCLUDE_DIR DNNL_LIBRARY OPENBLAS_INCLUDE_DIR OPENBLAS_LIBRARY)

add_library(nnc_dependencies INTERFACE)
target_include_directories(nnc_dependencies SYSTEM INTERFACE ${OPENBLAS_INCLUDE_DIR})
foreach(folder IN ITEMS ${DNNL_INCLUDE_DIR} ${NLOHMANN_JSON_INCLUDE_DIR} ${ZLIB_INCLUDE_DIR}
  ${PNG_INCLUDE_DIR} ${JPEG_INCLUDE_DIR})
  if(NOT folder STREQUAL "/usr/include")
    target_include_directories(nnc_dependencies SYSTEM INTERFACE ${folder})
  endif()
endforeach()
target_link_libraries(nnc_dependencies INTERFACE
  ${DNNL_LIBRARY} ${OPENBLAS_LIBRARY} ${PNG_LIBRARY} ${JPEG_LIBRARY} ${ZLIB_LIBRARY}
  OpenMP::OpenMP_CXX)
