using System.Threading.Channels;

namespace PyActors.Batching;

/// <summary>Puts results back into the order of their inputs: each is passed on when all before it have been. Any thread.</summary>
/// <param name="window">How far a result may be ahead of the first that is missing, at most.</param>
/// <param name="next">Where they are passed on to.</param>
internal sealed class ResultOrder(int window, ChannelWriter<MappedResult> next)
{
    private readonly Lock _gate = new();
    private readonly PyResult?[] _waiting = new PyResult?[window];
    private long _first;

    public void Put(MappedResult result)
    {
        lock (_gate)
        {
            _waiting[result.Number % window] = result.Result;
            while (_waiting[_first % window] is { } ready)
            {
                _waiting[_first % window] = null;
                next.TryWrite(new MappedResult(_first, ready));
                _first++;
            }
        }
    }
}
