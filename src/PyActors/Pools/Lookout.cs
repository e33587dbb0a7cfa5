using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace PyActors.Pools;

/// <summary>
/// The front door's look out for the outcome of an invocation that is alone in its pool. Who awaits it goes on on the thread pool, on a
/// thread that the worker would have to get hold of; the front door runs on such a thread, and hands the outcome on there. It looks for
/// some microseconds only, and ends with the next message.
/// </summary>
/// <param name="frontDoor">Whose it is.</param>
internal sealed class Lookout(IActorRef frontDoor)
{
    // Each takes some 50 ns: 10 µs in all.
    private const int Looks = 200;

    private static readonly bool IsOneProcessor = Environment.ProcessorCount == 1;

    private readonly Persistence _persistence = new();

    // Null while nobody looks out; else the invocation that is looked out for; else its outcome.
    private object? _place;

    /// <summary>From whom outcomes come.</summary>
    public IActorRef FrontDoor { get; } = frontDoor;

    /// <summary>Leaves an outcome; false if it isn't looked out for, and then the caller hands it on. Any thread.</summary>
    public bool TryLeave(PooledInvocation invocation, PyResult result) =>
        ReferenceEquals(Volatile.Read(ref _place), invocation)
        && ReferenceEquals(Interlocked.CompareExchange(ref _place, result, invocation), invocation);

    /// <summary>Looks out for an outcome, unless the last few took too long. The front door only.</summary>
    /// <param name="invocation">Whose.</param>
    /// <param name="mailbox">What comes there ends it.</param>
    /// <param name="result">The outcome, if it was left here: the caller hands it on.</param>
    public bool TryGet(PooledInvocation invocation, FrontDoorQueue mailbox, [NotNullWhen(true)] out PyResult? result)
    {
        result = null;
        if (IsOneProcessor || !_persistence.Tries())
            return false;

        Begin(invocation);
        _persistence.Tried(inVain: !EndsInTime(invocation, mailbox));
        result = End();
        return result is not null;
    }

    /// <summary>From here on an outcome can be left.</summary>
    public void Begin(PooledInvocation invocation) => Volatile.Write(ref _place, invocation);

    /// <summary>From here on none can.</summary>
    /// <returns>What was left; null for nothing.</returns>
    public PyResult? End() => Interlocked.Exchange(ref _place, null) as PyResult;

    private bool EndsInTime(PooledInvocation invocation, FrontDoorQueue mailbox)
    {
        for (var i = 0; i < Looks; i++)
        {
            if (!ReferenceEquals(Volatile.Read(ref _place), invocation) || mailbox.HasMessages)
                return true;

            Thread.SpinWait(1);
        }

        return false;
    }
}
