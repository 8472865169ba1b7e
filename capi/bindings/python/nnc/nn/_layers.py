# SPDX-License-Identifier: Apache-2.0
"""The library's layers as classes.

Made by generate.py from nnc_signature.
"""

from . import _special
from ._layer import Layer
from ._module import Module


class ReLU(Layer):
    """torch.nn.ReLU."""

    def __init__(self, inplace=False):
        super().__init__(inplace=inplace)


class Hardtanh(Layer):
    """torch.nn.Hardtanh."""

    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
        super().__init__(
            min_val=min_val, max_val=max_val, inplace=inplace, min_value=min_value, max_value=max_value
        )


class ReLU6(Hardtanh):
    """torch.nn.ReLU6."""

    def __init__(self, inplace=False):
        Layer.__init__(self, inplace=inplace)


class SELU(Layer):
    """torch.nn.SELU."""

    def __init__(self, inplace=False):
        super().__init__(inplace=inplace)


class SiLU(Layer):
    """torch.nn.SiLU."""

    def __init__(self, inplace=False):
        super().__init__(inplace=inplace)


class Mish(Layer):
    """torch.nn.Mish."""

    def __init__(self, inplace=False):
        super().__init__(inplace=inplace)


class Hardswish(Layer):
    """torch.nn.Hardswish."""

    def __init__(self, inplace=False):
        super().__init__(inplace=inplace)


class Hardsigmoid(Layer):
    """torch.nn.Hardsigmoid."""

    def __init__(self, inplace=False):
        super().__init__(inplace=inplace)


class Sigmoid(Layer):
    """torch.nn.Sigmoid."""

    def __init__(self):
        super().__init__()


class Tanh(Layer):
    """torch.nn.Tanh."""

    def __init__(self):
        super().__init__()


class LogSigmoid(Layer):
    """torch.nn.LogSigmoid."""

    def __init__(self):
        super().__init__()


class Softsign(Layer):
    """torch.nn.Softsign."""

    def __init__(self):
        super().__init__()


class Tanhshrink(Layer):
    """torch.nn.Tanhshrink."""

    def __init__(self):
        super().__init__()


class ELU(Layer):
    """torch.nn.ELU."""

    def __init__(self, alpha=1.0, inplace=False):
        super().__init__(alpha=alpha, inplace=inplace)


class CELU(Layer):
    """torch.nn.CELU."""

    def __init__(self, alpha=1.0, inplace=False):
        super().__init__(alpha=alpha, inplace=inplace)


class LeakyReLU(Layer):
    """torch.nn.LeakyReLU."""

    def __init__(self, negative_slope=0.01, inplace=False):
        super().__init__(negative_slope=negative_slope, inplace=inplace)


class Threshold(Layer):
    """torch.nn.Threshold."""

    def __init__(self, threshold, value, inplace=False):
        super().__init__(threshold=threshold, value=value, inplace=inplace)


class RReLU(Layer):
    """torch.nn.RReLU."""

    def __init__(self, lower=0.125, upper=0.3333333333333333, inplace=False):
        super().__init__(lower=lower, upper=upper, inplace=inplace)


class Softplus(Layer):
    """torch.nn.Softplus."""

    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__(beta=beta, threshold=threshold)


class Hardshrink(Layer):
    """torch.nn.Hardshrink."""

    def __init__(self, lambd=0.5):
        super().__init__(lambd=lambd)


class Softshrink(Layer):
    """torch.nn.Softshrink."""

    def __init__(self, lambd=0.5):
        super().__init__(lambd=lambd)


class GELU(Layer):
    """torch.nn.GELU."""

    def __init__(self, approximate='none'):
        super().__init__(approximate=approximate)


class GLU(Layer):
    """torch.nn.GLU."""

    def __init__(self, dim=-1):
        super().__init__(dim=dim)


class PReLU(Layer):
    """torch.nn.PReLU."""

    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__(num_parameters=num_parameters, init=init, device=device, dtype=dtype)


class Softmax(Layer):
    """torch.nn.Softmax."""

    def __init__(self, dim=None):
        super().__init__(dim=dim)


class Softmin(Layer):
    """torch.nn.Softmin."""

    def __init__(self, dim=None):
        super().__init__(dim=dim)


class LogSoftmax(Layer):
    """torch.nn.LogSoftmax."""

    def __init__(self, dim=None):
        super().__init__(dim=dim)


class Softmax2d(Layer):
    """torch.nn.Softmax2d."""

    def __init__(self):
        super().__init__()


class AdaptiveLogSoftmaxWithLoss(_special.AdaptiveLogSoftmax):
    """torch.nn.AdaptiveLogSoftmaxWithLoss."""

    def __init__(
            self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None
    ):
        super().__init__(
            in_features=in_features, n_classes=n_classes, cutoffs=cutoffs, div_value=div_value,
            head_bias=head_bias, device=device, dtype=dtype
        )


class MultiheadAttention(_special.Attention):
    """torch.nn.MultiheadAttention."""

    def __init__(
            self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False,
            kdim=None, vdim=None, batch_first=False, device=None, dtype=None
    ):
        super().__init__(
            embed_dim=embed_dim, num_heads=num_heads, dropout=dropout, bias=bias, add_bias_kv=add_bias_kv,
            add_zero_attn=add_zero_attn, kdim=kdim, vdim=vdim, batch_first=batch_first, device=device,
            dtype=dtype
        )


class _ConvNd(Module):
    """torch.nn.modules.conv._ConvNd."""


