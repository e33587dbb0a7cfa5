namespace PyActors.Discovery;

/// <summary>What makes an executable a virtual environment's, by the rule of <c>site</c>: pyvenv.cfg beside it or one folder up.</summary>
internal static class VirtualEnvironment
{
    private const string Mark = "pyvenv.cfg";

    /// <summary>Whether the executables of a folder are a virtual environment's.</summary>
    public static bool OwnsFolder(string folder) =>
        File.Exists(Path.Combine(folder, Mark)) || File.Exists(Path.Combine(folder, "..", Mark));
}
