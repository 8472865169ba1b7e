# SPDX-License-Identifier: Apache-2.0
"""torch.nn.utils.fusion."""
from ... import _calls
from .._layer import wrap


def fuse_conv_bn_eval(conv, bn, transpose=False):
    return wrap(_calls.fuse_conv_bn_eval(conv, bn, transpose))


def fuse_linear_bn_eval(linear, bn):
    return wrap(_calls.fuse_linear_bn_eval(linear, bn))


def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
    return _calls.fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose)


def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
    return _calls.fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b)
