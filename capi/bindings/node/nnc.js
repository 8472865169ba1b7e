// SPDX-License-Identifier: Apache-2.0
// libnnc for Node.js by koffi, as an example: every C function by its name without nnc_, from the
// declarations in nnc_ffi.h. Errors are thrown; a single output is returned; handles are released
// with the scope that they were made in.
//
//   const nnc = require('./nnc.js')(header, library);
//   const y = nnc.relu(ctx, x);
'use strict';

const fs = require('fs');
const koffi = require('koffi');

class NncError extends Error {
  constructor(code, op, message) {
    super(`${op}: ${message}`);
    this.code = code;
    this.op = op;
  }
}

// The declarations of the functions, one text each; tables of functions of the host's are left out.
function declarations(header) {
  const text = fs.readFileSync(header, 'utf8').replace(/\{[^{}]*\}/g, '').replace(/\s+/g, ' ');
  return [...text.matchAll(/(?:^|; ?)((?:const )?\w+ \*?)(nnc_\w+)\(([^;]*)\)(?=;)/g)].map(
    ([, result, name, parameters]) => ({ result: result.trim(), name, parameters }));
}

// What koffi calls a C type; handles and memory are plain pointers to it.
function plain(type) {
  if (/^(const )?char \*$/.test(type)) return 'str';
  if (/\*$/.test(type) || type.includes('(*')) return 'void *';
  return type.replace(/^nnc_(code|dtype|reduction|memory_format)$/, 'int32_t')
    .replace(/^nnc_distance_function$/, 'void *');
}

module.exports = function load(header, path) {
  const library = koffi.load(path);
  const nnc = { Error: NncError };
  const raw = {};
  for (const { result, name, parameters } of declarations(header)) {
    const split = parameters === 'void' ? [] : parameters.split(/,(?![^(]*\))/).map((p) => p.trim());
    const types = split.map((p) => p.replace(/(\w+)$/, '').trim());
    const outputs = types.map((type, i) => {
      const last = split[i].match(/(\w+)$/);
      return last && (last[1] === 'out' || /\*\*$/.test(type)) && !/const/.test(type) ? type : null;
    });
    const call = library.func(name, result === 'void' ? 'void' : plain(result), types.map(plain));
    raw[name] = call;
    nnc[name.slice(4)] = (...given) => {
      const out = [];
      const values = types.map((type, i) => {
        if (!outputs[i] || given.length === types.length) return given.shift();
        out.push({ type, memory: Buffer.alloc(8) });
        return out[out.length - 1].memory;
      });
      const error = call(...values);
      if (result !== 'nnc_error *') return error;
      if (error) {
        const thrown = new NncError(raw.nnc_error_code(error), raw.nnc_error_op(error),
          raw.nnc_error_message(error));
        raw.nnc_error_free(error);
        throw thrown;
      }
      const results = out.map(({ type, memory }) => {
        if (/\*\*$/.test(type)) return koffi.decode(memory, 'void *');
        if (type === 'double *') return memory.readDoubleLE();
        return type === 'int64_t *' ? Number(memory.readBigInt64LE()) : memory.readInt32LE();
      });
      return results.length > 1 ? results : results[0];
    };
  }
  return nnc;
};