class Conv1d(_ConvNd, Layer):
    """torch.nn.Conv1d."""

    def __init__(
            self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
            padding_mode='zeros', device=None, dtype=None
    ):
        Layer.__init__(
            self, in_channels=in_channels, out_channels=out_channels, kernel_size=kernel_size, stride=stride,
            padding=padding, dilation=dilation, groups=groups, bias=bias, padding_mode=padding_mode,
            device=device, dtype=dtype
        )


class Conv2d(_ConvNd, Layer):
    """torch.nn.Conv2d."""

    def __init__(
            self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
            padding_mode='zeros', device=None, dtype=None
    ):
        Layer.__init__(
            self, in_channels=in_channels, out_channels=out_channels, kernel_size=kernel_size, stride=stride,
            padding=padding, dilation=dilation, groups=groups, bias=bias, padding_mode=padding_mode,
            device=device, dtype=dtype
        )


class Conv3d(_ConvNd, Layer):
    """torch.nn.Conv3d."""

    def __init__(
            self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
            padding_mode='zeros', device=None, dtype=None
    ):
        Layer.__init__(
            self, in_channels=in_channels, out_channels=out_channels, kernel_size=kernel_size, stride=stride,
            padding=padding, dilation=dilation, groups=groups, bias=bias, padding_mode=padding_mode,
            device=device, dtype=dtype
        )


class _ConvTransposeNd(_ConvNd):
    """torch.nn.modules.conv._ConvTransposeNd."""


class ConvTranspose1d(_ConvTransposeNd, _special.Sized):
    """torch.nn.ConvTranspose1d."""

    def __init__(
            self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
            bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None
    ):
        _special.Sized.__init__(
            self, in_channels=in_channels, out_channels=out_channels, kernel_size=kernel_size, stride=stride,
            padding=padding, output_padding=output_padding, groups=groups, bias=bias, dilation=dilation,
            padding_mode=padding_mode, device=device, dtype=dtype
        )


class ConvTranspose2d(_ConvTransposeNd, _special.Sized):
    """torch.nn.ConvTranspose2d."""

    def __init__(
            self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
            bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None
    ):
        _special.Sized.__init__(
            self, in_channels=in_channels, out_channels=out_channels, kernel_size=kernel_size, stride=stride,
            padding=padding, output_padding=output_padding, groups=groups, bias=bias, dilation=dilation,
            padding_mode=padding_mode, device=device, dtype=dtype
        )


class ConvTranspose3d(_ConvTransposeNd, _special.Sized):
    """torch.nn.ConvTranspose3d."""

    def __init__(
            self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
            bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None
    ):
        _special.Sized.__init__(
            self, in_channels=in_channels, out_channels=out_channels, kernel_size=kernel_size, stride=stride,
            padding=padding, output_padding=output_padding, groups=groups, bias=bias, dilation=dilation,
            padding_mode=padding_mode, device=device, dtype=dtype
        )


class _LazyConvXdMixin(_special.LazyModuleMixin):
    """torch.nn.modules.conv._LazyConvXdMixin."""


class LazyConv1d(_LazyConvXdMixin, Conv1d):
    """torch.nn.LazyConv1d."""

    def __init__(
            self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
            padding_mode='zeros', device=None, dtype=None
    ):
        Layer.__init__(
            self, out_channels=out_channels, kernel_size=kernel_size, stride=stride, padding=padding,
            dilation=dilation, groups=groups, bias=bias, padding_mode=padding_mode, device=device, dtype=dtype
        )


class LazyConv2d(_LazyConvXdMixin, Conv2d):
    """torch.nn.LazyConv2d."""

    def __init__(
            self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
            padding_mode='zeros', device=None, dtype=None
    ):
        Layer.__init__(
            self, out_channels=out_channels, kernel_size=kernel_size, stride=stride, padding=padding,
            dilation=dilation, groups=groups, bias=bias, padding_mode=padding_mode, device=device, dtype=dtype
        )


class LazyConv3d(_LazyConvXdMixin, Conv3d):
    """torch.nn.LazyConv3d."""

    def __init__(
            self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
            padding_mode='zeros', device=None, dtype=None
    ):
        Layer.__init__(
            self, out_channels=out_channels, kernel_size=kernel_size, stride=stride, padding=padding,
            dilation=dilation, groups=groups, bias=bias, padding_mode=padding_mode, device=device, dtype=dtype
        )


class LazyConvTranspose1d(_LazyConvXdMixin, ConvTranspose1d):
    """torch.nn.LazyConvTranspose1d."""

    def __init__(
            self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
            dilation=1, padding_mode='zeros', device=None, dtype=None
    ):
        _special.Sized.__init__(
            self, out_channels=out_channels, kernel_size=kernel_size, stride=stride, padding=padding,
            output_padding=output_padding, groups=groups, bias=bias, dilation=dilation,
            padding_mode=padding_mode, device=device, dtype=dtype
        )


class LazyConvTranspose2d(_LazyConvXdMixin, ConvTranspose2d):
    """torch.nn.LazyConvTranspose2d."""

    def __init__(
            self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
            dilation=1, padding_mode='zeros', device=None, dtype=None
    ):
        _special.Sized.__init__(
            self, out_channels=out_channels, kernel_size=kernel_size, stride=stride, padding=padding,
            output_padding=output_padding, groups=groups, bias=bias, dilation=dilation,
            padding_mode=padding_mode, device=device, dtype=dtype
        )


class LazyConvTranspose3d(_LazyConvXdMixin, ConvTranspose3d):
    """torch.nn.LazyConvTranspose3d."""

    def __init__(
            self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
            dilation=1, padding_mode='zeros', device=None, dtype=None
    ):
        _special.Sized.__init__(
            self, out_channels=out_channels, kernel_size=kernel_size, stride=stride, padding=padding,
            output_padding=output_padding, groups=groups, bias=bias, dilation=dilation,
            padding_mode=padding_mode, device=device, dtype=dtype
        )


