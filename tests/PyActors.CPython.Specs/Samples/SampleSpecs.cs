using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Samples;

/// <summary>The README's programs that need no actor system, each run as the program that it is.</summary>
public sealed class SampleSpecs
{
    [Theory]
    [InlineData("FirstCalls", "5\nRaised: ValueError: math domain error\n")]
    [InlineData("OwnModule", "Total { Items = 2, Net = 5.85 }\n")]
    [InlineData("HostFunctions", "7.5\n")]
    public async Task Program_should_write_what_the_README_says(string sample, string output)
    {
        var process = await LifeProcess.RunAsync("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, $"PyActors.Samples.{sample}.dll")]);

        process.Output.ShouldBe(output);
        process.ExitCode.ShouldBe(0);
    }
}
