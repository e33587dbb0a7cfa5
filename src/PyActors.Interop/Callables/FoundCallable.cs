using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>
/// What a name stands for: borrowed from the cache, which keeps its reference at least until it is asked for the next one, or owned
/// where the cache keeps none. Needs the GIL; lives on the stack only.
/// </summary>
internal ref struct FoundCallable
{
    private Owned _owned;

    private FoundCallable(nint kept, Owned owned)
    {
        Pointer = kept;
        _owned = owned;
    }

    /// <summary>The callable; null if nothing was found.</summary>
    public nint Pointer { get; }

    /// <summary>Whether nothing was found.</summary>
    public readonly bool IsNull => Pointer == 0;

    /// <summary>One that the cache keeps.</summary>
    public static FoundCallable Kept(nint borrowed) => new(borrowed, default);

    /// <summary>One that nobody else keeps, or none.</summary>
    public static FoundCallable Owned(Owned owned) => new(owned.Pointer, owned);

    /// <summary>Gives up the reference, where it is owned.</summary>
    public void Dispose() => _owned.Dispose();
}
