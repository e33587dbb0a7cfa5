namespace PyActors.Interop.Package;

/// <summary>The source texts of the Python package <c>pyactors</c>, which are resources of the engine's assembly. Any thread.</summary>
internal static class PackageSource
{
    /// <summary>A file's text as UTF-8 with a final 0.</summary>
    public static byte[] Read(string file)
    {
        using var stream = typeof(PackageSource).Assembly.GetManifestResourceStream($"pyactors/{file}")
            ?? throw new InvalidOperationException($"The resource pyactors/{file} is missing from the engine's assembly.");

        var text = new byte[stream.Length + 1];
        stream.ReadExactly(text, 0, (int)stream.Length);
        return text;
    }
}
