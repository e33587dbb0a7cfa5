using PyActors.Testing;
using PyActors.Testing.Engines;

namespace PyActors.CPython.Specs.Interrupting;

[Collection(EngineFixture.Collection)]
public sealed class CooperationSpecs(EngineFixture fixture)
{
    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task Remaining_should_tell_the_seconds_until_the_deadline(PythonIsolation isolation)
    {
        await using var worker = await fixture.WorkerAsync(isolation);

        var outcome = await worker.CallAsync(new SpecInvocation(new Invoke("endless:remaining"), TimeSpan.FromHours(1)));

        outcome.Value.ShouldBeOfType<double>().ShouldBeInRange(3000, 3600);
    }

    [Fact]
    public async Task Remaining_should_be_None_without_a_deadline()
    {
        await using var worker = await fixture.WorkerAsync();

        var value = await worker.ValueAsync("endless:remaining");

        value.ShouldBeNull();
    }

    [Fact]
    public async Task Remaining_should_be_None_on_a_thread_of_Pythons_own()
    {
        await using var worker = await fixture.WorkerAsync();

        var outcome = await worker.CallAsync(new SpecInvocation(new Invoke("endless:remaining_on_another_thread"), TimeSpan.FromHours(1)));

        outcome.Value.ShouldBe(new object?[] { null });
    }

    [Fact]
    public async Task Check_should_end_the_call_as_TimedOut_once_the_deadline_has_passed()
    {
        await using var worker = await fixture.WorkerAsync();

        var time = new ManualTime();
        using var sign = new Sign();
        var running = worker.CallAsync(new SpecInvocation(new Invoke("endless:loop_that_checks", sign.Path), TimeSpan.FromSeconds(1), time));
        await sign.SeenAsync();

        time.Advance(TimeSpan.FromSeconds(1));

        var outcome = await running;
        outcome.Fault!.Kind.ShouldBe(PyFaultKind.TimedOut);
        outcome.Fault.Error!.Frames.ShouldContain(frame => frame.Function == "check");
    }
}
