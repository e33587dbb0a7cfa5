namespace PyActors.CPython.Specs.Interpreters;

[Collection(EngineFixture.Collection)]
public sealed class WarmUpSpecs(EngineFixture fixture)
{
    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task Warm_up_should_import_the_modules_and_run_the_callable(PythonIsolation isolation)
    {
        await using var worker = await fixture.WorkerAsync(isolation);

        var fault = await worker.RunAsync(interpreter => interpreter.WarmUp(new WarmUpOptions { Modules = ["json", "colorsys"], Callable = "rules:open_the_gate" }));

        fault.ShouldBeNull();
        (await worker.ValueAsync("sys:modules.__contains__", "colorsys")).ShouldBe(true);
        (await worker.ValueAsync("rules:wait_at_the_gate", "default", 0.0)).ShouldBe(true);
    }

    [Fact]
    public async Task A_module_that_is_missing_should_be_the_fault()
    {
        await using var worker = await fixture.WorkerAsync();

        var fault = await worker.RunAsync(interpreter => interpreter.WarmUp(new WarmUpOptions { Modules = ["no_such_module"], Callable = "rules:open_the_gate" }));

        fault!.Kind.ShouldBe(PyFaultKind.CallableNotFound);
        fault.Message.ShouldContain("no_such_module");
    }

    [Fact]
    public async Task A_callable_that_raises_should_be_the_fault()
    {
        await using var worker = await fixture.WorkerAsync();

        var fault = await worker.RunAsync(interpreter => interpreter.WarmUp(new WarmUpOptions { Callable = "math:sqrt" }));

        fault!.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Error!.Type.ShouldBe("TypeError");
    }
}
