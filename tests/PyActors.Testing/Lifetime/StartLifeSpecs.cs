namespace PyActors.Testing.Lifetime;

/// <summary>Lives that are about the start.</summary>
public abstract class StartLifeSpecs(string engine)
{
    [Theory]
    [InlineData("start-twice")]
    [InlineData("start-again")]
    public async Task A_second_start_should_be_refused_while_the_first_runs_and_after_it(string start)
    {
        var life = await LifeProcess.LiveAsync(engine, start);

        life.Output.ShouldContain($"refused: The engine '{engine}' can't be started: this process has started the engine '{engine}' before");
    }

    [Fact]
    public async Task A_Python_that_is_not_there_should_be_refused_by_its_name()
    {
        var life = await LifeProcess.LiveAsync(engine, "start", python: "no-such-python");

        life.Output.ShouldContain("refused:");
        life.Output.ShouldContain("no-such-python");
    }
}
