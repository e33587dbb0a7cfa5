using System.Numerics;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Texts and whole numbers, by their own storage: whatever a subclass overrides, no Python code runs.</summary>
internal sealed unsafe partial class ValueReader
{
    // A BigInteger holds some bits less than 2^31, whose number isn't documented.
    private const long MaxIntBits = int.MaxValue - 1024;

    private bool TryReadText(nint source, out object? value)
    {
        value = null;
        // No text takes less room in .NET than two bytes for each code point.
        var length = UnicodeObject.GetLength(source);
        if (!_budget.TryTakeBytes(length * 2))
            return RefuseSize(source);
        if (length > Text.MaxLength)
            return RefuseLength();

        var text = Text.Read(source, out var isTooLong);
        if (text is null)
            return isTooLong ? RefuseLength() : RefuseRaised(source);
        if (text.Length > length && !_budget.TryTakeBytes((text.Length - length) * 2))
            return RefuseSize(source);

        value = text;
        return true;
    }

    private bool TryReadInt(nint source, out object? value)
    {
        int overflow;
        // SAFETY: the call writes to the local; of an int or a subclass it reads the digits and runs no Python code.
        var number = LongObject.AsInt64AndOverflow(source, &overflow);
        if (overflow == 0)
        {
            value = SmallNumbers.Box(number);
            return true;
        }

        return TryReadBigInt(source, out value);
    }

    private bool TryReadBigInt(nint source, out object? value)
    {
        value = null;
        var bits = (long)LongObject.NumBits(source);
        if (bits < 0)
            return RefuseRaised(source);
        if (bits > MaxIntBits)
            return Refuse("it is larger than a BigInteger can be: 2^31 bits", LongObject.Type);
        if (!_budget.TryTakeBytes(bits / 8))
            return RefuseSize(source);

        var bytes = new byte[bits / 8 + 1];
        // SAFETY: Python writes within the length it is given.
        fixed (byte* start = bytes)
        {
            if (LongObject.AsByteArray(source, start, (nuint)bytes.Length) < 0)
                return RefuseRaised(source);
        }

        value = new BigInteger(bytes);
        return true;
    }

    private bool RefuseLength() => Refuse("it is longer than a .NET string can be: 2^30 characters", UnicodeObject.Type);
}
