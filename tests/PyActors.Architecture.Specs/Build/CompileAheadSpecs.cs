using System.Diagnostics;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture.Build;

/// <summary>A program is compiled ahead of time where that can be; where it can't, it is built all the same, and a line says so.</summary>
public sealed class CompileAheadSpecs : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("pyactors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Build_should_go_on_and_say_so_where_the_feed_lacks_the_compiler()
    {
        Write("Program.cs", "System.Console.WriteLine(\"It runs.\");");
        Write("Tiny.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>false</UseAppHost>
                <AheadCompilerVersion>0.0.0-on-no-feed</AheadCompilerVersion>
              </PropertyGroup>
              <Import Project="{Checkout.PathTo("build", "ReadyToRun", "ReadyToRun.targets")}" />
            </Project>
            """);

        var built = await DotnetAsync("build", "Tiny.csproj", "-c", "Release", "--disable-build-servers");
        var ran = await DotnetAsync(Path.Combine("bin", "Release", "net10.0", "Tiny.dll"));

        built.ShouldContain("Note: Tiny isn't compiled ahead of time");
        built.ShouldContain("since the package feed lacks the compiler, Microsoft.NETCore.App.Crossgen2.");
        built.ShouldContain("0 Warning(s)");
        ran.ShouldBe("It runs." + Environment.NewLine);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private async Task<string> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };

        // What these specs themselves are built and run by is no business of this build; and its feed is empty.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["RestoreSources"] = _folder;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(Bound);
        var output = await process.StandardOutput.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        process.ExitCode.ShouldBe(0, output);
        return output;
    }
}
