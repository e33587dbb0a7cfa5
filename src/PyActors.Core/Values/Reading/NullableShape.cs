namespace PyActors.Reading;

/// <summary>None, or a value: in a box they are null and the value's own box.</summary>
internal sealed class NullableShape(Shape underlying) : Shape
{
    public override object? ReadBoxed(object? value, PyReadingOptions options) =>
        value is null ? null : underlying.ReadBoxed(value, options);
}
