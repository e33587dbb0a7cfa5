using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class PythonPoolSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Fact]
    public async Task Pool_should_answer_an_Invoke_with_its_value()
    {
        var (_, frontDoor) = await StartedAsync();

        var result = await AskAsync(frontDoor, "fake:echo", 42L);

        result.Value.ShouldBe(42L);
        result.Timing.WorkerNumber.ShouldBe(1);
    }
}
