using System.Globalization;
using System.Numerics;

namespace PyActors.Reading;

/// <summary>An int that is one of the enum's values (any combination of them for flags), or a str that is one of its names (several, with commas or bars between them, for flags).</summary>
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
        {
            var member = Enum.Parse(type, name);
            _byName.TryAdd(MemberNames.Normalise(name), member);
            _byName[name] = member;
        }
    }

    public override object? ReadBoxed(object? value, PyReadingOptions options) => value switch
    {
        not null when value.GetType() == _type => value,
        long number => FromNumber(number, number),
        BigInteger number when number >= 0 && number <= ulong.MaxValue => FromNumber((ulong)number, value),
        BigInteger => throw Mismatch(_type, value, "it is none of the enum's values"),
        string name => FromName(name),
        _ => throw Mismatch(_type, value),
    };

    private object FromNumber(IConvertible number, object value)
    {
        try
        {
            var candidate = Enum.ToObject(_type, Convert.ChangeType(number, Enum.GetUnderlyingType(_type), null));
            // What flags aren't made of is written as a number; none of them is a value, too.
            if (Enum.IsDefined(_type, candidate) || (_isFlags && (candidate.ToString()![0] is not ('-' or (>= '0' and <= '9')) || value is 0L)))
                return candidate;
        }
        catch (OverflowException)
        {
            // A number that the enum's own type can't hold is none of its values either.
        }

        throw Mismatch(_type, value, "it is none of the enum's values");
    }

    private object FromName(string name)
    {
        if (_byName.TryGetValue(name, out var named) || _byName.TryGetValue(MemberNames.Normalise(name), out named))
            return named;

        // Several of them, as .NET joins their names and as Python does.
        var parts = name.Split([',', '|'], StringSplitOptions.TrimEntries);
        if (!_isFlags || parts.Length == 1)
            throw Mismatch(_type, name, "it is none of the enum's names");

        return Enum.ToObject(_type, parts.Aggregate(0UL, (bits, part) => bits | BitsOf(FromName(part))));
    }

    private static ulong BitsOf(object member) => Type.GetTypeCode(member.GetType()) == TypeCode.UInt64
        ? Convert.ToUInt64(member, CultureInfo.InvariantCulture)
        : unchecked((ulong)Convert.ToInt64(member, CultureInfo.InvariantCulture));
}
