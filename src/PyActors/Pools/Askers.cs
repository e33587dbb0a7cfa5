using Akka.Actor;

namespace PyActors.Pools;

/// <summary>
/// Who is owed an outcome. Actors are watched, so that their death gives up what they asked for; the temporary senders of an
/// <c>Ask</c> can't be, and callers of <see cref="IPythonPool"/> have a token.
/// </summary>
internal sealed class Askers(IActorContext context)
{
    private readonly Dictionary<IActorRef, InvocationList> _actors = [];
    private readonly InvocationList _others = new();

    /// <summary>All lists: one per actor, and that of the others.</summary>
    public IEnumerable<InvocationList> All => _actors.Values.Append(_others);

    public void Add(PooledInvocation invocation, IActorRef asker) => ListOf(asker).Add(invocation);

    public void Add(PooledInvocation invocation) => _others.Add(invocation);

    /// <summary>It has its outcome.</summary>
    public static void Forget(PooledInvocation invocation) => invocation.List?.Remove(invocation);

    /// <summary>What an actor asked for that has died; it is forgotten with this. Null if nobody asked by that name.</summary>
    public InvocationList? Died(IActorRef asker) => _actors.Remove(asker, out var list) ? list : null;

    /// <summary>What was asked for with this very object: by the actor that gives it up, else by anyone without a name.</summary>
    public IEnumerable<PooledInvocation> AskedWith(Invoke request, IActorRef asker)
    {
        var list = _actors.GetValueOrDefault(asker, _others);
        for (var invocation = list.First; invocation is not null;)
        {
            var next = invocation.Next;
            if (ReferenceEquals(invocation.Request, request))
                yield return invocation;

            invocation = next;
        }
    }

    private InvocationList ListOf(IActorRef asker)
    {
        if (!CanDie(asker))
            return _others;

        if (!_actors.TryGetValue(asker, out var list))
        {
            _actors.Add(asker, list = new InvocationList());
            context.Watch(asker);
        }

        return list;
    }

    // An Ask's sender lives under /temp, here or on another node, and ignores being watched; nobody lives at /deadLetters.
    private static bool CanDie(IActorRef asker) =>
        !asker.IsNobody() && asker.Path is not ({ Depth: 2, Parent.Name: "temp" } or { Depth: 1, Name: "deadLetters" });
}
