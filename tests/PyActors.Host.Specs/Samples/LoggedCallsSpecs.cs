using PyActors.Testing.Lifetime;

namespace PyActors.Host.Samples;

/// <summary>The sample that hands what Python logs to .NET's loggers, run as the program that it is.</summary>
public sealed class LoggedCallsSpecs
{
    [Fact]
    public async Task Records_of_logging_should_reach_the_programs_loggers()
    {
        var process = await LifeProcess.RunAsync("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PyActors.Samples.LoggedCalls.dll")]);

        process.Output.ShouldContain("info: shop.prices[0] 3 prices are loaded");
        process.Output.ShouldContain("fail: shop.prices[0] one price is wrong Traceback (most recent call last):");
        process.Output.ShouldContain("ZeroDivisionError: division by zero");
        process.Output.ShouldNotContain("not wanted");
        process.ExitCode.ShouldBe(0);
    }
}
