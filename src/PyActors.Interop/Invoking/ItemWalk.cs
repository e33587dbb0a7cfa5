using PyActors.Engines;
using PyActors.Interop.Errors;
using PyActors.Interop.Marshalling;
using PyActors.Interop.Native;
using PyActors.Interop.Package;
using PyActors.Interop.Threads;
using PyActors.Streaming;

namespace PyActors.Interop.Invoking;

/// <summary>
/// Walks through what a callable returned and gives each item to whoever takes it. One per interpreter, on the worker's thread; needs the
/// GIL, and lets go of it while there is no room for an item.
/// </summary>
internal sealed unsafe class ItemWalk(PyActorsPackage package, ValueReader reader, ErrorReader errors)
{
    // As Python's own loops: what gives items without running Python code, such as itertools.count, would never let go of the GIL.
    private const long MillisecondsBetweenPauses = 5;

    /// <summary>Walks to the end. No exception is left set.</summary>
    /// <param name="result">What the callable returned, borrowed.</param>
    /// <param name="invocation">What runs.</param>
    /// <param name="stream">Where the items go.</param>
    /// <returns>Why it ended before the end; null if it didn't.</returns>
    public PyFault? Walk(nint result, Invocation invocation, ItemStream stream)
    {
        var callable = invocation.Request.Callable;
        var running = RunningInvocation.OfThisThread!;
        var pausedAt = Environment.TickCount64;
        using var iterator = IteratorOver(result, out var isNone);
        if (isNone)
            return NotIterable(callable, Attributes.TypeName(ObjectApi.TypeOf(result)));

        for (var place = 0L; !iterator.IsNull; place++)
        {
            var interrupts = running.Interrupts;
            using var item = new Owned(ObjectApi.IterNext(iterator.Pointer));
            if (item.IsNull && PyErrors.Occurred() == 0)
                return null;
            if (item.IsNull)
                break;
            if (!reader.TryReadGiven(item.Pointer, place, callable, out var value, out var fault))
                return fault;

            if (stream.TryTakeRoom() || WaitForRoom(invocation, stream, ref pausedAt))
                stream.Give(value);

            // An interrupt ends it here at the latest: what gives items may run no Python code in which it could be raised, or swallow it.
            if (invocation.IsToStop)
            {
                Raise(running, interrupts, invocation);
                break;
            }

            if (Environment.TickCount64 - pausedAt >= MillisecondsBetweenPauses)
                Pause(ref pausedAt);
        }

        return Faults.Raised(callable, errors.Take());
    }

    private Owned IteratorOver(nint result, out bool isNone)
    {
        var type = ObjectApi.TypeOf(result);
        var isAsync = type == CoroutineObject.Type || Has(type, "__aiter__");
        isNone = !isAsync && !Has(type, "__iter__") && !Has(type, "__getitem__");
        return isNone ? default
            : isAsync ? package.WalkThrough(result)
            : new Owned(ObjectApi.GetIter(result));
    }

    private static bool WaitForRoom(Invocation invocation, ItemStream stream, ref long pausedAt)
    {
        using (GilPause.Begin())
        {
            var hasRoom = stream.WaitForRoom(invocation.Interrupted);
            pausedAt = Environment.TickCount64;
            return hasRoom;
        }
    }

    private static void Pause(ref long pausedAt)
    {
        using (GilPause.Begin())
            pausedAt = Environment.TickCount64;
    }

    private void Raise(RunningInvocation running, int before, Invocation invocation)
    {
        // One that it was told of and has swallowed is raised anew.
        if (!running.TryRaiseNow(before, package))
            PyErrors.SetNone(package.ExceptionFor(invocation.Interrupts.Reason));
    }

    private static PyFault NotIterable(PyCallable callable, string type) =>
        new(PyFaultKind.ResultNotConvertible, $"result gives no items one after another, since {type} is not iterable: invoke {callable} instead of streaming it.")
        {
            Path = "result",
            TypeName = type,
        };

    private static bool Has(nint type, string method)
    {
        using var found = Attributes.TryGet(type, method);
        return !found.IsNull;
    }
}
