// SPDX-License-Identifier: Apache-2.0

package distributed

import (
	"strconv"
	"strings"
	"time"

	"nnc"
)

// words are options as the library reads them: "timeout=60, check=False". What is left out is not
// among them, so that defaults stand in the library alone.
type words []string

func (w words) String() string { return strings.Join(w, ", ") }

func (w *words) add(name, value string) { *w = append(*w, name+"="+value) }

func (w *words) flag(name string, v *bool) {
	switch {
	case v == nil:
	case *v:
		w.add(name, "True")
	default:
		w.add(name, "False")
	}
}

func (w *words) real(name string, v *float64) {
	if v != nil {
		w.add(name, strconv.FormatFloat(*v, 'g', -1, 64))
	}
}

func (w *words) integer(name string, v *int64) {
	if v != nil {
		w.add(name, strconv.FormatInt(*v, 10))
	}
}

// seconds leaves out 0, which is no time to wait.
func (w *words) seconds(name string, v time.Duration) {
	if v != 0 {
		s := v.Seconds()
		w.real(name, &s)
	}
}

func (w *words) dtype(name string, v nnc.DType) {
	if v != nnc.DTypeDefault {
		w.add(name, "'"+strings.TrimPrefix(v.String(), "torch.")+"'")
	}
}

// only is the one set of options, or one in which nothing is set.
func only[O any](op string, options []O) (o O, err error) {
	if len(options) > 1 {
		return o, errorf(nnc.ErrInvalid, op, "%d sets of options, at most one", len(options))
	}
	if len(options) == 1 {
		o = options[0]
	}
	return o, nil
}
