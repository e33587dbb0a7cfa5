using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PyActors.Pooling.Reporting;

namespace PyActors.Batching;

/// <summary>Inputs that come one after another, mapped as they come. One for each time the results are enumerated.</summary>
internal sealed class MapCalls : SlicedCalls, IDisposable
{
    private readonly Channel<MappedResult> _ready = Channel.CreateUnbounded<MappedResult>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource _allGiven = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _room;
    private readonly ResultOrder? _order;
    private long _read;

    // What is read and not given yet, and one more while the reader is at work.
    private long _missing = 1;

    private MapCalls(IPythonPool pool, PoolWatch watch, TimeProvider time, InvokeBatch batch, MapOptions how, CancellationToken token)
        : base(pool, watch, time, batch, token)
    {
        _room = new SemaphoreSlim(how.ReadAhead);
        _order = how.InOrder ? new ResultOrder(how.ReadAhead, _ready.Writer) : null;
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

    protected override void Give(long number, PyResult result)
    {
        var mapped = new MappedResult(number, result);
        if (_order is null)
            _ready.Writer.TryWrite(mapped);
        else
            _order.Put(mapped);
    }

    protected override void Given(int count)
    {
        if (Interlocked.Add(ref _missing, -count) == 0)
            _allGiven.TrySetResult();
    }

    private static async IAsyncEnumerable<MappedResult> EnumerateAsync(
        IPythonPool pool, PoolWatch watch, TimeProvider time, InvokeBatch batch, IAsyncEnumerable<object?> inputs, MapOptions how,
        CancellationToken mapToken, [EnumeratorCancellation] CancellationToken token = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(mapToken, token);
        using var calls = new MapCalls(pool, watch, time, batch, how, stop.Token);

        // On another thread, since an input may keep whoever asks for it waiting.
        var reading = Task.Run(() => calls.ReadAsync(inputs, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var result in calls._ready.Reader.ReadAllAsync(stop.Token))
            {
                yield return result;
                calls._room.Release();
            }
        }
        finally
        {
            // Whoever leaves early gives up what is still on its way; then nothing reads or uses an input any more, even where
            // a callback of the inputs' own throws as it is cancelled.
            try
            {
                if (!reading.IsCompleted)
                    await stop.CancelAsync();
            }
            finally
            {
                await reading;
            }
        }
    }

    private async Task ReadAsync(IAsyncEnumerable<object?> inputs, CancellationToken token)
    {
        Exception? failure = null;
        try
        {
            await _room.WaitAsync(token);
            await foreach (var input in inputs.WithCancellation(token))
            {
                Interlocked.Increment(ref _missing);
                lock (Gate)
                    Pending.Append(input, _read++);

                Pump();
                await _room.WaitAsync(token);
            }
        }
        catch (Exception exception)
        {
            // It comes out behind the results of what was read before.
            failure = exception;
        }

        Given(1);
        await _allGiven.Task;
        _ready.Writer.Complete(failure);
    }
}
