namespace PyActors.Testing.Lifetime;

/// <summary>Lives that end while a worker of a pool sits in C code, the same for every engine and either body of the pool.</summary>
/// <inheritdoc cref="StuckLifeTrial(string, string)"/>
public abstract class StuckLifeSpecs(string program, string engine) : StuckLifeTrial(program, engine)
{
    [Theory]
    [InlineData("stop")]
    [InlineData("return")]
    [InlineData("exit")]
    public Task Process_should_end_in_time_with_its_code_and_all_output_while_a_worker_is_stuck_without_the_GIL(string end) =>
        ShouldEndWithAllOutputAsync(PythonIsolation.Shared, end);

    [Theory]
    [InlineData("stop")]
    [InlineData("return")]
    [InlineData("exit")]
    public Task Process_should_end_in_time_with_its_code_while_a_worker_is_stuck_with_the_GIL(string end) =>
        ShouldEndAsync(PythonIsolation.Shared, end);
}
