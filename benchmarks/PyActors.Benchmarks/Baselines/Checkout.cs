namespace PyActors.Benchmarks.Baselines;

/// <summary>The checkout that this program was built from: the questions use its Python sources and the built host.</summary>
internal static class Checkout
{
    private static readonly string Root = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "PyActors.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("PyActors.sln isn't above this program. Run the benchmarks from a checkout.");
    }
}
