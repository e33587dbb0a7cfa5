using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>
/// The waiting invocations of one priority, callers taking turns: one invocation of the caller in front, who then goes to the
/// back. A caller is forgotten as soon as nothing of it waits.
/// </summary>
internal sealed class FairLane : QueueLane
{
    private readonly Dictionary<string, LinkedListNode<InvocationRun>> _byCaller = new(StringComparer.Ordinal);
    private readonly LinkedList<InvocationRun> _turns = new();

    public override bool IsEmpty => _turns.Count == 0;

    public override bool IsUniform => _turns.Count == 1;

    public override void Append(Invocation invocation)
    {
        if (!_byCaller.TryGetValue(CallerOf(invocation), out var turn))
            _byCaller.Add(CallerOf(invocation), turn = _turns.AddLast(new InvocationRun()));

        turn.Value.Append(invocation);
    }

    public override void PutBack(Invocation invocation)
    {
        if (!_byCaller.TryGetValue(CallerOf(invocation), out var turn))
            _byCaller.Add(CallerOf(invocation), turn = _turns.AddFirst(new InvocationRun()));

        turn.Value.PutBack(invocation);
    }

    public override Invocation TakeNext()
    {
        var turn = _turns.First!;
        var invocation = turn.Value.TakeFirst();
        _turns.Remove(turn);
        if (turn.Value.Count > 0)
            _turns.AddLast(turn);
        else
            _byCaller.Remove(CallerOf(invocation));

        return invocation;
    }

    public override void Remove(Invocation invocation)
    {
        var turn = _byCaller[CallerOf(invocation)];
        turn.Value.Remove(invocation);
        if (turn.Value.Count > 0)
            return;

        _turns.Remove(turn);
        _byCaller.Remove(CallerOf(invocation));
    }

    private static string CallerOf(Invocation invocation) => invocation.Request.Caller ?? "";
}
