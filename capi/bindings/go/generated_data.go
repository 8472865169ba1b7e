// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// NewTensorDataset is nnc_tensor_dataset_new. TensorDataset: sample i is the places i of the first
// dimension of all tensors, views of them. ErrShape: first sizes differ, or a tensor has no
// dimensions. ErrInvalid: no tensors.
func NewTensorDataset(ctx *Ctx, tensors []*Tensor) (*Dataset, error) {
	var out *C.nnc_dataset
	err := check(C.nnc_tensor_dataset_new(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	return newDataset(ctx, out), err
}

// NewSubset is nnc_subset_new. Subset: the samples of dataset at these indices, from the end if
// negative. ErrIndex: one that is not there. Datasets of datasets may be 100 deep (ErrInvalid).
func NewSubset(ctx *Ctx, dataset *Dataset, indices []int64) (*Dataset, error) {
	var out *C.nnc_dataset
	err := check(C.nnc_subset_new(ctx.c(), dataset.c(), cInts(indices), C.int64_t(len(indices)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(dataset)
	return newDataset(ctx, out), err
}

// NewConcatDataset is nnc_concat_dataset_new. ConcatDataset: the samples of one after those of
// another. ErrInvalid: none.
func NewConcatDataset(ctx *Ctx, datasets []*Dataset) (*Dataset, error) {
	var out *C.nnc_dataset
	err := check(C.nnc_concat_dataset_new(ctx.c(), datasetList(datasets), C.int64_t(len(datasets)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(datasets)
	return newDataset(ctx, out), err
}

// RandomSplit is nnc_random_split. random_split into subsets of these lengths, which add up to the
// dataset's: out gets nLengths handles. Draws from ctx's generator. As in torch, lengths that add
// up to 1 are fractions. ErrInvalid: another sum, a negative length.
func RandomSplit(ctx *Ctx, dataset *Dataset, lengths []int64) ([]*Dataset, error) {
	result := make([]*C.nnc_dataset, len(lengths)+1)
	err := check(C.nnc_random_split(ctx.c(), dataset.c(), cInts(lengths), C.int64_t(len(lengths)), &result[0]))
	result = result[:len(lengths)]
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(dataset)
	if err != nil {
		return nil, err
	}
	return newDatasets(ctx, result), nil
}

// RandomSplitFractions is nnc_random_split_fractions. The same by fractions, which add up to 1:
// floor(fraction * len) samples each, and of those that are left over one to each from the first
// on.
func RandomSplitFractions(ctx *Ctx, dataset *Dataset, fractions []float64) ([]*Dataset, error) {
	result := make([]*C.nnc_dataset, len(fractions)+1)
	err := check(C.nnc_random_split_fractions(ctx.c(), dataset.c(), cReals(fractions), C.int64_t(len(fractions)), &result[0]))
	result = result[:len(fractions)]
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(dataset)
	if err != nil {
		return nil, err
	}
	return newDatasets(ctx, result), nil
}

// Len is nnc_dataset_len. How many samples there are; -1 for a bad handle.
func (dataset *Dataset) Len() int64 {
	result := C.nnc_dataset_len(dataset.c())
	runtime.KeepAlive(dataset)
	return int64(result)
}

// Get is nnc_dataset_get. One sample, from the end if index is negative. ErrIndex: it is not there.
func (dataset *Dataset) Get(ctx *Ctx, index int64) ([]*Tensor, error) {
	result, err := fill(hostOutputs, hostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_dataset_get(ctx.c(), dataset.c(), C.int64_t(index), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(dataset)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// NewSequentialSampler is nnc_sequential_sampler_new. SequentialSampler: 0, 1, ... len - 1.
func NewSequentialSampler(ctx *Ctx, dataset *Dataset) (*Sampler, error) {
	var out *C.nnc_sampler
	err := check(C.nnc_sequential_sampler_new(ctx.c(), dataset.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(dataset)
	return newSampler(ctx, out), err
}

// NewRandomSampler is nnc_random_sampler_new. RandomSampler: numSamples indices (nil: as many as
// there are samples), each index once before any comes again, or with replacement. Without a
// generator each pass draws a seed for one of its own. ErrInvalid: numSamples < 1, no samples.
// PyTorch's defaults: numSamples nil.
func NewRandomSampler(ctx *Ctx, dataset *Dataset, replacement bool, numSamples *int64, generator *Ctx) (*Sampler, error) {
	var out *C.nnc_sampler
	err := check(C.nnc_random_sampler_new(ctx.c(), dataset.c(), cFlag(replacement), cOptionalInt(numSamples), generator.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(dataset)
	runtime.KeepAlive(generator)
	return newSampler(ctx, out), err
}

// NewSubsetRandomSampler is nnc_subset_random_sampler_new. SubsetRandomSampler: these indices in a
// random order.
func NewSubsetRandomSampler(ctx *Ctx, indices []int64, generator *Ctx) (*Sampler, error) {
	var out *C.nnc_sampler
	err := check(C.nnc_subset_random_sampler_new(ctx.c(), cInts(indices), C.int64_t(len(indices)), generator.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(generator)
	return newSampler(ctx, out), err
}

// NewWeightedRandomSampler is nnc_weighted_random_sampler_new. WeightedRandomSampler: numSamples of
// the indices 0..n-1 by Multinomial of weights (n) (torch: replacement 1). ErrShape: weights has
// not one dimension. ErrInvalid: numSamples < 1; a pass has the errors of Multinomial.
func NewWeightedRandomSampler(ctx *Ctx, weights *Tensor, numSamples int64, replacement bool, generator *Ctx) (*Sampler, error) {
	var out *C.nnc_sampler
	err := check(C.nnc_weighted_random_sampler_new(ctx.c(), weights.c(), C.int64_t(numSamples), cFlag(replacement), generator.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(weights)
	runtime.KeepAlive(generator)
	return newSampler(ctx, out), err
}

// NewBatchSampler is nnc_batch_sampler_new. BatchSampler: the indices of sampler in batches of
// batchSize, the last one may have fewer unless dropLast. A loader fetches just these batches:
// torch's DataLoader(batch_sampler=...). ErrInvalid: batchSize < 1, a sampler that gives batches
// itself.
func NewBatchSampler(ctx *Ctx, sampler *Sampler, batchSize int64, dropLast bool) (*Sampler, error) {
	var out *C.nnc_sampler
	err := check(C.nnc_batch_sampler_new(ctx.c(), sampler.c(), C.int64_t(batchSize), cFlag(dropLast), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sampler)
	return newSampler(ctx, out), err
}

// NewListedBatches is nnc_listed_batches_new. Batches of your own, the same in every pass:
// lengths[0] indices, then lengths[1], ...; torch's batch_sampler=[[3, 1], [4]] is indices 3, 1, 4
// and lengths 2, 1. ErrInvalid: a length < 1, lengths that do not add up to nIndices.
func NewListedBatches(ctx *Ctx, indices, lengths []int64) (*Sampler, error) {
	var out *C.nnc_sampler
	err := check(C.nnc_listed_batches_new(ctx.c(), cInts(indices), C.int64_t(len(indices)), cInts(lengths), C.int64_t(len(lengths)), &out))
	runtime.KeepAlive(ctx)
	return newSampler(ctx, out), err
}

// Len is nnc_sampler_len. How many indices, or batches, a pass gives; -1 for a bad handle.
func (sampler *Sampler) Len() int64 {
	result := C.nnc_sampler_len(sampler.c())
	runtime.KeepAlive(sampler)
	return int64(result)
}

// Indices is nnc_sampler_indices. (n) of int64: the indices of one pass, list(sampler) in Python;
// those of batches one batch after the other.
func (sampler *Sampler) Indices(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sampler_indices(ctx.c(), sampler.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sampler)
	return newTensor(ctx, out), err
}

// NewDataLoader is nnc_data_loader_new. DataLoader. options, which may be nil: batch_size=1
// samples in a batch; None: samples without a batch, as they are shuffle=False
// RandomSampler(dataset, generator=generator); not with a sampler drop_last=False     leave out the
// last batch if it is not full num_workers=0       threads that fetch batches ahead, at most 512
// prefetch_factor=2   how many batches ahead for each worker, 1..65536 persistent_workers=False
// as in torch the workers go on with their random numbers in the next pass, which draws no seed for
// them padding_value=None  a number: fields are padded with it along their first dimension to the
// longest in the batch. A list: one for each field, None for one that is not padded. Fields without
// dimensions are not. sampler may be nil, which is SequentialSampler or with shuffle RandomSampler;
// generator too. Beside a sampler that gives batches there is no batch_size, shuffle or drop_last.
// ErrUnknown: another option. ErrInvalid: a value that torch refuses.  Batches, their order, errors
// and random numbers are the same whatever the threads do, and but for random numbers for any
// number of workers. Where the dataset is not for any thread (see nnc_dataset_vtable; tensors that
// require grad), or the system refuses a thread, the caller fetches for that worker. Threads block
// signals, sleep when they have nothing to do, and stop after the sample that they are at when the
// iterator is released, which waits for them unless that is a call of the host's. In the child of
// fork() an iterator of its parent can only be released. PyTorch's defaults: options "".
func NewDataLoader(ctx *Ctx, dataset *Dataset, sampler *Sampler, options string, generator *Ctx) (*DataLoader, error) {
	if err := noNUL("nnc_data_loader_new", options); err != nil {
		return nil, err
	}
	var out *C.nnc_data_loader
	err := check(C.nnc_data_loader_new(ctx.c(), dataset.c(), sampler.c(), cTextOrNil(options), generator.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(dataset)
	runtime.KeepAlive(sampler)
	runtime.KeepAlive(generator)
	return newDataLoader(ctx, out), err
}

// Len is nnc_data_loader_len. How many batches a pass has; -1 for a bad handle.
func (loader *DataLoader) Len() int64 {
	result := C.nnc_data_loader_len(loader.c())
	runtime.KeepAlive(loader)
	return int64(result)
}

// Iter is nnc_data_loader_iter_new. Begins a pass: torch's iter(loader), with its draws from the
// generator, or from ctx's. Workers fetch under the settings of ctx.
func (loader *DataLoader) Iter(ctx *Ctx) (*DataLoaderIter, error) {
	var out *C.nnc_data_loader_iter
	err := check(C.nnc_data_loader_iter_new(ctx.c(), loader.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(loader)
	return newDataLoaderIter(ctx, out), err
}

// Next is nnc_data_loader_next. The next batch: each field of its samples stacked along a new first
// dimension, then for each field that was padded the lengths, (batch) of int64. *nOut is 0 after
// the last one. ErrInvalid: more tensors than capacity, the batch is not lost. ErrShape: samples of
// unequal sizes, or numbers of tensors. Where a batch cannot be fetched, the next call goes on with
// the batch after it; where memory is out, it tries again. ErrState: in the child of fork(), and
// for a dataset that asks its own iterator.
func (iterator *DataLoaderIter) Next(ctx *Ctx) ([]*Tensor, error) {
	result, err := fill(hostOutputs, hostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_data_loader_next(ctx.c(), iterator.c(), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(iterator)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// IDXLoad is nnc_idx_load. The elements of an IDX file, which may be compressed by gzip: its first
// bytes tell, not its name. uint8, int8, int16, int32, float32 or float64 in the sizes that it
// says. options: max_size=N. PyTorch's defaults: options "".
func IDXLoad(ctx *Ctx, path, options string) (*Tensor, error) {
	if err := noNUL("nnc_idx_load", path, options); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_idx_load(ctx.c(), cText(path), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// CSVLoad is nnc_csv_load. The columns of a CSV file by their names, one dimension each; it may be
// compressed by gzip. Text is UTF-8, quoted as RFC 4180 says, lines end with \n, \r\n or \r; those
// of spaces and tabs alone are passed over. A column is int64, float64 or bool (true and false, in
// any case of letters) if all that stands in it is; numbers are those of the C locale, rounded
// correctly, and 0 where they are too small. What is missing (nothing, NA, NaN, null, None and the
// other words that pandas takes for it) is NaN, so ints are float64 then. All other columns are
// what pandas calls categories: int64, the place of each text among the different ones in their
// order, -1 where it is missing; bools of which some are missing too, columns with a number that is
// too large for float64, columns without rows, and ints of which one is not in int64 (pandas may
// have uint64 for them, which this library has not; float64 they are where one has a fraction,
// before any above 2**64 - 1, or where dtype says so). These texts are put into *categories under
// "column.0", "column.1", ...: Named.Sub gives those of a column, Named.Value a text. categories
// may be nil. Names that stand there twice become "a" and "a.1", an empty one "Unnamed: 0".
// options:  delimiter=','          one character; sep is the same header=True            the first
// line has the names; otherwise they are "0", "1", ... names=['a', 'b']       the names, and no
// header unless header=True passes it over usecols=['a', 'b']     the columns to take, by names or
// numbers; in the order of the file dtype={'a': 'float32', 'b': 'category'}   or one for all:
// element types, 'category' na_values=['?', 99]    what is missing too: numbers in a column of
// floats by their value, in others as they are written, and 99 also as 99.0 max_size=N
// by default half of what is said above, and all of it for the text and 16 bytes for each value  A
// line with fewer or more fields than the first is ErrFile, and so is a value that is not of the
// dtype asked for, or a missing one of ints and bools; more than 65536 columns; and more different
// texts than a file of its size may have: 40 MiB of them, and 64 bytes more for each byte beyond 1
// MiB, where a text takes 1000 bytes, its letters and those of its column's name. ErrUnknown for a
// column that is not there, ErrIndex for its number. PyTorch's defaults: options "".
func CSVLoad(ctx *Ctx, path, options string) (*Named, *Named, error) {
	if err := noNUL("nnc_csv_load", path, options); err != nil {
		return nil, nil, err
	}
	var columns *C.nnc_named
	var categories *C.nnc_named
	err := check(C.nnc_csv_load(ctx.c(), cText(path), cTextOrNil(options), &columns, &categories))
	runtime.KeepAlive(ctx)
	return newNamed(ctx, columns), newNamed(ctx, categories), err
}

// ReadImage is nnc_read_image. torchvision.io.read_image: a PNG or JPEG file, which its first bytes
// tell, as uint8 (C, H, W) with the strides of torchvision: pixel after pixel in memory. A PNG of
// 16 bits is int32 with the values of the file, 0..65535: torchvision's uint16, which this library
// has not. options: mode='UNCHANGED'   as it is stored: 1 channel for grey, 2 with alpha, 3 for
// RGB, 4 with alpha and for CMYK; of a palette the numbers of its colors mode='GRAY', 'GRAY_ALPHA'
// (PNG alone), 'RGB', 'RGB_ALPHA'   converted, of palettes and CMYK (as Adobe stores it, inverted)
// too. Alpha is that of the file, also of a transparent color, otherwise opaque; colors are not
// blended with it. max_size=N         of what decoding takes As in torchvision the orientation in
// EXIF is not looked at, and gamma only where grey is made of colors of a PNG. Where the data of a
// JPEG end too early, or are damaged so that some of the picture is missing, it is an error; so are
// a checksum of PNG that is wrong and a JPEG of more than 100 scans, of fewer if it is large: 8
// million walks over a block of 64 samples, and 64 more for each byte beyond 1 MiB, but not of 20.
// PyTorch's defaults: options "".
func ReadImage(ctx *Ctx, path, options string) (*Tensor, error) {
	if err := noNUL("nnc_read_image", path, options); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_read_image(ctx.c(), cText(path), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// WritePNG is nnc_write_png. torchvision.io.write_png: uint8 (C, H, W) with 1 to 4 channels: grey,
// grey and alpha, RGB, RGB and alpha. at most 1,000,000 pixels a side. compressionLevel: 0..9, in
// torchvision 6 by default. ErrDType, ErrShape for another image.
func WritePNG(ctx *Ctx, image *Tensor, path string, compressionLevel int64) error {
	if err := noNUL("nnc_write_png", path); err != nil {
		return err
	}
	err := check(C.nnc_write_png(ctx.c(), image.c(), cText(path), C.int64_t(compressionLevel)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(image)
	return err
}

// WriteJPEG is nnc_write_jpeg. torchvision.io.write_jpeg: uint8 (C, H, W) with 1 or 3 channels:
// grey, RGB; at most 65,500 pixels a side. quality: 1..100, in torchvision 75 by default. ErrDType,
// ErrShape for another image.
func WriteJPEG(ctx *Ctx, image *Tensor, path string, quality int64) error {
	if err := noNUL("nnc_write_jpeg", path); err != nil {
		return err
	}
	err := check(C.nnc_write_jpeg(ctx.c(), image.c(), cText(path), C.int64_t(quality)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(image)
	return err
}

// DatasetImageFolder is nnc_dataset_image_folder. torchvision.datasets.ImageFolder: the pictures
// root/class/.../name.png by class. Classes are the folders in root in the order of their names;
// the pictures of one in the order of the folders below it and of their names. Links are what they
// lead to, and passed over where that is not there. A sample is the picture (C, H, W) and the
// number of its class, int64 without dimensions. Pictures are read when they are asked for.
// options: mode='RGB'          as for ReadImage; of 16 bits the upper 8 are taken size=(H, W)
// in that size, by interpolate with bilinear weights and antialias=True, as
// torchvision.transforms.v2.Resize does: uint8 is rounded dtype='uint8'       or 'float32': 0..255
// become 0..1 extensions=('.png',)   which files to take, in lower case; by default those of
// torchvision, of which others than .png, .jpg and .jpeg are ErrUnsupported allow_empty=False   may
// a class have no picture? max_size=N          of what decoding one takes ErrFile for a root
// without classes and a class without pictures, and later for a file that cannot be read. PyTorch's
// defaults: options "".
func DatasetImageFolder(ctx *Ctx, root, options string) (*Dataset, error) {
	if err := noNUL("nnc_dataset_image_folder", root, options); err != nil {
		return nil, err
	}
	var out *C.nnc_dataset
	err := check(C.nnc_dataset_image_folder(ctx.c(), cText(root), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	return newDataset(ctx, out), err
}

// ImageFolderClasses is nnc_image_folder_classes. Its class_to_idx: the names of the classes with
// their numbers, int64. ErrInvalid for another dataset.
func ImageFolderClasses(ctx *Ctx, dataset *Dataset) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_image_folder_classes(ctx.c(), dataset.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(dataset)
	return newNamed(ctx, out), err
}

// ImageFolderPath is nnc_image_folder_path. The file of a sample: its samples[index][0]. index may
// count from the end; ErrIndex for one that is not there, ErrInvalid for another dataset.
func ImageFolderPath(ctx *Ctx, dataset *Dataset, index int64) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_image_folder_path(ctx.c(), dataset.c(), C.int64_t(index), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(dataset)
	return takeString(out, err)
}
