using System.Numerics;

namespace PyActors.Reading;

/// <summary>The types that everybody reads, named so that native code for them is there.</summary>
internal static class CodeForScalars
{
    /// <summary>The code for a scalar, or for one that may be None; null for any other type.</summary>
    public static CodeFor? Find(Type type) =>
        Of<bool>(type) ?? Of<char>(type) ?? Of<decimal>(type) ?? Of<Guid>(type) ?? Of<Complex>(type) ?? FindWhole(type) ?? FindReal(type) ?? FindTime(type);

    private static CodeFor? FindWhole(Type type) =>
        Of<int>(type) ?? Of<long>(type) ?? Of<short>(type) ?? Of<sbyte>(type) ?? Of<nint>(type) ?? Of<Int128>(type)
        ?? Of<uint>(type) ?? Of<ulong>(type) ?? Of<ushort>(type) ?? Of<byte>(type) ?? Of<nuint>(type) ?? Of<UInt128>(type) ?? Of<BigInteger>(type);

    private static CodeFor? FindReal(Type type) => Of<double>(type) ?? Of<float>(type) ?? Of<Half>(type);

    private static CodeFor? FindTime(Type type) =>
        Of<DateTime>(type) ?? Of<DateTimeOffset>(type) ?? Of<DateOnly>(type) ?? Of<TimeOnly>(type) ?? Of<TimeSpan>(type);

    private static CodeFor? Of<T>(Type type) where T : struct
    {
        if (type == typeof(T))
            return new CodeFor<T>();

        return type == typeof(T?) ? new CodeFor<T?>() : null;
    }
}
