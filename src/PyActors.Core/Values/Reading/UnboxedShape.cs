namespace PyActors.Reading;

/// <summary>What another shape reads, out of its box.</summary>
internal sealed class UnboxedShape<T>(Shape boxed) : Shape<T>
{
    public override T Read(object? value, PyReadingOptions options) => (T)boxed.ReadBoxed(value, options)!;
}
