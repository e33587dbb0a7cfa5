using System.Collections;
using System.Runtime.CompilerServices;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>.NET objects that come back from Python: a single value is read as what Python would have made of it.</summary>
internal sealed unsafe partial class ValueReader
{
    // Through Python and back again, so that a value has one form, whichever side it comes from. Containers are left out: a
    // copy of them is for the Python code to make, which knows whether it has the last word on them.
    private bool TryReadForeign(object taken, out object? value)
    {
        value = null;
        if (taken is ITuple or IEnumerable and not string)
            return RefuseForeign(taken, "is no single value; return a list, tuple or dict made from it");

        _foreignWriter ??= new ValueWriter(_options, _errors);
        _foreignWriter.Begin();
        using var written = new Owned(_foreignWriter.Write(taken));
        if (!written.IsNull)
            return TryRead(written.Pointer, out value);

        _foreignWriter.Forget();
        return RefuseForeign(taken, "has no plain form; return plain data made from it");
    }

    private bool RefuseForeign(object taken, string why)
    {
        var type = taken.GetType();
        _trouble.Report($"a .NET {type.FullName} {why}", type.FullName ?? type.Name);
        return false;
    }
}
