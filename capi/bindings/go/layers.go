// SPDX-License-Identifier: Apache-2.0

package nnc

// Size is what the size of something may be: a number for all dimensions, or one for each.
type Size interface {
	int | int64 | []int | []int64
}

// newLayer makes a layer of the arguments with these names and of the options that are set.
func newLayer[O any](ctx *Ctx, name string, options []O, names string, args ...any) (*Module, error) {
	c, err := collect("nnc_module_new", name, options, names, args)
	if err != nil {
		return nil, err
	}
	if len(c.kwargs) == 0 {
		return NewModule(ctx, c.text())
	}
	kwargs, err := c.kwargs.Kwargs(ctx)
	if err != nil {
		return nil, err
	}
	defer kwargs.Close()
	return NewModuleKwargs(ctx, c.text(), kwargs)
}
