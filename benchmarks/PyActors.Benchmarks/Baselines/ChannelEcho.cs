using System.Threading.Channels;

namespace PyActors.Benchmarks.Baselines;

/// <summary>
/// A channel, a thread that reads it, and a task per request: what any pool of dedicated threads costs before it has done
/// anything for its callers.
/// </summary>
internal sealed class ChannelEcho : IDisposable
{
    private readonly Channel<Request> _requests = Channel.CreateBounded<Request>(new BoundedChannelOptions(10_000) { SingleReader = true });

    public ChannelEcho()
    {
        new Thread(Serve) { IsBackground = true, Name = "echo" }.Start();
    }

    /// <summary>Gives back what it is given, from the other thread.</summary>
    public Task<object?> AskAsync(object? value)
    {
        var request = new Request(value);
        return _requests.Writer.TryWrite(request) ? request.Task : throw new InvalidOperationException("The channel is full.");
    }

    public void Dispose() => _requests.Writer.Complete();

    private void Serve()
    {
        while (_requests.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_requests.Reader.TryRead(out var request))
                request.SetResult(request.Value);
        }
    }

    private sealed class Request(object? value) : TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public object? Value => value;
    }
}
