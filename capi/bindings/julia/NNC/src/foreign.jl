# SPDX-License-Identifier: Apache-2.0
# How the declarations in capi.jl become functions: by addresses that are looked up at first use, so
# that a precompiled package finds the library of the process that it is loaded by.

const NAMES = Symbol[]
const ADDRESSES = P[]
const LIBRARY = Ref{P}(C_NULL)
# The tasks that are in callbacks, of each thread, the innermost last. Each thread makes its own when it
# first asks: pools of threads (since 1.9) and adopted ones make numbers that nobody knows before.
const INSIDE = Vector{Vector{Task}}(undef, 4096)
@inline function inside_here()
    i = Threads.threadid()
    isassigned(INSIDE, i) ? (@inbounds INSIDE[i]) : (INSIDE[i] = Task[])
end

"""
Opens the library: `ENV["NNC_LIBRARY"]`, else `libnnc` where the loader looks for libraries.
"""
function open_library()
    path = get(ENV, "NNC_LIBRARY", "")
    if isempty(path)
        # A name without a version belongs to the files for developers, which may not be there.
        path = Libdl.find_library(["libnnc", "libnnc.so.1", "libnnc.1"])
        isempty(path) && error("libnnc is not where the loader looks for libraries: set NNC_LIBRARY to its path")
    end
    LIBRARY[] = Libdl.dlopen(path)
end

@inline function address(i)
    p = @inbounds ADDRESSES[i]
    p == C_NULL ? resolve(i) : p
end

@noinline function resolve(i)
    LIBRARY[] == C_NULL && open_library()
    ADDRESSES[i] = Libdl.dlsym(LIBRARY[], NAMES[i])
end

# The names are kept by the module that declares, as there is another library: distributed.jl.
function parts(where, declaration)
    call, result = declaration.args
    name = call.args[1]
    push!(where.NAMES, name)
    push!(where.ADDRESSES, C_NULL)
    name, [p.args[1] for p in call.args[2:end]], [p.args[2] for p in call.args[2:end]], result, length(where.NAMES)
end

macro foreign(declaration)
    name, names, types, result, i = parts(__module__, declaration)
    esc(:($name($(names...)) = ccall(address($i), $result, ($(types...),), $(names...))))
end

# Note [Tasks that share a thread]
# libnnc keeps for each thread a stack of the calls that are under way there, so they have to end in
# the reverse of the order in which they began, and what a call undoes when it fails is all that was
# changed on its thread meanwhile. But a callback that yields lets other tasks run on its thread. So
# their calls wait until it has returned (wait_for_turn), unless it waits for the very task that
# calls: then that has to go on, and ends before it. Functions that cannot fail, nnc_release of
# finalizers among them, change nothing of this and never wait. Nor do those that print: println has
# locked its stream, for which the callback may wait. (Should one call a function that yields, then
# leave_callback keeps the order.) A task that waits for its turn may go on on another thread (since
# 1.7), so each round asks for the stack of the thread that it is on; one in a callback stays where it
# is, because guarded() makes it sticky.
function wait_for_turn()
    rounds = 0
    while true
        inside = inside_here()
        isempty(inside) && return
        task = last(inside)
        (task === current_task() || waits_for(task, current_task())) && return
        # Nobody tells when a task begins to wait for this one, so look again and again.
        (rounds += 1) < 100 ? yield() : sleep(0.001)
    end
end
"Does the task wait (`wait`, `fetch`) for the other to end, or for one that waits for that?"
function waits_for(task, other)
    ended = other.donenotify
    ended === nothing && return false
    lock(ended)
    try
        # A list of Julia's own, of which versions to come may make another: then nobody is known to wait.
        applicable(iterate, ended.waitq) || return false
        return any(t -> t isa Task && (t === task || waits_for(task, t)), ended.waitq)
    finally
        unlock(ended)
    end
end

"A callback of the current task begins: what `leave_callback` takes at its end."
enter_callback() = push!(inside_here(), current_task())
function leave_callback(inside)
    # Another is on top only if it prints, or where the wait for its task was interrupted.
    while last(inside) !== current_task()
        yield()
    end
    pop!(inside)
end

# Note [Collecting while a call waits]
# Julia's collector stops all threads, and waits for one that is in a C call until it comes back. But
# a call of libnnc may wait for another thread's call, as of one optimizer or program, which runs
# Julia code in a callback, which allocates and waits for the collector: none of the three would go
# on. So calls that may wait tell the collector not to wait for them (jl_gc_safe_enter), and what
# they are given is converted before, as nothing of Julia's may run in between. Callbacks take that
# back while they run: trampolines in callbacks.jl.
macro foreign_waiting(declaration)
    name, names, types, result, i = parts(__module__, declaration)
    rooted = [gensym(n) for n in names]
    plain = [gensym(n) for n in names]
    conversions = [:($r = cconvert($t, $n)) for (r, t, n) in zip(rooted, types, names)]
    values = [:($v = unsafe_convert($t, $r)) for (v, t, r) in zip(plain, types, rooted)]
    target, state, returned = gensym(:target), gensym(:state), gensym(:returned)
    esc(quote
        function $name($(names...))
            $target = address($i)
            $(conversions...)
            $(endswith(string(name), "_repr") ? nothing : :(wait_for_turn()))
            GC.@preserve $(rooted...) begin
                $(values...)
                $state = ccall(:jl_gc_safe_enter, Int8, ())
                $returned = ccall($target, $result, ($(types...),), $(plain...))
                ccall(:jl_gc_safe_leave, Cvoid, (Int8,), $state)
            end
            $returned
        end
    end)
end
