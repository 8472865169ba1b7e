// SPDX-License-Identifier: Apache-2.0

package nnc

// #cgo pkg-config: nnc
// #include "nnc_go.h"
import "C"

import (
	"errors"
	"runtime"
	"strings"
	"sync/atomic"
	"unsafe"
)

// handle is what all objects are: a number of libnnc's that is never used again once the object is
// gone, so that a call with it afterwards is an error and no crash.
type handle struct {
	ptr      *C.nnc_go_any
	owned    bool // released by the collector; else by the scope that it was made in
	released atomic.Bool
}

// release is what Close and the finalizer do.
func (h *handle) release() {
	if h.released.CompareAndSwap(false, true) {
		C.nnc_release(unsafe.Pointer(h.ptr))
	}
}

// keep takes the handle out of its scope; true if it was in one.
func (h *handle) keep() bool {
	if h.owned || C.nnc_keep(unsafe.Pointer(h.ptr)) == nil {
		return false
	}
	h.owned = true
	return true
}

func (h *handle) retain() bool {
	return !h.released.Load() && C.nnc_retain(unsafe.Pointer(h.ptr)) != nil
}

// same tells whether both handles are on one object.
func (h *handle) same(other *handle) bool {
	id := C.nnc_object_id(unsafe.Pointer(h.ptr))
	found := id != 0 && id == C.nnc_object_id(unsafe.Pointer(other.ptr))
	runtime.KeepAlive(h)
	runtime.KeepAlive(other)
	return found
}

// ---- arguments ----

// cText is s for the time of one call: libnnc copies what it keeps.
func cText(s string) *C.char {
	b := make([]byte, len(s)+1)
	copy(b, s)
	return (*C.char)(unsafe.Pointer(&b[0]))
}

// cTextOrNil has C's NULL, PyTorch's default, for "".
func cTextOrNil(s string) *C.char {
	if s == "" {
		return nil
	}
	return cText(s)
}

// noNUL refuses what C would cut short.
func noNUL(op string, texts ...string) error {
	for _, s := range texts {
		if i := strings.IndexByte(s, 0); i >= 0 {
			return errorf(ErrText, op, "%q has a NUL at position %d", s, i)
		}
	}
	return nil
}

// sameLength refuses a second list that is neither empty nor as long as the first.
func sameLength(op, name string, n, expected int) error {
	if n != 0 && n != expected {
		return errorf(ErrInvalid, op, "%s has %d elements, expected %d", name, n, expected)
	}
	return nil
}

func cFlag(b bool) C.int32_t {
	if b {
		return 1
	}
	return 0
}

// cFlagOrAuto is -1, libnnc's own choice, for nil.
func cFlagOrAuto(b *bool) C.int32_t {
	if b == nil {
		return -1
	}
	return cFlag(*b)
}

func cInts(list []int64) *C.int64_t {
	if len(list) == 0 {
		return nil
	}
	return (*C.int64_t)(unsafe.Pointer(&list[0]))
}

func cReals(list []float64) *C.double {
	if len(list) == 0 {
		return nil
	}
	return (*C.double)(unsafe.Pointer(&list[0]))
}

func cOptionalInt(v *int64) *C.int64_t   { return (*C.int64_t)(unsafe.Pointer(v)) }
func cOptionalReal(v *float64) *C.double { return (*C.double)(unsafe.Pointer(v)) }

func cOptionalFlag(v *bool) *C.int32_t {
	if v == nil {
		return nil
	}
	f := cFlag(*v)
	return &f
}

// Opt is v for an argument that may be left out: nnc.Opt(0.5), nnc.Opt[int64](1).
func Opt[T any](v T) *T { return &v }

// ---- results ----

func takeString(s *C.nnc_string, err error) (string, error) {
	if err != nil || s == nil {
		return "", err
	}
	// The scope that it was made in may be closed meanwhile: it is taken out first.
	if C.nnc_keep(unsafe.Pointer(s)) == nil {
		return "", errorf(ErrHandle, "nnc_string_data", "the scope that it was made in is closed")
	}
	defer C.nnc_release(unsafe.Pointer(s))
	data, size := C.nnc_string_data(s), C.nnc_string_size(s)
	if data == nil || size < 0 {
		return "", errorf(ErrHandle, "nnc_string_data", "the text is gone")
	}
	return C.GoStringN(data, C.int(size)), nil
}

// Room for the outputs of calls whose number is not known before: those that run functions of the
// host's have 64 at most; those of functions to differentiate are never run twice; others are.
const (
	hostOutputs       = 64
	functionalOutputs = 4096
	mostOutputs       = 1 << 20
)

// fill is the list that a call fills; where there is no room it is called again.
func fill(room, most int, call func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error) ([]*C.nnc_tensor, error) {
	for {
		var n C.int64_t
		list := make([]*C.nnc_tensor, room)
		err := check(call(&list[0], C.int64_t(room), &n))
		if err == nil {
			return list[:n], nil
		}
		if room >= most || !errors.Is(err, ErrInvalid) {
			return nil, err
		}
		room = most
	}
}

// keepAlive makes its arguments outlive the call before it.
//
//go:noinline
func keepAlive(...any) {}
