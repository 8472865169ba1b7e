# SPDX-License-Identifier: Apache-2.0
export NNCError

"""
An error of libnnc: `code` is one of `NNC.C.NNC_E_...`, `op` the C function that failed. Where a
function of yours failed, `cause` is the exception that it threw. (An `InterruptException` comes out as itself.)
"""
struct NNCError <: Exception
    code::Int32
    op::String
    message::String
    cause::Any
end
NNCError(code, op, message) = NNCError(code, op, message, nothing)

const CODES = Dict(getfield(C, name) => name for name in names(C; all=true) if startswith(string(name), "NNC_E_"))

function Base.showerror(io::IO, e::NNCError)
    print(io, "NNCError: ", e.op, ": ", e.message, " (", get(CODES, e.code, e.code), ")")
end

"Throws what a C function has returned, unless that is success."
check(error::C.P) = error == C_NULL ? nothing : fail(take_error(error))
# Ctrl-C in a function of yours stays what it is.
@noinline fail(e) = throw(e.cause isa InterruptException ? e.cause : e)

@noinline function take_error(error::C.P)
    code = C.nnc_error_code(error)
    op = unsafe_string(C.nnc_error_op(error))
    message = unsafe_string(C.nnc_error_message(error))
    C.nnc_error_free(error)
    NNCError(code, op, message, cause_of(message))
end

# Functions that return a number say -1 for a handle that is not alive.
alive(n, op) = n < 0 ? throw(NNCError(C.NNC_E_HANDLE, op, "the object is not alive")) : n

"The exception of a callback as an error for libnnc, which gives it to whoever made the call."
function error_of(exception)
    if exception isa NNCError
        remember_cause(exception.message, exception.cause)
        return C.nnc_error_new(exception.code, without_nul(exception.op), without_nul(exception.message))
    end
    message = try
        sprint(showerror, exception)
    catch
        string(typeof(exception))
    end
    message = without_nul(message)
    remember_cause(message, exception)
    C.nnc_error_new(C.NNC_E_CALLBACK, "julia", message)
end

without_nul(text) = replace(text, '\0' => "\\0")

# Callbacks run in the task that called libnnc, and so their exceptions wait there for its check().
remember_cause(message, exception) = task_local_storage(:nnc_cause, (message, exception))
function cause_of(message)
    storage = task_local_storage()
    haskey(storage, :nnc_cause) || return nothing
    text, exception = pop!(storage, :nnc_cause)
    occursin(text, message) ? exception : nothing
end
