using System.Text.Json.Nodes;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture.Build;

/// <summary>The program PyActors.Native.App, published as native code once for the specs that run it.</summary>
public sealed class NativeProgram : IAsyncLifetime
{
    private static readonly string Project = Checkout.PathTo("tests", "PyActors.Native.App", "PyActors.Native.App.csproj");
    private static readonly string Folder = MakeFolder();
    private static readonly Lazy<bool> Restored = new(Restore);

    /// <summary>Whether the compiler can be had.</summary>
    internal static bool CanRestore => Restored.Value;

    /// <summary>What publishing it said.</summary>
    internal string Published { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (new NativeCompilerFactAttribute().Skip is not null)
            return;

        var (exitCode, output) = await DotnetAsync("publish", "--no-restore", "--use-current-runtime", "-o", Path.Combine(Folder, "published"));
        exitCode.ShouldBe(0, output);
        Published = output;
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Delete(Folder);
        return Task.CompletedTask;
    }

    /// <summary>What the native program says.</summary>
    internal static Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) =>
        OtherProcess.RunAsync(Path.Combine(Folder, "published", "PyActors.Native.App"), Folder, [], arguments);

    /// <summary>What the same program says on the runtime, where nothing was left out.</summary>
    internal static Task<(int ExitCode, string Output)> RunOnRuntimeAsync(params string[] arguments) =>
        OtherProcess.RunAsync("dotnet", Folder, [], [Path.Combine(AppContext.BaseDirectory, "PyActors.Native.App.dll"), .. arguments]);

    /// <summary>The same on the runtime, with a switch of .NET set, as a program's project file sets it.</summary>
    internal static Task<(int ExitCode, string Output)> RunOnRuntimeWithAsync(string name, params string[] arguments)
    {
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PyActors.Native.App.runtimeconfig.json")))!;
        settings["runtimeOptions"]!["configProperties"]![name] = true;
        var file = Path.Combine(Folder, "with.runtimeconfig.json");
        File.WriteAllText(file, settings.ToJsonString());
        return OtherProcess.RunAsync("dotnet", Folder, [], ["exec", "--runtimeconfig", file, Path.Combine(AppContext.BaseDirectory, "PyActors.Native.App.dll"), .. arguments]);
    }

    // It goes with the process at the latest: also where the specs were only looked for, and none of them ran.
    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("pyactors-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(folder);
        return folder;
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static bool Restore() => DotnetAsync("restore", "--use-current-runtime").GetAwaiter().GetResult() is (0, _);

    // In folders of its own, so that nothing is built anew that others run.
    private static Task<(int ExitCode, string Output)> DotnetAsync(string command, params string[] arguments) => OtherProcess.RunAsync(
        "dotnet", Folder, [], [command, Project, "-p:PublishAot=true", "-p:Configuration=Release", "-p:RunAnalyzers=false", "--artifacts-path", Path.Combine(Folder, "artifacts"), "--disable-build-servers", .. arguments]);
}
