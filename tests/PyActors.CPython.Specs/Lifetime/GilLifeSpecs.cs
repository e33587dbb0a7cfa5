using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Lifetime;

public sealed class GilLifeSpecs() : GilRuleLifeSpecs("cpython")
{
    [Fact]
    public async Task Rule_7_shutdown_on_another_thread_should_neither_hang_nor_finalise_and_say_so()
    {
        var life = await LifeProcess.LiveAsync(Engine, "stop-on-another-thread", exitCode: 4);

        life.Output.ShouldContain("finalised: False");
        life.Output.ShouldContain("left: The engine was stopped on another thread");
        life.ExitCode.ShouldBe(4);
    }
}
