# SPDX-License-Identifier: Apache-2.0
"""The modules of torch.nn.modules, their classes and, where these are more than Module, the bases of them.

As PyTorch 2.14 has them: __module__ and __bases__ of each class.
"""
import re

_TABLE = """
activation: CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish
    MultiheadAttention PReLU RReLU ReLU ReLU6(Hardtanh) SELU SiLU Sigmoid Softmax Softmax2d Softmin Softplus
    Softshrink Softsign Tanh Tanhshrink Threshold
adaptive: AdaptiveLogSoftmaxWithLoss
batchnorm: BatchNorm1d(_BatchNorm) BatchNorm2d(_BatchNorm) BatchNorm3d(_BatchNorm)
    LazyBatchNorm1d(_LazyNormBase,_BatchNorm) LazyBatchNorm2d(_LazyNormBase,_BatchNorm)
    LazyBatchNorm3d(_LazyNormBase,_BatchNorm) SyncBatchNorm(_BatchNorm) _BatchNorm(_NormBase)
    _LazyNormBase(LazyModuleMixin,_NormBase) _NormBase
channelshuffle: ChannelShuffle
container: ModuleDict ModuleList ParameterDict ParameterList Sequential
conv: Conv1d(_ConvNd) Conv2d(_ConvNd) Conv3d(_ConvNd) ConvTranspose1d(_ConvTransposeNd)
    ConvTranspose2d(_ConvTransposeNd) ConvTranspose3d(_ConvTransposeNd) LazyConv1d(_LazyConvXdMixin,Conv1d)
    LazyConv2d(_LazyConvXdMixin,Conv2d) LazyConv3d(_LazyConvXdMixin,Conv3d)
    LazyConvTranspose1d(_LazyConvXdMixin,ConvTranspose1d) LazyConvTranspose2d(_LazyConvXdMixin,ConvTranspose2d)
    LazyConvTranspose3d(_LazyConvXdMixin,ConvTranspose3d) _ConvNd
    _ConvTransposeNd(_ConvNd) _LazyConvXdMixin(LazyModuleMixin)
distance: CosineSimilarity PairwiseDistance
dropout: AlphaDropout(_DropoutNd) Dropout(_DropoutNd) Dropout1d(_DropoutNd) Dropout2d(_DropoutNd)
    Dropout3d(_DropoutNd) FeatureAlphaDropout(_DropoutNd) _DropoutNd
flatten: Flatten Unflatten
fold: Fold Unfold
instancenorm: InstanceNorm1d(_InstanceNorm) InstanceNorm2d(_InstanceNorm) InstanceNorm3d(_InstanceNorm)
    LazyInstanceNorm1d(_LazyNormBase,_InstanceNorm) LazyInstanceNorm2d(_LazyNormBase,_InstanceNorm)
    LazyInstanceNorm3d(_LazyNormBase,_InstanceNorm) _InstanceNorm(_NormBase)
lazy: LazyModuleMixin
linear: Bilinear Identity LazyLinear(LazyModuleMixin,Linear) Linear NonDynamicallyQuantizableLinear(Linear)
loss: BCELoss(_WeightedLoss) BCEWithLogitsLoss(_Loss) CTCLoss(_Loss) CosineEmbeddingLoss(_Loss)
    CrossEntropyLoss(_WeightedLoss) GaussianNLLLoss(_Loss) HingeEmbeddingLoss(_Loss) HuberLoss(_Loss)
    KLDivLoss(_Loss) L1Loss(_Loss) LinearCrossEntropyLoss(_WeightedLoss) MSELoss(_Loss) MarginRankingLoss(_Loss)
    MultiLabelMarginLoss(_Loss) MultiLabelSoftMarginLoss(_WeightedLoss) MultiMarginLoss(_WeightedLoss)
    NLLLoss(_WeightedLoss) NLLLoss2d(NLLLoss) PoissonNLLLoss(_Loss) SmoothL1Loss(_Loss) SoftMarginLoss(_Loss)
    TripletMarginLoss(_Loss) TripletMarginWithDistanceLoss(_Loss) _Loss _WeightedLoss(_Loss)
normalization: CrossMapLRN2d GroupNorm LayerNorm LocalResponseNorm RMSNorm
padding: CircularPad1d(_CircularPadNd) CircularPad2d(_CircularPadNd) CircularPad3d(_CircularPadNd)
    ConstantPad1d(_ConstantPadNd) ConstantPad2d(_ConstantPadNd) ConstantPad3d(_ConstantPadNd)
    ReflectionPad1d(_ReflectionPadNd) ReflectionPad2d(_ReflectionPadNd) ReflectionPad3d(_ReflectionPadNd)
    ReplicationPad1d(_ReplicationPadNd) ReplicationPad2d(_ReplicationPadNd) ReplicationPad3d(_ReplicationPadNd)
    ZeroPad1d(ConstantPad1d) ZeroPad2d(ConstantPad2d) ZeroPad3d(ConstantPad3d) _CircularPadNd _ConstantPadNd
    _ReflectionPadNd _ReplicationPadNd
pixelshuffle: PixelShuffle PixelUnshuffle
pooling: AdaptiveAvgPool1d(_AdaptiveAvgPoolNd) AdaptiveAvgPool2d(_AdaptiveAvgPoolNd)
    AdaptiveAvgPool3d(_AdaptiveAvgPoolNd) AdaptiveMaxPool1d(_AdaptiveMaxPoolNd)
    AdaptiveMaxPool2d(_AdaptiveMaxPoolNd) AdaptiveMaxPool3d(_AdaptiveMaxPoolNd) AvgPool1d(_AvgPoolNd)
    AvgPool2d(_AvgPoolNd) AvgPool3d(_AvgPoolNd) FractionalMaxPool2d FractionalMaxPool3d LPPool1d(_LPPoolNd)
    LPPool2d(_LPPoolNd) LPPool3d(_LPPoolNd) MaxPool1d(_MaxPoolNd) MaxPool2d(_MaxPoolNd) MaxPool3d(_MaxPoolNd)
    MaxUnpool1d(_MaxUnpoolNd) MaxUnpool2d(_MaxUnpoolNd) MaxUnpool3d(_MaxUnpoolNd) _AdaptiveAvgPoolNd
    _AdaptiveMaxPoolNd _AvgPoolNd _LPPoolNd _MaxPoolNd _MaxUnpoolNd
rnn: GRU(RNNBase) GRUCell(RNNCellBase) LSTM(RNNBase) LSTMCell(RNNCellBase) RNN(RNNBase) RNNBase
    RNNCell(RNNCellBase) RNNCellBase
sparse: Embedding EmbeddingBag
transformer: Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer
upsampling: Upsample UpsamplingBilinear2d(Upsample) UpsamplingNearest2d(Upsample)
"""

MODULES = {}  # torch.nn.modules.NAME: its classes
BASES = {}  # of a class: the names of its bases but Module
for _line in _TABLE.replace("\n    ", " ").strip().splitlines():
    _module, _, _classes = _line.partition(": ")
    for _name, _bases in re.findall(r"(\w+)(?:\(([^)]*)\))?", _classes):
        MODULES.setdefault(_module, []).append(_name)
        BASES[_name] = _bases.split(",") if _bases else []
OPTIMIZERS = {"AdamW": ["Adam"]}
