using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PyActors.Hosting.Specs.Contract;
using PyActors.Testing;

namespace PyActors.Hosting.Specs;

/// <summary>Pools that start and stop with a host that has no actor system.</summary>
public sealed class PythonPoolsHostSpecs : HostedPoolsContractSpecs
{
    [Fact]
    public async Task Call_should_be_told_when_the_host_goes_without_having_started()
    {
        Task<PyResult> early;
        using (var host = Build(python => python.UseEngine(() => Engine)))
            early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);

        var fault = (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(PyFaultKind.Unavailable);
        fault.Message.ShouldContain("without having started");
    }

    [Fact]
    public async Task Host_should_not_start_when_several_pools_do_not_and_say_why_for_each()
    {
        using var host = Build(python => python
            .WithPythonPool("cold", pool => pool.WarmUp.Modules.Add("anywhere"))
            .WithPythonPool("jobs")
            .WithPythonPool("warm", pool => pool.WarmUp.Modules.Add("nowhere"))
            .UseEngine(() => Engine));

        var failure = await Should.ThrowAsync<PythonStartException>(host.StartAsync());

        string[] lines = failure.Message.Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("The pool 'cold' can't be started. ");
        lines[0].ShouldContain("anywhere");
        lines[1].ShouldStartWith("The pool 'warm' can't be started. ");
        lines[1].ShouldContain("nowhere");
    }

    [Fact]
    public async Task Service_that_was_registered_first_should_have_Python_in_its_stop()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHostedService<First>();
        builder.Services.AddPythonPools(python => python.UseEngine(() => Engine));
        using var host = builder.Build();

        await host.StartAsync().WaitAsync(Bound);
        await host.StopAsync().WaitAsync(Bound);

        var first = host.Services.GetServices<IHostedService>().OfType<First>().Single();
        first.AtStop.ShouldNotBeNull().Value.ShouldBe(2L);
    }

    [Fact]
    public async Task Host_that_is_stopped_while_Python_starts_should_say_so_to_whoever_waits_and_stop_Python()
    {
        var gate = Engine.StartGate = new FakeGate();
        var host = Build(python => python.UseEngine(() => Engine).WithEngineStopTimeout(Bound));
        var early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);
        var start = host.StartAsync();
        await gate.EnteredAsync();

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Should.ThrowAsync<OperationCanceledException>(start);
        gate.Open();
        await ((IAsyncDisposable)host).DisposeAsync().AsTask().WaitAsync(Bound);

        (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull().Message.ShouldContain("its host was stopped before Python had started.");
        Engine.IsStopped.ShouldBeTrue();
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Host_that_goes_in_the_middle_of_its_start_should_end_the_start()
    {
        var gate = Engine.StartGate = new FakeGate();
        var host = Build(python => python.UseEngine(() => Engine).WithEngineStopTimeout(Bound));
        var start = host.StartAsync();
        await gate.EnteredAsync();

        var gone = ((IAsyncDisposable)host).DisposeAsync().AsTask();
        await Should.ThrowAsync<OperationCanceledException>(start.WaitAsync(Bound));
        gate.Open();
        await gone.WaitAsync(Bound);

        Engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Host_that_was_not_stopped_should_interrupt_what_runs_and_stop_Python_when_it_goes()
    {
        Task<PyResult> running;
        using (var host = Build(python => python.UseEngine(() => Engine)))
            (running, _) = await StartBusyAsync(host);

        (await running.WaitAsync(Bound)).IsSuccess.ShouldBeFalse();
        Engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Host_should_take_no_new_work_while_it_lets_running_work_end()
    {
        using var host = Build(python => python.UseEngine(() => Engine));
        var (running, gate) = await StartBusyAsync(host);
        var pool = host.Services.GetRequiredService<IPythonPool>();

        var stopped = host.StopAsync();
        var refused = await pool.InvokeAsync("fake:echo", 1L).WaitAsync(Bound);
        gate.Open();
        await stopped.WaitAsync(Bound);

        (await running).IsSuccess.ShouldBeTrue();
        refused.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        pool.State.ShouldBe(PoolState.Stopped);
    }

    [Fact]
    public async Task Host_whose_shutdown_takes_too_long_should_interrupt_what_runs()
    {
        using var host = Build(python => python.UseEngine(() => Engine).WithPythonPool("jobs", pool => pool.DrainTimeout = TimeSpan.FromHours(1)));
        var (running, _) = await StartBusyAsync(host);

        await host.StopAsync(new CancellationToken(canceled: true)).WaitAsync(Bound);

        (await running).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task Host_should_stop_when_a_pool_fails_later()
    {
        using var host = Build(python => python.UseEngine(() => Engine));
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        ((Embedded.HostedPool)host.Services.GetRequiredService<IPythonPool>()).Pool.Fail("its last worker is gone.");

        await stopping.Task.WaitAsync(Bound);
        await host.StopAsync();
    }

    protected override void Describe(IServiceCollection services, Action<PyActorsBuilder> configure) => services.AddPythonPools(configure);
}
