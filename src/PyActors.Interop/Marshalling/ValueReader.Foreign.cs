using System.Numerics;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>.NET objects that come back from Python: a single value is read as what Python would have made of it.</summary>
internal sealed unsafe partial class ValueReader
{
    private bool TryReadForeign(object taken, out object? value)
    {
        // Times are taken as they are, for they may be finer than Python's.
        value = taken switch
        {
            DateTime { Kind: DateTimeKind.Unspecified } or DateTimeOffset or TimeOnly or TimeSpan => taken,
            DateTime time => new DateTimeOffset(time),
            _ => null,
        };
        return value is not null || TryReadRewritten(taken, out value);
    }

    // Through Python and back again, so that a value has one form, whichever side it comes from. Containers and objects are left
    // out: a copy of them is for the Python code to make, which knows whether it has the last word on them.
    private bool TryReadRewritten(object taken, out object? value)
    {
        value = null;
        if (!IsSingle(taken))
            return RefuseForeign(taken, "is no single value; return plain data made from it");

        _foreignWriter ??= new ValueWriter(_options, _errors, views: null);
        _foreignWriter.Begin();
        using var written = new Owned(_foreignWriter.Write(taken));
        if (!written.IsNull)
            return TryRead(written.Pointer, out value);

        _foreignWriter.Forget();
        return RefuseForeign(taken, "doesn't fit what the limits allow");
    }

    private static bool IsSingle(object taken) => taken
        is string or Enum or decimal or DateOnly or Guid
        or BigInteger or Complex or Half or Int128 or UInt128
        || taken.GetType().IsPrimitive;

    private bool RefuseForeign(object taken, string why)
    {
        var type = taken.GetType();
        _trouble.Report($"a .NET {type.FullName} {why}", type.FullName ?? type.Name);
        return false;
    }
}
