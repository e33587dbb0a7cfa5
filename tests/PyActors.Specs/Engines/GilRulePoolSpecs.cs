using Akka.Actor;
using PyActors.Engines;
using PyActors.Testing.Contract;
using PyActors.Testing.Engines;
using Xunit.Abstractions;

namespace PyActors.Specs.Engines;

/// <summary>The rules of the GIL as the actors keep them, each by its number.</summary>
public sealed class GilRulePoolSpecs(PythonFixture python, ITestOutputHelper output) : RealPythonSpecs(python, output)
{
    private const int Workers = 4;

    [Fact]
    public async Task Rule_2_Pythons_own_threads_should_tick_on_time_while_the_actors_idle()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(Workers);

        var longest = await Ticking.LongestGapAsync(() => Ticking.WhileIdleAsync(Caller(frontDoor)));

        longest.ShouldBeLessThan(Ticking.LongestAllowed);
    }

    [Fact]
    public async Task Rule_4_a_worker_should_keep_its_thread_and_what_is_local_to_it_between_two_Invokes_and_not_the_GIL()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(workers: 1);
        var thread = (await AskAsync(frontDoor, "rules:thread")).Value;
        await AskAsync(frontDoor, "rules:remember", "kept");

        await using var other = await SpecWorker.CreateAsync(Runtime.Engine, new InterpreterOptions(2, PythonIsolation.Shared));
        var root = await other.ValueAsync("math:sqrt", 16.0);

        root.ShouldBe(4.0);
        (await AskAsync(frontDoor, "rules:remember", "next")).Value.ShouldBe("kept");
        (await AskAsync(frontDoor, "rules:thread")).Value.ShouldBe(thread);
    }

    [Fact]
    public async Task Rule_5_Pythons_own_threads_should_tick_on_time_while_every_worker_is_in_NET_code()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(Workers);

        var longest = await Ticking.LongestGapAsync(() =>
            Ticking.WhileInNetCodeAsync(Enumerable.Repeat(Caller(frontDoor), Workers)));

        longest.ShouldBeLessThan(Ticking.LongestAllowed);
    }

    private static Ticking.Call Caller(IActorRef frontDoor) => async (callable, arguments) =>
    {
        var reply = await AskAsync(frontDoor, callable, arguments);
        return reply.Fault is { } fault ? throw new PyFaultException(fault) : reply.Value;
    };
}
