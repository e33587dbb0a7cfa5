using PyActors.CPython.Specs;

namespace PyActors.Specs.Lifetime;

// The engine pythonnet has no such isolation, so its suite leaves this out.
public sealed partial class StuckSpecs
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
