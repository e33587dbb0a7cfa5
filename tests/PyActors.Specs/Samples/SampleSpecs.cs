using PyActors.Specs.Lifetime;

namespace PyActors.Specs.Samples;

/// <summary>The samples, each run as the program that it is.</summary>
public sealed class SampleSpecs
{
    [Fact]
    public async Task Actor_that_asks_should_get_a_value_and_a_fault()
    {
        using var sample = LifeProcess.BeginProgram("PyActors.Samples.AskingActor");

        await sample.EndAsync();

        sample.Lines.ShouldContain("3.0 stars");
        sample.Lines.ShouldContain(line => line.StartsWith("no stars: statistics.StatisticsError: ", StringComparison.Ordinal));
        sample.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Service_should_ask_on_its_timer_until_it_is_stopped()
    {
        using var sample = LifeProcess.BeginProgram("PyActors.Samples.TimedService", "--Watch:Interval", "00:00:00.02");
        await sample.WrittenAsync(line => line.StartsWith("median of 3: ", StringComparison.Ordinal));

        await sample.SignalAsync("TERM");
        await sample.EndAsync();

        sample.Lines.ShouldNotContain(line => line.StartsWith("no median", StringComparison.Ordinal));
        sample.Lines.ShouldContain(line => line.EndsWith("Python has ended: finalised.", StringComparison.Ordinal));
        sample.ExitCode.ShouldBe(0);
    }
}
