namespace PyActors.Reading;

/// <summary>How a canonical value is read as one CLR type.</summary>
internal abstract class Shape
{
    /// <summary>Reads a value into a box.</summary>
    /// <exception cref="PyValueException">The value has another shape.</exception>
    public abstract object? ReadBoxed(object? value, PyReadingOptions options);
}

/// <summary>How a canonical value is read as a <typeparamref name="T"/>. Immutable; any thread.</summary>
internal abstract class Shape<T> : Shape
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="PyValueException">The value has another shape.</exception>
    public abstract T Read(object? value, PyReadingOptions options);

    /// <inheritdoc/>
    public sealed override object? ReadBoxed(object? value, PyReadingOptions options) => Read(value, options);

    /// <summary>Says that the value has another shape.</summary>
    protected static PyValueException Mismatch(object? value, string? why = null) => new(typeof(T), value, why);
}
