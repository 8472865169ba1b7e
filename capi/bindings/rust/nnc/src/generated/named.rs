// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Named {
    /// An empty collection.
    ///
    /// C: `nnc_named_new`
    pub fn new() -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_named_new(ctx(), &mut out))?;
            taken::<Named>(out, "nnc_named_new", "out")
        }
    }

    /// Appends an entry, which shares the tensor; NULL: a key alone. A key that is there already is
    /// `Code::Invalid`.
    ///
    /// C: `nnc_named_add`
    pub fn add<'a>(&self, key: &str, tensor: impl Into<Option<&'a Tensor>>) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_named_add(self.as_raw(), key.as_ptr(), c_raw(tensor.into())))?;
            Ok(())
        }
    }

    /// The same with a module.
    ///
    /// C: `nnc_named_add_module`
    pub fn add_module(&self, key: &str, module: &Module) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_named_add_module(self.as_raw(), key.as_ptr(), module.as_raw()))?;
            Ok(())
        }
    }

    /// Puts an entry in the place of the one that has its key, or appends it: named\[key\] = tensor.
    ///
    /// C: `nnc_named_set`
    pub fn set<'a>(&self, key: &str, tensor: impl Into<Option<&'a Tensor>>) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_named_set(self.as_raw(), key.as_ptr(), c_raw(tensor.into())))?;
            Ok(())
        }
    }

    /// Takes an entry out; those behind it move up. A key that is not there is `Code::Unknown`.
    ///
    /// C: `nnc_named_remove`
    pub fn remove(&self, key: &str) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_named_remove(self.as_raw(), key.as_ptr()))?;
            Ok(())
        }
    }

    /// The tensor of the entry that has this key; \*out is NULL if there is none.
    ///
    /// C: `nnc_named_get`
    pub fn get(&self, key: &str) -> Result<Option<Tensor>> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_named_get(ctx(), self.as_raw(), key.as_ptr(), &mut out))?;
            Ok(take::<Tensor>(out))
        }
    }

    /// Appends all entries of other under "key.", a dictionary in the dictionary: named\[key\] = other,
    /// all or none. Of a collection without entries it is an entry of its own, an empty dictionary.
    /// `Code::Invalid` for a key that is there already.
    ///
    /// C: `nnc_named_add_named`
    pub fn add_named(&self, key: &str, other: &Named) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_named_add_named(self.as_raw(), key.as_ptr(), other.as_raw()))?;
            Ok(())
        }
    }

    /// The entries under "key.", with these keys' beginnings taken off: named\[key\]. `Code::Unknown` if
    /// there are none, nor an empty dictionary of that key.
    ///
    /// C: `nnc_named_sub`
    pub fn sub(&self, key: &str) -> Result<Named> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_named_sub(ctx(), self.as_raw(), key.as_ptr(), &mut out))?;
            taken::<Named>(out, "nnc_named_sub", "out")
        }
    }

    /// The same as a list, or as a tuple if is_tuple is not 0: named\[key\] = \[...\]. The keys of other
    /// have to be "0", "1" and so on in this order, or begin with these and a dot: `Code::Invalid`.
    ///
    /// C: `nnc_named_add_list`
    pub fn add_list(&self, key: &str, other: &Named, is_tuple: bool) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_named_add_list(
                self.as_raw(),
                key.as_ptr(),
                other.as_raw(),
                i32::from(is_tuple),
            ))?;
            Ok(())
        }
    }

    /// What Python has under key: "Tensor", "Module", "NoneType", "bool", "int", "float", "str",
    /// "tuple", "list" or "dict", of an entry or of what lies below. "": what the collection is itself,
    /// unless it has an entry of that key, as that of a file with nothing but a tensor does. NULL if
    /// there is nothing. The text is static.
    ///
    /// C: `nnc_named_kind`
    pub fn kind(&self, key: &str) -> Result<Option<String>> {
        let key = c_text(key)?;
        unsafe {
            Ok(owned(sys::nnc_named_kind(self.as_raw(), key.as_ptr())))
        }
    }

    /// Appends a plain value that text has as Python does: "5", "0.1", "True", "None", "'words'", and
    /// tuples and lists of these, "(0.9, 0.999)"; an int of more than 64 bits is a float. Lists
    /// and tuples of numbers, or of bools, are one entry; others are one for each element, "key.0" and
    /// so on, as nnc_load has it. `Code::Text` for another text, `Code::Invalid` for another value and for a
    /// key that is there already.
    ///
    /// C: `nnc_named_add_value`
    pub fn add_value(&self, key: &str, value: &str) -> Result<()> {
        let key = c_text(key)?;
        let value = c_text(value)?;
        unsafe {
            check(sys::nnc_named_add_value(self.as_raw(), key.as_ptr(), value.as_ptr()))?;
            Ok(())
        }
    }

    /// A value as Python prints it: "5", "(0.9, 0.999)", "None", a str without quotes, a tensor as
    /// nnc_tensor_repr does; None for an entry without a tensor. `Code::Unknown` for a key that is not
    /// there.
    ///
    /// C: `nnc_named_value`
    pub fn value(&self, key: &str) -> Result<String> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_named_value(ctx(), self.as_raw(), key.as_ptr(), &mut out))?;
            string(out)
        }
    }

    /// The number of entries, -1 for a bad handle.
    ///
    /// C: `nnc_named_count`
    pub fn count(&self) -> usize {
        unsafe {
            sys::nnc_named_count(self.as_raw()).max(0) as usize
        }
    }

    /// The key of entry index (0 the first). It lives until the collection is released, whatever
    /// becomes of the entry. NULL if there is no such entry.
    ///
    /// C: `nnc_named_key`
    pub fn key_at(&self, index: i64) -> Option<String> {
        unsafe {
            owned(sys::nnc_named_key(self.as_raw(), index))
        }
    }

    /// The tensor of entry index; \*out is NULL if it has none. `Code::Index` if there is no such entry.
    ///
    /// C: `nnc_named_tensor`
    pub fn tensor_at(&self, index: i64) -> Result<Option<Tensor>> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_named_tensor(ctx(), self.as_raw(), index, &mut out))?;
            Ok(take::<Tensor>(out))
        }
    }

    /// The module of entry index; \*out is NULL if it has none. `Code::Index` if there is no such entry.
    ///
    /// C: `nnc_named_module`
    pub fn module_at(&self, index: i64) -> Result<Option<Module>> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_named_module(ctx(), self.as_raw(), index, &mut out))?;
            Ok(take::<Module>(out))
        }
    }

    /// The columns of a CSV file by their names, one dimension each; it may be compressed by gzip. Text
    /// is UTF-8, quoted as RFC 4180 says, lines end with \\n, \\r\\n or \\r; those of spaces and tabs alone
    /// are passed over. A column is int64, float64 or bool (true and false, in any case of letters) if
    /// all that stands in it is; numbers are those of the C locale, rounded correctly, and 0 where they
    /// are too small. What is missing (nothing, NA, NaN, null, None and the other words that pandas
    /// takes for it) is NaN, so ints are float64 then. All other columns are what pandas calls
    /// categories: int64, the place of each text among the different ones in their order, -1 where it is
    /// missing; bools of which some are missing too, columns with a number that is too large for
    /// float64, columns without rows, and ints of which one is not in int64 (pandas may have uint64 for
    /// them, which this library has not; float64 they are where one has a fraction, before any above
    /// 2\*\*64 - 1, or where dtype says so). These texts are put into \*categories under "column.0",
    /// "column.1", ...: nnc_named_sub gives those of a column, nnc_named_value a text. categories may be
    /// NULL. Names that stand there twice become "a" and "a.1", an empty one "Unnamed: 0". options:
    ///
    /// ```text
    ///   delimiter=','          one character; sep is the same
    ///   header=True            the first line has the names; otherwise they are "0", "1", ...
    ///   names=['a', 'b']       the names, and no header unless header=True passes it over
    ///   usecols=['a', 'b']     the columns to take, by names or numbers; in the order of the file
    ///   dtype={'a': 'float32', 'b': 'category'}   or one for all: element types, 'category'
    ///   na_values=['?', 99]    what is missing too: numbers in a column of floats by their value, in
    ///                          others as they are written, and 99 also as 99.0
    ///   max_size=N             by default half of what is said above, and all of it for the text and
    ///                          16 bytes for each value
    /// ```
    ///
    /// A line with fewer or more fields than the first is `Code::File`, and so is a value that is not of
    /// the dtype asked for, or a missing one of ints and bools; more than 65536 columns; and more
    /// different texts than a file of its size may have: 40 MiB of them, and 64 bytes more for each byte
    /// beyond 1 MiB, where a text takes 1000 bytes, its letters and those of its column's name.
    /// `Code::Unknown` for a column that is not there, `Code::Index` for its number.
    ///
    /// C: `nnc_csv_load`
    pub fn csv_load<'a>(
        path: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<(Named, Named)> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        let mut columns = null_mut();
        let mut categories = null_mut();
        unsafe {
            check(sys::nnc_csv_load(
                ctx(),
                path.as_ptr(),
                text_pointer(&options),
                &mut columns,
                &mut categories,
            ))?;
            Ok((taken::<Named>(columns, "nnc_csv_load", "columns")?, taken::<Named>(categories, "nnc_csv_load", "categories")?))
        }
    }

    /// safetensors.torch.save_file: writes the tensors of a collection, of any strides, in row-major
    /// order. metadata may be NULL; its values are texts (`Code::Invalid` otherwise). `Code::Invalid` for an
    /// entry without a tensor, for a name that is no UTF-8 and, as in Python, for tensors that share
    /// memory (nnc_safetensors_save_model writes those of a module).
    ///
    /// C: `nnc_safetensors_save_file`
    pub fn safetensors_save_file<'a>(
        &self,
        metadata: impl Into<Option<&'a Kwargs>>,
        path: impl AsRef<Path>,
    ) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_safetensors_save_file(
                ctx(),
                self.as_raw(),
                c_raw(metadata.into()),
                path.as_ptr(),
            ))?;
            Ok(())
        }
    }

    /// safetensors.torch.load_file: the tensors of a file in the order in which they lie there; of an
    /// index ("model.safetensors.index.json") those of all its files, which lie in its folder. options,
    /// which may be NULL:
    /// ```text
    ///   mmap=True       tensors are pages of the file, read when somebody looks at them. What is
    ///                   written to them stays in the process; while they live nobody may make the file
    ///                   shorter or take its disk away: what is missing then is SIGBUS when it is read.
    ///                   (To save over it is fine: the former file stays for those who have it.)
    ///   strict=False    bytes behind the last tensor, and tensors that an index does not name, are
    ///                   passed over
    ///   prefixes=[('bert.', ''), ('cls.', 'head.')]   what names begin with, and what instead; the
    ///                   first that fits
    /// ```
    /// Types that this library has not (8-bit floats, unsigned integers of more than 8 bits, complex
    /// numbers) are `Code::Unsupported`, two tensors with one name after renaming `Code::Invalid`.
    ///
    /// C: `nnc_safetensors_load_file`
    pub fn safetensors_load_file<'a>(
        path: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<Named> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_safetensors_load_file(
                ctx(),
                path.as_ptr(),
                text_pointer(&options),
                &mut out,
            ))?;
            taken::<Named>(out, "nnc_safetensors_load_file", "out")
        }
    }

    /// The metadata of a safetensors file: entries that are texts, see nnc_named_value.
    ///
    /// C: `nnc_safetensors_metadata`
    pub fn safetensors_metadata(path: impl AsRef<Path>) -> Result<Named> {
        let path = c_path(path.as_ref())?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_safetensors_metadata(ctx(), path.as_ptr(), &mut out))?;
            taken::<Named>(out, "nnc_safetensors_metadata", "out")
        }
    }

    /// Loads such a file into a module, an optimizer and a scheduler that are made as the saved ones
    /// were, and into ctx's generator: what follows gives the same bits as if the run had not stopped.
    /// \*out gets the other entries. optimizer and lr_scheduler may be NULL; what they would get is
    /// passed over. `Code::Unknown` for a part that the file has not, and the errors of the parts' own
    /// loads: on an error nothing has changed, but by hooks of the optimizer that run afterwards.
    ///
    /// C: `nnc_training_load`
    pub fn training_load<'a>(
        path: impl AsRef<Path>,
        module: &Module,
        optimizer: impl Into<Option<&'a Optimizer>>,
        lr_scheduler: impl Into<Option<&'a LrScheduler>>,
    ) -> Result<Named> {
        let path = c_path(path.as_ref())?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_training_load(
                ctx(),
                path.as_ptr(),
                module.as_raw(),
                c_raw(optimizer.into()),
                c_raw(lr_scheduler.into()),
                &mut out,
            ))?;
            taken::<Named>(out, "nnc_training_load", "out")
        }
    }

    /// Writes a file that torch.load(path, weights_only=True) reads. A collection is a dictionary, its
    /// dotted keys are nested ones as far as it knows that they were: those of nnc_load, of
    /// nnc_optimizer_state_dict and of nnc_named_add_named. Values that were plain in Python are so
    /// again, an entry without a tensor is None. As in torch.save, tensors that share memory do so
    /// afterwards, views stay views, and of a view all of the memory is written that it is a part of.
    /// Files may have 4 GiB and more (zip64, which torch.load reads).
    /// `Code::Invalid` for an entry that is a module, for keys that contradict each other and for text
    /// that is no UTF-8, `Code::State` for an uninitialized parameter, `Code::Unsupported` for tensors of
    /// different element types that share memory.
    ///
    /// C: `nnc_save`
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_save(ctx(), self.as_raw(), path.as_ptr()))?;
            Ok(())
        }
    }

    /// Reads a file of torch.save: a zip archive, or the older format without one. Dictionaries, lists
    /// and tuples become dotted keys, "optimizer.param_groups.0.lr"; keys of dictionaries are str or
    /// int; two that become one, as "a.b" beside {"a": {"b": ...}}, are `Code::File`. Plain values, and
    /// lists and tuples of numbers or of bools, are tensors in the form that nnc_optimizer_state_dict
    /// describes; so are empty dictionaries. Others (of texts, containers or None, of bools beside
    /// numbers, tuples with NaN) are one entry for each element. A file of up to 1 MiB may have some
    /// 90,000 entries, a larger one another for each 5 bytes. Values of
    /// which there are thousands may share memory. An int of more than 64 bits is its decimal
    /// digits, as a text is, and an int again when it is saved. A torch.dtype and a torch.device are
    /// their text. A tensor that is saved alone has the key "", and is saved alone under it. Tensors of
    /// a GPU are loaded to memory; what they shared is shared. requires_grad is as it was. Refused by
    /// their names are tensors that are sparse, quantized, complex, of 8-bit floats or of unsigned
    /// integers of more than 8 bits, pickled modules and other objects, and TorchScript; and an archive
    /// with compressed entries, as a zip program makes it and torch.save does not. options, which
    /// may be NULL: mmap=True         tensors are pages of the file, read when somebody looks at them.
    /// What is written to them stays in the process; while they live nobody may make the file shorter or
    /// take its disk away: what is missing then is SIGBUS when it is read. (To save over it is fine: the
    /// former file stays for those who have it.) check_crc32=False checksums of the archive are not
    /// looked at, as they are not by default with mmap: PyTorch can write files without any
    ///
    /// C: `nnc_load`
    pub fn load<'a>(path: impl AsRef<Path>, options: impl Into<Option<&'a str>>) -> Result<Named> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_load(ctx(), path.as_ptr(), text_pointer(&options), &mut out))?;
            taken::<Named>(out, "nnc_load", "out")
        }
    }

    /// numpy.savez: the tensors of a collection as an archive of arrays, not compressed. `Code::Invalid`
    /// for an entry without a tensor, and for a key that cannot name a file below a folder.
    ///
    /// C: `nnc_npz_save`
    pub fn npz_save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_npz_save(ctx(), self.as_raw(), path.as_ptr()))?;
            Ok(())
        }
    }

    /// numpy.load of such an archive, of one of numpy.savez_compressed too. options, which may be NULL,
    /// are those of nnc_load (what is compressed is never mapped, and always checked) and
    /// ```text
    ///   max_size=N   how many bytes what is compressed may become in all; by default 16 times the size
    ///                of the file, but 24 MiB for a small one
    /// ```
    ///
    /// C: `nnc_npz_load`
    pub fn npz_load<'a>(
        path: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<Named> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_npz_load(ctx(), path.as_ptr(), text_pointer(&options), &mut out))?;
            taken::<Named>(out, "nnc_npz_load", "out")
        }
    }
}
