using PyActors.Testing.Engines;

namespace PyActors.Testing.Lifetime;

/// <summary>The same where each worker has a GIL of its own, over either body of the pool.</summary>
/// <param name="program">The program, by its assembly's name.</param>
public abstract class OwnGilStuckLifeSpecs(string program) : StuckLifeTrial(program, "cpython")
{
    [OwnGilTheory]
    [InlineData("stop")]
    [InlineData("return")]
    [InlineData("exit")]
    public Task Process_should_end_in_time_with_its_code_and_all_output_while_a_worker_with_a_GIL_of_its_own_is_stuck_without_it(string end) =>
        ShouldEndWithAllOutputAsync(PythonIsolation.OwnGil, end);

    [OwnGilTheory]
    [InlineData("stop")]
    [InlineData("return")]
    [InlineData("exit")]
    public Task Process_should_end_in_time_with_its_code_while_a_worker_is_stuck_with_a_GIL_of_its_own(string end) =>
        ShouldEndAsync(PythonIsolation.OwnGil, end);
}
