// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// InitCalculateGain is nnc_init_calculate_gain. The factor by which torch recommends to scale
// weights before a function: 1 for "linear", "conv1d" to "conv3d", "conv_transpose1d" to
// "conv_transpose3d" and "sigmoid", 5/3 for "tanh", sqrt(2) for "relu", sqrt(2 / (1 + slope^2)) for
// "leaky_relu", 3/4 for "selu". param is the slope; nil: 0.01. ErrInvalid: another word. PyTorch's
// defaults: param nil.
func InitCalculateGain(ctx *Ctx, nonlinearity string, param *float64) (float64, error) {
	if err := noNUL("nnc_init_calculate_gain", nonlinearity); err != nil {
		return 0, err
	}
	var out C.double
	err := check(C.nnc_init_calculate_gain(ctx.c(), cTextOrNil(nonlinearity), cOptionalReal(param), &out))
	runtime.KeepAlive(ctx)
	return float64(out), err
}

// InitUniform_ is nnc_init_uniform_. Uniform in [a, b) (torch: 0, 1). ErrInvalid: a > b. PyTorch's
// defaults: a 0, b 1.
func InitUniform_(ctx *Ctx, tensor *Tensor, a, b float64) error {
	err := check(C.nnc_init_uniform_(ctx.c(), tensor.c(), C.double(a), C.double(b)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitNormal_ is nnc_init_normal_. Normal with that mean and standard deviation (torch: 0, 1).
// ErrInvalid: negative std. PyTorch's defaults: mean 0, std 1.
func InitNormal_(ctx *Ctx, tensor *Tensor, mean, std float64) error {
	err := check(C.nnc_init_normal_(ctx.c(), tensor.c(), C.double(mean), C.double(std)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitTruncNormal_ is nnc_init_trunc_normal_. The same (torch: 0, 1) with all values in [a, b]
// (torch: -2, 2): others are drawn again. ErrInvalid: std is 0, a > b; hardly any value lies there
// (2^18 draws did not fill the tensor, or of 2^20 less than one in 2^18 was kept). PyTorch's
// defaults: mean 0, std 1, a -2, b 2.
func InitTruncNormal_(ctx *Ctx, tensor *Tensor, mean, std, a, b float64) error {
	err := check(C.nnc_init_trunc_normal_(ctx.c(), tensor.c(), C.double(mean), C.double(std), C.double(a), C.double(b)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitConstant_ is nnc_init_constant_. val everywhere; any type, and elements may share memory.
// ErrInvalid: the type does not hold val.
func InitConstant_(ctx *Ctx, tensor *Tensor, val float64) error {
	err := check(C.nnc_init_constant_(ctx.c(), tensor.c(), C.double(val)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitConstantI64_ is nnc_init_constant_i64_. The same.
func InitConstantI64_(ctx *Ctx, tensor *Tensor, val int64) error {
	err := check(C.nnc_init_constant_i64_(ctx.c(), tensor.c(), C.int64_t(val)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitOnes_ is nnc_init_ones_. 1 everywhere; any type.
func InitOnes_(ctx *Ctx, tensor *Tensor) error {
	err := check(C.nnc_init_ones_(ctx.c(), tensor.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitZeros_ is nnc_init_zeros_. 0 everywhere; any type.
func InitZeros_(ctx *Ctx, tensor *Tensor) error {
	err := check(C.nnc_init_zeros_(ctx.c(), tensor.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitXavierUniform_ is nnc_init_xavier_uniform_. Uniform in +-gain * sqrt(6 / (fan_in + fan_out))
// (torch: gain 1). ErrInvalid: negative gain. ErrShape: both fans are 0. PyTorch's defaults: gain
// 1.
func InitXavierUniform_(ctx *Ctx, tensor *Tensor, gain float64) error {
	err := check(C.nnc_init_xavier_uniform_(ctx.c(), tensor.c(), C.double(gain)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitXavierNormal_ is nnc_init_xavier_normal_. Normal with the standard deviation gain * sqrt(2 /
// (fan_in + fan_out)) (torch: gain 1). Errors as of InitXavierUniform_. PyTorch's defaults: gain 1.
func InitXavierNormal_(ctx *Ctx, tensor *Tensor, gain float64) error {
	err := check(C.nnc_init_xavier_normal_(ctx.c(), tensor.c(), C.double(gain)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitKaimingUniform_ is nnc_init_kaiming_uniform_. Uniform in +-gain * sqrt(3 / fan) with the gain
// of nonlinearity (nil: "leaky_relu"), whose slope is a (torch: 0), and the fan that mode names
// (nil: "fan_in"; "fan_out"). A tensor without elements stays as it is. ErrInvalid: another word.
// PyTorch's defaults: a 0, mode "fan_in", nonlinearity "leaky_relu".
func InitKaimingUniform_(ctx *Ctx, tensor *Tensor, a float64, mode, nonlinearity string) error {
	if err := noNUL("nnc_init_kaiming_uniform_", mode, nonlinearity); err != nil {
		return err
	}
	err := check(C.nnc_init_kaiming_uniform_(ctx.c(), tensor.c(), C.double(a), cTextOrNil(mode), cTextOrNil(nonlinearity)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitKaimingNormal_ is nnc_init_kaiming_normal_. Normal with the standard deviation gain /
// sqrt(fan); the rest as in InitKaimingUniform_. PyTorch's defaults: a 0, mode "fan_in",
// nonlinearity "leaky_relu".
func InitKaimingNormal_(ctx *Ctx, tensor *Tensor, a float64, mode, nonlinearity string) error {
	if err := noNUL("nnc_init_kaiming_normal_", mode, nonlinearity); err != nil {
		return err
	}
	err := check(C.nnc_init_kaiming_normal_(ctx.c(), tensor.c(), C.double(a), cTextOrNil(mode), cTextOrNil(nonlinearity)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitEye_ is nnc_init_eye_. The identity: 1 on the diagonal of a matrix, else 0; any type.
// ErrShape: no matrix.
func InitEye_(ctx *Ctx, tensor *Tensor) error {
	err := check(C.nnc_init_eye_(ctx.c(), tensor.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitDirac_ is nnc_init_dirac_. The weight of a convolution of 1 to 3 dimensions in so many groups
// (torch: 1) that hands its input through: in each group 1 at the middle of the kernel from input i
// to output i, else 0; any type. ErrShape: not of 3 to 5 dimensions, size 0 is no multiple of
// groups. ErrIndex: the kernel is empty. PyTorch's defaults: groups 1.
func InitDirac_(ctx *Ctx, tensor *Tensor, groups int64) error {
	err := check(C.nnc_init_dirac_(ctx.c(), tensor.c(), C.int64_t(groups)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitOrthogonal_ is nnc_init_orthogonal_. gain (torch: 1) times a random matrix whose rows, or
// columns if it has fewer of those, have the length 1 and are orthogonal; what follows the first
// dimension counts as one. float32 and float64. A tensor without elements stays as it is. ErrShape:
// fewer than 2 dimensions, or strides that cannot be viewed as a matrix. ErrDType: another type.
// PyTorch's defaults: gain 1.
func InitOrthogonal_(ctx *Ctx, tensor *Tensor, gain float64) error {
	err := check(C.nnc_init_orthogonal_(ctx.c(), tensor.c(), C.double(gain)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// InitSparse_ is nnc_init_sparse_. A matrix of normal numbers with mean 0 and that standard
// deviation (torch: 0.01), of which in each column ceil(sparsity * rows), drawn too, are 0.
// ErrShape: no matrix. ErrInvalid: negative std, sparsity is not finite. PyTorch's defaults: std
// 0.01.
func InitSparse_(ctx *Ctx, tensor *Tensor, sparsity, std float64) error {
	err := check(C.nnc_init_sparse_(ctx.c(), tensor.c(), C.double(sparsity), C.double(std)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// FuseConvBNEval is nnc_fuse_conv_bn_eval. A copy of conv (Conv1d to 3d, or ConvTranspose1d to 3d
// with transpose not 0; torch: 0) that gives what conv and then bn, a BatchNorm, give; the two stay
// as they are. ErrState: one of them is in training mode, or bn keeps no statistics; ErrInvalid: bn
// is no BatchNorm, conv has other parameters than a weight and a bias. PyTorch's defaults:
// transpose false.
func FuseConvBNEval(ctx *Ctx, conv, bn *Module, transpose bool) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_fuse_conv_bn_eval(ctx.c(), conv.c(), bn.c(), cFlag(transpose), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(conv)
	runtime.KeepAlive(bn)
	return newModule(ctx, out), err
}

// FuseLinearBNEval is nnc_fuse_linear_bn_eval. The same for a Linear; bn may have one feature,
// which then holds for all outputs.
func FuseLinearBNEval(ctx *Ctx, linear, bn *Module) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_fuse_linear_bn_eval(ctx.c(), linear.c(), bn.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(linear)
	runtime.KeepAlive(bn)
	return newModule(ctx, out), err
}

// FuseConvBNWeights is nnc_fuse_conv_bn_weights. The weight, of the size of convW, and the bias
// alone. The outputs of convW are counted by its dimension 0, with transpose not 0 (torch: 0) by
// dimension 1. PyTorch's defaults: transpose false.
func FuseConvBNWeights(ctx *Ctx, convW, convB, bnRm, bnRv *Tensor, bnEps float64, bnW, bnB *Tensor, transpose bool) (*Tensor, *Tensor, error) {
	var weight *C.nnc_tensor
	var bias *C.nnc_tensor
	err := check(C.nnc_fuse_conv_bn_weights(ctx.c(), convW.c(), convB.c(), bnRm.c(), bnRv.c(), C.double(bnEps), bnW.c(), bnB.c(), cFlag(transpose), &weight, &bias))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(convW)
	runtime.KeepAlive(convB)
	runtime.KeepAlive(bnRm)
	runtime.KeepAlive(bnRv)
	runtime.KeepAlive(bnW)
	runtime.KeepAlive(bnB)
	return newTensor(ctx, weight), newTensor(ctx, bias), err
}

// FuseLinearBNWeights is nnc_fuse_linear_bn_weights. The same of a Linear: linearW is
// (out_features, in_features).
func FuseLinearBNWeights(ctx *Ctx, linearW, linearB, bnRm, bnRv *Tensor, bnEps float64, bnW, bnB *Tensor) (*Tensor, *Tensor, error) {
	var weight *C.nnc_tensor
	var bias *C.nnc_tensor
	err := check(C.nnc_fuse_linear_bn_weights(ctx.c(), linearW.c(), linearB.c(), bnRm.c(), bnRv.c(), C.double(bnEps), bnW.c(), bnB.c(), &weight, &bias))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(linearW)
	runtime.KeepAlive(linearB)
	runtime.KeepAlive(bnRm)
	runtime.KeepAlive(bnRv)
	runtime.KeepAlive(bnW)
	runtime.KeepAlive(bnB)
	return newTensor(ctx, weight), newTensor(ctx, bias), err
}

// ParametrizeRegisterParametrization is nnc_parametrize_register_parametrization. From now on
// module's parameter or buffer tensorName is what parametrization gives for it, or, where it is
// parametrized already, for what the former ones give. parametrization is a module that makes one
// tensor of one; it gets module's training mode, and becomes "parametrizations.<tensorName>.0" (or
// the next number). The tensor itself stays a parameter, "parametrizations.<tensorName>.original".
// If parametrization is a module of yours with a right_inverse (nnc_module_vtable), the tensor's
// data becomes what that gives for it; if that gives several tensors, those become "original0",
// "original1", ..., which the first parametrization then gets in this order. unsafe 0 (torch's
// default): what comes out must have the type and the size of the tensor, ErrDType and ErrShape;
// the functions of parametrization are called once to see that. ErrInvalid: the entry is None, or
// parametrization contains module. Parametrized tensors whose parametrizations have parametrized
// tensors, and so on, are ErrUnsupported when they are computed, if there are more than 50 within
// each other. PyTorch's defaults: unsafe false.
func ParametrizeRegisterParametrization(ctx *Ctx, module *Module, tensorName string, parametrization *Module, unsafe bool) error {
	if err := noNUL("nnc_parametrize_register_parametrization", tensorName); err != nil {
		return err
	}
	err := check(C.nnc_parametrize_register_parametrization(ctx.c(), module.c(), cText(tensorName), parametrization.c(), cFlag(unsafe)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(parametrization)
	return err
}

// ParametrizeIsParametrized is nnc_parametrize_is_parametrized. Is tensorName parametrized (1 or
// 0)? nil asks whether anything in the module is. PyTorch's defaults: tensorName "".
func ParametrizeIsParametrized(ctx *Ctx, module *Module, tensorName string) (bool, error) {
	if err := noNUL("nnc_parametrize_is_parametrized", tensorName); err != nil {
		return false, err
	}
	var out C.int32_t
	err := check(C.nnc_parametrize_is_parametrized(ctx.c(), module.c(), cTextOrNil(tensorName), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return out == 1, err
}

// ParametrizeRemoveParametrizations is nnc_parametrize_remove_parametrizations. Makes tensorName a
// parameter or buffer again, with the value that it is computed to now (leaveParametrized not 0,
// torch's default), or else with that of "original". It is the same tensor as "original", so that
// an optimizer still has it; a new one where it was computed from several. ErrInvalid: it is not
// parametrized, or was computed from several tensors and leaveParametrized is 0. PyTorch's
// defaults: leaveParametrized true.
func ParametrizeRemoveParametrizations(ctx *Ctx, module *Module, tensorName string, leaveParametrized bool) error {
	if err := noNUL("nnc_parametrize_remove_parametrizations", tensorName); err != nil {
		return err
	}
	err := check(C.nnc_parametrize_remove_parametrizations(ctx.c(), module.c(), cText(tensorName), cFlag(leaveParametrized)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// ParametrizeTransferParametrizationsAndParams is
// nnc_parametrize_transfer_parametrizations_and_params. Registers the parametrizations of
// fromModule's tensorName (nil: of all its parametrized tensors) in toModule too, which then
// computes its own from the same originals. A tensor that toModule does not have becomes a
// parameter of it. On an error the tensors before stay transferred. PyTorch's defaults: tensorName
// "".
func ParametrizeTransferParametrizationsAndParams(ctx *Ctx, fromModule, toModule *Module, tensorName string) error {
	if err := noNUL("nnc_parametrize_transfer_parametrizations_and_params", tensorName); err != nil {
		return err
	}
	err := check(C.nnc_parametrize_transfer_parametrizations_and_params(ctx.c(), fromModule.c(), toModule.c(), cTextOrNil(tensorName)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(fromModule)
	runtime.KeepAlive(toModule)
	return err
}

// ParametrizeCachedBegin is nnc_parametrize_cached_begin. From here to the matching end the calling
// thread computes each parametrized tensor once, and then uses it again, whatever becomes of the
// module: for a layer that is called many times in a step. Pairs may be nested.
func ParametrizeCachedBegin(ctx *Ctx) error {
	err := check(C.nnc_parametrize_cached_begin(ctx.c()))
	runtime.KeepAlive(ctx)
	return err
}

// ParametrizeCachedEnd is nnc_parametrize_cached_end. The end of it. ErrState: nothing was begun in
// this thread.
func ParametrizeCachedEnd(ctx *Ctx) error {
	err := check(C.nnc_parametrize_cached_end(ctx.c()))
	runtime.KeepAlive(ctx)
	return err
}

// NewParametrizeParametrizationList is nnc_parametrize_parametrization_list_new. A
// ParametrizationList of a tensor that belongs to no module: called without inputs, it gives what
// the modules in modules, a ModuleList, one after the other, make of original. The rest is as for
// ParametrizeRegisterParametrization. ErrInvalid: there are none.
func NewParametrizeParametrizationList(ctx *Ctx, modules *Module, original *Tensor, unsafe bool) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_parametrize_parametrization_list_new(ctx.c(), modules.c(), original.c(), cFlag(unsafe), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(modules)
	runtime.KeepAlive(original)
	return newModule(ctx, out), err
}

// ParametrizationListRightInverse is nnc_parametrization_list_right_inverse. What assigning to a
// parametrized tensor is in torch: what list, a module's "parametrizations.<tensor_name>", is
// computed from becomes what the parametrizations' right inverses, the last one first, give for
// value. ErrUnsupported: one of them has none.
func ParametrizationListRightInverse(ctx *Ctx, list *Module, value *Tensor) error {
	err := check(C.nnc_parametrization_list_right_inverse(ctx.c(), list.c(), value.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(list)
	runtime.KeepAlive(value)
	return err
}

// ParametrizationsWeightNorm is nnc_parametrizations_weight_norm. w = g v / |v|,
// https://arxiv.org/abs/1602.07868: original0 is g, the norms of the slices of the tensor along dim
// (torch: 0; nil and, as in torch, -1: the norm of it all), original1 is v, the tensor as it was.
// States with name_g and name_v, of WeightNorm, can be loaded too. ErrIndex: dim is none of the
// tensor's; ErrInvalid: it is parametrized already. PyTorch's defaults: name "weight", dim Opt(0).
func ParametrizationsWeightNorm(ctx *Ctx, module *Module, name string, dim *int64) error {
	if err := noNUL("nnc_parametrizations_weight_norm", name); err != nil {
		return err
	}
	err := check(C.nnc_parametrizations_weight_norm(ctx.c(), module.c(), cText(name), cOptionalInt(dim)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// ParametrizationsSpectralNorm is nnc_parametrizations_spectral_norm. w / s,
// https://arxiv.org/abs/1802.05957: s is the largest singular value of w as a matrix whose rows are
// dimension dim (nil: 0, of transposed convolutions 1), found by the power method. Its vectors are
// buffers, drawn from ctx's generator and turned 15 times; each time the tensor is computed in
// training mode they are turned nPowerIterations (torch: 1) times more. eps (torch: 1e-12) is what
// their lengths are at least divided by. A vector w is divided by its length. ErrInvalid:
// nPowerIterations is not in 1..10000; ErrIndex: dim is none of the tensor's. PyTorch's defaults:
// name "weight", nPowerIterations 1, eps 1e-12, dim nil.
func ParametrizationsSpectralNorm(ctx *Ctx, module *Module, name string, nPowerIterations int64, eps float64, dim *int64) error {
	if err := noNUL("nnc_parametrizations_spectral_norm", name); err != nil {
		return err
	}
	err := check(C.nnc_parametrizations_spectral_norm(ctx.c(), module.c(), cText(name), C.int64_t(nPowerIterations), C.double(eps), cOptionalInt(dim)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// ParametrizationsOrthogonal is nnc_parametrizations_orthogonal. Matrices (the last two dimensions)
// with orthonormal columns, of wide ones rows. orthogonalMap says how they come from any matrix:
// "matrix_exp" (of its skew part), "cayley" or "householder" (a product of reflections); nil:
// "matrix_exp" for square ones, else "householder". useTrivialization not 0 (torch: 1) keeps a
// matrix "base" that the result is multiplied with, https://arxiv.org/abs/1909.09501: the tensor's
// value at the beginning, made orthogonal by QR; new columns of a base that is not square are drawn
// from ctx's generator. ErrShape: fewer than 2 dimensions; ErrInvalid: another word; ErrDType:
// 16-bit types. PyTorch's defaults: name "weight", orthogonalMap "", useTrivialization true.
func ParametrizationsOrthogonal(ctx *Ctx, module *Module, name, orthogonalMap string, useTrivialization bool) error {
	if err := noNUL("nnc_parametrizations_orthogonal", name, orthogonalMap); err != nil {
		return err
	}
	err := check(C.nnc_parametrizations_orthogonal(ctx.c(), module.c(), cText(name), cTextOrNil(orthogonalMap), cFlag(useTrivialization)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// WeightNorm is nnc_weight_norm. The parameter name becomes name_g name_v / |name_v|, two
// parameters of module; see ParametrizationsWeightNorm. ErrInvalid: it is already. PyTorch's
// defaults: name "weight", dim Opt(0).
func WeightNorm(ctx *Ctx, module *Module, name string, dim *int64) error {
	if err := noNUL("nnc_weight_norm", name); err != nil {
		return err
	}
	err := check(C.nnc_weight_norm(ctx.c(), module.c(), cText(name), cOptionalInt(dim)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// RemoveWeightNorm is nnc_remove_weight_norm. Makes it a parameter again, a new one. ErrInvalid: it
// is not computed so. PyTorch's defaults: name "weight".
func RemoveWeightNorm(ctx *Ctx, module *Module, name string) error {
	if err := noNUL("nnc_remove_weight_norm", name); err != nil {
		return err
	}
	err := check(C.nnc_remove_weight_norm(ctx.c(), module.c(), cText(name)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// SpectralNorm is nnc_spectral_norm. The parameter name becomes the parameter name_orig divided by
// its largest singular value; see ParametrizationsSpectralNorm. The buffers name_u and name_v are
// the power method's vectors, not turned at the beginning; calls in training mode turn them, asking
// for the parameter does not. ErrInvalid: it is already. PyTorch's defaults: name "weight",
// nPowerIterations 1, eps 1e-12, dim nil.
func SpectralNorm(ctx *Ctx, module *Module, name string, nPowerIterations int64, eps float64, dim *int64) error {
	if err := noNUL("nnc_spectral_norm", name); err != nil {
		return err
	}
	err := check(C.nnc_spectral_norm(ctx.c(), module.c(), cText(name), C.int64_t(nPowerIterations), C.double(eps), cOptionalInt(dim)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// RemoveSpectralNorm is nnc_remove_spectral_norm. Makes it a parameter again, a new one.
// ErrInvalid: it is not computed so. PyTorch's defaults: name "weight".
func RemoveSpectralNorm(ctx *Ctx, module *Module, name string) error {
	if err := noNUL("nnc_remove_spectral_norm", name); err != nil {
		return err
	}
	err := check(C.nnc_remove_spectral_norm(ctx.c(), module.c(), cText(name)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// PruneIdentity is nnc_prune_identity. Prunes nothing: the parameter only gets its mask of ones.
func PruneIdentity(ctx *Ctx, module *Module, name string) error {
	if err := noNUL("nnc_prune_identity", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_identity(ctx.c(), module.c(), cText(name)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// PruneRandomUnstructured is nnc_prune_random_unstructured. Prunes elements at random.
func PruneRandomUnstructured(ctx *Ctx, module *Module, name string, amount float64) error {
	if err := noNUL("nnc_prune_random_unstructured", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_random_unstructured(ctx.c(), module.c(), cText(name), C.double(amount)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// PruneRandomUnstructuredI64 is nnc_prune_random_unstructured_i64. So many of them.
func PruneRandomUnstructuredI64(ctx *Ctx, module *Module, name string, amount int64) error {
	if err := noNUL("nnc_prune_random_unstructured_i64", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_random_unstructured_i64(ctx.c(), module.c(), cText(name), C.int64_t(amount)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// PruneL1Unstructured is nnc_prune_l1_unstructured. Prunes the elements whose scores have the least
// absolute values. PyTorch's defaults: importanceScores nil.
func PruneL1Unstructured(ctx *Ctx, module *Module, name string, amount float64, importanceScores *Tensor) error {
	if err := noNUL("nnc_prune_l1_unstructured", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_l1_unstructured(ctx.c(), module.c(), cText(name), C.double(amount), importanceScores.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(importanceScores)
	return err
}

// PruneL1UnstructuredI64 is nnc_prune_l1_unstructured_i64. So many of them. PyTorch's defaults:
// importanceScores nil.
func PruneL1UnstructuredI64(ctx *Ctx, module *Module, name string, amount int64, importanceScores *Tensor) error {
	if err := noNUL("nnc_prune_l1_unstructured_i64", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_l1_unstructured_i64(ctx.c(), module.c(), cText(name), C.int64_t(amount), importanceScores.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(importanceScores)
	return err
}

// PruneRandomStructured is nnc_prune_random_structured. Prunes slices along dim at random.
// ErrInvalid: fewer than 2 dimensions; ErrIndex: dim is none of them.
func PruneRandomStructured(ctx *Ctx, module *Module, name string, amount float64, dim int64) error {
	if err := noNUL("nnc_prune_random_structured", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_random_structured(ctx.c(), module.c(), cText(name), C.double(amount), C.int64_t(dim)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// PruneRandomStructuredI64 is nnc_prune_random_structured_i64. So many of them.
func PruneRandomStructuredI64(ctx *Ctx, module *Module, name string, amount, dim int64) error {
	if err := noNUL("nnc_prune_random_structured_i64", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_random_structured_i64(ctx.c(), module.c(), cText(name), C.int64_t(amount), C.int64_t(dim)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// PruneLnStructured is nnc_prune_ln_structured. Prunes the slices along dim whose scores have the
// least norms of order n. torch's n='fro' is 2, n='nuc' goes through PruneApply. ErrInvalid: fewer
// than 2 dimensions; ErrIndex: dim is none of them. PyTorch's defaults: importanceScores nil.
func PruneLnStructured(ctx *Ctx, module *Module, name string, amount, n float64, dim int64, importanceScores *Tensor) error {
	if err := noNUL("nnc_prune_ln_structured", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_ln_structured(ctx.c(), module.c(), cText(name), C.double(amount), C.double(n), C.int64_t(dim), importanceScores.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(importanceScores)
	return err
}

// PruneLnStructuredI64 is nnc_prune_ln_structured_i64. So many of them. PyTorch's defaults:
// importanceScores nil.
func PruneLnStructuredI64(ctx *Ctx, module *Module, name string, amount int64, n float64, dim int64, importanceScores *Tensor) error {
	if err := noNUL("nnc_prune_ln_structured_i64", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_ln_structured_i64(ctx.c(), module.c(), cText(name), C.int64_t(amount), C.double(n), C.int64_t(dim), importanceScores.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(importanceScores)
	return err
}

// PruneCustomFromMask is nnc_prune_custom_from_mask. Prunes by a mask of the parameter's size,
// ErrShape if it has another.
func PruneCustomFromMask(ctx *Ctx, module *Module, name string, mask *Tensor) error {
	if err := noNUL("nnc_prune_custom_from_mask", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_custom_from_mask(ctx.c(), module.c(), cText(name), mask.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(mask)
	return err
}

// PruneApply is nnc_prune_apply. Prunes by a method in torch's words: "Identity()",
// "RandomUnstructured(amount)", "L1Unstructured(amount)", "RandomStructured(amount, dim=-1)",
// "LnStructured(amount, n, dim=-1)", or "CustomFromMask()" with its mask in kwargs, which may be
// nil; amount is an int or a float. Text that is none of these is ErrText, ErrUnknown or
// ErrInvalid.
func PruneApply(ctx *Ctx, module *Module, name, pruningMethod string, kwargs *Kwargs, importanceScores *Tensor) error {
	if err := noNUL("nnc_prune_apply", name, pruningMethod); err != nil {
		return err
	}
	err := check(C.nnc_prune_apply(ctx.c(), module.c(), cText(name), cText(pruningMethod), kwargs.c(), importanceScores.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(kwargs)
	runtime.KeepAlive(importanceScores)
	return err
}

// PruneGlobalUnstructured is nnc_prune_global_unstructured. Prunes several parameters, in whichever
// modules, together: those of them that are least important go, wherever they are. The keys of
// parameters are their paths from module ("conv1.weight"), its tensors the importance scores (none:
// the parameter itself). pruningMethod is as for PruneApply; ErrInvalid for one that prunes slices,
// and if there are no parameters.
func PruneGlobalUnstructured(ctx *Ctx, module *Module, parameters *Named, pruningMethod string) error {
	if err := noNUL("nnc_prune_global_unstructured", pruningMethod); err != nil {
		return err
	}
	err := check(C.nnc_prune_global_unstructured(ctx.c(), module.c(), parameters.c(), cText(pruningMethod)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(parameters)
	return err
}

// PruneRemove is nnc_prune_remove. Makes the pruned parameter one again, with zeros where it was
// pruned. It is the same tensor as name_orig, so that an optimizer still has it. Writes to the
// elements of that tensor, which nobody else uses meanwhile (<nnc/status.h>). ErrInvalid: it is not
// pruned.
func PruneRemove(ctx *Ctx, module *Module, name string) error {
	if err := noNUL("nnc_prune_remove", name); err != nil {
		return err
	}
	err := check(C.nnc_prune_remove(ctx.c(), module.c(), cText(name)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// PruneIsPruned is nnc_prune_is_pruned. Is anything in the module or its descendants pruned (1 or
// 0)?.
func PruneIsPruned(ctx *Ctx, module *Module) (bool, error) {
	var out C.int32_t
	err := check(C.nnc_prune_is_pruned(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return out == 1, err
}

// GetTotalNorm is nnc_get_total_norm. (): the norm, of order normType (torch: 2; any number,
// infinite ones too), of the norms of the tensors: that of one vector of all their elements. But of
// order 0 it is how many of the tensors have an element that is not 0. Of the type of the tensors,
// of several types the one that they promote to; 0 of the default type without tensors. No
// gradient. ErrDType: a tensor that is not floating point. ErrInvalid: with errorIfNonfinite not 0
// (torch: 0) the result is infinite or NaN; a tensor without elements, which has no norm of that
// order. PyTorch's defaults: normType 2, errorIfNonfinite false, foreach nil.
func GetTotalNorm(ctx *Ctx, tensors []*Tensor, normType float64, errorIfNonfinite bool, foreach *bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_get_total_norm(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), C.double(normType), cFlag(errorIfNonfinite), cFlagOrAuto(foreach), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	return newTensor(ctx, out), err
}

// ClipGradsWithNorm_ is nnc_clip_grads_with_norm_. Multiplies the gradients by min(maxNorm /
// (totalNorm + 1e-6), 1). ErrShape: totalNorm has dimensions. PyTorch's defaults: foreach nil.
func ClipGradsWithNorm_(ctx *Ctx, parameters []*Tensor, maxNorm float64, totalNorm *Tensor, foreach *bool) error {
	err := check(C.nnc_clip_grads_with_norm_(ctx.c(), tensorList(parameters), C.int64_t(len(parameters)), C.double(maxNorm), totalNorm.c(), cFlagOrAuto(foreach)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameters)
	runtime.KeepAlive(totalNorm)
	return err
}

// ClipGradNorm_ is nnc_clip_grad_norm_. (): GetTotalNorm of the gradients, by which
// ClipGradsWithNorm_ then clips them. PyTorch's defaults: normType 2, errorIfNonfinite false,
// foreach nil.
func ClipGradNorm_(ctx *Ctx, parameters []*Tensor, maxNorm, normType float64, errorIfNonfinite bool, foreach *bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clip_grad_norm_(ctx.c(), tensorList(parameters), C.int64_t(len(parameters)), C.double(maxNorm), C.double(normType), cFlag(errorIfNonfinite), cFlagOrAuto(foreach), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameters)
	return newTensor(ctx, out), err
}

// ClipGradValue_ is nnc_clip_grad_value_. Brings every element of the gradients into
// -clipValue..clipValue, as Clamp_. ErrState: none of the parameters has a gradient. PyTorch's
// defaults: foreach nil.
func ClipGradValue_(ctx *Ctx, parameters []*Tensor, clipValue float64, foreach *bool) error {
	err := check(C.nnc_clip_grad_value_(ctx.c(), tensorList(parameters), C.int64_t(len(parameters)), C.double(clipValue), cFlagOrAuto(foreach)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameters)
	return err
}

// ParametersToVector is nnc_parameters_to_vector. (number of all elements): the parameters one
// after another, a copy; differentiable. Of several types the one that they promote to. ErrInvalid:
// no parameters. ErrShape: one whose strides cannot be viewed as a vector.
func ParametersToVector(ctx *Ctx, parameters []*Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_parameters_to_vector(ctx.c(), tensorList(parameters), C.int64_t(len(parameters)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameters)
	return newTensor(ctx, out), err
}

// VectorToParameters is nnc_vector_to_parameters. The reverse, all or nothing: the parameters stay
// the same tensors of the same sizes, but look at the elements of vec from now on and share memory
// with it, as in torch; they take its type. What vec has beyond them is left. A graph that was
// recorded before computes its gradients with what the parameters are in backward, as in torch.
// ErrShape: vec has too few. ErrDType: not floating point for parameters that require gradients, or
// not of the type of a gradient that one has.
func VectorToParameters(ctx *Ctx, vec *Tensor, parameters []*Tensor) error {
	err := check(C.nnc_vector_to_parameters(ctx.c(), vec.c(), tensorList(parameters), C.int64_t(len(parameters))))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(vec)
	runtime.KeepAlive(parameters)
	return err
}

// SkipInit is nnc_skip_init. NewModuleKwargs (kwargs may be nil) of one layer, whose parameters and
// buffers have arbitrary content, as to be loaded; no random numbers are drawn. ErrUnsupported: a
// layer whose constructor takes no device, as one without parameters. ErrState: a lazy module.
func SkipInit(ctx *Ctx, text string, kwargs *Kwargs) (*Module, error) {
	if err := noNUL("nnc_skip_init", text); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_skip_init(ctx.c(), cText(text), kwargs.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(kwargs)
	return newModule(ctx, out), err
}

// NewPackedSequence is nnc_packed_sequence_new. A packed sequence of these tensors. sortedIndices
// and unsortedIndices may be nil; the latter follow from the former where only those are given.
// ErrInvalid unless batchSizes is a vector of int64 that never grows and has nothing below 1, and
// indices are a vector of batchSizes[0] int64; ErrShape: batchSizes does not add up to the rows of
// data; ErrIndex: sortedIndices beyond the sequences.
func NewPackedSequence(ctx *Ctx, data, batchSizes, sortedIndices, unsortedIndices *Tensor) (*PackedSequence, error) {
	var out *C.nnc_packed_sequence
	err := check(C.nnc_packed_sequence_new(ctx.c(), data.c(), batchSizes.c(), sortedIndices.c(), unsortedIndices.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(data)
	runtime.KeepAlive(batchSizes)
	runtime.KeepAlive(sortedIndices)
	runtime.KeepAlive(unsortedIndices)
	return newPackedSequence(ctx, out), err
}

// Data is nnc_packed_sequence_data. The elements themselves.
func (packed *PackedSequence) Data(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_packed_sequence_data(ctx.c(), packed.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(packed)
	return newTensor(ctx, out), err
}

// BatchSizes is nnc_packed_sequence_batch_sizes. How many sequences reach each step.
func (packed *PackedSequence) BatchSizes(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_packed_sequence_batch_sizes(ctx.c(), packed.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(packed)
	return newTensor(ctx, out), err
}

// SortedIndices is nnc_packed_sequence_sorted_indices. The places of the sequences, the longest
// first; *out may be nil.
func (packed *PackedSequence) SortedIndices(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_packed_sequence_sorted_indices(ctx.c(), packed.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(packed)
	return newTensor(ctx, out), err
}

// UnsortedIndices is nnc_packed_sequence_unsorted_indices. The way back; *out may be nil.
func (packed *PackedSequence) UnsortedIndices(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_packed_sequence_unsorted_indices(ctx.c(), packed.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(packed)
	return newTensor(ctx, out), err
}

// PackPaddedSequence is nnc_pack_padded_sequence. The sequences in input (steps, batch, ...), with
// batchFirst not 0 (batch, steps, ...), without what lies behind their lengths, a vector of batch
// numbers. enforceSorted not 0 (torch: 1) takes the lengths as they are, the longest first; 0 sorts
// them. ErrShape: input has fewer than 2 dimensions or no elements, lengths of another number, or a
// length beyond the steps; ErrInvalid: a length below 1, lengths that are not sorted. PyTorch's
// defaults: batchFirst false, enforceSorted true.
func PackPaddedSequence(ctx *Ctx, input, lengths *Tensor, batchFirst, enforceSorted bool) (*PackedSequence, error) {
	var out *C.nnc_packed_sequence
	err := check(C.nnc_pack_padded_sequence(ctx.c(), input.c(), lengths.c(), cFlag(batchFirst), cFlag(enforceSorted), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(lengths)
	return newPackedSequence(ctx, out), err
}

// PadPackedSequence is nnc_pad_packed_sequence. The way back: (steps, batch, ...), with batchFirst
// not 0 (batch, steps, ...), in the order in which the sequences were given, with paddingValue
// (torch: 0) behind the end of each; lengths (batch, int64). There are as many steps as the longest
// sequence has, or *totalLength, which may be nil; less is ErrInvalid. PyTorch's defaults:
// batchFirst false, paddingValue 0, totalLength nil.
func PadPackedSequence(ctx *Ctx, sequence *PackedSequence, batchFirst bool, paddingValue float64, totalLength *int64) (*Tensor, *Tensor, error) {
	var output *C.nnc_tensor
	var lengths *C.nnc_tensor
	err := check(C.nnc_pad_packed_sequence(ctx.c(), sequence.c(), cFlag(batchFirst), C.double(paddingValue), cOptionalInt(totalLength), &output, &lengths))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequence)
	return newTensor(ctx, output), newTensor(ctx, lengths), err
}

// PackSequence is nnc_pack_sequence. Sequences (length, ...) of one type and equal sizes behind the
// first; another type becomes that of the first sequence. enforceSorted as above. ErrInvalid: none,
// one of length 0, or not sorted; ErrShape: sizes that differ. PyTorch's defaults: enforceSorted
// true.
func PackSequence(ctx *Ctx, sequences []*Tensor, enforceSorted bool) (*PackedSequence, error) {
	var out *C.nnc_packed_sequence
	err := check(C.nnc_pack_sequence(ctx.c(), tensorList(sequences), C.int64_t(len(sequences)), cFlag(enforceSorted), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequences)
	return newPackedSequence(ctx, out), err
}

// UnpackSequence is nnc_unpack_sequence. The way back: *nOut tensors (length, ...) in the order in
// which they were given. More than capacity is ErrInvalid: nothing is written.
func UnpackSequence(ctx *Ctx, packedSequences *PackedSequence) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_unpack_sequence(ctx.c(), packedSequences.c(), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(packedSequences)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// PadSequence is nnc_pad_sequence. Sequences (length, ...) of equal sizes behind the first, in one
// tensor (longest, nSequences, ...), with batchFirst not 0 (nSequences, longest, ...), of the first
// one's type, with paddingValue (torch: 0) behind the end of each, or before its start if
// paddingSide is "left" (nil: "right"). Differentiable. ErrInvalid: no sequences, another word;
// ErrShape: one without dimensions, or sizes that do not broadcast to the first one's. PyTorch's
// defaults: batchFirst false, paddingValue 0, paddingSide "right".
func PadSequence(ctx *Ctx, sequences []*Tensor, batchFirst bool, paddingValue float64, paddingSide string) (*Tensor, error) {
	if err := noNUL("nnc_pad_sequence", paddingSide); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_pad_sequence(ctx.c(), tensorList(sequences), C.int64_t(len(sequences)), cFlag(batchFirst), C.double(paddingValue), cTextOrNil(paddingSide), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequences)
	return newTensor(ctx, out), err
}

// UnpadSequence is nnc_unpad_sequence. The way back, of sequences that are padded behind their
// ends: of paddedSequences (steps, batch, ...), with batchFirst not 0 (batch, steps, ...), the
// first lengths[i] steps of each, or all. *nOut copies, of which more than capacity are ErrInvalid.
// ErrShape: fewer than 2 dimensions, or lengths is no vector of batch numbers. PyTorch's defaults:
// batchFirst false.
func UnpadSequence(ctx *Ctx, paddedSequences, lengths *Tensor, batchFirst bool) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_unpad_sequence(ctx.c(), paddedSequences.c(), lengths.c(), cFlag(batchFirst), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(paddedSequences)
	runtime.KeepAlive(lengths)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// InvertPermutation is nnc_invert_permutation. The vector out with out[permutation[i]] = i.
// ErrInvalid unless permutation is a vector of int64 without repetition, ErrIndex: a place beyond
// it.
func InvertPermutation(ctx *Ctx, permutation *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_invert_permutation(ctx.c(), permutation.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(permutation)
	return newTensor(ctx, out), err
}

// CallPacked is nnc_module_call_packed. LSTM, GRU or RNN on packed sequences. hx: h_0 and, of an
// LSTM, c_0, (num_layers * directions, batch, size), or nHx 0: zeros. output is packed as input is,
// hN and cN are the states of each sequence after its last element; states stand in the order in
// which the sequences were given. hN and cN may be nil; *cN is nil unless module is an LSTM.
// batch_first says nothing here. Module.Forward does the same with data and states as its inputs
// and "batch_sizes", "sorted_indices" and "unsorted_indices" in kwargs; a module of yours gets them
// in that way. ErrUnknown: another layer; ErrShape, ErrDType: as in LSTM.
func (module *Module) CallPacked(ctx *Ctx, input *PackedSequence, hx []*Tensor) (*PackedSequence, *Tensor, *Tensor, error) {
	var output *C.nnc_packed_sequence
	var hN *C.nnc_tensor
	var cN *C.nnc_tensor
	err := check(C.nnc_module_call_packed(ctx.c(), module.c(), input.c(), tensorList(hx), C.int64_t(len(hx)), &output, &hN, &cN))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(input)
	runtime.KeepAlive(hx)
	return newPackedSequence(ctx, output), newTensor(ctx, hN), newTensor(ctx, cN), err
}
