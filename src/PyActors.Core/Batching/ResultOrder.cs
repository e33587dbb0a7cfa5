using System.Threading.Channels;

namespace PyActors.Batching;

/// <summary>Puts outcomes back into the order of their inputs: a run is passed on when all before it have been. Any thread.</summary>
/// <param name="next">Where they are passed on to.</param>
internal sealed class ResultOrder(ChannelWriter<OutcomeRun> next)
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<OutcomeRun, long> _ahead = new();
    private long _first;

    public void Put(OutcomeRun outcomes)
    {
        lock (_gate)
        {
            _ahead.Enqueue(outcomes, outcomes.FirstNumber);
            while (_ahead.TryPeek(out var ready, out var number) && number == _first)
            {
                _ahead.Dequeue();
                next.TryWrite(ready);
                _first += ready.Count;
            }
        }
    }
}