class CosineSimilarity(Layer):
    """torch.nn.CosineSimilarity."""

    def __init__(self, dim=1, eps=1e-08):
        super().__init__(dim=dim, eps=eps)


class PairwiseDistance(Layer):
    """torch.nn.PairwiseDistance."""

    def __init__(self, p=2.0, eps=1e-06, keepdim=False):
        super().__init__(p=p, eps=eps, keepdim=keepdim)


class Embedding(_special.Table):
    """torch.nn.Embedding."""

    def __init__(
            self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0,
            scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None
    ):
        super().__init__(
            num_embeddings=num_embeddings, embedding_dim=embedding_dim, padding_idx=padding_idx,
            max_norm=max_norm, norm_type=norm_type, scale_grad_by_freq=scale_grad_by_freq, sparse=sparse,
            _weight=_weight, _freeze=_freeze, device=device, dtype=dtype
        )


class EmbeddingBag(_special.TableOfBags):
    """torch.nn.EmbeddingBag."""

    def __init__(
            self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
            mode='mean', sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None,
            dtype=None
    ):
        super().__init__(
            num_embeddings=num_embeddings, embedding_dim=embedding_dim, max_norm=max_norm, norm_type=norm_type,
            scale_grad_by_freq=scale_grad_by_freq, mode=mode, sparse=sparse, _weight=_weight,
            include_last_offset=include_last_offset, padding_idx=padding_idx, device=device, dtype=dtype
        )


class Fold(Layer):
    """torch.nn.Fold."""

    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__(
            output_size=output_size, kernel_size=kernel_size, dilation=dilation, padding=padding, stride=stride
        )


class Unfold(Layer):
    """torch.nn.Unfold."""

    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__(kernel_size=kernel_size, dilation=dilation, padding=padding, stride=stride)


class FractionalMaxPool2d(Layer):
    """torch.nn.FractionalMaxPool2d."""

    def __init__(
            self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
    ):
        super().__init__(
            kernel_size=kernel_size, output_size=output_size, output_ratio=output_ratio,
            return_indices=return_indices, _random_samples=_random_samples
        )


class FractionalMaxPool3d(Layer):
    """torch.nn.FractionalMaxPool3d."""

    def __init__(
            self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
    ):
        super().__init__(
            kernel_size=kernel_size, output_size=output_size, output_ratio=output_ratio,
            return_indices=return_indices, _random_samples=_random_samples
        )


class Linear(Layer):
    """torch.nn.Linear."""

    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__(
            in_features=in_features, out_features=out_features, bias=bias, device=device, dtype=dtype
        )


class LazyLinear(_special.LazyModuleMixin, Linear):
    """torch.nn.LazyLinear."""

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        Layer.__init__(self, out_features=out_features, bias=bias, device=device, dtype=dtype)


class Bilinear(Layer):
    """torch.nn.Bilinear."""

    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
        super().__init__(
            in1_features=in1_features, in2_features=in2_features, out_features=out_features, bias=bias,
            device=device, dtype=dtype
        )


class NonDynamicallyQuantizableLinear(Linear):
    """torch.nn.NonDynamicallyQuantizableLinear."""

    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        Layer.__init__(
            self, in_features=in_features, out_features=out_features, bias=bias, device=device, dtype=dtype
        )


class _Loss(_special.Loss):
    """torch.nn.modules.loss._Loss."""


class L1Loss(_Loss, _special.SameSizes):
    """torch.nn.L1Loss."""

    def __init__(self, size_average=None, reduce=None, reduction='mean'):
        _special.SameSizes.__init__(self, size_average=size_average, reduce=reduce, reduction=reduction)


class MSELoss(_Loss, _special.SameSizes):
    """torch.nn.MSELoss."""

    def __init__(self, size_average=None, reduce=None, reduction='mean'):
        _special.SameSizes.__init__(self, size_average=size_average, reduce=reduce, reduction=reduction)


class SoftMarginLoss(_Loss, Layer):
    """torch.nn.SoftMarginLoss."""

    def __init__(self, size_average=None, reduce=None, reduction='mean'):
        Layer.__init__(self, size_average=size_average, reduce=reduce, reduction=reduction)


class MultiLabelMarginLoss(_Loss, Layer):
    """torch.nn.MultiLabelMarginLoss."""

    def __init__(self, size_average=None, reduce=None, reduction='mean'):
        Layer.__init__(self, size_average=size_average, reduce=reduce, reduction=reduction)


class SmoothL1Loss(_Loss, _special.SameSizes):
    """torch.nn.SmoothL1Loss."""

    def __init__(self, size_average=None, reduce=None, reduction='mean', beta=1.0):
        _special.SameSizes.__init__(
            self, size_average=size_average, reduce=reduce, reduction=reduction, beta=beta
        )


class HuberLoss(_Loss, _special.SameSizes):
    """torch.nn.HuberLoss."""

    def __init__(self, reduction='mean', delta=1.0):
        _special.SameSizes.__init__(self, reduction=reduction, delta=delta)


class HingeEmbeddingLoss(_Loss, Layer):
    """torch.nn.HingeEmbeddingLoss."""

    def __init__(self, margin=1.0, size_average=None, reduce=None, reduction='mean'):
        Layer.__init__(self, margin=margin, size_average=size_average, reduce=reduce, reduction=reduction)


class MarginRankingLoss(_Loss, Layer):
    """torch.nn.MarginRankingLoss."""

    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction='mean'):
        Layer.__init__(self, margin=margin, size_average=size_average, reduce=reduce, reduction=reduction)


