using System.Diagnostics;

namespace PyActors.Engines;

/// <summary>
/// The terms of one invocation alone, with what most never need: it is interrupted, listened to by a host function, nested, or traced. Any
/// thread.
/// </summary>
internal sealed class OwnTerms : InvocationTerms
{
    private static readonly CancellationTokenSource Cancelled = NewCancelled();

    private CancellationTokenSource? _interruption;
    private InterruptReason _reason;
    private int _interrupts;

    public OwnTerms(InvocationTerms shared)
        : base(shared.Clock, shared.Timeout) => Pool = shared.Pool;

    /// <summary>Whether the invocation is nested and the note that it waits has to be taken back when it starts or is answered.</summary>
    public bool IsNotedAsWaiting { get; set; }

    /// <summary>The invocation's span; null if it has none.</summary>
    public Activity? Span { get; set; }

    /// <summary>How often it was asked to end, and why the last time.</summary>
    public (int Count, InterruptReason Reason) Interrupts => (Volatile.Read(ref _interrupts), _reason);

    /// <summary>Cancelled when it is asked to end.</summary>
    public CancellationToken Interrupted
    {
        get
        {
            if (Volatile.Read(ref _interruption) is { } source)
                return source.Token;

            var made = new CancellationTokenSource();
            return (Interlocked.CompareExchange(ref _interruption, made, null) ?? made).Token;
        }
    }

    /// <summary>Says that it is to end. Never waits; what listens to the token runs on the thread pool.</summary>
    public void SignalInterrupt(InterruptReason reason)
    {
        _reason = reason;
        Interlocked.Increment(ref _interrupts);
        if (Interlocked.CompareExchange(ref _interruption, Cancelled, null) is { IsCancellationRequested: false } listened)
            _ = listened.CancelAsync();
    }

    private static CancellationTokenSource NewCancelled()
    {
        var source = new CancellationTokenSource();
        source.Cancel();
        return source;
    }
}
