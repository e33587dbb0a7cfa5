namespace PyActors.Pools;

/// <summary>What one actor asked for and has no outcome yet, linked through themselves: putting in and taking out are O(1).</summary>
internal sealed class InvocationList
{
    public ActorInvocation? First { get; private set; }

    public void Add(ActorInvocation invocation)
    {
        invocation.List = this;
        invocation.Next = First;
        if (First is { } next)
            next.Previous = invocation;

        First = invocation;
    }

    public void Remove(ActorInvocation invocation)
    {
        if (invocation.Previous is { } previous)
            previous.Next = invocation.Next;
        else
            First = invocation.Next;

        if (invocation.Next is { } next)
            next.Previous = invocation.Previous;

        invocation.Previous = invocation.Next = null;
        invocation.List = null;
    }
}
