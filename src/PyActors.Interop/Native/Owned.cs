namespace PyActors.Interop.Native;

/// <summary>
/// An owned reference to a Python object, given up at the end of its <c>using</c>. Needs the GIL; lives on the stack only, so it
/// can't outlast the hold of it.
/// </summary>
internal unsafe ref struct Owned(nint pointer)
{
    /// <summary>The object; null if there is none.</summary>
    public nint Pointer { get; private set; } = pointer;

    /// <summary>Whether there is no object.</summary>
    public readonly bool IsNull => Pointer == 0;

    /// <summary>An owned reference made from a borrowed one.</summary>
    public static Owned Borrow(nint borrowed)
    {
        ObjectApi.IncRef(borrowed);
        return new Owned(borrowed);
    }

    /// <summary>Hands the reference over to the caller: nothing is given up here any more.</summary>
    public nint Detach()
    {
        var pointer = Pointer;
        Pointer = 0;
        return pointer;
    }

    /// <summary>Gives the reference up.</summary>
    public void Dispose()
    {
        if (Pointer != 0)
            ObjectApi.Release(Detach());
    }
}
