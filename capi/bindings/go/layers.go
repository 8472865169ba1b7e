// SPDX-License-Identifier: Apache-2.0

package nnc

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Size is what the size of something may be: a number for all dimensions, or one for each.
type Size interface {
	int | int64 | []int | []int64
}

// newLayer makes a layer of the arguments with these names and of the options that are set.
func newLayer[O any](ctx *Ctx, name string, options []O, names string, args ...any) (*Module, error) {
	if len(options) > 1 {
		return nil, errorf(ErrInvalid, "nnc_module_new", "%s: %d sets of options, at most one", name, len(options))
	}
	c := constructor{kwargs: KW{}}
	for i, key := range strings.Fields(names) {
		if err := c.add(key, args[i]); err != nil {
			return nil, err
		}
	}
	for _, o := range options {
		fields := reflect.ValueOf(o)
		for i := 0; i < fields.NumField(); i++ {
			if fields.Field(i).IsZero() {
				continue
			}
			if err := c.add(fields.Type().Field(i).Tag.Get("nn"), fields.Field(i).Interface()); err != nil {
				return nil, err
			}
		}
	}
	return c.module(ctx, name)
}

// constructor collects arguments: a text, and what text cannot say.
type constructor struct {
	words  []string
	kwargs KW
}

func (c *constructor) add(key string, value any) error {
	switch v := value.(type) {
	case *Tensor, *Module:
		c.kwargs[key] = v
		return nil
	}
	text, err := literal(value)
	c.words = append(c.words, key+"="+text)
	return err
}

func (c *constructor) module(ctx *Ctx, name string) (*Module, error) {
	text := name + "(" + strings.Join(c.words, ", ") + ")"
	if len(c.kwargs) == 0 {
		return NewModule(ctx, text)
	}
	kwargs, err := c.kwargs.Kwargs(ctx)
	if err != nil {
		return nil, err
	}
	defer kwargs.Close()
	return NewModuleKwargs(ctx, text, kwargs)
}

// None is Python's: the value of an argument that may be a number or nothing, as a momentum.
var None any = none{}

type none struct{}

// literal is a value as Python writes it.
func literal(value any) (string, error) {
	switch v := value.(type) {
	case none:
		return "None", nil
	case bool:
		if v {
			return "True", nil
		}
		return "False", nil
	case float64:
		text := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(text, ".eIN") {
			text += ".0" // an int of Python's would be another type
		}
		return strings.ToLower(strings.TrimPrefix(text, "+")), nil
	case string:
		return "'" + strings.NewReplacer("\\", "\\\\", "'", "\\'").Replace(v) + "'", nil
	case DType:
		return v.String(), nil
	}
	switch v := reflect.ValueOf(value); v.Kind() {
	case reflect.Int, reflect.Int64, reflect.Int32:
		return strconv.FormatInt(v.Int(), 10), nil
	case reflect.Pointer:
		if !v.IsNil() {
			return literal(v.Elem().Interface())
		}
	case reflect.Slice:
		words := make([]string, v.Len())
		for i := range words {
			var err error
			if words[i], err = literal(v.Index(i).Interface()); err != nil {
				return "", err
			}
		}
		return "(" + strings.Join(append(words, ""), ",") + ")", nil
	}
	return "", errorf(ErrInvalid, "nnc_module_new", "a %s is no argument of a layer", fmt.Sprintf("%T", value))
}