class CosineEmbeddingLoss(_Loss, Layer):
    """torch.nn.CosineEmbeddingLoss."""

    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction='mean'):
        Layer.__init__(self, margin=margin, size_average=size_average, reduce=reduce, reduction=reduction)


class _WeightedLoss(_Loss, _special.WeightedLoss):
    """torch.nn.modules.loss._WeightedLoss."""


class CrossEntropyLoss(_WeightedLoss, Layer):
    """torch.nn.CrossEntropyLoss."""

    def __init__(
            self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean',
            label_smoothing=0.0
    ):
        Layer.__init__(
            self, weight=weight, size_average=size_average, ignore_index=ignore_index, reduce=reduce,
            reduction=reduction, label_smoothing=label_smoothing
        )


class NLLLoss(_WeightedLoss, Layer):
    """torch.nn.NLLLoss."""

    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'):
        Layer.__init__(
            self, weight=weight, size_average=size_average, ignore_index=ignore_index, reduce=reduce,
            reduction=reduction
        )


class NLLLoss2d(NLLLoss):
    """torch.nn.NLLLoss2d."""

    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'):
        Layer.__init__(
            self, weight=weight, size_average=size_average, ignore_index=ignore_index, reduce=reduce,
            reduction=reduction
        )


class BCELoss(_WeightedLoss, Layer):
    """torch.nn.BCELoss."""

    def __init__(self, weight=None, size_average=None, reduce=None, reduction='mean'):
        Layer.__init__(self, weight=weight, size_average=size_average, reduce=reduce, reduction=reduction)


class MultiLabelSoftMarginLoss(_WeightedLoss, Layer):
    """torch.nn.MultiLabelSoftMarginLoss."""

    def __init__(self, weight=None, size_average=None, reduce=None, reduction='mean'):
        Layer.__init__(self, weight=weight, size_average=size_average, reduce=reduce, reduction=reduction)


class BCEWithLogitsLoss(_Loss, Layer):
    """torch.nn.BCEWithLogitsLoss."""

    def __init__(self, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None):
        Layer.__init__(
            self, weight=weight, size_average=size_average, reduce=reduce, reduction=reduction,
            pos_weight=pos_weight
        )


class MultiMarginLoss(_WeightedLoss, Layer):
    """torch.nn.MultiMarginLoss."""

    def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean'):
        Layer.__init__(
            self, p=p, margin=margin, weight=weight, size_average=size_average, reduce=reduce,
            reduction=reduction
        )


class KLDivLoss(_Loss, Layer):
    """torch.nn.KLDivLoss."""

    def __init__(self, size_average=None, reduce=None, reduction='mean', log_target=False):
        Layer.__init__(
            self, size_average=size_average, reduce=reduce, reduction=reduction, log_target=log_target
        )


class PoissonNLLLoss(_Loss, Layer):
    """torch.nn.PoissonNLLLoss."""

    def __init__(self, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'):
        Layer.__init__(
            self, log_input=log_input, full=full, size_average=size_average, eps=eps, reduce=reduce,
            reduction=reduction
        )


class GaussianNLLLoss(_Loss, _special.Variance):
    """torch.nn.GaussianNLLLoss."""

    def __init__(self, *, full=False, eps=1e-06, reduction='mean'):
        _special.Variance.__init__(self, full=full, eps=eps, reduction=reduction)


class TripletMarginLoss(_Loss, Layer):
    """torch.nn.TripletMarginLoss."""

    def __init__(
            self, margin=1.0, p=2.0, eps=1e-06, swap=False, size_average=None, reduce=None, reduction='mean'
    ):
        Layer.__init__(
            self, margin=margin, p=p, eps=eps, swap=swap, size_average=size_average, reduce=reduce,
            reduction=reduction
        )


class CTCLoss(_Loss, _special.Lengths):
    """torch.nn.CTCLoss."""

    def __init__(self, blank=0, reduction='mean', zero_infinity=False):
        _special.Lengths.__init__(self, blank=blank, reduction=reduction, zero_infinity=zero_infinity)


class TripletMarginWithDistanceLoss(_Loss, _special.Distance):
    """torch.nn.TripletMarginWithDistanceLoss."""

    def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction='mean'):
        _special.Distance.__init__(
            self, distance_function=distance_function, margin=margin, swap=swap, reduction=reduction
        )


class LinearCrossEntropyLoss(_WeightedLoss, Layer):
    """torch.nn.LinearCrossEntropyLoss."""

    def __init__(
            self, in_features, num_classes, *, out_features=(), bias=False, device=None, dtype=None,
            reduction='mean', weight=None, ignore_index=None, label_smoothing=0.0, options=None
    ):
        Layer.__init__(
            self, in_features=in_features, num_classes=num_classes, out_features=out_features, bias=bias,
            device=device, dtype=dtype, reduction=reduction, weight=weight, ignore_index=ignore_index,
            label_smoothing=label_smoothing, options=options
        )


class _NormBase(Module):
    """torch.nn.modules.batchnorm._NormBase."""


class _BatchNorm(_NormBase):
    """torch.nn.modules.batchnorm._BatchNorm."""


class BatchNorm1d(_BatchNorm, _special.Tracked):
    """torch.nn.BatchNorm1d."""

    def __init__(
            self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None,
            dtype=None, *, bias=True
    ):
        _special.Tracked.__init__(
            self, num_features=num_features, eps=eps, momentum=momentum, affine=affine,
            track_running_stats=track_running_stats, device=device, dtype=dtype, bias=bias
        )


