namespace PyActors.Testing.Lifetime;

/// <summary>Lives in which the program ends and nobody stops the engine.</summary>
public abstract class ExitLifeSpecs(string engine)
{
    [Theory]
    [InlineData("loop")]
    [InlineData("block_without_the_gil")]
    [InlineData("block_with_the_gil")]
    public async Task The_process_should_exit_with_its_code_whatever_a_worker_does(string wish)
    {
        var life = await LifeProcess.LiveAsync(engine, "exit-while", exitCode: 7, wishes: [wish]);

        life.Output.ShouldContain("running");
        life.ExitCode.ShouldBe(7);
    }

    [Theory]
    [InlineData("TERM", 15, "loop")]
    [InlineData("TERM", 15, "block_without_the_gil")]
    [InlineData("TERM", 15, "block_with_the_gil")]
    [InlineData("INT", 2, "block_with_the_gil")]
    public async Task A_signal_should_end_a_program_that_has_no_host_whatever_a_worker_does(string name, int number, string wish)
    {
        var life = await LifeProcess.LiveAsync(engine, "signalled-while", wishes: [name, wish]);

        life.Output.ShouldContain("running");
        life.ExitCode.ShouldBe(128 + number);
    }

    [Fact]
    public async Task What_Python_has_buffered_should_be_written_at_the_exit()
    {
        var life = await LifeProcess.LiveAsync(engine, "exit-idle", wishes: ["write=buffered"]);

        life.Output.ShouldContain("buffered");
    }

    [Fact]
    public async Task What_Python_has_buffered_should_be_written_at_the_exit_while_a_worker_blocks()
    {
        var life = await LifeProcess.LiveAsync(engine, "exit-while", exitCode: 7, wishes: ["write_and_block_without_the_gil"]);

        life.Output.ShouldContain("written");
        life.ExitCode.ShouldBe(7);
    }
}
