namespace PyActors.Reading;

/// <summary>A value that is read as the very type it has: object, bool, PyDict, byte[] and the like.</summary>
internal sealed class CanonicalShape<T> : Shape<T>
{
    public override T Read(object? value, PyReadingOptions options)
    {
        if (value is T same)
            return same;

        return value is null && !typeof(T).IsValueType ? default! : throw Mismatch(value);
    }
}
