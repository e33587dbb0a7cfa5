namespace PyActors;

/// <summary>How <see cref="PyResult.As{T}()"/> treats members of records and classes that don't fit the dict they are read from.</summary>
public sealed record PyReadingOptions
{
    /// <summary>
    /// Whether a constructor's parameter without a default value, or a property that is <c>required</c>, may have no key in the
    /// dict; it then gets its type's default.
    /// </summary>
    /// <value>Default: false, which is a <see cref="PyValueException"/>.</value>
    public bool AllowMissingMembers { get; init; }

    /// <summary>Whether the dict may have keys that no member takes.</summary>
    /// <value>Default: true, they are passed over.</value>
    public bool AllowUnknownKeys { get; init; } = true;

    /// <summary>What holds if nothing else is said.</summary>
    public static PyReadingOptions Default { get; } = new();
}
