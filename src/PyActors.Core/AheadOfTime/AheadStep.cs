using System.Runtime.CompilerServices;

namespace PyActors.AheadOfTime;

/// <summary>An async method that is under way, and how it goes on after it has waited.</summary>
internal abstract class AheadStep
{
    private readonly Action _go;
    private ExecutionContext? _context;

    protected AheadStep() => _go = Go;

    /// <summary>What runs the method on, in the contexts of whoever asks, up to where it waits again, or ends.</summary>
    public Action Next()
    {
        _context = ExecutionContext.Capture();
        return _go;
    }

    protected abstract void MoveNext();

    private void Go()
    {
        // None: it was asked not to let them flow.
        if (_context is { } context)
            ExecutionContext.Run(context, static step => ((AheadStep)step!).MoveNext(), this);
        else
            MoveNext();
    }
}

/// <summary>The same, with what the C# compiler made of the method.</summary>
internal sealed class AheadStep<TStateMachine> : AheadStep where TStateMachine : IAsyncStateMachine
{
    // A field: the state machine changes where it is.
    public TStateMachine StateMachine = default!;

    protected override void MoveNext() => StateMachine.MoveNext();
}
