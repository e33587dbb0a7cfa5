namespace PyActors.Reading;

/// <summary>A str; None is null.</summary>
internal sealed class TextShape : Shape<string?>
{
    public override string? Read(object? value, PyReadingOptions options) => value switch
    {
        string or null => (string?)value,
        _ => throw Mismatch(value),
    };
}

/// <summary>A str of one UTF-16 character.</summary>
internal sealed class CharShape : Shape<char>
{
    public override char Read(object? value, PyReadingOptions options) =>
        value is string { Length: 1 } text ? text[0] : throw Mismatch(value);
}
