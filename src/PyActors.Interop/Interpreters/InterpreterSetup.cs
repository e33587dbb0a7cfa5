namespace PyActors.Interop.Interpreters;

/// <summary>What every interpreter of an engine begins with. Immutable; any thread.</summary>
/// <param name="SearchPath">Folders for the front of <c>sys.path</c>, absolute.</param>
/// <param name="HostFunctions">The .NET functions that Python code may call.</param>
/// <param name="AllowFork">Whether Python code may copy or replace the process.</param>
internal sealed record InterpreterSetup(IReadOnlyList<string> SearchPath, HostFunctionTable HostFunctions, bool AllowFork)
{
    /// <summary>Reads the options as they are now.</summary>
    public static InterpreterSetup From(PythonOptions options) =>
        new(Absolute(options.SearchPath), options.HostFunctions.Snapshot(), options.AllowFork);

    // By hand: at a start that names no folders it would be the one use of LINQ, whose library takes its time to load.
    private static string[] Absolute(IList<string> folders)
    {
        var absolute = new string[folders.Count];
        for (var i = 0; i < absolute.Length; i++)
            absolute[i] = Path.GetFullPath(folders[i]);
        return absolute;
    }
}
