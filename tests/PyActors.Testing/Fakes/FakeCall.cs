using PyActors.Engines;
using PyActors.Streaming;

namespace PyActors.Testing;

/// <summary>One call of a fake callable, as seen from inside it, GIL held.</summary>
public sealed class FakeCall(Invocation invocation, IReadOnlyList<object?> arguments, FakeGil gil) : IDisposable
{
    private readonly CancellationTokenSource _interrupted = new();
    private InterruptReason _reason;
    private int _interrupts;

    public Invocation Invocation { get; } = invocation;

    /// <summary>What it is called with: the invocation's arguments, or one input of its slice.</summary>
    public IReadOnlyList<object?> Arguments => arguments;

    /// <summary>How many interrupts were raised inside it.</summary>
    public int Interrupts => Volatile.Read(ref _interrupts);

    /// <summary>Waits as <c>time.sleep</c> does: without the GIL, and an interrupt ends it.</summary>
    /// <exception cref="FakeInterruptException">An interrupt came.</exception>
    public void Wait(FakeGate gate)
    {
        gil.LetGo();
        try
        {
            gate.Wait(_interrupted.Token);
        }
        catch (OperationCanceledException)
        {
            throw new FakeInterruptException(_reason);
        }
        finally
        {
            gil.Take();
        }
    }

    /// <summary>Waits for a place for an item: without the GIL, and an interrupt ends it.</summary>
    /// <exception cref="FakeInterruptException">An interrupt came.</exception>
    internal void WaitForRoom(ItemStream stream)
    {
        bool hasRoom;
        gil.LetGo();
        try
        {
            hasRoom = stream.WaitForRoom(Invocation.Interrupted);
        }
        finally
        {
            gil.Take();
        }

        if (!hasRoom)
            throw new FakeInterruptException(Invocation.Interrupts.Reason);
    }

    /// <summary>Waits as a blocking C call does that lets go of the GIL: deaf to interrupts.</summary>
    public void WaitDeaf(FakeGate gate)
    {
        gil.LetGo();
        try
        {
            gate.Wait(CancellationToken.None);
        }
        finally
        {
            gil.Take();
        }
    }

    /// <summary>Waits as a blocking C call does that keeps the GIL: nobody else runs meanwhile.</summary>
    public void WaitHolding(FakeGate gate)
    {
        gate.Wait(CancellationToken.None);
        gil.IsHeldHere.ShouldBeTrue();
    }

    public void Dispose() => _interrupted.Dispose();

    internal void Raise(InterruptReason reason)
    {
        _reason = reason;
        Interlocked.Increment(ref _interrupts);
        _interrupted.Cancel();
    }
}
