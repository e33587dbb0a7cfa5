using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PyActors.Testing;

namespace PyActors.Hosting.Specs;

/// <summary>Pools that start and stop with a host.</summary>
public sealed class PythonPoolsHostSpecs
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly FakeEngine _engine = new();

    [Fact]
    public async Task Host_should_hand_out_the_default_pool_and_each_by_its_name()
    {
        using var host = Build(python => python.UseEngine(() => _engine).WithPythonPool("jobs").WithPythonPool("parsers", pool => pool.Workers = 1));
        await host.StartAsync();

        var jobs = host.Services.GetRequiredService<IPythonPool>();
        var parsers = host.Services.GetRequiredKeyedService<IPythonPool>("parsers");

        (jobs.Name, parsers.Name).ShouldBe(("jobs", "parsers"));
        host.Services.GetRequiredKeyedService<IPythonPool>("jobs").ShouldBeSameAs(jobs);
        (await jobs.InvokeAsync("fake:echo", 1L)).Value.ShouldBe(1L);
        (await parsers.InvokeBatchAsync("fake:echo", [2L, 3L])).Select(result => result.Value).ShouldBe([2L, 3L]);
        await host.StopAsync();
        _engine.IsStopped.ShouldBeTrue();
        _engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Host_should_have_one_pool_called_default_where_none_is_named()
    {
        using var host = Build(python => python.UseEngine(() => _engine));
        await host.StartAsync();

        host.Services.GetRequiredService<IPythonPool>().Name.ShouldBe("default");
        await host.StopAsync();
    }

    [Fact]
    public async Task Call_that_comes_before_the_hosts_start_should_wait_until_Python_is_ready()
    {
        using var host = Build(python => python.UseEngine(() => _engine));
        var early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);

        await host.StartAsync();

        (await early.WaitAsync(Bound)).Value.ShouldBe(1L);
        await host.StopAsync();
    }

    [Fact]
    public async Task Call_that_comes_before_the_hosts_start_should_keep_its_deadline()
    {
        using var host = Build(python => python.UseEngine(() => _engine));
        var pool = host.Services.GetRequiredService<IPythonPool>();

        var early = await pool.InvokeAsync(new Invoke("fake:echo", 1L) { Timeout = TimeSpan.FromMilliseconds(20) }).WaitAsync(Bound);

        early.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.TimedOut);
    }

    [Fact]
    public async Task Call_should_be_answered_when_the_host_goes_without_having_started()
    {
        Task<PyResult> early;
        using (var host = Build(python => python.UseEngine(() => _engine)))
            early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);

        var fault = (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(PyFaultKind.Unavailable);
        fault.Message.ShouldContain("without having started");
    }

    [Fact]
    public async Task Container_that_is_disposed_in_the_plain_way_should_answer_calls_and_not_throw()
    {
        var services = new ServiceCollection().AddLogging();
        var provider = services.AddPythonPools(python => python.UseEngine(() => _engine)).BuildServiceProvider();
        var early = provider.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);

        provider.Dispose();

        (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Host_should_not_start_when_Python_does_not_and_say_why_to_whoever_waits()
    {
        _engine.StartFailure = "No Python was found. Set PYACTORS_PYTHON.";
        using var host = Build(python => python.UseEngine(() => _engine));
        var pool = host.Services.GetRequiredService<IPythonPool>();
        var early = pool.InvokeAsync("fake:echo", 1L);

        var failure = await Should.ThrowAsync<PythonStartException>(host.StartAsync());

        failure.Message.ShouldBe(_engine.StartFailure);
        var fault = (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull();
        (fault.Kind, pool.State).ShouldBe((PyFaultKind.Unavailable, PoolState.Failed));
        fault.Message.ShouldContain("PYACTORS_PYTHON");
    }

    [Fact]
    public async Task Host_should_not_start_when_a_pool_does_not_and_name_the_pool()
    {
        using var host = Build(python => python.UseEngine(() => _engine).WithPythonPool("jobs").WithPythonPool("warm", pool => pool.WarmUp.Modules.Add("nowhere")));

        var failure = await Should.ThrowAsync<PythonStartException>(host.StartAsync());

        failure.Message.ShouldStartWith("The pool 'warm' can't be started. ");
        failure.Message.ShouldContain("nowhere");
    }

    [Fact]
    public async Task Host_should_not_start_when_several_pools_do_not_and_say_why_for_each()
    {
        using var host = Build(python => python
            .WithPythonPool("cold", pool => pool.WarmUp.Modules.Add("anywhere"))
            .WithPythonPool("jobs")
            .WithPythonPool("warm", pool => pool.WarmUp.Modules.Add("nowhere"))
            .UseEngine(() => _engine));

        var failure = await Should.ThrowAsync<PythonStartException>(host.StartAsync());

        string[] lines = failure.Message.Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("The pool 'cold' can't be started. ");
        lines[0].ShouldContain("anywhere");
        lines[1].ShouldStartWith("The pool 'warm' can't be started. ");
        lines[1].ShouldContain("nowhere");
    }

    [Fact]
    public async Task Service_should_get_answers_in_its_start_and_in_its_stop_if_it_was_registered_first()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHostedService<First>();
        builder.Services.AddPythonPools(python => python.UseEngine(() => _engine));
        using var host = builder.Build();

        await host.StartAsync().WaitAsync(Bound);
        await host.StopAsync().WaitAsync(Bound);

        var first = host.Services.GetServices<IHostedService>().OfType<First>().Single();
        (first.AtStart.ShouldNotBeNull().Value, first.AtStop.ShouldNotBeNull().Value).ShouldBe((1L, 2L));
        _engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Host_that_is_stopped_while_Python_starts_should_say_so_to_whoever_waits_and_stop_Python()
    {
        var gate = _engine.StartGate = new FakeGate();
        var host = Build(python => python.UseEngine(() => _engine).WithEngineStopTimeout(Bound));
        var early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);
        var start = host.StartAsync();
        await gate.EnteredAsync();

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Should.ThrowAsync<OperationCanceledException>(start);
        gate.Open();
        await ((IAsyncDisposable)host).DisposeAsync().AsTask().WaitAsync(Bound);

        (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull().Message.ShouldContain("its host was stopped before Python had started.");
        _engine.IsStopped.ShouldBeTrue();
        _engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Host_that_goes_in_the_middle_of_its_start_should_end_the_start()
    {
        var gate = _engine.StartGate = new FakeGate();
        var host = Build(python => python.UseEngine(() => _engine).WithEngineStopTimeout(Bound));
        var start = host.StartAsync();
        await gate.EnteredAsync();

        var gone = ((IAsyncDisposable)host).DisposeAsync().AsTask();
        await Should.ThrowAsync<OperationCanceledException>(start.WaitAsync(Bound));
        gate.Open();
        await gone.WaitAsync(Bound);

        _engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Host_that_was_not_stopped_should_interrupt_what_runs_and_stop_Python_when_it_goes()
    {
        var gate = _engine.DefineGate("fake:wait", (call, gate) => call.Wait(gate));
        Task<PyResult> running;
        using (var host = Build(python => python.UseEngine(() => _engine)))
        {
            await host.StartAsync();
            running = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:wait");
            await gate.EnteredAsync().WaitAsync(Bound);
        }

        (await running.WaitAsync(Bound)).IsSuccess.ShouldBeFalse();
        _engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Host_should_let_running_work_end_before_it_has_stopped()
    {
        var gate = _engine.DefineGate("fake:wait", (call, gate) => call.Wait(gate));
        using var host = Build(python => python.UseEngine(() => _engine));
        await host.StartAsync();
        var pool = host.Services.GetRequiredService<IPythonPool>();
        var running = pool.InvokeAsync("fake:wait");
        await gate.EnteredAsync().WaitAsync(Bound);

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
        var gate = _engine.DefineGate("fake:wait", (call, gate) => call.Wait(gate));
        using var host = Build(python => python.UseEngine(() => _engine).WithPythonPool("jobs", pool => pool.DrainTimeout = TimeSpan.FromHours(1)));
        await host.StartAsync();
        var running = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:wait");
        await gate.EnteredAsync().WaitAsync(Bound);

        await host.StopAsync(new CancellationToken(canceled: true)).WaitAsync(Bound);

        (await running).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task Host_should_stop_when_a_pool_fails_later()
    {
        using var host = Build(python => python.UseEngine(() => _engine));
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        ((Embedded.HostedPool)host.Services.GetRequiredService<IPythonPool>()).Pool.Fail("its last worker is gone.");

        await stopping.Task.WaitAsync(Bound);
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_should_leave_a_Python_that_ran_already_as_it_is()
    {
        await using var runtime = await PythonRuntime.StartAsync(_engine, new PythonOptions());
        using (var host = Build(python => python.UseRuntime(runtime)))
        {
            await host.StartAsync();
            (await host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L)).Value.ShouldBe(1L);
            await host.StopAsync();
        }

        _engine.IsStopped.ShouldBeFalse();
    }

    [Fact]
    public void Services_should_refuse_a_second_description_instead_of_losing_the_first_ones_pools()
    {
        var services = new ServiceCollection();
        services.AddPythonPools(python => python.UseEngine(() => _engine));

        Should.Throw<InvalidOperationException>(() => services.AddPythonPools(python => python.WithPythonPool("parsers")))
            .Message.ShouldContain("one call");
    }

    private static IHost Build(Action<PyActorsBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddPythonPools(configure);
        return builder.Build();
    }

    private sealed class First(IPythonPool python) : IHostedService
    {
        public PyResult? AtStart { get; private set; }

        public PyResult? AtStop { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken) => AtStart = await python.InvokeAsync("fake:echo", 1L);

        public async Task StopAsync(CancellationToken cancellationToken) => AtStop = await python.InvokeAsync("fake:echo", 2L);
    }
}