class BatchNorm2d(_BatchNorm, _special.Tracked):
    """torch.nn.BatchNorm2d."""

    def __init__(
            self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None,
            dtype=None, *, bias=True
    ):
        _special.Tracked.__init__(
            self, num_features=num_features, eps=eps, momentum=momentum, affine=affine,
            track_running_stats=track_running_stats, device=device, dtype=dtype, bias=bias
        )


class BatchNorm3d(_BatchNorm, _special.Tracked):
    """torch.nn.BatchNorm3d."""

    def __init__(
            self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None,
            dtype=None, *, bias=True
    ):
        _special.Tracked.__init__(
            self, num_features=num_features, eps=eps, momentum=momentum, affine=affine,
            track_running_stats=track_running_stats, device=device, dtype=dtype, bias=bias
        )


class SyncBatchNorm(_BatchNorm, Layer):
    """torch.nn.SyncBatchNorm."""

    def __init__(
            self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True,
            process_group=None, device=None, dtype=None, *, bias=True
    ):
        Layer.__init__(
            self, num_features=num_features, eps=eps, momentum=momentum, affine=affine,
            track_running_stats=track_running_stats, process_group=process_group, device=device, dtype=dtype,
            bias=bias
        )


class _InstanceNorm(_NormBase):
    """torch.nn.modules.instancenorm._InstanceNorm."""


class InstanceNorm1d(_InstanceNorm, _special.Tracked):
    """torch.nn.InstanceNorm1d."""

    def __init__(
            self, num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None,
            dtype=None, *, bias=True
    ):
        _special.Tracked.__init__(
            self, num_features=num_features, eps=eps, momentum=momentum, affine=affine,
            track_running_stats=track_running_stats, device=device, dtype=dtype, bias=bias
        )


class InstanceNorm2d(_InstanceNorm, _special.Tracked):
    """torch.nn.InstanceNorm2d."""

    def __init__(
            self, num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None,
            dtype=None, *, bias=True
    ):
        _special.Tracked.__init__(
            self, num_features=num_features, eps=eps, momentum=momentum, affine=affine,
            track_running_stats=track_running_stats, device=device, dtype=dtype, bias=bias
        )


class InstanceNorm3d(_InstanceNorm, _special.Tracked):
    """torch.nn.InstanceNorm3d."""

    def __init__(
            self, num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None,
            dtype=None, *, bias=True
    ):
        _special.Tracked.__init__(
            self, num_features=num_features, eps=eps, momentum=momentum, affine=affine,
            track_running_stats=track_running_stats, device=device, dtype=dtype, bias=bias
        )


class _LazyNormBase(_special.LazyModuleMixin, _NormBase):
    """torch.nn.modules.batchnorm._LazyNormBase."""


class LazyBatchNorm1d(_LazyNormBase, _BatchNorm, _special.Tracked):
    """torch.nn.LazyBatchNorm1d."""

    def __init__(
            self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
            bias=True
    ):
        _special.Tracked.__init__(
            self, eps=eps, momentum=momentum, affine=affine, track_running_stats=track_running_stats,
            device=device, dtype=dtype, bias=bias
        )


class LazyBatchNorm2d(_LazyNormBase, _BatchNorm, _special.Tracked):
    """torch.nn.LazyBatchNorm2d."""

    def __init__(
            self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
            bias=True
    ):
        _special.Tracked.__init__(
            self, eps=eps, momentum=momentum, affine=affine, track_running_stats=track_running_stats,
            device=device, dtype=dtype, bias=bias
        )


class LazyBatchNorm3d(_LazyNormBase, _BatchNorm, _special.Tracked):
    """torch.nn.LazyBatchNorm3d."""

    def __init__(
            self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
            bias=True
    ):
        _special.Tracked.__init__(
            self, eps=eps, momentum=momentum, affine=affine, track_running_stats=track_running_stats,
            device=device, dtype=dtype, bias=bias
        )


class LazyInstanceNorm1d(_LazyNormBase, _InstanceNorm, _special.Tracked):
    """torch.nn.LazyInstanceNorm1d."""

    def __init__(
            self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
            bias=True
    ):
        _special.Tracked.__init__(
            self, eps=eps, momentum=momentum, affine=affine, track_running_stats=track_running_stats,
            device=device, dtype=dtype, bias=bias
        )


class LazyInstanceNorm2d(_LazyNormBase, _InstanceNorm, _special.Tracked):
    """torch.nn.LazyInstanceNorm2d."""

    def __init__(
            self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
            bias=True
    ):
        _special.Tracked.__init__(
            self, eps=eps, momentum=momentum, affine=affine, track_running_stats=track_running_stats,
            device=device, dtype=dtype, bias=bias
        )


class LazyInstanceNorm3d(_LazyNormBase, _InstanceNorm, _special.Tracked):
    """torch.nn.LazyInstanceNorm3d."""

    def __init__(
            self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
            bias=True
    ):
        _special.Tracked.__init__(
            self, eps=eps, momentum=momentum, affine=affine, track_running_stats=track_running_stats,
            device=device, dtype=dtype, bias=bias
        )


class LayerNorm(Layer):
    """torch.nn.LayerNorm."""

    def __init__(
            self, normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None
    ):
        super().__init__(
            normalized_shape=normalized_shape, eps=eps, elementwise_affine=elementwise_affine, bias=bias,
            device=device, dtype=dtype
        )


class RMSNorm(Layer):
    """torch.nn.RMSNorm."""

    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
        super().__init__(
            normalized_shape=normalized_shape, eps=eps, elementwise_affine=elementwise_affine, device=device,
            dtype=dtype
        )


class GroupNorm(Layer):
    """torch.nn.GroupNorm."""

    def __init__(self, num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, bias=True):
        super().__init__(
            num_groups=num_groups, num_channels=num_channels, eps=eps, affine=affine, device=device,
            dtype=dtype, bias=bias
        )


