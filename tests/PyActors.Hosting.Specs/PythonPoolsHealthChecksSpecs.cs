using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using PyActors.Testing;

namespace PyActors.Hosting.Specs;

/// <summary>Pools among a host's health checks.</summary>
public sealed class PythonPoolsHealthChecksSpecs
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly FakeEngine _engine = new();

    [Fact]
    public async Task Check_should_be_degraded_before_the_start_healthy_after_it_and_unhealthy_after_the_end()
    {
        using var host = Build(services => services.AddPythonPools(python => python.UseEngine(() => _engine).WithPythonPool("jobs").WithPythonPool("parsers")));

        var before = await CheckAsync(host);
        await host.StartAsync();
        var ready = await CheckAsync(host);
        await host.StopAsync();
        var after = await CheckAsync(host);

        (before.Status, ready.Status, after.Status).ShouldBe((HealthStatus.Degraded, HealthStatus.Healthy, HealthStatus.Unhealthy));
        before.Description.ShouldBe("The pool 'jobs' is starting. The pool 'parsers' is starting.");
        ready.Data["parsers"].ShouldBeOfType<PoolStatus>().State.ShouldBe(PoolState.Ready);
    }

    [Fact]
    public async Task Check_should_be_degraded_while_too_many_workers_are_stuck()
    {
        var gate = _engine.DefineGate("fake:deaf", (call, gate) => call.WaitDeaf(gate));
        using var host = Build(services => services.AddPythonPools(python => python.UseEngine(() => _engine).WithPythonPool("jobs", pool =>
            (pool.Workers, pool.MaxQuarantined, pool.GracePeriod) = (1, 0, TimeSpan.FromMilliseconds(20)))));
        await host.StartAsync();
        var pool = host.Services.GetRequiredService<IPythonPool>();

        using var givenUp = new CancellationTokenSource();
        var running = pool.InvokeAsync(new Invoke("fake:deaf"), givenUp.Token);
        await gate.EnteredAsync();
        await givenUp.CancelAsync();

        var stuck = await running.WaitAsync(Bound);
        var entry = await CheckAsync(host);
        gate.Open();

        stuck.Fault.ShouldNotBeNull().Stage.ShouldBe(InvocationStage.Stuck);
        entry.Status.ShouldBe(HealthStatus.Degraded);
        entry.Description.ShouldNotBeNull().ShouldStartWith("The pool 'jobs' is degraded: 1 worker is stuck ");
        await host.StopAsync();
    }

    [Fact]
    public async Task Check_should_say_what_to_call_where_no_pools_were_described()
    {
        using var host = Build(_ => { });

        var entry = await CheckAsync(host);

        entry.Status.ShouldBe(HealthStatus.Unhealthy);
        entry.Description.ShouldNotBeNull().ShouldContain("AddPythonPools");
    }

    private static IHost Build(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHealthChecks().AddPythonPools();
        configure(builder.Services);
        return builder.Build();
    }

    private static async Task<HealthReportEntry> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["python"];
}
