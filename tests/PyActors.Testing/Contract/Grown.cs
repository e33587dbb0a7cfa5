namespace PyActors.Testing.Contract;

/// <summary>A random .NET value, and the canonical form in which it must come back from Python.</summary>
/// <param name="Given">What goes in.</param>
/// <param name="Canonical">What has to come back.</param>
public readonly record struct Grown(object? Given, object? Canonical)
{
    /// <summary>A value that is canonical already.</summary>
    public static Grown Same(object? value) => new(value, value);
}
