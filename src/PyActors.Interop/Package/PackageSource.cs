using System.Collections.Concurrent;

namespace PyActors.Interop.Package;

/// <summary>The source texts of the Python package <c>pyactors</c>, which are resources of the engine's assembly. Any thread.</summary>
internal static class PackageSource
{
    private static readonly ConcurrentDictionary<string, byte[]> Texts = new();

    /// <summary>A file's text as UTF-8 with a final 0.</summary>
    public static byte[] Read(string file) => Texts.GetOrAdd(file, static name =>
    {
        using var stream = typeof(PackageSource).Assembly.GetManifestResourceStream($"pyactors/{name}")
            ?? throw new InvalidOperationException($"The resource pyactors/{name} is missing from the engine's assembly.");

        var text = new byte[stream.Length + 1];
        stream.ReadExactly(text, 0, (int)stream.Length);
        return text;
    });
}
