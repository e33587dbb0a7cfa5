using PyActors.Host.Hosting;
using PyActors.Host.Inputs;
using PyActors.Host.Output;

namespace PyActors.Host.Serving;

/// <summary>
/// Answers requests as they come: reads them on one thread, lets the pool run them, and writes each answer as soon as it is there, in
/// no order. No more than a window of them is read and not yet written.
/// </summary>
internal sealed class ServeRun(IPoolAccess pool, LineOutput output, int window, TimeSpan drain) : IDisposable
{
    private readonly AnswerQueue _queue = new();
    private readonly SemaphoreSlim _places = new(window);
    private readonly CancellationTokenSource _giveUp = new();

    /// <summary>Answers until the requests end, or it is told to end; what has been read by then is answered in either case.</summary>
    /// <param name="lines">The requests.</param>
    /// <param name="interrupted">Reads no further, and after the time for the drain cancels what still runs.</param>
    /// <exception cref="OutputException">The answers can't be written any further.</exception>
    /// <exception cref="IOException">The requests can't be read any further.</exception>
    public async Task RunAsync(IEnumerable<TextLine> lines, CancellationToken interrupted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        var (stopped, givenUp) = (stop.Token, _giveUp.Token);
        await using var end = interrupted.Register(() => _giveUp.CancelAfter(drain));
        // Reading may block for ever: nobody waits for that thread.
        await using var close = stopped.Register(() => _queue.Close());
        _ = Task.Run(() => FeedAsync(lines, stopped, givenUp), CancellationToken.None);
        try
        {
            await WriteAsync();
        }
        finally
        {
            await stop.CancelAsync();
            await _giveUp.CancelAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The semaphore stays: the thread that reads may still wait for a place.
        _giveUp.Dispose();
    }

    private async Task FeedAsync(IEnumerable<TextLine> lines, CancellationToken stopped, CancellationToken givenUp)
    {
        try
        {
            var number = 0L;
            foreach (var line in lines)
            {
                number++;
                if (!line.Bytes.AsSpan().ContainsAnyExcept(" \t"u8))
                    continue;

                await _places.WaitAsync(stopped);
                var request = RequestReader.Read(number, line.Bytes);
                if (!_queue.TryBegin())
                    return;

                _ = AnswerAsync(request, givenUp);
            }

            _queue.Close();
        }
        catch (Exception e)
        {
            _queue.Close(e is OperationCanceledException ? null : e);
        }
    }

    private async Task AnswerAsync(Request request, CancellationToken givenUp)
    {
        var result = request.Invoke is { } invoke
            ? await pool.InvokeAsync(invoke, givenUp)
            : PyResult.Failure(new PyFault(PyFaultKind.ArgumentNotConvertible, request.Problem!));
        _queue.End(new Answer(request.Id, result, IsOfRequest: request.Problem is null));
    }

    private async Task WriteAsync()
    {
        while (await _queue.Answers.WaitToReadAsync(CancellationToken.None))
        {
            while (_queue.Answers.TryRead(out var answer))
            {
                output.Write(answer, answer.Result, AnswerLine.Write);
                _places.Release();
            }

            output.Flush();
        }
    }
}
