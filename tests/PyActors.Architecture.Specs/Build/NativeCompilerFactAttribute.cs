using PyActors.Discovery;

namespace PyActors.Architecture.Build;

/// <summary>A fact about a natively compiled program; skipped, visibly, where none can be made or run.</summary>
internal sealed class NativeCompilerFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(FindMissing);

    public NativeCompilerFactAttribute() => Skip = Missing.Value;

    private static string? FindMissing()
    {
        if (!OperatingSystem.IsLinux())
            return "Native code is made and run on Linux only here.";
        if (!HasProgram("clang") && !HasProgram("gcc"))
            return "Native code needs clang or gcc to be linked.";
        if (PythonLocator.Search(new PythonOptions()).Chosen is null)
            return "No CPython was found.";

        return NativeProgram.CanRestore ? null : "The package feed lacks the native compiler, ILCompiler.";
    }

    private static bool HasProgram(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
