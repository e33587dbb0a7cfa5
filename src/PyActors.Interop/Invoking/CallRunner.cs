using System.Runtime.CompilerServices;
using PyActors.Batching;
using PyActors.Engines;
using PyActors.Interop.Callables;
using PyActors.Interop.Errors;
using PyActors.Interop.Marshalling;
using PyActors.Interop.Native;
using PyActors.Interop.Package;
using PyActors.Interop.Sharing;
using PyActors.Streaming;

namespace PyActors.Interop.Invoking;

/// <summary>
/// What lies between "the GIL is held and the invocation claimed" and "its outcome is known": find the callable, convert the
/// arguments, call, run what an <c>async def</c> gave, convert the result or the exception. One per interpreter; needs the GIL in every member. Leaves no exception
/// set and no reference behind, whatever Python does.
/// </summary>
internal sealed unsafe class CallRunner : IDisposable
{
    private readonly PyActorsPackage _package;
    private readonly CallableCache _callables;
    private readonly ValueWriter _writer;
    private readonly ValueReader _reader;
    private readonly ItemWalk _items;

    /// <summary>A runner for the current interpreter.</summary>
    public CallRunner(InterpreterOptions options, PyActorsPackage package, ViewExporter views, IForeignObjects? foreign)
    {
        ArgumentNullException.ThrowIfNull(options);
        _package = package;
        Errors = new ErrorReader();
        _callables = new CallableCache(options.AllowedModules, Errors);
        _writer = new ValueWriter(options.Values, Errors, views);
        _reader = new ValueReader(options.Values, Errors, foreign);
        _items = new ItemWalk(package, _reader, Errors);
    }

    /// <summary>Reads exceptions; to be told which ones interrupt.</summary>
    public ErrorReader Errors { get; }

    /// <summary>Imports a module, for a warm-up. Null if it is there now.</summary>
    public PyFault? Import(string module) => _callables.Import(module);

    /// <summary>Runs one call to its outcome.</summary>
    public InvocationOutcome Run(Invoke request)
    {
        using var callable = _callables.Find(request.Callable, out var fault);
        if (callable.IsNull)
            return new InvocationOutcome(null, fault);

        var arguments = request.Arguments;
        var succeeded = arguments.Length == 1 && !request.HasKeywords
            ? TryCallWithOne(callable.Pointer, request, arguments[0], out var value, out fault)
            : TryCall(callable.Pointer, request, arguments.AsSpan(), out value, out fault);
        return succeeded
            ? new InvocationOutcome(value)
            : new InvocationOutcome(null, fault);
    }

    /// <summary>
    /// Runs the inputs of a slice, each to an outcome of its own, until the slice ends. The outcome here is the slice's: a fault only if
    /// the callable can't be found, and so none was begun.
    /// </summary>
    public InvocationOutcome Run(Invocation invocation, BatchSlice slice)
    {
        var request = invocation.Request;
        using var callable = _callables.Find(request.Callable, out var fault);
        if (callable.IsNull)
            return new InvocationOutcome(null, fault);

        slice.Begin(invocation);
        if (slice.AreArgumentLists || request.HasKeywords)
            RunEach(callable.Pointer, request, slice);
        else
            RunEachWithOne(callable.Pointer, request, slice);

        return default;
    }

    /// <summary>Runs one call and gives the items of what it returns. The outcome is a fault, or that there are no more.</summary>
    public InvocationOutcome Run(Invocation invocation, ItemStream stream)
    {
        var request = invocation.Request;
        using var callable = _callables.Find(request.Callable, out var fault);
        if (callable.IsNull)
            return new InvocationOutcome(null, fault);

        using var result = Call(callable.Pointer, request, request.Arguments.AsSpan(), out fault);
        return new InvocationOutcome(null, result.IsNull ? fault : _items.Walk(result.Pointer, invocation, stream));
    }

    /// <summary>Gives up what is kept.</summary>
    public void Dispose()
    {
        _callables.Dispose();
        _writer.Dispose();
        _reader.Dispose();
        Errors.Dispose();
    }

