using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PyActors.Pooling.Reporting;
using PyActors.Streaming;

namespace PyActors.Batching;

/// <summary>Inputs that come one after another, mapped as they come. One for each time the results are enumerated.</summary>
internal sealed class MapCalls : SlicedCalls, IDisposable
{
    private readonly Channel<OutcomeRun> _ready = Channel.CreateUnbounded<OutcomeRun>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource _allGiven = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ReadAheadRoom _room;
    private readonly ResultOrder? _order;

    // How many are given, below zero; what was read is added when all is.
    private long _missing;

    private MapCalls(IPythonPool pool, PoolWatch watch, TimeProvider time, InvokeBatch batch, MapOptions how, CancellationToken token)
        : base(pool, watch, time, batch, how.ReadAhead, token)
    {
        _room = new ReadAheadRoom(how.ReadAhead);
        _order = how.InOrder ? new ResultOrder(_ready.Writer) : null;
    }

    protected override TimeSpan? TimeForNext => Timeout;

    /// <summary>Maps. Arguments are looked at now, all else happens when the results are enumerated.</summary>
    public static IAsyncEnumerable<MappedResult> RunAsync(
        IPythonPool pool, PoolWatch watch, TimeProvider time,
        PyCallable callable, IAsyncEnumerable<object?> inputs, MapOptions? how, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(callable);
        ArgumentNullException.ThrowIfNull(inputs);
        how ??= MapOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(how.ReadAhead, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(how.ReadAhead, 1_000_000);
        var batch = how.BatchOf(callable);
        ThrowIfNoTimeout(batch.Timeout ?? watch.Options.DefaultTimeout);
        return EnumerateAsync(pool, watch, time, batch, inputs, how, token);
    }

    public void Dispose() => _room.Dispose();

    protected override void Give(OutcomeRun outcomes)
    {
        if (_order is null)
            _ready.Writer.TryWrite(outcomes);
        else
            _order.Put(outcomes);
    }

    protected override void Given(int count) => AddMissing(-count);

    private static async IAsyncEnumerable<MappedResult> EnumerateAsync(
        IPythonPool pool, PoolWatch watch, TimeProvider time, InvokeBatch batch, IAsyncEnumerable<object?> inputs, MapOptions how,
        CancellationToken mapToken, [EnumeratorCancellation] CancellationToken token = default)
    {
        var callers = new CallersTokens(mapToken, token);
        using var stop = callers.Link();
        using var calls = new MapCalls(pool, watch, time, batch, how, stop.Token);

        // On another thread, since an input may keep whoever asks for it waiting.
        var reading = Task.Run(() => calls.ReadAsync(inputs, stop.Token), CancellationToken.None);
        try
        {
            while (await callers.WaitAsync(calls._ready.Reader.WaitToReadAsync(stop.Token)).ConfigureAwait(false))
            {
                while (calls._ready.Reader.TryRead(out var outcomes))
                {
                    for (var i = 0; i < outcomes.Count; i++)
                    {
                        yield return new MappedResult(outcomes.FirstNumber + i, outcomes[i]);
                        calls._room.Return();
                    }
                }
            }
        }
        finally
        {
            // Whoever leaves early gives up what is still on its way; then nothing reads or uses an input any more, even where
            // a callback of the inputs' own throws as it is cancelled.
            try
            {
                if (!reading.IsCompleted)
                    await stop.CancelAsync().ConfigureAwait(false);
            }
            finally
            {
                await reading.ConfigureAwait(false);
            }
        }
    }

    private async Task ReadAsync(IAsyncEnumerable<object?> inputs, CancellationToken token)
    {
        Exception? failure = null;
        var read = 0L;
        try
        {
            token.ThrowIfCancellationRequested();
            _room.TryTake();
            await foreach (var input in inputs.WithCancellation(token).ConfigureAwait(false))
            {
                Add(input, read++);
                token.ThrowIfCancellationRequested();
                while (!_room.TryTake())
                    await _room.WaitAsync(token).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // It comes out behind the results of what was read before.
            failure = exception;
        }

        AddMissing(read);
        await _allGiven.Task.ConfigureAwait(false);
        EndSpan(read);
        _ready.Writer.Complete(failure);
    }

    // The lock is for each new run alone. One more slice may be wanted then, if all before it are brief.
    private void Add(object? input, long number)
    {
        if (Pending.TryAppend(input))
        {
            Interlocked.MemoryBarrier();
            if (WantsMore)
                Pump();
            return;
        }

        lock (Gate)
            Pending.Append(input, number);

        Pump();
    }

    private void AddMissing(long count)
    {
        if (Interlocked.Add(ref _missing, count) == 0)
            _allGiven.TrySetResult();
    }
}
