// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Tensor {
    /// data itself if it has that type, else a copy that has. dtype NNC_DTYPE_DEFAULT: data itself.
    /// torch.as_tensor of a tensor; of memory it is nnc_from_blob.
    ///
    /// C: `nnc_as_tensor`
    pub fn as_tensor(&self, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_as_tensor(ctx(), self.as_raw(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_as_tensor", "out")
        }
    }

    /// Uninitialised: the elements are whatever the memory held.
    ///
    /// C: `nnc_empty`
    pub fn empty(dims: impl IntList, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_empty(ctx(), dims.ints(), dims.count(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_empty", "out")
        }
    }

    /// Every element is 0.
    ///
    /// C: `nnc_zeros`
    pub fn zeros(dims: impl IntList, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_zeros(ctx(), dims.ints(), dims.count(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_zeros", "out")
        }
    }

    /// Every element is 1.
    ///
    /// C: `nnc_ones`
    pub fn ones(dims: impl IntList, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_ones(ctx(), dims.ints(), dims.count(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_ones", "out")
        }
    }

    /// Every element is fill_value, a float.
    ///
    /// `fill_value` may be a float or an int.
    ///
    /// C: `nnc_full`, `nnc_full_i64`
    pub fn full(
        dims: impl IntList,
        fill_value: impl Into<Number>,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match fill_value.into() {
                Number::Float(v) => sys::nnc_full(
                    ctx(),
                    dims.ints(),
                    dims.count(),
                    v,
                    c_dtype(dtype),
                    &mut out,
                ),
                Number::Int(v) => sys::nnc_full_i64(
                    ctx(),
                    dims.ints(),
                    dims.count(),
                    v,
                    c_dtype(dtype),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_full", "out")
        }
    }

    /// Zeros in the sizes of input; dtype NNC_DTYPE_DEFAULT is the type of input.
    ///
    /// C: `nnc_zeros_like`
    pub fn zeros_like(&self, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_zeros_like(ctx(), self.as_raw(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_zeros_like", "out")
        }
    }

    /// The same with ones.
    ///
    /// C: `nnc_ones_like`
    pub fn ones_like(&self, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_ones_like(ctx(), self.as_raw(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_ones_like", "out")
        }
    }

    /// Uninitialised, in the sizes of input and, where they have no gaps, its strides; dtype
    /// NNC_DTYPE_DEFAULT is the type of input.
    ///
    /// C: `nnc_empty_like`
    pub fn empty_like(&self, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_empty_like(ctx(), self.as_raw(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_empty_like", "out")
        }
    }

    /// The same with every element fill_value, a float.
    ///
    /// `fill_value` may be a float or an int.
    ///
    /// C: `nnc_full_like`, `nnc_full_like_i64`
    pub fn full_like(
        &self,
        fill_value: impl Into<Number>,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match fill_value.into() {
                Number::Float(v) => sys::nnc_full_like(
                    ctx(),
                    self.as_raw(),
                    v,
                    c_dtype(dtype),
                    &mut out,
                ),
                Number::Int(v) => sys::nnc_full_like_i64(
                    ctx(),
                    self.as_raw(),
                    v,
                    c_dtype(dtype),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_full_like", "out")
        }
    }

    /// nnc_empty whose dtype NNC_DTYPE_DEFAULT is the type of input: torch.Tensor.new_empty.
    ///
    /// C: `nnc_new_empty`
    pub fn new_empty(&self, dims: impl IntList, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_new_empty(
                ctx(),
                self.as_raw(),
                dims.ints(),
                dims.count(),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_new_empty", "out")
        }
    }

    /// The same with zeros.
    ///
    /// C: `nnc_new_zeros`
    pub fn new_zeros(&self, dims: impl IntList, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_new_zeros(
                ctx(),
                self.as_raw(),
                dims.ints(),
                dims.count(),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_new_zeros", "out")
        }
    }

    /// The same with ones.
    ///
    /// C: `nnc_new_ones`
    pub fn new_ones(&self, dims: impl IntList, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_new_ones(
                ctx(),
                self.as_raw(),
                dims.ints(),
                dims.count(),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_new_ones", "out")
        }
    }

    /// The same with every element fill_value, a float.
    ///
    /// `fill_value` may be a float or an int.
    ///
    /// C: `nnc_new_full`, `nnc_new_full_i64`
    pub fn new_full(
        &self,
        dims: impl IntList,
        fill_value: impl Into<Number>,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match fill_value.into() {
                Number::Float(v) => sys::nnc_new_full(
                    ctx(),
                    self.as_raw(),
                    dims.ints(),
                    dims.count(),
                    v,
                    c_dtype(dtype),
                    &mut out,
                ),
                Number::Int(v) => sys::nnc_new_full_i64(
                    ctx(),
                    self.as_raw(),
                    dims.ints(),
                    dims.count(),
                    v,
                    c_dtype(dtype),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_new_full", "out")
        }
    }

    /// start, start + step, ... before end: (ceil((end - start) / step)). `Code::Invalid`: step is 0 or
    /// leads away from end; a bound is not finite, or beyond int64 for an integer type; elements wrap.
    /// `Code::DType`: bool.
    ///
    /// C: `nnc_arange`
    pub fn arange(
        start: f64,
        end: f64,
        step: f64,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_arange(ctx(), start, end, step, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_arange", "out")
        }
    }

    /// The same with ints, exact; dtype NNC_DTYPE_DEFAULT is int64.
    ///
    /// C: `nnc_arange_i64`
    pub fn arange_i64(
        start: i64,
        end: i64,
        step: i64,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_arange_i64(ctx(), start, end, step, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_arange_i64", "out")
        }
    }

    /// (steps): from start to end, both included, evenly spaced. `Code::Invalid`: negative steps; a
    /// bound that dtype does not hold. `Code::DType`: bool.
    ///
    /// C: `nnc_linspace`
    pub fn linspace(
        start: f64,
        end: f64,
        steps: i64,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linspace(ctx(), start, end, steps, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_linspace", "out")
        }
    }

    /// The same with tensors without dimensions as ends; no gradient. `Code::Shape`: one has dimensions.
    ///
    /// C: `nnc_linspace_tensor`
    pub fn linspace_tensor(
        &self,
        end: &Tensor,
        steps: i64,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linspace_tensor(
                ctx(),
                self.as_raw(),
                end.as_raw(),
                steps,
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linspace_tensor", "out")
        }
    }

    /// nnc_empty in that order (torch: contiguous). `Code::Invalid`: preserve.
    ///
    /// C: `nnc_empty_memory_format`
    pub fn empty_memory_format(
        dims: impl IntList,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_empty_memory_format(
                ctx(),
                dims.ints(),
                dims.count(),
                c_dtype(dtype),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_empty_memory_format", "out")
        }
    }

    /// nnc_empty_like in that order (torch: preserve).
    ///
    /// C: `nnc_empty_like_memory_format`
    pub fn empty_like_memory_format(
        &self,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_empty_like_memory_format(
                ctx(),
                self.as_raw(),
                c_dtype(dtype),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_empty_like_memory_format", "out")
        }
    }

    /// nnc_zeros_like in that order (torch: preserve, in all of these).
    ///
    /// C: `nnc_zeros_like_memory_format`
    pub fn zeros_like_memory_format(
        &self,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_zeros_like_memory_format(
                ctx(),
                self.as_raw(),
                c_dtype(dtype),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_zeros_like_memory_format", "out")
        }
    }

    /// nnc_ones_like in that order.
    ///
    /// C: `nnc_ones_like_memory_format`
    pub fn ones_like_memory_format(
        &self,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_ones_like_memory_format(
                ctx(),
                self.as_raw(),
                c_dtype(dtype),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_ones_like_memory_format", "out")
        }
    }

    /// nnc_full_like in that order.
    ///
    /// `fill_value` may be a float or an int.
    ///
    /// C: `nnc_full_like_memory_format`, `nnc_full_like_memory_format_i64`
    pub fn full_like_memory_format(
        &self,
        fill_value: impl Into<Number>,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match fill_value.into() {
                Number::Float(v) => sys::nnc_full_like_memory_format(
                    ctx(),
                    self.as_raw(),
                    v,
                    c_dtype(dtype),
                    memory_format as i32,
                    &mut out,
                ),
                Number::Int(v) => sys::nnc_full_like_memory_format_i64(
                    ctx(),
                    self.as_raw(),
                    v,
                    c_dtype(dtype),
                    memory_format as i32,
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_full_like_memory_format", "out")
        }
    }

    /// nnc_clone in that order (torch: preserve).
    ///
    /// C: `nnc_clone_memory_format`
    pub fn copy_memory_format(&self, memory_format: MemoryFormat) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_clone_memory_format(
                ctx(),
                self.as_raw(),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_clone_memory_format", "out")
        }
    }

    /// input itself if its elements lie in that order already, else a copy (torch: contiguous).
    /// `Code::Invalid`: preserve, of an input that is not row-major.
    ///
    /// C: `nnc_contiguous_memory_format`
    pub fn contiguous_memory_format(&self, memory_format: MemoryFormat) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_contiguous_memory_format(
                ctx(),
                self.as_raw(),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_contiguous_memory_format", "out")
        }
    }

    /// nnc_tensor_to in that order (torch: preserve); input itself if type and order are those
    /// already.
    ///
    /// C: `nnc_tensor_to_memory_format`
    pub fn to_memory_format(
        &self,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_to_memory_format(
                ctx(),
                self.as_raw(),
                c_dtype(dtype),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_tensor_to_memory_format", "out")
        }
    }

    /// The same, in memory of its own whatever input is: torch.Tensor.to(copy=True).
    ///
    /// C: `nnc_tensor_to_copy`
    pub fn to_copy(
        &self,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_to_copy(
                ctx(),
                self.as_raw(),
                c_dtype(dtype),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_tensor_to_copy", "out")
        }
    }

    /// (n, m): ones on the diagonal, zeros elsewhere. `Code::Invalid`: n or m is negative.
    ///
    /// C: `nnc_eye`
    pub fn eye(n: i64, m: i64, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_eye(ctx(), n, m, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_eye", "out")
        }
    }

    /// (2, n): the rows, then the columns of the n elements (i, j) of a (row, col) matrix with
    /// j - i \<= offset, row by row (torch: offset 0, dtype int64). `Code::Invalid`: row or col is
    /// negative. `Code::DType`: neither int64 nor int32.
    ///
    /// C: `nnc_tril_indices`
    pub fn tril_indices(
        row: i64,
        col: i64,
        offset: i64,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tril_indices(ctx(), row, col, offset, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_tril_indices", "out")
        }
    }

    /// The same with j - i \>= offset.
    ///
    /// C: `nnc_triu_indices`
    pub fn triu_indices(
        row: i64,
        col: i64,
        offset: i64,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_triu_indices(ctx(), row, col, offset, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_triu_indices", "out")
        }
    }

    /// A view of each tensor in the sizes that all of them make together, (n_0, n_1, ...), in which it
    /// varies along its own dimension; tensors have one dimension or none. indexing "ij" (torch's
    /// default, also NULL); "xy" exchanges the first two dimensions. out, capacity and n_out as in
    /// \<nnc/ops_shape.h\>. `Code::DType`: tensors of several types. `Code::Shape`: one of two dimensions.
    ///
    /// C: `nnc_meshgrid`
    pub fn meshgrid<'a>(
        tensors: &[impl AsHandle<Tensor>],
        indexing: impl Into<Option<&'a str>>,
    ) -> Result<Vec<Tensor>> {
        let c_tensors = c_handles(tensors);
        let indexing = c_optional_text(indexing)?;
        let mut out = c_room(tensors.len(), "nnc_meshgrid")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_meshgrid(
                ctx(),
                c_list(&c_tensors),
                tensors.len() as i64,
                text_pointer(&indexing),
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_meshgrid", out, count)
        }
    }

    /// The number of dimensions.
    ///
    /// C: `nnc_tensor_ndim`
    pub fn ndim(&self) -> usize {
        unsafe {
            sys::nnc_tensor_ndim(self.as_raw()).max(0) as usize
        }
    }

    /// The number of elements: the product of the sizes.
    ///
    /// C: `nnc_tensor_numel`
    pub fn numel(&self) -> usize {
        unsafe {
            sys::nnc_tensor_numel(self.as_raw()).max(0) as usize
        }
    }

    /// The size of dimension dim, which counts from the end if negative; -1 if out of range.
    ///
    /// C: `nnc_tensor_size`
    pub fn size(&self, dim: i64) -> Result<i64> {
        unsafe {
            not_negative(sys::nnc_tensor_size(self.as_raw(), dim), "nnc_tensor_size")
        }
    }

    /// How many elements lie between neighbours along dim; dim as for nnc_tensor_size.
    ///
    /// C: `nnc_tensor_stride`
    pub fn stride(&self, dim: i64) -> Result<i64> {
        unsafe {
            not_negative(sys::nnc_tensor_stride(self.as_raw(), dim), "nnc_tensor_stride")
        }
    }

    /// How many elements lie in the memory before the first one.
    ///
    /// C: `nnc_tensor_storage_offset`
    pub fn storage_offset(&self) -> i64 {
        unsafe {
            sys::nnc_tensor_storage_offset(self.as_raw())
        }
    }

    /// The element type; 0 for a bad handle.
    ///
    /// C: `nnc_tensor_dtype`
    pub fn dtype(&self) -> DType {
        unsafe {
            DType::from_code(sys::nnc_tensor_dtype(self.as_raw()))
        }
    }

    /// The size of an element in bytes.
    ///
    /// C: `nnc_tensor_element_size`
    pub fn element_size(&self) -> usize {
        unsafe {
            sys::nnc_tensor_element_size(self.as_raw()).max(0) as usize
        }
    }

    /// numel \* element_size, at most 2^63 - 1: torch.Tensor.nbytes.
    ///
    /// C: `nnc_tensor_nbytes`
    pub fn nbytes(&self) -> usize {
        unsafe {
            sys::nnc_tensor_nbytes(self.as_raw()).max(0) as usize
        }
    }

    /// 1 if the elements are floating point, else 0.
    ///
    /// C: `nnc_is_floating_point`
    pub fn is_floating_point(&self) -> bool {
        unsafe {
            sys::nnc_is_floating_point(self.as_raw()) == 1
        }
    }

    /// 0: there are no complex tensors.
    ///
    /// C: `nnc_is_complex`
    pub fn is_complex(&self) -> bool {
        unsafe {
            sys::nnc_is_complex(self.as_raw()) == 1
        }
    }

    /// "cpu".
    ///
    /// C: `nnc_tensor_device`
    pub fn device(&self) -> Option<String> {
        unsafe {
            owned(sys::nnc_tensor_device(self.as_raw()))
        }
    }

    /// 1 if the elements lie in row-major order without gaps, else 0.
    ///
    /// C: `nnc_tensor_is_contiguous`
    pub fn is_contiguous(&self) -> bool {
        unsafe {
            sys::nnc_tensor_is_contiguous(self.as_raw()) == 1
        }
    }

    /// 1 if they lie in that order without gaps, else 0 (torch: contiguous; preserve is the same); -1 if
    /// there is no such format.
    ///
    /// C: `nnc_tensor_is_contiguous_memory_format`
    pub fn is_contiguous_memory_format(&self, memory_format: MemoryFormat) -> bool {
        unsafe {
            sys::nnc_tensor_is_contiguous_memory_format(self.as_raw(), memory_format as i32) == 1
        }
    }

    /// Counts the in-place writes to the memory, through any tensor that shares it. A call that fails
    /// gives back what it wrote; where that was a part of the memory, it counts as written.
    ///
    /// C: `nnc_tensor_version`
    pub fn version(&self) -> i64 {
        unsafe {
            sys::nnc_tensor_version(self.as_raw())
        }
    }

    /// The value of a tensor of one element. An int64 beyond 2^53 is rounded: see nnc_tensor_item_i64.
    /// `Code::Shape`: not one element.
    ///
    /// C: `nnc_tensor_item`
    pub fn item(&self) -> Result<f64> {
        let mut out = 0f64;
        unsafe {
            check(sys::nnc_tensor_item(ctx(), self.as_raw(), &mut out))?;
            Ok(out)
        }
    }

    /// The same as an int, exact for integers; a fraction is cut off. `Code::Invalid`: NaN, infinite or
    /// beyond an int64_t.
    ///
    /// C: `nnc_tensor_item_i64`
    pub fn item_i64(&self) -> Result<i64> {
        let mut out = 0i64;
        unsafe {
            check(sys::nnc_tensor_item_i64(ctx(), self.as_raw(), &mut out))?;
            Ok(out)
        }
    }

    /// What print(tensor) shows in PyTorch, without a final newline. `Code::Invalid` if that is longer
    /// than 256 MiB, as it may be with ten dimensions and more.
    ///
    /// C: `nnc_tensor_repr`
    pub fn repr(&self) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_repr(ctx(), self.as_raw(), &mut out))?;
            string(out)
        }
    }

    /// What torch.Tensor.type() gives: "torch.FloatTensor".
    ///
    /// C: `nnc_tensor_type`
    pub fn type_(&self) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_type(ctx(), self.as_raw(), &mut out))?;
            string(out)
        }
    }

    /// What two tensors compute in: a tensor without dimensions counts only where its kind (bool, int,
    /// float) is the higher one.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_result_type`, `nnc_result_type_scalar`, `nnc_result_type_scalar_i64`
    pub fn result_type<'a>(&self, other: impl Into<Operand<'a>>) -> Result<DType> {
        let mut out = 0i32;
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_result_type(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_result_type_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_result_type_scalar_i64(
                    ctx(),
                    self.as_raw(),
                    v,
                    &mut out,
                ),
            })?;
            Ok(DType::from_code(out))
        }
    }

    /// (input's sizes) with elements of dtype: torch.Tensor.to. input itself if it has that type
    /// already. A float is cut off for integers, and beyond their range gives what PyTorch gives on
    /// x86.
    ///
    /// C: `nnc_tensor_to`
    pub fn to(&self, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_to(ctx(), self.as_raw(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_to", "out")
        }
    }

    /// nnc_tensor_to float32.
    ///
    /// C: `nnc_tensor_float`
    pub fn float(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_float(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_float", "out")
        }
    }

    /// nnc_tensor_to float64.
    ///
    /// C: `nnc_tensor_double`
    pub fn double(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_double(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_double", "out")
        }
    }

    /// nnc_tensor_to float16.
    ///
    /// C: `nnc_tensor_half`
    pub fn half(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_half(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_half", "out")
        }
    }

    /// nnc_tensor_to bfloat16.
    ///
    /// C: `nnc_tensor_bfloat16`
    pub fn bfloat16(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_bfloat16(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_bfloat16", "out")
        }
    }

    /// nnc_tensor_to int64.
    ///
    /// C: `nnc_tensor_long`
    pub fn long(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_long(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_long", "out")
        }
    }

    /// nnc_tensor_to int32.
    ///
    /// C: `nnc_tensor_int`
    pub fn int(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_int(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_int", "out")
        }
    }

    /// nnc_tensor_to int16.
    ///
    /// C: `nnc_tensor_short`
    pub fn short(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_short(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_short", "out")
        }
    }

    /// nnc_tensor_to int8.
    ///
    /// C: `nnc_tensor_char`
    pub fn char(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_char(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_char", "out")
        }
    }

    /// nnc_tensor_to uint8.
    ///
    /// C: `nnc_tensor_byte`
    pub fn byte(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_byte(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_byte", "out")
        }
    }

    /// nnc_tensor_to bool.
    ///
    /// C: `nnc_tensor_bool`
    pub fn bool(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_bool(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_bool", "out")
        }
    }

    /// nnc_tensor_to the type of other.
    ///
    /// C: `nnc_type_as`
    pub fn type_as(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_type_as(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_type_as", "out")
        }
    }

    /// input itself: all tensors are on the CPU.
    ///
    /// C: `nnc_tensor_cpu`
    pub fn cpu(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_cpu(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_cpu", "out")
        }
    }

    /// (input's sizes): a copy in memory of its own.
    ///
    /// C: `nnc_clone`
    pub fn copy(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_clone(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_clone", "out")
        }
    }

    /// input itself if it lies in row-major order already, else a copy that does.
    ///
    /// C: `nnc_contiguous`
    pub fn contiguous(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_contiguous(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_contiguous", "out")
        }
    }

    /// input = src, converted and broadcast to its sizes. `Code::Shape`: it does not broadcast.
    ///
    /// C: `nnc_copy_`
    pub fn copy_(&mut self, src: &Tensor) -> Result<()> {
        unsafe {
            check(sys::nnc_copy_(ctx(), self.as_raw(), src.as_raw()))?;
            Ok(())
        }
    }

    /// Every element becomes value, a float.
    ///
    /// `value` may be a float or an int.
    ///
    /// C: `nnc_fill_`, `nnc_fill_i64_`
    pub fn fill_(&mut self, value: impl Into<Number>) -> Result<()> {
        unsafe {
            check(match value.into() {
                Number::Float(v) => sys::nnc_fill_(ctx(), self.as_raw(), v),
                Number::Int(v) => sys::nnc_fill_i64_(ctx(), self.as_raw(), v),
            })?;
            Ok(())
        }
    }

    /// Every element becomes 0.
    ///
    /// C: `nnc_zero_`
    pub fn zero_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_zero_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// 1 if operations on the tensor are recorded, 0 if not, -1 for a bad handle.
    ///
    /// C: `nnc_tensor_requires_grad`
    pub fn requires_grad(&self) -> bool {
        unsafe {
            sys::nnc_tensor_requires_grad(self.as_raw()) == 1
        }
    }

    /// 1 if no recorded operation made the tensor, 0 if one did, -1 for a bad handle.
    ///
    /// C: `nnc_tensor_is_leaf`
    pub fn is_leaf(&self) -> bool {
        unsafe {
            sys::nnc_tensor_is_leaf(self.as_raw()) == 1
        }
    }

    /// From now on operations on the tensor are recorded, or with 0 no longer. `Code::State`: not a leaf.
    /// `Code::DType`: not floating point.
    ///
    /// C: `nnc_tensor_requires_grad_`
    pub fn requires_grad_(&self, requires_grad: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_tensor_requires_grad_(ctx(), self.as_raw(), i32::from(requires_grad)))?;
            Ok(())
        }
    }

    /// The gradient accumulated in a leaf, or in another tensor after nnc_tensor_retain_grad; \*out is
    /// NULL while there is none.
    ///
    /// C: `nnc_tensor_grad`
    pub fn grad(&self) -> Result<Option<Tensor>> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_grad(ctx(), self.as_raw(), &mut out))?;
            Ok(take::<Tensor>(out))
        }
    }

    /// Replaces it; grad NULL: none. `Code::Shape`: not of the tensor's sizes and type.
    ///
    /// C: `nnc_tensor_set_grad`
    pub fn set_grad<'a>(&self, grad: impl Into<Option<&'a Tensor>>) -> Result<()> {
        unsafe {
            check(sys::nnc_tensor_set_grad(ctx(), self.as_raw(), c_raw(grad.into())))?;
            Ok(())
        }
    }

    /// The name of the operation that made the tensor, "AddmmBackward0"; \*out is NULL for a leaf.
    ///
    /// C: `nnc_tensor_grad_fn`
    pub fn grad_fn(&self) -> Result<Option<String>> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_grad_fn(ctx(), self.as_raw(), &mut out))?;
            optional_string(out)
        }
    }

    /// A view of the same memory through which no gradient flows.
    ///
    /// C: `nnc_detach`
    pub fn detach(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_detach(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_detach", "out")
        }
    }

    /// The tensor itself becomes a leaf that wants no gradient. `Code::State`: it is a view of another.
    ///
    /// C: `nnc_detach_`
    pub fn detach_(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_detach_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// Adds the gradients of a tensor of one element into the leaves that it was computed from, and
    /// frees the graph: torch.Tensor.backward(). `Code::State`: the graph was freed before, or nothing was
    /// recorded; what backward needs was written to since, or converted with its module. A backward that
    /// fails changes no .grad; unless it was to keep the graph, parts of that may be freed: run forward
    /// again.
    ///
    /// C: `nnc_backward`
    pub fn backward(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_backward(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// From now on backward also fills the .grad of a tensor that was computed, as a leaf's; that of its
    /// latest value, if it is written to. What comes to a former .grad makes another one, where that of
    /// a leaf is written to. Nothing happens to a leaf. `Code::State`: the tensor does not
    /// require a gradient.
    ///
    /// C: `nnc_tensor_retain_grad`
    pub fn retain_grad(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_tensor_retain_grad(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// 1 after nnc_tensor_retain_grad of a tensor that was computed, 0 if not, -1 for a bad handle.
    ///
    /// C: `nnc_tensor_retains_grad`
    pub fn retains_grad(&self) -> bool {
        unsafe {
            sys::nnc_tensor_retains_grad(self.as_raw()) == 1
        }
    }

    /// The hook gets the gradient of the tensor; an output, if there is one, replaces it, and must be of
    /// the same size and type. It runs for backward and for grad, but not where no gradient arrives.
    /// `Code::State`: the tensor does not require a gradient.
    ///
    /// C: `nnc_tensor_register_hook`
    pub fn register_hook<O: IntoOutputs + 'static>(
        &self,
        hook: impl Fn(&Inputs<'_>) -> Result<O> + Send + Sync + 'static,
    ) -> Result<Hook> {
        let (table, self_) = callback::tensors(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_tensor_register_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_tensor_register_hook", "out")
        }
    }

    /// The hook gets the leaf, after backward has added to its .grad and before it goes on: to use the
    /// gradient and drop it, say. It has no outputs. The .grad of such a leaf stays as the hook saw it
    /// even if backward fails later. `Code::State`: not a leaf that requires a gradient.
    ///
    /// C: `nnc_tensor_register_post_accumulate_grad_hook`
    pub fn register_post_accumulate_grad_hook<O: IntoOutputs + 'static>(
        &self,
        hook: impl Fn(&Inputs<'_>) -> Result<O> + Send + Sync + 'static,
    ) -> Result<Hook> {
        let (table, self_) = callback::tensors(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_tensor_register_post_accumulate_grad_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_tensor_register_post_accumulate_grad_hook", "out")
        }
    }

    /// torch.nn.Parameter(data): a new tensor that shares the memory of data, prints as "Parameter
    /// containing:" and is a leaf, which requires a gradient unless requires_grad is 0 (torch: 1). data
    /// NULL: no elements, of ctx's default type. `Code::DType`: data is not of floating point type, which
    /// only requires_grad 0 takes.
    ///
    /// C: `nnc_parameter_new`
    pub fn parameter<'a>(
        data: impl Into<Option<&'a Tensor>>,
        requires_grad: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_new(
                ctx(),
                c_raw(data.into()),
                i32::from(requires_grad),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_parameter_new", "out")
        }
    }

    /// The elements of an IDX file, which may be compressed by gzip: its first bytes tell, not its name.
    /// uint8, int8, int16, int32, float32 or float64 in the sizes that it says. options: max_size=N.
    ///
    /// C: `nnc_idx_load`
    pub fn idx_load<'a>(
        path: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<Tensor> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_idx_load(ctx(), path.as_ptr(), text_pointer(&options), &mut out))?;
            taken::<Tensor>(out, "nnc_idx_load", "out")
        }
    }

    /// torchvision.io.read_image: a PNG or JPEG file, which its first bytes tell, as uint8 (C, H, W)
    /// with the strides of torchvision: pixel after pixel in memory. A PNG of 16 bits is int32 with the
    /// values of the file, 0..65535: torchvision's uint16, which this library has not. options:
    /// ```text
    ///   mode='UNCHANGED'   as it is stored: 1 channel for grey, 2 with alpha, 3 for RGB, 4 with alpha
    ///                      and for CMYK; of a palette the numbers of its colors
    ///   mode='GRAY', 'GRAY_ALPHA' (PNG alone), 'RGB', 'RGB_ALPHA'   converted, of palettes and CMYK
    ///                      (as Adobe stores it, inverted) too. Alpha is that of the file, also of a
    ///                      transparent color, otherwise opaque; colors are not blended with it.
    ///   max_size=N         of what decoding takes
    /// ```
    /// As in torchvision the orientation in EXIF is not looked at, and gamma only where grey is made of
    /// colors of a PNG. Where the data of a JPEG end too early, or are damaged so that some of the
    /// picture is missing, it is an error; so are a checksum of PNG that is wrong and a JPEG of more
    /// than 100 scans, of fewer if it is large: 8 million walks over a block of 64 samples, and 64 more
    /// for each byte beyond 1 MiB, but not of 20.
    ///
    /// C: `nnc_read_image`
    pub fn read_image<'a>(
        path: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<Tensor> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_read_image(ctx(), path.as_ptr(), text_pointer(&options), &mut out))?;
            taken::<Tensor>(out, "nnc_read_image", "out")
        }
    }

    /// torchvision.io.write_png: uint8 (C, H, W) with 1 to 4 channels: grey, grey and alpha, RGB, RGB
    /// and alpha. at most 1,000,000 pixels a side. compression_level: 0..9, in torchvision 6 by
    /// default. `Code::DType`, `Code::Shape` for another image.
    ///
    /// C: `nnc_write_png`
    pub fn write_png(&self, path: impl AsRef<Path>, compression_level: i64) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_write_png(ctx(), self.as_raw(), path.as_ptr(), compression_level))?;
            Ok(())
        }
    }

    /// torchvision.io.write_jpeg: uint8 (C, H, W) with 1 or 3 channels: grey, RGB; at most 65,500
    /// pixels a side. quality: 1..100, in torchvision 75 by default. `Code::DType`, `Code::Shape` for
    /// another image.
    ///
    /// C: `nnc_write_jpeg`
    pub fn write_jpeg(&self, path: impl AsRef<Path>, quality: i64) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_write_jpeg(ctx(), self.as_raw(), path.as_ptr(), quality))?;
            Ok(())
        }
    }

    /// Uniform in \[a, b) (torch: 0, 1). `Code::Invalid`: a \> b.
    ///
    /// C: `nnc_init_uniform_`
    pub fn init_uniform_(&mut self, a: f64, b: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_init_uniform_(ctx(), self.as_raw(), a, b))?;
            Ok(())
        }
    }

    /// Normal with that mean and standard deviation (torch: 0, 1). `Code::Invalid`: negative std.
    ///
    /// C: `nnc_init_normal_`
    pub fn init_normal_(&mut self, mean: f64, std: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_init_normal_(ctx(), self.as_raw(), mean, std))?;
            Ok(())
        }
    }

    /// The same (torch: 0, 1) with all values in \[a, b\] (torch: -2, 2): others are drawn again.
    /// `Code::Invalid`: std is 0, a \> b; hardly any value lies there (2^18 draws did not fill the tensor,
    /// or of 2^20 less than one in 2^18 was kept).
    ///
    /// C: `nnc_init_trunc_normal_`
    pub fn init_trunc_normal_(&mut self, mean: f64, std: f64, a: f64, b: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_init_trunc_normal_(ctx(), self.as_raw(), mean, std, a, b))?;
            Ok(())
        }
    }

    /// val everywhere; any type, and elements may share memory. `Code::Invalid`: the type does not hold
    /// val.
    ///
    /// `val` may be a float or an int.
    ///
    /// C: `nnc_init_constant_`, `nnc_init_constant_i64_`
    pub fn init_constant_(&mut self, val: impl Into<Number>) -> Result<()> {
        unsafe {
            check(match val.into() {
                Number::Float(v) => sys::nnc_init_constant_(ctx(), self.as_raw(), v),
                Number::Int(v) => sys::nnc_init_constant_i64_(ctx(), self.as_raw(), v),
            })?;
            Ok(())
        }
    }

    /// 1 everywhere; any type.
    ///
    /// C: `nnc_init_ones_`
    pub fn init_ones_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_init_ones_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// 0 everywhere; any type.
    ///
    /// C: `nnc_init_zeros_`
    pub fn init_zeros_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_init_zeros_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// Uniform in +-gain \* sqrt(6 / (fan_in + fan_out)) (torch: gain 1). `Code::Invalid`: negative gain.
    /// `Code::Shape`: both fans are 0.
    ///
    /// C: `nnc_init_xavier_uniform_`
    pub fn init_xavier_uniform_(&mut self, gain: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_init_xavier_uniform_(ctx(), self.as_raw(), gain))?;
            Ok(())
        }
    }

    /// Normal with the standard deviation gain \* sqrt(2 / (fan_in + fan_out)) (torch: gain 1). Errors as
    /// of nnc_init_xavier_uniform\_.
    ///
    /// C: `nnc_init_xavier_normal_`
    pub fn init_xavier_normal_(&mut self, gain: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_init_xavier_normal_(ctx(), self.as_raw(), gain))?;
            Ok(())
        }
    }

    /// Uniform in +-gain \* sqrt(3 / fan) with the gain of nonlinearity (NULL: "leaky_relu"), whose slope
    /// is a (torch: 0), and the fan that mode names (NULL: "fan_in"; "fan_out"). A tensor without
    /// elements stays as it is. `Code::Invalid`: another word.
    ///
    /// C: `nnc_init_kaiming_uniform_`
    pub fn init_kaiming_uniform_<'a>(
        &mut self,
        a: f64,
        mode: impl Into<Option<&'a str>>,
        nonlinearity: impl Into<Option<&'a str>>,
    ) -> Result<()> {
        let mode = c_optional_text(mode)?;
        let nonlinearity = c_optional_text(nonlinearity)?;
        unsafe {
            check(sys::nnc_init_kaiming_uniform_(
                ctx(),
                self.as_raw(),
                a,
                text_pointer(&mode),
                text_pointer(&nonlinearity),
            ))?;
            Ok(())
        }
    }

    /// Normal with the standard deviation gain / sqrt(fan); the rest as in nnc_init_kaiming_uniform\_.
    ///
    /// C: `nnc_init_kaiming_normal_`
    pub fn init_kaiming_normal_<'a>(
        &mut self,
        a: f64,
        mode: impl Into<Option<&'a str>>,
        nonlinearity: impl Into<Option<&'a str>>,
    ) -> Result<()> {
        let mode = c_optional_text(mode)?;
        let nonlinearity = c_optional_text(nonlinearity)?;
        unsafe {
            check(sys::nnc_init_kaiming_normal_(
                ctx(),
                self.as_raw(),
                a,
                text_pointer(&mode),
                text_pointer(&nonlinearity),
            ))?;
            Ok(())
        }
    }

    /// The identity: 1 on the diagonal of a matrix, else 0; any type. `Code::Shape`: no matrix.
    ///
    /// C: `nnc_init_eye_`
    pub fn init_eye_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_init_eye_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// The weight of a convolution of 1 to 3 dimensions in so many groups (torch: 1) that hands its
    /// input through: in each group 1 at the middle of the kernel from input i to output i, else 0; any
    /// type. `Code::Shape`: not of 3 to 5 dimensions, size 0 is no multiple of groups. `Code::Index`: the
    /// kernel is empty.
    ///
    /// C: `nnc_init_dirac_`
    pub fn init_dirac_(&mut self, groups: i64) -> Result<()> {
        unsafe {
            check(sys::nnc_init_dirac_(ctx(), self.as_raw(), groups))?;
            Ok(())
        }
    }

    /// gain (torch: 1) times a random matrix whose rows, or columns if it has fewer of those, have the
    /// length 1 and are orthogonal; what follows the first dimension counts as one. float32 and float64.
    /// A tensor without elements stays as it is. `Code::Shape`: fewer than 2 dimensions, or strides that
    /// cannot be viewed as a matrix. `Code::DType`: another type.
    ///
    /// C: `nnc_init_orthogonal_`
    pub fn init_orthogonal_(&mut self, gain: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_init_orthogonal_(ctx(), self.as_raw(), gain))?;
            Ok(())
        }
    }

    /// A matrix of normal numbers with mean 0 and that standard deviation (torch: 0.01), of which in
    /// each column ceil(sparsity \* rows), drawn too, are 0. `Code::Shape`: no matrix. `Code::Invalid`:
    /// negative std, sparsity is not finite.
    ///
    /// C: `nnc_init_sparse_`
    pub fn init_sparse_(&mut self, sparsity: f64, std: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_init_sparse_(ctx(), self.as_raw(), sparsity, std))?;
            Ok(())
        }
    }

    /// The weight, of the size of conv_w, and the bias alone. The outputs of conv_w are counted by its
    /// dimension 0, with transpose not 0 (torch: 0) by dimension 1.
    ///
    /// C: `nnc_fuse_conv_bn_weights`
    pub fn fuse_conv_bn_weights<'a>(
        &self,
        conv_b: impl Into<Option<&'a Tensor>>,
        bn_rm: &Tensor,
        bn_rv: &Tensor,
        bn_eps: f64,
        bn_w: impl Into<Option<&'a Tensor>>,
        bn_b: impl Into<Option<&'a Tensor>>,
        transpose: bool,
    ) -> Result<(Tensor, Tensor)> {
        let mut weight = null_mut();
        let mut bias = null_mut();
        unsafe {
            check(sys::nnc_fuse_conv_bn_weights(
                ctx(),
                self.as_raw(),
                c_raw(conv_b.into()),
                bn_rm.as_raw(),
                bn_rv.as_raw(),
                bn_eps,
                c_raw(bn_w.into()),
                c_raw(bn_b.into()),
                i32::from(transpose),
                &mut weight,
                &mut bias,
            ))?;
            Ok((taken::<Tensor>(weight, "nnc_fuse_conv_bn_weights", "weight")?, taken::<Tensor>(bias, "nnc_fuse_conv_bn_weights", "bias")?))
        }
    }

    /// The same of a Linear: linear_w is (out_features, in_features).
    ///
    /// C: `nnc_fuse_linear_bn_weights`
    pub fn fuse_linear_bn_weights<'a>(
        &self,
        linear_b: impl Into<Option<&'a Tensor>>,
        bn_rm: &Tensor,
        bn_rv: &Tensor,
        bn_eps: f64,
        bn_w: impl Into<Option<&'a Tensor>>,
        bn_b: impl Into<Option<&'a Tensor>>,
    ) -> Result<(Tensor, Tensor)> {
        let mut weight = null_mut();
        let mut bias = null_mut();
        unsafe {
            check(sys::nnc_fuse_linear_bn_weights(
                ctx(),
                self.as_raw(),
                c_raw(linear_b.into()),
                bn_rm.as_raw(),
                bn_rv.as_raw(),
                bn_eps,
                c_raw(bn_w.into()),
                c_raw(bn_b.into()),
                &mut weight,
                &mut bias,
            ))?;
            Ok((taken::<Tensor>(weight, "nnc_fuse_linear_bn_weights", "weight")?, taken::<Tensor>(bias, "nnc_fuse_linear_bn_weights", "bias")?))
        }
    }

    /// Embedding (torch: norm_type 2, flags 0). The row at padding_idx stays as it is.
    ///
    /// C: `nnc_embedding_from_pretrained`
    pub fn embedding_from_pretrained(
        &self,
        freeze: bool,
        padding_idx: Option<i64>,
        max_norm: Option<f64>,
        norm_type: f64,
        scale_grad_by_freq: bool,
        sparse: bool,
    ) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_embedding_from_pretrained(
                ctx(),
                self.as_raw(),
                i32::from(freeze),
                c_optional(&padding_idx),
                c_optional(&max_norm),
                norm_type,
                i32::from(scale_grad_by_freq),
                i32::from(sparse),
                &mut out,
            ))?;
            taken::<Module>(out, "nnc_embedding_from_pretrained", "out")
        }
    }

    /// EmbeddingBag (torch: norm_type 2, mode "mean", flags 0); mode NULL is "mean".
    ///
    /// C: `nnc_embedding_bag_from_pretrained`
    pub fn embedding_bag_from_pretrained<'a>(
        &self,
        freeze: bool,
        max_norm: Option<f64>,
        norm_type: f64,
        scale_grad_by_freq: bool,
        mode: impl Into<Option<&'a str>>,
        sparse: bool,
        include_last_offset: bool,
        padding_idx: Option<i64>,
    ) -> Result<Module> {
        let mode = c_optional_text(mode)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_embedding_bag_from_pretrained(
                ctx(),
                self.as_raw(),
                i32::from(freeze),
                c_optional(&max_norm),
                norm_type,
                i32::from(scale_grad_by_freq),
                text_pointer(&mode),
                i32::from(sparse),
                i32::from(include_last_offset),
                c_optional(&padding_idx),
                &mut out,
            ))?;
            taken::<Module>(out, "nnc_embedding_bag_from_pretrained", "out")
        }
    }

    /// The sequences in input (steps, batch, ...), with batch_first not 0 (batch, steps, ...), without
    /// what lies behind their lengths, a vector of batch numbers. enforce_sorted not 0 (torch: 1) takes
    /// the lengths as they are, the longest first; 0 sorts them.
    /// `Code::Shape`: input has fewer than 2 dimensions or no elements, lengths of another number, or a
    /// length beyond the steps; `Code::Invalid`: a length below 1, lengths that are not sorted.
    ///
    /// C: `nnc_pack_padded_sequence`
    pub fn pack_padded_sequence(
        &self,
        lengths: &Tensor,
        batch_first: bool,
        enforce_sorted: bool,
    ) -> Result<PackedSequence> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_pack_padded_sequence(
                ctx(),
                self.as_raw(),
                lengths.as_raw(),
                i32::from(batch_first),
                i32::from(enforce_sorted),
                &mut out,
            ))?;
            taken::<PackedSequence>(out, "nnc_pack_padded_sequence", "out")
        }
    }

    /// Sequences (length, ...) of equal sizes behind the first, in one tensor (longest, n_sequences,
    /// ...), with batch_first not 0 (n_sequences, longest, ...), of the first one's type, with
    /// padding_value (torch: 0) behind the end of each, or before its start if padding_side is "left"
    /// (NULL: "right"). Differentiable. `Code::Invalid`: no sequences, another word; `Code::Shape`: one
    /// without dimensions, or sizes that do not broadcast to the first one's.
    ///
    /// C: `nnc_pad_sequence`
    pub fn pad_sequence<'a>(
        sequences: &[impl AsHandle<Tensor>],
        batch_first: bool,
        padding_value: f64,
        padding_side: impl Into<Option<&'a str>>,
    ) -> Result<Tensor> {
        let c_sequences = c_handles(sequences);
        let padding_side = c_optional_text(padding_side)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_pad_sequence(
                ctx(),
                c_list(&c_sequences),
                sequences.len() as i64,
                i32::from(batch_first),
                padding_value,
                text_pointer(&padding_side),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_pad_sequence", "out")
        }
    }

    /// The way back, of sequences that are padded behind their ends: of padded_sequences (steps, batch,
    /// ...), with batch_first not 0 (batch, steps, ...), the first lengths\[i\] steps of each, or all.
    /// \*n_out copies, of which more than capacity are `Code::Invalid`. `Code::Shape`: fewer than 2
    /// dimensions, or lengths is no vector of batch numbers.
    ///
    /// C: `nnc_unpad_sequence`
    pub fn unpad_sequence(&self, lengths: &Tensor, batch_first: bool) -> Result<Vec<Tensor>> {
        let mut out = c_room(lengths.numel(), "nnc_unpad_sequence")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_unpad_sequence(
                ctx(),
                self.as_raw(),
                lengths.as_raw(),
                i32::from(batch_first),
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_unpad_sequence", out, count)
        }
    }

    /// The vector out with out\[permutation\[i\]\] = i. `Code::Invalid` unless permutation is a vector of
    /// int64 without repetition, `Code::Index`: a place beyond it.
    ///
    /// C: `nnc_invert_permutation`
    pub fn invert_permutation(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_invert_permutation(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_invert_permutation", "out")
        }
    }

    /// max(input, 0); its gradient at 0 is 0. Integers too.
    ///
    /// C: `nnc_relu`
    pub fn relu(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_relu(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_relu", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_relu_`
    pub fn relu_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_relu_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// input held in 0..6. Integers too.
    ///
    /// C: `nnc_relu6`
    pub fn relu6(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_relu6(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_relu6", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_relu6_`
    pub fn relu6_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_relu6_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// input held in min_val..max_val (torch: -1, 1); its gradient at the bounds is 0. Integers too,
    /// with the bounds cut off. `Code::Invalid`: min_val \> max_val.
    ///
    /// C: `nnc_hardtanh`
    pub fn hardtanh(&self, min_val: f64, max_val: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_hardtanh(ctx(), self.as_raw(), min_val, max_val, &mut out))?;
            taken::<Tensor>(out, "nnc_hardtanh", "out")
        }
    }

    /// The same in place; but min_val \> max_val makes every element max_val.
    ///
    /// C: `nnc_hardtanh_`
    pub fn hardtanh_(&mut self, min_val: f64, max_val: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_hardtanh_(ctx(), self.as_raw(), min_val, max_val))?;
            Ok(())
        }
    }

    /// input where it is positive, else negative_slope \* input (torch: 0.01).
    ///
    /// C: `nnc_leaky_relu`
    pub fn leaky_relu(&self, negative_slope: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_leaky_relu(ctx(), self.as_raw(), negative_slope, &mut out))?;
            taken::<Tensor>(out, "nnc_leaky_relu", "out")
        }
    }

    /// The same in place. With a negative negative_slope backward fails.
    ///
    /// C: `nnc_leaky_relu_`
    pub fn leaky_relu_(&mut self, negative_slope: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_leaky_relu_(ctx(), self.as_raw(), negative_slope))?;
            Ok(())
        }
    }

    /// input where it is positive, else weight \* input. weight has one element, or one for each channel,
    /// dimension 1 of input, and input's type. `Code::Shape`: another number.
    ///
    /// C: `nnc_prelu`
    pub fn prelu(&self, weight: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_prelu(ctx(), self.as_raw(), weight.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_prelu", "out")
        }
    }

    /// nnc_leaky_relu with a slope for each element \<= 0 that is drawn from lower..upper (torch: 1/8,
    /// 1/3) if training is not 0 (torch: 0), else the middle of both. `Code::Invalid`: lower \> upper.
    ///
    /// C: `nnc_rrelu`
    pub fn rrelu(&self, lower: f64, upper: f64, training: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_rrelu(
                ctx(),
                self.as_raw(),
                lower,
                upper,
                i32::from(training),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_rrelu", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_rrelu_`
    pub fn rrelu_(&mut self, lower: f64, upper: f64, training: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_rrelu_(ctx(), self.as_raw(), lower, upper, i32::from(training)))?;
            Ok(())
        }
    }

    /// input where it is \> threshold, else value. Integers too, with both numbers cut off to their type.
    /// `Code::Invalid`: a number that the type does not hold.
    ///
    /// C: `nnc_threshold`
    pub fn threshold(&self, threshold: f64, value: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_threshold(ctx(), self.as_raw(), threshold, value, &mut out))?;
            taken::<Tensor>(out, "nnc_threshold", "out")
        }
    }

    /// The same in place. The gradient is found from the result: a value above threshold lets it through
    /// everywhere, as in torch.
    ///
    /// C: `nnc_threshold_`
    pub fn threshold_(&mut self, threshold: f64, value: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_threshold_(ctx(), self.as_raw(), threshold, value))?;
            Ok(())
        }
    }

    /// relu6(input + 3) / 6. Has second derivatives, 0, unlike torch's.
    ///
    /// C: `nnc_hardsigmoid`
    pub fn hardsigmoid(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_hardsigmoid(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_hardsigmoid", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_hardsigmoid_`
    pub fn hardsigmoid_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_hardsigmoid_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// input \* relu6(input + 3) / 6.
    ///
    /// C: `nnc_hardswish`
    pub fn hardswish(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_hardswish(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_hardswish", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_hardswish_`
    pub fn hardswish_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_hardswish_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// input, but 0 in -lambd..lambd (torch: 0.5).
    ///
    /// C: `nnc_hardshrink`
    pub fn hardshrink(&self, lambd: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_hardshrink(ctx(), self.as_raw(), lambd, &mut out))?;
            taken::<Tensor>(out, "nnc_hardshrink", "out")
        }
    }

    /// input moved by lambd towards 0, and 0 in -lambd..lambd (torch: 0.5). `Code::Invalid`: lambd \< 0.
    ///
    /// C: `nnc_softshrink`
    pub fn softshrink(&self, lambd: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_softshrink(ctx(), self.as_raw(), lambd, &mut out))?;
            taken::<Tensor>(out, "nnc_softshrink", "out")
        }
    }

    /// 1 / (1 + exp(-input)). Integers compute in the default type.
    ///
    /// C: `nnc_sigmoid`
    pub fn sigmoid(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sigmoid(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_sigmoid", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_sigmoid_`
    pub fn sigmoid_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_sigmoid_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// The hyperbolic tangent. Integers compute in the default type.
    ///
    /// C: `nnc_tanh`
    pub fn tanh(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tanh(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tanh", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_tanh_`
    pub fn tanh_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_tanh_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// input where it is positive, else alpha \* (exp(input) - 1) (torch: 1).
    ///
    /// C: `nnc_elu`
    pub fn elu(&self, alpha: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_elu(ctx(), self.as_raw(), alpha, &mut out))?;
            taken::<Tensor>(out, "nnc_elu", "out")
        }
    }

    /// The same in place. With a negative alpha backward fails.
    ///
    /// C: `nnc_elu_`
    pub fn elu_(&mut self, alpha: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_elu_(ctx(), self.as_raw(), alpha))?;
            Ok(())
        }
    }

    /// 1\.0507 \* nnc_elu of alpha 1.6733: the constants that keep mean 0 and variance 1.
    ///
    /// C: `nnc_selu`
    pub fn selu(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_selu(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_selu", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_selu_`
    pub fn selu_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_selu_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// input where it is positive, else alpha \* (exp(input / alpha) - 1) (torch: 1). `Code::Invalid`:
    /// alpha is 0.
    ///
    /// C: `nnc_celu`
    pub fn celu(&self, alpha: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_celu(ctx(), self.as_raw(), alpha, &mut out))?;
            taken::<Tensor>(out, "nnc_celu", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_celu_`
    pub fn celu_(&mut self, alpha: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_celu_(ctx(), self.as_raw(), alpha))?;
            Ok(())
        }
    }

    /// input \* P(input), P the distribution function of the standard normal distribution. approximate
    /// "none" (NULL: that), or "tanh" for input \* (1 + tanh(sqrt(2 / pi) \* (input + 0.044715 \*
    /// input^3))) / 2. `Code::Invalid`: another word.
    ///
    /// C: `nnc_gelu`
    pub fn gelu<'a>(&self, approximate: impl Into<Option<&'a str>>) -> Result<Tensor> {
        let approximate = c_optional_text(approximate)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_gelu(ctx(), self.as_raw(), text_pointer(&approximate), &mut out))?;
            taken::<Tensor>(out, "nnc_gelu", "out")
        }
    }

    /// input \* sigmoid(input).
    ///
    /// C: `nnc_silu`
    pub fn silu(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_silu(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_silu", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_silu_`
    pub fn silu_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_silu_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// input \* tanh(log(1 + exp(input))).
    ///
    /// C: `nnc_mish`
    pub fn mish(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_mish(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_mish", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_mish_`
    pub fn mish_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_mish_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// log(1 + exp(beta \* input)) / beta, and input where beta \* input \> threshold (torch: 1, 20).
    ///
    /// C: `nnc_softplus`
    pub fn softplus(&self, beta: f64, threshold: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_softplus(ctx(), self.as_raw(), beta, threshold, &mut out))?;
            taken::<Tensor>(out, "nnc_softplus", "out")
        }
    }

    /// input / (1 + \|input\|); of integers in float32 (torch adds the 1 in their type, where it wraps).
    ///
    /// C: `nnc_softsign`
    pub fn softsign(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_softsign(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_softsign", "out")
        }
    }

    /// input - tanh(input). Its gradient needs input as it was (that of torch only its tanh).
    ///
    /// C: `nnc_tanhshrink`
    pub fn tanhshrink(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tanhshrink(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tanhshrink", "out")
        }
    }

    /// log(sigmoid(input)), without overflow.
    ///
    /// C: `nnc_logsigmoid`
    pub fn logsigmoid(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_logsigmoid(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_logsigmoid", "out")
        }
    }

    /// (input's sizes, dim of half its size): a \* sigmoid(b), a and b the halves of input along dim
    /// (torch: -1). `Code::Shape`: the size of dim is odd.
    ///
    /// C: `nnc_glu`
    pub fn glu(&self, dim: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_glu(ctx(), self.as_raw(), dim, &mut out))?;
            taken::<Tensor>(out, "nnc_glu", "out")
        }
    }

    /// Samples of one-hot vectors along dim that keep a gradient: the softmax of (logits + g) / tau with
    /// g = -log(e) for draws e of the exponential distribution, PyTorch's, from the context's generator.
    /// hard not 0: 1 where that is largest, else 0, with the gradient of the softmax. eps has no effect,
    /// as in torch (torch: tau 1, hard 0, eps 1e-10, dim -1).
    ///
    /// C: `nnc_gumbel_softmax`
    pub fn gumbel_softmax(&self, tau: f64, hard: bool, eps: f64, dim: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_gumbel_softmax(
                ctx(),
                self.as_raw(),
                tau,
                i32::from(hard),
                eps,
                dim,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_gumbel_softmax", "out")
        }
    }

    /// (..., L, Ev) of query (..., L, E), key (..., S, E) and value (..., S, Ev), whose leading sizes
    /// are broadcast: softmax(scale query key^T + mask) value, the softmax over the keys. scale NULL is
    /// 1 / sqrt(E). attn_mask, NULL or of sizes that broadcast to those of the scores (..., L, S): bool,
    /// true where a query may attend to a key; or what is added, float32 or of query's type. is_causal
    /// not 0 is the mask that is true for keys up to the query's own place, and takes no other one
    /// (`Code::Invalid`). A query that may attend to nothing gets zeros, and without queries or
    /// elements of value the result is zeros of query's leading sizes, whatever the others are. Weights
    /// are dropped with probability dropout_p, whether or not anything is trained (torch: 0); another
    /// than 0 to 1 is `Code::Invalid`. enable_gqa not 0: dimension -3 counts the heads, and each of key's
    /// and value's serves as many neighbours as query has for one. Scores are not kept, but with
    /// create_graph and for the gradient of a mask they are made whole.
    ///
    /// C: `nnc_scaled_dot_product_attention`
    pub fn scaled_dot_product_attention<'a>(
        &self,
        key: &Tensor,
        value: &Tensor,
        attn_mask: impl Into<Option<&'a Tensor>>,
        dropout_p: f64,
        is_causal: bool,
        scale: Option<f64>,
        enable_gqa: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_scaled_dot_product_attention(
                ctx(),
                self.as_raw(),
                key.as_raw(),
                value.as_raw(),
                c_raw(attn_mask.into()),
                dropout_p,
                i32::from(is_causal),
                c_optional(&scale),
                i32::from(enable_gqa),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_scaled_dot_product_attention", "out")
        }
    }

    /// attn_output (L, N, Eo) of query (L, N, E), key (S, N, Ek) and value (S, N, Ev), or all of them
    /// without N: num_heads attentions side by side. embed_dim_to_check is E, num_heads divides it.
    /// \- query, key and value are projected to E by in_proj_weight (3 E, E), or with
    /// ```text
    ///   use_separate_proj_weight not 0 by q_proj_weight (E, E), k_proj_weight (E, Ek) and v_proj_weight
    ///   (E, Ev), which may be NULL otherwise; in_proj_bias (3 E) may be NULL. A projected key or value
    ///   is replaced by static_k or static_v (N num_heads, S, E / num_heads) unless that is NULL.
    /// ```
    /// \- bias_k and bias_v (1, 1, E), both or NULL, are one more key and value for everybody, zeros are
    /// ```text
    ///   another with add_zero_attn not 0.
    /// ```
    /// \- attn_mask, or NULL, (L, S) or (N num_heads, L, S), and key_padding_mask, or NULL, (N, S) or
    /// ```text
    ///   (S): bool, true where nobody may attend to a key; or what is added to the scores, of query's
    ///   type, and with need_weights 0 also float32. is_causal not 0 says that attn_mask is causal, and
    ///   asks for one.
    /// ```
    /// \- weights are dropped with probability dropout_p if training is not 0 (torch: 1).
    /// \- what is attended to is projected by out_proj_weight (Eo, E) and out_proj_bias (Eo), or NULL.
    /// With need_weights not 0 (torch: 1) attn_output_weights is (N, L, S'), the mean over the heads, or
    /// with average_attn_weights 0 (torch: 1) (N, num_heads, L, S'), where S' counts all keys; a query
    /// that may attend to nothing makes NaN. With 0 it is NULL, and such a query gets zeros.
    /// `Code::Invalid`: what does not go together.
    ///
    /// C: `nnc_multi_head_attention_forward`
    pub fn multi_head_attention_forward<'a>(
        &self,
        key: &Tensor,
        value: &Tensor,
        embed_dim_to_check: i64,
        num_heads: i64,
        in_proj_weight: impl Into<Option<&'a Tensor>>,
        in_proj_bias: impl Into<Option<&'a Tensor>>,
        bias_k: impl Into<Option<&'a Tensor>>,
        bias_v: impl Into<Option<&'a Tensor>>,
        add_zero_attn: bool,
        dropout_p: f64,
        out_proj_weight: &Tensor,
        out_proj_bias: impl Into<Option<&'a Tensor>>,
        training: bool,
        key_padding_mask: impl Into<Option<&'a Tensor>>,
        need_weights: bool,
        attn_mask: impl Into<Option<&'a Tensor>>,
        use_separate_proj_weight: bool,
        q_proj_weight: impl Into<Option<&'a Tensor>>,
        k_proj_weight: impl Into<Option<&'a Tensor>>,
        v_proj_weight: impl Into<Option<&'a Tensor>>,
        static_k: impl Into<Option<&'a Tensor>>,
        static_v: impl Into<Option<&'a Tensor>>,
        average_attn_weights: bool,
        is_causal: bool,
    ) -> Result<(Tensor, Option<Tensor>)> {
        let mut attn_output = null_mut();
        let mut attn_output_weights = null_mut();
        unsafe {
            check(sys::nnc_multi_head_attention_forward(
                ctx(),
                self.as_raw(),
                key.as_raw(),
                value.as_raw(),
                embed_dim_to_check,
                num_heads,
                c_raw(in_proj_weight.into()),
                c_raw(in_proj_bias.into()),
                c_raw(bias_k.into()),
                c_raw(bias_v.into()),
                i32::from(add_zero_attn),
                dropout_p,
                out_proj_weight.as_raw(),
                c_raw(out_proj_bias.into()),
                i32::from(training),
                c_raw(key_padding_mask.into()),
                i32::from(need_weights),
                c_raw(attn_mask.into()),
                i32::from(use_separate_proj_weight),
                c_raw(q_proj_weight.into()),
                c_raw(k_proj_weight.into()),
                c_raw(v_proj_weight.into()),
                c_raw(static_k.into()),
                c_raw(static_v.into()),
                i32::from(average_attn_weights),
                i32::from(is_causal),
                &mut attn_output,
                &mut attn_output_weights,
            ))?;
            Ok((taken::<Tensor>(attn_output, "nnc_multi_head_attention_forward", "attn_output")?, take::<Tensor>(attn_output_weights)))
        }
    }

    /// (x1 and x2 broadcast, without dim): the cosine of the angle between vectors along dim (torch: 1),
    /// each first divided by its length, which counts as eps if it is shorter (torch: 1e-8). One of the
    /// two may be of integers.
    ///
    /// C: `nnc_cosine_similarity`
    pub fn cosine_similarity(&self, x2: &Tensor, dim: i64, eps: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_cosine_similarity(
                ctx(),
                self.as_raw(),
                x2.as_raw(),
                dim,
                eps,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_cosine_similarity", "out")
        }
    }

    /// (x1 and x2 broadcast, without the last dimension; 1 in its place if keepdim is not 0): the p-norm
    /// of x1 - x2 + eps (torch: eps 1e-6, keepdim 0). Integers take the default floating point type.
    ///
    /// C: `nnc_pairwise_distance`
    pub fn pairwise_distance(
        &self,
        x2: &Tensor,
        p: f64,
        eps: f64,
        keepdim: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_pairwise_distance(
                ctx(),
                self.as_raw(),
                x2.as_raw(),
                p,
                eps,
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_pairwise_distance", "out")
        }
    }

    /// (n (n - 1) / 2): the distances of the rows i \< j of input (n, m), (0, 1), (0, 2), ... first.
    /// `Code::Invalid`: p \< 0.
    ///
    /// C: `nnc_pdist`
    pub fn pdist(&self, p: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_pdist(ctx(), self.as_raw(), p, &mut out))?;
            taken::<Tensor>(out, "nnc_pdist", "out")
        }
    }

    /// (batch, n, r): the distances from each row of x1 (batch, n, m) to each of x2 (batch, r, m), of
    /// one type; batch dimensions are broadcast and may be missing. compute_mode says whether distances
    /// for p 2 come from a matrix product, which is faster and rounds as the squares of the elements:
    /// "use_mm_for_euclid_dist", "donot_use_mm_for_euclid_dist", or (the same as NULL)
    /// "use_mm_for_euclid_dist_if_necessary": if n or r is above 25. Rows with NaN are NaN apart, where
    /// torch passes over it at p = inf. `Code::Invalid`: p \< 0.
    ///
    /// C: `nnc_cdist`
    pub fn cdist<'a>(
        &self,
        x2: &Tensor,
        p: f64,
        compute_mode: impl Into<Option<&'a str>>,
    ) -> Result<Tensor> {
        let compute_mode = c_optional_text(compute_mode)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_cdist(
                ctx(),
                self.as_raw(),
                x2.as_raw(),
                p,
                text_pointer(&compute_mode),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_cdist", "out")
        }
    }

    /// (input's sizes, embedding_dim): the rows of weight (num_embeddings, embedding_dim) that input,
    /// int64 or int32, names. padding_idx (NULL: none) is a row that gets no gradient; negative ones
    /// count from the end. max_norm (NULL: none): rows that are named and whose norm_type-norm is larger
    /// are first scaled down to it in weight itself. scale_grad_by_freq not 0: the gradient of a row is
    /// divided by the number of its uses (torch: NULL, NULL, 2, 0). `Code::Index`: no such row.
    ///
    /// C: `nnc_embedding`
    pub fn embedding(
        &self,
        weight: &Tensor,
        padding_idx: Option<i64>,
        max_norm: Option<f64>,
        norm_type: f64,
        scale_grad_by_freq: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_embedding(
                ctx(),
                self.as_raw(),
                weight.as_raw(),
                c_optional(&padding_idx),
                c_optional(&max_norm),
                norm_type,
                i32::from(scale_grad_by_freq),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_embedding", "out")
        }
    }

    /// (bags, embedding_dim): the "sum", "mean" or "max" (mode; NULL: "mean") of the rows of weight that
    /// each bag of input names, 0 for an empty bag. input is (bags, n), offsets then NULL; or it is a
    /// vector, and offsets, a vector of int64 or int32 that begins with 0, says where each bag begins;
    /// with include_last_offset not 0 it also says, last, where the last bag ends. per_sample_weights,
    /// of input's sizes and weight's type, multiplies the rows that are summed (NULL: 1; "sum" only).
    /// Entries equal to padding_idx (NULL: none) belong to no bag. max_norm, norm_type and
    /// scale_grad_by_freq are those of nnc_embedding; the last not with "max". sparse must be 0: there
    /// are no sparse gradients (`Code::Unsupported`). Differentiable in weight and per_sample_weights.
    /// `Code::Index`: no such row. `Code::Invalid`: offsets that decrease or lie outside.
    ///
    /// C: `nnc_embedding_bag`
    pub fn embedding_bag<'a>(
        &self,
        weight: &Tensor,
        offsets: impl Into<Option<&'a Tensor>>,
        max_norm: Option<f64>,
        norm_type: f64,
        scale_grad_by_freq: bool,
        mode: impl Into<Option<&'a str>>,
        sparse: bool,
        per_sample_weights: impl Into<Option<&'a Tensor>>,
        include_last_offset: bool,
        padding_idx: Option<i64>,
    ) -> Result<Tensor> {
        let mode = c_optional_text(mode)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_embedding_bag(
                ctx(),
                self.as_raw(),
                weight.as_raw(),
                c_raw(offsets.into()),
                c_optional(&max_norm),
                norm_type,
                i32::from(scale_grad_by_freq),
                text_pointer(&mode),
                i32::from(sparse),
                c_raw(per_sample_weights.into()),
                i32::from(include_last_offset),
                c_optional(&padding_idx),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_embedding_bag", "out")
        }
    }

    /// Each element is 0 with probability p, else divided by 1 - p.
    ///
    /// C: `nnc_dropout`
    pub fn dropout(&self, p: f64, training: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_dropout(ctx(), self.as_raw(), p, i32::from(training), &mut out))?;
            taken::<Tensor>(out, "nnc_dropout", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_dropout_`
    pub fn dropout_(&mut self, p: f64, training: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_dropout_(ctx(), self.as_raw(), p, i32::from(training)))?;
            Ok(())
        }
    }

    /// The same for whole channels of (N, C, L) or (C, L).
    ///
    /// C: `nnc_dropout1d`
    pub fn dropout1d(&self, p: f64, training: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_dropout1d(ctx(), self.as_raw(), p, i32::from(training), &mut out))?;
            taken::<Tensor>(out, "nnc_dropout1d", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_dropout1d_`
    pub fn dropout1d_(&mut self, p: f64, training: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_dropout1d_(ctx(), self.as_raw(), p, i32::from(training)))?;
            Ok(())
        }
    }

    /// The same for whole channels of (N, C, H, W); as in torch 3 dimensions count as (N, C, L).
    ///
    /// C: `nnc_dropout2d`
    pub fn dropout2d(&self, p: f64, training: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_dropout2d(ctx(), self.as_raw(), p, i32::from(training), &mut out))?;
            taken::<Tensor>(out, "nnc_dropout2d", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_dropout2d_`
    pub fn dropout2d_(&mut self, p: f64, training: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_dropout2d_(ctx(), self.as_raw(), p, i32::from(training)))?;
            Ok(())
        }
    }

    /// The same for whole channels of (N, C, D, H, W) or (C, D, H, W).
    ///
    /// C: `nnc_dropout3d`
    pub fn dropout3d(&self, p: f64, training: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_dropout3d(ctx(), self.as_raw(), p, i32::from(training), &mut out))?;
            taken::<Tensor>(out, "nnc_dropout3d", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_dropout3d_`
    pub fn dropout3d_(&mut self, p: f64, training: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_dropout3d_(ctx(), self.as_raw(), p, i32::from(training)))?;
            Ok(())
        }
    }

    /// Elements take the value that SELU has far below 0 with probability p; then all are scaled and
    /// moved such that mean 0 and variance 1 stay.
    ///
    /// C: `nnc_alpha_dropout`
    pub fn alpha_dropout(&self, p: f64, training: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_alpha_dropout(ctx(), self.as_raw(), p, i32::from(training), &mut out))?;
            taken::<Tensor>(out, "nnc_alpha_dropout", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_alpha_dropout_`
    pub fn alpha_dropout_(&mut self, p: f64, training: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_alpha_dropout_(ctx(), self.as_raw(), p, i32::from(training)))?;
            Ok(())
        }
    }

    /// The same for whole channels, dimension 1 of input.
    ///
    /// C: `nnc_feature_alpha_dropout`
    pub fn feature_alpha_dropout(&self, p: f64, training: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_feature_alpha_dropout(
                ctx(),
                self.as_raw(),
                p,
                i32::from(training),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_feature_alpha_dropout", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_feature_alpha_dropout_`
    pub fn feature_alpha_dropout_(&mut self, p: f64, training: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_feature_alpha_dropout_(ctx(), self.as_raw(), p, i32::from(training)))?;
            Ok(())
        }
    }

    /// input\[indices\], indices being what stands between Python's brackets: decimal integers, slices
    /// "start:stop:step", "...", "None" (or "newaxis") for a new dimension of size 1, "True" and "False"
    /// for one of size 1 and 0, with commas between them: "1:3, ..., None, ::2, -1". A view; with True
    /// or False a copy. `Code::Text`: what cannot be read, with its place; a step below 1. `Code::Index`: an
    /// integer outside -size..size-1; more of them than dimensions.
    ///
    /// C: `nnc_index`
    pub fn index(&self, indices: &str) -> Result<Tensor> {
        let indices = c_text(indices)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_index(ctx(), self.as_raw(), indices.as_ptr(), &mut out))?;
            taken::<Tensor>(out, "nnc_index", "out")
        }
    }

    /// input\[indices\[0\], indices\[1\], ...\]: tensors of integers -size..size-1, masks (bool or uint8, of
    /// the sizes of the dimensions that they cover), or NULL for all of a dimension. All broadcast to
    /// common sizes, a mask of k dimensions as k vectors of the places where it is true. In the result
    /// these sizes take the place of the indexed dimensions if those are neighbours, else they stand
    /// first. An integer without dimensions selects, and a bool without dimensions is a new dimension of
    /// size 1 or 0; with nothing else but NULL the result is a view. `Code::Index`: another integer; sizes
    /// that do not broadcast; a mask of other sizes; more indices than dimensions, or none.
    ///
    /// C: `nnc_index_tensors`
    pub fn index_tensors(&self, indices: &[impl AsHandle<Tensor>]) -> Result<Tensor> {
        let c_indices = c_handles(indices);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_index_tensors(
                ctx(),
                self.as_raw(),
                c_list(&c_indices),
                indices.len() as i64,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_index_tensors", "out")
        }
    }

    /// input\[indices\] = value, in place; indices as for nnc_index. value broadcasts, but for leading
    /// dimensions of size 1, and is converted to input's type. `Code::Shape`: it does not broadcast.
    ///
    /// `value` may be a tensor or a number.
    ///
    /// C: `nnc_tensor_index_assign`, `nnc_tensor_index_assign_scalar`, `nnc_tensor_index_assign_scalar_i64`
    pub fn index_assign<'a>(&mut self, indices: &str, value: impl Into<Operand<'a>>) -> Result<()> {
        let indices = c_text(indices)?;
        unsafe {
            check(match value.into() {
                Operand::Tensor(v) => sys::nnc_tensor_index_assign(
                    ctx(),
                    self.as_raw(),
                    indices.as_ptr(),
                    v.as_raw(),
                ),
                Operand::Float(v) => sys::nnc_tensor_index_assign_scalar(
                    ctx(),
                    self.as_raw(),
                    indices.as_ptr(),
                    v,
                ),
                Operand::Int(v) => sys::nnc_tensor_index_assign_scalar_i64(
                    ctx(),
                    self.as_raw(),
                    indices.as_ptr(),
                    v,
                ),
            })?;
            Ok(())
        }
    }

    /// values in the places of input that indices name, as nnc_index_tensors finds them but for numbers
    /// without dimensions, which broadcast like the others. accumulate not 0: added to them, several for
    /// one place too; else one of them stays. values broadcasts to the sizes of these places, one to
    /// those of a mask alone always, of any type unless added: `Code::Shape` if not. (torch: 0.)
    ///
    /// C: `nnc_index_put`
    pub fn index_put(
        &self,
        indices: &[impl AsHandle<Tensor>],
        values: &Tensor,
        accumulate: bool,
    ) -> Result<Tensor> {
        let c_indices = c_handles(indices);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_index_put(
                ctx(),
                self.as_raw(),
                c_list(&c_indices),
                indices.len() as i64,
                values.as_raw(),
                i32::from(accumulate),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_index_put", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_index_put_`
    pub fn index_put_(
        &mut self,
        indices: &[impl AsHandle<Tensor>],
        values: &Tensor,
        accumulate: bool,
    ) -> Result<()> {
        let c_indices = c_handles(indices);
        unsafe {
            check(sys::nnc_index_put_(
                ctx(),
                self.as_raw(),
                c_list(&c_indices),
                indices.len() as i64,
                values.as_raw(),
                i32::from(accumulate),
            ))?;
            Ok(())
        }
    }

    /// (index's sizes): the elements of input in row-major order at those places, int64, of which
    /// negative ones count from the end.
    ///
    /// C: `nnc_take`
    pub fn take(&self, index: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_take(ctx(), self.as_raw(), index.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_take", "out")
        }
    }

    /// nnc_index_add in place.
    ///
    /// C: `nnc_index_add_`
    pub fn index_add_(
        &mut self,
        dim: i64,
        index: &Tensor,
        source: &Tensor,
        alpha: f64,
    ) -> Result<()> {
        unsafe {
            check(sys::nnc_index_add_(
                ctx(),
                self.as_raw(),
                dim,
                index.as_raw(),
                source.as_raw(),
                alpha,
            ))?;
            Ok(())
        }
    }

    /// input with place i of source in place index\[i\] of dim; of several for one place one stays. source
    /// has input's sizes but for dim, where it is as long as index, int64. `Code::Shape`: other sizes.
    ///
    /// C: `nnc_index_copy`
    pub fn index_copy(&self, dim: i64, index: &Tensor, source: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_index_copy(
                ctx(),
                self.as_raw(),
                dim,
                index.as_raw(),
                source.as_raw(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_index_copy", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_index_copy_`
    pub fn index_copy_(&mut self, dim: i64, index: &Tensor, source: &Tensor) -> Result<()> {
        unsafe {
            check(sys::nnc_index_copy_(
                ctx(),
                self.as_raw(),
                dim,
                index.as_raw(),
                source.as_raw(),
            ))?;
            Ok(())
        }
    }

    /// input with value, a float, in the places of dim that index names, int64, of which negative ones
    /// count from the end.
    ///
    /// `value` may be a tensor or a number.
    ///
    /// C: `nnc_index_fill`, `nnc_index_fill_i64`, `nnc_index_fill_tensor`
    pub fn index_fill<'a>(
        &self,
        dim: i64,
        index: &Tensor,
        value: impl Into<Operand<'a>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match value.into() {
                Operand::Float(v) => sys::nnc_index_fill(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_index_fill_i64(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                    &mut out,
                ),
                Operand::Tensor(v) => sys::nnc_index_fill_tensor(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_index_fill", "out")
        }
    }

    /// nnc_index_fill in place, with a float.
    ///
    /// `value` may be a tensor or a number.
    ///
    /// C: `nnc_index_fill_`, `nnc_index_fill_i64_`, `nnc_index_fill_tensor_`
    pub fn index_fill_<'a>(
        &mut self,
        dim: i64,
        index: &Tensor,
        value: impl Into<Operand<'a>>,
    ) -> Result<()> {
        unsafe {
            check(match value.into() {
                Operand::Float(v) => sys::nnc_index_fill_(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                ),
                Operand::Int(v) => sys::nnc_index_fill_i64_(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                ),
                Operand::Tensor(v) => sys::nnc_index_fill_tensor_(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v.as_raw(),
                ),
            })?;
            Ok(())
        }
    }

    /// nnc_scatter in place.
    ///
    /// `src` may be a tensor or a number.
    ///
    /// C: `nnc_scatter_`, `nnc_scatter_scalar_`, `nnc_scatter_scalar_i64_`
    pub fn scatter_<'a>(
        &mut self,
        dim: i64,
        index: &Tensor,
        src: impl Into<Operand<'a>>,
    ) -> Result<()> {
        unsafe {
            check(match src.into() {
                Operand::Tensor(v) => sys::nnc_scatter_(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v.as_raw(),
                ),
                Operand::Float(v) => sys::nnc_scatter_scalar_(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                ),
                Operand::Int(v) => sys::nnc_scatter_scalar_i64_(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                ),
            })?;
            Ok(())
        }
    }

    /// nnc_scatter_add in place.
    ///
    /// C: `nnc_scatter_add_`
    pub fn scatter_add_(&mut self, dim: i64, index: &Tensor, src: &Tensor) -> Result<()> {
        unsafe {
            check(sys::nnc_scatter_add_(ctx(), self.as_raw(), dim, index.as_raw(), src.as_raw()))?;
            Ok(())
        }
    }

    /// torch.scatter with a reduce: "add" adds src to the places of nnc_scatter, "multiply" multiplies
    /// them, several times if an index comes again. As in torch without a gradient (`Code::Unsupported`
    /// when backward comes there): nnc_scatter_reduce has one. `Code::Invalid`: another word.
    ///
    /// C: `nnc_scatter_src_reduce`
    pub fn scatter_src_reduce(
        &self,
        dim: i64,
        index: &Tensor,
        src: &Tensor,
        reduce: &str,
    ) -> Result<Tensor> {
        let reduce = c_text(reduce)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_scatter_src_reduce(
                ctx(),
                self.as_raw(),
                dim,
                index.as_raw(),
                src.as_raw(),
                reduce.as_ptr(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_scatter_src_reduce", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_scatter_src_reduce_`
    pub fn scatter_src_reduce_(
        &mut self,
        dim: i64,
        index: &Tensor,
        src: &Tensor,
        reduce: &str,
    ) -> Result<()> {
        let reduce = c_text(reduce)?;
        unsafe {
            check(sys::nnc_scatter_src_reduce_(
                ctx(),
                self.as_raw(),
                dim,
                index.as_raw(),
                src.as_raw(),
                reduce.as_ptr(),
            ))?;
            Ok(())
        }
    }

    /// nnc_scatter_src_reduce of one number, a float.
    ///
    /// `value` may be a float or an int.
    ///
    /// C: `nnc_scatter_scalar_reduce`, `nnc_scatter_scalar_reduce_i64`
    pub fn scatter_scalar_reduce(
        &self,
        dim: i64,
        index: &Tensor,
        value: impl Into<Number>,
        reduce: &str,
    ) -> Result<Tensor> {
        let reduce = c_text(reduce)?;
        let mut out = null_mut();
        unsafe {
            check(match value.into() {
                Number::Float(v) => sys::nnc_scatter_scalar_reduce(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                    reduce.as_ptr(),
                    &mut out,
                ),
                Number::Int(v) => sys::nnc_scatter_scalar_reduce_i64(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                    reduce.as_ptr(),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_scatter_scalar_reduce", "out")
        }
    }

    /// The same in place, with a float.
    ///
    /// `value` may be a float or an int.
    ///
    /// C: `nnc_scatter_scalar_reduce_`, `nnc_scatter_scalar_reduce_i64_`
    pub fn scatter_scalar_reduce_(
        &mut self,
        dim: i64,
        index: &Tensor,
        value: impl Into<Number>,
        reduce: &str,
    ) -> Result<()> {
        let reduce = c_text(reduce)?;
        unsafe {
            check(match value.into() {
                Number::Float(v) => sys::nnc_scatter_scalar_reduce_(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                    reduce.as_ptr(),
                ),
                Number::Int(v) => sys::nnc_scatter_scalar_reduce_i64_(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                    reduce.as_ptr(),
                ),
            })?;
            Ok(())
        }
    }

    /// torch.scatter_reduce: what src brings to one place by index (as nnc_scatter does) becomes one
    /// number: reduce is "sum", "prod", "mean" (of integers rounded down), "amax" or "amin" (NaN if one
    /// is NaN). include_self not 0 (torch's default): with what stands there; places without an index
    /// stay as they are. The gradient of amax and amin is shared by all that are equal to it.
    /// `Code::Invalid`: another word. `Code::DType`: the mean of bools.
    ///
    /// C: `nnc_scatter_reduce`
    pub fn scatter_reduce(
        &self,
        dim: i64,
        index: &Tensor,
        src: &Tensor,
        reduce: &str,
        include_self: bool,
    ) -> Result<Tensor> {
        let reduce = c_text(reduce)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_scatter_reduce(
                ctx(),
                self.as_raw(),
                dim,
                index.as_raw(),
                src.as_raw(),
                reduce.as_ptr(),
                i32::from(include_self),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_scatter_reduce", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_scatter_reduce_`
    pub fn scatter_reduce_(
        &mut self,
        dim: i64,
        index: &Tensor,
        src: &Tensor,
        reduce: &str,
        include_self: bool,
    ) -> Result<()> {
        let reduce = c_text(reduce)?;
        unsafe {
            check(sys::nnc_scatter_reduce_(
                ctx(),
                self.as_raw(),
                dim,
                index.as_raw(),
                src.as_raw(),
                reduce.as_ptr(),
                i32::from(include_self),
            ))?;
            Ok(())
        }
    }

    /// (n), int64, one for each dimension, of which a tensor without any counts as having one: together
    /// the places of the n elements that are not 0, in row-major order. out has room for capacity
    /// handles; \*n_out becomes their number. No gradient. `Code::Invalid`: there are more.
    ///
    /// C: `nnc_nonzero_as_tuple`
    pub fn nonzero_as_tuple(&self) -> Result<Vec<Tensor>> {
        let mut out = c_room(64, "nnc_nonzero_as_tuple")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_nonzero_as_tuple(
                ctx(),
                self.as_raw(),
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_nonzero_as_tuple", out, count)
        }
    }

    /// (m, n): input (m, k) times mat2 (k, n).
    ///
    /// C: `nnc_mm`
    pub fn mm(&self, mat2: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_mm(ctx(), self.as_raw(), mat2.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_mm", "out")
        }
    }

    /// (b, m, n): input (b, m, k) times mat2 (b, k, n), matrix by matrix.
    ///
    /// C: `nnc_bmm`
    pub fn bmm(&self, mat2: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bmm(ctx(), self.as_raw(), mat2.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_bmm", "out")
        }
    }

    /// (m): input (m, k) times vec (k).
    ///
    /// C: `nnc_mv`
    pub fn mv(&self, vec: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_mv(ctx(), self.as_raw(), vec.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_mv", "out")
        }
    }

    /// (): the sum of the products of the elements of two vectors of one length.
    ///
    /// C: `nnc_dot`
    pub fn dot(&self, tensor: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_dot(ctx(), self.as_raw(), tensor.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_dot", "out")
        }
    }

    /// (m, n): every element of input (m) times every element of vec2 (n). Types are promoted.
    ///
    /// C: `nnc_outer`
    pub fn outer(&self, vec2: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_outer(ctx(), self.as_raw(), vec2.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_outer", "out")
        }
    }

    /// (batch, m, n) for input (batch, m, k) and other (batch, k, n), where the batch dimensions are
    /// broadcast and may be missing. A vector on the left is a row (1, k), on the right a column (k, 1),
    /// and its dimension of 1 is gone from the result. `Code::Shape`: a 0-dimensional tensor.
    ///
    /// C: `nnc_matmul`
    pub fn matmul(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_matmul(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_matmul", "out")
        }
    }

    /// (m, n): beta \* input + alpha \* mat1 (m, k) times mat2 (k, n) (torch: 1, 1). input is broadcast to
    /// (m, n); with beta 0 it does not count, not even NaN.
    ///
    /// C: `nnc_addmm`
    pub fn addmm(&self, mat1: &Tensor, mat2: &Tensor, beta: f64, alpha: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_addmm(
                ctx(),
                self.as_raw(),
                mat1.as_raw(),
                mat2.as_raw(),
                beta,
                alpha,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_addmm", "out")
        }
    }

    /// (m): beta \* input + alpha \* mat (m, k) times vec (k) (torch: 1, 1). input has m elements or one;
    /// with beta 0 it does not count.
    ///
    /// C: `nnc_addmv`
    pub fn addmv(&self, mat: &Tensor, vec: &Tensor, beta: f64, alpha: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_addmv(
                ctx(),
                self.as_raw(),
                mat.as_raw(),
                vec.as_raw(),
                beta,
                alpha,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_addmv", "out")
        }
    }

    /// (b, m, n): beta \* input + alpha \* batch1 (b, m, k) times batch2 (b, k, n) (torch: 1, 1). input is
    /// broadcast; with beta 0 it does not count.
    ///
    /// C: `nnc_baddbmm`
    pub fn baddbmm(
        &self,
        batch1: &Tensor,
        batch2: &Tensor,
        beta: f64,
        alpha: f64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_baddbmm(
                ctx(),
                self.as_raw(),
                batch1.as_raw(),
                batch2.as_raw(),
                beta,
                alpha,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_baddbmm", "out")
        }
    }

    /// (..., out): input (..., in) times weight (out, in) transposed, plus bias (out) or NULL. weight
    /// may be a vector (in), bias then () or (...), but NULL if input is a matrix: (...).
    ///
    /// C: `nnc_linear`
    pub fn linear<'a>(
        &self,
        weight: &Tensor,
        bias: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linear(
                ctx(),
                self.as_raw(),
                weight.as_raw(),
                c_raw(bias.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linear", "out")
        }
    }

    /// The sum of the products of the operands' elements, as the equation says it: the dimensions of
    /// each operand by letters, with commas between operands, then "-\>" and those of the result.
    /// "ij,jk-\>ik" is a product of matrices, "ii-\>i" a diagonal, "bij-\>b" a sum. Without "-\>" the result
    /// has the letters that stand once, in alphabetical order. "..." stands for any dimensions, which
    /// are broadcast. Sizes of one letter are equal, or 1. `Code::Invalid`: an equation that cannot be
    /// read, or other numbers of operands. `Code::Shape`: sizes or numbers of dimensions that do not fit
    /// it.
    ///
    /// C: `nnc_einsum`
    pub fn einsum(equation: &str, operands: &[impl AsHandle<Tensor>]) -> Result<Tensor> {
        let equation = c_text(equation)?;
        let c_operands = c_handles(operands);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_einsum(
                ctx(),
                equation.as_ptr(),
                c_list(&c_operands),
                operands.len() as i64,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_einsum", "out")
        }
    }

    /// The last dims dimensions of a summed with the first of b (torch: 2): the sizes that are left of
    /// a, then those of b. Sizes are equal, or 1. `Code::Invalid`: dims below 0 or above a tensor's.
    ///
    /// C: `nnc_tensordot`
    pub fn tensordot(&self, b: &Tensor, dims: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensordot(ctx(), self.as_raw(), b.as_raw(), dims, &mut out))?;
            taken::<Tensor>(out, "nnc_tensordot", "out")
        }
    }

    /// The same of dimension dims_a\[i\] of a with dims_b\[i\] of b. `Code::Invalid`: lists of different
    /// lengths. `Code::Index`: no such dimension.
    ///
    /// C: `nnc_tensordot_dims`
    pub fn tensordot_dims(
        &self,
        b: &Tensor,
        dims_a: impl IntList,
        dims_b: impl IntList,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensordot_dims(
                ctx(),
                self.as_raw(),
                b.as_raw(),
                dims_a.ints(),
                dims_a.count(),
                dims_b.ints(),
                dims_b.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_tensordot_dims", "out")
        }
    }

    /// (sum of \|input\|^ord)^(1 / ord) (torch: 2); infinity: the largest \|input\|, -infinity: the
    /// smallest; 0: how many are not 0.
    ///
    /// C: `nnc_linalg_vector_norm`
    pub fn linalg_vector_norm(
        &self,
        ord: f64,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_vector_norm(
                ctx(),
                self.as_raw(),
                ord,
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linalg_vector_norm", "out")
        }
    }

    /// Norms of the matrices of the two dimensions dim (NULL: the last two). ord 1 (-1): the largest
    /// (smallest) sum of \|input\| in a column, infinity (-infinity): in a row; 2 (-2): the largest
    /// (smallest) singular value, of float32 and float64. `Code::Invalid`: another ord, or a matrix that
    /// has no singular values because it is not finite. `Code::Shape`: not two different dimensions.
    ///
    /// C: `nnc_linalg_matrix_norm`
    pub fn linalg_matrix_norm(
        &self,
        ord: f64,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_matrix_norm(
                ctx(),
                self.as_raw(),
                ord,
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linalg_matrix_norm", "out")
        }
    }

    /// The same, ord "fro" (NULL): the root of the sum of the squares; "nuc": the sum of the singular
    /// values, with that error.
    ///
    /// C: `nnc_linalg_matrix_norm_str`
    pub fn linalg_matrix_norm_str<'a>(
        &self,
        ord: impl Into<Option<&'a str>>,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let ord = c_optional_text(ord)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_matrix_norm_str(
                ctx(),
                self.as_raw(),
                text_pointer(&ord),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linalg_matrix_norm_str", "out")
        }
    }

    /// ord NULL: the root of the sum of the squares over any dim. Else nnc_linalg_vector_norm over one
    /// dimension and nnc_linalg_matrix_norm over two; without dim input has as many. `Code::Shape`: more.
    ///
    /// C: `nnc_linalg_norm`
    pub fn linalg_norm(
        &self,
        ord: Option<f64>,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_norm(
                ctx(),
                self.as_raw(),
                c_optional(&ord),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linalg_norm", "out")
        }
    }

    /// nnc_linalg_matrix_norm_str; without dim of a matrix.
    ///
    /// C: `nnc_linalg_norm_str`
    pub fn linalg_norm_str<'a>(
        &self,
        ord: impl Into<Option<&'a str>>,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let ord = c_optional_text(ord)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_norm_str(
                ctx(),
                self.as_raw(),
                text_pointer(&ord),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linalg_norm_str", "out")
        }
    }

    /// torch.norm: p "fro" (NULL) over any one or two dimensions, or all; "nuc" as
    /// nnc_linalg_norm_str.
    ///
    /// C: `nnc_norm_str`
    pub fn norm_str<'a>(
        &self,
        p: impl Into<Option<&'a str>>,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let p = c_optional_text(p)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_norm_str(
                ctx(),
                self.as_raw(),
                text_pointer(&p),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_norm_str", "out")
        }
    }

    /// (..., n, n): the inverse. `Code::Invalid`: a singular matrix.
    ///
    /// C: `nnc_linalg_inv`
    pub fn linalg_inv(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_inv(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_linalg_inv", "out")
        }
    }

    /// (...): the determinant of (..., n, n).
    ///
    /// C: `nnc_linalg_det`
    pub fn linalg_det(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_det(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_linalg_det", "out")
        }
    }

    /// (...) and (...): the sign of the determinant (-1, 0, 1) and the logarithm of its absolute value,
    /// which is -infinity for 0.
    ///
    /// C: `nnc_linalg_slogdet`
    pub fn linalg_slogdet(&self) -> Result<(Tensor, Tensor)> {
        let mut sign = null_mut();
        let mut logabsdet = null_mut();
        unsafe {
            check(sys::nnc_linalg_slogdet(ctx(), self.as_raw(), &mut sign, &mut logabsdet))?;
            Ok((taken::<Tensor>(sign, "nnc_linalg_slogdet", "sign")?, taken::<Tensor>(logabsdet, "nnc_linalg_slogdet", "logabsdet")?))
        }
    }

    /// X of A X = B, or with left 0 of X A = B (torch: left 1), for A (..., n, n) and B (..., n, k) or
    /// (..., k, n); batches are broadcast. B of one dimension, or of A's sizes without the last, is a
    /// vector for each matrix, with left only. `Code::Invalid`: a singular matrix.
    ///
    /// C: `nnc_linalg_solve`
    pub fn linalg_solve(&self, b: &Tensor, left: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_solve(
                ctx(),
                self.as_raw(),
                b.as_raw(),
                i32::from(left),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linalg_solve", "out")
        }
    }

    /// The same for the upper or the lower triangle of input, with ones on the diagonal if
    /// unitriangular; the rest is not read. Types are promoted. A 0 on the diagonal gives infinities.
    ///
    /// C: `nnc_linalg_solve_triangular`
    pub fn linalg_solve_triangular(
        &self,
        b: &Tensor,
        upper: bool,
        left: bool,
        unitriangular: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_solve_triangular(
                ctx(),
                self.as_raw(),
                b.as_raw(),
                i32::from(upper),
                i32::from(left),
                i32::from(unitriangular),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linalg_solve_triangular", "out")
        }
    }

    /// (..., n, n): L, a lower triangle, with input = L L^T, or with upper U, an upper one, with input =
    /// U^T U. That triangle of input is read, the other taken for its mirror image. `Code::Invalid`: a
    /// matrix that is not positive definite.
    ///
    /// C: `nnc_linalg_cholesky`
    pub fn linalg_cholesky(&self, upper: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_cholesky(ctx(), self.as_raw(), i32::from(upper), &mut out))?;
            taken::<Tensor>(out, "nnc_linalg_cholesky", "out")
        }
    }

    /// A = Q R with orthogonal columns Q and an upper triangle R, k = min(m, n). mode "reduced" (NULL):
    /// Q (..., m, k) and R (..., k, n); "complete": (..., m, m) and (..., m, n), of a tall A without a
    /// gradient; "r": Q is (0), R (..., k, n), without a gradient.
    ///
    /// C: `nnc_linalg_qr`
    pub fn linalg_qr<'a>(&self, mode: impl Into<Option<&'a str>>) -> Result<(Tensor, Tensor)> {
        let mode = c_optional_text(mode)?;
        let mut q = null_mut();
        let mut r = null_mut();
        unsafe {
            check(sys::nnc_linalg_qr(ctx(), self.as_raw(), text_pointer(&mode), &mut q, &mut r))?;
            Ok((taken::<Tensor>(q, "nnc_linalg_qr", "Q")?, taken::<Tensor>(r, "nnc_linalg_qr", "R")?))
        }
    }

    /// The eigenvalues (..., n), rising, and the eigenvectors, columns of (..., n, n), of a symmetric
    /// matrix, whose triangle UPLO ("L" or "U"; NULL: "L") is read. `Code::Invalid`: another word, or a
    /// matrix that is not finite.
    ///
    /// C: `nnc_linalg_eigh`
    pub fn linalg_eigh<'a>(&self, uplo: impl Into<Option<&'a str>>) -> Result<(Tensor, Tensor)> {
        let uplo = c_optional_text(uplo)?;
        let mut eigenvalues = null_mut();
        let mut eigenvectors = null_mut();
        unsafe {
            check(sys::nnc_linalg_eigh(
                ctx(),
                self.as_raw(),
                text_pointer(&uplo),
                &mut eigenvalues,
                &mut eigenvectors,
            ))?;
            Ok((taken::<Tensor>(eigenvalues, "nnc_linalg_eigh", "eigenvalues")?, taken::<Tensor>(eigenvectors, "nnc_linalg_eigh", "eigenvectors")?))
        }
    }

    /// A = U diag(S) Vh, k = min(m, n): U (..., m, m), S (..., k) falling, Vh (..., n, n), or without
    /// full_matrices (torch: 1) U (..., m, k) and Vh (..., k, n). Gradients need different singular
    /// values, those of columns and rows beyond k are none. `Code::Invalid`: a matrix that is not finite;
    /// a driver: NULL only, as in torch without CUDA.
    ///
    /// C: `nnc_linalg_svd`
    pub fn linalg_svd<'a>(
        &self,
        full_matrices: bool,
        driver: impl Into<Option<&'a str>>,
    ) -> Result<(Tensor, Tensor, Tensor)> {
        let driver = c_optional_text(driver)?;
        let mut u = null_mut();
        let mut s = null_mut();
        let mut vh = null_mut();
        unsafe {
            check(sys::nnc_linalg_svd(
                ctx(),
                self.as_raw(),
                i32::from(full_matrices),
                text_pointer(&driver),
                &mut u,
                &mut s,
                &mut vh,
            ))?;
            Ok((taken::<Tensor>(u, "nnc_linalg_svd", "U")?, taken::<Tensor>(s, "nnc_linalg_svd", "S")?, taken::<Tensor>(vh, "nnc_linalg_svd", "Vh")?))
        }
    }

    /// The X (..., n, k) with the least \|input X - b\|, and among several the least \|X\|, for input (...,
    /// m, n) and b (..., m, k), or (..., m), then X is (..., n). residuals (..., k): \|input X - b\|^2 of
    /// each column, where m \> n, the rank is n and the driver is not gelsy; else (0). rank (...): int64,
    /// with gels (0). singular_values (..., min(m, n)): with gelsd and gelss, else (0). rcond (NULL:
    /// epsilon times max(m, n)): singular values below that part of the largest count as 0. Of an input
    /// with NaN or infinities gelsd and gelss are `Code::Invalid`, the others give NaN, of rank 0. driver
    /// "gelsy" (NULL), "gelsd", "gelss", or "gels", for full rank only (`Code::Invalid`: another). Batches
    /// are broadcast; as in PyTorch, that of a matrix b beside a batch of inputs is its sizes from the
    /// left, rows included: (3, k) is taken three times. With n 0, gels has residuals of 0.
    ///
    /// C: `nnc_linalg_lstsq`
    pub fn linalg_lstsq<'a>(
        &self,
        b: &Tensor,
        rcond: Option<f64>,
        driver: impl Into<Option<&'a str>>,
    ) -> Result<(Tensor, Tensor, Tensor, Tensor)> {
        let driver = c_optional_text(driver)?;
        let mut solution = null_mut();
        let mut residuals = null_mut();
        let mut rank = null_mut();
        let mut singular_values = null_mut();
        unsafe {
            check(sys::nnc_linalg_lstsq(
                ctx(),
                self.as_raw(),
                b.as_raw(),
                c_optional(&rcond),
                text_pointer(&driver),
                &mut solution,
                &mut residuals,
                &mut rank,
                &mut singular_values,
            ))?;
            Ok((taken::<Tensor>(solution, "nnc_linalg_lstsq", "solution")?, taken::<Tensor>(residuals, "nnc_linalg_lstsq", "residuals")?, taken::<Tensor>(rank, "nnc_linalg_lstsq", "rank")?, taken::<Tensor>(singular_values, "nnc_linalg_lstsq", "singular_values")?))
        }
    }

    /// (..., n, m): the pseudoinverse of (..., m, n). Singular values up to max(atol, rtol times the
    /// largest) count as 0; atol NULL: 0, rtol NULL: epsilon times max(m, n), or 0 where atol is more.
    /// hermitian: input is symmetric, only its lower triangle is read. `Code::Invalid`: a matrix that is
    /// not finite.
    ///
    /// C: `nnc_linalg_pinv`
    pub fn linalg_pinv(
        &self,
        atol: Option<f64>,
        rtol: Option<f64>,
        hermitian: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_pinv(
                ctx(),
                self.as_raw(),
                c_optional(&atol),
                c_optional(&rtol),
                i32::from(hermitian),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linalg_pinv", "out")
        }
    }

    /// (..., n, n): input to the power n; below 0 that of the inverse. Any type that nnc_matmul takes,
    /// below 0 float32 and float64. `Code::Invalid`: n below 0, a singular matrix.
    ///
    /// C: `nnc_linalg_matrix_power`
    pub fn linalg_matrix_power(&self, n: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_matrix_power(ctx(), self.as_raw(), n, &mut out))?;
            taken::<Tensor>(out, "nnc_linalg_matrix_power", "out")
        }
    }

    /// (..., n, n): 1 + input + input^2 / 2! + input^3 / 3! + ... Of any floating point type. NaN if
    /// input is not finite and n \> 1.
    ///
    /// C: `nnc_linalg_matrix_exp`
    pub fn linalg_matrix_exp(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_matrix_exp(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_linalg_matrix_exp", "out")
        }
    }

    /// (..., m, n): the first n columns of H_1 ... H_k, H_i = 1 - tau_i v_i v_i^T, for input (..., m,
    /// n), m \>= n, and tau (..., k), k \<= n; v_i is column i of input below the diagonal, 1 on it and 0
    /// above.
    ///
    /// C: `nnc_linalg_householder_product`
    pub fn linalg_householder_product(&self, tau: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linalg_householder_product(
                ctx(),
                self.as_raw(),
                tau.as_raw(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linalg_householder_product", "out")
        }
    }

    /// (..., out): for each pair of rows x of input1 (..., in1) and y of input2 (..., in2) the number
    /// x weight\[o\] y + bias\[o\] for every o. weight is (out, in1, in2), bias (out) or NULL.
    ///
    /// C: `nnc_bilinear`
    pub fn bilinear<'a>(
        &self,
        input2: &Tensor,
        weight: &Tensor,
        bias: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bilinear(
                ctx(),
                self.as_raw(),
                input2.as_raw(),
                weight.as_raw(),
                c_raw(bias.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_bilinear", "out")
        }
    }

    /// Products of groups of floating point matrices. offs (g) of int32 holds where each group ends, of
    /// rows, columns or the dimension that is summed over; it is NULL for two stacks of matrices.
    /// ```text
    ///   (m, n): rows of mat_a (m, k), each group times its matrix of mat_b (g, k, n);
    ///   (m, n): each matrix of mat_a (g, m, k) times its columns of mat_b (k, n);
    ///   (g, m, n): columns of mat_a (m, k) times rows of mat_b (k, n), group by group;
    ///   (g, m, n): mat_a (g, m, k) times mat_b (g, k, n).
    /// ```
    /// What lies behind the last group is 0. bias must be NULL, out_dtype 0 or the type of mat_a, as in
    /// torch. `Code::Index`: ends that decrease or lie outside.
    ///
    /// C: `nnc_grouped_mm`
    pub fn grouped_mm<'a>(
        &self,
        mat_b: &Tensor,
        offs: impl Into<Option<&'a Tensor>>,
        bias: impl Into<Option<&'a Tensor>>,
        out_dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_grouped_mm(
                ctx(),
                self.as_raw(),
                mat_b.as_raw(),
                c_raw(offs.into()),
                c_raw(bias.into()),
                c_dtype(out_dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_grouped_mm", "out")
        }
    }

    /// (input - target)^2, times weight, unless NULL; the mean then is over the sum of the weights.
    /// `Code::Shape`: weight has other sizes than input.
    ///
    /// C: `nnc_mse_loss`
    pub fn mse_loss<'a>(
        &self,
        target: &Tensor,
        reduction: Reduction,
        weight: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_mse_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                reduction as i32,
                c_raw(weight.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_mse_loss", "out")
        }
    }

    /// \|input - target\|, weighted as nnc_mse_loss.
    ///
    /// C: `nnc_l1_loss`
    pub fn l1_loss<'a>(
        &self,
        target: &Tensor,
        reduction: Reduction,
        weight: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_l1_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                reduction as i32,
                c_raw(weight.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_l1_loss", "out")
        }
    }

    /// (input - target)^2 / (2 beta) where \|input - target\| \< beta, else \|input - target\| - beta / 2
    /// (torch: beta 1); beta 0 is nnc_l1_loss. `Code::Invalid`: beta \< 0.
    ///
    /// C: `nnc_smooth_l1_loss`
    pub fn smooth_l1_loss(
        &self,
        target: &Tensor,
        reduction: Reduction,
        beta: f64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_smooth_l1_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                reduction as i32,
                beta,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_smooth_l1_loss", "out")
        }
    }

    /// (input - target)^2 / 2 where \|input - target\| \<= delta, else delta (\|input - target\| - delta / 2)
    /// (torch: delta 1); times weight, unless NULL, of the sizes of input (`Code::Shape`), with the mean
    /// over the elements. Gradients: of one type. `Code::Invalid`: delta \<= 0.
    ///
    /// C: `nnc_huber_loss`
    pub fn huber_loss<'a>(
        &self,
        target: &Tensor,
        reduction: Reduction,
        delta: f64,
        weight: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_huber_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                reduction as i32,
                delta,
                c_raw(weight.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_huber_loss", "out")
        }
    }

    /// log(1 + exp(-target input)), target being 1 or -1 and without a gradient.
    ///
    /// C: `nnc_soft_margin_loss`
    pub fn soft_margin_loss(&self, target: &Tensor, reduction: Reduction) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_soft_margin_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_soft_margin_loss", "out")
        }
    }

    /// input where target is 1, max(0, margin - input) where it is -1 (torch: margin 1).
    ///
    /// C: `nnc_hinge_embedding_loss`
    pub fn hinge_embedding_loss(
        &self,
        target: &Tensor,
        margin: f64,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_hinge_embedding_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                margin,
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_hinge_embedding_loss", "out")
        }
    }

    /// target (log(target) - input), input being a logarithm; with log_target not 0 (torch: 0) so is
    /// target: exp(target) (target - input).
    ///
    /// C: `nnc_kl_div`
    pub fn kl_div(
        &self,
        target: &Tensor,
        reduction: Reduction,
        log_target: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_kl_div(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                reduction as i32,
                i32::from(log_target),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_kl_div", "out")
        }
    }

    /// exp(input) - target input, or with log_input 0 input - target log(input + eps); full not 0 adds
    /// Stirling's approximation of log(target!) for targets above 1 (torch: log_input 1, full 0, eps
    /// 1e-8).
    ///
    /// C: `nnc_poisson_nll_loss`
    pub fn poisson_nll_loss(
        &self,
        target: &Tensor,
        log_input: bool,
        full: bool,
        eps: f64,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_poisson_nll_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                i32::from(log_input),
                i32::from(full),
                eps,
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_poisson_nll_loss", "out")
        }
    }

    /// (log(v) + (input - target)^2 / v) / 2, v = max(var, eps); full not 0 adds log(2 pi) / 2 (torch:
    /// full 0, eps 1e-6). var has the sizes of input, or lacks the last one, or has 1 in its place.
    /// `Code::Invalid`: a negative var. `Code::DType`: one that is not floating point.
    ///
    /// C: `nnc_gaussian_nll_loss`
    pub fn gaussian_nll_loss(
        &self,
        target: &Tensor,
        var: &Tensor,
        full: bool,
        eps: f64,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_gaussian_nll_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                var.as_raw(),
                i32::from(full),
                eps,
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_gaussian_nll_loss", "out")
        }
    }

    /// \-(target log(input) + (1 - target) log(1 - input)), the logarithms being at least -100, times
    /// weight, unless NULL. input is in 0..1. `Code::Invalid`: it is not. `Code::Shape`: sizes of target
    /// that differ, or of weight that do not repeat to them.
    ///
    /// C: `nnc_binary_cross_entropy`
    pub fn binary_cross_entropy<'a>(
        &self,
        target: &Tensor,
        weight: impl Into<Option<&'a Tensor>>,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_binary_cross_entropy(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                c_raw(weight.into()),
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_binary_cross_entropy", "out")
        }
    }

    /// nnc_binary_cross_entropy of sigmoid(input), computed from input; pos_weight, unless NULL,
    /// multiplies the first term. The result has the type of target, floating point too.
    ///
    /// C: `nnc_binary_cross_entropy_with_logits`
    pub fn binary_cross_entropy_with_logits<'a>(
        &self,
        target: &Tensor,
        weight: impl Into<Option<&'a Tensor>>,
        reduction: Reduction,
        pos_weight: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_binary_cross_entropy_with_logits(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                c_raw(weight.into()),
                reduction as i32,
                c_raw(pos_weight.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_binary_cross_entropy_with_logits", "out")
        }
    }

    /// \-weight\[t\] input\[t\] for the class t = target, int64, or without d uint8: input is (N, C, d...)
    /// and target (N, d...), or (C) and (); none gives the sizes of target. weight is (C), with d C
    /// numbers of any sizes, or NULL: 1. Targets equal to ignore_index (torch: -100) count as 0, and the
    /// mean is over the weights of the others. `Code::Index`: another target outside 0..C-1.
    ///
    /// C: `nnc_nll_loss`
    pub fn nll_loss<'a>(
        &self,
        target: &Tensor,
        weight: impl Into<Option<&'a Tensor>>,
        ignore_index: i64,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_nll_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                c_raw(weight.into()),
                ignore_index,
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_nll_loss", "out")
        }
    }

    /// nnc_nll_loss of the log_softmax of input over its classes. A floating point target of the sizes
    /// of input holds class probabilities instead; ignore_index must be negative then. label_smoothing
    /// in 0..1 (torch: 0) mixes the target with 1 / C; less and NaN are 0, more is `Code::Invalid`. For
    /// probabilities weight is (C), with smoothing too for a mean, else (C, 1, ...).
    /// Samples whose target is ignore_index have no gradient, also if their scores are not finite
    /// (torch: NaN then).
    ///
    /// C: `nnc_cross_entropy`
    pub fn cross_entropy<'a>(
        &self,
        target: &Tensor,
        weight: impl Into<Option<&'a Tensor>>,
        ignore_index: i64,
        reduction: Reduction,
        label_smoothing: f64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_cross_entropy(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                c_raw(weight.into()),
                ignore_index,
                reduction as i32,
                label_smoothing,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_cross_entropy", "out")
        }
    }

    /// The sum over the classes i other than t = target of weight\[t\] max(0, margin - input\[t\] +
    /// input\[i\])^p / C for input (N, C) or (C) of float32 or float64 (torch: p 1, margin 1). weight is
    /// (C), or NULL: 1. Has second derivatives, unlike torch's. `Code::Invalid`: p is neither 1 nor 2.
    ///
    /// C: `nnc_multi_margin_loss`
    pub fn multi_margin_loss<'a>(
        &self,
        target: &Tensor,
        p: i64,
        margin: f64,
        weight: impl Into<Option<&'a Tensor>>,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_multi_margin_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                p,
                margin,
                c_raw(weight.into()),
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_multi_margin_loss", "out")
        }
    }

    /// The sum over labels j, the entries of target before its first -1, and all other classes i of
    /// max(0, 1 - input\[j\] + input\[i\]) / C; input, as above, and target, int64, are (N, C) or (C).
    ///
    /// C: `nnc_multilabel_margin_loss`
    pub fn multilabel_margin_loss(&self, target: &Tensor, reduction: Reduction) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_multilabel_margin_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_multilabel_margin_loss", "out")
        }
    }

    /// The mean over the classes, the last dimension, of nnc_binary_cross_entropy_with_logits, times
    /// weight, unless NULL.
    ///
    /// C: `nnc_multilabel_soft_margin_loss`
    pub fn multilabel_soft_margin_loss<'a>(
        &self,
        target: &Tensor,
        weight: impl Into<Option<&'a Tensor>>,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_multilabel_soft_margin_loss(
                ctx(),
                self.as_raw(),
                target.as_raw(),
                c_raw(weight.into()),
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_multilabel_soft_margin_loss", "out")
        }
    }

    /// max(0, margin - target (input1 - input2)) (torch: margin 0).
    ///
    /// C: `nnc_margin_ranking_loss`
    pub fn margin_ranking_loss(
        &self,
        input2: &Tensor,
        target: &Tensor,
        margin: f64,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_margin_ranking_loss(
                ctx(),
                self.as_raw(),
                input2.as_raw(),
                target.as_raw(),
                margin,
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_margin_ranking_loss", "out")
        }
    }

    /// 1 - cos where target is 1, max(0, cos - margin) where it is -1 (torch: margin 0); cos is that of
    /// the angle between the rows of input1 and input2, (N, D) with target (N), or (D) with ().
    ///
    /// C: `nnc_cosine_embedding_loss`
    pub fn cosine_embedding_loss(
        &self,
        input2: &Tensor,
        target: &Tensor,
        margin: f64,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_cosine_embedding_loss(
                ctx(),
                self.as_raw(),
                input2.as_raw(),
                target.as_raw(),
                margin,
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_cosine_embedding_loss", "out")
        }
    }

    /// max(0, margin + \|anchor - positive\| - \|anchor - negative\|), with the p-norm over the last
    /// dimension of the difference plus eps; swap not 0 compares with \|positive - negative\| where that
    /// is smaller (torch: margin 1, p 2, eps 1e-6, swap 0). `Code::Invalid`: margin \<= 0.
    ///
    /// C: `nnc_triplet_margin_loss`
    pub fn triplet_margin_loss(
        &self,
        positive: &Tensor,
        negative: &Tensor,
        margin: f64,
        p: f64,
        eps: f64,
        swap: bool,
        reduction: Reduction,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_triplet_margin_loss(
                ctx(),
                self.as_raw(),
                positive.as_raw(),
                negative.as_raw(),
                margin,
                p,
                eps,
                i32::from(swap),
                reduction as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_triplet_margin_loss", "out")
        }
    }

    /// Connectionist temporal classification: -log of the probability of all ways to spread a target
    /// over the steps, blanks between. log_probs (T, N, C) holds logarithms of probabilities; targets,
    /// in 0..C-1, are (N, S), or all of them one after the other; input_lengths (at most T) and
    /// target_lengths, (N) of integers, say how much of each counts. log_probs may be (T, C): one
    /// sequence, and () comes out. The mean is over losses each divided by its target's length, at least
    /// 1\. zero_infinity not 0 makes infinite losses, of targets too long for their steps, and their
    /// gradients 0 (torch: blank 0, zero_infinity 0). Computed in logarithms, in log_probs's type.
    /// Differentiable in log_probs, once, as what nnc_log_softmax gives: the gradient is that of rows
    /// whose probabilities add up to 1. `Code::Index`: a target or blank outside 0..C-1.
    ///
    /// C: `nnc_ctc_loss`
    pub fn ctc_loss(
        &self,
        targets: &Tensor,
        input_lengths: &Tensor,
        target_lengths: &Tensor,
        blank: i64,
        reduction: Reduction,
        zero_infinity: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_ctc_loss(
                ctx(),
                self.as_raw(),
                targets.as_raw(),
                input_lengths.as_raw(),
                target_lengths.as_raw(),
                blank,
                reduction as i32,
                i32::from(zero_infinity),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_ctc_loss", "out")
        }
    }

    /// The same with lengths that are lists.
    ///
    /// C: `nnc_ctc_loss_list`
    pub fn ctc_loss_list(
        &self,
        targets: &Tensor,
        input_lengths: impl IntList,
        target_lengths: impl IntList,
        blank: i64,
        reduction: Reduction,
        zero_infinity: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_ctc_loss_list(
                ctx(),
                self.as_raw(),
                targets.as_raw(),
                input_lengths.ints(),
                input_lengths.count(),
                target_lengths.ints(),
                target_lengths.count(),
                blank,
                reduction as i32,
                i32::from(zero_infinity),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_ctc_loss_list", "out")
        }
    }

    /// nnc_cross_entropy of nnc_linear of input (N, in) or (in), linear_weight (C, in) and linear_bias
    /// (C), or NULL. Scores are computed for some samples at a time, in backward once more, and never
    /// all held in memory, unless a graph of the gradients is wanted, or target holds probabilities and
    /// it or weight requires grad. ignore_index NULL is -100; it must be NULL for class probabilities.
    /// linear_weight may be (C, d..., in) and linear_bias (C, d...); scores then are (N, C, d...).
    ///
    /// C: `nnc_linear_cross_entropy`
    pub fn linear_cross_entropy<'a>(
        &self,
        linear_weight: &Tensor,
        target: &Tensor,
        linear_bias: impl Into<Option<&'a Tensor>>,
        weight: impl Into<Option<&'a Tensor>>,
        reduction: Reduction,
        ignore_index: Option<i64>,
        label_smoothing: f64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_linear_cross_entropy(
                ctx(),
                self.as_raw(),
                linear_weight.as_raw(),
                target.as_raw(),
                c_raw(linear_bias.into()),
                c_raw(weight.into()),
                reduction as i32,
                c_optional(&ignore_index),
                label_smoothing,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_linear_cross_entropy", "out")
        }
    }

    /// (N, C_out, L_out), L_out = (L + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
    /// down. weight is (C_out, C_in / groups, kernel), bias (C_out) or NULL (torch: stride 1, padding 0,
    /// dilation 1, groups 1). With NNC_PADDING_SAME as n_padding, padding is chosen such that L_out is
    /// L: torch's padding="same", for stride 1. A sum over no input channels is 0, so that out is bias
    /// (torch: a tensor without channels).
    ///
    /// C: `nnc_conv1d`
    pub fn conv1d<'a>(
        &self,
        weight: &Tensor,
        bias: impl Into<Option<&'a Tensor>>,
        stride: impl IntList,
        padding: impl IntList,
        dilation: impl IntList,
        groups: i64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_conv1d(
                ctx(),
                self.as_raw(),
                weight.as_raw(),
                c_raw(bias.into()),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                dilation.ints(),
                dilation.count(),
                groups,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_conv1d", "out")
        }
    }

    /// (N, C_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in / groups,
    /// kernel_h, kernel_w). The rest as for nnc_conv1d.
    ///
    /// C: `nnc_conv2d`
    pub fn conv2d<'a>(
        &self,
        weight: &Tensor,
        bias: impl Into<Option<&'a Tensor>>,
        stride: impl IntList,
        padding: impl IntList,
        dilation: impl IntList,
        groups: i64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_conv2d(
                ctx(),
                self.as_raw(),
                weight.as_raw(),
                c_raw(bias.into()),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                dilation.ints(),
                dilation.count(),
                groups,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_conv2d", "out")
        }
    }

    /// (N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in /
    /// groups, kernel_d, kernel_h, kernel_w). The rest as for nnc_conv1d.
    ///
    /// C: `nnc_conv3d`
    pub fn conv3d<'a>(
        &self,
        weight: &Tensor,
        bias: impl Into<Option<&'a Tensor>>,
        stride: impl IntList,
        padding: impl IntList,
        dilation: impl IntList,
        groups: i64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_conv3d(
                ctx(),
                self.as_raw(),
                weight.as_raw(),
                c_raw(bias.into()),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                dilation.ints(),
                dilation.count(),
                groups,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_conv3d", "out")
        }
    }

    /// (N, C_out, L_out), L_out = (L - 1) stride - 2 padding + dilation (kernel - 1) + output_padding +
    /// 1: what nnc_conv1d does to gradients, as a layer. weight is (C_in, C_out / groups, kernel), bias
    /// (C_out) or NULL (torch: stride 1, padding 0, output_padding 0, groups 1, dilation 1).
    /// output_padding is smaller than stride or dilation.
    ///
    /// C: `nnc_conv_transpose1d`
    pub fn conv_transpose1d<'a>(
        &self,
        weight: &Tensor,
        bias: impl Into<Option<&'a Tensor>>,
        stride: impl IntList,
        padding: impl IntList,
        output_padding: impl IntList,
        groups: i64,
        dilation: impl IntList,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_conv_transpose1d(
                ctx(),
                self.as_raw(),
                weight.as_raw(),
                c_raw(bias.into()),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                output_padding.ints(),
                output_padding.count(),
                groups,
                dilation.ints(),
                dilation.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_conv_transpose1d", "out")
        }
    }

    /// (N, C_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in, C_out /
    /// groups, kernel_h, kernel_w).
    ///
    /// C: `nnc_conv_transpose2d`
    pub fn conv_transpose2d<'a>(
        &self,
        weight: &Tensor,
        bias: impl Into<Option<&'a Tensor>>,
        stride: impl IntList,
        padding: impl IntList,
        output_padding: impl IntList,
        groups: i64,
        dilation: impl IntList,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_conv_transpose2d(
                ctx(),
                self.as_raw(),
                weight.as_raw(),
                c_raw(bias.into()),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                output_padding.ints(),
                output_padding.count(),
                groups,
                dilation.ints(),
                dilation.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_conv_transpose2d", "out")
        }
    }

    /// (N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in,
    /// C_out / groups, kernel_d, kernel_h, kernel_w).
    ///
    /// C: `nnc_conv_transpose3d`
    pub fn conv_transpose3d<'a>(
        &self,
        weight: &Tensor,
        bias: impl Into<Option<&'a Tensor>>,
        stride: impl IntList,
        padding: impl IntList,
        output_padding: impl IntList,
        groups: i64,
        dilation: impl IntList,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_conv_transpose3d(
                ctx(),
                self.as_raw(),
                weight.as_raw(),
                c_raw(bias.into()),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                output_padding.ints(),
                output_padding.count(),
                groups,
                dilation.ints(),
                dilation.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_conv_transpose3d", "out")
        }
    }

    /// The largest element of each window (torch: stride kernel_size, padding 0, dilation 1, ceil_mode
    /// 0\). Padding counts as minus infinity, which is what a window becomes that dilation leads around
    /// the input; NaN counts as the largest. indices (NULL: not wanted) becomes where each stands in its
    /// channel, -1 if nowhere, int64, in the sizes of out.
    ///
    /// C: `nnc_max_pool1d`
    pub fn max_pool1d(
        &self,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        dilation: impl IntList,
        ceil_mode: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_max_pool1d(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                dilation.ints(),
                dilation.count(),
                i32::from(ceil_mode),
                &mut out,
                null_mut(),
            ))?;
            taken::<Tensor>(out, "nnc_max_pool1d", "out")
        }
    }

    /// The same over (H, W); indices count in the row-major plane of H x W.
    ///
    /// C: `nnc_max_pool2d`
    pub fn max_pool2d(
        &self,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        dilation: impl IntList,
        ceil_mode: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_max_pool2d(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                dilation.ints(),
                dilation.count(),
                i32::from(ceil_mode),
                &mut out,
                null_mut(),
            ))?;
            taken::<Tensor>(out, "nnc_max_pool2d", "out")
        }
    }

    /// The same over (D, H, W); indices count in the row-major volume of D x H x W.
    ///
    /// C: `nnc_max_pool3d`
    pub fn max_pool3d(
        &self,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        dilation: impl IntList,
        ceil_mode: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_max_pool3d(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                dilation.ints(),
                dilation.count(),
                i32::from(ceil_mode),
                &mut out,
                null_mut(),
            ))?;
            taken::<Tensor>(out, "nnc_max_pool3d", "out")
        }
    }

    /// nnc_max_pool1d of which both results are wanted.
    ///
    /// C: `nnc_max_pool1d_with_indices`
    pub fn max_pool1d_with_indices(
        &self,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        dilation: impl IntList,
        ceil_mode: bool,
    ) -> Result<(Tensor, Tensor)> {
        let mut out = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_max_pool1d_with_indices(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                dilation.ints(),
                dilation.count(),
                i32::from(ceil_mode),
                &mut out,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(out, "nnc_max_pool1d_with_indices", "out")?, taken::<Tensor>(indices, "nnc_max_pool1d_with_indices", "indices")?))
        }
    }

    /// nnc_max_pool2d of which both results are wanted.
    ///
    /// C: `nnc_max_pool2d_with_indices`
    pub fn max_pool2d_with_indices(
        &self,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        dilation: impl IntList,
        ceil_mode: bool,
    ) -> Result<(Tensor, Tensor)> {
        let mut out = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_max_pool2d_with_indices(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                dilation.ints(),
                dilation.count(),
                i32::from(ceil_mode),
                &mut out,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(out, "nnc_max_pool2d_with_indices", "out")?, taken::<Tensor>(indices, "nnc_max_pool2d_with_indices", "indices")?))
        }
    }

    /// nnc_max_pool3d of which both results are wanted.
    ///
    /// C: `nnc_max_pool3d_with_indices`
    pub fn max_pool3d_with_indices(
        &self,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        dilation: impl IntList,
        ceil_mode: bool,
    ) -> Result<(Tensor, Tensor)> {
        let mut out = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_max_pool3d_with_indices(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                dilation.ints(),
                dilation.count(),
                i32::from(ceil_mode),
                &mut out,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(out, "nnc_max_pool3d_with_indices", "out")?, taken::<Tensor>(indices, "nnc_max_pool3d_with_indices", "indices")?))
        }
    }

    /// Zeros but for the elements of input, each at its place of indices: the inverse of nnc_max_pool1d,
    /// of which the arguments are. Of elements with one place the last stays. Spatial sizes are
    /// output_size or, if it is NULL, (L - 1) stride - 2 padding + kernel_size. `Code::Index`: an index
    /// outside them.
    ///
    /// C: `nnc_max_unpool1d`
    pub fn max_unpool1d(
        &self,
        indices: &Tensor,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        output_size: impl IntList,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_max_unpool1d(
                ctx(),
                self.as_raw(),
                indices.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                output_size.ints(),
                output_size.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_max_unpool1d", "out")
        }
    }

    /// The same for nnc_max_pool2d.
    ///
    /// C: `nnc_max_unpool2d`
    pub fn max_unpool2d(
        &self,
        indices: &Tensor,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        output_size: impl IntList,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_max_unpool2d(
                ctx(),
                self.as_raw(),
                indices.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                output_size.ints(),
                output_size.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_max_unpool2d", "out")
        }
    }

    /// The same for nnc_max_pool3d.
    ///
    /// C: `nnc_max_unpool3d`
    pub fn max_unpool3d(
        &self,
        indices: &Tensor,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        output_size: impl IntList,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_max_unpool3d(
                ctx(),
                self.as_raw(),
                indices.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                output_size.ints(),
                output_size.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_max_unpool3d", "out")
        }
    }

    /// The mean of each window (torch: stride kernel_size, padding 0, ceil_mode 0, count_include_pad 1).
    /// Padding counts as zeros, or with count_include_pad 0 not at all; quotients of int64 are cut off.
    /// `Code::DType`: neither floating point nor int64.
    ///
    /// C: `nnc_avg_pool1d`
    pub fn avg_pool1d(
        &self,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        ceil_mode: bool,
        count_include_pad: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_avg_pool1d(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                i32::from(ceil_mode),
                i32::from(count_include_pad),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_avg_pool1d", "out")
        }
    }

    /// The same over (H, W). The sum is divided by divisor_override, or by the number of elements if
    /// that is NULL. `Code::Invalid`: a divisor of 0.
    ///
    /// C: `nnc_avg_pool2d`
    pub fn avg_pool2d(
        &self,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        ceil_mode: bool,
        count_include_pad: bool,
        divisor_override: Option<i64>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_avg_pool2d(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                i32::from(ceil_mode),
                i32::from(count_include_pad),
                c_optional(&divisor_override),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_avg_pool2d", "out")
        }
    }

    /// The same over (D, H, W).
    ///
    /// C: `nnc_avg_pool3d`
    pub fn avg_pool3d(
        &self,
        kernel_size: impl IntList,
        stride: impl IntList,
        padding: impl IntList,
        ceil_mode: bool,
        count_include_pad: bool,
        divisor_override: Option<i64>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_avg_pool3d(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                padding.ints(),
                padding.count(),
                i32::from(ceil_mode),
                i32::from(count_include_pad),
                c_optional(&divisor_override),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_avg_pool3d", "out")
        }
    }

    /// (N, C, output_size): the mean of each of output_size windows that together cover the input;
    /// window i of S runs from i L / S, rounded down, to (i + 1) L / S, rounded up. In all adaptive
    /// pools an output_size of -1 keeps that size (None in torch). `Code::DType`: not floating point.
    ///
    /// C: `nnc_adaptive_avg_pool1d`
    pub fn adaptive_avg_pool1d(&self, output_size: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_adaptive_avg_pool1d(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_adaptive_avg_pool1d", "out")
        }
    }

    /// The same over (H, W).
    ///
    /// C: `nnc_adaptive_avg_pool2d`
    pub fn adaptive_avg_pool2d(&self, output_size: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_adaptive_avg_pool2d(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_adaptive_avg_pool2d", "out")
        }
    }

    /// The same over (D, H, W).
    ///
    /// C: `nnc_adaptive_avg_pool3d`
    pub fn adaptive_avg_pool3d(&self, output_size: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_adaptive_avg_pool3d(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_adaptive_avg_pool3d", "out")
        }
    }

    /// (N, C, output_size): the largest element of the windows of nnc_adaptive_avg_pool1d. indices
    /// (NULL: not wanted) as for nnc_max_pool1d.
    ///
    /// C: `nnc_adaptive_max_pool1d`
    pub fn adaptive_max_pool1d(&self, output_size: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_adaptive_max_pool1d(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                &mut out,
                null_mut(),
            ))?;
            taken::<Tensor>(out, "nnc_adaptive_max_pool1d", "out")
        }
    }

    /// The same over (H, W).
    ///
    /// C: `nnc_adaptive_max_pool2d`
    pub fn adaptive_max_pool2d(&self, output_size: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_adaptive_max_pool2d(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                &mut out,
                null_mut(),
            ))?;
            taken::<Tensor>(out, "nnc_adaptive_max_pool2d", "out")
        }
    }

    /// The same over (D, H, W).
    ///
    /// C: `nnc_adaptive_max_pool3d`
    pub fn adaptive_max_pool3d(&self, output_size: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_adaptive_max_pool3d(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                &mut out,
                null_mut(),
            ))?;
            taken::<Tensor>(out, "nnc_adaptive_max_pool3d", "out")
        }
    }

    /// nnc_adaptive_max_pool1d of which both results are wanted.
    ///
    /// C: `nnc_adaptive_max_pool1d_with_indices`
    pub fn adaptive_max_pool1d_with_indices(
        &self,
        output_size: impl IntList,
    ) -> Result<(Tensor, Tensor)> {
        let mut out = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_adaptive_max_pool1d_with_indices(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                &mut out,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(out, "nnc_adaptive_max_pool1d_with_indices", "out")?, taken::<Tensor>(indices, "nnc_adaptive_max_pool1d_with_indices", "indices")?))
        }
    }

    /// nnc_adaptive_max_pool2d of which both results are wanted.
    ///
    /// C: `nnc_adaptive_max_pool2d_with_indices`
    pub fn adaptive_max_pool2d_with_indices(
        &self,
        output_size: impl IntList,
    ) -> Result<(Tensor, Tensor)> {
        let mut out = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_adaptive_max_pool2d_with_indices(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                &mut out,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(out, "nnc_adaptive_max_pool2d_with_indices", "out")?, taken::<Tensor>(indices, "nnc_adaptive_max_pool2d_with_indices", "indices")?))
        }
    }

    /// nnc_adaptive_max_pool3d of which both results are wanted.
    ///
    /// C: `nnc_adaptive_max_pool3d_with_indices`
    pub fn adaptive_max_pool3d_with_indices(
        &self,
        output_size: impl IntList,
    ) -> Result<(Tensor, Tensor)> {
        let mut out = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_adaptive_max_pool3d_with_indices(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                &mut out,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(out, "nnc_adaptive_max_pool3d_with_indices", "out")?, taken::<Tensor>(indices, "nnc_adaptive_max_pool3d_with_indices", "indices")?))
        }
    }

    /// (N, C, output_size) of (N, C, H, W), or both without N: the largest element of output_size
    /// windows of kernel_size, NaN counting as that. output_size may be NULL: then it is the sizes of
    /// input times output_ratio, of one number for each dimension, rounded down. Where the windows of a
    /// channel begin a sample u of it says: with a = (L - kernel_size) / (output_size - 1), window i at
    /// (i + u) a less u a, both rounded down, and the last one at L - kernel_size. random_samples (N, C,
    /// 2\), of input's type, has u along W and H; NULL: drawn as nnc_rand draws, in PyTorch's order.
    /// indices as for nnc_max_pool2d. Floating point. After Graham, Fractional Max-Pooling, 2014.
    /// `Code::Shape`: windows that do not fit, samples of other sizes; `Code::Invalid`: neither list.
    ///
    /// C: `nnc_fractional_max_pool2d`
    pub fn fractional_max_pool2d<'a>(
        &self,
        kernel_size: impl IntList,
        output_size: impl IntList,
        output_ratio: &[f64],
        random_samples: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_fractional_max_pool2d(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                output_size.ints(),
                output_size.count(),
                c_list(output_ratio),
                output_ratio.len() as i64,
                c_raw(random_samples.into()),
                &mut out,
                null_mut(),
            ))?;
            taken::<Tensor>(out, "nnc_fractional_max_pool2d", "out")
        }
    }

    /// The same over (D, H, W), with samples (N, C, 3) along D, H and W.
    ///
    /// C: `nnc_fractional_max_pool3d`
    pub fn fractional_max_pool3d<'a>(
        &self,
        kernel_size: impl IntList,
        output_size: impl IntList,
        output_ratio: &[f64],
        random_samples: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_fractional_max_pool3d(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                output_size.ints(),
                output_size.count(),
                c_list(output_ratio),
                output_ratio.len() as i64,
                c_raw(random_samples.into()),
                &mut out,
                null_mut(),
            ))?;
            taken::<Tensor>(out, "nnc_fractional_max_pool3d", "out")
        }
    }

    /// nnc_fractional_max_pool2d of which both results are wanted.
    ///
    /// C: `nnc_fractional_max_pool2d_with_indices`
    pub fn fractional_max_pool2d_with_indices<'a>(
        &self,
        kernel_size: impl IntList,
        output_size: impl IntList,
        output_ratio: &[f64],
        random_samples: impl Into<Option<&'a Tensor>>,
    ) -> Result<(Tensor, Tensor)> {
        let mut out = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_fractional_max_pool2d_with_indices(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                output_size.ints(),
                output_size.count(),
                c_list(output_ratio),
                output_ratio.len() as i64,
                c_raw(random_samples.into()),
                &mut out,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(out, "nnc_fractional_max_pool2d_with_indices", "out")?, taken::<Tensor>(indices, "nnc_fractional_max_pool2d_with_indices", "indices")?))
        }
    }

    /// nnc_fractional_max_pool3d of which both results are wanted.
    ///
    /// C: `nnc_fractional_max_pool3d_with_indices`
    pub fn fractional_max_pool3d_with_indices<'a>(
        &self,
        kernel_size: impl IntList,
        output_size: impl IntList,
        output_ratio: &[f64],
        random_samples: impl Into<Option<&'a Tensor>>,
    ) -> Result<(Tensor, Tensor)> {
        let mut out = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_fractional_max_pool3d_with_indices(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                output_size.ints(),
                output_size.count(),
                c_list(output_ratio),
                output_ratio.len() as i64,
                c_raw(random_samples.into()),
                &mut out,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(out, "nnc_fractional_max_pool3d_with_indices", "out")?, taken::<Tensor>(indices, "nnc_fractional_max_pool3d_with_indices", "indices")?))
        }
    }

    /// (sum of x^norm_type)^(1 / norm_type) over each window (torch: stride kernel_size, ceil_mode
    /// 0\); with norm_type INFINITY or -INFINITY the largest or the least \|x\|. `Code::Invalid`: norm_type
    /// 0\.
    ///
    /// C: `nnc_lp_pool1d`
    pub fn lp_pool1d(
        &self,
        norm_type: f64,
        kernel_size: impl IntList,
        stride: impl IntList,
        ceil_mode: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_lp_pool1d(
                ctx(),
                self.as_raw(),
                norm_type,
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                i32::from(ceil_mode),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_lp_pool1d", "out")
        }
    }

    /// The same over (H, W).
    ///
    /// C: `nnc_lp_pool2d`
    pub fn lp_pool2d(
        &self,
        norm_type: f64,
        kernel_size: impl IntList,
        stride: impl IntList,
        ceil_mode: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_lp_pool2d(
                ctx(),
                self.as_raw(),
                norm_type,
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                i32::from(ceil_mode),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_lp_pool2d", "out")
        }
    }

    /// The same over (D, H, W).
    ///
    /// C: `nnc_lp_pool3d`
    pub fn lp_pool3d(
        &self,
        norm_type: f64,
        kernel_size: impl IntList,
        stride: impl IntList,
        ceil_mode: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_lp_pool3d(
                ctx(),
                self.as_raw(),
                norm_type,
                kernel_size.ints(),
                kernel_size.count(),
                stride.ints(),
                stride.count(),
                i32::from(ceil_mode),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_lp_pool3d", "out")
        }
    }

    /// input (N, C, ...): each channel minus its mean, over sqrt(variance + eps), times weight (C), plus
    /// bias (C) (torch: training 0, momentum 0.1, eps 1e-5). With training not 0 by the statistics of
    /// the batch, and running_mean and running_var (C), unless NULL, become (1 - momentum) \* themselves
    /// \+ momentum \* these (the variance divided by n - 1); else by the running ones. `Code::Invalid`: one
    /// value per channel in training. `Code::DType`, here and below: not all of input's type, nor, beside
    /// 16-bit floats, all of float32.
    ///
    /// C: `nnc_batch_norm`
    pub fn batch_norm<'a>(
        &self,
        running_mean: impl Into<Option<&'a Tensor>>,
        running_var: impl Into<Option<&'a Tensor>>,
        weight: impl Into<Option<&'a Tensor>>,
        bias: impl Into<Option<&'a Tensor>>,
        training: bool,
        momentum: f64,
        eps: f64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_batch_norm(
                ctx(),
                self.as_raw(),
                c_raw(running_mean.into()),
                c_raw(running_var.into()),
                c_raw(weight.into()),
                c_raw(bias.into()),
                i32::from(training),
                momentum,
                eps,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_batch_norm", "out")
        }
    }

    /// The same over the last dimensions, whose sizes are normalized_shape (torch: eps 1e-5); weight and
    /// bias have that shape. `Code::Shape`: other sizes.
    ///
    /// C: `nnc_layer_norm`
    pub fn layer_norm<'a>(
        &self,
        normalized_shape: impl IntList,
        weight: impl Into<Option<&'a Tensor>>,
        bias: impl Into<Option<&'a Tensor>>,
        eps: f64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_layer_norm(
                ctx(),
                self.as_raw(),
                normalized_shape.ints(),
                normalized_shape.count(),
                c_raw(weight.into()),
                c_raw(bias.into()),
                eps,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_layer_norm", "out")
        }
    }

    /// The same over each of num_groups groups of channels of each sample of input (N, C, ...) (torch:
    /// eps 1e-5); weight and bias are (C). `Code::Invalid`: groups that do not divide C, or that hold a
    /// single value each.
    ///
    /// C: `nnc_group_norm`
    pub fn group_norm<'a>(
        &self,
        num_groups: i64,
        weight: impl Into<Option<&'a Tensor>>,
        bias: impl Into<Option<&'a Tensor>>,
        eps: f64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_group_norm(
                ctx(),
                self.as_raw(),
                num_groups,
                c_raw(weight.into()),
                c_raw(bias.into()),
                eps,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_group_norm", "out")
        }
    }

    /// The same over each channel of each sample of input (N, C, ...) (torch: use_input_stats 1,
    /// momentum 0.1, eps 1e-5). With use_input_stats 0 by the running statistics, else these move as for
    /// nnc_batch_norm. Types as there, but running statistics may have another type.
    ///
    /// C: `nnc_instance_norm`
    pub fn instance_norm<'a>(
        &self,
        running_mean: impl Into<Option<&'a Tensor>>,
        running_var: impl Into<Option<&'a Tensor>>,
        weight: impl Into<Option<&'a Tensor>>,
        bias: impl Into<Option<&'a Tensor>>,
        use_input_stats: bool,
        momentum: f64,
        eps: f64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_instance_norm(
                ctx(),
                self.as_raw(),
                c_raw(running_mean.into()),
                c_raw(running_var.into()),
                c_raw(weight.into()),
                c_raw(bias.into()),
                i32::from(use_input_stats),
                momentum,
                eps,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_instance_norm", "out")
        }
    }

    /// input / sqrt(mean of input^2 + eps) over the last dimensions, times weight of any type; eps NULL
    /// is the distance from 1 to the next value of input's type, of float32 beside 16-bit floats.
    ///
    /// C: `nnc_rms_norm`
    pub fn rms_norm<'a>(
        &self,
        normalized_shape: impl IntList,
        weight: impl Into<Option<&'a Tensor>>,
        eps: Option<f64>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_rms_norm(
                ctx(),
                self.as_raw(),
                normalized_shape.ints(),
                normalized_shape.count(),
                c_raw(weight.into()),
                c_optional(&eps),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_rms_norm", "out")
        }
    }

    /// input / (k + alpha \* the mean of the squares of the size channels around, zeros beyond the
    /// ends)^beta for input (N, C, ...) (torch: alpha 1e-4, beta 0.75, k 1).
    ///
    /// C: `nnc_local_response_norm`
    pub fn local_response_norm(&self, size: i64, alpha: f64, beta: f64, k: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_local_response_norm(
                ctx(),
                self.as_raw(),
                size,
                alpha,
                beta,
                k,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_local_response_norm", "out")
        }
    }

    /// input / max(nnc_norm of p along dim, eps) (torch: p 2, dim 1, eps 1e-12).
    ///
    /// C: `nnc_normalize`
    pub fn normalize(&self, p: f64, dim: i64, eps: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_normalize(ctx(), self.as_raw(), p, dim, eps, &mut out))?;
            taken::<Tensor>(out, "nnc_normalize", "out")
        }
    }

    /// input + alpha \* other (torch: alpha 1).
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_add`, `nnc_add_scalar`, `nnc_add_scalar_i64`
    pub fn add<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_add(ctx(), self.as_raw(), v.as_raw(), 1.0, &mut out),
                Operand::Float(v) => sys::nnc_add_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_add_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_add", "out")
        }
    }

    /// input + alpha \* other (torch: alpha 1).
    ///
    /// C: `nnc_add`
    pub fn add_alpha(&self, other: &Tensor, alpha: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_add(ctx(), self.as_raw(), other.as_raw(), alpha, &mut out))?;
            taken::<Tensor>(out, "nnc_add", "out")
        }
    }

    /// The same in place.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_add_`, `nnc_add_scalar_`, `nnc_add_scalar_i64_`
    pub fn add_<'a>(&mut self, other: impl Into<Operand<'a>>) -> Result<()> {
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_add_(ctx(), self.as_raw(), v.as_raw(), 1.0),
                Operand::Float(v) => sys::nnc_add_scalar_(ctx(), self.as_raw(), v),
                Operand::Int(v) => sys::nnc_add_scalar_i64_(ctx(), self.as_raw(), v),
            })?;
            Ok(())
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_add_`
    pub fn add_alpha_(&mut self, other: &Tensor, alpha: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_add_(ctx(), self.as_raw(), other.as_raw(), alpha))?;
            Ok(())
        }
    }

    /// input - alpha \* other (torch: alpha 1). `Code::DType`: bool tensors.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_sub`, `nnc_sub_scalar`, `nnc_sub_scalar_i64`
    pub fn sub<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_sub(ctx(), self.as_raw(), v.as_raw(), 1.0, &mut out),
                Operand::Float(v) => sys::nnc_sub_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_sub_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_sub", "out")
        }
    }

    /// input - alpha \* other (torch: alpha 1). `Code::DType`: bool tensors.
    ///
    /// C: `nnc_sub`
    pub fn sub_alpha(&self, other: &Tensor, alpha: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sub(ctx(), self.as_raw(), other.as_raw(), alpha, &mut out))?;
            taken::<Tensor>(out, "nnc_sub", "out")
        }
    }

    /// The same in place.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_sub_`, `nnc_sub_scalar_`, `nnc_sub_scalar_i64_`
    pub fn sub_<'a>(&mut self, other: impl Into<Operand<'a>>) -> Result<()> {
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_sub_(ctx(), self.as_raw(), v.as_raw(), 1.0),
                Operand::Float(v) => sys::nnc_sub_scalar_(ctx(), self.as_raw(), v),
                Operand::Int(v) => sys::nnc_sub_scalar_i64_(ctx(), self.as_raw(), v),
            })?;
            Ok(())
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_sub_`
    pub fn sub_alpha_(&mut self, other: &Tensor, alpha: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_sub_(ctx(), self.as_raw(), other.as_raw(), alpha))?;
            Ok(())
        }
    }

    /// input \* other.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_mul`, `nnc_mul_scalar`, `nnc_mul_scalar_i64`
    pub fn mul<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_mul(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_mul_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_mul_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_mul", "out")
        }
    }

    /// The same in place.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_mul_`, `nnc_mul_scalar_`, `nnc_mul_scalar_i64_`
    pub fn mul_<'a>(&mut self, other: impl Into<Operand<'a>>) -> Result<()> {
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_mul_(ctx(), self.as_raw(), v.as_raw()),
                Operand::Float(v) => sys::nnc_mul_scalar_(ctx(), self.as_raw(), v),
                Operand::Int(v) => sys::nnc_mul_scalar_i64_(ctx(), self.as_raw(), v),
            })?;
            Ok(())
        }
    }

    /// input / other. rounding_mode NULL: the true quotient; integers compute in the default type.
    /// "trunc" rounds it towards 0, "floor" down; integers stay integers, and the gradients are 0.
    /// `Code::Invalid`: another word; a rounded division of integers by 0 ("ZeroDivisionError").
    /// `Code::DType`: rounded, of bool.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_div`, `nnc_div_scalar`, `nnc_div_scalar_i64`
    pub fn div<'a>(
        &self,
        other: impl Into<Operand<'a>>,
        rounding_mode: impl Into<Option<&'a str>>,
    ) -> Result<Tensor> {
        let rounding_mode = c_optional_text(rounding_mode)?;
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_div(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    text_pointer(&rounding_mode),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_div_scalar(
                    ctx(),
                    self.as_raw(),
                    v,
                    text_pointer(&rounding_mode),
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_div_scalar_i64(
                    ctx(),
                    self.as_raw(),
                    v,
                    text_pointer(&rounding_mode),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_div", "out")
        }
    }

    /// The same in place.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_div_`, `nnc_div_scalar_`, `nnc_div_scalar_i64_`
    pub fn div_<'a>(
        &mut self,
        other: impl Into<Operand<'a>>,
        rounding_mode: impl Into<Option<&'a str>>,
    ) -> Result<()> {
        let rounding_mode = c_optional_text(rounding_mode)?;
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_div_(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    text_pointer(&rounding_mode),
                ),
                Operand::Float(v) => sys::nnc_div_scalar_(
                    ctx(),
                    self.as_raw(),
                    v,
                    text_pointer(&rounding_mode),
                ),
                Operand::Int(v) => sys::nnc_div_scalar_i64_(
                    ctx(),
                    self.as_raw(),
                    v,
                    text_pointer(&rounding_mode),
                ),
            })?;
            Ok(())
        }
    }

    /// input / other, rounded down. As in torch it has no gradient: backward through it is
    /// `Code::Unsupported`.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_floor_divide`, `nnc_floor_divide_scalar`, `nnc_floor_divide_scalar_i64`
    pub fn floor_divide<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_floor_divide(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_floor_divide_scalar(
                    ctx(),
                    self.as_raw(),
                    v,
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_floor_divide_scalar_i64(
                    ctx(),
                    self.as_raw(),
                    v,
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_floor_divide", "out")
        }
    }

    /// input - other \* floor(input / other): what is left, with the sign of other.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_remainder`, `nnc_remainder_scalar`, `nnc_remainder_scalar_i64`
    pub fn remainder<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_remainder(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_remainder_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_remainder_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_remainder", "out")
        }
    }

    /// The same of a float as input; other has a gradient (torch: none).
    ///
    /// `self_` may be a float or an int.
    ///
    /// C: `nnc_remainder_scalar_self`, `nnc_remainder_scalar_self_i64`
    pub fn remainder_scalar_self(self_: impl Into<Number>, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match self_.into() {
                Number::Float(v) => sys::nnc_remainder_scalar_self(
                    ctx(),
                    v,
                    other.as_raw(),
                    &mut out,
                ),
                Number::Int(v) => sys::nnc_remainder_scalar_self_i64(
                    ctx(),
                    v,
                    other.as_raw(),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_remainder_scalar_self", "out")
        }
    }

    /// input - other \* trunc(input / other): what is left, with the sign of input.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_fmod`, `nnc_fmod_scalar`, `nnc_fmod_scalar_i64`
    pub fn fmod<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_fmod(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_fmod_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_fmod_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_fmod", "out")
        }
    }

    /// input to the power exponent. Of integers it wraps, and a negative exponent gives 0, or 1 or -1
    /// where input is that. The gradient of exponent is 0 where input is 0 and exponent \>= 0, and so are
    /// the derivatives of that. `Code::DType`: two bool tensors.
    ///
    /// `exponent` may be a tensor or a number.
    ///
    /// C: `nnc_pow`, `nnc_pow_scalar`, `nnc_pow_scalar_i64`
    pub fn pow<'a>(&self, exponent: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match exponent.into() {
                Operand::Tensor(v) => sys::nnc_pow(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_pow_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_pow_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_pow", "out")
        }
    }

    /// The same in place.
    ///
    /// `exponent` may be a tensor or a number.
    ///
    /// C: `nnc_pow_`, `nnc_pow_scalar_`, `nnc_pow_scalar_i64_`
    pub fn pow_<'a>(&mut self, exponent: impl Into<Operand<'a>>) -> Result<()> {
        unsafe {
            check(match exponent.into() {
                Operand::Tensor(v) => sys::nnc_pow_(ctx(), self.as_raw(), v.as_raw()),
                Operand::Float(v) => sys::nnc_pow_scalar_(ctx(), self.as_raw(), v),
                Operand::Int(v) => sys::nnc_pow_scalar_i64_(ctx(), self.as_raw(), v),
            })?;
            Ok(())
        }
    }

    /// self^exponent, of a float; the gradient is out \* log(self), 0 where self is 0 and exponent is not
    /// negative.
    ///
    /// `self_` may be a float or an int.
    ///
    /// C: `nnc_pow_scalar_self`, `nnc_pow_scalar_self_i64`
    pub fn pow_scalar_self(self_: impl Into<Number>, exponent: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match self_.into() {
                Number::Float(v) => sys::nnc_pow_scalar_self(ctx(), v, exponent.as_raw(), &mut out),
                Number::Int(v) => sys::nnc_pow_scalar_self_i64(
                    ctx(),
                    v,
                    exponent.as_raw(),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_pow_scalar_self", "out")
        }
    }

    /// input \* input; of bool in int64.
    ///
    /// C: `nnc_square`
    pub fn square(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_square(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_square", "out")
        }
    }

    /// The larger of both; NaN if one is NaN. The gradient of equal ones is shared half and half.
    ///
    /// C: `nnc_maximum`
    pub fn maximum(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_maximum(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_maximum", "out")
        }
    }

    /// The smaller of both, in the same way.
    ///
    /// C: `nnc_minimum`
    pub fn minimum(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_minimum(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_minimum", "out")
        }
    }

    /// input held in min..max: where it is less than min, min, then where it is more than max, max. A
    /// bound of NULL is none; a NaN makes everything NaN. The gradient is 0 where a bound was taken and
    /// at the bounds. `Code::Invalid`: both bounds NULL; one that the result's type does not hold.
    ///
    /// C: `nnc_clamp`
    pub fn clamp(&self, min: Option<f64>, max: Option<f64>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_clamp(
                ctx(),
                self.as_raw(),
                c_optional(&min),
                c_optional(&max),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_clamp", "out")
        }
    }

    /// The same with ints.
    ///
    /// C: `nnc_clamp_i64`
    pub fn clamp_i64(&self, min: Option<i64>, max: Option<i64>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_clamp_i64(
                ctx(),
                self.as_raw(),
                c_optional(&min),
                c_optional(&max),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_clamp_i64", "out")
        }
    }

    /// The same in place, with floats.
    ///
    /// C: `nnc_clamp_`
    pub fn clamp_(&mut self, min: Option<f64>, max: Option<f64>) -> Result<()> {
        unsafe {
            check(sys::nnc_clamp_(ctx(), self.as_raw(), c_optional(&min), c_optional(&max)))?;
            Ok(())
        }
    }

    /// The same in place, with ints.
    ///
    /// C: `nnc_clamp_i64_`
    pub fn clamp_i64_(&mut self, min: Option<i64>, max: Option<i64>) -> Result<()> {
        unsafe {
            check(sys::nnc_clamp_i64_(ctx(), self.as_raw(), c_optional(&min), c_optional(&max)))?;
            Ok(())
        }
    }

    /// max(input, min).
    ///
    /// `min` may be a tensor or a number.
    ///
    /// C: `nnc_clamp_min`, `nnc_clamp_min_i64`, `nnc_clamp_min_tensor`
    pub fn clamp_min<'a>(&self, min: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match min.into() {
                Operand::Float(v) => sys::nnc_clamp_min(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_clamp_min_i64(ctx(), self.as_raw(), v, &mut out),
                Operand::Tensor(v) => sys::nnc_clamp_min_tensor(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_clamp_min", "out")
        }
    }

    /// min(input, max).
    ///
    /// `max` may be a tensor or a number.
    ///
    /// C: `nnc_clamp_max`, `nnc_clamp_max_i64`, `nnc_clamp_max_tensor`
    pub fn clamp_max<'a>(&self, max: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match max.into() {
                Operand::Float(v) => sys::nnc_clamp_max(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_clamp_max_i64(ctx(), self.as_raw(), v, &mut out),
                Operand::Tensor(v) => sys::nnc_clamp_max_tensor(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_clamp_max", "out")
        }
    }

    /// nnc_clamp with tensors as bounds, NULL for none; all are broadcast. The gradient goes to what was
    /// taken: input, min or max; a tie of input and one bound is shared half and half.
    ///
    /// C: `nnc_clamp_tensor`
    pub fn clamp_tensor<'a>(
        &self,
        min: impl Into<Option<&'a Tensor>>,
        max: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_clamp_tensor(
                ctx(),
                self.as_raw(),
                c_raw(min.into()),
                c_raw(max.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_clamp_tensor", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_clamp_tensor_`
    pub fn clamp_tensor_<'a>(
        &mut self,
        min: impl Into<Option<&'a Tensor>>,
        max: impl Into<Option<&'a Tensor>>,
    ) -> Result<()> {
        unsafe {
            check(sys::nnc_clamp_tensor_(
                ctx(),
                self.as_raw(),
                c_raw(min.into()),
                c_raw(max.into()),
            ))?;
            Ok(())
        }
    }

    /// input, but nan for NaN (NULL: 0), posinf for infinity and neginf for -infinity (NULL: the largest
    /// and the lowest number of the type). Integers and bool are copied. The gradient is 0 where input
    /// is not finite.
    ///
    /// C: `nnc_nan_to_num`
    pub fn nan_to_num(
        &self,
        nan: Option<f64>,
        posinf: Option<f64>,
        neginf: Option<f64>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_nan_to_num(
                ctx(),
                self.as_raw(),
                c_optional(&nan),
                c_optional(&posinf),
                c_optional(&neginf),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_nan_to_num", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_nan_to_num_`
    pub fn nan_to_num_(
        &mut self,
        nan: Option<f64>,
        posinf: Option<f64>,
        neginf: Option<f64>,
    ) -> Result<()> {
        unsafe {
            check(sys::nnc_nan_to_num_(
                ctx(),
                self.as_raw(),
                c_optional(&nan),
                c_optional(&posinf),
                c_optional(&neginf),
            ))?;
            Ok(())
        }
    }

    /// input where condition is true, else other; all three are broadcast. `Code::DType`: condition is
    /// neither bool nor, as in older programs, uint8.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_where`, `nnc_where_scalar`, `nnc_where_scalar_i64`
    pub fn where_<'a>(&self, input: &Tensor, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_where(
                    ctx(),
                    self.as_raw(),
                    input.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_where_scalar(
                    ctx(),
                    self.as_raw(),
                    input.as_raw(),
                    v,
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_where_scalar_i64(
                    ctx(),
                    self.as_raw(),
                    input.as_raw(),
                    v,
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_where", "out")
        }
    }

    /// nnc_where_scalar with the float where condition is true.
    ///
    /// `self_` may be a float or an int.
    ///
    /// C: `nnc_where_scalar_self`, `nnc_where_scalar_self_i64`
    pub fn where_scalar_self(&self, self_: impl Into<Number>, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match self_.into() {
                Number::Float(v) => sys::nnc_where_scalar_self(
                    ctx(),
                    self.as_raw(),
                    v,
                    other.as_raw(),
                    &mut out,
                ),
                Number::Int(v) => sys::nnc_where_scalar_self_i64(
                    ctx(),
                    self.as_raw(),
                    v,
                    other.as_raw(),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_where_scalar_self", "out")
        }
    }

    /// (condition's sizes): the one float where condition is true, else the other, in the default
    /// type.
    ///
    /// C: `nnc_where_scalars`
    pub fn where_scalars(&self, self_: f64, other: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_where_scalars(ctx(), self.as_raw(), self_, other, &mut out))?;
            taken::<Tensor>(out, "nnc_where_scalars", "out")
        }
    }

    /// The same of two ints, in int64.
    ///
    /// C: `nnc_where_scalars_i64`
    pub fn where_scalars_i64(&self, self_: i64, other: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_where_scalars_i64(ctx(), self.as_raw(), self_, other, &mut out))?;
            taken::<Tensor>(out, "nnc_where_scalars_i64", "out")
        }
    }

    /// input + weight \* (end - input). `Code::DType`: not all of one floating type; a weight () may have
    /// another one.
    ///
    /// `weight` may be a tensor or a number.
    ///
    /// C: `nnc_lerp`, `nnc_lerp_scalar`
    pub fn lerp<'a>(&self, end: &Tensor, weight: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match weight.into() {
                Operand::Tensor(v) => sys::nnc_lerp(
                    ctx(),
                    self.as_raw(),
                    end.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_lerp_scalar(
                    ctx(),
                    self.as_raw(),
                    end.as_raw(),
                    v,
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_lerp_scalar(
                    ctx(),
                    self.as_raw(),
                    end.as_raw(),
                    v as f64,
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_lerp", "out")
        }
    }

    /// The same in place.
    ///
    /// `weight` may be a tensor or a number.
    ///
    /// C: `nnc_lerp_`, `nnc_lerp_scalar_`
    pub fn lerp_<'a>(&mut self, end: &Tensor, weight: impl Into<Operand<'a>>) -> Result<()> {
        unsafe {
            check(match weight.into() {
                Operand::Tensor(v) => sys::nnc_lerp_(
                    ctx(),
                    self.as_raw(),
                    end.as_raw(),
                    v.as_raw(),
                ),
                Operand::Float(v) => sys::nnc_lerp_scalar_(ctx(), self.as_raw(), end.as_raw(), v),
                Operand::Int(v) => sys::nnc_lerp_scalar_(
                    ctx(),
                    self.as_raw(),
                    end.as_raw(),
                    v as f64,
                ),
            })?;
            Ok(())
        }
    }

    /// input + value \* tensor1 \* tensor2 (torch: value 1). `Code::DType`: bool.
    ///
    /// C: `nnc_addcmul`
    pub fn addcmul(&self, tensor1: &Tensor, tensor2: &Tensor, value: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_addcmul(
                ctx(),
                self.as_raw(),
                tensor1.as_raw(),
                tensor2.as_raw(),
                value,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_addcmul", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_addcmul_`
    pub fn addcmul_(&mut self, tensor1: &Tensor, tensor2: &Tensor, value: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_addcmul_(
                ctx(),
                self.as_raw(),
                tensor1.as_raw(),
                tensor2.as_raw(),
                value,
            ))?;
            Ok(())
        }
    }

    /// input + value \* tensor1 / tensor2 (torch: value 1). `Code::DType`: tensor1 and tensor2 both of
    /// integers.
    ///
    /// C: `nnc_addcdiv`
    pub fn addcdiv(&self, tensor1: &Tensor, tensor2: &Tensor, value: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_addcdiv(
                ctx(),
                self.as_raw(),
                tensor1.as_raw(),
                tensor2.as_raw(),
                value,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_addcdiv", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_addcdiv_`
    pub fn addcdiv_(&mut self, tensor1: &Tensor, tensor2: &Tensor, value: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_addcdiv_(
                ctx(),
                self.as_raw(),
                tensor1.as_raw(),
                tensor2.as_raw(),
                value,
            ))?;
            Ok(())
        }
    }

    /// \-input. `Code::DType`: bool.
    ///
    /// C: `nnc_neg`
    pub fn neg(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_neg(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_neg", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_neg_`
    pub fn neg_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_neg_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// \|input\|; its gradient at 0 is 0. `Code::DType`: bool.
    ///
    /// C: `nnc_abs`
    pub fn abs(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_abs(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_abs", "out")
        }
    }

    /// \-1, 0 or 1, and NaN for NaN. Its gradient is 0.
    ///
    /// C: `nnc_sign`
    pub fn sign(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sign(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_sign", "out")
        }
    }

    /// The largest whole number that is not above input. Gradient 0. `Code::DType`: bool.
    ///
    /// C: `nnc_floor`
    pub fn floor(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_floor(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_floor", "out")
        }
    }

    /// The smallest whole number that is not below input. Gradient 0. `Code::DType`: bool.
    ///
    /// C: `nnc_ceil`
    pub fn ceil(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_ceil(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_ceil", "out")
        }
    }

    /// The nearest whole number, a half to the even one. Gradient 0. `Code::DType`: bool.
    ///
    /// C: `nnc_round`
    pub fn round(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_round(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_round", "out")
        }
    }

    /// torch.round with decimals: round(input \* 10^decimals) / 10^decimals; a negative decimals rounds
    /// to tens, hundreds, ... Where input \* 10^decimals overflows the type, input itself, for which
    /// PyTorch has infinity or NaN. Gradient 0. `Code::DType`: integers and bool.
    ///
    /// C: `nnc_round_decimals`
    pub fn round_decimals(&self, decimals: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_round_decimals(ctx(), self.as_raw(), decimals, &mut out))?;
            taken::<Tensor>(out, "nnc_round_decimals", "out")
        }
    }

    /// input without its fraction. Gradient 0. `Code::DType`: bool.
    ///
    /// C: `nnc_trunc`
    pub fn trunc(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_trunc(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_trunc", "out")
        }
    }

    /// 1 / input.
    ///
    /// C: `nnc_reciprocal`
    pub fn reciprocal(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_reciprocal(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_reciprocal", "out")
        }
    }

    /// e to the power input.
    ///
    /// C: `nnc_exp`
    pub fn exp(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_exp(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_exp", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_exp_`
    pub fn exp_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_exp_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// exp(input) - 1, without loss for input near 0.
    ///
    /// C: `nnc_expm1`
    pub fn expm1(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_expm1(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_expm1", "out")
        }
    }

    /// The natural logarithm; NaN for input \< 0.
    ///
    /// C: `nnc_log`
    pub fn log(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_log(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_log", "out")
        }
    }

    /// log(1 + input), without loss for input near 0.
    ///
    /// C: `nnc_log1p`
    pub fn log1p(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_log1p(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_log1p", "out")
        }
    }

    /// The logarithm to the base 2.
    ///
    /// C: `nnc_log2`
    pub fn log2(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_log2(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_log2", "out")
        }
    }

    /// The logarithm to the base 10.
    ///
    /// C: `nnc_log10`
    pub fn log10(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_log10(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_log10", "out")
        }
    }

    /// The square root; NaN for input \< 0.
    ///
    /// C: `nnc_sqrt`
    pub fn sqrt(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sqrt(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_sqrt", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_sqrt_`
    pub fn sqrt_(&mut self) -> Result<()> {
        unsafe {
            check(sys::nnc_sqrt_(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// 1 / sqrt(input).
    ///
    /// C: `nnc_rsqrt`
    pub fn rsqrt(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_rsqrt(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_rsqrt", "out")
        }
    }

    /// The sine of an angle in radians.
    ///
    /// C: `nnc_sin`
    pub fn sin(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sin(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_sin", "out")
        }
    }

    /// The cosine of an angle in radians.
    ///
    /// C: `nnc_cos`
    pub fn cos(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_cos(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_cos", "out")
        }
    }

    /// The tangent of an angle in radians.
    ///
    /// C: `nnc_tan`
    pub fn tan(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tan(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_tan", "out")
        }
    }

    /// The arc sine in -pi/2..pi/2; NaN for \|input\| \> 1.
    ///
    /// C: `nnc_asin`
    pub fn asin(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_asin(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_asin", "out")
        }
    }

    /// The arc cosine in 0..pi; NaN for \|input\| \> 1.
    ///
    /// C: `nnc_acos`
    pub fn acos(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_acos(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_acos", "out")
        }
    }

    /// The arc tangent in -pi/2..pi/2.
    ///
    /// C: `nnc_atan`
    pub fn atan(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_atan(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_atan", "out")
        }
    }

    /// The hyperbolic sine.
    ///
    /// C: `nnc_sinh`
    pub fn sinh(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sinh(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_sinh", "out")
        }
    }

    /// The hyperbolic cosine.
    ///
    /// C: `nnc_cosh`
    pub fn cosh(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_cosh(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_cosh", "out")
        }
    }

    /// The error function 2 / sqrt(pi) \* integral of exp(-t^2) over 0..input.
    ///
    /// C: `nnc_erf`
    pub fn erf(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_erf(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_erf", "out")
        }
    }

    /// 1 - erf(input), without loss for large input.
    ///
    /// C: `nnc_erfc`
    pub fn erfc(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_erfc(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_erfc", "out")
        }
    }

    /// The angle in -pi..pi of the point whose x is other and whose y is input; the gradients at (0, 0)
    /// are 0, and so are their derivatives.
    ///
    /// C: `nnc_atan2`
    pub fn atan2(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_atan2(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_atan2", "out")
        }
    }

    /// The same in place.
    ///
    /// C: `nnc_atan2_`
    pub fn atan2_(&mut self, other: &Tensor) -> Result<()> {
        unsafe {
            check(sys::nnc_atan2_(ctx(), self.as_raw(), other.as_raw()))?;
            Ok(())
        }
    }

    /// input \* log(other), and 0 where input is 0 unless other is NaN. The gradient of input is 0 where
    /// input is 0 and other \<= 0, and so are the derivatives of that.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_xlogy`, `nnc_xlogy_scalar`
    pub fn xlogy<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_xlogy(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_xlogy_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_xlogy_scalar(ctx(), self.as_raw(), v as f64, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_xlogy", "out")
        }
    }

    /// The same with a number as input.
    ///
    /// C: `nnc_xlogy_scalar_self`
    pub fn xlogy_scalar_self(self_: f64, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_xlogy_scalar_self(ctx(), self_, other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_xlogy_scalar_self", "out")
        }
    }

    /// log(z / (1 - z)), z being input held in eps..1 - eps; eps NULL or negative: z is input, and the
    /// result is NaN outside 0..1. The gradient is 0 where input was not kept.
    ///
    /// C: `nnc_logit`
    pub fn logit(&self, eps: Option<f64>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_logit(ctx(), self.as_raw(), c_optional(&eps), &mut out))?;
            taken::<Tensor>(out, "nnc_logit", "out")
        }
    }

    /// The natural logarithm of \|gamma(input)\|; infinite at 0, -1, -2, ..., where its gradient is NaN,
    /// but infinite at 0, and the derivative of that infinite.
    ///
    /// C: `nnc_lgamma`
    pub fn lgamma(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_lgamma(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_lgamma", "out")
        }
    }

    /// The number whose nnc_erf is input; infinite at 1 and -1, NaN beyond.
    ///
    /// C: `nnc_erfinv`
    pub fn erfinv(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_erfinv(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_erfinv", "out")
        }
    }

    /// input == other.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_eq`, `nnc_eq_scalar`, `nnc_eq_scalar_i64`
    pub fn eq<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_eq(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_eq_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_eq_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_eq", "out")
        }
    }

    /// input != other.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_ne`, `nnc_ne_scalar`, `nnc_ne_scalar_i64`
    pub fn ne<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_ne(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_ne_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_ne_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_ne", "out")
        }
    }

    /// input \< other.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_lt`, `nnc_lt_scalar`, `nnc_lt_scalar_i64`
    pub fn lt<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_lt(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_lt_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_lt_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_lt", "out")
        }
    }

    /// input \<= other.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_le`, `nnc_le_scalar`, `nnc_le_scalar_i64`
    pub fn le<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_le(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_le_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_le_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_le", "out")
        }
    }

    /// input \> other.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_gt`, `nnc_gt_scalar`, `nnc_gt_scalar_i64`
    pub fn gt<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_gt(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_gt_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_gt_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_gt", "out")
        }
    }

    /// input \>= other.
    ///
    /// `other` may be a tensor or a number.
    ///
    /// C: `nnc_ge`, `nnc_ge_scalar`, `nnc_ge_scalar_i64`
    pub fn ge<'a>(&self, other: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match other.into() {
                Operand::Tensor(v) => sys::nnc_ge(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_ge_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_ge_scalar_i64(ctx(), self.as_raw(), v, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_ge", "out")
        }
    }

    /// Both are not 0.
    ///
    /// C: `nnc_logical_and`
    pub fn logical_and(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_logical_and(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_logical_and", "out")
        }
    }

    /// One at least is not 0.
    ///
    /// C: `nnc_logical_or`
    pub fn logical_or(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_logical_or(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_logical_or", "out")
        }
    }

    /// Exactly one is not 0.
    ///
    /// C: `nnc_logical_xor`
    pub fn logical_xor(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_logical_xor(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_logical_xor", "out")
        }
    }

    /// input is 0.
    ///
    /// C: `nnc_logical_not`
    pub fn logical_not(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_logical_not(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_logical_not", "out")
        }
    }

    /// input & other, in the common type. `Code::DType`: floating point.
    ///
    /// C: `nnc_bitwise_and`
    pub fn bitwise_and(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bitwise_and(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_bitwise_and", "out")
        }
    }

    /// The same with an int, of which integers take the bits that they have room for; bool with it gives
    /// int64.
    ///
    /// C: `nnc_bitwise_and_scalar_i64`
    pub fn bitwise_and_scalar_i64(&self, other: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bitwise_and_scalar_i64(ctx(), self.as_raw(), other, &mut out))?;
            taken::<Tensor>(out, "nnc_bitwise_and_scalar_i64", "out")
        }
    }

    /// input \| other, in the common type. `Code::DType`: floating point.
    ///
    /// C: `nnc_bitwise_or`
    pub fn bitwise_or(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bitwise_or(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_bitwise_or", "out")
        }
    }

    /// The same with an int.
    ///
    /// C: `nnc_bitwise_or_scalar_i64`
    pub fn bitwise_or_scalar_i64(&self, other: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bitwise_or_scalar_i64(ctx(), self.as_raw(), other, &mut out))?;
            taken::<Tensor>(out, "nnc_bitwise_or_scalar_i64", "out")
        }
    }

    /// input ^ other, in the common type. `Code::DType`: floating point.
    ///
    /// C: `nnc_bitwise_xor`
    pub fn bitwise_xor(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bitwise_xor(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_bitwise_xor", "out")
        }
    }

    /// The same with an int.
    ///
    /// C: `nnc_bitwise_xor_scalar_i64`
    pub fn bitwise_xor_scalar_i64(&self, other: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bitwise_xor_scalar_i64(ctx(), self.as_raw(), other, &mut out))?;
            taken::<Tensor>(out, "nnc_bitwise_xor_scalar_i64", "out")
        }
    }

    /// \~input, of bool its negation, in the type of input. `Code::DType`: floating point.
    ///
    /// C: `nnc_bitwise_not`
    pub fn bitwise_not(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bitwise_not(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_bitwise_not", "out")
        }
    }

    /// input is not a number.
    ///
    /// C: `nnc_isnan`
    pub fn isnan(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_isnan(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_isnan", "out")
        }
    }

    /// input is infinite.
    ///
    /// C: `nnc_isinf`
    pub fn isinf(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_isinf(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_isinf", "out")
        }
    }

    /// input is neither infinite nor NaN.
    ///
    /// C: `nnc_isfinite`
    pub fn isfinite(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_isfinite(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_isfinite", "out")
        }
    }

    /// \|input - other\| \<= atol + rtol \* \|other\|, or both are equal (torch: rtol 1e-5, atol 1e-8,
    /// equal_nan 0). Two NaN are close if equal_nan is not 0. `Code::DType`: not of one type.
    /// `Code::Invalid`: negative rtol or atol.
    ///
    /// C: `nnc_isclose`
    pub fn isclose(&self, other: &Tensor, rtol: f64, atol: f64, equal_nan: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_isclose(
                ctx(),
                self.as_raw(),
                other.as_raw(),
                rtol,
                atol,
                i32::from(equal_nan),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_isclose", "out")
        }
    }

    /// out = 1 if nnc_isclose is true everywhere, else 0.
    ///
    /// C: `nnc_allclose`
    pub fn allclose(&self, other: &Tensor, rtol: f64, atol: f64, equal_nan: bool) -> Result<bool> {
        let mut out = 0i32;
        unsafe {
            check(sys::nnc_allclose(
                ctx(),
                self.as_raw(),
                other.as_raw(),
                rtol,
                atol,
                i32::from(equal_nan),
                &mut out,
            ))?;
            Ok(out != 0)
        }
    }

    /// out = 1 if both have the same sizes and equal elements, whatever their types, else 0.
    ///
    /// C: `nnc_equal`
    pub fn equal(&self, other: &Tensor) -> Result<bool> {
        let mut out = 0i32;
        unsafe {
            check(sys::nnc_equal(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            Ok(out != 0)
        }
    }

    /// The sum; of nothing 0.
    ///
    /// C: `nnc_sum`
    pub fn sum(
        &self,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sum(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_sum", "out")
        }
    }

    /// The sum divided by the number of elements; of nothing NaN. `Code::DType`: not floating point, and
    /// dtype neither.
    ///
    /// C: `nnc_mean`
    pub fn mean(
        &self,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_mean(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_mean", "out")
        }
    }

    /// The product over dimension \*dim, or over all elements (dim NULL); of nothing 1. The gradient of
    /// an element is the product of the others, beside infinity too, where PyTorch has NaN.
    ///
    /// C: `nnc_prod`
    pub fn prod(
        &self,
        dim: Option<i64>,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_prod(
                ctx(),
                self.as_raw(),
                c_optional(&dim),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_prod", "out")
        }
    }

    /// (input's sizes): element i along dim is the sum of input's elements 0..i.
    ///
    /// C: `nnc_cumsum`
    pub fn cumsum(&self, dim: i64, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_cumsum(ctx(), self.as_raw(), dim, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_cumsum", "out")
        }
    }

    /// (input's sizes): element i along dim is the product of input's elements 0..i.
    ///
    /// C: `nnc_cumprod`
    pub fn cumprod(&self, dim: i64, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_cumprod(ctx(), self.as_raw(), dim, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_cumprod", "out")
        }
    }

    /// (input's sizes) both: element i along dim is the largest of input's elements 0..i, and where it
    /// stands, the last of several; from the first NaN on NaN.
    ///
    /// C: `nnc_cummax`
    pub fn cummax(&self, dim: i64) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_cummax(ctx(), self.as_raw(), dim, &mut values, &mut indices))?;
            Ok((taken::<Tensor>(values, "nnc_cummax", "values")?, taken::<Tensor>(indices, "nnc_cummax", "indices")?))
        }
    }

    /// The same of the smallest.
    ///
    /// C: `nnc_cummin`
    pub fn cummin(&self, dim: i64) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_cummin(ctx(), self.as_raw(), dim, &mut values, &mut indices))?;
            Ok((taken::<Tensor>(values, "nnc_cummin", "values")?, taken::<Tensor>(indices, "nnc_cummin", "indices")?))
        }
    }

    /// nnc_sum of the elements that are not NaN; those that are have the gradient 0.
    ///
    /// C: `nnc_nansum`
    pub fn nansum(
        &self,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_nansum(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_nansum", "out")
        }
    }

    /// (): the sum of the main diagonal of a matrix (m, n); of integers in int64. `Code::Shape`: no
    /// matrix. `Code::DType`: bool.
    ///
    /// C: `nnc_trace`
    pub fn trace(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_trace(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_trace", "out")
        }
    }

    /// (sum of \|input\|^p)^(1 / p) (torch: p 2); p infinity: the largest \|input\|, -infinity: the
    /// smallest; p 0: how many are not 0. `Code::DType`: not floating point, or narrowed by dtype.
    ///
    /// C: `nnc_norm`
    pub fn norm(
        &self,
        p: f64,
        dim: impl IntList,
        keepdim: bool,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_norm(
                ctx(),
                self.as_raw(),
                p,
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_norm", "out")
        }
    }

    /// The variance: the sum of the squared deviations from the mean over max(0, n - correction) (NULL:
    /// 1\).
    ///
    /// C: `nnc_var`
    pub fn var(&self, dim: impl IntList, correction: Option<f64>, keepdim: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_var(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                c_optional(&correction),
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_var", "out")
        }
    }

    /// The standard deviation: the square root of nnc_var.
    ///
    /// C: `nnc_std`
    pub fn std(&self, dim: impl IntList, correction: Option<f64>, keepdim: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_std(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                c_optional(&correction),
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_std", "out")
        }
    }

    /// Both sizes those of nnc_var: the variance and the mean, NaN beside an infinity.
    ///
    /// C: `nnc_var_mean`
    pub fn var_mean(
        &self,
        dim: impl IntList,
        correction: Option<f64>,
        keepdim: bool,
    ) -> Result<(Tensor, Tensor)> {
        let mut var = null_mut();
        let mut mean = null_mut();
        unsafe {
            check(sys::nnc_var_mean(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                c_optional(&correction),
                i32::from(keepdim),
                &mut var,
                &mut mean,
            ))?;
            Ok((taken::<Tensor>(var, "nnc_var_mean", "var")?, taken::<Tensor>(mean, "nnc_var_mean", "mean")?))
        }
    }

    /// Both sizes those of nnc_var: the standard deviation and the mean.
    ///
    /// C: `nnc_std_mean`
    pub fn std_mean(
        &self,
        dim: impl IntList,
        correction: Option<f64>,
        keepdim: bool,
    ) -> Result<(Tensor, Tensor)> {
        let mut std = null_mut();
        let mut mean = null_mut();
        unsafe {
            check(sys::nnc_std_mean(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                c_optional(&correction),
                i32::from(keepdim),
                &mut std,
                &mut mean,
            ))?;
            Ok((taken::<Tensor>(std, "nnc_std_mean", "std")?, taken::<Tensor>(mean, "nnc_std_mean", "mean")?))
        }
    }

    /// (): the largest element. Equal ones share the gradient.
    ///
    /// C: `nnc_max`
    pub fn max(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_max(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_max", "out")
        }
    }

    /// (): the smallest element. Equal ones share the gradient.
    ///
    /// C: `nnc_min`
    pub fn min(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_min(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_min", "out")
        }
    }

    /// The largest elements along dim and where the first of them stand, int64. The gradient goes
    /// there.
    ///
    /// C: `nnc_max_dim`
    pub fn max_dim(&self, dim: i64, keepdim: bool) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_max_dim(
                ctx(),
                self.as_raw(),
                dim,
                i32::from(keepdim),
                &mut values,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(values, "nnc_max_dim", "values")?, taken::<Tensor>(indices, "nnc_max_dim", "indices")?))
        }
    }

    /// The smallest elements along dim and where the first of them stand, int64. The gradient goes
    /// there.
    ///
    /// C: `nnc_min_dim`
    pub fn min_dim(&self, dim: i64, keepdim: bool) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_min_dim(
                ctx(),
                self.as_raw(),
                dim,
                i32::from(keepdim),
                &mut values,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(values, "nnc_min_dim", "values")?, taken::<Tensor>(indices, "nnc_min_dim", "indices")?))
        }
    }

    /// The largest elements. Equal ones share the gradient.
    ///
    /// C: `nnc_amax`
    pub fn amax(&self, dim: impl IntList, keepdim: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_amax(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_amax", "out")
        }
    }

    /// The smallest elements. Equal ones share the gradient.
    ///
    /// C: `nnc_amin`
    pub fn amin(&self, dim: impl IntList, keepdim: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_amin(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_amin", "out")
        }
    }

    /// Where the first largest element stands along \*dim, or in the flattened input (dim NULL), int64.
    /// No gradient. `Code::DType`: bool.
    ///
    /// C: `nnc_argmax`
    pub fn argmax(&self, dim: Option<i64>, keepdim: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_argmax(
                ctx(),
                self.as_raw(),
                c_optional(&dim),
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_argmax", "out")
        }
    }

    /// Where the first smallest element stands, in the same way.
    ///
    /// C: `nnc_argmin`
    pub fn argmin(&self, dim: Option<i64>, keepdim: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_argmin(
                ctx(),
                self.as_raw(),
                c_optional(&dim),
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_argmin", "out")
        }
    }

    /// (): the median, of two elements in the middle the lower; NaN if there is one, and of no elements.
    /// The gradient is shared evenly by the elements that are equal to it. Of no integers, as in
    /// PyTorch, it is the least of int32 and int64 and 0 of smaller types, of no bool true. `Code::DType`:
    /// bool.
    ///
    /// C: `nnc_median`
    pub fn median(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_median(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_median", "out")
        }
    }

    /// The same along dim, and where it stands: of equal ones counted in the order of their places, of
    /// NaN the first. `Code::Index`: no elements.
    ///
    /// C: `nnc_median_dim`
    pub fn median_dim(&self, dim: i64, keepdim: bool) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_median_dim(
                ctx(),
                self.as_raw(),
                dim,
                i32::from(keepdim),
                &mut values,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(values, "nnc_median_dim", "values")?, taken::<Tensor>(indices, "nnc_median_dim", "indices")?))
        }
    }

    /// The k-th smallest element along dim, from 1 on, and where it stands, of several equal ones where
    /// PyTorch finds it (torch: dim -1). NaN is larger than all numbers. `Code::Invalid`: k is not
    /// in 1..size. `Code::DType`: bool. `Code::Index`: no elements.
    ///
    /// C: `nnc_kthvalue`
    pub fn kthvalue(&self, k: i64, dim: i64, keepdim: bool) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_kthvalue(
                ctx(),
                self.as_raw(),
                k,
                dim,
                i32::from(keepdim),
                &mut values,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(values, "nnc_kthvalue", "values")?, taken::<Tensor>(indices, "nnc_kthvalue", "indices")?))
        }
    }

    /// The most frequent element along dim, of several the smallest, and its last place, of more than 16
    /// elements the place that PyTorch finds (torch: dim -1). A NaN is equal to none, and
    /// sorted nowhere. `Code::Index`: no elements.
    ///
    /// C: `nnc_mode`
    pub fn mode(&self, dim: i64, keepdim: bool) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_mode(
                ctx(),
                self.as_raw(),
                dim,
                i32::from(keepdim),
                &mut values,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(values, "nnc_mode", "values")?, taken::<Tensor>(indices, "nnc_mode", "indices")?))
        }
    }

    /// (q's length, input's sizes without dim): along dim (NULL: of all elements) what stands at rank
    /// q \* (n - 1) of the sorted elements, without the first dimension for a q (). Between two ranks
    /// interpolation decides (NULL: "linear"): "linear" mixes the two elements, "lower", "higher" and
    /// "nearest" take one, a half to the even rank, "midpoint" is their mean. NaN if there is one. q has
    /// input's type; gradients go to both. `Code::DType`: neither float32 nor float64, or another type of
    /// q. `Code::Shape`: q has more than one dimension. `Code::Invalid`: no elements; q outside 0..1;
    /// another word.
    ///
    /// `q` may be a tensor or a number.
    ///
    /// C: `nnc_quantile`, `nnc_quantile_scalar`
    pub fn quantile<'a>(
        &self,
        q: impl Into<Operand<'a>>,
        dim: Option<i64>,
        keepdim: bool,
        interpolation: impl Into<Option<&'a str>>,
    ) -> Result<Tensor> {
        let interpolation = c_optional_text(interpolation)?;
        let mut out = null_mut();
        unsafe {
            check(match q.into() {
                Operand::Tensor(v) => sys::nnc_quantile(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    c_optional(&dim),
                    i32::from(keepdim),
                    text_pointer(&interpolation),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_quantile_scalar(
                    ctx(),
                    self.as_raw(),
                    v,
                    c_optional(&dim),
                    i32::from(keepdim),
                    text_pointer(&interpolation),
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_quantile_scalar(
                    ctx(),
                    self.as_raw(),
                    v as f64,
                    c_optional(&dim),
                    i32::from(keepdim),
                    text_pointer(&interpolation),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_quantile", "out")
        }
    }

    /// Whether an element is not 0: bool, but uint8 for uint8; of nothing false.
    ///
    /// C: `nnc_any`
    pub fn any(&self, dim: impl IntList, keepdim: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_any(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_any", "out")
        }
    }

    /// Whether all elements are not 0: bool, but uint8 for uint8; of nothing true.
    ///
    /// C: `nnc_all`
    pub fn all(&self, dim: impl IntList, keepdim: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_all(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_all", "out")
        }
    }

    /// How many elements are not 0, int64.
    ///
    /// C: `nnc_count_nonzero`
    pub fn count_nonzero(&self, dim: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_count_nonzero(ctx(), self.as_raw(), dim.ints(), dim.count(), &mut out))?;
            taken::<Tensor>(out, "nnc_count_nonzero", "out")
        }
    }

    /// (input's sizes): exp(input) / sum of exp(input) along dim, without overflow.
    ///
    /// C: `nnc_softmax`
    pub fn softmax(&self, dim: i64, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_softmax(ctx(), self.as_raw(), dim, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_softmax", "out")
        }
    }

    /// (input's sizes): the logarithm of nnc_softmax, without loss.
    ///
    /// C: `nnc_log_softmax`
    pub fn log_softmax(&self, dim: i64, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_log_softmax(ctx(), self.as_raw(), dim, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_log_softmax", "out")
        }
    }

    /// (input's sizes): nnc_softmax of -input.
    ///
    /// C: `nnc_softmin`
    pub fn softmin(&self, dim: i64, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_softmin(ctx(), self.as_raw(), dim, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_softmin", "out")
        }
    }

    /// log(sum of exp(input)), without overflow; integers are converted to the default type.
    ///
    /// C: `nnc_logsumexp`
    pub fn logsumexp(&self, dim: impl IntList, keepdim: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_logsumexp(
                ctx(),
                self.as_raw(),
                dim.ints(),
                dim.count(),
                i32::from(keepdim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_logsumexp", "out")
        }
    }

    /// hx is h_0 and c_0, params have 4 gates in the order i, f, g, o. With one more parameter for each
    /// layer and direction, weight_hr (projected, hidden), each h is projected and weight_hh is (4 \*
    /// hidden, projected).
    ///
    /// C: `nnc_lstm`
    pub fn lstm(
        &self,
        hx: &[impl AsHandle<Tensor>],
        params: &[impl AsHandle<Tensor>],
        has_biases: bool,
        num_layers: i64,
        dropout: f64,
        train: bool,
        bidirectional: bool,
        batch_first: bool,
    ) -> Result<(Tensor, Tensor, Tensor)> {
        let c_hx = c_handles(hx);
        let c_params = c_handles(params);
        let mut output = null_mut();
        let mut h_n = null_mut();
        let mut c_n = null_mut();
        unsafe {
            check(sys::nnc_lstm(
                ctx(),
                self.as_raw(),
                c_list(&c_hx),
                hx.len() as i64,
                c_list(&c_params),
                params.len() as i64,
                i32::from(has_biases),
                num_layers,
                dropout,
                i32::from(train),
                i32::from(bidirectional),
                i32::from(batch_first),
                &mut output,
                &mut h_n,
                &mut c_n,
            ))?;
            Ok((taken::<Tensor>(output, "nnc_lstm", "output")?, taken::<Tensor>(h_n, "nnc_lstm", "h_n")?, taken::<Tensor>(c_n, "nnc_lstm", "c_n")?))
        }
    }

    /// hx is h_0, or NULL; params have 3 gates in the order r, z, n.
    ///
    /// C: `nnc_gru`
    pub fn gru<'a>(
        &self,
        hx: impl Into<Option<&'a Tensor>>,
        params: &[impl AsHandle<Tensor>],
        has_biases: bool,
        num_layers: i64,
        dropout: f64,
        train: bool,
        bidirectional: bool,
        batch_first: bool,
    ) -> Result<(Tensor, Tensor)> {
        let c_params = c_handles(params);
        let mut output = null_mut();
        let mut h_n = null_mut();
        unsafe {
            check(sys::nnc_gru(
                ctx(),
                self.as_raw(),
                c_raw(hx.into()),
                c_list(&c_params),
                params.len() as i64,
                i32::from(has_biases),
                num_layers,
                dropout,
                i32::from(train),
                i32::from(bidirectional),
                i32::from(batch_first),
                &mut output,
                &mut h_n,
            ))?;
            Ok((taken::<Tensor>(output, "nnc_gru", "output")?, taken::<Tensor>(h_n, "nnc_gru", "h_n")?))
        }
    }

    /// h' = tanh(W_ih x + b_ih + W_hh h + b_hh). hx is h_0, or NULL; params have one gate.
    ///
    /// C: `nnc_rnn_tanh`
    pub fn rnn_tanh<'a>(
        &self,
        hx: impl Into<Option<&'a Tensor>>,
        params: &[impl AsHandle<Tensor>],
        has_biases: bool,
        num_layers: i64,
        dropout: f64,
        train: bool,
        bidirectional: bool,
        batch_first: bool,
    ) -> Result<(Tensor, Tensor)> {
        let c_params = c_handles(params);
        let mut output = null_mut();
        let mut h_n = null_mut();
        unsafe {
            check(sys::nnc_rnn_tanh(
                ctx(),
                self.as_raw(),
                c_raw(hx.into()),
                c_list(&c_params),
                params.len() as i64,
                i32::from(has_biases),
                num_layers,
                dropout,
                i32::from(train),
                i32::from(bidirectional),
                i32::from(batch_first),
                &mut output,
                &mut h_n,
            ))?;
            Ok((taken::<Tensor>(output, "nnc_rnn_tanh", "output")?, taken::<Tensor>(h_n, "nnc_rnn_tanh", "h_n")?))
        }
    }

    /// The same with max(x, 0) in place of tanh.
    ///
    /// C: `nnc_rnn_relu`
    pub fn rnn_relu<'a>(
        &self,
        hx: impl Into<Option<&'a Tensor>>,
        params: &[impl AsHandle<Tensor>],
        has_biases: bool,
        num_layers: i64,
        dropout: f64,
        train: bool,
        bidirectional: bool,
        batch_first: bool,
    ) -> Result<(Tensor, Tensor)> {
        let c_params = c_handles(params);
        let mut output = null_mut();
        let mut h_n = null_mut();
        unsafe {
            check(sys::nnc_rnn_relu(
                ctx(),
                self.as_raw(),
                c_raw(hx.into()),
                c_list(&c_params),
                params.len() as i64,
                i32::from(has_biases),
                num_layers,
                dropout,
                i32::from(train),
                i32::from(bidirectional),
                i32::from(batch_first),
                &mut output,
                &mut h_n,
            ))?;
            Ok((taken::<Tensor>(output, "nnc_rnn_relu", "output")?, taken::<Tensor>(h_n, "nnc_rnn_relu", "h_n")?))
        }
    }

    /// A step of nnc_lstm from the states hx, h and c, to the next.
    ///
    /// C: `nnc_lstm_cell`
    pub fn lstm_cell<'a>(
        &self,
        hx: &[impl AsHandle<Tensor>],
        w_ih: &Tensor,
        w_hh: &Tensor,
        b_ih: impl Into<Option<&'a Tensor>>,
        b_hh: impl Into<Option<&'a Tensor>>,
    ) -> Result<(Tensor, Tensor)> {
        let c_hx = c_handles(hx);
        let mut h = null_mut();
        let mut c = null_mut();
        unsafe {
            check(sys::nnc_lstm_cell(
                ctx(),
                self.as_raw(),
                c_list(&c_hx),
                hx.len() as i64,
                w_ih.as_raw(),
                w_hh.as_raw(),
                c_raw(b_ih.into()),
                c_raw(b_hh.into()),
                &mut h,
                &mut c,
            ))?;
            Ok((taken::<Tensor>(h, "nnc_lstm_cell", "h")?, taken::<Tensor>(c, "nnc_lstm_cell", "c")?))
        }
    }

    /// A step of nnc_gru from the state hx to the next.
    ///
    /// C: `nnc_gru_cell`
    pub fn gru_cell<'a>(
        &self,
        hx: impl Into<Option<&'a Tensor>>,
        w_ih: &Tensor,
        w_hh: &Tensor,
        b_ih: impl Into<Option<&'a Tensor>>,
        b_hh: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_gru_cell(
                ctx(),
                self.as_raw(),
                c_raw(hx.into()),
                w_ih.as_raw(),
                w_hh.as_raw(),
                c_raw(b_ih.into()),
                c_raw(b_hh.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_gru_cell", "out")
        }
    }

    /// A step of nnc_rnn_tanh from the state hx to the next.
    ///
    /// C: `nnc_rnn_tanh_cell`
    pub fn rnn_tanh_cell<'a>(
        &self,
        hx: impl Into<Option<&'a Tensor>>,
        w_ih: &Tensor,
        w_hh: &Tensor,
        b_ih: impl Into<Option<&'a Tensor>>,
        b_hh: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_rnn_tanh_cell(
                ctx(),
                self.as_raw(),
                c_raw(hx.into()),
                w_ih.as_raw(),
                w_hh.as_raw(),
                c_raw(b_ih.into()),
                c_raw(b_hh.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_rnn_tanh_cell", "out")
        }
    }

    /// A step of nnc_rnn_relu from the state hx to the next.
    ///
    /// C: `nnc_rnn_relu_cell`
    pub fn rnn_relu_cell<'a>(
        &self,
        hx: impl Into<Option<&'a Tensor>>,
        w_ih: &Tensor,
        w_hh: &Tensor,
        b_ih: impl Into<Option<&'a Tensor>>,
        b_hh: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_rnn_relu_cell(
                ctx(),
                self.as_raw(),
                c_raw(hx.into()),
                w_ih.as_raw(),
                w_hh.as_raw(),
                c_raw(b_ih.into()),
                c_raw(b_hh.into()),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_rnn_relu_cell", "out")
        }
    }

    /// (input's sizes) of int64, or of int32 if out_int32 is not 0: where each element of input would be
    /// put into sorted_sequence, whose last dimension is sorted: before elements that are equal to it,
    /// behind them if right is not 0 or side is "right" (NULL: "left"). sorted_sequence is a vector, or
    /// has the sizes of input but for the last. sorter of int64 names the order in which sorted_sequence
    /// is sorted (NULL: it is). NaN is behind everything. `Code::Shape`: sizes that do not fit.
    /// `Code::Invalid`: another side; side "left" with right. `Code::DType`: bool; another type of sorter.
    /// `Code::Index`: a place in sorter that there is not.
    ///
    /// `input` may be a tensor or a number.
    ///
    /// C: `nnc_searchsorted`, `nnc_searchsorted_scalar`, `nnc_searchsorted_scalar_i64`
    pub fn searchsorted<'a>(
        &self,
        input: impl Into<Operand<'a>>,
        out_int32: bool,
        right: bool,
        side: impl Into<Option<&'a str>>,
        sorter: impl Into<Option<&'a Tensor>>,
    ) -> Result<Tensor> {
        let side = c_optional_text(side)?;
        let mut out = null_mut();
        unsafe {
            check(match input.into() {
                Operand::Tensor(v) => sys::nnc_searchsorted(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    i32::from(out_int32),
                    i32::from(right),
                    text_pointer(&side),
                    c_raw(sorter.into()),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_searchsorted_scalar(
                    ctx(),
                    self.as_raw(),
                    v,
                    i32::from(out_int32),
                    i32::from(right),
                    text_pointer(&side),
                    c_raw(sorter.into()),
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_searchsorted_scalar_i64(
                    ctx(),
                    self.as_raw(),
                    v,
                    i32::from(out_int32),
                    i32::from(right),
                    text_pointer(&side),
                    c_raw(sorter.into()),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_searchsorted", "out")
        }
    }

    /// (elements' sizes) of bool: is each element in test_elements? With invert not 0: is it not? A NaN
    /// is in nothing. assume_unique changes nothing. `Code::DType`: bool.
    ///
    /// `test_elements` may be a tensor or a number.
    ///
    /// C: `nnc_isin`, `nnc_isin_scalar`, `nnc_isin_scalar_i64`
    pub fn isin<'a>(
        &self,
        test_elements: impl Into<Operand<'a>>,
        assume_unique: bool,
        invert: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match test_elements.into() {
                Operand::Tensor(v) => sys::nnc_isin(
                    ctx(),
                    self.as_raw(),
                    v.as_raw(),
                    i32::from(assume_unique),
                    i32::from(invert),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_isin_scalar(
                    ctx(),
                    self.as_raw(),
                    v,
                    i32::from(assume_unique),
                    i32::from(invert),
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_isin_scalar_i64(
                    ctx(),
                    self.as_raw(),
                    v,
                    i32::from(assume_unique),
                    i32::from(invert),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_isin", "out")
        }
    }

    /// (): the same of one element, a float.
    ///
    /// `element` may be a float or an int.
    ///
    /// C: `nnc_isin_scalar_self`, `nnc_isin_scalar_self_i64`
    pub fn isin_scalar_self(
        element: impl Into<Number>,
        test_elements: &Tensor,
        assume_unique: bool,
        invert: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match element.into() {
                Number::Float(v) => sys::nnc_isin_scalar_self(
                    ctx(),
                    v,
                    test_elements.as_raw(),
                    i32::from(assume_unique),
                    i32::from(invert),
                    &mut out,
                ),
                Number::Int(v) => sys::nnc_isin_scalar_self_i64(
                    ctx(),
                    v,
                    test_elements.as_raw(),
                    i32::from(assume_unique),
                    i32::from(invert),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_isin_scalar_self", "out")
        }
    }

    /// (max(input) + 1, at least minlength): how often each of 0, 1, 2, ... is in input (n) of integers,
    /// in int64; with weights (n) (NULL: none) the sum of its weights, of float32 in float32, of others
    /// in float64 (torch: minlength 0). Of no elements: (minlength) zeros of int64. `Code::Invalid`: a
    /// negative element or minlength. `Code::Shape`: no vector; weights of another length. `Code::DType`:
    /// input of floating point or bool.
    ///
    /// C: `nnc_bincount`
    pub fn bincount<'a>(
        &self,
        weights: impl Into<Option<&'a Tensor>>,
        minlength: i64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bincount(
                ctx(),
                self.as_raw(),
                c_raw(weights.into()),
                minlength,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_bincount", "out")
        }
    }

    /// (bins), of input's floating point type: how many elements lie in each of bins parts of equal
    /// width of min..max, the last of which has its end too; others, and NaN, are left out. If min and
    /// max are equal, the least and the largest element are taken (torch: bins 100, min 0, max 0), one
    /// less and more if these are equal. No gradient. `Code::Invalid`: bins \< 1, min \> max, an infinite
    /// range.
    ///
    /// C: `nnc_histc`
    pub fn histc(&self, bins: i64, min: f64, max: f64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_histc(ctx(), self.as_raw(), bins, min, max, &mut out))?;
            taken::<Tensor>(out, "nnc_histc", "out")
        }
    }

    /// (k): the k distinct elements, in order, whether sorted is 0 or not. inverse (input's sizes) says
    /// which of them each element is, counts (k) how many of each there are; both of int64, NULL if not
    /// wanted. With dim (NULL: none) distinct slices along dim, in the order of their first elements
    /// that differ: (input's sizes, dim of k), inverse (size of dim). A NaN is equal to none;
    /// slices with NaNs are in no order. `Code::Invalid`: dim with another dimension of no elements.
    ///
    /// C: `nnc_unique`
    pub fn unique(&self, sorted: bool, dim: Option<i64>) -> Result<(Tensor, Tensor, Tensor)> {
        let mut out = null_mut();
        let mut inverse = null_mut();
        let mut counts = null_mut();
        unsafe {
            check(sys::nnc_unique(
                ctx(),
                self.as_raw(),
                i32::from(sorted),
                c_optional(&dim),
                &mut out,
                &mut inverse,
                &mut counts,
            ))?;
            Ok((taken::<Tensor>(out, "nnc_unique", "out")?, taken::<Tensor>(inverse, "nnc_unique", "inverse")?, taken::<Tensor>(counts, "nnc_unique", "counts")?))
        }
    }

    /// (sum of repeats) places along dim: place i of input repeats\[i\] times; dim NULL: of the flattened
    /// input. One repeats, (1) or (), is that of every place. output_size NULL, or that sum.
    /// `Code::Invalid`: a negative repeats. `Code::Shape`: not as many repeats as places; another
    /// output_size. `Code::Index`: dim of a number. `Code::DType`: repeats are no integers.
    ///
    /// C: `nnc_repeat_interleave`
    pub fn repeat_interleave(
        &self,
        repeats: &Tensor,
        dim: Option<i64>,
        output_size: Option<i64>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_repeat_interleave(
                ctx(),
                self.as_raw(),
                repeats.as_raw(),
                c_optional(&dim),
                c_optional(&output_size),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_repeat_interleave", "out")
        }
    }

    /// The same with one number for all places.
    ///
    /// C: `nnc_repeat_interleave_scalar`
    pub fn repeat_interleave_scalar(
        &self,
        repeats: i64,
        dim: Option<i64>,
        output_size: Option<i64>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_repeat_interleave_scalar(
                ctx(),
                self.as_raw(),
                repeats,
                c_optional(&dim),
                c_optional(&output_size),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_repeat_interleave_scalar", "out")
        }
    }

    /// (size): the same elements in row-major order with other sizes, as a view. One size may be -1:
    /// what is left. `Code::Shape`: another number of elements; strides that allow no view.
    ///
    /// C: `nnc_view`
    pub fn view(&self, size: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_view(ctx(), self.as_raw(), size.ints(), size.count(), &mut out))?;
            taken::<Tensor>(out, "nnc_view", "out")
        }
    }

    /// The same bytes as elements of dtype: a view through which no gradient flows, as in torch. Of
    /// another size in bytes: the last dimension is so many times longer or shorter. What is true of
    /// bools (\<nnc/tensor.h\>) holds for such a view too. `Code::Shape`: no dimensions, a last dimension
    /// that is not dense, or sizes, strides or an offset that do not divide. `Code::Invalid`: as bool, and
    /// a byte is neither 0 nor 1.
    ///
    /// C: `nnc_view_dtype`
    pub fn view_dtype(&self, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_view_dtype(ctx(), self.as_raw(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_view_dtype", "out")
        }
    }

    /// (shape): nnc_view where the strides allow it, else a copy. `Code::Shape`: another number of
    /// elements.
    ///
    /// C: `nnc_reshape`
    pub fn reshape(&self, shape: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_reshape(ctx(), self.as_raw(), shape.ints(), shape.count(), &mut out))?;
            taken::<Tensor>(out, "nnc_reshape", "out")
        }
    }

    /// (other's sizes): nnc_view with the sizes of other.
    ///
    /// C: `nnc_view_as`
    pub fn view_as(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_view_as(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_view_as", "out")
        }
    }

    /// Dimensions start_dim to end_dim, both included, become one (torch: start_dim 0, end_dim -1); a
    /// 0-dimensional tensor becomes (1). A view where the strides allow it. `Code::Invalid`: start_dim is
    /// behind end_dim.
    ///
    /// C: `nnc_flatten`
    pub fn flatten(&self, start_dim: i64, end_dim: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_flatten(ctx(), self.as_raw(), start_dim, end_dim, &mut out))?;
            taken::<Tensor>(out, "nnc_flatten", "out")
        }
    }

    /// Dimension dim becomes several of the given sizes, one of which may be -1. A view. `Code::Shape`:
    /// their product is not the size of dim.
    ///
    /// C: `nnc_unflatten`
    pub fn unflatten(&self, dim: i64, sizes: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_unflatten(
                ctx(),
                self.as_raw(),
                dim,
                sizes.ints(),
                sizes.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_unflatten", "out")
        }
    }

    /// A view without the dimensions of size 1: all of them (dim NULL), or those that dim names; one of
    /// another size stays.
    ///
    /// C: `nnc_squeeze`
    pub fn squeeze(&self, dim: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_squeeze(ctx(), self.as_raw(), dim.ints(), dim.count(), &mut out))?;
            taken::<Tensor>(out, "nnc_squeeze", "out")
        }
    }

    /// A view with a dimension of size 1 put in at dim, -ndim-1..ndim.
    ///
    /// C: `nnc_unsqueeze`
    pub fn unsqueeze(&self, dim: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_unsqueeze(ctx(), self.as_raw(), dim, &mut out))?;
            taken::<Tensor>(out, "nnc_unsqueeze", "out")
        }
    }

    /// (size): a view that repeats dimensions of size 1, and new leading ones, without a copy; -1 keeps
    /// a size. `Code::Shape`: another size than 1 would have to change.
    ///
    /// C: `nnc_expand`
    pub fn expand(&self, size: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_expand(ctx(), self.as_raw(), size.ints(), size.count(), &mut out))?;
            taken::<Tensor>(out, "nnc_expand", "out")
        }
    }

    /// (other's sizes): nnc_expand to the sizes of other.
    ///
    /// C: `nnc_expand_as`
    pub fn expand_as(&self, other: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_expand_as(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_expand_as", "out")
        }
    }

    /// (size): torch's other name of nnc_expand.
    ///
    /// C: `nnc_broadcast_to`
    pub fn broadcast_to(&self, size: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_broadcast_to(
                ctx(),
                self.as_raw(),
                size.ints(),
                size.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_broadcast_to", "out")
        }
    }

    /// Each of the n_tensors tensors expanded to the sizes to which all broadcast; out has room for as
    /// many.
    ///
    /// C: `nnc_broadcast_tensors`
    pub fn broadcast_tensors(tensors: &[impl AsHandle<Tensor>]) -> Result<Vec<Tensor>> {
        let c_tensors = c_handles(tensors);
        let mut out = c_room(tensors.len(), "nnc_broadcast_tensors")?;
        unsafe {
            check(sys::nnc_broadcast_tensors(
                ctx(),
                c_list(&c_tensors),
                tensors.len() as i64,
                out.as_mut_ptr(),
            ))?;
            taken_list::<Tensor>("nnc_broadcast_tensors", out, tensors.len() as i64)
        }
    }

    /// (size): a view of input's memory with any sizes, strides and offset, counted in elements;
    /// storage_offset NULL is that of input. Elements of input that coincide in memory share its
    /// gradient equally. `Code::Invalid`: it would reach beyond the memory.
    ///
    /// C: `nnc_as_strided`
    pub fn as_strided(
        &self,
        size: impl IntList,
        stride: impl IntList,
        storage_offset: Option<i64>,
    ) -> Result<Tensor> {
        same_length("nnc_as_strided", size.count() == stride.count(), "stride")?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_as_strided(
                ctx(),
                self.as_raw(),
                size.ints(),
                stride.ints(),
                size.count(),
                c_optional(&storage_offset),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_as_strided", "out")
        }
    }

    /// Dimensions dim0 and dim1 exchanged.
    ///
    /// C: `nnc_transpose`
    pub fn transpose(&self, dim0: i64, dim1: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_transpose(ctx(), self.as_raw(), dim0, dim1, &mut out))?;
            taken::<Tensor>(out, "nnc_transpose", "out")
        }
    }

    /// (n, m) for a matrix (m, n); a vector or a 0-dimensional tensor stays as it is. `Code::Shape`: more
    /// than 2 dimensions.
    ///
    /// C: `nnc_t`
    pub fn t(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_t(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_t", "out")
        }
    }

    /// Dimension i of the result is dimension dims\[i\] of input. `Code::Shape`: not one for each dimension.
    /// `Code::Invalid`: one twice.
    ///
    /// C: `nnc_permute`
    pub fn permute(&self, dims: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_permute(ctx(), self.as_raw(), dims.ints(), dims.count(), &mut out))?;
            taken::<Tensor>(out, "nnc_permute", "out")
        }
    }

    /// Dimensions source\[i\] move to the places destination\[i\]; the others keep their order.
    /// `Code::Invalid`: one twice.
    ///
    /// C: `nnc_movedim`
    pub fn movedim(&self, source: impl IntList, destination: impl IntList) -> Result<Tensor> {
        same_length("nnc_movedim", source.count() == destination.count(), "destination")?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_movedim(
                ctx(),
                self.as_raw(),
                source.ints(),
                destination.ints(),
                source.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_movedim", "out")
        }
    }

    /// input\[..., index, ...\] without dimension dim. `Code::Index`: index outside -size..size-1.
    ///
    /// C: `nnc_select`
    pub fn select(&self, dim: i64, index: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_select(ctx(), self.as_raw(), dim, index, &mut out))?;
            taken::<Tensor>(out, "nnc_select", "out")
        }
    }

    /// Places start..start + length - 1 of dim; a negative start counts from the end. `Code::Index`: it
    /// reaches beyond the end.
    ///
    /// C: `nnc_narrow`
    pub fn narrow(&self, dim: i64, start: i64, length: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_narrow(ctx(), self.as_raw(), dim, start, length, &mut out))?;
            taken::<Tensor>(out, "nnc_narrow", "out")
        }
    }

    /// The same with a tensor without dimensions as start. `Code::Invalid`: not a whole number.
    ///
    /// C: `nnc_narrow_tensor`
    pub fn narrow_tensor(&self, dim: i64, start: &Tensor, length: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_narrow_tensor(
                ctx(),
                self.as_raw(),
                dim,
                start.as_raw(),
                length,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_narrow_tensor", "out")
        }
    }

    /// input\[..., start:end:step, ...\] by the rules of Python: a negative bound counts from the end, one
    /// that is too far is the end (INT64_MAX as end: to the end). (ceil((end - start) / step)) places.
    /// `Code::Invalid`: step \< 1.
    ///
    /// C: `nnc_slice`
    pub fn slice(&self, dim: i64, start: i64, end: i64, step: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_slice(ctx(), self.as_raw(), dim, start, end, step, &mut out))?;
            taken::<Tensor>(out, "nnc_slice", "out")
        }
    }

    /// The diagonal of dimensions dim1 and dim2 becomes the last dimension (torch: offset 0, dim1 0,
    /// dim2 1); offset \> 0 lies above the main one. `Code::Invalid`: dim1 is dim2.
    ///
    /// C: `nnc_diagonal`
    pub fn diagonal(&self, offset: i64, dim1: i64, dim2: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_diagonal(ctx(), self.as_raw(), offset, dim1, dim2, &mut out))?;
            taken::<Tensor>(out, "nnc_diagonal", "out")
        }
    }

    /// Windows of size places, step apart, along dimension, which gets (n - size) / step + 1 of them,
    /// rounded down; their contents become the last dimension. torch.Tensor.unfold. `Code::Shape`: size \>
    /// n. `Code::Invalid`: step \< 1.
    ///
    /// C: `nnc_tensor_unfold`
    pub fn tensor_unfold(&self, dimension: i64, size: i64, step: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_unfold(ctx(), self.as_raw(), dimension, size, step, &mut out))?;
            taken::<Tensor>(out, "nnc_tensor_unfold", "out")
        }
    }

    /// nnc_select of every place of dim.
    ///
    /// C: `nnc_unbind`
    pub fn unbind(&self, dim: i64) -> Result<Vec<Tensor>> {
        let mut out = c_room(self.extent(dim), "nnc_unbind")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_unbind(
                ctx(),
                self.as_raw(),
                dim,
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_unbind", out, count)
        }
    }

    /// Parts of the given lengths along dim, which must add up to its size. A single length is that of
    /// every part, and the last one may be shorter: max(1, ceil(size / length)) parts. `Code::Shape`: they
    /// do not add up. `Code::Invalid`: a negative length.
    ///
    /// C: `nnc_split`
    pub fn split(&self, split_size: impl IntList, dim: i64) -> Result<Vec<Tensor>> {
        let mut out = c_room(self.extent(dim).max(1).max(split_size.n()), "nnc_split")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_split(
                ctx(),
                self.as_raw(),
                split_size.ints(),
                split_size.count(),
                dim,
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_split", out, count)
        }
    }

    /// Parts of ceil(size / chunks) places along dim; the last one may be shorter, and there may be
    /// fewer than chunks. `Code::Invalid`: chunks \< 1.
    ///
    /// C: `nnc_chunk`
    pub fn chunk(&self, chunks: i64, dim: i64) -> Result<Vec<Tensor>> {
        let mut out = c_room(self.extent(dim).max(1), "nnc_chunk")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_chunk(
                ctx(),
                self.as_raw(),
                chunks,
                dim,
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_chunk", out, count)
        }
    }

    /// By a vector of int64 the parts between its places, by the rules of nnc_slice: (0..i0), (i0..i1),
    /// ..., (ik..end); by a 0-dimensional one as nnc_tensor_split_sections. `Code::DType`: not int64.
    ///
    /// C: `nnc_tensor_split`
    pub fn tensor_split(
        &self,
        tensor_indices_or_sections: &Tensor,
        dim: i64,
    ) -> Result<Vec<Tensor>> {
        let mut out = c_room(tensor_indices_or_sections.parts(), "nnc_tensor_split")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_tensor_split(
                ctx(),
                self.as_raw(),
                tensor_indices_or_sections.as_raw(),
                dim,
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_tensor_split", out, count)
        }
    }

    /// As many parts as sections says, of which the first (size of dim mod sections) are longer by 1.
    /// `Code::Invalid`: sections \< 1.
    ///
    /// C: `nnc_tensor_split_sections`
    pub fn tensor_split_sections(&self, sections: i64, dim: i64) -> Result<Vec<Tensor>> {
        let mut out = c_room(crate::tensor::handles(sections), "nnc_tensor_split_sections")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_tensor_split_sections(
                ctx(),
                self.as_raw(),
                sections,
                dim,
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_tensor_split_sections", out, count)
        }
    }

    /// nnc_tensor_split by a list.
    ///
    /// C: `nnc_tensor_split_indices`
    pub fn tensor_split_indices(&self, indices: impl IntList, dim: i64) -> Result<Vec<Tensor>> {
        let mut out = c_room(indices.n() + 1, "nnc_tensor_split_indices")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_tensor_split_indices(
                ctx(),
                self.as_raw(),
                indices.ints(),
                indices.count(),
                dim,
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_tensor_split_indices", out, count)
        }
    }

    /// The tensors one behind the other along dim; the other sizes agree, but for tensors (0), which are
    /// left out; of them alone dim may be anything. `Code::Invalid`: an empty list. `Code::Shape`: sizes
    /// that do not agree.
    ///
    /// C: `nnc_cat`
    pub fn cat(tensors: &[impl AsHandle<Tensor>], dim: i64) -> Result<Tensor> {
        let c_tensors = c_handles(tensors);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_cat(ctx(), c_list(&c_tensors), tensors.len() as i64, dim, &mut out))?;
            taken::<Tensor>(out, "nnc_cat", "out")
        }
    }

    /// Tensors of one size along a new dimension dim of size n_tensors. Errors as for nnc_cat.
    ///
    /// C: `nnc_stack`
    pub fn stack(tensors: &[impl AsHandle<Tensor>], dim: i64) -> Result<Tensor> {
        let c_tensors = c_handles(tensors);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_stack(ctx(), c_list(&c_tensors), tensors.len() as i64, dim, &mut out))?;
            taken::<Tensor>(out, "nnc_stack", "out")
        }
    }

    /// nnc_cat along dimension 1; of vectors and 0-dimensional tensors along dimension 0.
    ///
    /// C: `nnc_hstack`
    pub fn hstack(tensors: &[impl AsHandle<Tensor>]) -> Result<Tensor> {
        let c_tensors = c_handles(tensors);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_hstack(ctx(), c_list(&c_tensors), tensors.len() as i64, &mut out))?;
            taken::<Tensor>(out, "nnc_hstack", "out")
        }
    }

    /// nnc_cat along dimension 0, where a vector counts as (1, n) and a 0-dimensional tensor as (1,
    /// 1\).
    ///
    /// C: `nnc_vstack`
    pub fn vstack(tensors: &[impl AsHandle<Tensor>]) -> Result<Tensor> {
        let c_tensors = c_handles(tensors);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_vstack(ctx(), c_list(&c_tensors), tensors.len() as i64, &mut out))?;
            taken::<Tensor>(out, "nnc_vstack", "out")
        }
    }

    /// pad\[0\] and pad\[1\] more places before and after the last dimension, pad\[2\] and pad\[3\] around the
    /// one before, and so on; negative ones cut off. mode "constant" (NULL: that) fills with value
    /// (NULL: 0; a float). "reflect" mirrors input at its first and last place, "replicate" repeats
    /// these, "circular" continues at the other end: for 1 to 3 padded dimensions behind a channel and
    /// perhaps a batch dimension, value NULL or 0. `Code::Invalid`: n_pad is odd, more than 2 ndim or
    /// more than 64; another mode. `Code::Shape`: a result of negative size; more places than the mode
    /// has; with "replicate", or along all of pad "reflect", an empty result; with both no channels.
    ///
    /// C: `nnc_pad`
    pub fn pad<'a>(
        &self,
        pad: impl IntList,
        mode: impl Into<Option<&'a str>>,
        value: Option<f64>,
    ) -> Result<Tensor> {
        let mode = c_optional_text(mode)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_pad(
                ctx(),
                self.as_raw(),
                pad.ints(),
                pad.count(),
                text_pointer(&mode),
                c_optional(&value),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_pad", "out")
        }
    }

    /// (repeats\[i\] \* size): copies side by side along dimension i; more repeats than dimensions add
    /// leading dimensions. `Code::Shape`: fewer, or a negative one.
    ///
    /// C: `nnc_repeat`
    pub fn repeat(&self, repeats: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_repeat(
                ctx(),
                self.as_raw(),
                repeats.ints(),
                repeats.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_repeat", "out")
        }
    }

    /// nnc_repeat with 1 for the leading dimensions that dims leaves out.
    ///
    /// C: `nnc_tile`
    pub fn tile(&self, dims: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tile(ctx(), self.as_raw(), dims.ints(), dims.count(), &mut out))?;
            taken::<Tensor>(out, "nnc_tile", "out")
        }
    }

    /// (input's sizes): backwards along each of dims. `Code::Invalid`: one twice.
    ///
    /// C: `nnc_flip`
    pub fn flip(&self, dims: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_flip(ctx(), self.as_raw(), dims.ints(), dims.count(), &mut out))?;
            taken::<Tensor>(out, "nnc_flip", "out")
        }
    }

    /// (input's sizes): moved round in a circle by shifts\[i\] places along dims\[i\]; dims NULL: one shift
    /// for all elements in row-major order. `Code::Invalid`: not as many shifts as dims.
    ///
    /// C: `nnc_roll`
    pub fn roll(&self, shifts: impl IntList, dims: impl IntList) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_roll(
                ctx(),
                self.as_raw(),
                shifts.ints(),
                shifts.count(),
                dims.ints(),
                dims.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_roll", "out")
        }
    }

    /// (input's sizes): the elements on and below a diagonal of the last two dimensions, the others 0
    /// (torch: diagonal 0, the main one; positive ones lie above). `Code::Shape`: fewer than 2
    /// dimensions.
    ///
    /// C: `nnc_tril`
    pub fn tril(&self, diagonal: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tril(ctx(), self.as_raw(), diagonal, &mut out))?;
            taken::<Tensor>(out, "nnc_tril", "out")
        }
    }

    /// The same on and above the diagonal.
    ///
    /// C: `nnc_triu`
    pub fn triu(&self, diagonal: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_triu(ctx(), self.as_raw(), diagonal, &mut out))?;
            taken::<Tensor>(out, "nnc_triu", "out")
        }
    }

    /// Of a vector (n): the matrix (n + \|diagonal\|, n + \|diagonal\|) that has it on a diagonal, and 0
    /// elsewhere. Of a matrix: a copy of that diagonal (torch: diagonal 0; positive ones lie above the
    /// main one). `Code::Shape`: other dimensions.
    ///
    /// C: `nnc_diag`
    pub fn diag(&self, diagonal: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_diag(ctx(), self.as_raw(), diagonal, &mut out))?;
            taken::<Tensor>(out, "nnc_diag", "out")
        }
    }

    /// The last dimension, of n places, becomes a diagonal of dimensions dim1 and dim2 of the result,
    /// both of size n + \|offset\|, and everything else 0 (torch: offset 0, dim1 -2, dim2 -1).
    /// `Code::Invalid`: dim1 is dim2.
    ///
    /// C: `nnc_diag_embed`
    pub fn diag_embed(&self, offset: i64, dim1: i64, dim2: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_diag_embed(ctx(), self.as_raw(), offset, dim1, dim2, &mut out))?;
            taken::<Tensor>(out, "nnc_diag_embed", "out")
        }
    }

    /// (input's sizes, dim of index's length): places index\[0\], index\[1\], ... of dim. index has at most
    /// one dimension.
    ///
    /// C: `nnc_index_select`
    pub fn index_select(&self, dim: i64, index: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_index_select(ctx(), self.as_raw(), dim, index.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_index_select", "out")
        }
    }

    /// (input's sizes): input with alpha times place i of source added to place index\[i\] of dim (torch:
    /// alpha 1). source has input's type, and its sizes but for dim, where it is as long as index.
    ///
    /// C: `nnc_index_add`
    pub fn index_add(
        &self,
        dim: i64,
        index: &Tensor,
        source: &Tensor,
        alpha: f64,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_index_add(
                ctx(),
                self.as_raw(),
                dim,
                index.as_raw(),
                source.as_raw(),
                alpha,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_index_add", "out")
        }
    }

    /// (index's sizes): out\[i\]\[j\]\[k\] = input\[i\]\[index\[i\]\[j\]\[k\]\]\[k\] for dim 1 of three. index is no
    /// longer than input in the other dimensions.
    ///
    /// C: `nnc_gather`
    pub fn gather(&self, dim: i64, index: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_gather(ctx(), self.as_raw(), dim, index.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_gather", "out")
        }
    }

    /// (input's sizes): input, but out\[i\]\[index\[i\]\[j\]\[k\]\]\[k\] = src\[i\]\[j\]\[k\] for dim 1 of three; of
    /// several values for one place one stays. index is no longer than src, and than input but in dim.
    /// src has input's type.
    ///
    /// `src` may be a tensor or a number.
    ///
    /// C: `nnc_scatter`, `nnc_scatter_scalar`, `nnc_scatter_scalar_i64`
    pub fn scatter<'a>(
        &self,
        dim: i64,
        index: &Tensor,
        src: impl Into<Operand<'a>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match src.into() {
                Operand::Tensor(v) => sys::nnc_scatter(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
                Operand::Float(v) => sys::nnc_scatter_scalar(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_scatter_scalar_i64(
                    ctx(),
                    self.as_raw(),
                    dim,
                    index.as_raw(),
                    v,
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_scatter", "out")
        }
    }

    /// nnc_scatter that adds to input, several values for one place too.
    ///
    /// C: `nnc_scatter_add`
    pub fn scatter_add(&self, dim: i64, index: &Tensor, src: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_scatter_add(
                ctx(),
                self.as_raw(),
                dim,
                index.as_raw(),
                src.as_raw(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_scatter_add", "out")
        }
    }

    /// nnc_gather with the other dimensions of both broadcast, where -size..-1 count from the end; dim
    /// NULL: of the flattened input, with the flattened indices. indices is int64, without dim int32
    /// too.
    ///
    /// C: `nnc_take_along_dim`
    pub fn take_along_dim(&self, indices: &Tensor, dim: Option<i64>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_take_along_dim(
                ctx(),
                self.as_raw(),
                indices.as_raw(),
                c_optional(&dim),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_take_along_dim", "out")
        }
    }

    /// value, a float, where mask is true, else input; both are broadcast. `Code::DType`: mask is not
    /// bool.
    ///
    /// `value` may be a tensor or a number.
    ///
    /// C: `nnc_masked_fill`, `nnc_masked_fill_i64`, `nnc_masked_fill_tensor`
    pub fn masked_fill<'a>(&self, mask: &Tensor, value: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match value.into() {
                Operand::Float(v) => sys::nnc_masked_fill(
                    ctx(),
                    self.as_raw(),
                    mask.as_raw(),
                    v,
                    &mut out,
                ),
                Operand::Int(v) => sys::nnc_masked_fill_i64(
                    ctx(),
                    self.as_raw(),
                    mask.as_raw(),
                    v,
                    &mut out,
                ),
                Operand::Tensor(v) => sys::nnc_masked_fill_tensor(
                    ctx(),
                    self.as_raw(),
                    mask.as_raw(),
                    v.as_raw(),
                    &mut out,
                ),
            })?;
            taken::<Tensor>(out, "nnc_masked_fill", "out")
        }
    }

    /// The same in place, with a float; mask broadcasts to input's sizes.
    ///
    /// `value` may be a tensor or a number.
    ///
    /// C: `nnc_masked_fill_`, `nnc_masked_fill_i64_`, `nnc_masked_fill_tensor_`
    pub fn masked_fill_<'a>(&mut self, mask: &Tensor, value: impl Into<Operand<'a>>) -> Result<()> {
        unsafe {
            check(match value.into() {
                Operand::Float(v) => sys::nnc_masked_fill_(ctx(), self.as_raw(), mask.as_raw(), v),
                Operand::Int(v) => sys::nnc_masked_fill_i64_(
                    ctx(),
                    self.as_raw(),
                    mask.as_raw(),
                    v,
                ),
                Operand::Tensor(v) => sys::nnc_masked_fill_tensor_(
                    ctx(),
                    self.as_raw(),
                    mask.as_raw(),
                    v.as_raw(),
                ),
            })?;
            Ok(())
        }
    }

    /// (number of true ones): the elements where mask is true, in row-major order; both are broadcast.
    /// `Code::DType`: mask is not bool.
    ///
    /// C: `nnc_masked_select`
    pub fn masked_select(&self, mask: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_masked_select(ctx(), self.as_raw(), mask.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_masked_select", "out")
        }
    }

    /// (n, ndim), int64: the indices of the n elements that are not 0, in row-major order. No
    /// gradient.
    ///
    /// C: `nnc_nonzero`
    pub fn nonzero(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_nonzero(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_nonzero", "out")
        }
    }

    /// (input's sizes, num_classes), int64: 1 at the place that input says, else 0; num_classes -1 is
    /// the largest value + 1. No gradient. `Code::DType`: input is not int64. `Code::Index`: a value that is
    /// negative or too large.
    ///
    /// C: `nnc_one_hot`
    pub fn one_hot(&self, num_classes: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_one_hot(ctx(), self.as_raw(), num_classes, &mut out))?;
            taken::<Tensor>(out, "nnc_one_hot", "out")
        }
    }

    /// (input's sizes), both: the values along dim in order, smallest first or, descending not 0,
    /// largest first, and where they were, int64 (torch: dim -1, descending 0). Equal ones keep their
    /// order; NaN counts as the largest.
    ///
    /// C: `nnc_sort`
    pub fn sort(&self, dim: i64, descending: bool) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_sort(
                ctx(),
                self.as_raw(),
                dim,
                i32::from(descending),
                &mut values,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(values, "nnc_sort", "values")?, taken::<Tensor>(indices, "nnc_sort", "indices")?))
        }
    }

    /// The indices of nnc_sort alone.
    ///
    /// C: `nnc_argsort`
    pub fn argsort(&self, dim: i64, descending: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_argsort(ctx(), self.as_raw(), dim, i32::from(descending), &mut out))?;
            taken::<Tensor>(out, "nnc_argsort", "out")
        }
    }

    /// (input's sizes, dim of size k), both: the k largest values along dim or, largest 0, the smallest,
    /// in order, and where they were, int64 (torch: dim -1, largest 1). `Code::Index`: k outside 0..size.
    /// A 0-dim input gives its element for k 0 too. `Code::DType`: bool.
    ///
    /// C: `nnc_topk`
    pub fn topk(&self, k: i64, dim: i64, largest: bool) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_topk(
                ctx(),
                self.as_raw(),
                k,
                dim,
                i32::from(largest),
                &mut values,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(values, "nnc_topk", "values")?, taken::<Tensor>(indices, "nnc_topk", "indices")?))
        }
    }

    /// The same whether sorted is 0 or not: in any order is what torch promises for 0.
    ///
    /// C: `nnc_topk_sorted`
    pub fn topk_sorted(
        &self,
        k: i64,
        dim: i64,
        largest: bool,
        sorted: bool,
    ) -> Result<(Tensor, Tensor)> {
        let mut values = null_mut();
        let mut indices = null_mut();
        unsafe {
            check(sys::nnc_topk_sorted(
                ctx(),
                self.as_raw(),
                k,
                dim,
                i32::from(largest),
                i32::from(sorted),
                &mut values,
                &mut indices,
            ))?;
            Ok((taken::<Tensor>(values, "nnc_topk_sorted", "values")?, taken::<Tensor>(indices, "nnc_topk_sorted", "indices")?))
        }
    }

    /// (..., C, H r, W r) of (..., C r^2, H, W), r being upscale_factor: element (c, h r + i, w r + j)
    /// is input's (c r^2 + i r + j, h, w).
    ///
    /// C: `nnc_pixel_shuffle`
    pub fn pixel_shuffle(&self, upscale_factor: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_pixel_shuffle(ctx(), self.as_raw(), upscale_factor, &mut out))?;
            taken::<Tensor>(out, "nnc_pixel_shuffle", "out")
        }
    }

    /// (..., C r^2, H / r, W / r) of (..., C, H, W), r being downscale_factor: the inverse of
    /// nnc_pixel_shuffle.
    ///
    /// C: `nnc_pixel_unshuffle`
    pub fn pixel_unshuffle(&self, downscale_factor: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_pixel_unshuffle(ctx(), self.as_raw(), downscale_factor, &mut out))?;
            taken::<Tensor>(out, "nnc_pixel_unshuffle", "out")
        }
    }

    /// (input's sizes) of (N, C, ...): the channels as a matrix (groups, C / groups), transposed.
    ///
    /// C: `nnc_channel_shuffle`
    pub fn channel_shuffle(&self, groups: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_channel_shuffle(ctx(), self.as_raw(), groups, &mut out))?;
            taken::<Tensor>(out, "nnc_channel_shuffle", "out")
        }
    }

    /// (N, C product(kernel_size), L) of (N, C, H, W), or both without N: each block of input as a
    /// column, with zeros where it lies in the padding.
    ///
    /// C: `nnc_unfold`
    pub fn unfold(
        &self,
        kernel_size: impl IntList,
        dilation: impl IntList,
        padding: impl IntList,
        stride: impl IntList,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_unfold(
                ctx(),
                self.as_raw(),
                kernel_size.ints(),
                kernel_size.count(),
                dilation.ints(),
                dilation.count(),
                padding.ints(),
                padding.count(),
                stride.ints(),
                stride.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_unfold", "out")
        }
    }

    /// (N, C, output_size) of (N, C product(kernel_size), L), or both without N: the columns of input
    /// added up, each element where nnc_unfold would have read it; what lies in the padding is dropped.
    /// Sums of a 16-bit type are rounded once, those of bool say whether any element is true.
    ///
    /// C: `nnc_fold`
    pub fn fold(
        &self,
        output_size: impl IntList,
        kernel_size: impl IntList,
        dilation: impl IntList,
        padding: impl IntList,
        stride: impl IntList,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_fold(
                ctx(),
                self.as_raw(),
                output_size.ints(),
                output_size.count(),
                kernel_size.ints(),
                kernel_size.count(),
                dilation.ints(),
                dilation.count(),
                padding.ints(),
                padding.count(),
                stride.ints(),
                stride.count(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_fold", "out")
        }
    }

    /// (N, C, size) of (N, C, spatial): the image in another size, for 1 to 3 spatial dimensions. Either
    /// size is given, or scale_factor: then sizes are those of input times scale_factor, rounded down,
    /// and the other list is NULL. Along each dimension result i stands at p = (i + 0.5) s - 0.5 of
    /// input, where s is 1 / scale_factor, or the ratio of the sizes if size is given or
    /// recompute_scale_factor is not 0; with align_corners not 0, at p = i (in - 1) / (out - 1).
    /// mode (NULL: "nearest"):
    /// \- "nearest": the element at i s, rounded down, but in images, as in PyTorch, i itself where the
    /// ```text
    ///   size stays and i / 2 where it doubles, whatever scale_factor is (so in channels-last volumes of
    ///   more than 3 channels);
    ///   "nearest-exact": at (i + 0.5) s, rounded down;
    /// ```
    /// \- "linear", "bilinear", "trilinear", for 1, 2 and 3 dimensions: between the two elements around
    /// ```text
    ///   max(p, 0) along a straight line;
    /// ```
    /// \- "bicubic", for 2: of the four around p by the cubic convolution of Keys with a = -0.75; beyond
    /// ```text
    ///   the edge the last element is repeated;
    /// ```
    /// \- "area": nnc_adaptive_avg_pool of that size, 0 too.
    /// antialias not 0, for "bilinear" and "bicubic": where s \> 1, the kernel (a = -0.5 there) is s
    /// times as wide, and its weights are divided by their sum (torch: all three flags 0). Floating
    /// point, and uint8 for the nearest ones, whose places are computed in float32, for float64 in that;
    /// and for images, as PyTorch has them: along the rows, then across them, each sum with weights of
    /// 15 bits and rounded to a byte; along a dimension that keeps its size they stay as they are.
    /// `Code::Shape`: dimensions that the mode does not have, an empty image; `Code::Invalid`: both lists or
    /// none, another length, a mode that does not exist, align_corners or antialias where they say
    /// nothing.
    ///
    /// C: `nnc_interpolate`
    pub fn interpolate<'a>(
        &self,
        size: impl IntList,
        scale_factor: &[f64],
        mode: impl Into<Option<&'a str>>,
        align_corners: bool,
        recompute_scale_factor: bool,
        antialias: bool,
    ) -> Result<Tensor> {
        let mode = c_optional_text(mode)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_interpolate(
                ctx(),
                self.as_raw(),
                size.ints(),
                size.count(),
                c_list(scale_factor),
                scale_factor.len() as i64,
                text_pointer(&mode),
                i32::from(align_corners),
                i32::from(recompute_scale_factor),
                i32::from(antialias),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_interpolate", "out")
        }
    }

    /// (N, size\[2:\], 2) or (N, size\[2:\], 3): the places that theta (N, 2, 3) or (N, 3, 4) moves the
    /// positions of an image of that size (N, C, H, W) or (N, C, D, H, W) to: theta times (x, y, 1) or
    /// (x, y, z, 1). Along each dimension -1 and 1 are the outer edges of the first and the last
    /// position, or their middles with align_corners not 0 (torch: 0). Floating point. `Code::Shape`:
    /// sizes that do not fit; `Code::Invalid`: a size below 1.
    ///
    /// C: `nnc_affine_grid`
    pub fn affine_grid(&self, size: impl IntList, align_corners: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_affine_grid(
                ctx(),
                self.as_raw(),
                size.ints(),
                size.count(),
                i32::from(align_corners),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_affine_grid", "out")
        }
    }

    /// (N, C, sizes of the grid): input (N, C, H, W) or (N, C, D, H, W) at the places (x, y) or (x, y,
    /// z) of grid (N, H_out, W_out, 2) or (N, D_out, H_out, W_out, 3), which count as in
    /// nnc_affine_grid. mode (NULL: "bilinear"): "nearest", ties to even; "bilinear"; "bicubic" as in
    /// nnc_interpolate, not for volumes. padding_mode (NULL: "zeros") says what lies outside: "zeros";
    /// "border", the nearest element of the edge; "reflection" at the edges. A place that is NaN lies
    /// outside for "zeros"; otherwise it is the first position, but NaN with "bicubic". Both tensors
    /// have one floating point type. `Code::Shape`: sizes that do not fit, an empty image; `Code::Invalid`:
    /// another mode.
    ///
    /// C: `nnc_grid_sample`
    pub fn grid_sample<'a>(
        &self,
        grid: &Tensor,
        mode: impl Into<Option<&'a str>>,
        padding_mode: impl Into<Option<&'a str>>,
        align_corners: bool,
    ) -> Result<Tensor> {
        let mode = c_optional_text(mode)?;
        let padding_mode = c_optional_text(padding_mode)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_grid_sample(
                ctx(),
                self.as_raw(),
                grid.as_raw(),
                text_pointer(&mode),
                text_pointer(&padding_mode),
                i32::from(align_corners),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_grid_sample", "out")
        }
    }

    /// (dims): uniform in \[0, 1). `Code::DType`: not floating point.
    ///
    /// C: `nnc_rand`
    pub fn rand(dims: impl IntList, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_rand(ctx(), dims.ints(), dims.count(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_rand", "out")
        }
    }

    /// (dims): normal with mean 0 and standard deviation 1. `Code::DType`: not floating point.
    ///
    /// C: `nnc_randn`
    pub fn randn(dims: impl IntList, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_randn(ctx(), dims.ints(), dims.count(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_randn", "out")
        }
    }

    /// nnc_rand in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input.
    ///
    /// C: `nnc_rand_like`
    pub fn rand_like(&self, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_rand_like(ctx(), self.as_raw(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_rand_like", "out")
        }
    }

    /// nnc_randn in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input.
    ///
    /// C: `nnc_randn_like`
    pub fn randn_like(&self, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_randn_like(ctx(), self.as_raw(), c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_randn_like", "out")
        }
    }

    /// nnc_rand_like in that order (torch: preserve); the elements are drawn as they then lie.
    ///
    /// C: `nnc_rand_like_memory_format`
    pub fn rand_like_memory_format(
        &self,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_rand_like_memory_format(
                ctx(),
                self.as_raw(),
                c_dtype(dtype),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_rand_like_memory_format", "out")
        }
    }

    /// nnc_randn_like in that order (torch: preserve); the elements are drawn as they then lie.
    ///
    /// C: `nnc_randn_like_memory_format`
    pub fn randn_like_memory_format(
        &self,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_randn_like_memory_format(
                ctx(),
                self.as_raw(),
                c_dtype(dtype),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_randn_like_memory_format", "out")
        }
    }

    /// (dims): whole numbers low \<= v \< high (torch: low 0); dtype NNC_DTYPE_DEFAULT is int64.
    /// `Code::Invalid`: low \>= high, or a bound that dtype does not hold.
    ///
    /// C: `nnc_randint`
    pub fn randint(
        low: i64,
        high: i64,
        dims: impl IntList,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_randint(
                ctx(),
                low,
                high,
                dims.ints(),
                dims.count(),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_randint", "out")
        }
    }

    /// nnc_randint in the sizes and strides of input (torch: low 0); dtype NNC_DTYPE_DEFAULT is the type
    /// of input.
    ///
    /// C: `nnc_randint_like`
    pub fn randint_like(
        &self,
        low: i64,
        high: i64,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_randint_like(
                ctx(),
                self.as_raw(),
                low,
                high,
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_randint_like", "out")
        }
    }

    /// The same in that order (torch: preserve); the elements are drawn as they then lie.
    ///
    /// C: `nnc_randint_like_memory_format`
    pub fn randint_like_memory_format(
        &self,
        low: i64,
        high: i64,
        dtype: impl Into<Option<DType>>,
        memory_format: MemoryFormat,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_randint_like_memory_format(
                ctx(),
                self.as_raw(),
                low,
                high,
                c_dtype(dtype),
                memory_format as i32,
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_randint_like_memory_format", "out")
        }
    }

    /// (n): a permutation of 0..n-1; dtype NNC_DTYPE_DEFAULT is int64. `Code::Invalid`: negative n, or
    /// more than dtype can count.
    ///
    /// C: `nnc_randperm`
    pub fn randperm(n: i64, dtype: impl Into<Option<DType>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_randperm(ctx(), n, c_dtype(dtype), &mut out))?;
            taken::<Tensor>(out, "nnc_randperm", "out")
        }
    }

    /// (input's sizes) in its type: 1 with the probability that input holds at that place, else 0. No
    /// gradient. `Code::Invalid`: a probability outside 0..1. `Code::DType`: not floating point.
    ///
    /// C: `nnc_bernoulli`
    pub fn bernoulli(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_bernoulli(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_bernoulli", "out")
        }
    }

    /// (mean and std broadcast) of mean's type: normal with the mean and standard deviation that they
    /// hold at that place. Gradients are 0. `Code::Invalid`: a negative std. `Code::DType`: mean is not
    /// floating point.
    ///
    /// `std` may be a tensor or a number.
    ///
    /// C: `nnc_normal`, `nnc_normal_scalar`
    pub fn normal<'a>(&self, std: impl Into<Operand<'a>>) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(match std.into() {
                Operand::Tensor(v) => sys::nnc_normal(ctx(), self.as_raw(), v.as_raw(), &mut out),
                Operand::Float(v) => sys::nnc_normal_scalar(ctx(), self.as_raw(), v, &mut out),
                Operand::Int(v) => sys::nnc_normal_scalar(ctx(), self.as_raw(), v as f64, &mut out),
            })?;
            taken::<Tensor>(out, "nnc_normal", "out")
        }
    }

    /// (std's sizes) of std's type: one mean for all. `Code::DType`: std is not floating point.
    ///
    /// C: `nnc_normal_scalar_self`
    pub fn normal_scalar_self(mean: f64, std: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_normal_scalar_self(ctx(), mean, std.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_normal_scalar_self", "out")
        }
    }

    /// (dims): one mean and one standard deviation. `Code::DType`: not floating point.
    ///
    /// C: `nnc_normal_size`
    pub fn normal_size(
        mean: f64,
        std: f64,
        dims: impl IntList,
        dtype: impl Into<Option<DType>>,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_normal_size(
                ctx(),
                mean,
                std,
                dims.ints(),
                dims.count(),
                c_dtype(dtype),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_normal_size", "out")
        }
    }

    /// (..., num_samples) of int64 for input (..., n), of one dimension or two: indices drawn with the
    /// weights that each row of input holds, which need not sum to 1 (torch: replacement 0). Without
    /// replacement no index comes twice in a row; one of weight 0 comes when all others have.
    /// `Code::Invalid`: num_samples \< 1, or \> n without replacement; a weight that is negative, infinite
    /// or NaN; a row without weight. `Code::DType`: not floating point.
    ///
    /// C: `nnc_multinomial`
    pub fn multinomial(&self, num_samples: i64, replacement: bool) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_multinomial(
                ctx(),
                self.as_raw(),
                num_samples,
                i32::from(replacement),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_multinomial", "out")
        }
    }

    /// Uniform in \[from, to) (torch: 0, 1). `Code::Invalid`: from \> to; a bound, or to - from, beyond the
    /// largest number of the type. `Code::DType`: not floating point.
    ///
    /// C: `nnc_uniform_`
    pub fn uniform_(&mut self, from: f64, to: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_uniform_(ctx(), self.as_raw(), from, to))?;
            Ok(())
        }
    }

    /// Normal with that mean and standard deviation (torch: 0, 1). `Code::Invalid`: negative std.
    /// `Code::DType`: not floating point.
    ///
    /// C: `nnc_normal_`
    pub fn normal_(&mut self, mean: f64, std: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_normal_(ctx(), self.as_raw(), mean, std))?;
            Ok(())
        }
    }

    /// 1 with probability p (torch: 0.5), else 0; any type. `Code::Invalid`: p outside 0..1.
    ///
    /// `p` may be a tensor or a number.
    ///
    /// C: `nnc_bernoulli_`, `nnc_bernoulli_tensor_`
    pub fn bernoulli_<'a>(&mut self, p: impl Into<Operand<'a>>) -> Result<()> {
        unsafe {
            check(match p.into() {
                Operand::Float(v) => sys::nnc_bernoulli_(ctx(), self.as_raw(), v),
                Operand::Int(v) => sys::nnc_bernoulli_(ctx(), self.as_raw(), v as f64),
                Operand::Tensor(v) => sys::nnc_bernoulli_tensor_(ctx(), self.as_raw(), v.as_raw()),
            })?;
            Ok(())
        }
    }

    /// Whole numbers from \<= v \< \*to (torch: from 0); to NULL: up to the largest one that the type holds
    /// with all below it, and with from INT64_MIN, for int64, float32, float64 and bfloat16, all of
    /// int64. from 0 and to NULL draw as random\_() without either. `Code::Invalid`: from \>= to, or a bound
    /// that the type does not hold.
    ///
    /// C: `nnc_random_`
    pub fn random_(&mut self, from: i64, to: Option<i64>) -> Result<()> {
        unsafe {
            check(sys::nnc_random_(ctx(), self.as_raw(), from, c_optional(&to)))?;
            Ok(())
        }
    }

    /// Exponential: density lambd \* exp(-lambd \* x) (torch: 1). `Code::Invalid`: lambd is not positive.
    /// `Code::DType`: not floating point.
    ///
    /// C: `nnc_exponential_`
    pub fn exponential_(&mut self, lambd: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_exponential_(ctx(), self.as_raw(), lambd))?;
            Ok(())
        }
    }

    /// exp of normal numbers with that mean and standard deviation (torch: 1, 2). `Code::Invalid`: std is
    /// not positive. `Code::DType`: not floating point.
    ///
    /// C: `nnc_log_normal_`
    pub fn log_normal_(&mut self, mean: f64, std: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_log_normal_(ctx(), self.as_raw(), mean, std))?;
            Ok(())
        }
    }

    /// Cauchy: density sigma / (pi \* ((x - median)^2 + sigma^2)) (torch: 0, 1). `Code::Invalid`: sigma is
    /// not positive. `Code::DType`: not floating point.
    ///
    /// C: `nnc_cauchy_`
    pub fn cauchy_(&mut self, median: f64, sigma: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_cauchy_(ctx(), self.as_raw(), median, sigma))?;
            Ok(())
        }
    }

    /// The number of trials of probability p up to the first success: k with p \* (1 - p)^(k - 1).
    /// `Code::Invalid`: p outside 0 \< p \< 1. `Code::DType`: bool.
    ///
    /// C: `nnc_geometric_`
    pub fn geometric_(&mut self, p: f64) -> Result<()> {
        unsafe {
            check(sys::nnc_geometric_(ctx(), self.as_raw(), p))?;
            Ok(())
        }
    }

    /// Writes the elements in row-major order. `Code::DType` for bfloat16, which NumPy has not.
    ///
    /// C: `nnc_npy_save`
    pub fn npy_save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_npy_save(ctx(), self.as_raw(), path.as_ptr()))?;
            Ok(())
        }
    }

    /// Reads an array of bools, of ints of 8 to 64 bits, of uint8 or of floats of 16 to 64 bits, in
    /// either byte order; one in Fortran's order has the strides of that. Others are `Code::File`: arrays
    /// of objects are pickles. options may be NULL, or "mmap=True" as for nnc_load.
    ///
    /// C: `nnc_npy_load`
    pub fn npy_load<'a>(
        path: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<Tensor> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_npy_load(ctx(), path.as_ptr(), text_pointer(&options), &mut out))?;
            taken::<Tensor>(out, "nnc_npy_load", "out")
        }
    }
}
