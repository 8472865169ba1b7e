// SPDX-License-Identifier: Apache-2.0
// A call as text: its arguments by name, tensors by sizes, strides and contents.
#include <cstdio>

#include "call.h"

namespace nnc_fuzz {
namespace {

const char* const kTypes[] = {"default", "float32", "float64", "float16", "bfloat16", "int64",
                              "int32",   "int16",   "int8",    "uint8",   "bool"};
const char* const kForms[] = {"", "NULL", "released", "of another type", "made up"};

template <class T>
std::string list_of(const std::vector<T>& values) {
  std::string text = "{";
  for (size_t i = 0; i < values.size(); ++i) {
    char number[40];
    snprintf(number, sizeof number, "%.17g", static_cast<double>(values[i]));
    text += (i ? ", " : "") + std::string(number);
  }
  return text + "}";
}

std::string text_of(const TensorSpec& s) {
  if (s.same_as >= 0) return "the call's tensor " + std::to_string(s.same_as);
  if (s.form == Form::kNull) return "NULL";
  static const char* const kValues[] = {"quarters", "whole", "unit", "limits"};
  static const char* const kGradients[] = {"", " leaf", " computed"};
  static const char* const kPlaces[] = {"", " before a guard", " behind a guard"};
  std::string text = std::string(kTypes[s.dtype]) + list_of(s.sizes);
  text += " strides " + list_of(s.strides) + " offset " + std::to_string(s.offset) + " of " +
          std::to_string(s.storage) + ", " + kValues[static_cast<int>(s.values)] + " " +
          std::to_string(s.seed) + kGradients[static_cast<int>(s.gradient)] +
          kPlaces[static_cast<int>(s.place)];
  if (s.form != Form::kLive)
    text = std::string("(") + kForms[static_cast<int>(s.form)] + ") " + text;
  return "[" + text + "]";
}

std::string quoted(const std::string& s) {
  std::string text = "\"";
  for (const char c : s) {
    char escaped[8];
    const bool plain = c >= ' ' && c < 127 && c != '"' && c != '\\';
    snprintf(escaped, sizeof escaped, plain ? "%c" : "\\x%02x", static_cast<unsigned char>(c));
    text += escaped;
  }
  return text + "\"";
}

std::string text_of(const Parameter& p, const Argument& a) {
  if (a.null) return "NULL";
  std::string text;
  switch (p.kind) {
    case Kind::kTensor:
    case Kind::kTensors:
      for (const TensorSpec& s : a.tensors) text += (text.empty() ? "" : ", ") + text_of(s);
      return p.kind == Kind::kTensor ? text : "{" + text + "}";
    case Kind::kObject:
    case Kind::kObjects:
      for (const ObjectSpec& o : a.objects) {
        text += (text.empty() ? "" : ", ") + o.kind + " " + kForms[static_cast<int>(o.form)] +
                quoted(o.text) + " " + std::to_string(o.seed);
      }
      return text;
    case Kind::kReal:
      return list_of(std::vector<double>{a.real});
    case Kind::kText:
      return quoted(a.text);
    case Kind::kReals:
      return list_of(a.reals);
    case Kind::kIntegers:
    case Kind::kFlags:
      return list_of(a.integers);
    case Kind::kMemory:
    case Kind::kOutHandles:
    case Kind::kOutNumber:
    case Kind::kOutPacket:
      return "memory";
    default:
      return std::to_string(a.integer);
  }
}

}  // namespace

std::string text_of(const Call& call) {
  std::string text = call.function->name + "(";
  for (size_t k = 0; k < call.arguments.size(); ++k) {
    const Parameter& p = call.function->parameters[k];
    text += (k ? ",\n    " : "\n    ") + p.name + " = " + text_of(p, call.arguments[k]);
  }
  return text + ")";
}

}  // namespace nnc_fuzz
