namespace PyActors.Interop.Interpreters;

/// <summary>What every interpreter of an engine begins with. Immutable; any thread.</summary>
/// <param name="SearchPath">Folders for the front of <c>sys.path</c>, absolute.</param>
/// <param name="HostFunctions">The .NET functions that Python code may call.</param>
/// <param name="AllowFork">Whether Python code may copy or replace the process.</param>
internal sealed record InterpreterSetup(IReadOnlyList<string> SearchPath, HostFunctionTable HostFunctions, bool AllowFork)
{
    /// <summary>Reads the options as they are now.</summary>
    public static InterpreterSetup From(PythonOptions options) =>
        new([.. options.SearchPath.Select(Path.GetFullPath)], options.HostFunctions.Snapshot(), options.AllowFork);
}
