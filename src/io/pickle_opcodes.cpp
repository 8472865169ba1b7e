// SPDX-License-Identifier: Apache-2.0
#include "io/pickle_opcodes.h"

namespace nnc::io {

std::string opcode_name(uint8_t opcode) {
  struct Name {
    uint8_t opcode;
    const char* name;
  };
  // clang-format off
  static constexpr Name kNames[] = {
      {'(', "MARK"}, {'.', "STOP"}, {0x80, "PROTO"}, {0x95, "FRAME"}, {'0', "POP"},
      {'1', "POP_MARK"}, {'2', "DUP"},
      {'N', "NONE"}, {0x88, "NEWTRUE"}, {0x89, "NEWFALSE"}, {'J', "BININT"}, {'K', "BININT1"},
      {'M', "BININT2"}, {0x8a, "LONG1"}, {0x8b, "LONG4"}, {'I', "INT"}, {'L', "LONG"},
      {'G', "BINFLOAT"}, {'F', "FLOAT"}, {'U', "SHORT_BINSTRING"}, {'T', "BINSTRING"},
      {'S', "STRING"}, {'X', "BINUNICODE"}, {'V', "UNICODE"}, {0x8c, "SHORT_BINUNICODE"},
      {0x8d, "BINUNICODE8"}, {'B', "BINBYTES"}, {'C', "SHORT_BINBYTES"}, {0x8e, "BINBYTES8"},
      {0x96, "BYTEARRAY8"}, {0x97, "NEXT_BUFFER"}, {0x98, "READONLY_BUFFER"},
      {')', "EMPTY_TUPLE"}, {'t', "TUPLE"}, {0x85, "TUPLE1"}, {0x86, "TUPLE2"}, {0x87, "TUPLE3"},
      {']', "EMPTY_LIST"}, {'l', "LIST"}, {'a', "APPEND"}, {'e', "APPENDS"}, {'}', "EMPTY_DICT"},
      {'d', "DICT"}, {'s', "SETITEM"}, {'u', "SETITEMS"}, {0x8f, "EMPTY_SET"},
      {0x90, "ADDITEMS"}, {0x91, "FROZENSET"},
      {'h', "BINGET"}, {'j', "LONG_BINGET"}, {'q', "BINPUT"}, {'r', "LONG_BINPUT"},
      {0x94, "MEMOIZE"}, {'g', "GET"}, {'p', "PUT"},
      {'c', "GLOBAL"}, {0x93, "STACK_GLOBAL"}, {'R', "REDUCE"}, {'b', "BUILD"},
      {'Q', "BINPERSID"}, {'P', "PERSID"}, {'i', "INST"}, {'o', "OBJ"}, {0x81, "NEWOBJ"},
      {0x92, "NEWOBJ_EX"}, {0x82, "EXT1"}, {0x83, "EXT2"}, {0x84, "EXT4"}};
  // clang-format on
  for (const Name& n : kNames) {
    if (n.opcode == opcode) return n.name;
  }
  constexpr char kDigits[] = "0123456789abcdef";
  return {'0', 'x', kDigits[opcode >> 4], kDigits[opcode & 15]};
}

}  // namespace nnc::io
