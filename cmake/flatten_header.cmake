# SPDX-License-Identifier: Apache-2.0
# cmake -DCOMPILER=cc -DINCLUDE_DIR=include -DWORK_DIR=dir -DOUTPUT=nnc_ffi.h -P
# flatten_header.cmake Writes the public headers as one file for parsers without a preprocessor:
# declarations and constants only. Constants that are macros become enumerators; the integer types
# of <stdint.h> are assumed.

# Stand-ins for the system headers, so that nothing of theirs gets into the text.
set(stand_ins ${WORK_DIR}/ffi_stand_ins)
foreach(header stddef.h stdint.h)
  file(WRITE ${stand_ins}/${header} "")
endforeach()
set(preprocess ${COMPILER} -E -P -undef -nostdinc -x c "-D__attribute__(x)=" "-D__extension__="
  -I${stand_ins} -I${INCLUDE_DIR})
execute_process(COMMAND ${preprocess} ${INCLUDE_DIR}/nnc/nnc.h
  OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${preprocess} -dM ${INCLUDE_DIR}/nnc/nnc.h
  OUTPUT_VARIABLE macros COMMAND_ERROR_IS_FATAL ANY)

# `#define NNC_NAME 5` -> `NNC_NAME = 5`; strings, guards and attributes have no number and stay
# out.
string(REGEX MATCHALL "#define NNC_[A-Z0-9_]+ \\(?-?(0x)?[0-9a-fA-F]+\\)?\n" macros "${macros}")
list(SORT macros COMPARE NATURAL)
set(constants "")
foreach(macro IN LISTS macros)
  string(REGEX REPLACE "#define (NNC_[A-Z0-9_]+) \\(?(-?[0-9a-fA-Fx]+)\\)?\n" "  \\1 = \\2,\n"
    constant "${macro}")
  string(APPEND constants "${constant}")
endforeach()
if(constants)
  string(REGEX REPLACE ",\n$" "\n" constants "${constants}")
  set(constants "enum {\n${constants}};\n")
endif()

string(REGEX REPLACE "[ \t]+\n" "\n" text "${text}")
string(REGEX REPLACE "\n\n+" "\n" text "${text}")
string(REGEX REPLACE "(^|\n) +" "\\1" text "${text}")
string(REGEX REPLACE "^\n" "" text "${text}")
string(CONCAT result "${constants}" "${text}")
if(result MATCHES "[\"#]")
  message(FATAL_ERROR "nnc_ffi.h: a string literal or a preprocessor line is left")
endif()
file(WRITE ${OUTPUT} "${result}")
