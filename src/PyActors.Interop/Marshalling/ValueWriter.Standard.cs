using System.Globalization;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Values that have a class in Python's standard library.</summary>
internal sealed unsafe partial class ValueWriter
{
    private nint WriteDecimal(decimal number)
    {
        // The sign of zero is there and isn't written.
        var sign = decimal.IsNegative(number) && number == 0 ? "-" : "";
        using var text = new Owned(Made(Text.New(sign + number.ToString(CultureInfo.InvariantCulture))));
        return text.IsNull ? 0 : Construct("decimal", "Decimal", text.Pointer);
    }

    private nint WriteUuid(Guid id)
    {
        var bytes = stackalloc byte[16];
        id.TryWriteBytes(new Span<byte>(bytes, 16), bigEndian: true, out _);
        // SAFETY: Python reads the 16 bytes, big-endian and without a sign.
        using var number = new Owned(Made(LongObject.FromByteArray(bytes, 16, 0, 0)));
        if (number.IsNull)
            return 0;

        // The number comes behind four other forms.
        var arguments = stackalloc nint[] { ObjectApi.None, ObjectApi.None, ObjectApi.None, ObjectApi.None, number.Pointer };
        return Construct("uuid", "UUID", arguments, 5);
    }

    private nint WritePath(FileSystemInfo path)
    {
        using var text = new Owned(Made(Text.New(path.FullName)));
        return text.IsNull ? 0 : Construct("pathlib", "Path", text.Pointer);
    }

    // Python's own libraries take addresses as text.
    private nint WriteUri(Uri address) => WriteText(address.OriginalString);

    private nint WriteEnum(Enum member)
    {
        if (_options.Enums == EnumForm.Name && member.ToString() is var name && IsNamed(name))
            return WriteText(name);

        return Type.GetTypeCode(member.GetType()) == TypeCode.UInt64
            ? Made(LongObject.FromUInt64(Convert.ToUInt64(member, CultureInfo.InvariantCulture)))
            : Made(LongObject.FromInt64(Convert.ToInt64(member, CultureInfo.InvariantCulture)));
    }

    // .NET's text of one that has no name is its number, which stays one here: so do members of Python's enums.
    private static bool IsNamed(string member) => member[0] is not ('-' or (>= '0' and <= '9'));

    private nint Construct(string module, string name, nint argument) => Construct(module, name, &argument, 1);

    private nint Construct(string module, string name, nint* arguments, int count)
    {
        var known = _classes.Get(module, name);
        return Made(known == 0 ? 0 : ObjectApi.VectorcallDict(known, arguments, (nuint)count, 0));
    }
}
