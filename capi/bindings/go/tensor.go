// SPDX-License-Identifier: Apache-2.0

package nnc

// #include "nnc_go.h"
import "C"

import (
	"fmt"
	"unsafe"
)

// DType is the type of a tensor's elements: Float32, Int64, ...; 0 is the context's default.
type DType int32

// Reduction says what a loss makes of its elements; 0 is PyTorch's default, the mean.
type Reduction int32

// MemoryFormat says in which order a tensor's dimensions lie in memory.
type MemoryFormat int32

var dtypeNames = [...]string{"default", "float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8",
	"uint8", "bool"}

func (d DType) String() string {
	if d < 0 || int(d) >= len(dtypeNames) {
		return fmt.Sprintf("DType(%d)", int32(d))
	}
	return "torch." + dtypeNames[d]
}

// Shape is the sizes of a tensor: nnc.Shape{2, 3}.
type Shape = []int64

// Element is what slices that become tensors may hold.
type Element interface {
	float32 | float64 | int | int64 | int32 | int16 | int8 | uint8 | bool
}

// DTypeOf is the type that elements of T have in a tensor.
func DTypeOf[T Element]() DType {
	var zero T
	switch any(zero).(type) {
	case float32:
		return Float32
	case float64:
		return Float64
	case int32:
		return Int32
	case int16:
		return Int16
	case int8:
		return Int8
	case uint8:
		return Uint8
	case bool:
		return Bool
	}
	if unsafe.Sizeof(zero) == 4 {
		return Int32
	}
	return Int64
}

// FromSlice is a tensor with a copy of data in it, of these sizes; without sizes it has one
// dimension.
func FromSlice[T Element](ctx *Ctx, data []T, dims ...int64) (*Tensor, error) {
	if len(dims) == 0 {
		dims = Shape{int64(len(data))}
	}
	n := int64(1)
	for _, d := range dims {
		if d < 0 || (d > 0 && n > int64(len(data))/d) {
			n = -1
			break
		}
		n *= d
	}
	if n != int64(len(data)) {
		return nil, errorf(ErrShape, "nnc_tensor_from_data", "sizes %v for %d elements", dims, len(data))
	}
	var first unsafe.Pointer
	if len(data) > 0 {
		first = unsafe.Pointer(&data[0])
	}
	return fromData(ctx, first, dims, DTypeOf[T]())
}

func fromData(ctx *Ctx, data unsafe.Pointer, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_from_data(ctx.c(), data, cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	keepAlive(ctx)
	return newTensor(ctx, out), err
}

// Scalar is a tensor without dimensions.
func Scalar[T Element](ctx *Ctx, value T) (*Tensor, error) {
	return fromData(ctx, unsafe.Pointer(&value), nil, DTypeOf[T]())
}

// ToSlice is a copy of the elements in the order of rows. They are not converted: another type is
// ErrDType.
func ToSlice[T Element](ctx *Ctx, t *Tensor) ([]T, error) {
	var zero T
	n := t.Numel()
	if dtype := t.DType(); n >= 0 && dtype != DTypeOf[T]() {
		return nil, errorf(ErrDType, "nnc_tensor_copy_to", "%v elements, expected %v", dtype, DTypeOf[T]())
	}
	if n < 0 {
		n = 0 // a bad handle, which copyTo names
	}
	// Of an expanded tensor there may be more elements than memory, for which Go would end the process.
	if n > 1<<20 && !t.IsContiguous() {
		whole, err := Contiguous(ctx, t)
		if err != nil {
			return nil, err
		}
		defer whole.Close()
		t = whole
	}
	data := make([]T, n+1) // never empty, so that there is a first element
	err := copyTo(ctx, t, unsafe.Pointer(&data[0]), n*int64(unsafe.Sizeof(zero)))
	if err != nil {
		return nil, err
	}
	if bools, ok := any(data).([]bool); ok {
		// Memory that nobody wrote may hold any byte; a bool of Go's is 0 or 1.
		for i, b := range unsafe.Slice((*byte)(unsafe.Pointer(&bools[0])), len(bools)) {
			bools[i] = b != 0
		}
	}
	return data[:n:n], nil
}

func copyTo(ctx *Ctx, t *Tensor, dst unsafe.Pointer, nbytes int64) error {
	err := check(C.nnc_tensor_copy_to(ctx.c(), t.c(), dst, C.int64_t(nbytes)))
	keepAlive(ctx, t)
	return err
}

// Shape is the sizes; nil for a tensor that is gone.
func (t *Tensor) Shape() Shape {
	n := t.NDim()
	if n < 0 {
		return nil
	}
	s := make(Shape, n)
	for i := range s {
		s[i] = t.Size(int64(i))
	}
	return s
}

// String is what PyTorch prints.
func (t *Tensor) String() string { return textOf(t.Repr(nil)) }

func textOf(s string, err error) string {
	if err != nil {
		return "<" + err.Error() + ">"
	}
	return s
}

// Data is nnc_tensor_data: where the first element lies, of use while the tensor is alive (see
// runtime.KeepAlive) and laid out by Stride. Nil for a tensor that is gone.
func (t *Tensor) Data() unsafe.Pointer {
	p := C.nnc_tensor_data(t.c())
	keepAlive(t)
	return unsafe.Pointer(p)
}

// DataMut is nnc_tensor_data_mut: the same for writing, of which autograd is told.
func (t *Tensor) DataMut() unsafe.Pointer {
	p := C.nnc_tensor_data_mut(t.c())
	keepAlive(t)
	return p
}

// FromDLPack is nnc_from_dlpack: a tensor that shares the memory of a DLManagedTensorVersioned, which
// it takes over. copy: nil where needed.
func FromDLPack(ctx *Ctx, managed unsafe.Pointer, copy *bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_from_dlpack(ctx.c(), (*C.struct_DLManagedTensorVersioned)(managed), cOptionalFlag(copy), &out))
	keepAlive(ctx)
	return newTensor(ctx, out), err
}

// ToDLPack is nnc_to_dlpack: a DLManagedTensorVersioned that shares the tensor's memory. Whoever gets
// it calls its deleter.
func (t *Tensor) ToDLPack(ctx *Ctx) (unsafe.Pointer, error) {
	var out *C.struct_DLManagedTensorVersioned
	err := check(C.nnc_to_dlpack(ctx.c(), t.c(), &out))
	keepAlive(ctx, t)
	return unsafe.Pointer(out), err
}
