# SPDX-License-Identifier: Apache-2.0
# libnnc-mpi: training on several processes, in a library of its own. It uses libnnc through its
# public functions and an MPI, which the core does not know of. Built where an MPI is found.

set(NNC_MPI AUTO CACHE STRING "Build libnnc-mpi: AUTO (where an MPI is found), ON or OFF")
set_property(CACHE NNC_MPI PROPERTY STRINGS AUTO ON OFF)
set(NNC_MPI_SO_VERSION 1)
# A sanitizer would have to be in the processes of mpirun's children as well, and finds MPI's own
# memory.
if(NNC_MPI STREQUAL "AUTO" AND NNC_SANITIZE)
  set(nnc_mpi_wanted OFF)
else()
  set(nnc_mpi_wanted ${NNC_MPI})
endif()
if(nnc_mpi_wanted)
  if(nnc_mpi_wanted STREQUAL "AUTO")
    find_package(MPI QUIET COMPONENTS C)
  else()
    find_package(MPI REQUIRED COMPONENTS C)
  endif()
endif()
if(NOT MPI_C_FOUND)
  message(STATUS "libnnc-mpi: not built (no MPI)")
  return()
endif()

set(stored_mpi_symbols ${PROJECT_SOURCE_DIR}/tests/abi/mpi_symbols.txt)
set(mpi_version_script ${PROJECT_BINARY_DIR}/libnnc-mpi.map)
add_custom_command(OUTPUT ${mpi_version_script}
  COMMAND ${CMAKE_COMMAND} -DSYMBOLS=${stored_mpi_symbols} -DOUTPUT=${mpi_version_script}
    -P ${PROJECT_SOURCE_DIR}/cmake/version_script.cmake
  DEPENDS ${stored_mpi_symbols} ${PROJECT_SOURCE_DIR}/cmake/version_script.cmake
  COMMENT "Writing the version script of libnnc-mpi" VERBATIM)
add_custom_target(nnc_mpi_version_script DEPENDS ${mpi_version_script})

file(GLOB mpi_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/mpi/*.cpp)
add_library(nnc_mpi SHARED ${mpi_sources})
add_library(nnc::mpi ALIAS nnc_mpi)
add_dependencies(nnc_mpi nnc_mpi_version_script)
find_package(Threads REQUIRED)
target_include_directories(nnc_mpi PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(nnc_mpi PUBLIC nnc PRIVATE MPI::MPI_C Threads::Threads)
target_compile_definitions(nnc_mpi PRIVATE NNC_VERSION="${PROJECT_VERSION}"
  OMPI_SKIP_MPICXX MPICH_SKIP_MPICXX)
target_compile_options(nnc_mpi PRIVATE ${hidden_options})
if(NOT NNC_SANITIZE)
  target_compile_options(nnc_mpi PRIVATE -fstack-protector-strong
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
endif()
# Elements of gradients go through these.
foreach(name compression exchange reducer reduction)
  set_source_files_properties(${PROJECT_SOURCE_DIR}/src/mpi/${name}.cpp PROPERTIES
    COMPILE_OPTIONS $<$<CONFIG:Release>:-O3>)
endforeach()
set_target_properties(nnc_mpi PROPERTIES OUTPUT_NAME nnc-mpi EXPORT_NAME mpi
  VERSION ${NNC_MPI_SO_VERSION}.0.0 SOVERSION ${NNC_MPI_SO_VERSION}
  LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR} LINK_DEPENDS ${mpi_version_script})
target_link_options(nnc_mpi PRIVATE LINKER:-z,relro,-z,now,-z,nodelete LINKER:--exclude-libs,ALL
  LINKER:-Bsymbolic-functions LINKER:--as-needed LINKER:--gc-sections
  LINKER:--version-script=${mpi_version_script})
if(NOT (NNC_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang"))
  target_link_options(nnc_mpi PRIVATE LINKER:-z,defs)
endif()
# As libnnc: no unwinder of others. Exceptions do not leave the library.
if(NOT NNC_SANITIZE)
  target_link_options(nnc_mpi PRIVATE -static-libstdc++ -static-libgcc)
endif()
