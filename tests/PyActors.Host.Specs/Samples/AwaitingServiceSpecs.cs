using PyActors.Testing.Lifetime;

namespace PyActors.Host.Samples;

/// <summary>The README's service that awaits, run as the program that it is.</summary>
public sealed class AwaitingServiceSpecs
{
    [Fact]
    public async Task Service_should_write_what_the_README_says_among_what_its_host_logs()
    {
        var process = await LifeProcess.RunAsync("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PyActors.Samples.AwaitingService.dll")]);

        process.Output.Split('\n').ShouldContain("python");
        process.Output.ShouldContain("The pool 'default' has ended: ");
        process.ExitCode.ShouldBe(0);
    }
}
