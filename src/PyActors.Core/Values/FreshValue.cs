namespace PyActors;

/// <summary>
/// A value as an engine leaves it: canonical, but for a lone float or int, which has no box, and for a <see cref="NumberRun"/>. Both
/// become what they stand for when somebody asks for the object. Immutable; any thread.
/// </summary>
/// <param name="form">The value, or what stands for it.</param>
/// <param name="bits">The number that a <see cref="ScalarForm"/> stands for.</param>
internal readonly struct FreshValue(object? form, long bits)
{
    /// <summary>The value, a <see cref="NumberRun"/>, or the <see cref="ScalarForm"/> of the bits.</summary>
    public object? Form => form;

    /// <summary>The number that a <see cref="ScalarForm"/> stands for.</summary>
    public long Bits => bits;

    /// <summary>The value in canonical form.</summary>
    public object? ToCanonical() => form switch
    {
        ScalarForm scalar => scalar.Box(bits),
        NumberRun run => run.ToCanonical(),
        _ => form,
    };

    /// <summary>A lone float.</summary>
    public static FreshValue Of(double number) => new(ScalarForm.Float, BitConverter.DoubleToInt64Bits(number));

    /// <summary>A lone int.</summary>
    public static FreshValue Of(long number) => new(ScalarForm.Int, number);

    /// <summary>Anything else.</summary>
    public static FreshValue Of(object? value) => new(value, 0);
}
