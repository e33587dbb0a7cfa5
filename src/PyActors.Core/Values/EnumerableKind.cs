namespace PyActors;

/// <summary>What an enumerable of the caller's is to Python.</summary>
internal enum EnumerableKind
{
    /// <summary>A list of its items.</summary>
    List,

    /// <summary>A dict of its entries.</summary>
    Dict,

    /// <summary>A set of its items.</summary>
    Set,

    /// <summary>What it wraps: a value of another library's.</summary>
    Wrapper,
}
