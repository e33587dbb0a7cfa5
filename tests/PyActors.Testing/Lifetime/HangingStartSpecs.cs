using PyActors.Testing.Engines;

namespace PyActors.Testing.Lifetime;

/// <summary>Lives in which a start doesn't return: the same for every engine and either body of the pool.</summary>
/// <param name="program">The program, by its assembly's name.</param>
/// <param name="engine">The engine, by its name.</param>
public abstract class HangingStartSpecs(string program, string engine)
{
    private const int ExitCode = 9;

    [Fact]
    public async Task Process_should_say_so_and_end_where_a_site_module_does_not_return()
    {
        var life = await LiveAsync(PythonIsolation.Shared, warmUp: null, Path.Combine(LifeProcess.Modules, "hanging"));

        life.Output.ShouldContain("refused: Python hasn't started within 2 s (PythonOptions.StartTimeout)");
        life.Output.ShouldContain("sitecustomize");
    }

    [Theory]
    [InlineData("hang_without_the_gil")]
    [InlineData("hang_with_the_gil")]
    public async Task Process_should_say_so_and_end_where_a_warm_up_does_not_return(string warmUp)
    {
        foreach (var isolation in Isolations)
        {
            var life = await LiveAsync(isolation, warmUp);

            life.Output.ShouldContain("refused: ");
            life.Output.ShouldContain("(StartTimeout): making its interpreter or its warm-up hasn't returned");
        }
    }

    /// <summary>The command line of the program, which names the engine where the program expects it.</summary>
    protected virtual IEnumerable<string> Arguments(params string[] life) => [engine, .. life];

    private IEnumerable<PythonIsolation> Isolations =>
        engine == "cpython" && PythonUnderTest.HasOwnGil ? [PythonIsolation.Shared, PythonIsolation.OwnGil] : [PythonIsolation.Shared];

    private async Task<LifeProcess> LiveAsync(PythonIsolation isolation, string? warmUp, string? pythonPath = null)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, $"{program}.dll");
        string[] wishes = warmUp is null ? [$"{isolation}"] : [$"{isolation}", warmUp];
        var life = await LifeProcess.RunAsync("dotnet", ["exec", assembly, .. Arguments(["hang-in-start", $"{ExitCode}", .. wishes])], pythonPath: pythonPath);

        life.ExitCode.ShouldBe(ExitCode, life.Output);
        return life;
    }
}
