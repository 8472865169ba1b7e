// SPDX-License-Identifier: Apache-2.0

package nnc

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Go's collector sees the few bytes of a handle, not the megabytes behind it, and would let a loop
// without scopes and Close fill the memory. So now and then the library is asked how much it has,
// and if that is much more than what the last collection left, there is another one.
const (
	tensorsBetweenLooks = 64
	memoryWithoutCare   = 256 << 20
)

var collector struct {
	tensors atomic.Int64 // made so far
	sync.Mutex
	limit  int64 // at which the next collection is
	looked bool  // the limit is right; false: finalizers may still be at work
}

// tensorMade is called for every tensor that a finalizer will release.
func tensorMade() {
	if collector.tensors.Add(1)%tensorsBetweenLooks != 0 || !collector.TryLock() {
		return
	}
	defer collector.Unlock()
	memory := MemoryAllocated()
	if !collector.looked {
		collector.looked = true
		collector.limit = 2 * memory
		if collector.limit < memoryWithoutCare {
			collector.limit = memoryWithoutCare
		}
	}
	if memory > collector.limit {
		runtime.GC()
		collector.looked = false
	}
}
