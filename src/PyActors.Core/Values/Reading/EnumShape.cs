namespace PyActors.Reading;

/// <summary>An int that is one of the enum's values (any combination of them for flags), or a str that is one of its names.</summary>
internal sealed class EnumShape<T> : Shape<T> where T : struct, Enum
{
    private static readonly bool IsFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    private static readonly Dictionary<string, T> ByName = MakeNames();

    public override T Read(object? value, PyReadingOptions options) => value switch
    {
        T same => same,
        long number => FromNumber(number),
        string name when ByName.TryGetValue(MemberNames.Normalise(name), out var named) => named,
        _ => throw Mismatch(value, "it is none of the enum's names"),
    };

    private static T FromNumber(long number)
    {
        try
        {
            var candidate = (T)Enum.ToObject(typeof(T), Convert.ChangeType(number, Enum.GetUnderlyingType(typeof(T)), null));
            if (Enum.IsDefined(candidate) || (IsFlags && !long.TryParse(candidate.ToString(), out _)))
                return candidate;
        }
        catch (OverflowException)
        {
            // A number that the enum's own type can't hold is none of its values either.
        }

        throw Mismatch(number, "it is none of the enum's values");
    }

    private static Dictionary<string, T> MakeNames()
    {
        var names = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var name in Enum.GetNames<T>())
            names.TryAdd(MemberNames.Normalise(name), Enum.Parse<T>(name));

        return names;
    }
}
