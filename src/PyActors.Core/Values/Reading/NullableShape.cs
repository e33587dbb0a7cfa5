namespace PyActors.Reading;

/// <summary>None, or a value.</summary>
internal sealed class NullableShape<T> : Shape<T?> where T : struct
{
    public override T? Read(object? value, PyReadingOptions options) =>
        value is null ? null : ShapeOf<T>.Instance.Read(value, options);
}
