// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// ScaledDotProductAttention is nnc_scaled_dot_product_attention. (..., L, Ev) of query (..., L, E),
// key (..., S, E) and value (..., S, Ev), whose leading sizes are broadcast: softmax(scale query
// key^T + mask) value, the softmax over the keys. scale nil is 1 / sqrt(E). attnMask, nil or of
// sizes that broadcast to those of the scores (..., L, S): bool, true where a query may attend to a
// key; or what is added, float32 or of query's type. isCausal not 0 is the mask that is true for
// keys up to the query's own place, and takes no other one (ErrInvalid). A query that may attend to
// nothing gets zeros, and without queries or elements of value the result is zeros of query's
// leading sizes, whatever the others are. Weights are dropped with probability dropoutP, whether or
// not anything is trained (torch: 0); another than 0 to 1 is ErrInvalid. enableGqa not 0: dimension
// -3 counts the heads, and each of key's and value's serves as many neighbours as query has for
// one. Scores are not kept, but with create_graph and for the gradient of a mask they are made
// whole. PyTorch's defaults: attnMask nil, dropoutP 0, isCausal false, scale nil, enableGqa false.
func ScaledDotProductAttention(ctx *Ctx, query, key, value, attnMask *Tensor, dropoutP float64, isCausal bool, scale *float64, enableGqa bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_scaled_dot_product_attention(ctx.c(), query.c(), key.c(), value.c(), attnMask.c(), C.double(dropoutP), cFlag(isCausal), cOptionalReal(scale), cFlag(enableGqa), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(query)
	runtime.KeepAlive(key)
	runtime.KeepAlive(value)
	runtime.KeepAlive(attnMask)
	return newTensor(ctx, out), err
}

// MultiHeadAttentionForward is nnc_multi_head_attention_forward. attnOutput (L, N, Eo) of query (L,
// N, E), key (S, N, Ek) and value (S, N, Ev), or all of them without N: numHeads attentions side by
// side. embedDimToCheck is E, numHeads divides it. - query, key and value are projected to E by
// inProjWeight (3 E, E), or with useSeparateProjWeight not 0 by qProjWeight (E, E), kProjWeight (E,
// Ek) and vProjWeight (E, Ev), which may be nil otherwise; inProjBias (3 E) may be nil. A projected
// key or value is replaced by staticK or staticV (N numHeads, S, E / numHeads) unless that is nil.
// - biasK and biasV (1, 1, E), both or nil, are one more key and value for everybody, zeros are
// another with addZeroAttn not 0. - attnMask, or nil, (L, S) or (N numHeads, L, S), and
// keyPaddingMask, or nil, (N, S) or (S): bool, true where nobody may attend to a key; or what is
// added to the scores, of query's type, and with needWeights 0 also float32. isCausal not 0 says
// that attnMask is causal, and asks for one. - weights are dropped with probability dropoutP if
// training is not 0 (torch: 1). - what is attended to is projected by outProjWeight (Eo, E) and
// outProjBias (Eo), or nil. With needWeights not 0 (torch: 1) attnOutputWeights is (N, L, S'), the
// mean over the heads, or with averageAttnWeights 0 (torch: 1) (N, numHeads, L, S'), where S'
// counts all keys; a query that may attend to nothing makes NaN. With 0 it is nil, and such a query
// gets zeros. ErrInvalid: what does not go together. PyTorch's defaults: training true,
// keyPaddingMask nil, needWeights true, attnMask nil, useSeparateProjWeight false, qProjWeight nil,
// kProjWeight nil, vProjWeight nil, staticK nil, staticV nil, averageAttnWeights true, isCausal
// false.
func MultiHeadAttentionForward(ctx *Ctx, query, key, value *Tensor, embedDimToCheck, numHeads int64, inProjWeight, inProjBias, biasK, biasV *Tensor, addZeroAttn bool, dropoutP float64, outProjWeight, outProjBias *Tensor, training bool, keyPaddingMask *Tensor, needWeights bool, attnMask *Tensor, useSeparateProjWeight bool, qProjWeight, kProjWeight, vProjWeight, staticK, staticV *Tensor, averageAttnWeights, isCausal bool) (*Tensor, *Tensor, error) {
	var attnOutput *C.nnc_tensor
	var attnOutputWeights *C.nnc_tensor
	err := check(C.nnc_multi_head_attention_forward(ctx.c(), query.c(), key.c(), value.c(), C.int64_t(embedDimToCheck), C.int64_t(numHeads), inProjWeight.c(), inProjBias.c(), biasK.c(), biasV.c(), cFlag(addZeroAttn), C.double(dropoutP), outProjWeight.c(), outProjBias.c(), cFlag(training), keyPaddingMask.c(), cFlag(needWeights), attnMask.c(), cFlag(useSeparateProjWeight), qProjWeight.c(), kProjWeight.c(), vProjWeight.c(), staticK.c(), staticV.c(), cFlag(averageAttnWeights), cFlag(isCausal), &attnOutput, &attnOutputWeights))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(query)
	runtime.KeepAlive(key)
	runtime.KeepAlive(value)
	runtime.KeepAlive(inProjWeight)
	runtime.KeepAlive(inProjBias)
	runtime.KeepAlive(biasK)
	runtime.KeepAlive(biasV)
	runtime.KeepAlive(outProjWeight)
	runtime.KeepAlive(outProjBias)
	runtime.KeepAlive(keyPaddingMask)
	runtime.KeepAlive(attnMask)
	runtime.KeepAlive(qProjWeight)
	runtime.KeepAlive(kProjWeight)
	runtime.KeepAlive(vProjWeight)
	runtime.KeepAlive(staticK)
	runtime.KeepAlive(staticV)
	return newTensor(ctx, attnOutput), newTensor(ctx, attnOutputWeights), err
}

// TransformerGenerateSquareSubsequentMask is nnc_transformer_generate_square_subsequent_mask. The
// mask (sz, sz) that lets each of sz places attend to those up to itself: 0 on and below the
// diagonal, -inf above it, as what is added to scores. NNC_BOOL: true above it, as a bool mask of
// MultiHeadAttentionForward and of modules. NNC_DTYPE_DEFAULT is the context's default type;
// integers have no -inf (ErrInvalid). PyTorch's defaults: dtype DTypeDefault.
func TransformerGenerateSquareSubsequentMask(ctx *Ctx, sz int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_transformer_generate_square_subsequent_mask(ctx.c(), C.int64_t(sz), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}
