using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PyActors;

/// <summary>
/// Names a Python callable as <c>"package.module:qualified.name"</c>, for example <c>"math:sqrt"</c> or
/// <c>"shop.prices:Catalogue.load"</c>. Immutable; any thread. It is a name only: whether it exists is found out by the
/// worker that first calls it.
/// </summary>
public sealed class PyCallable : IEquatable<PyCallable>
{
    private readonly int _hash;

    private PyCallable(string module, string name)
    {
        Module = module;
        Name = name;
        _hash = HashCode.Combine(module, name);
    }

    /// <summary>The dotted name of the module that is imported, as in <c>import package.module</c>.</summary>
    public string Module { get; }

    /// <summary>The qualified name inside the module: attribute names joined by dots.</summary>
    public string Name { get; }

    /// <summary>Reads the form <c>"package.module:qualified.name"</c>.</summary>
    /// <exception cref="FormatException">The text has another form; the message shows the right one.</exception>
    public static PyCallable Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var callable)
            ? callable
            : throw new FormatException(
                $"'{text}' doesn't name a Python callable. Write the module, a colon and the name inside it, as in \"math:sqrt\" or \"package.module:Class.method\".{Suggestion(text)}");
    }

    /// <summary>Reads the form <c>"package.module:qualified.name"</c>; false if the text has another form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PyCallable? callable)
    {
        callable = null;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0 || !IsDottedName(text.AsSpan(0, colon)) || !IsDottedName(text.AsSpan(colon + 1)))
            return false;

        callable = new PyCallable(text![..colon], text[(colon + 1)..]);
        return true;
    }

    /// <summary>The same as <see cref="Parse"/>, so that a literal can stand where a callable is wanted.</summary>
    // Who passes a null for a callable looks for a parameter of that name.
    public static implicit operator PyCallable(string callable)
    {
        ArgumentNullException.ThrowIfNull(callable);
        return Parse(callable);
    }

    /// <summary>The same as <see cref="Parse"/>.</summary>
    public static PyCallable FromString(string text) => Parse(text);

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => $"{Module}:{Name}";

    /// <inheritdoc/>
    public bool Equals(PyCallable? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Module == other.Module && Name == other.Name);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PyCallable);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    // As it is written in Python: with a dot before the name, or called.
    private static string Suggestion(string text)
    {
        var name = text.EndsWith("()", StringComparison.Ordinal) ? text[..^2] : text;
        var dot = name.LastIndexOf('.');
        if (dot >= 0 && !name.Contains(':', StringComparison.Ordinal))
            name = $"{name[..dot]}:{name[(dot + 1)..]}";

        return name != text && TryParse(name, out _) ? $" Did you mean \"{name}\"?" : "";
    }

    // Python's own rule for identifiers is wider than this (it normalises); a name is checked here only as far as a typing
    // mistake shows, and the import decides the rest.
    private static bool IsDottedName(ReadOnlySpan<char> text)
    {
        var startsPart = true;
        foreach (var c in text)
        {
            if (c == '.' ? startsPart : !(IsStart(c) || (!startsPart && IsContinuation(c))))
                return false;

            startsPart = c == '.';
        }

        return !startsPart;
    }

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || char.IsSurrogate(c);

    private static bool IsContinuation(char c) =>
        char.IsDigit(c) || char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;
}
