namespace PyActors.Reading;

/// <summary>An int that is one of the enum's values (any combination of them for flags), or a str that is one of its names.</summary>
internal sealed class EnumShape : Shape
{
    private readonly Type _type;
    private readonly bool _isFlags;
    private readonly Dictionary<string, object> _byName = new(StringComparer.Ordinal);

    /// <summary>Looks at an enum's names.</summary>
    public EnumShape(Type type)
    {
        _type = type;
        _isFlags = type.IsDefined(typeof(FlagsAttribute), inherit: false);
        foreach (var name in Enum.GetNames(type))
            _byName.TryAdd(MemberNames.Normalise(name), Enum.Parse(type, name));
    }

    public override object? ReadBoxed(object? value, PyReadingOptions options) => value switch
    {
        not null when value.GetType() == _type => value,
        long number => FromNumber(number),
        string name when _byName.TryGetValue(MemberNames.Normalise(name), out var named) => named,
        _ => throw Mismatch(_type, value, "it is none of the enum's names"),
    };

    private object FromNumber(long number)
    {
        try
        {
            var candidate = Enum.ToObject(_type, Convert.ChangeType(number, Enum.GetUnderlyingType(_type), null));
            if (Enum.IsDefined(_type, candidate) || (_isFlags && !long.TryParse(candidate.ToString(), out _)))
                return candidate;
        }
        catch (OverflowException)
        {
            // A number that the enum's own type can't hold is none of its values either.
        }

        throw Mismatch(_type, number, "it is none of the enum's values");
    }
}
