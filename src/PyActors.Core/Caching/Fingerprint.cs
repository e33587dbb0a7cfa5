namespace PyActors.Caching;

/// <summary>
/// A number that stands for bytes: FNV-1a, 64 bits. Against accidents, not against forgers: what the framework has for those loads a
/// library of its own first, at every start.
/// </summary>
internal static class Fingerprint
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The fingerprint of a build of an assembly, which another build doesn't have.</summary>
    public static string OfBuild(Type type) => Of(type.Module.ModuleVersionId.ToByteArray());

    /// <summary>The fingerprint, as 16 hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Basis;
        foreach (var each in bytes)
            hash = (hash ^ each) * Prime;
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
