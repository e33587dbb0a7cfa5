namespace PyActors.Reading;

/// <summary>How a canonical value is read as one CLR type. Immutable; any thread.</summary>
internal abstract class Shape
{
    /// <summary>Reads a value into a box.</summary>
    /// <exception cref="PyValueException">The value has another shape.</exception>
    public abstract object? ReadBoxed(object? value, PyReadingOptions options);

    /// <summary>Says that the value has another shape.</summary>
    protected static PyValueException Mismatch(Type type, object? value, string? why = null) => new(type, value, why);

    /// <summary>None as a type that has a null.</summary>
    /// <exception cref="PyValueException">The type is a struct.</exception>
    protected static object? NoneFor(Type type) => type.IsValueType ? throw Mismatch(type, null) : null;
}

/// <summary>How a canonical value is read as a <typeparamref name="T"/>, without a box.</summary>
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
