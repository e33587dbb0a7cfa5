using PyActors.Testing.Lifetime;

namespace PyActors.PythonNet.Specs.Lifetime;

public sealed class GilLifeSpecs() : GilRuleLifeSpecs("pythonnet")
{
    [Fact]
    public async Task Rule_7_shutdown_on_another_thread_should_shut_down_all_the_same()
    {
        var life = await LifeProcess.LiveAsync(Engine, "stop-on-another-thread", exitCode: 4);

        life.Output.ShouldContain("finalised: True");
        life.ExitCode.ShouldBe(4);
    }
}
