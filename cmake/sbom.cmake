# SPDX-License-Identifier: Apache-2.0
# The bill of materials of the library that was built: nnc.spdx.json, in SPDX 2.3. It says what is
# inside (libstdc++, the JSON reader) and what is linked, of which version and licence.

# version_in(OUT HEADER REGEX...): what the groups of the expressions are in that header, with dots.
function(version_in out header)
  set(parts "")
  if(EXISTS ${header})
    file(READ ${header} text)
    foreach(regex IN LISTS ARGN)
      if(text MATCHES "${regex}")
        list(APPEND parts ${CMAKE_MATCH_1})
      endif()
    endforeach()
  endif()
  if(NOT parts)
    set(parts NOASSERTION)
  endif()
  list(JOIN parts . version)
  set(${out} ${version} PARENT_SCOPE)
endfunction()

set(number "[ \t]+([0-9]+)")
set(words "[ \t]+\"?[A-Za-z ]*([0-9.]+)")
version_in(onednn ${DNNL_INCLUDE_DIR}/oneapi/dnnl/dnnl_version.h
  "DNNL_VERSION_MAJOR${number}" "DNNL_VERSION_MINOR${number}" "DNNL_VERSION_PATCH${number}")
version_in(openblas ${OPENBLAS_INCLUDE_DIR}/openblas_config.h "OPENBLAS_VERSION${words}")
version_in(zlib ${ZLIB_INCLUDE_DIR}/zlib.h "ZLIB_VERSION${words}")
version_in(png ${PNG_INCLUDE_DIR}/png.h "PNG_LIBPNG_VER_STRING${words}")
find_path(JPEG_CONFIG_DIR jconfig.h HINTS ${JPEG_INCLUDE_DIR})
mark_as_advanced(JPEG_CONFIG_DIR)
version_in(jpeg ${JPEG_CONFIG_DIR}/jconfig.h "LIBJPEG_TURBO_VERSION${words}")
set(json_header ${NLOHMANN_JSON_INCLUDE_DIR}/nlohmann/detail/abi_macros.hpp)
if(NOT EXISTS ${json_header})
  set(json_header ${NLOHMANN_JSON_INCLUDE_DIR}/nlohmann/json.hpp)
endif()
version_in(json ${json_header} "NLOHMANN_JSON_VERSION_MAJOR${number}"
  "NLOHMANN_JSON_VERSION_MINOR${number}" "NLOHMANN_JSON_VERSION_PATCH${number}")
set(compiler NOASSERTION)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(compiler ${CMAKE_CXX_COMPILER_VERSION})
endif()

set(sbom ${PROJECT_BINARY_DIR}/nnc.spdx.json)
set(sbom_parts
  "oneDNN|${onednn}|Apache-2.0|DYNAMIC_LINK"
  "OpenBLAS|${openblas}|BSD-3-Clause|DYNAMIC_LINK"
  "zlib|${zlib}|Zlib|DYNAMIC_LINK"
  "libpng|${png}|libpng-2.0|DYNAMIC_LINK"
  "libjpeg-turbo|${jpeg}|IJG AND BSD-3-Clause AND Zlib|DYNAMIC_LINK"
  "libgomp|${compiler}|GPL-3.0-or-later WITH GCC-exception-3.1|DYNAMIC_LINK"
  "nlohmann-json|${json}|MIT|STATIC_LINK"
  "libstdc++|${compiler}|GPL-3.0-or-later WITH GCC-exception-3.1|STATIC_LINK")
list(JOIN sbom_parts "\n" sbom_lines)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/sbom.txt CONTENT "@sbom_lines@\n" @ONLY)
add_custom_command(OUTPUT ${sbom}
  COMMAND ${CMAKE_COMMAND} -DLIBRARY=$<TARGET_FILE:nnc> -DVERSION=${PROJECT_VERSION}
    -DPARTS=${PROJECT_BINARY_DIR}/sbom.txt -DOUTPUT=${sbom}
    -P ${PROJECT_SOURCE_DIR}/cmake/write_sbom.cmake
  DEPENDS nnc ${PROJECT_BINARY_DIR}/sbom.txt ${PROJECT_SOURCE_DIR}/cmake/write_sbom.cmake
  COMMENT "Writing the bill of materials" VERBATIM)
add_custom_target(nnc_sbom ALL DEPENDS ${sbom})
