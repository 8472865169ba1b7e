// SPDX-License-Identifier: Apache-2.0
// TinyModel of PyTorch's tutorial: made, printed, trained for two steps.
//   NNC_HEADER=.../nnc_ffi.h NNC_LIBRARY=.../libnnc.so node tiny.js
'use strict';

const nnc = require('./nnc.js')(process.env.NNC_HEADER, process.env.NNC_LIBRARY);
const FLOAT32 = 1, INT64 = 5, MEAN = 2, E_SHAPE = 3;
const sizes = (...values) => BigInt64Array.from(values.map(BigInt));

const ctx = nnc.ctx_scope(null); // every handle made through it dies with it
nnc.manual_seed(ctx, 0);
const model = nnc.module_container(ctx, 'TinyModel');
const layers = Object.entries({
  linear1: 'Linear(100, 200)', activation: 'ReLU()', linear2: 'Linear(200, 10)', softmax: 'Softmax(dim=-1)',
}).map(([name, text]) => {
  nnc.module_add(ctx, model, name, text);
  return nnc.module_get_submodule(ctx, model, name);
});
const forward = (x) => layers.reduce((y, layer) => nnc.module_call(ctx, layer, y), x);

console.log(nnc.string_data(nnc.module_repr(ctx, model)));
const parameters = nnc.module_named_parameters(ctx, model);
for (let i = 0; i < nnc.named_count(parameters); i++) {
  const p = nnc.named_tensor(ctx, parameters, i);
  const shape = Array.from({ length: Number(nnc.tensor_ndim(p)) }, (_, d) => nnc.tensor_size(p, d));
  console.log(nnc.named_key(parameters, i), shape.join(' '));
}

const x = nnc.rand(ctx, sizes(2, 100), 2, FLOAT32);
const target = nnc.tensor_from_data(ctx, sizes(3, 7), sizes(2), 1, INT64);
const sgd = nnc.optimizer_new(ctx, 'SGD(lr=0.5)', model);
for (let step = 0; step < 2; step++) {
  nnc.optimizer_zero_grad(ctx, sgd);
  const loss = nnc.cross_entropy(ctx, forward(x), target, null, -100, MEAN, 0.0);
  nnc.backward(ctx, loss);
  nnc.optimizer_step(ctx, sgd);
  console.log(`loss ${nnc.tensor_item(ctx, loss).toFixed(4)}`);
}

try {
  forward(nnc.rand(ctx, sizes(2, 3), 2, FLOAT32));
} catch (error) {
  if (error.code === E_SHAPE) console.log(`error ${error.message}`);
}
nnc.release(x);
nnc.release(x); // once more: harmless
nnc.release(ctx);
console.log(nnc.live_handles() === 0 ? 'ok' : `${nnc.live_handles()} handles left`);
