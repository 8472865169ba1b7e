// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
	"runtime/cgo"
)

// SafetensorsSaveFile is nnc_safetensors_save_file. safetensors.torch.save_file: writes the tensors
// of a collection, of any strides, in row-major order. metadata may be nil; its values are texts
// (ErrInvalid otherwise). ErrInvalid for an entry without a tensor, for a name that is no UTF-8
// and, as in Python, for tensors that share memory (SafetensorsSaveModel writes those of a module).
func SafetensorsSaveFile(ctx *Ctx, tensors *Named, metadata *Kwargs, path string) error {
	if err := noNUL("nnc_safetensors_save_file", path); err != nil {
		return err
	}
	err := check(C.nnc_safetensors_save_file(ctx.c(), tensors.c(), metadata.c(), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	runtime.KeepAlive(metadata)
	return err
}

// SafetensorsLoadFile is nnc_safetensors_load_file. safetensors.torch.load_file: the tensors of a
// file in the order in which they lie there; of an index ("model.safetensors.index.json") those of
// all its files, which lie in its folder. options, which may be nil: mmap=True       tensors are
// pages of the file, read when somebody looks at them. What is written to them stays in the
// process; while they live nobody may make the file shorter or take its disk away: what is missing
// then is SIGBUS when it is read. (To save over it is fine: the former file stays for those who
// have it.) strict=False    bytes behind the last tensor, and tensors that an index does not name,
// are passed over prefixes=[('bert.', ”), ('cls.', 'head.')]   what names begin with, and what
// instead; the first that fits Types that this library has not (8-bit floats, unsigned integers of
// more than 8 bits, complex numbers) are ErrUnsupported, two tensors with one name after renaming
// ErrInvalid. PyTorch's defaults: options "".
func SafetensorsLoadFile(ctx *Ctx, path, options string) (*Named, error) {
	if err := noNUL("nnc_safetensors_load_file", path, options); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_safetensors_load_file(ctx.c(), cText(path), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newNamed(ctx, out), err
}

// SafetensorsMetadata is nnc_safetensors_metadata. The metadata of a safetensors file: entries that
// are texts, see Named.Value.
func SafetensorsMetadata(ctx *Ctx, path string) (*Named, error) {
	if err := noNUL("nnc_safetensors_metadata", path); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_safetensors_metadata(ctx.c(), cText(path), &out))
	runtime.KeepAlive(ctx)
	return newNamed(ctx, out), err
}

// SafetensorsSaveModel is nnc_safetensors_save_model. safetensors.torch.save_model: the state dict
// of a module. Of a tensor with several names the first in the alphabet is saved, and the metadata
// say under each of the others which that is. metadata may be nil.
func SafetensorsSaveModel(ctx *Ctx, module *Module, metadata *Kwargs, path string) error {
	if err := noNUL("nnc_safetensors_save_model", path); err != nil {
		return err
	}
	err := check(C.nnc_safetensors_save_model(ctx.c(), module.c(), metadata.c(), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(metadata)
	return err
}

// SafetensorsLoadModel is nnc_safetensors_load_model. safetensors.torch.load_model: loads a file,
// or the files of an index, into a module, as Module.LoadStateDict does; of a tensor with several
// names one is enough. options are those of SafetensorsLoadFile. On an error nothing has changed.
// PyTorch's defaults: options "".
func SafetensorsLoadModel(ctx *Ctx, module *Module, path, options string, strict bool) (*Named, *Named, error) {
	if err := noNUL("nnc_safetensors_load_model", path, options); err != nil {
		return nil, nil, err
	}
	var missing *C.nnc_named
	var unexpected *C.nnc_named
	err := check(C.nnc_safetensors_load_model(ctx.c(), module.c(), cText(path), cTextOrNil(options), cFlag(strict), &missing, &unexpected))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, missing), newNamed(ctx, unexpected), err
}

// ModelSave is nnc_model_save. A model file is a safetensors file with the module's state dict,
// whose metadata say under "nnc.module" a text for NewModule: what Module.Repr prints and the
// arguments that this leaves out, or the arguments alone of a layer that makes its children of
// them. Any reader of safetensors finds the weights. A module of the host's own class comes back as
// a container of its children, without its forward; hooks are not kept. ErrUnsupported for a module
// that cannot be made again from text with the same layers, arguments, parameters and buffers, as
// one with tensors or other modules among its arguments, or with a hook that computes a parameter.
func ModelSave(ctx *Ctx, module *Module, path string) error {
	if err := noNUL("nnc_model_save", path); err != nil {
		return err
	}
	err := check(C.nnc_model_save(ctx.c(), module.c(), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// ModelLoad is nnc_model_load. The module of a model file: its layers, with the tensors of the file
// in their types; what was one tensor under several names is one again. All parameters require
// gradients, and the module is in training mode, as any new one. Nothing is drawn from ctx's
// generator. options are those of SafetensorsLoadFile. ErrFile for a file without such a text, for
// a text that describes no module, for more modules than 16384 and 4 for each tensor, and for
// tensors of other names or sizes than the module has, which is found before the module has taken
// more memory than they. PyTorch's defaults: options "".
func ModelLoad(ctx *Ctx, path, options string) (*Module, error) {
	if err := noNUL("nnc_model_load", path, options); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_model_load(ctx.c(), cText(path), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newModule(ctx, out), err
}

// TrainingSave is nnc_training_save. One file of Save for a run that goes on where it stopped:
// {"model": the module's state dict, "optimizer": and "lrScheduler": theirs, "rng_state": that of
// ctx's generator} and the entries of extra, such as "epoch". PyTorch's torch.load reads it.
// optimizer, lrScheduler and extra may be nil. ErrInvalid for an entry of extra under one of these
// keys.
func TrainingSave(ctx *Ctx, module *Module, optimizer *Optimizer, lrScheduler *LRScheduler, extra *Named, path string) error {
	if err := noNUL("nnc_training_save", path); err != nil {
		return err
	}
	err := check(C.nnc_training_save(ctx.c(), module.c(), optimizer.c(), lrScheduler.c(), extra.c(), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(optimizer)
	runtime.KeepAlive(lrScheduler)
	runtime.KeepAlive(extra)
	return err
}

// TrainingLoad is nnc_training_load. Loads such a file into a module, an optimizer and a scheduler
// that are made as the saved ones were, and into ctx's generator: what follows gives the same bits
// as if the run had not stopped. *out gets the other entries. optimizer and lrScheduler may be nil;
// what they would get is passed over. ErrUnknown for a part that the file has not, and the errors
// of the parts' own loads: on an error nothing has changed, but by hooks of the optimizer that run
// afterwards.
func TrainingLoad(ctx *Ctx, path string, module *Module, optimizer *Optimizer, lrScheduler *LRScheduler) (*Named, error) {
	if err := noNUL("nnc_training_load", path); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_training_load(ctx.c(), cText(path), module.c(), optimizer.c(), lrScheduler.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(optimizer)
	runtime.KeepAlive(lrScheduler)
	return newNamed(ctx, out), err
}

// NewProfiler is nnc_profiler_new. torch.profiler.profile. options, nil for the defaults:
// max_events=1000000   how many calls a trace may have, up to 100,000,000 (40 bytes each); those
// beyond count in tables alone, and are counted themselves. PyTorch's defaults: options "".
func NewProfiler(ctx *Ctx, options string) (*Profiler, error) {
	if err := noNUL("nnc_profiler_new", options); err != nil {
		return nil, err
	}
	var out *C.nnc_profiler
	err := check(C.nnc_profiler_new(ctx.c(), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newProfiler(ctx, out), err
}

// Start is nnc_profiler_start. Begins, or goes on. ErrState if a profiler runs, as one at a time
// may.
func (profiler *Profiler) Start(ctx *Ctx) error {
	err := check(C.nnc_profiler_start(ctx.c(), profiler.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(profiler)
	return err
}

// Stop is nnc_profiler_stop. ErrState if it does not run. Releasing its last handle stops a
// profiler as well.
func (profiler *Profiler) Stop(ctx *Ctx) error {
	err := check(C.nnc_profiler_stop(ctx.c(), profiler.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(profiler)
	return err
}

// Table is nnc_profiler_table. torch.profiler's key_averages().table(sortBy, rowLimit): a row for
// each name. sortBy is nil, which is "cpu_time_total", or "cpu_time", "self_cpu_time_total",
// "count" or "bytes", largest first. rowLimit is the number of rows, -1 for all.
func (profiler *Profiler) Table(ctx *Ctx, sortBy string, rowLimit int64) (string, error) {
	if err := noNUL("nnc_profiler_table", sortBy); err != nil {
		return "", err
	}
	var out *C.nnc_string
	err := check(C.nnc_profiler_table(ctx.c(), profiler.c(), cTextOrNil(sortBy), C.int64_t(rowLimit), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(profiler)
	return takeString(out, err)
}

// ExportChromeTrace is nnc_profiler_export_chrome_trace. Writes the calls in the format that
// chrome://tracing and Perfetto show. The file is there as a whole or not at all, as in <nnc/io.h>.
func (profiler *Profiler) ExportChromeTrace(ctx *Ctx, path string) error {
	if err := noNUL("nnc_profiler_export_chrome_trace", path); err != nil {
		return err
	}
	err := check(C.nnc_profiler_export_chrome_trace(ctx.c(), profiler.c(), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(profiler)
	return err
}

// Dropped is nnc_profiler_dropped. How many calls a trace has not, because there were more than
// max_events.
func (profiler *Profiler) Dropped(ctx *Ctx) (int64, error) {
	var out C.int64_t
	err := check(C.nnc_profiler_dropped(ctx.c(), profiler.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(profiler)
	return int64(out), err
}

// ProgramCapture is nnc_program_capture. Captures module's forward for inputs like these (none
// nil).
func ProgramCapture(ctx *Ctx, module *Module, inputs []*Tensor) (*Program, error) {
	var out *C.nnc_program
	err := check(C.nnc_program_capture(ctx.c(), module.c(), tensorList(inputs), C.int64_t(len(inputs)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(inputs)
	return newProgram(ctx, out), err
}

// ProgramCaptureCallback is nnc_program_capture_callback. The same of a function of yours, which
// calls libnnc's functions, through the ctx that it is given or another. The program keeps self
// until it is gone, then destroy is called; on an error self stays yours. ErrInvalid: a table that
// is not known or lacks call.
func ProgramCaptureCallback(ctx *Ctx, function Callback, inputs []*Tensor) (*Program, error) {
	if function == nil {
		return nil, errorf(ErrInvalid, "nnc_program_capture_callback", "function is nil")
	}
	self := cgo.NewHandle(function)
	var out *C.nnc_program
	err := check(C.nnc_program_capture_callback(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	if err != nil {
		self.Delete()
	}
	return newProgram(ctx, out), err
}

// ProgramCaptureStep is nnc_program_capture_step. A program of a training step: function computes a
// loss, its gradients, and calls an optimizer's step, in any order and as often as it likes. Each
// run takes one such step. The first run with inputs of a kind calls the function, which takes the
// step, and notes what it does; further runs repeat that without the function: they read
// parameters, buffers and the state of optimizers as they are then, and change them in their
// places. Steps of optimizers and schedulers and their hooks are taken as ever, with the options
// that they have then; dropout draws from the generator. Results and all that changes are bit for
// bit those of the function, but where a convolution is fused with what follows it, which may
// differ by rounding.  The function is called again if a module that it came to has other
// parameters, buffers, children or another mode than it found, if an optimizer has other
// parameters, if .grad of a tensor is another one than at the capture and the function adds to it
// or reads it, or if one of the tensors that it reads requires a gradient since, or does not any
// more. So it is called until it leaves these as it finds them; and at every run where hooks of the
// optimizer change them, which those hooks are free to do. A hook that begins with that in a run
// without the function ends this run with an error, if anything is to be computed behind it.
// Tensors that the function leaves behind (.grad, or what you keep of it, an input too) are written
// anew by every run, until the function was called for other inputs, which leave others behind; so
// where you keep any, inputs of two sizes that take turns call it each time. Everything else that
// the host's code decides stays as it was, as above: a learning rate that the function gives to a
// function of libnnc's, for example, but not the optimizer's.  A run that fails has changed what
// came before: parameters, gradients, statistics. As where you call the function, a module's call
// that fails takes back its own.  ErrInvalid at a run: an input that requires grad, which its copy
// would not. ErrUnsupported at a run, with what cannot be captured: a computed value that the host
// reads back (as momentum=None of batch normalization, scale_grad_by_freq and max_norm of
// embeddings, and error_if_nonfinite do), random numbers but those of dropout (in layers, attention
// and recurrent networks) and of bernoulli_, seeds, checkpoints that preserve the generator's
// state, optimizers that call a closure several times (LBFGS), other options of an optimizer than a
// scheduler sets, hooks of optimizers that run a program which has to be captured then, a tensor
// from outside that the host reads after an optimizer's step, which may have changed it, an entry
// of a module that is read and then replaced (copy into it), a call that fails, unless it asks for
// a name that does not exist. What the function had changed before stays changed. self as at
// ProgramCaptureCallback.
func ProgramCaptureStep(ctx *Ctx, function Callback) (*Program, error) {
	if function == nil {
		return nil, errorf(ErrInvalid, "nnc_program_capture_step", "function is nil")
	}
	self := cgo.NewHandle(function)
	var out *C.nnc_program
	err := check(C.nnc_program_capture_step(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		self.Delete()
	}
	return newProgram(ctx, out), err
}

// Run is nnc_program_run. Runs the program. Outputs come as Module.Forward or the function gives
// them (nil: None); *nOut is how many there are. More than capacity is an error, and nothing is
// computed or written; but where the function of a training step is called, that has taken the
// step. Errors are those of the forward: indices are checked at every run. ErrInvalid: another
// number of inputs than at the first capture; a call by what the program itself calls.
func (program *Program) Run(ctx *Ctx, inputs []*Tensor) ([]*Tensor, error) {
	result, err := fill(hostOutputs, hostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_program_run(ctx.c(), program.c(), tensorList(inputs), C.int64_t(len(inputs)), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(program)
	runtime.KeepAlive(inputs)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// Text is nnc_program_text. The plan that ran last as a table: for each step its operation, what is
// fused with it, the class of the module that it comes from, the sizes of its output, the bytes
// that it reads and writes without weights, and its share of the time, for which the steps run
// three times more with the last inputs; those of a training step, or of a function that changes
// its inputs, are measured in the first three runs after its capture. ErrState: a training step
// that has not run yet. Yours to release.
func (program *Program) Text(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_program_text(ctx.c(), program.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(program)
	return takeString(out, err)
}

// Save is nnc_save. Writes a file that torch.load(path, weights_only=True) reads. A collection is a
// dictionary, its dotted keys are nested ones as far as it knows that they were: those of Load, of
// Optimizer.StateDict and of Named.AddNamed. Values that were plain in Python are so again, an
// entry without a tensor is None. As in torch.save, tensors that share memory do so afterwards,
// views stay views, and of a view all of the memory is written that it is a part of. Files may have
// 4 GiB and more (zip64, which torch.load reads). ErrInvalid for an entry that is a module, for
// keys that contradict each other and for text that is no UTF-8, ErrState for an uninitialized
// parameter, ErrUnsupported for tensors of different element types that share memory.
func Save(ctx *Ctx, named *Named, path string) error {
	if err := noNUL("nnc_save", path); err != nil {
		return err
	}
	err := check(C.nnc_save(ctx.c(), named.c(), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(named)
	return err
}

// Load is nnc_load. Reads a file of torch.save: a zip archive, or the older format without one.
// Dictionaries, lists and tuples become dotted keys, "optimizer.param_groups.0.lr"; keys of
// dictionaries are str or int; two that become one, as "a.b" beside {"a": {"b": ...}}, are ErrFile.
// Plain values, and lists and tuples of numbers or of bools, are tensors in the form that
// Optimizer.StateDict describes; so are empty dictionaries. Others (of texts, containers or None,
// of bools beside numbers, tuples with NaN) are one entry for each element. A file of up to 1 MiB
// may have some 90,000 entries, a larger one another for each 5 bytes. Values of which there are
// thousands may share memory. An int of more than 64 bits is its decimal digits, as a text is, and
// an int again when it is saved. A torch.dtype and a torch.device are their text. A tensor that is
// saved alone has the key "", and is saved alone under it. Tensors of a GPU are loaded to memory;
// what they shared is shared. requires_grad is as it was. Refused by their names are tensors that
// are sparse, quantized, complex, of 8-bit floats or of unsigned integers of more than 8 bits,
// pickled modules and other objects, and TorchScript; and an archive with compressed entries, as a
// zip program makes it and torch.save does not. options, which may be nil: mmap=True
// tensors are pages of the file, read when somebody looks at them. What is written to them stays in
// the process; while they live nobody may make the file shorter or take its disk away: what is
// missing then is SIGBUS when it is read. (To save over it is fine: the former file stays for those
// who have it.) check_crc32=False checksums of the archive are not looked at, as they are not by
// default with mmap: PyTorch can write files without any. PyTorch's defaults: options "".
func Load(ctx *Ctx, path, options string) (*Named, error) {
	if err := noNUL("nnc_load", path, options); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_load(ctx.c(), cText(path), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newNamed(ctx, out), err
}

// NPYSave is nnc_npy_save. Writes the elements in row-major order. ErrDType for bfloat16, which
// NumPy has not.
func NPYSave(ctx *Ctx, tensor *Tensor, path string) error {
	if err := noNUL("nnc_npy_save", path); err != nil {
		return err
	}
	err := check(C.nnc_npy_save(ctx.c(), tensor.c(), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// NPYLoad is nnc_npy_load. Reads an array of bools, of ints of 8 to 64 bits, of uint8 or of floats
// of 16 to 64 bits, in either byte order; one in Fortran's order has the strides of that. Others
// are ErrFile: arrays of objects are pickles. options may be nil, or "mmap=True" as for Load.
// PyTorch's defaults: options "".
func NPYLoad(ctx *Ctx, path, options string) (*Tensor, error) {
	if err := noNUL("nnc_npy_load", path, options); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_npy_load(ctx.c(), cText(path), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// NPZSave is nnc_npz_save. numpy.savez: the tensors of a collection as an archive of arrays, not
// compressed. ErrInvalid for an entry without a tensor, and for a key that cannot name a file below
// a folder.
func NPZSave(ctx *Ctx, named *Named, path string) error {
	if err := noNUL("nnc_npz_save", path); err != nil {
		return err
	}
	err := check(C.nnc_npz_save(ctx.c(), named.c(), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(named)
	return err
}

// NPZLoad is nnc_npz_load. numpy.load of such an archive, of one of numpy.savez_compressed too.
// options, which may be nil, are those of Load (what is compressed is never mapped, and always
// checked) and max_size=N   how many bytes what is compressed may become in all; by default 16
// times the size of the file, but 24 MiB for a small one. PyTorch's defaults: options "".
func NPZLoad(ctx *Ctx, path, options string) (*Named, error) {
	if err := noNUL("nnc_npz_load", path, options); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_npz_load(ctx.c(), cText(path), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newNamed(ctx, out), err
}

// Summary is nnc_summary. The table that torchinfo.summary prints: a row for each call of a module,
// with its place in the tree, sizes, parameters and multiply-adds, and the sums of all. Calls
// module once, without gradients and in evaluation mode, with the inputs, which may be nil in the
// places of None, and kwargs, which may be nil; or with tensors of the sizes in options, whose
// elements are 0.5, 0 or False. Without any of these nothing is called, and the modules stand in
// the order of the tree. options, nil for the defaults: input_size=(1, 3, 8, 8)   or a list of
// sizes, one for each input dtypes=[torch.int64]      of these; torch.float32 depth=3
// of the rows that are shown, up to 100; rows at it count what is below col_names=('output_size',
// 'num_params')   and 'input_size', 'kernel_size', 'params_percent', 'mult_adds', 'trainable';
// ('num_params',) where nothing is called col_width=25              up to 200
// row_settings=('depth',)   and 'var_names', 'ascii_only', 'hide_recursive_layers' verbose=1
// 2 gives the parameters of each module rows of their own mode='eval'               or 'train' or
// 'same' A module that is called again, or below several others, is "(recursive)" if it or what is
// below it has parameters: these count once, in the row of its first call and in the sums, its
// multiply-adds each time. Parameters that several modules share are in the rows of each, and once
// in the sums (torchinfo counts them for each). "trainable" is of all that is below a module. A
// module of yours (nnc_module_new_user) has a row like any other, those it calls stand below it,
// and parameters of children that it does not call count in its own row. Multiply-adds are those of
// weights and biases: of a convolution one for each element and place, of linear, recurrent and
// attention layers one for each element and row, of all others one for each element and sample.
// Sizes are those of the first input and output; a sum of bytes is one of 1e6. The size of a
// forward and backward pass is twice that of the outputs of modules that have parameters.
// Afterwards modes, buffers and ctx's generator are as before, also on an error. While it runs,
// other threads see the mode, and what they draw from that generator may repeat. ErrInvalid for
// lazy modules before their first call and for more than 1,000,000 calls, ErrUnsupported while a
// program is captured, and the errors of the call. PyTorch's defaults: options "".
func Summary(ctx *Ctx, module *Module, inputs []*Tensor, kwargs *Kwargs, options string) (string, error) {
	if err := noNUL("nnc_summary", options); err != nil {
		return "", err
	}
	var out *C.nnc_string
	err := check(C.nnc_summary(ctx.c(), module.c(), tensorList(inputs), C.int64_t(len(inputs)), kwargs.c(), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(kwargs)
	return takeString(out, err)
}

// NewSummaryWriter is nnc_summary_writer_new. torch.utils.tensorboard.SummaryWriter: makes the
// folder logDir, and those above it, and the file. nil or "": "runs/<date>_<host><comment>".
// options, nil for the defaults: comment=”          behind the default folder's name
// purge_step=None     what other files of that folder say of this step and of later ones is not
// shown any more filename_suffix=”  behind the file's name. PyTorch's defaults: logDir "", options
// "".
func NewSummaryWriter(ctx *Ctx, logDir, options string) (*SummaryWriter, error) {
	if err := noNUL("nnc_summary_writer_new", logDir, options); err != nil {
		return nil, err
	}
	var out *C.nnc_summary_writer
	err := check(C.nnc_summary_writer_new(ctx.c(), cText(logDir), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newSummaryWriter(ctx, out), err
}

// GetLogdir is nnc_summary_writer_get_logdir. The folder.
func (writer *SummaryWriter) GetLogdir(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_summary_writer_get_logdir(ctx.c(), writer.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	return takeString(out, err)
}

// AddScalar is nnc_summary_writer_add_scalar. A number, as float32. newStyle writes it as a tensor,
// with doublePrecision as float64. PyTorch's defaults: globalStep nil, walltime nil, newStyle
// false, doublePrecision false.
func (writer *SummaryWriter) AddScalar(ctx *Ctx, tag string, scalarValue float64, globalStep *int64, walltime *float64, newStyle, doublePrecision bool) error {
	if err := noNUL("nnc_summary_writer_add_scalar", tag); err != nil {
		return err
	}
	err := check(C.nnc_summary_writer_add_scalar(ctx.c(), writer.c(), cText(tag), C.double(scalarValue), cOptionalInt(globalStep), cOptionalReal(walltime), cFlag(newStyle), cFlag(doublePrecision)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	return err
}

// AddScalars is nnc_summary_writer_add_scalars. Numbers of one diagram, each in a file of its own,
// in the folder "<log_dir>/<mainTag>_<tag>". tagScalarDict has numbers. PyTorch's defaults:
// globalStep nil, walltime nil.
func (writer *SummaryWriter) AddScalars(ctx *Ctx, mainTag string, tagScalarDict *Kwargs, globalStep *int64, walltime *float64) error {
	if err := noNUL("nnc_summary_writer_add_scalars", mainTag); err != nil {
		return err
	}
	err := check(C.nnc_summary_writer_add_scalars(ctx.c(), writer.c(), cText(mainTag), tagScalarDict.c(), cOptionalInt(globalStep), cOptionalReal(walltime)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	runtime.KeepAlive(tagScalarDict)
	return err
}

// AddHistogram is nnc_summary_writer_add_histogram. How the elements of a tensor are distributed.
// bins is nil or "tensorflow"; maxBins, nil for None, joins neighbours until there are about so
// many. Sums are those of float64. ErrInvalid for a tensor without elements, or without any that
// lie in a bin (of less than 1e20). ErrUnsupported for other bins, such as NumPy's "auto" and "fd".
// PyTorch's defaults: globalStep nil, bins "tensorflow", walltime nil, maxBins nil.
func (writer *SummaryWriter) AddHistogram(ctx *Ctx, tag string, values *Tensor, globalStep *int64, bins string, walltime *float64, maxBins *int64) error {
	if err := noNUL("nnc_summary_writer_add_histogram", tag, bins); err != nil {
		return err
	}
	err := check(C.nnc_summary_writer_add_histogram(ctx.c(), writer.c(), cText(tag), values.c(), cOptionalInt(globalStep), cTextOrNil(bins), cOptionalReal(walltime), cOptionalInt(maxBins)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	runtime.KeepAlive(values)
	return err
}

// AddImage is nnc_summary_writer_add_image. An image, as PNG. dataformats, nil for "CHW", names the
// dimensions, as "HWC" or "HW"; 1 channel is grey, 3 are RGB, 4 RGB and alpha. uint8 as it is,
// other types from 0..1; beyond that they are clipped. PyTorch's defaults: globalStep nil, walltime
// nil, dataformats "CHW".
func (writer *SummaryWriter) AddImage(ctx *Ctx, tag string, imgTensor *Tensor, globalStep *int64, walltime *float64, dataformats string) error {
	if err := noNUL("nnc_summary_writer_add_image", tag, dataformats); err != nil {
		return err
	}
	err := check(C.nnc_summary_writer_add_image(ctx.c(), writer.c(), cText(tag), imgTensor.c(), cOptionalInt(globalStep), cOptionalReal(walltime), cTextOrNil(dataformats)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	runtime.KeepAlive(imgTensor)
	return err
}

// AddImages is nnc_summary_writer_add_images. The same of several, of 1 or 3 channels, in one image
// of up to 8 beside each other. dataformats: nil for "NCHW". PyTorch's defaults: globalStep nil,
// walltime nil, dataformats "NCHW".
func (writer *SummaryWriter) AddImages(ctx *Ctx, tag string, imgTensor *Tensor, globalStep *int64, walltime *float64, dataformats string) error {
	if err := noNUL("nnc_summary_writer_add_images", tag, dataformats); err != nil {
		return err
	}
	err := check(C.nnc_summary_writer_add_images(ctx.c(), writer.c(), cText(tag), imgTensor.c(), cOptionalInt(globalStep), cOptionalReal(walltime), cTextOrNil(dataformats)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	runtime.KeepAlive(imgTensor)
	return err
}

// AddText is nnc_summary_writer_add_text. A text, which TensorBoard reads as Markdown. PyTorch's
// defaults: globalStep nil, walltime nil.
func (writer *SummaryWriter) AddText(ctx *Ctx, tag, textString string, globalStep *int64, walltime *float64) error {
	if err := noNUL("nnc_summary_writer_add_text", tag, textString); err != nil {
		return err
	}
	err := check(C.nnc_summary_writer_add_text(ctx.c(), writer.c(), cText(tag), cText(textString), cOptionalInt(globalStep), cOptionalReal(walltime)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	return err
}

// AddGraph is nnc_summary_writer_add_graph. The structure of a model, from a call with these inputs
// (nil in the places of None) in evaluation mode: its recorded operations, grouped by the modules
// that they were called in, with their sizes, and the parameters. What has no gradient, as an
// index, is not among them. module is left as Summary leaves it.
func (writer *SummaryWriter) AddGraph(ctx *Ctx, model *Module, inputToModel []*Tensor) error {
	err := check(C.nnc_summary_writer_add_graph(ctx.c(), writer.c(), model.c(), tensorList(inputToModel), C.int64_t(len(inputToModel))))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	runtime.KeepAlive(model)
	runtime.KeepAlive(inputToModel)
	return err
}

// AddHparams is nnc_summary_writer_add_hparams. Hyperparameters (numbers, True, False and texts)
// and the metrics (numbers) that they lead to, in a file of their own in the folder runName below
// log_dir; nil: the time. PyTorch's defaults: runName "", globalStep nil.
func (writer *SummaryWriter) AddHparams(ctx *Ctx, hparamDict, metricDict *Kwargs, runName string, globalStep *int64) error {
	if err := noNUL("nnc_summary_writer_add_hparams", runName); err != nil {
		return err
	}
	err := check(C.nnc_summary_writer_add_hparams(ctx.c(), writer.c(), hparamDict.c(), metricDict.c(), cTextOrNil(runName), cOptionalInt(globalStep)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	runtime.KeepAlive(hparamDict)
	runtime.KeepAlive(metricDict)
	return err
}

// Flush is nnc_summary_writer_flush. Returns when what was written is on the disk.
func (writer *SummaryWriter) Flush(ctx *Ctx) error {
	err := check(C.nnc_summary_writer_flush(ctx.c(), writer.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	return err
}

// CloseFile is nnc_summary_writer_close. The same, and closes the files; nothing if they are
// closed. As in PyTorch, what is added afterwards begins a new file.
func (writer *SummaryWriter) CloseFile(ctx *Ctx) error {
	err := check(C.nnc_summary_writer_close(ctx.c(), writer.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(writer)
	return err
}
