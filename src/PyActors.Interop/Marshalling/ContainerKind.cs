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

    /// <summary>A subclass of dict, by its <c>items()</c>: an ordered one has an order of its own.</summary>
    DerivedDict,
}
