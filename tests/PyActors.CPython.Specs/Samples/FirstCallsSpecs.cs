using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Samples;

/// <summary>The README's first program, run as the program that it is.</summary>
public sealed class FirstCallsSpecs
{
    [Fact]
    public async Task First_program_should_write_what_the_README_says()
    {
        var process = await LifeProcess.RunAsync("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PyActors.Samples.FirstCalls.dll")]);

        process.Output.ShouldBe("5\nRaised: ValueError: math domain error\n");
        process.ExitCode.ShouldBe(0);
    }
}
