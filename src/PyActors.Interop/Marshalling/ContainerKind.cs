namespace PyActors.Interop.Marshalling;

/// <summary>How a Python container is walked through.</summary>
internal enum ContainerKind
{
    /// <summary>A list, by its own storage.</summary>
    List,

    /// <summary>A tuple, by its own storage.</summary>
    Tuple,

    /// <summary>A dict itself, by its own storage.</summary>
    Dict,

    /// <summary>A subclass of dict or another mapping, by its <c>items()</c>: an ordered one has an order of its own.</summary>
    DerivedDict,

    /// <summary>A set or frozenset.</summary>
    Set,

    /// <summary>A tuple with named fields: a dict of them.</summary>
    NamedTuple,

    /// <summary>An object of a dataclass: a dict of its fields.</summary>
    DataClass,

    /// <summary>Any other object: a dict of its attributes.</summary>
    Plain,

    /// <summary>An array or object of JSON, by its elements.</summary>
    Json,

    /// <summary>A value of another library's in a wrapper: that value.</summary>
    Wrapper,

    /// <summary>An iterator or something else that is walked through, up to a bound.</summary>
    Iterable,
}
