using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.PythonNet.Specs;

[Collection(EngineFixture.Collection)]
public sealed class PythonNetEngineSpecs(EngineFixture fixture)
{
    [Fact]
    public void Engine_should_report_that_it_gives_one_GIL_only()
    {
        fixture.Report.Engine.ShouldBe("pythonnet");
        fixture.Report.CanGiveOwnGil.ShouldBeFalse();
        fixture.Report.Resolve(PythonIsolation.Auto).ShouldBe(PythonIsolation.Shared);
    }

    [Fact]
    public async Task Own_GIL_should_be_refused_naming_the_engine_that_gives_it()
    {
        var refusal = await Should.ThrowAsync<PythonStartException>(
            () => SpecWorker.CreateAsync(fixture.Engine, new InterpreterOptions(1, PythonIsolation.OwnGil)));

        refusal.Message.ShouldContain("'cpython'");
        refusal.Message.ShouldContain("'pythonnet'");
    }

    [Fact]
    public void Second_engine_should_be_refused_with_a_reason()
    {
        var second = new PythonNetEngine();

        var refusal = Should.Throw<PythonStartException>(() => second.Start(new PythonOptions()));

        refusal.Message.ShouldContain("once per process");
        second.Report.ShouldBeNull();
    }

    [Fact]
    public async Task Python_should_be_as_the_executable_would_have_it()
    {
        await using var worker = await fixture.WorkerAsync();

        (await worker.ValueAsync("contract_values:make", "sys.executable")).ShouldBe(fixture.Report.Python.Executable);
        (await worker.ValueAsync("contract_values:make", "sys.prefix")).ShouldBe(fixture.Report.Python.Prefix);
        (await worker.ValueAsync("contract_values:make", "sys.argv")).ShouldBe(new object?[] { "" });
    }
}
