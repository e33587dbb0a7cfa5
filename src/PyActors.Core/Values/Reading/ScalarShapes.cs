using System.Numerics;

namespace PyActors.Reading;

/// <summary>The shapes of text and numbers.</summary>
internal static class ScalarShapes
{
    /// <summary>The shape of a scalar; null for any other type.</summary>
    public static Shape? Find(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => new TextShape(),
        TypeCode.Char => new CharShape(),
        TypeCode.Decimal => new DecimalShape(),
        TypeCode.Double => new RealShape<double>(),
        TypeCode.Single => new RealShape<float>(),
        TypeCode.SByte => new WholeShape<sbyte>(),
        TypeCode.Byte => new WholeShape<byte>(),
        TypeCode.Int16 => new WholeShape<short>(),
        TypeCode.UInt16 => new WholeShape<ushort>(),
        TypeCode.Int32 => new WholeShape<int>(),
        TypeCode.UInt32 => new WholeShape<uint>(),
        TypeCode.Int64 => new WholeShape<long>(),
        TypeCode.UInt64 => new WholeShape<ulong>(),
        _ => FindOther(type),
    };

    private static Shape? FindOther(Type type)
    {
        if (type == typeof(Half))
            return new RealShape<Half>();
        if (type == typeof(BigInteger))
            return new WholeShape<BigInteger>();
        if (type == typeof(Int128))
            return new WholeShape<Int128>();
        if (type == typeof(UInt128))
            return new WholeShape<UInt128>();
        if (type == typeof(nint))
            return new WholeShape<nint>();

        return type == typeof(nuint) ? new WholeShape<nuint>() : null;
    }
}
