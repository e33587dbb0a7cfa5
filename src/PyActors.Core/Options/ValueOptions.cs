namespace PyActors;

/// <summary>Limits of conversion, in both directions. What is beyond them is a fault that names the path, never a crash.</summary>
public sealed class ValueOptions
{
    /// <summary>How many containers may be nested in each other.</summary>
    /// <value>1 to 1,000. Default: 200.</value>
    public int MaxDepth { get; set; } = 200;

    /// <summary>
    /// How many items all containers of one call's arguments, or of its result, may hold together, one that is shared counted
    /// each time it is met.
    /// </summary>
    /// <value>1 to 2,000,000,000. Default: 10,000,000.</value>
    public int MaxItems { get; set; } = 10_000_000;

    /// <summary>
    /// How many items an enumerable whose length isn't known beforehand may give: a .NET enumerable that is no collection,
    /// which would say it, a Python generator.
    /// </summary>
    /// <value>0 to 2,000,000,000. Default: 1,000,000.</value>
    public int MaxStreamedItems { get; set; } = 1_000_000;

    /// <summary>How many bytes the texts and binary data of one call's arguments, or of its result, may take together in .NET.</summary>
    /// <value>1,024 to 2^40. Default: 2^31. A single text of more than 2^30 characters or array of more than 2^31 bytes never fits.</value>
    public long MaxBytes { get; set; } = 1L << 31;

    /// <summary>What stands for a member of an enumeration, in both directions.</summary>
    /// <value>Default: <see cref="EnumForm.Value"/>.</value>
    public EnumForm Enums { get; set; } = EnumForm.Value;

    /// <summary>What the keys of a dict are called that is made from a .NET record, class or struct.</summary>
    /// <value>Default: <see cref="MemberNaming.SnakeCase"/>.</value>
    public MemberNaming MemberNames { get; set; } = MemberNaming.SnakeCase;

    /// <summary>What becomes of a time that is finer than the other side's are, in both directions.</summary>
    /// <value>Default: <see cref="TimePrecision.Truncated"/>. .NET's clocks are finer than Python's on some systems, and nine in ten of their times.</value>
    public TimePrecision Times { get; set; } = TimePrecision.Truncated;

    /// <summary>Whether a Python object that has a <c>__dict__</c> and no other form in .NET comes as a dict of its attributes.</summary>
    /// <value>Default: false, such an object is a fault.</value>
    public bool ReadPlainObjects { get; set; }

    /// <summary>The same as they are now.</summary>
    internal ValueOptions Copy() => (ValueOptions)MemberwiseClone();
}
