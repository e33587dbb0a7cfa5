namespace PyActors.Architecture.Repository;

/// <summary>The files of the repository that these specs were built from.</summary>
internal static class Checkout
{
    private static readonly string[] NotOurs = ["bin", "obj", "out"];

    public static string Root { get; } = FindRoot();

    public static string PathTo(params string[] names) => Path.Combine([Root, .. names]);

    /// <summary>The C# sources below a folder, by path relative to the root, without what the build made.</summary>
    public static IReadOnlyList<string> Sources(string folder) =>
    [
        .. Directory.EnumerateFiles(PathTo(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(NotOurs).Any())
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PyActors.sln")))
                return folder.FullName;

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds PyActors.sln.");
    }
}
