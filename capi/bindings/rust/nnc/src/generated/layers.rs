// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from nnc_signature.

crate::builders::layers! {
    "AdaptiveAvgPool1d(output_size)"
    adaptive_avg_pool1d AdaptiveAvgPool1d (output_size) {}
    "AdaptiveAvgPool2d(output_size)"
    adaptive_avg_pool2d AdaptiveAvgPool2d (output_size) {}
    "AdaptiveAvgPool3d(output_size)"
    adaptive_avg_pool3d AdaptiveAvgPool3d (output_size) {}
    "AdaptiveLogSoftmaxWithLoss(in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None)"
    adaptive_log_softmax_with_loss AdaptiveLogSoftmaxWithLoss (in_features, n_classes, cutoffs) { div_value head_bias dtype }
    "AdaptiveMaxPool1d(output_size, return_indices=False)"
    adaptive_max_pool1d AdaptiveMaxPool1d (output_size) { return_indices }
    "AdaptiveMaxPool2d(output_size, return_indices=False)"
    adaptive_max_pool2d AdaptiveMaxPool2d (output_size) { return_indices }
    "AdaptiveMaxPool3d(output_size, return_indices=False)"
    adaptive_max_pool3d AdaptiveMaxPool3d (output_size) { return_indices }
    "AlphaDropout(p=0.5, inplace=False)"
    alpha_dropout AlphaDropout () { p inplace }
    "AvgPool1d(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True)"
    avg_pool1d AvgPool1d (kernel_size) { stride padding ceil_mode count_include_pad }
    "AvgPool2d(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None)"
    avg_pool2d AvgPool2d (kernel_size) { stride padding ceil_mode count_include_pad divisor_override }
    "AvgPool3d(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None)"
    avg_pool3d AvgPool3d (kernel_size) { stride padding ceil_mode count_include_pad divisor_override }
    "BCELoss(weight=None, size_average=None, reduce=None, reduction='mean')"
    bce_loss BCELoss () { weight size_average reduce reduction }
    "BCEWithLogitsLoss(weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None)"
    bce_with_logits_loss BCEWithLogitsLoss () { weight size_average reduce reduction pos_weight }
    "BatchNorm1d(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
    batch_norm1d BatchNorm1d (num_features) { eps momentum affine track_running_stats dtype bias }
    "BatchNorm2d(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
    batch_norm2d BatchNorm2d (num_features) { eps momentum affine track_running_stats dtype bias }
    "BatchNorm3d(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
    batch_norm3d BatchNorm3d (num_features) { eps momentum affine track_running_stats dtype bias }
    "Bilinear(in1_features, in2_features, out_features, bias=True, device=None, dtype=None)"
    bilinear Bilinear (in1_features, in2_features, out_features) { bias dtype }
    "CELU(alpha=1.0, inplace=False)"
    celu CELU () { alpha inplace }
    "CTCLoss(blank=0, reduction='mean', zero_infinity=False)"
    ctc_loss CTCLoss () { blank reduction zero_infinity }
    "ChannelShuffle(groups)"
    channel_shuffle ChannelShuffle (groups) {}
    "CircularPad1d(padding)"
    circular_pad1d CircularPad1d (padding) {}
    "CircularPad2d(padding)"
    circular_pad2d CircularPad2d (padding) {}
    "CircularPad3d(padding)"
    circular_pad3d CircularPad3d (padding) {}
    "ConstantPad1d(padding, value)"
    constant_pad1d ConstantPad1d (padding, value) {}
    "ConstantPad2d(padding, value)"
    constant_pad2d ConstantPad2d (padding, value) {}
    "ConstantPad3d(padding, value)"
    constant_pad3d ConstantPad3d (padding, value) {}
    "Conv1d(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)"
    conv1d Conv1d (in_channels, out_channels, kernel_size) { stride padding dilation groups bias padding_mode dtype }
    "Conv2d(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)"
    conv2d Conv2d (in_channels, out_channels, kernel_size) { stride padding dilation groups bias padding_mode dtype }
    "Conv3d(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)"
    conv3d Conv3d (in_channels, out_channels, kernel_size) { stride padding dilation groups bias padding_mode dtype }
    "ConvTranspose1d(in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None)"
    conv_transpose1d ConvTranspose1d (in_channels, out_channels, kernel_size) { stride padding output_padding groups bias dilation padding_mode dtype }
    "ConvTranspose2d(in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None)"
    conv_transpose2d ConvTranspose2d (in_channels, out_channels, kernel_size) { stride padding output_padding groups bias dilation padding_mode dtype }
    "ConvTranspose3d(in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None)"
    conv_transpose3d ConvTranspose3d (in_channels, out_channels, kernel_size) { stride padding output_padding groups bias dilation padding_mode dtype }
    "CosineEmbeddingLoss(margin=0.0, size_average=None, reduce=None, reduction='mean')"
    cosine_embedding_loss CosineEmbeddingLoss () { margin size_average reduce reduction }
    "CosineSimilarity(dim=1, eps=1e-08)"
    cosine_similarity CosineSimilarity () { dim eps }
    "CrossEntropyLoss(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)"
    cross_entropy_loss CrossEntropyLoss () { weight size_average ignore_index reduce reduction label_smoothing }
    "CrossMapLRN2d(size, alpha=0.0001, beta=0.75, k=1)"
    cross_map_lrn2d CrossMapLRN2d (size) { alpha beta k }
    "Dropout(p=0.5, inplace=False)"
    dropout Dropout () { p inplace }
    "Dropout1d(p=0.5, inplace=False)"
    dropout1d Dropout1d () { p inplace }
    "Dropout2d(p=0.5, inplace=False)"
    dropout2d Dropout2d () { p inplace }
    "Dropout3d(p=0.5, inplace=False)"
    dropout3d Dropout3d () { p inplace }
    "ELU(alpha=1.0, inplace=False)"
    elu ELU () { alpha inplace }
    "Embedding(num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None)"
    embedding Embedding (num_embeddings, embedding_dim) { padding_idx max_norm norm_type scale_grad_by_freq sparse _weight _freeze dtype }
    "EmbeddingBag(num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None)"
    embedding_bag EmbeddingBag (num_embeddings, embedding_dim) { max_norm norm_type scale_grad_by_freq mode sparse _weight include_last_offset padding_idx dtype }
    "FeatureAlphaDropout(p=0.5, inplace=False)"
    feature_alpha_dropout FeatureAlphaDropout () { p inplace }
    "Flatten(start_dim=1, end_dim=-1)"
    flatten Flatten () { start_dim end_dim }
    "Fold(output_size, kernel_size, dilation=1, padding=0, stride=1)"
    fold Fold (output_size, kernel_size) { dilation padding stride }
    "FractionalMaxPool2d(kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None)"
    fractional_max_pool2d FractionalMaxPool2d (kernel_size) { output_size output_ratio return_indices }
    "FractionalMaxPool3d(kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None)"
    fractional_max_pool3d FractionalMaxPool3d (kernel_size) { output_size output_ratio return_indices }
    "GELU(approximate='none')"
    gelu GELU () { approximate }
    "GLU(dim=-1)"
    glu GLU () { dim }
    "GRU(input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, *, device=None, dtype=None)"
    gru GRU (input_size, hidden_size) { num_layers bias batch_first dropout bidirectional dtype }
    "GRUCell(input_size, hidden_size, bias=True, device=None, dtype=None)"
    gru_cell GRUCell (input_size, hidden_size) { bias dtype }
    "GaussianNLLLoss(*, full=False, eps=1e-06, reduction='mean')"
    gaussian_nll_loss GaussianNLLLoss () { full eps reduction }
    "GroupNorm(num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, bias=True)"
    group_norm GroupNorm (num_groups, num_channels) { eps affine dtype bias }
    "Hardshrink(lambd=0.5)"
    hardshrink Hardshrink () { lambd }
    "Hardsigmoid(inplace=False)"
    hardsigmoid Hardsigmoid () { inplace }
    "Hardswish(inplace=False)"
    hardswish Hardswish () { inplace }
    "Hardtanh(min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None)"
    hardtanh Hardtanh () { min_val max_val inplace min_value max_value }
    "HingeEmbeddingLoss(margin=1.0, size_average=None, reduce=None, reduction='mean')"
    hinge_embedding_loss HingeEmbeddingLoss () { margin size_average reduce reduction }
    "HuberLoss(reduction='mean', delta=1.0)"
    huber_loss HuberLoss () { reduction delta }
    "Identity(*args, **kwargs)"
    identity Identity () {}
    "InstanceNorm1d(num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None, *, bias=True)"
    instance_norm1d InstanceNorm1d (num_features) { eps momentum affine track_running_stats dtype bias }
    "InstanceNorm2d(num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None, *, bias=True)"
    instance_norm2d InstanceNorm2d (num_features) { eps momentum affine track_running_stats dtype bias }
    "InstanceNorm3d(num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None, *, bias=True)"
    instance_norm3d InstanceNorm3d (num_features) { eps momentum affine track_running_stats dtype bias }
    "KLDivLoss(size_average=None, reduce=None, reduction='mean', log_target=False)"
    kl_div_loss KLDivLoss () { size_average reduce reduction log_target }
    "L1Loss(size_average=None, reduce=None, reduction='mean')"
    l1_loss L1Loss () { size_average reduce reduction }
    "LPPool1d(norm_type, kernel_size, stride=None, ceil_mode=False)"
    lp_pool1d LPPool1d (norm_type, kernel_size) { stride ceil_mode }
    "LPPool2d(norm_type, kernel_size, stride=None, ceil_mode=False)"
    lp_pool2d LPPool2d (norm_type, kernel_size) { stride ceil_mode }
    "LPPool3d(norm_type, kernel_size, stride=None, ceil_mode=False)"
    lp_pool3d LPPool3d (norm_type, kernel_size) { stride ceil_mode }
    "LSTM(input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None)"
    lstm LSTM (input_size, hidden_size) { num_layers bias batch_first dropout bidirectional proj_size dtype }
    "LSTMCell(input_size, hidden_size, bias=True, device=None, dtype=None)"
    lstm_cell LSTMCell (input_size, hidden_size) { bias dtype }
    "LayerNorm(normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None)"
    layer_norm LayerNorm (normalized_shape) { eps elementwise_affine bias dtype }
    "LazyBatchNorm1d(eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
    lazy_batch_norm1d LazyBatchNorm1d () { eps momentum affine track_running_stats dtype bias }
    "LazyBatchNorm2d(eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
    lazy_batch_norm2d LazyBatchNorm2d () { eps momentum affine track_running_stats dtype bias }
    "LazyBatchNorm3d(eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
    lazy_batch_norm3d LazyBatchNorm3d () { eps momentum affine track_running_stats dtype bias }
    "LazyConv1d(out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)"
    lazy_conv1d LazyConv1d (out_channels, kernel_size) { stride padding dilation groups bias padding_mode dtype }
    "LazyConv2d(out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)"
    lazy_conv2d LazyConv2d (out_channels, kernel_size) { stride padding dilation groups bias padding_mode dtype }
    "LazyConv3d(out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)"
    lazy_conv3d LazyConv3d (out_channels, kernel_size) { stride padding dilation groups bias padding_mode dtype }
    "LazyConvTranspose1d(out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None)"
    lazy_conv_transpose1d LazyConvTranspose1d (out_channels, kernel_size) { stride padding output_padding groups bias dilation padding_mode dtype }
    "LazyConvTranspose2d(out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None)"
    lazy_conv_transpose2d LazyConvTranspose2d (out_channels, kernel_size) { stride padding output_padding groups bias dilation padding_mode dtype }
    "LazyConvTranspose3d(out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None)"
    lazy_conv_transpose3d LazyConvTranspose3d (out_channels, kernel_size) { stride padding output_padding groups bias dilation padding_mode dtype }
    "LazyInstanceNorm1d(eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
    lazy_instance_norm1d LazyInstanceNorm1d () { eps momentum affine track_running_stats dtype bias }
    "LazyInstanceNorm2d(eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
    lazy_instance_norm2d LazyInstanceNorm2d () { eps momentum affine track_running_stats dtype bias }
    "LazyInstanceNorm3d(eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
    lazy_instance_norm3d LazyInstanceNorm3d () { eps momentum affine track_running_stats dtype bias }
    "LazyLinear(out_features, bias=True, device=None, dtype=None)"
    lazy_linear LazyLinear (out_features) { bias dtype }
    "LeakyReLU(negative_slope=0.01, inplace=False)"
    leaky_relu LeakyReLU () { negative_slope inplace }
    "Linear(in_features, out_features, bias=True, device=None, dtype=None)"
    linear Linear (in_features, out_features) { bias dtype }
    "LinearCrossEntropyLoss(in_features, num_classes, *, out_features=(), bias=False, device=None, dtype=None, reduction='mean', weight=None, ignore_index=None, label_smoothing=0.0, options=None)"
    linear_cross_entropy_loss LinearCrossEntropyLoss (in_features, num_classes) { out_features bias dtype reduction weight ignore_index label_smoothing }
    "LocalResponseNorm(size, alpha=0.0001, beta=0.75, k=1.0)"
    local_response_norm LocalResponseNorm (size) { alpha beta k }
    "LogSigmoid()"
    log_sigmoid LogSigmoid () {}
    "LogSoftmax(dim=None)"
    log_softmax LogSoftmax () { dim }
    "MSELoss(size_average=None, reduce=None, reduction='mean')"
    mse_loss MSELoss () { size_average reduce reduction }
    "MarginRankingLoss(margin=0.0, size_average=None, reduce=None, reduction='mean')"
    margin_ranking_loss MarginRankingLoss () { margin size_average reduce reduction }
    "MaxPool1d(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)"
    max_pool1d MaxPool1d (kernel_size) { stride padding dilation return_indices ceil_mode }
    "MaxPool2d(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)"
    max_pool2d MaxPool2d (kernel_size) { stride padding dilation return_indices ceil_mode }
    "MaxPool3d(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)"
    max_pool3d MaxPool3d (kernel_size) { stride padding dilation return_indices ceil_mode }
    "MaxUnpool1d(kernel_size, stride=None, padding=0)"
    max_unpool1d MaxUnpool1d (kernel_size) { stride padding }
    "MaxUnpool2d(kernel_size, stride=None, padding=0)"
    max_unpool2d MaxUnpool2d (kernel_size) { stride padding }
    "MaxUnpool3d(kernel_size, stride=None, padding=0)"
    max_unpool3d MaxUnpool3d (kernel_size) { stride padding }
    "Mish(inplace=False)"
    mish Mish () { inplace }
    "MultiLabelMarginLoss(size_average=None, reduce=None, reduction='mean')"
    multi_label_margin_loss MultiLabelMarginLoss () { size_average reduce reduction }
    "MultiLabelSoftMarginLoss(weight=None, size_average=None, reduce=None, reduction='mean')"
    multi_label_soft_margin_loss MultiLabelSoftMarginLoss () { weight size_average reduce reduction }
    "MultiMarginLoss(p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean')"
    multi_margin_loss MultiMarginLoss () { p margin weight size_average reduce reduction }
    "MultiheadAttention(embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None, batch_first=False, device=None, dtype=None)"
    multihead_attention MultiheadAttention (embed_dim, num_heads) { dropout bias add_bias_kv add_zero_attn kdim vdim batch_first dtype }
    "NLLLoss(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')"
    nll_loss NLLLoss () { weight size_average ignore_index reduce reduction }
    "NLLLoss2d(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')"
    nll_loss2d NLLLoss2d () { weight size_average ignore_index reduce reduction }
    "PReLU(num_parameters=1, init=0.25, device=None, dtype=None)"
    prelu PReLU () { num_parameters init dtype }
    "PairwiseDistance(p=2.0, eps=1e-06, keepdim=False)"
    pairwise_distance PairwiseDistance () { p eps keepdim }
    "PixelShuffle(upscale_factor)"
    pixel_shuffle PixelShuffle (upscale_factor) {}
    "PixelUnshuffle(downscale_factor)"
    pixel_unshuffle PixelUnshuffle (downscale_factor) {}
    "PoissonNLLLoss(log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean')"
    poisson_nll_loss PoissonNLLLoss () { log_input full size_average eps reduce reduction }
    "RMSNorm(normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None)"
    rms_norm RMSNorm (normalized_shape) { eps elementwise_affine dtype }
    "RNN(input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True, batch_first=False, dropout=0.0, bidirectional=False, *, device=None, dtype=None)"
    rnn RNN (input_size, hidden_size) { num_layers nonlinearity bias batch_first dropout bidirectional dtype }
    "RNNCell(input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None)"
    rnn_cell RNNCell (input_size, hidden_size) { bias nonlinearity dtype }
    "RReLU(lower=0.125, upper=0.3333333333333333, inplace=False)"
    rrelu RReLU () { lower upper inplace }
    "ReLU(inplace=False)"
    relu ReLU () { inplace }
    "ReLU6(inplace=False)"
    relu6 ReLU6 () { inplace }
    "ReflectionPad1d(padding)"
    reflection_pad1d ReflectionPad1d (padding) {}
    "ReflectionPad2d(padding)"
    reflection_pad2d ReflectionPad2d (padding) {}
    "ReflectionPad3d(padding)"
    reflection_pad3d ReflectionPad3d (padding) {}
    "ReplicationPad1d(padding)"
    replication_pad1d ReplicationPad1d (padding) {}
    "ReplicationPad2d(padding)"
    replication_pad2d ReplicationPad2d (padding) {}
    "ReplicationPad3d(padding)"
    replication_pad3d ReplicationPad3d (padding) {}
    "SELU(inplace=False)"
    selu SELU () { inplace }
    "SiLU(inplace=False)"
    silu SiLU () { inplace }
    "Sigmoid()"
    sigmoid Sigmoid () {}
    "SmoothL1Loss(size_average=None, reduce=None, reduction='mean', beta=1.0)"
    smooth_l1_loss SmoothL1Loss () { size_average reduce reduction beta }
    "SoftMarginLoss(size_average=None, reduce=None, reduction='mean')"
    soft_margin_loss SoftMarginLoss () { size_average reduce reduction }
    "Softmax(dim=None)"
    softmax Softmax () { dim }
    "Softmax2d()"
    softmax2d Softmax2d () {}
    "Softmin(dim=None)"
    softmin Softmin () { dim }
    "Softplus(beta=1.0, threshold=20.0)"
    softplus Softplus () { beta threshold }
    "Softshrink(lambd=0.5)"
    softshrink Softshrink () { lambd }
    "Softsign()"
    softsign Softsign () {}
    "SyncBatchNorm(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, process_group=None, device=None, dtype=None, *, bias=True)"
    sync_batch_norm SyncBatchNorm (num_features) { eps momentum affine track_running_stats dtype bias }
    "Tanh()"
    tanh Tanh () {}
    "Tanhshrink()"
    tanhshrink Tanhshrink () {}
    "Threshold(threshold, value, inplace=False)"
    threshold Threshold (threshold, value) { inplace }
    "Transformer(d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048, dropout=0.1, activation=F.relu, custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True, device=None, dtype=None)"
    transformer Transformer () { d_model nhead num_encoder_layers num_decoder_layers dim_feedforward dropout activation layer_norm_eps batch_first norm_first bias dtype }
    "TransformerDecoder(decoder_layer, num_layers, norm=None)"
    transformer_decoder TransformerDecoder (decoder_layer, num_layers) { norm }
    "TransformerDecoderLayer(d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True, device=None, dtype=None)"
    transformer_decoder_layer TransformerDecoderLayer (d_model, nhead) { dim_feedforward dropout activation layer_norm_eps batch_first norm_first bias dtype }
    "TransformerEncoder(encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True)"
    transformer_encoder TransformerEncoder (encoder_layer, num_layers) { norm enable_nested_tensor mask_check }
    "TransformerEncoderLayer(d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True, device=None, dtype=None)"
    transformer_encoder_layer TransformerEncoderLayer (d_model, nhead) { dim_feedforward dropout activation layer_norm_eps batch_first norm_first bias dtype }
    "TripletMarginLoss(margin=1.0, p=2.0, eps=1e-06, swap=False, size_average=None, reduce=None, reduction='mean')"
    triplet_margin_loss TripletMarginLoss () { margin p eps swap size_average reduce reduction }
    "TripletMarginWithDistanceLoss(*, distance_function=None, margin=1.0, swap=False, reduction='mean')"
    triplet_margin_with_distance_loss TripletMarginWithDistanceLoss () { margin swap reduction }
    "Unflatten(dim, unflattened_size)"
    unflatten Unflatten (dim, unflattened_size) {}
    "Unfold(kernel_size, dilation=1, padding=0, stride=1)"
    unfold Unfold (kernel_size) { dilation padding stride }
    "Upsample(size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None)"
    upsample Upsample () { size scale_factor mode align_corners recompute_scale_factor }
    "UpsamplingBilinear2d(size=None, scale_factor=None)"
    upsampling_bilinear2d UpsamplingBilinear2d () { size scale_factor }
    "UpsamplingNearest2d(size=None, scale_factor=None)"
    upsampling_nearest2d UpsamplingNearest2d () { size scale_factor }
    "ZeroPad1d(padding)"
    zero_pad1d ZeroPad1d (padding) {}
    "ZeroPad2d(padding)"
    zero_pad2d ZeroPad2d (padding) {}
    "ZeroPad3d(padding)"
    zero_pad3d ZeroPad3d (padding) {}
}

