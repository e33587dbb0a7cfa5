using System.Runtime.InteropServices;
using PyActors.Pooling.Reporting;

namespace PyActors.Batching;

/// <summary>An <see cref="InvokeBatch"/> on its way to its one answer.</summary>
internal sealed class BatchCalls : SlicedCalls
{
    private readonly TaskCompletionSource<PyResults> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PyResult[] _results;
    private int _missing;

    private BatchCalls(IPythonPool pool, PoolWatch watch, TimeProvider time, InvokeBatch batch, CancellationToken token)
        : base(pool, watch, time, batch, BatchSlice.MostInputs, token)
    {
        _results = new PyResult[batch.Inputs.Length];
        _missing = _results.Length;
    }

    protected override TimeSpan? TimeForNext
    {
        get
        {
            if (Timeout == System.Threading.Timeout.InfiniteTimeSpan)
                return Timeout;

            var left = Timeout - Clock.Now;
            return left > TimeSpan.Zero ? left : null;
        }
    }

    /// <summary>Runs a batch, as <see cref="RunAsync"/> does, for a caller who wants to know if it makes no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is neither more than zero nor infinite.</exception>
    public static Task<PyResults> RunCheckedAsync(
        IPythonPool pool, PoolWatch watch, TimeProvider time, InvokeBatch batch, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ThrowIfNoTimeout(batch.Timeout ?? watch.Options.DefaultTimeout);
        return RunAsync(pool, watch, time, batch, token);
    }

    /// <summary>Runs a batch. Whatever is wrong with it, the task ends with an answer.</summary>
    public static Task<PyResults> RunAsync(
        IPythonPool pool, PoolWatch watch, TimeProvider time, InvokeBatch batch, CancellationToken token)
    {
        if (batch.Refused is { } refused)
            return Task.FromResult(Refuse(watch, batch, refused));
        if (batch.Inputs.IsEmpty)
            return Task.FromResult(new PyResults([]));

        var calls = new BatchCalls(pool, watch, time, batch.FromHere(), token);
        calls.Pending.Append(ImmutableCollectionsMarshal.AsArray(batch.Inputs)!);
        calls.Pump();
        return calls._answer.Task;
    }

    private static PyResults Refuse(PoolWatch watch, InvokeBatch batch, RefusedInputs refused)
    {
        var span = watch.BeginSpan(batch.Callable, batch.AskedIn, batch.AskedElsewhere);
        var fault = new PyFault(PyFaultKind.ArgumentNotConvertible, $"The batch can't be sent to another node: {refused.Why}.")
        {
            Path = "args", TypeName = typeof(InvokeBatch).FullName,
        };
        watch.InputsAnswered(refused.Count, fault.Kind);
        if (span is not null)
        {
            var faults = new InputCounts();
            faults.Add(refused.Count, fault.Kind);
            watch.EndSpan(span, refused.Count, faults.Faults());
        }

        return PyResults.Failure(refused.Count, fault);
    }

    protected override void Give(OutcomeRun outcomes)
    {
        for (var i = 0; i < outcomes.Count; i++)
            _results[outcomes.FirstNumber + i] = outcomes[i];
    }

    protected override void Given(int count)
    {
        if (Interlocked.Add(ref _missing, -count) != 0)
            return;

        EndSpan(_results.Length);
        _answer.SetResult(new PyResults(_results));
    }
}
