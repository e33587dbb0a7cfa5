using Akka.Actor;
using Akka.Configuration;
using PyActors.Dispatching;
using PyActors.Workers;
using Xunit.Abstractions;

namespace PyActors.Specs.Dispatching;

public sealed class PinnedThreadSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Fact]
    public async Task Thread_should_do_its_work_in_order()
    {
        var settings = new PinnedThreadSettings("spec", 16 * 1024 * 1024, Throughput: 1, TimeSpan.Zero);
        var executor = new PinnedThreadExecutor("spec", settings, Sys.EventStream);
        var seen = new List<(int Number, Thread Thread)>();

        for (var number = 0; number < 1000; number++)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            executor.Execute(new Work(() =>
            {
                seen.Add((number, Thread.CurrentThread));
                done.SetResult();
            }));
            await done.Task.WaitAsync(Bound);
        }

        executor.Shutdown();
        seen.Select(work => work.Number).ShouldBe(Enumerable.Range(0, 1000));
        var thread = seen.Select(work => work.Thread).Distinct().ShouldHaveSingleItem();
        thread.Join(Bound).ShouldBeTrue();
    }

    [Fact]
    public async Task Thread_should_outlive_work_that_throws()
    {
        var settings = new PinnedThreadSettings("spec", 16 * 1024 * 1024, Throughput: 1, TimeSpan.Zero);
        var executor = new PinnedThreadExecutor("spec", settings, Sys.EventStream);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        executor.Execute(new Work(() => throw new InvalidOperationException("broken")));
        executor.Execute(new Work(done.SetResult));

        await done.Task.WaitAsync(Bound);
        executor.Shutdown();
    }

    [Fact]
    public void Stack_that_Python_does_not_fit_on_should_be_refused()
    {
        var config = ConfigurationFactory.ParseString("id = spec\nstack-size = 1 MiB");

        Should.Throw<ConfigurationException>(() => PinnedThreadSettings.From(config)).Message.ShouldContain("spec.stack-size");
    }

    [Theory]
    [InlineData("pyactors.worker-dispatcher.stack-size", "lots")]
    [InlineData("pyactors.worker-dispatcher.throughput", "much")]
    [InlineData("pyactors.worker-dispatcher.shutdown-timeout", "soon")]
    [InlineData("pyactors.worker-dispatcher.spin-time", "often")]
    [InlineData("pyactors.worker-dispatcher.spin-time", "-1 micros")]
    [InlineData("pyactors.owner-dispatcher.stack-size", "lots")]
    [InlineData("pyactors.pool-dispatcher.throughput", "much")]
    [InlineData("pyactors.pool-dispatcher.shutdown-timeout", "soon")]
    public void What_cannot_be_read_should_be_refused_at_the_start_and_named(string setting, string value)
    {
        using var system = ActorSystem.Create("spec", $"{setting} = {value}");

        var start = () => PythonActors.Start(system, python => python.UseEngine(() => Engine));

        var refusal = start.ShouldThrow<ConfigurationException>().Message;
        refusal.ShouldStartWith($"{setting} is '{value}'");
        refusal.ShouldContain(", as in ");
    }

    [Fact]
    public void Configuration_of_the_user_should_win_over_ours()
    {
        using var system = ActorSystem.Create("spec", ConfigurationFactory.ParseString(
            $"{PythonWorker.DispatcherId}.spin-time = 7 ms\nakka.coordinated-shutdown.phases.pyactors-drain.timeout = 77 s"));

        PythonActors.Start(system, python => python.UseEngine(() => Engine));

        var section = system.Settings.Config.GetConfig(PythonWorker.DispatcherId);
        PythonWorker.SpinTimeOf(system).ShouldBe(TimeSpan.FromMilliseconds(7));
        section.GetString("throughput").ShouldBe("64");
        CoordinatedShutdown.Get(system).Timeout("pyactors-drain").ShouldBe(TimeSpan.FromSeconds(77));
    }

    private sealed class Work(Action action) : Akka.Dispatch.IRunnable
    {
        public void Run() => action();

        public void Execute() => action();
    }
}
