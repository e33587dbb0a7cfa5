namespace PyActors.Testing.Lifetime;

/// <summary>
/// The rules of the GIL that are about a process's life, each by its number; <see cref="Contract.GilRuleSpecs"/> has the others. A
/// life that doesn't end by itself within a bound fails.
/// </summary>
public abstract class GilRuleLifeSpecs(string engine)
{
    /// <summary>The engine, by its name.</summary>
    protected string Engine => engine;

    [Fact]
    public async Task Rule_1_start_should_let_go_of_the_GIL_at_once()
    {
        var life = await LifeProcess.LiveAsync(engine, "call-while-the-owner-idles");

        life.Output.ShouldContain("answered: 4");
        life.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Rule_6_shutdown_on_the_thread_that_initialised_should_finalise_Python()
    {
        var life = await LifeProcess.LiveAsync(engine, "stop", exitCode: 3);

        life.Output.ShouldContain("finalised: True");
        life.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Rule_7_no_shutdown_at_all_should_end_Python_with_the_process()
    {
        var life = await LifeProcess.LiveAsync(engine, "exit-idle", exitCode: 5);

        life.Output.ShouldContain("idle");
        life.ExitCode.ShouldBe(5);
    }

    [Fact]
    public async Task Rule_8_values_should_need_no_Python_once_they_are_read()
    {
        var life = await LifeProcess.LiveAsync(engine, "read-after-stop");

        life.Output.ShouldContain("finalised: True");
        life.Output.ShouldContain("""values: [null,true,4611686018427387904,-1,0.5,"\u00E9\uD83D\uDE00","cmF3",[1,[2]],{"a":{"b":[]}}]""");
        life.Output.ShouldContain("error: ValueError, no good, fail");
    }
}
