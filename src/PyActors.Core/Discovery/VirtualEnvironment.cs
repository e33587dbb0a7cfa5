namespace PyActors.Discovery;

/// <summary>What makes an executable a virtual environment's, by the rule of <c>site</c>: pyvenv.cfg beside it or one folder up.</summary>
internal static class VirtualEnvironment
{
    private const string Mark = "pyvenv.cfg";

    /// <summary>Whether the executables of a folder are a virtual environment's.</summary>
    public static bool OwnsFolder(string folder)
    {
        foreach (var mark in MarksOf(folder))
            if (File.Exists(mark))
                return true;
        return false;
    }

    /// <summary>The files of which any makes the executables of a folder a virtual environment's.</summary>
    public static string[] MarksOf(string folder) => [Path.Combine(folder, Mark), Path.Combine(folder, "..", Mark)];
}
