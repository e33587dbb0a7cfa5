using System.Threading.Channels;
using PyActors.Host.Commands;
using PyActors.Host.Hosting;
using PyActors.Host.Inputs;
using PyActors.Host.Output;

namespace PyActors.Host.Mapping;

/// <summary>
/// The run itself: one loop reads inputs and hands them to the pool, the other writes the results in the order of the inputs.
/// Between them is a window of bounded size, so that a slow input holds the others up only when the window is full, and memory stays
/// flat. Used once.
/// </summary>
internal sealed class MapRun : IDisposable
{
    private readonly IPoolAccess _pool;
    private readonly MapRequest _request;
    private readonly LineOutput _output;
    private readonly MapTally _tally;
    private readonly MapLimits _limits;
    private readonly MapPlaces _places;
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Channel<Pending> _window;
    private volatile bool _hasReadAll;

    /// <summary>A run that begins with <see cref="RunAsync"/>.</summary>
    public MapRun(IPoolAccess pool, MapRequest request, LineOutput output, MapTally tally, MapLimits limits)
    {
        _pool = pool;
        _request = request;
        _output = output;
        _tally = tally;
        _limits = limits;
        _places = new MapPlaces(limits.Running, limits.InThePool);
        _window = Channel.CreateBounded<Pending>(new BoundedChannelOptions(limits.Window) { SingleReader = true, SingleWriter = true });
    }

    /// <summary>
    /// Runs every input. When interrupted it reads no further, lets what is in the pool end, within bounds, and writes what came
    /// of it as far as no input is left out.
    /// </summary>
    /// <returns>Whether all inputs were run and written.</returns>
    /// <exception cref="CommandFailedException">The callable isn't there, or the pool takes no more work.</exception>
    /// <exception cref="OutputException">The output can't be written any further.</exception>
    public async Task<bool> RunAsync(IEnumerator<MapInput> inputs, CancellationToken interrupted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        await using var drain = interrupted.Register(() => _giveUp.CancelAfter(_limits.Drain));
        // Reading may block for ever, on a terminal say: then nobody waits for that thread.
        await using var close = stop.Token.Register(() => _window.Writer.TryComplete());
        _ = Task.Run(() => FeedAsync(inputs, stop.Token), CancellationToken.None);
        try
        {
            var isWhole = await WriteAsync(interrupted);
            _output.Complete();
            return isWhole && _hasReadAll;
        }
        finally
        {
            await stop.CancelAsync();
            await _giveUp.CancelAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _giveUp.Dispose();

    private async Task FeedAsync(IEnumerator<MapInput> inputs, CancellationToken stop)
    {
        try
        {
            while (inputs.MoveNext())
            {
                await _places.TakeAsync(stop);
                if (!await _window.Writer.WaitToWriteAsync(stop))
                    return;

                // First the place in the window, which an interrupt closes, then the call: what has run is written.
                var pending = new Pending(inputs.Current);
                if (_window.Writer.TryWrite(pending))
                    pending.Begin(CallAsync(inputs.Current));
            }

            _hasReadAll = true;
            _window.Writer.TryComplete();
        }
        catch (OperationCanceledException)
        {
            _window.Writer.TryComplete();
        }
        catch (Exception e)
        {
            _window.Writer.TryComplete(e);
        }
    }

    private async Task<PyResult> CallAsync(MapInput input)
    {
        var timing = default(InvocationTiming);
        try
        {
            if (input.Problem is { } problem)
                return PyResult.Failure(new PyFault(PyFaultKind.ArgumentNotConvertible, problem));

            var result = await _pool.InvokeAsync(new Invoke(_request.Callable, input.Argument) { Timeout = _request.Timeout }, _giveUp.Token);
            timing = result.Timing;
            return result;
        }
        finally
        {
            _places.GiveBack(timing);
        }
    }

    private async Task<bool> WriteAsync(CancellationToken interrupted)
    {
        while (true)
        {
            if (!_window.Reader.TryRead(out var pending))
            {
                _output.Flush();
                if (!await _window.Reader.WaitToReadAsync(CancellationToken.None))
                    return true;

                continue;
            }

            if (!pending.Result.IsCompleted)
                _output.Flush();

            var result = await pending.Result;
            if (result.Fault is { } fault && IsTheEnd(fault, interrupted))
                return false;

            _tally.Add(_output.Write(pending.Input, result));
        }
    }

    /// <summary>Whether a fault is of the run and not of the input; an input that was given up is not written, so that a resumed run does it.</summary>
    private bool IsTheEnd(PyFault fault, CancellationToken interrupted) => fault.Kind switch
    {
        PyFaultKind.Cancelled => true,
        PyFaultKind.Unavailable when interrupted.IsCancellationRequested => true,
        PyFaultKind.Unavailable => throw new CommandFailedException(ExitCode.Failure, $"The run can't go on. {fault.Message}"),
        // Nothing will be different for the other inputs.
        PyFaultKind.CallableNotFound or PyFaultKind.Forbidden when _tally.Count == 0 =>
            throw new CommandFailedException(ExitCode.Usage, fault.Message),
        _ => false,
    };

    private sealed class Pending(MapInput input)
    {
        private readonly TaskCompletionSource<Task<PyResult>> _call = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MapInput Input => input;

        public Task<PyResult> Result => field ??= _call.Task.Unwrap();

        public void Begin(Task<PyResult> call) => _call.SetResult(call);
    }
}
