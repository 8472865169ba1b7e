# SPDX-License-Identifier: Apache-2.0
# Files: safetensors, PyTorch's and NumPy's, models, training runs; profiles and TensorBoard's events.
export save, load, training_save, training_load!, csv_load, npz_save, safetensors_save_file, model_load,
    safetensors_load_model!

options_argument(options) = isempty(options) ? C_NULL : python_arguments((), options)

"""
    save(entries, path)

Writes what `torch.load` reads: a `Named`, or a dictionary of tensors, plain values and dictionaries of them.
"""
save(entries, path::AbstractString) = check(C.nnc_save(context(), named_argument(entries), path))
"Reads a file of `torch.save`. Options: `mmap=true`, `check_crc32=false`."
function load(path::AbstractString; options...)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_load(c, path, options_argument(options), out))
    Named(c, out[])
end
npz_save(entries, path::AbstractString) = check(C.nnc_npz_save(context(), named_argument(entries), path))
safetensors_save_file(entries, path::AbstractString; metadata=nothing) =
    check(C.nnc_safetensors_save_file(context(), named_argument(entries), kwargs_argument(metadata), path))
"Loads a safetensors file into a module. The keys that were missing, and those that do not belong there."
function safetensors_load_model!(m::NNModule, path::AbstractString; strict=true, options...)
    c, missing_keys, unexpected_keys = context(), Ref(C_NULL), Ref(C_NULL)
    check(C.nnc_safetensors_load_model(c, m, path, options_argument(options), strict, missing_keys, unexpected_keys))
    (missing_keys=keys(Named(c, missing_keys[])), unexpected_keys=keys(Named(c, unexpected_keys[])))
end
"The module of a file of `model_save`."
function model_load(path::AbstractString; options...)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_model_load(c, path, options_argument(options), out))
    NNModule(c, out[])
end
"""
    training_save(path, model, optimizer=nothing, lr_scheduler=nothing; extra...)

A run that can go on where it stopped, in one file of `torch.save`; the generator is in it too.
"""
training_save(path, model::NNModule, optimizer=nothing, lr_scheduler=nothing; extra...) =
    check(C.nnc_training_save(context(), model, pointer_or_null(optimizer), pointer_or_null(lr_scheduler),
                              isempty(extra) ? C_NULL : Named(extra.data), path))
"Loads such a file into a model, an optimizer and a scheduler made as those were. The extra entries."
function training_load!(path, model::NNModule, optimizer=nothing, lr_scheduler=nothing)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_training_load(c, path, model, pointer_or_null(optimizer), pointer_or_null(lr_scheduler), out))
    Named(c, out[])
end
"The columns of a CSV file by name, and the texts of those that are categories. Options as in `nnc_csv_load`."
function csv_load(path::AbstractString; options...)
    c, columns, categories = context(), Ref(C_NULL), Ref(C_NULL)
    check(C.nnc_csv_load(c, path, options_argument(options), columns, categories))
    (Named(c, columns[]), Named(c, categories[]))
end

# ---- profiles and events ----

function Profiler(; options...)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_profiler_new(c, options_argument(options), out))
    Profiler(c, out[])
end
"Runs `f()` under a new profiler, which is returned."
function Profiler(f; options...)
    p = Profiler(; options...)
    start(p)
    try
        f()
    finally
        stop(p)
    end
    p
end
"A row for each operation: `profile_table(p; sort_by=\"count\", row_limit=10)`."
function profile_table(p::Profiler; sort_by=nothing, row_limit=100)
    out = Ref(C_NULL)
    check(C.nnc_profiler_table(context(), p, text_argument(sort_by), row_limit, out))
    take_string(out[])
end
export profile_table

"An event file for TensorBoard in `log_dir`."
function SummaryWriter(log_dir=nothing; options...)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_summary_writer_new(c, text_argument(log_dir), options_argument(options), out))
    SummaryWriter(c, out[])
end
"Writes what is left and ends the file; the writer is released."
function Base.close(writer::SummaryWriter)
    isopen(writer) && check(C.nnc_summary_writer_close(context(), writer))
    invoke(close, Tuple{Handle}, writer)
end