    private void RunEach(nint callable, Invoke request, BatchSlice slice)
    {
        while (slice.TryNext(out var input))
        {
            var arguments = slice.AreArgumentLists ? (object?[])input! : new ReadOnlySpan<object?>(in input);
            if (TryCall(callable, request, arguments, out var value, out var fault))
                slice.Succeed(value);
            else
                slice.Fail(fault!);
        }
    }

    [SkipLocalsInit]
    private void RunEachWithOne(nint callable, Invoke request, BatchSlice slice)
    {
        // SAFETY: as TryCallWithOne wants it, for all inputs, one after another.
        LoneArgument vector;
        while (slice.TryNext(out var input))
        {
            if (TryCallWithOne(callable, &vector, request, input, out var value, out var fault))
                slice.Succeed(value);
            else
                slice.Fail(fault!);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryCallWithOne(nint callable, Invoke request, object? input, out FreshValue value, out PyFault? fault)
    {
        // SAFETY: as TryCallWithOne wants it, for this one call.
        LoneArgument vector;
        return TryCallWithOne(callable, &vector, request, input, out value, out fault);
    }

    // The ordinary call, and the ordinary input of a slice: nothing is set up for arguments that aren't there. No using here: what leads to
    // native code is set up once for a method, in a slice for all its inputs, but anew for each call inside a try. Nothing in here throws.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryCallWithOne(nint callable, LoneArgument* vector, Invoke request, object? input, out FreshValue value, out PyFault? fault)
    {
        _writer.Begin();
        var argument = _writer.Write(input);
        if (argument == 0)
        {
            value = default;
            fault = FaultOfLoneArgument(request);
            return false;
        }

        // SAFETY: the vector has a place for the argument and a free one in front of it; both live until the call returns.
        vector->Argument = argument;
        var result = ObjectApi.VectorcallDict(callable, &vector->Argument, 1 | CallArguments.FreePlaceInFront, 0);
        var succeeded = TryRead(result, request, out value, out fault);
        if (result != 0)
            ObjectApi.Release(result);
        ObjectApi.Release(argument);
        return succeeded;
    }

    private bool TryCall(nint callable, Invoke request, ReadOnlySpan<object?> given, out FreshValue value, out PyFault? fault)
    {
        value = default;
        using var result = Call(callable, request, given, out fault);
        return !result.IsNull && TryRead(result.Pointer, request, out value, out fault);
    }

    // What the callable gave, or null and a set exception. A coroutine is awaited, but not one that another gives.
    private bool TryRead(nint result, Invoke request, out FreshValue value, out PyFault? fault)
    {
        return result == 0 || ObjectApi.TypeOf(result) != CoroutineObject.Type
            ? TryReadOutcome(result, request, out value, out fault)
            : TryReadAwaited(result, request, out value, out fault);
    }

    // What is rare stays out of the ordinary call's method, which would have to make room for it and clear that.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadAwaited(nint coroutine, Invoke request, out FreshValue value, out PyFault? fault)
    {
        using var awaited = _package.Await(coroutine);
        return TryReadOutcome(awaited.Pointer, request, out value, out fault);
    }

    private bool TryReadOutcome(nint result, Invoke request, out FreshValue value, out PyFault? fault)
    {
        if (result != 0)
            return _reader.TryReadResult(result, request.Callable, out value, out fault);

        value = default;
        fault = TakeRaised(request);
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyFault TakeRaised(Invoke request) => Faults.Raised(request.Callable, Errors.Take());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyFault FaultOfLoneArgument(Invoke request) => _writer.TakeFault(request.Callable, CallArguments.NameOf(request, 0));

    [SkipLocalsInit]
    private Owned Call(nint callable, Invoke request, ReadOnlySpan<object?> given, out PyFault? fault)
    {
        var count = given.Length;
        Span<nint> room = count < CallArguments.RoomOnStack ? stackalloc nint[CallArguments.RoomOnStack] : new nint[count + 1];
        using var arguments = new CallArguments(room);
        if (!arguments.TryWrite(request, given, _writer, out fault))
            return default;

        var result = arguments.Call(callable);
        if (result == 0)
            fault = TakeRaised(request);

        return new Owned(result);
    }

    // One argument, with a free place in front of it.
    private struct LoneArgument
    {
        public nint Free;
        public nint Argument;
    }
}