crate::builders::optimizers! {
    "Adadelta(lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False, maximize=False, differentiable=False)"
    adadelta Adadelta () { lr rho eps weight_decay foreach maximize differentiable }
    "Adafactor(lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0, *, foreach=None, maximize=False)"
    adafactor Adafactor () { lr beta2_decay eps d weight_decay foreach maximize }
    "Adagrad(lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *, maximize=False, differentiable=False, fused=None)"
    adagrad Adagrad () { lr lr_decay weight_decay initial_accumulator_value eps foreach maximize differentiable fused }
    "Adam(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *, foreach=None, maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False)"
    adam Adam () { lr betas eps weight_decay amsgrad foreach maximize differentiable fused decoupled_weight_decay }
    "AdamW(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *, maximize=False, foreach=None, capturable=False, differentiable=False, fused=None)"
    adamw AdamW () { lr betas eps weight_decay amsgrad maximize foreach differentiable fused }
    "Adamax(lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *, maximize=False, differentiable=False, capturable=False)"
    adamax Adamax () { lr betas eps weight_decay foreach maximize differentiable }
    "ASGD(lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None, maximize=False, differentiable=False, capturable=False)"
    asgd ASGD () { lr lambd alpha t0 weight_decay foreach maximize differentiable }
    "LBFGS(lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07, tolerance_change=1e-09, history_size=100, line_search_fn=None, *, maximize=False)"
    lbfgs LBFGS () { lr max_iter max_eval tolerance_grad tolerance_change history_size line_search_fn maximize }
    "Muon(lr=0.001, weight_decay=0.1, momentum=0.95, nesterov=True, ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-07, ns_steps=5, adjust_lr_fn=None)"
    muon Muon () { lr weight_decay momentum nesterov ns_coefficients eps ns_steps adjust_lr_fn }
    "NAdam(lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004, decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False)"
    nadam NAdam () { lr betas eps weight_decay momentum_decay decoupled_weight_decay foreach maximize differentiable }
    "RAdam(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False)"
    radam RAdam () { lr betas eps weight_decay decoupled_weight_decay foreach maximize differentiable }
    "RMSprop(lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False, capturable=False, foreach=None, maximize=False, differentiable=False)"
    rmsprop RMSprop () { lr alpha eps weight_decay momentum centered foreach maximize differentiable }
    "Rprop(lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None, maximize=False, differentiable=False)"
    rprop Rprop () { lr etas step_sizes foreach maximize differentiable }
    "SGD(lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None, differentiable=False, fused=None)"
    sgd SGD () { lr momentum dampening weight_decay nesterov maximize foreach differentiable fused }
}

