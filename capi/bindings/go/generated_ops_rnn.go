// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// LSTM is nnc_lstm. hx is h_0 and c_0, params have 4 gates in the order i, f, g, o. With one more
// parameter for each layer and direction, weight_hr (projected, hidden), each h is projected and
// weight_hh is (4 * hidden, projected).
func LSTM(ctx *Ctx, input *Tensor, hx, params []*Tensor, hasBiases bool, numLayers int64, dropout float64, train, bidirectional, batchFirst bool) (*Tensor, *Tensor, *Tensor, error) {
	var output *C.nnc_tensor
	var hN *C.nnc_tensor
	var cN *C.nnc_tensor
	err := check(C.nnc_lstm(ctx.c(), input.c(), tensorList(hx), C.int64_t(len(hx)), tensorList(params), C.int64_t(len(params)), cFlag(hasBiases), C.int64_t(numLayers), C.double(dropout), cFlag(train), cFlag(bidirectional), cFlag(batchFirst), &output, &hN, &cN))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(hx)
	runtime.KeepAlive(params)
	return newTensor(ctx, output), newTensor(ctx, hN), newTensor(ctx, cN), err
}

// GRU is nnc_gru. hx is h_0, or nil; params have 3 gates in the order r, z, n.
func GRU(ctx *Ctx, input, hx *Tensor, params []*Tensor, hasBiases bool, numLayers int64, dropout float64, train, bidirectional, batchFirst bool) (*Tensor, *Tensor, error) {
	var output *C.nnc_tensor
	var hN *C.nnc_tensor
	err := check(C.nnc_gru(ctx.c(), input.c(), hx.c(), tensorList(params), C.int64_t(len(params)), cFlag(hasBiases), C.int64_t(numLayers), C.double(dropout), cFlag(train), cFlag(bidirectional), cFlag(batchFirst), &output, &hN))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(hx)
	runtime.KeepAlive(params)
	return newTensor(ctx, output), newTensor(ctx, hN), err
}

// RNNTanh is nnc_rnn_tanh. h' = tanh(W_ih x + b_ih + W_hh h + b_hh). hx is h_0, or nil; params have
// one gate.
func RNNTanh(ctx *Ctx, input, hx *Tensor, params []*Tensor, hasBiases bool, numLayers int64, dropout float64, train, bidirectional, batchFirst bool) (*Tensor, *Tensor, error) {
	var output *C.nnc_tensor
	var hN *C.nnc_tensor
	err := check(C.nnc_rnn_tanh(ctx.c(), input.c(), hx.c(), tensorList(params), C.int64_t(len(params)), cFlag(hasBiases), C.int64_t(numLayers), C.double(dropout), cFlag(train), cFlag(bidirectional), cFlag(batchFirst), &output, &hN))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(hx)
	runtime.KeepAlive(params)
	return newTensor(ctx, output), newTensor(ctx, hN), err
}

// RNNReLU is nnc_rnn_relu. The same with max(x, 0) in place of tanh.
func RNNReLU(ctx *Ctx, input, hx *Tensor, params []*Tensor, hasBiases bool, numLayers int64, dropout float64, train, bidirectional, batchFirst bool) (*Tensor, *Tensor, error) {
	var output *C.nnc_tensor
	var hN *C.nnc_tensor
	err := check(C.nnc_rnn_relu(ctx.c(), input.c(), hx.c(), tensorList(params), C.int64_t(len(params)), cFlag(hasBiases), C.int64_t(numLayers), C.double(dropout), cFlag(train), cFlag(bidirectional), cFlag(batchFirst), &output, &hN))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(hx)
	runtime.KeepAlive(params)
	return newTensor(ctx, output), newTensor(ctx, hN), err
}

// LSTMCell is nnc_lstm_cell. A step of LSTM from the states hx, h and c, to the next. PyTorch's
// defaults: bIh nil, bHh nil.
func LSTMCell(ctx *Ctx, input *Tensor, hx []*Tensor, wIh, wHh, bIh, bHh *Tensor) (*Tensor, *Tensor, error) {
	var h *C.nnc_tensor
	var c *C.nnc_tensor
	err := check(C.nnc_lstm_cell(ctx.c(), input.c(), tensorList(hx), C.int64_t(len(hx)), wIh.c(), wHh.c(), bIh.c(), bHh.c(), &h, &c))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(hx)
	runtime.KeepAlive(wIh)
	runtime.KeepAlive(wHh)
	runtime.KeepAlive(bIh)
	runtime.KeepAlive(bHh)
	return newTensor(ctx, h), newTensor(ctx, c), err
}

// GRUCell is nnc_gru_cell. A step of GRU from the state hx to the next. PyTorch's defaults: bIh
// nil, bHh nil.
func GRUCell(ctx *Ctx, input, hx, wIh, wHh, bIh, bHh *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_gru_cell(ctx.c(), input.c(), hx.c(), wIh.c(), wHh.c(), bIh.c(), bHh.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(hx)
	runtime.KeepAlive(wIh)
	runtime.KeepAlive(wHh)
	runtime.KeepAlive(bIh)
	runtime.KeepAlive(bHh)
	return newTensor(ctx, out), err
}

// RNNTanhCell is nnc_rnn_tanh_cell. A step of RNNTanh from the state hx to the next. PyTorch's
// defaults: bIh nil, bHh nil.
func RNNTanhCell(ctx *Ctx, input, hx, wIh, wHh, bIh, bHh *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_rnn_tanh_cell(ctx.c(), input.c(), hx.c(), wIh.c(), wHh.c(), bIh.c(), bHh.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(hx)
	runtime.KeepAlive(wIh)
	runtime.KeepAlive(wHh)
	runtime.KeepAlive(bIh)
	runtime.KeepAlive(bHh)
	return newTensor(ctx, out), err
}

// RNNReLUCell is nnc_rnn_relu_cell. A step of RNNReLU from the state hx to the next. PyTorch's
// defaults: bIh nil, bHh nil.
func RNNReLUCell(ctx *Ctx, input, hx, wIh, wHh, bIh, bHh *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_rnn_relu_cell(ctx.c(), input.c(), hx.c(), wIh.c(), wHh.c(), bIh.c(), bHh.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(hx)
	runtime.KeepAlive(wIh)
	runtime.KeepAlive(wHh)
	runtime.KeepAlive(bIh)
	runtime.KeepAlive(bHh)
	return newTensor(ctx, out), err
}
