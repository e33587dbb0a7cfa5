using System.Diagnostics.CodeAnalysis;

namespace PyActors.Interop.Marshalling;

/// <summary>.NET objects inside Python, where the engine lets Python code hold any.</summary>
internal interface IForeignObjects
{
    /// <summary>The .NET object behind a Python object (borrowed), whose type is given too. False: it is none. Needs the GIL; leaves no exception set.</summary>
    bool TryTake(nint source, nint type, [NotNullWhen(true)] out object? taken);
}
