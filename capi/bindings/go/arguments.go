// SPDX-License-Identifier: Apache-2.0

package nnc

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// constructor is what a constructor in Python's words is made of: a text, and what text cannot say.
type constructor struct {
	op, name string
	words    []string
	kwargs   KW
}

// collect takes the arguments with these names and the options that are set.
func collect[O any](op, name string, options []O, names string, args []any) (constructor, error) {
	c := constructor{op: op, name: name, kwargs: KW{}}
	if len(options) > 1 {
		return c, errorf(ErrInvalid, op, "%s: %d sets of options, at most one", name, len(options))
	}
	for i, key := range strings.Fields(names) {
		if err := c.add(key, args[i]); err != nil {
			return c, err
		}
	}
	for _, o := range options {
		fields := reflect.ValueOf(o)
		for i := 0; i < fields.NumField(); i++ {
			if fields.Field(i).IsZero() {
				continue
			}
			if err := c.add(fields.Type().Field(i).Tag.Get("nn"), fields.Field(i).Interface()); err != nil {
				return c, err
			}
		}
	}
	return c, nil
}

func (c *constructor) add(key string, value any) error {
	switch v := value.(type) {
	case *Tensor, *Module:
		c.kwargs[key] = v
		return nil
	}
	text, ok := literal(value)
	if !ok {
		return errorf(ErrInvalid, c.op, "%s: %s cannot be a %s", c.name, key, fmt.Sprintf("%T", value))
	}
	c.words = append(c.words, key+"="+text)
	return nil
}

func (c *constructor) text() string {
	return c.name + "(" + strings.Join(c.words, ", ") + ")"
}

// None is Python's: the value of an argument that may be a number or nothing, as a momentum.
var None any = none{}

type none struct{}

// literal is a value as Python writes it; false for what Python has no literal of.
func literal(value any) (string, bool) {
	switch v := value.(type) {
	case nil, none:
		return "None", true
	case bool:
		if v {
			return "True", true
		}
		return "False", true
	case float64:
		text := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(text, ".eIN") {
			text += ".0" // an int of Python's would be another type
		}
		return strings.ToLower(strings.TrimPrefix(text, "+")), true
	case string:
		return "'" + strings.NewReplacer("\\", "\\\\", "'", "\\'").Replace(v) + "'", true
	case DType:
		return v.String(), true
	}
	switch v := reflect.ValueOf(value); v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10), true
	case reflect.Float32, reflect.Float64:
		return literal(v.Float())
	case reflect.Pointer:
		if !v.IsNil() {
			return literal(v.Elem().Interface())
		}
	case reflect.Slice, reflect.Array:
		words := make([]string, v.Len())
		for i := range words {
			var ok bool
			if words[i], ok = literal(v.Index(i).Interface()); !ok {
				return "", false
			}
		}
		return "(" + strings.Join(append(words, ""), ",") + ")", true
	}
	return "", false
}
