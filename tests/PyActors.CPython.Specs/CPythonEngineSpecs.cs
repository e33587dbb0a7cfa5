using PyActors.Testing.Engines;

namespace PyActors.CPython.Specs;

[Collection(EngineFixture.Collection)]
public sealed class CPythonEngineSpecs(EngineFixture fixture)
{
    [Fact]
    public async Task Worker_should_return_the_value_of_a_call()
    {
        await using var worker = await fixture.WorkerAsync();

        var value = await worker.ValueAsync("math:sqrt", 16.0);

        value.ShouldBe(4.0);
    }

    [OwnGilFact]
    public async Task Worker_with_its_own_GIL_should_return_the_value_of_a_call()
    {
        await using var worker = await fixture.WorkerAsync(PythonIsolation.OwnGil);

        var value = await worker.ValueAsync("math:sqrt", 16.0);

        value.ShouldBe(4.0);
    }

    [Fact]
    public void A_second_engine_should_be_refused_with_a_reason()
    {
        var second = new CPythonEngine();

        var refusal = Should.Throw<PythonStartException>(() => second.Start(new PythonOptions()));

        refusal.Message.ShouldContain("once per process");
        second.Report.ShouldBeNull();
    }

    [NoOwnGilFact]
    public async Task Isolation_that_cannot_be_given_should_be_refused_with_advice()
    {
        var refusal = await Should.ThrowAsync<PythonStartException>(() => fixture.WorkerAsync(PythonIsolation.OwnGil));

        refusal.Message.ShouldContain("3.13");
    }
}
