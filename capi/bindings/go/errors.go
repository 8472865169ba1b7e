// SPDX-License-Identifier: Apache-2.0

package nnc

// #include "nnc_go.h"
import "C"

import (
	"errors"
	"fmt"
	"strings"
)

// Code is the kind of an error: ErrShape, ErrDType, ... Each is an error itself, for errors.Is.
type Code int32

var codeNames = [...]string{"no error", "handle", "invalid value", "shape", "dtype", "index", "text", "unknown name",
	"state", "memory", "unsupported", "callback", "internal", "file"}

func (c Code) Error() string {
	if c < 0 || int(c) >= len(codeNames) {
		return fmt.Sprintf("nnc: code %d", int32(c))
	}
	return "nnc: " + codeNames[c]
}

// Error is what libnnc says went wrong.
type Error struct {
	Code    Code
	Op      string // the C function, "nnc_conv2d"
	Message string
}

func (e *Error) Error() string {
	if e.Op == "" {
		return e.Message
	}
	return e.Op + ": " + e.Message
}

// Is makes errors.Is(err, nnc.ErrShape) true for an error of that code.
func (e *Error) Is(target error) bool {
	code, ok := target.(Code)
	return ok && code == e.Code
}

func errorf(code Code, op, format string, args ...any) error {
	return &Error{Code: code, Op: op, Message: fmt.Sprintf(format, args...)}
}

// check takes over an error of C's.
func check(e *C.nnc_error) error {
	if e == nil {
		return nil
	}
	defer C.nnc_error_free(e)
	return &Error{Code: Code(C.nnc_error_code(e)), Op: C.GoString(C.nnc_error_op(e)),
		Message: C.GoString(C.nnc_error_message(e))}
}

// toC makes C's error of one that a function of the user's gave. One of libnnc's keeps its code and
// function on its way through.
func toC(err error) *C.nnc_error {
	if err == nil {
		return nil
	}
	made := Error{Code: ErrCallback, Message: err.Error()}
	var inner *Error
	if errors.As(err, &inner) {
		made.Code, made.Op = inner.Code, inner.Op
		if error(inner) == err {
			made.Message = inner.Message
		}
	}
	clean := func(s string) *C.char { return cText(strings.ReplaceAll(s, "\x00", `\x00`)) }
	return C.nnc_error_new(C.nnc_code(made.Code), clean(made.Op), clean(made.Message))
}

// Must gives v, or panics with err. It is for code in InScope, and in functions that libnnc calls (a
// module's Forward, hooks, ...): there the panic becomes the error of the call.
func Must[T any](v T, err error) T {
	Check(err)
	return v
}

// Must2 is Must for two results.
func Must2[A, B any](a A, b B, err error) (A, B) {
	Check(err)
	return a, b
}

// Must3 is Must for three results.
func Must3[A, B, D any](a A, b B, d D, err error) (A, B, D) {
	Check(err)
	return a, b, d
}

// Check panics with err unless it is nil: Must for what gives nothing but an error.
func Check(err error) {
	if err != nil {
		panic(failure{err})
	}
}

// failure is what Check panics with, so that nothing else is taken for it.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }
