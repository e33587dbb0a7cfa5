using PyActors.Testing.Engines;

namespace PyActors.CPython.Specs.Guarding;

[Collection(EngineFixture.Collection)]
public sealed class ForkGuardSpecs(EngineFixture fixture)
{
    [Theory]
    [InlineData("forks:fork")]
    [InlineData("forks:replace")]
    public async Task Python_code_should_neither_fork_nor_replace_the_process(string callable)
    {
        await using var worker = await fixture.WorkerAsync();

        var fault = (await worker.CallAsync(callable)).Fault!;

        fault.Error!.Type.ShouldBe("PermissionError");
        fault.Message.ShouldContain("subprocess");
    }

    [OwnGilTheory]
    [InlineData("forks:fork")]
    [InlineData("forks:replace")]
    public async Task Python_code_in_a_sub_interpreter_should_neither_fork_nor_replace_the_process(string callable)
    {
        await using var worker = await fixture.WorkerAsync(PythonIsolation.OwnGil);

        var fault = (await worker.CallAsync(callable)).Fault!;

        fault.Error!.Type.ShouldBe("RuntimeError");
        fault.Message.ShouldContain("not supported for isolated subinterpreters");
    }

    [Fact]
    public async Task A_thread_of_Pythons_own_should_not_fork()
    {
        await using var worker = await fixture.WorkerAsync();

        var errors = await worker.ValueAsync("forks:fork_on_a_thread_of_its_own");

        errors.ShouldBe(new object?[] { "PermissionError" });
    }

    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task Python_code_should_run_other_programs(PythonIsolation isolation)
    {
        await using var worker = await fixture.WorkerAsync(isolation);

        var output = await worker.ValueAsync("forks:run_a_program");

        output.ShouldBe("hello");
    }

    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task Multiprocessing_should_spawn_by_default(PythonIsolation isolation)
    {
        await using var worker = await fixture.WorkerAsync(isolation);

        var method = await worker.ValueAsync("forks:start_method");

        method.ShouldBe("spawn");
    }

    [Fact]
    public async Task Multiprocessing_should_start_Python_and_never_the_NET_program_again()
    {
        await using var worker = await fixture.WorkerAsync();

        var doubled = await worker.ValueAsync("forks:run_a_pool", 1, 2, 3);

        doubled.ShouldBe(new object?[] { 2L, 4L, 6L, true });
    }
}
