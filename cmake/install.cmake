# SPDX-License-Identifier: Apache-2.0
# What is installed: headers, library, nnc.pc, and the CMake package nnc::nnc. All of it may be
# moved.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/nnc)
set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
  BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX}/${pkgconfig_dir} OUTPUT_VARIABLE NNC_PC_PREFIX)
configure_file(${PROJECT_SOURCE_DIR}/nnc.pc.in ${PROJECT_BINARY_DIR}/nnc.pc @ONLY)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/nnc-config-version.cmake
  COMPATIBILITY SameMajorVersion)

install(TARGETS nnc EXPORT nnc
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT Runtime NAMELINK_COMPONENT Development)
install(TARGETS nnc_static
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT Development)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/nnc DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT Development FILES_MATCHING PATTERN "mpi.h" EXCLUDE
  PATTERN "mpi.hpp" EXCLUDE PATTERN "*.h" PATTERN "*.hpp")
install(FILES ${ffi_header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/nnc COMPONENT Development)
install(FILES ${PROJECT_BINARY_DIR}/nnc.pc DESTINATION ${pkgconfig_dir} COMPONENT Development)
# The shared library's own dependencies are private, so the exported target is the whole package.
install(EXPORT nnc NAMESPACE nnc:: FILE nnc-config.cmake DESTINATION ${package_dir}
  COMPONENT Development)
install(FILES ${sbom} DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT Development OPTIONAL)
install(FILES ${PROJECT_BINARY_DIR}/nnc-config-version.cmake DESTINATION ${package_dir}
  COMPONENT Development)

# libnnc-mpi, its headers, nnc-mpi.pc, and the CMake package nnc-mpi with the target nnc::mpi.
if(TARGET nnc_mpi)
  set(mpi_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/nnc-mpi)
  configure_file(${PROJECT_SOURCE_DIR}/nnc-mpi.pc.in ${PROJECT_BINARY_DIR}/nnc-mpi.pc @ONLY)
  file(WRITE ${PROJECT_BINARY_DIR}/nnc-mpi-config.cmake
"include(CMakeFindDependencyMacro)
find_dependency(nnc)
include(\${CMAKE_CURRENT_LIST_DIR}/nnc-mpi-targets.cmake)
")
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/nnc-mpi-config-version.cmake
    COMPATIBILITY SameMajorVersion)
  install(TARGETS nnc_mpi EXPORT nnc-mpi
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT Mpi NAMELINK_COMPONENT MpiDevelopment)
  install(FILES ${PROJECT_SOURCE_DIR}/include/nnc/mpi.h ${PROJECT_SOURCE_DIR}/include/nnc/mpi.hpp
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/nnc COMPONENT MpiDevelopment)
  install(FILES ${PROJECT_BINARY_DIR}/nnc-mpi.pc DESTINATION ${pkgconfig_dir}
    COMPONENT MpiDevelopment)
  install(EXPORT nnc-mpi NAMESPACE nnc:: FILE nnc-mpi-targets.cmake DESTINATION ${mpi_package_dir}
    COMPONENT MpiDevelopment)
  install(FILES ${PROJECT_BINARY_DIR}/nnc-mpi-config.cmake
    ${PROJECT_BINARY_DIR}/nnc-mpi-config-version.cmake
    DESTINATION ${mpi_package_dir} COMPONENT MpiDevelopment)
endif()
