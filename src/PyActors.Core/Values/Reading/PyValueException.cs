namespace PyActors;

/// <summary>
/// A value has another shape than the one it was to be read as. Says where (<see cref="Path"/>), what was there
/// (<see cref="Found"/>) and what was wanted (<see cref="Wanted"/>).
/// </summary>
public sealed class PyValueException : PyActorsException
{
    private const string Root = "result";

    private readonly ValuePath _path = new();
    private readonly string? _why;

    internal PyValueException(Type wanted, object? found, string? why = null) : base("")
    {
        Wanted = wanted;
        Found = ValueWords.Describe(found);
        _why = why;
    }

    /// <summary>Where the value sits, as in <c>result[3]["age"]</c>.</summary>
    public string Path => _path.From(Root);

    /// <summary>The type that was wanted there.</summary>
    public Type Wanted { get; }

    /// <summary>What was there, shortened, as in <c>str "abc"</c>.</summary>
    public string Found { get; }

    /// <inheritdoc/>
    public override string Message => MessageFor(Root);

    // The same where the value isn't a result.
    internal string MessageFor(string root) =>
        $"{_path.From(root)} can't be read as {ValueWords.NameOf(Wanted)}: there is {Found}{(_why is null ? "" : $"; {_why}")}.";

    // The two below stand in exception filters: each container on the way adds its step while the exception is looked at and
    // lets it pass, so that reading costs nothing until something is wrong.
    internal bool PassItem(long index)
    {
        _path.Item(index);
        return false;
    }

    internal bool PassKey(object? key)
    {
        _path.Key(key);
        return false;
    }
}
