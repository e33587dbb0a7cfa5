using PyActors.Testing.Lifetime;

namespace PyActors.PythonNet.Specs.Lifetime;

public sealed class ExitSpecs() : ExitLifeSpecs("pythonnet")
{
    [Theory]
    [InlineData("write_and_block_without_the_gil", "written")]
    [InlineData("block_with_the_gil", "running")]
    public async Task Process_should_exit_although_Python_NET_kept_its_handler(string wish, string output)
    {
        var life = await LifeProcess.LiveAsync("pythonnet", "exit-guarded-while", exitCode: 7, wishes: [wish]);

        life.Output.ShouldContain(output);
        life.ExitCode.ShouldBe(7);
    }
}
