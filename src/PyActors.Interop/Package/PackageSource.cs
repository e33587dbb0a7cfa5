namespace PyActors.Interop.Package;

/// <summary>The source texts of the Python package <c>pyactors</c>, which are resources of the engine's assembly. Any thread.</summary>
internal static class PackageSource
{
    /// <summary>A module's text as UTF-8 with a final 0; null if there is no such module.</summary>
    public static byte[]? TryRead(string module)
    {
        using var stream = typeof(PackageSource).Assembly.GetManifestResourceStream($"pyactors/{module}.py");
        if (stream is null)
            return null;

        var text = new byte[stream.Length + 1];
        stream.ReadExactly(text, 0, (int)stream.Length);
        return text;
    }
}
