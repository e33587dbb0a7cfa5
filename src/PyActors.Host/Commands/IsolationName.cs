using System.CommandLine.Parsing;

namespace PyActors.Host.Commands;

/// <summary>The names of the isolations on the command line.</summary>
internal static class IsolationName
{
    /// <summary>Reads a name.</summary>
    public static PythonIsolation? Parse(ArgumentResult result)
    {
        var name = result.Tokens.Single().Value;
        PythonIsolation? isolation = name switch
        {
            "shared" => PythonIsolation.Shared,
            "own-gil" => PythonIsolation.OwnGil,
            "auto" => PythonIsolation.Auto,
            _ => null,
        };
        if (isolation is null)
            result.AddError($"--isolation: there is no '{name}'. There is: shared, own-gil, auto.");
        return isolation;
    }
}
