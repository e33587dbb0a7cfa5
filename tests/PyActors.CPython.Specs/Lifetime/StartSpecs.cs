namespace PyActors.CPython.Specs.Lifetime;

public sealed class StartSpecs
{
    [Theory]
    [InlineData("start-twice")]
    [InlineData("start-again")]
    public async Task A_second_start_should_be_refused_while_the_first_runs_and_after_it(string start)
    {
        var life = await LifeProcess.LiveAsync(start);

        life.Output.ShouldContain("refused: The engine 'cpython' can't be started: this process has started the engine 'cpython' before");
    }

    [Fact]
    public async Task A_Python_that_is_not_there_should_be_refused_by_its_name()
    {
        var life = await LifeProcess.LiveAsync("start", python: "no-such-python");

        life.Output.ShouldContain("refused:");
        life.Output.ShouldContain("no-such-python");
    }
}
