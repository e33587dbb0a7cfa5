namespace PyActors.Pools;

/// <summary>Invocations of one origin that have no outcome yet, linked through themselves: putting in and taking out are O(1).</summary>
internal sealed class InvocationList
{
    public PooledInvocation? First { get; private set; }

    public void Add(PooledInvocation invocation)
    {
        invocation.List = this;
        invocation.Next = First;
        if (First is { } next)
            next.Previous = invocation;

        First = invocation;
    }

    public void Remove(PooledInvocation invocation)
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
