using PyActors.Build.Running;

namespace PyActors.Build.Compiling;

/// <summary>
/// The C# compiler as a process for one build: it is warm after the first project, where a process for each project never is. It has a name of
/// its own, so that it is nobody else's, and ends with the build, also where the environment asks that no compiler stays behind.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    private const string AnyProject = "build/PyActors.Build/PyActors.Build.csproj";

    private readonly string _name = $"pyactors-build-{Environment.ProcessId}";

    /// <summary>What tells <c>dotnet build</c> of it.</summary>
    public IReadOnlyList<string> Arguments => ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={_name}"];

    /// <summary>Ends it. One that can't be told ends by itself once it has had nothing to do for some minutes.</summary>
    public void Dispose()
    {
        var (exitCode, folder) = Shell.Capture("dotnet", ["msbuild", AnyProject, "-getProperty:RoslynTargetsPath"]);
        var server = Path.Combine(folder.Trim(), "bincore", "VBCSCompiler.dll");
        if (exitCode == 0 && File.Exists(server))
            Shell.Capture("dotnet", ["exec", server, "-shutdown", $"-pipename:{_name}"]);
    }
}
