// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// Version is nnc_version. The library's version, "0.1.0". Static text.
func Version() string {
	return C.GoString(C.nnc_version())
}

// ABIVersion is nnc_abi_version. The version of this interface: raised when functions are added;
// nothing is ever removed.
func ABIVersion() int32 {
	return int32(C.nnc_abi_version())
}

// Has is nnc_has. 1 if text can make what is named, 0 if not: "nn.Conv2d",
// "nn.Conv2d.padding_mode", "optim.Adam.betas", "optim.lr_scheduler.StepLR". Functions are no such
// names: they are declared or not. An argument that takes nothing but its default is not there.
func Has(name string) bool {
	if err := noNUL("nnc_has", name); err != nil {
		return false
	}
	return C.nnc_has(cText(name)) == 1
}

// Signature is nnc_signature. The arguments of a constructor with their defaults,
// "Conv2d(in_channels, out_channels, kernel_size, stride=1, ...)", for "nn.Conv2d": torch's, so
// with those that Has denies. Static text; nil if there is no such thing.
func Signature(name string) string {
	if err := noNUL("nnc_signature", name); err != nil {
		return ""
	}
	return C.GoString(C.nnc_signature(cText(name)))
}

// LiveHandles is nnc_live_handles. The number of handles alive in the process, for finding leaks;
// exact while no other thread makes or releases any.
func LiveHandles() int64 {
	return int64(C.nnc_live_handles())
}

// NewCtx is nnc_ctx_new. A context with default settings, changed as said. It has a generator of
// its own. PyTorch's defaults: settings "".
func NewCtx(settings string) (*Ctx, error) {
	if err := noNUL("nnc_ctx_new", settings); err != nil {
		return nil, err
	}
	var out *C.nnc_ctx
	err := check(C.nnc_ctx_new(cTextOrNil(settings), &out))
	return newCtx(nil, out), err
}

// Fork is nnc_ctx_fork. A variant of ctx: its settings changed as said, its scope shared, and its
// generator too unless settings has a seed. It does not need ctx any more: it may outlive it (in a
// scope after nnc_keep), and handles that are made through it after the end of the scope are yours
// to release. PyTorch's defaults: settings "".
func (ctx *Ctx) Fork(settings string) (*Ctx, error) {
	if err := noNUL("nnc_ctx_fork", settings); err != nil {
		return nil, err
	}
	var out *C.nnc_ctx
	err := check(C.nnc_ctx_fork(ctx.c(), cTextOrNil(settings), &out))
	runtime.KeepAlive(ctx)
	return newCtx(ctx, out), err
}

// Get is nnc_ctx_get. The value of a setting as text: "True", "float32", "0"; for "seed" the
// generator's last seed. ErrUnknown for another name.
func (ctx *Ctx) Get(setting string) (string, error) {
	if err := noNUL("nnc_ctx_get", setting); err != nil {
		return "", err
	}
	var out *C.nnc_string
	err := check(C.nnc_ctx_get(ctx.c(), cText(setting), &out))
	runtime.KeepAlive(ctx)
	return takeString(out, err)
}

// ManualSeed is nnc_manual_seed. Seeds the context's generator: from then on it draws PyTorch's
// numbers after torch.manual_seed(seed). A negative seed counts as seed + 2^64.
func ManualSeed(ctx *Ctx, seed int64) error {
	err := check(C.nnc_manual_seed(ctx.c(), C.int64_t(seed)))
	runtime.KeepAlive(ctx)
	return err
}

// SetPrintoptions is nnc_set_printoptions. How Tensor.Repr prints under this context; a variant
// starts with its parent's options and has its own from then on, so Ctx.Fork is torch.printoptions.
// First profile, one of "default", "short" (precision 2, edgeitems 2) and "full" (no threshold),
// sets all but sciMode; then each number that is not nil: precision  0..1000  digits after the
// point (default 4) threshold           of tensors with more elements a summary is printed (1000)
// edgeitems  0..2^31  what a summary shows at either end of a dimension (3) linewidth  0..2^31
// letters in a line (80) sciMode 1 is scientific notation always, 0 never; nil: where the elements
// ask for it, whatever was set before. profile may be nil. ErrInvalid: a number out of range, no
// such profile. PyTorch's defaults: precision nil, threshold nil, edgeitems nil, linewidth nil,
// profile "", sciMode nil.
func SetPrintoptions(ctx *Ctx, precision, threshold, edgeitems, linewidth *int64, profile string, sciMode *bool) error {
	if err := noNUL("nnc_set_printoptions", profile); err != nil {
		return err
	}
	err := check(C.nnc_set_printoptions(ctx.c(), cOptionalInt(precision), cOptionalInt(threshold), cOptionalInt(edgeitems), cOptionalInt(linewidth), cTextOrNil(profile), cOptionalFlag(sciMode)))
	runtime.KeepAlive(ctx)
	return err
}

// MemoryAllocated is nnc_memory_allocated. In use now.
func MemoryAllocated() int64 {
	return int64(C.nnc_memory_allocated())
}

// MaxMemoryAllocated is nnc_max_memory_allocated. The most that was in use at the same time since
// ResetPeakMemoryStats, or ever.
func MaxMemoryAllocated() int64 {
	return int64(C.nnc_max_memory_allocated())
}

// MemoryReserved is nnc_memory_reserved. In use or kept for reuse now.
func MemoryReserved() int64 {
	return int64(C.nnc_memory_reserved())
}

// MaxMemoryReserved is nnc_max_memory_reserved. The most of that since ResetPeakMemoryStats, or
// ever.
func MaxMemoryReserved() int64 {
	return int64(C.nnc_max_memory_reserved())
}

// ResetPeakMemoryStats is nnc_reset_peak_memory_stats. From now on the two maxima are those of what
// comes.
func ResetPeakMemoryStats() {
	C.nnc_reset_peak_memory_stats()
}

// MemoryLimit is nnc_memory_limit. From now on no more than so many bytes are in use or kept for
// reuse: what needs more is ErrMemory, as if the system had none. What is kept goes first; what is
// in use stays, if it is more. bytes 0: no limit, the default. ErrInvalid for a negative number.
func MemoryLimit(ctx *Ctx, bytes int64) error {
	err := check(C.nnc_memory_limit(ctx.c(), C.int64_t(bytes)))
	runtime.KeepAlive(ctx)
	return err
}

// EmptyCache is nnc_empty_cache. Gives all counted blocks that are kept for reuse back to the
// system, now.
func EmptyCache() {
	C.nnc_empty_cache()
}
