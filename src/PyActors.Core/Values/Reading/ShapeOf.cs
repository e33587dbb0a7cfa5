namespace PyActors.Reading;

/// <summary>The one shape of each type, without a look-up.</summary>
internal static class ShapeOf<T>
{
    private static Shape<T>? s_instance;

    /// <summary>The shape.</summary>
    /// <exception cref="NotSupportedException">No value of Python's can be read as this type.</exception>
    public static Shape<T> Instance => s_instance ??= Find();

    // Named here, so that native code for it is there where none can be made later.
    private static Shape<T> Find()
    {
        CodeFor.Has(new CodeFor<T>());
        var shape = Shapes.Of(typeof(T));
        return shape as Shape<T> ?? new UnboxedShape<T>(shape);
    }
}