class LocalResponseNorm(Layer):
    """torch.nn.LocalResponseNorm."""

    def __init__(self, size, alpha=0.0001, beta=0.75, k=1.0):
        super().__init__(size=size, alpha=alpha, beta=beta, k=k)


class CrossMapLRN2d(Layer):
    """torch.nn.CrossMapLRN2d."""

    def __init__(self, size, alpha=0.0001, beta=0.75, k=1):
        super().__init__(size=size, alpha=alpha, beta=beta, k=k)


class _ReflectionPadNd(Module):
    """torch.nn.modules.padding._ReflectionPadNd."""


class ReflectionPad1d(_ReflectionPadNd, Layer):
    """torch.nn.ReflectionPad1d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class ReflectionPad2d(_ReflectionPadNd, Layer):
    """torch.nn.ReflectionPad2d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class ReflectionPad3d(_ReflectionPadNd, Layer):
    """torch.nn.ReflectionPad3d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class _ReplicationPadNd(Module):
    """torch.nn.modules.padding._ReplicationPadNd."""


class ReplicationPad1d(_ReplicationPadNd, Layer):
    """torch.nn.ReplicationPad1d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class ReplicationPad2d(_ReplicationPadNd, Layer):
    """torch.nn.ReplicationPad2d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class ReplicationPad3d(_ReplicationPadNd, Layer):
    """torch.nn.ReplicationPad3d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class _ConstantPadNd(Module):
    """torch.nn.modules.padding._ConstantPadNd."""


class ConstantPad1d(_ConstantPadNd, Layer):
    """torch.nn.ConstantPad1d."""

    def __init__(self, padding, value):
        Layer.__init__(self, padding=padding, value=value)


class ZeroPad1d(ConstantPad1d):
    """torch.nn.ZeroPad1d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class ConstantPad2d(_ConstantPadNd, Layer):
    """torch.nn.ConstantPad2d."""

    def __init__(self, padding, value):
        Layer.__init__(self, padding=padding, value=value)


class ZeroPad2d(ConstantPad2d):
    """torch.nn.ZeroPad2d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class ConstantPad3d(_ConstantPadNd, Layer):
    """torch.nn.ConstantPad3d."""

    def __init__(self, padding, value):
        Layer.__init__(self, padding=padding, value=value)


