namespace PyActors.Specs.Lifetime;

/// <summary>What holds for a whole process, Python's start and its stop included.</summary>
public sealed class LifetimeSpecs
{
    [Fact]
    public async Task Results_should_survive_the_interpreter()
    {
        using var life = await LifeProcess.LiveAsync("survive");

        life.Lines.ShouldBe(
        [
            "finalised: True",
            "none: null",
            "int: 42",
            "big: 1267650600228229401496703205376",
            "float: 2.5",
            "text: Grüße",
            "bytes: 00FF",
            "list: [1, [2, [3]]]",
            "tuple: [True, False]",
            "fault: ValueError: broken <- KeyError",
            "frames: fail",
        ]);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Host_should_end_in_order_when_it_is_stopped_by_a_signal(string signal)
    {
        using var life = LifeProcess.Begin("serve");
        await life.WrittenAsync("serving");

        await life.SignalAsync(signal);
        await life.EndAsync();

        life.Lines.ShouldBe(["serving", "unbind: Unavailable", "work: finished", "service stop: Stopped", "ended"]);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("terminate")]
    public async Task Host_should_end_in_the_same_order_when_it_is_stopped_from_code_or_its_actor_system_terminates(string how)
    {
        using var life = await LifeProcess.LiveAsync(how);

        life.Lines.ShouldBe(["serving", "unbind: Unavailable", "work: finished", "service stop: Stopped", "ended"]);
    }
}
