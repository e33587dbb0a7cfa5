using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyActors.AheadOfTime;

/// <summary>
/// Builds the task of an async method that runs while a program starts, for <c>[AsyncMethodBuilder(typeof(AheadTaskBuilder&lt;&gt;))]</c>. The
/// framework's builder does the same and allocates less, but it is generic code of another assembly over a type of ours, which no
/// ahead-of-time compiler may compile for us: a dozen methods are compiled anew at each start, for each async method that waits.
/// </summary>
/// <typeparam name="T">The type of the result.</typeparam>
[SuppressMessage("Performance", "CA1822", Justification = "The C# compiler calls all of them on the builder.")]
internal struct AheadTaskBuilder<T>
{
    private TaskCompletionSource<T> _source;
    private AheadStep? _step;

    public readonly Task<T> Task => _source.Task;

    public static AheadTaskBuilder<T> Create() => new() { _source = new TaskCompletionSource<T>() };

    /// <summary>Runs the method up to where it first waits. What it makes of the caller's contexts stays its own.</summary>
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        // Where it lives on from the beginning: here the compiler sees the type, in a call from elsewhere it might not.
        var step = new AheadStep<TStateMachine>();
        _step = step;
        step.StateMachine = stateMachine;

        var context = ExecutionContext.Capture();
        var synchronization = SynchronizationContext.Current;
        step.StateMachine.MoveNext();

        if (SynchronizationContext.Current != synchronization)
            SynchronizationContext.SetSynchronizationContext(synchronization);
        if (context is not null)
            ExecutionContext.Restore(context);
    }

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
        // Only for state machines that were boxed by the framework.
    }

    public readonly void SetResult(T result) => _source.SetResult(result);

    public readonly void SetException(Exception exception)
    {
        if (exception is OperationCanceledException cancelled)
            _source.SetCanceled(cancelled.CancellationToken);
        else
            _source.SetException(exception);
    }

    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion where TStateMachine : IAsyncStateMachine => awaiter.OnCompleted(_step!.Next());

    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion where TStateMachine : IAsyncStateMachine => awaiter.UnsafeOnCompleted(_step!.Next());
}
