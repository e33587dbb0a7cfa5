using PyActors.Testing.Engines;

namespace PyActors.CPython.Specs.Interpreters;

/// <summary>Memory that Python code keeps in a sub-interpreter is given back with it at the latest.</summary>
[Collection(EngineFixture.Collection)]
public sealed class SubInterpreterViewSpecs(EngineFixture fixture)
{
    [OwnGilFact]
    public async Task Views_that_were_kept_to_the_end_should_be_given_back_with_the_interpreter()
    {
        var held = fixture.Engine.HeldViews;
        await using var worker = await fixture.WorkerAsync(PythonIsolation.OwnGil);
        await worker.ValueAsync("contract_views:keep", new double[4].AsMemory());
        await worker.ValueAsync("contract_views:keep_for_ever", new double[4].AsMemory());
        fixture.Engine.HeldViews.ShouldBe(held + 2);

        (await worker.CloseAsync()).ShouldBeTrue();

        fixture.Engine.HeldViews.ShouldBe(held);
    }
}
