namespace PyActors.Reading;

/// <summary>A value that is read as the very type it has: object, bool, PyDict, byte[] and the like.</summary>
internal sealed class CanonicalShape(Type type) : Shape
{
    public override object? ReadBoxed(object? value, PyReadingOptions options) =>
        value is null ? NoneFor(type) : type.IsInstanceOfType(value) ? value : throw Mismatch(type, value);
}
