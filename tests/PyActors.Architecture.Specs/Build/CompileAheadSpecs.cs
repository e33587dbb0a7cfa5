using PyActors.Architecture.Repository;

namespace PyActors.Architecture.Build;

/// <summary>A program is compiled ahead of time where that can be; where it can't, it is built all the same, and a line says so.</summary>
public sealed class CompileAheadSpecs : IDisposable
{
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

    // Its feed is empty.
    private async Task<string> DotnetAsync(params string[] arguments)
    {
        var (exitCode, output) = await OtherProcess.RunAsync("dotnet", _folder, new() { ["RestoreSources"] = _folder }, arguments);
        exitCode.ShouldBe(0, output);
        return output;
    }
}
