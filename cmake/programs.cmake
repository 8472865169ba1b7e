# SPDX-License-Identifier: Apache-2.0
# The example programs (plain C99) and the benchmark, all through the public header only.

if(NNC_EXAMPLES)
  file(GLOB example_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/capi/examples/*.c)
  file(GLOB common_parts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/capi/examples/common/*.c)
  foreach(source IN LISTS example_sources)
    cmake_path(GET source STEM name)
    # A larger example has a folder of its own for its parts.
    file(GLOB parts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/capi/examples/${name}/*.c)
    add_executable(example_${name} ${source} ${parts} ${common_parts})
    set_target_properties(example_${name} PROPERTIES OUTPUT_NAME ${name}
      RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/examples)
    target_compile_options(example_${name} PRIVATE -pedantic -Wstrict-prototypes)
    # Where an example finds what it comes with, from whichever folder it is run.
    target_compile_definitions(example_${name} PRIVATE
      EXAMPLE_FOLDER="${PROJECT_SOURCE_DIR}/capi/examples/${name}")
    target_link_libraries(example_${name} PRIVATE nnc::nnc m)
    if(name STREQUAL "lenet" AND TARGET nnc_mpi)
      target_link_libraries(example_${name} PRIVATE nnc::mpi)
      target_compile_definitions(example_${name} PRIVATE LENET_MPI)
    endif()
  endforeach()
endif()

# The programs of the package for C++ are built and run by its own test; here, for the sake of
# compile_commands.json (editors, cmake/lint), they are objects that nothing needs.
file(GLOB cpp_examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/capi/bindings/cpp/examples/*.cpp)
add_library(nnc_cpp_examples OBJECT EXCLUDE_FROM_ALL ${cpp_examples})
target_link_libraries(nnc_cpp_examples PRIVATE nnc::nnc)
target_compile_features(nnc_cpp_examples PRIVATE cxx_std_17)

file(GLOB bench_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/bench/*.cpp)
if(NNC_BENCH AND bench_sources)
  find_package(benchmark)
  if(benchmark_FOUND)
    add_executable(nnc_bench ${bench_sources})
    set_target_properties(nnc_bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    target_link_libraries(nnc_bench PRIVATE nnc::nnc benchmark::benchmark)
  endif()
endif()