crate::builders::schedulers! {
    "StepLR(step_size, gamma=0.1, last_epoch=-1)"
    step_lr StepLR (step_size) { gamma last_epoch }
    "MultiStepLR(milestones, gamma=0.1, last_epoch=-1)"
    multi_step_lr MultiStepLR (milestones) { gamma last_epoch }
    "ConstantLR(factor=0.3333333333333333, total_iters=5, last_epoch=-1)"
    constant_lr ConstantLR () { factor total_iters last_epoch }
    "LinearLR(start_factor=0.3333333333333333, end_factor=1.0, total_iters=5, last_epoch=-1)"
    linear_lr LinearLR () { start_factor end_factor total_iters last_epoch }
    "ExponentialLR(gamma, last_epoch=-1)"
    exponential_lr ExponentialLR (gamma) { last_epoch }
    "PolynomialLR(total_iters=5, power=1.0, last_epoch=-1)"
    polynomial_lr PolynomialLR () { total_iters power last_epoch }
    "CosineAnnealingLR(T_max, eta_min=0.0, last_epoch=-1)"
    cosine_annealing_lr CosineAnnealingLR (T_max) { eta_min last_epoch }
    "CosineAnnealingWarmRestarts(T_0, T_mult=1, eta_min=0.0, last_epoch=-1)"
    cosine_annealing_warm_restarts CosineAnnealingWarmRestarts (T_0) { T_mult eta_min last_epoch }
    "ReduceLROnPlateau(mode='min', factor=0.1, patience=10, threshold=0.0001, threshold_mode='rel', cooldown=0, min_lr=0, eps=1e-08)"
    reduce_lr_on_plateau ReduceLROnPlateau () { mode factor patience threshold threshold_mode cooldown min_lr eps }
    "CyclicLR(base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1)"
    cyclic_lr CyclicLR (base_lr, max_lr) { step_size_up step_size_down mode gamma scale_mode cycle_momentum base_momentum max_momentum last_epoch }
    "OneCycleLR(max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=10000.0, three_phase=False, last_epoch=-1)"
    one_cycle_lr OneCycleLR (max_lr) { total_steps epochs steps_per_epoch pct_start anneal_strategy cycle_momentum base_momentum max_momentum div_factor final_div_factor three_phase last_epoch }
    "SWALR(swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1)"
    swa_lr SWALR (swa_lr) { anneal_epochs anneal_strategy last_epoch }
}