class ZeroPad3d(ConstantPad3d):
    """torch.nn.ZeroPad3d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class _CircularPadNd(Module):
    """torch.nn.modules.padding._CircularPadNd."""


class CircularPad1d(_CircularPadNd, Layer):
    """torch.nn.CircularPad1d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class CircularPad2d(_CircularPadNd, Layer):
    """torch.nn.CircularPad2d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class CircularPad3d(_CircularPadNd, Layer):
    """torch.nn.CircularPad3d."""

    def __init__(self, padding):
        Layer.__init__(self, padding=padding)


class _MaxPoolNd(Module):
    """torch.nn.modules.pooling._MaxPoolNd."""


class MaxPool1d(_MaxPoolNd, Layer):
    """torch.nn.MaxPool1d."""

    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
        Layer.__init__(
            self, kernel_size=kernel_size, stride=stride, padding=padding, dilation=dilation,
            return_indices=return_indices, ceil_mode=ceil_mode
        )


class MaxPool2d(_MaxPoolNd, Layer):
    """torch.nn.MaxPool2d."""

    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
        Layer.__init__(
            self, kernel_size=kernel_size, stride=stride, padding=padding, dilation=dilation,
            return_indices=return_indices, ceil_mode=ceil_mode
        )


class MaxPool3d(_MaxPoolNd, Layer):
    """torch.nn.MaxPool3d."""

    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
        Layer.__init__(
            self, kernel_size=kernel_size, stride=stride, padding=padding, dilation=dilation,
            return_indices=return_indices, ceil_mode=ceil_mode
        )


class _AvgPoolNd(Module):
    """torch.nn.modules.pooling._AvgPoolNd."""


class AvgPool1d(_AvgPoolNd, Layer):
    """torch.nn.AvgPool1d."""

    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
        Layer.__init__(
            self, kernel_size=kernel_size, stride=stride, padding=padding, ceil_mode=ceil_mode,
            count_include_pad=count_include_pad
        )


class AvgPool2d(_AvgPoolNd, Layer):
    """torch.nn.AvgPool2d."""

    def __init__(
            self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
            divisor_override=None
    ):
        Layer.__init__(
            self, kernel_size=kernel_size, stride=stride, padding=padding, ceil_mode=ceil_mode,
            count_include_pad=count_include_pad, divisor_override=divisor_override
        )


class AvgPool3d(_AvgPoolNd, Layer):
    """torch.nn.AvgPool3d."""

    def __init__(
            self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
            divisor_override=None
    ):
        Layer.__init__(
            self, kernel_size=kernel_size, stride=stride, padding=padding, ceil_mode=ceil_mode,
            count_include_pad=count_include_pad, divisor_override=divisor_override
        )


class _AdaptiveAvgPoolNd(Module):
    """torch.nn.modules.pooling._AdaptiveAvgPoolNd."""


class AdaptiveAvgPool1d(_AdaptiveAvgPoolNd, Layer):
    """torch.nn.AdaptiveAvgPool1d."""

    def __init__(self, output_size):
        Layer.__init__(self, output_size=output_size)


class AdaptiveAvgPool2d(_AdaptiveAvgPoolNd, Layer):
    """torch.nn.AdaptiveAvgPool2d."""

    def __init__(self, output_size):
        Layer.__init__(self, output_size=output_size)


class AdaptiveAvgPool3d(_AdaptiveAvgPoolNd, Layer):
    """torch.nn.AdaptiveAvgPool3d."""

    def __init__(self, output_size):
        Layer.__init__(self, output_size=output_size)


class _AdaptiveMaxPoolNd(Module):
    """torch.nn.modules.pooling._AdaptiveMaxPoolNd."""


class AdaptiveMaxPool1d(_AdaptiveMaxPoolNd, Layer):
    """torch.nn.AdaptiveMaxPool1d."""

    def __init__(self, output_size, return_indices=False):
        Layer.__init__(self, output_size=output_size, return_indices=return_indices)


class AdaptiveMaxPool2d(_AdaptiveMaxPoolNd, Layer):
    """torch.nn.AdaptiveMaxPool2d."""

    def __init__(self, output_size, return_indices=False):
        Layer.__init__(self, output_size=output_size, return_indices=return_indices)


class AdaptiveMaxPool3d(_AdaptiveMaxPoolNd, Layer):
    """torch.nn.AdaptiveMaxPool3d."""

    def __init__(self, output_size, return_indices=False):
        Layer.__init__(self, output_size=output_size, return_indices=return_indices)


class _LPPoolNd(Module):
    """torch.nn.modules.pooling._LPPoolNd."""


class LPPool1d(_LPPoolNd, Layer):
    """torch.nn.LPPool1d."""

    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
        Layer.__init__(self, norm_type=norm_type, kernel_size=kernel_size, stride=stride, ceil_mode=ceil_mode)


class LPPool2d(_LPPoolNd, Layer):
    """torch.nn.LPPool2d."""

    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
        Layer.__init__(self, norm_type=norm_type, kernel_size=kernel_size, stride=stride, ceil_mode=ceil_mode)


class LPPool3d(_LPPoolNd, Layer):
    """torch.nn.LPPool3d."""

    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
        Layer.__init__(self, norm_type=norm_type, kernel_size=kernel_size, stride=stride, ceil_mode=ceil_mode)


class _MaxUnpoolNd(Module):
    """torch.nn.modules.pooling._MaxUnpoolNd."""


class MaxUnpool1d(_MaxUnpoolNd, _special.Sized):
    """torch.nn.MaxUnpool1d."""

    def __init__(self, kernel_size, stride=None, padding=0):
        _special.Sized.__init__(self, kernel_size=kernel_size, stride=stride, padding=padding)


class MaxUnpool2d(_MaxUnpoolNd, _special.Sized):
    """torch.nn.MaxUnpool2d."""

    def __init__(self, kernel_size, stride=None, padding=0):
        _special.Sized.__init__(self, kernel_size=kernel_size, stride=stride, padding=padding)


class MaxUnpool3d(_MaxUnpoolNd, _special.Sized):
    """torch.nn.MaxUnpool3d."""

    def __init__(self, kernel_size, stride=None, padding=0):
        _special.Sized.__init__(self, kernel_size=kernel_size, stride=stride, padding=padding)


class RNNBase(_special.Recurrent):
    """torch.nn.RNNBase."""

    def __init__(
            self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
            bidirectional=False, proj_size=0, device=None, dtype=None
    ):
        super().__init__(
            mode=mode, input_size=input_size, hidden_size=hidden_size, num_layers=num_layers, bias=bias,
            batch_first=batch_first, dropout=dropout, bidirectional=bidirectional, proj_size=proj_size,
            device=device, dtype=dtype
        )


class LSTM(RNNBase, _special.LongShortTermMemory):
    """torch.nn.LSTM."""

    def __init__(
            self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
            bidirectional=False, proj_size=0, device=None, dtype=None
    ):
        _special.LongShortTermMemory.__init__(
            self, input_size=input_size, hidden_size=hidden_size, num_layers=num_layers, bias=bias,
            batch_first=batch_first, dropout=dropout, bidirectional=bidirectional, proj_size=proj_size,
            device=device, dtype=dtype
        )


class GRU(RNNBase):
    """torch.nn.GRU."""

    def __init__(
            self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
            bidirectional=False, *, device=None, dtype=None
    ):
        _special.Recurrent.__init__(
            self, input_size=input_size, hidden_size=hidden_size, num_layers=num_layers, bias=bias,
            batch_first=batch_first, dropout=dropout, bidirectional=bidirectional, device=device, dtype=dtype
        )


class RNN(RNNBase):
    """torch.nn.RNN."""

    def __init__(
            self, input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True, batch_first=False,
            dropout=0.0, bidirectional=False, *, device=None, dtype=None
    ):
        _special.Recurrent.__init__(
            self, input_size=input_size, hidden_size=hidden_size, num_layers=num_layers,
            nonlinearity=nonlinearity, bias=bias, batch_first=batch_first, dropout=dropout,
            bidirectional=bidirectional, device=device, dtype=dtype
        )


class RNNCellBase(Layer):
    """torch.nn.RNNCellBase."""

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__(
            input_size=input_size, hidden_size=hidden_size, bias=bias, num_chunks=num_chunks, device=device,
            dtype=dtype
        )


class RNNCell(RNNCellBase, _special.RecurrentCell):
    """torch.nn.RNNCell."""

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
        _special.RecurrentCell.__init__(
            self, input_size=input_size, hidden_size=hidden_size, bias=bias, nonlinearity=nonlinearity,
            device=device, dtype=dtype
        )


class LSTMCell(RNNCellBase, _special.RecurrentCell):
    """torch.nn.LSTMCell."""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        _special.RecurrentCell.__init__(
            self, input_size=input_size, hidden_size=hidden_size, bias=bias, device=device, dtype=dtype
        )


class GRUCell(RNNCellBase, _special.RecurrentCell):
    """torch.nn.GRUCell."""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        _special.RecurrentCell.__init__(
            self, input_size=input_size, hidden_size=hidden_size, bias=bias, device=device, dtype=dtype
        )


class Flatten(Layer):
    """torch.nn.Flatten."""

    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__(start_dim=start_dim, end_dim=end_dim)


class Unflatten(Layer):
    """torch.nn.Unflatten."""

    def __init__(self, dim, unflattened_size):
        super().__init__(dim=dim, unflattened_size=unflattened_size)


class _DropoutNd(Module):
    """torch.nn.modules.dropout._DropoutNd."""


class Dropout(_DropoutNd, Layer):
    """torch.nn.Dropout."""

    def __init__(self, p=0.5, inplace=False):
        Layer.__init__(self, p=p, inplace=inplace)


class Dropout1d(_DropoutNd, Layer):
    """torch.nn.Dropout1d."""

    def __init__(self, p=0.5, inplace=False):
        Layer.__init__(self, p=p, inplace=inplace)


class Dropout2d(_DropoutNd, Layer):
    """torch.nn.Dropout2d."""

    def __init__(self, p=0.5, inplace=False):
        Layer.__init__(self, p=p, inplace=inplace)


class Dropout3d(_DropoutNd, Layer):
    """torch.nn.Dropout3d."""

    def __init__(self, p=0.5, inplace=False):
        Layer.__init__(self, p=p, inplace=inplace)


class AlphaDropout(_DropoutNd, Layer):
    """torch.nn.AlphaDropout."""

    def __init__(self, p=0.5, inplace=False):
        Layer.__init__(self, p=p, inplace=inplace)


class FeatureAlphaDropout(_DropoutNd, Layer):
    """torch.nn.FeatureAlphaDropout."""

    def __init__(self, p=0.5, inplace=False):
        Layer.__init__(self, p=p, inplace=inplace)


class Transformer(_special.Transformers):
    """torch.nn.Transformer."""

    def __init__(
            self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048,
            dropout=0.1, activation="relu", custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-05,
            batch_first=False, norm_first=False, bias=True, device=None, dtype=None
    ):
        super().__init__(
            d_model=d_model, nhead=nhead, num_encoder_layers=num_encoder_layers,
            num_decoder_layers=num_decoder_layers, dim_feedforward=dim_feedforward, dropout=dropout,
            activation=activation, custom_encoder=custom_encoder, custom_decoder=custom_decoder,
            layer_norm_eps=layer_norm_eps, batch_first=batch_first, norm_first=norm_first, bias=bias,
            device=device, dtype=dtype
        )


class TransformerEncoder(_special.Encoders):
    """torch.nn.TransformerEncoder."""

    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
        super().__init__(
            encoder_layer=encoder_layer, num_layers=num_layers, norm=norm,
            enable_nested_tensor=enable_nested_tensor, mask_check=mask_check
        )


class TransformerDecoder(_special.Decoders):
    """torch.nn.TransformerDecoder."""

    def __init__(self, decoder_layer, num_layers, norm=None):
        super().__init__(decoder_layer=decoder_layer, num_layers=num_layers, norm=norm)


class TransformerEncoderLayer(_special.Encoders):
    """torch.nn.TransformerEncoderLayer."""

    def __init__(
            self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation="relu", layer_norm_eps=1e-05,
            batch_first=False, norm_first=False, bias=True, device=None, dtype=None
    ):
        super().__init__(
            d_model=d_model, nhead=nhead, dim_feedforward=dim_feedforward, dropout=dropout,
            activation=activation, layer_norm_eps=layer_norm_eps, batch_first=batch_first,
            norm_first=norm_first, bias=bias, device=device, dtype=dtype
        )


class TransformerDecoderLayer(_special.Decoders):
    """torch.nn.TransformerDecoderLayer."""

    def __init__(
            self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation="relu", layer_norm_eps=1e-05,
            batch_first=False, norm_first=False, bias=True, device=None, dtype=None
    ):
        super().__init__(
            d_model=d_model, nhead=nhead, dim_feedforward=dim_feedforward, dropout=dropout,
            activation=activation, layer_norm_eps=layer_norm_eps, batch_first=batch_first,
            norm_first=norm_first, bias=bias, device=device, dtype=dtype
        )


class PixelShuffle(Layer):
    """torch.nn.PixelShuffle."""

    def __init__(self, upscale_factor):
        super().__init__(upscale_factor=upscale_factor)


class PixelUnshuffle(Layer):
    """torch.nn.PixelUnshuffle."""

    def __init__(self, downscale_factor):
        super().__init__(downscale_factor=downscale_factor)


class ChannelShuffle(Layer):
    """torch.nn.ChannelShuffle."""

    def __init__(self, groups):
        super().__init__(groups=groups)


class Upsample(Layer):
    """torch.nn.Upsample."""

    def __init__(
            self, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None
    ):
        super().__init__(
            size=size, scale_factor=scale_factor, mode=mode, align_corners=align_corners,
            recompute_scale_factor=recompute_scale_factor
        )


class UpsamplingNearest2d(Upsample):
    """torch.nn.UpsamplingNearest2d."""

    def __init__(self, size=None, scale_factor=None):
        Layer.__init__(self, size=size, scale_factor=scale_factor)


class UpsamplingBilinear2d(Upsample):
    """torch.nn.UpsamplingBilinear2d."""

    def __init__(self, size=None, scale_factor=None):
        Layer.__init__(self, size=size, scale_factor=scale_factor)


class Identity(Layer):
    """torch.nn.Identity."""

    def __init__(self, *args, **kwargs):
        super().__init__()
