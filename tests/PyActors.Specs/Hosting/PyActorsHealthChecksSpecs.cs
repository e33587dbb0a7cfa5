using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using PyActors.Hosting;
using PyActors.Testing;

namespace PyActors.Specs.Hosting;

public sealed class PyActorsHealthChecksSpecs
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly FakeEngine _engine = new();

    [Fact]
    public async Task Check_should_be_healthy_when_every_pool_is_ready()
    {
        using var host = Build(akka => akka.AddPyActors(python => python.UseEngine(() => _engine).WithPythonPool("jobs").WithPythonPool("a/b")));
        await host.StartAsync();

        var entry = await CheckAsync(host);

        entry.Status.ShouldBe(HealthStatus.Healthy);
        entry.Data["jobs"].ShouldBeOfType<PoolStatus>().State.ShouldBe(PoolState.Ready);
        entry.Data["a/b"].ShouldBeOfType<PoolStatus>().Name.ShouldBe("a/b");
        await host.StopAsync();
    }

    [Fact]
    public async Task Check_should_be_degraded_while_too_many_workers_are_stuck_and_healthy_afterwards()
    {
        var gate = _engine.DefineGate("fake:deaf", (call, gate) => call.WaitDeaf(gate));
        using var host = Build(akka => akka.AddPyActors(python => python.UseEngine(() => _engine).WithPythonPool("jobs", pool =>
            (pool.Workers, pool.MaxQuarantined, pool.GracePeriod) = (1, 0, TimeSpan.FromMilliseconds(20)))));
        await host.StartAsync();
        var pool = await host.Services.GetRequiredService<IRequiredActor<PythonPool>>().GetAsync();
        var invoke = new Invoke("fake:deaf");
        using var asker = Inbox.Create(host.Services.GetRequiredService<ActorSystem>());
        pool.Tell(invoke, asker.Receiver);
        await gate.EnteredAsync();
        pool.Tell(new CancelInvoke(invoke), asker.Receiver);

        await ShouldBecomeAsync(host, HealthStatus.Degraded, "jobs");
        gate.Open();
        await ShouldBecomeAsync(host, HealthStatus.Healthy, "jobs");

        var stuck = (PyResult)await asker.ReceiveAsync(Bound);
        stuck.Fault.ShouldNotBeNull().Stage.ShouldBe(InvocationStage.Stuck);
        await host.StopAsync();
    }

    [Fact]
    public async Task Check_should_be_unhealthy_when_Python_has_been_stopped()
    {
        using var host = Build(akka => akka.AddPyActors(python => python.UseEngine(() => _engine)));
        await host.StartAsync();
        var supervisor = await host.Services.GetRequiredService<IRequiredActor<PythonSupervisor>>().GetAsync();
        await supervisor.Ask<PythonStopped>(StopPython.Instance, Bound);

        var entry = await CheckAsync(host);

        (entry.Status, entry.Description).ShouldBe((HealthStatus.Unhealthy, "The pool 'default' is stopped."));
        await host.StopAsync();
    }

    [Fact]
    public async Task Check_should_say_so_where_no_Python_actors_were_started()
    {
        using var host = Build(_ => { });
        await host.StartAsync();

        var entry = await CheckAsync(host);

        entry.Status.ShouldBe(HealthStatus.Unhealthy);
        entry.Description.ShouldNotBeNull().ShouldContain("No Python actors");
        await host.StopAsync();
    }

    private static IHost Build(Action<AkkaConfigurationBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHealthChecks().AddPyActors();
        builder.Services.AddAkka("spec", akka => configure(akka));
        return builder.Build();
    }

    private static async Task<HealthReportEntry> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["python"];

    private static async Task ShouldBecomeAsync(IHost host, HealthStatus status, string about)
    {
        using var bound = new CancellationTokenSource(Bound);
        while (true)
        {
            var entry = await CheckAsync(host);
            if (entry.Status == status)
            {
                entry.Description.ShouldNotBeNull().ShouldContain(about);
                return;
            }

            bound.Token.ThrowIfCancellationRequested();
            await Task.Delay(10, bound.Token);
        }
    }
}
