using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PyActors.Testing;

namespace PyActors.Hosting.Specs.Contract;

/// <summary>What a host promises of the pools that are described among its services, with an actor system and without one.</summary>
public abstract class HostedPoolsContractSpecs
{
    /// <summary>How long a spec waits for anything before it fails.</summary>
    protected static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    protected FakeEngine Engine { get; } = new();

    [Fact]
    public async Task Host_should_hand_out_the_default_pool_and_each_by_its_name()
    {
        using var host = Build(python => python.UseEngine(() => Engine).WithPythonPool("jobs").WithPythonPool("parsers", pool => pool.Workers = 1));
        await host.StartAsync();

        var jobs = host.Services.GetRequiredService<IPythonPool>();
        var parsers = host.Services.GetRequiredKeyedService<IPythonPool>("parsers");

        (jobs.Name, parsers.Name).ShouldBe(("jobs", "parsers"));
        host.Services.GetRequiredKeyedService<IPythonPool>("jobs").ShouldBeSameAs(jobs);
        (await jobs.InvokeAsync("fake:echo", 1L)).Value.ShouldBe(1L);
        (await parsers.InvokeBatchAsync("fake:echo", [2L, 3L])).Select(result => result.Value).ShouldBe([2L, 3L]);
        await host.StopAsync();
        Engine.IsStopped.ShouldBeTrue();
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Host_should_have_one_pool_called_default_where_none_is_named()
    {
        using var host = Build(python => python.UseEngine(() => Engine));
        await host.StartAsync();

        host.Services.GetRequiredService<IPythonPool>().Name.ShouldBe("default");
        await host.StopAsync();
    }

    [Fact]
    public async Task Call_that_comes_before_the_hosts_start_should_wait_until_Python_is_ready()
    {
        using var host = Build(python => python.UseEngine(() => Engine));
        var early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);

        await host.StartAsync();

        (await early.WaitAsync(Bound)).Value.ShouldBe(1L);
        await host.StopAsync();
    }

    [Fact]
    public async Task Call_that_comes_before_the_hosts_start_should_keep_its_deadline()
    {
        using var host = Build(python => python.UseEngine(() => Engine));
        var pool = host.Services.GetRequiredService<IPythonPool>();

        var early = await pool.InvokeAsync(new Invoke("fake:echo", 1L) { Timeout = TimeSpan.FromMilliseconds(20) }).WaitAsync(Bound);

        var fault = early.Fault.ShouldNotBeNull();
        (fault.Kind, fault.Stage).ShouldBe((PyFaultKind.TimedOut, InvocationStage.Queued));
    }

    [Fact]
    public async Task Call_should_be_answered_when_the_host_goes_without_having_started()
    {
        Task<PyResult> early;
        using (var host = Build(python => python.UseEngine(() => Engine)))
            early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);

        (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Container_that_is_disposed_in_the_plain_way_should_answer_calls_and_not_throw()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        Describe(services, python => python.UseEngine(() => Engine));
        var provider = services.BuildServiceProvider();
        var early = provider.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);

        provider.Dispose();

        (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Host_should_not_start_when_Python_does_not_and_say_why_to_whoever_waits()
    {
        Engine.StartFailure = "No Python was found. Set PYACTORS_PYTHON.";
        using var host = Build(python => python.UseEngine(() => Engine));
        var pool = host.Services.GetRequiredService<IPythonPool>();
        var early = pool.InvokeAsync("fake:echo", 1L);

        var failure = await Should.ThrowAsync<PythonStartException>(host.StartAsync());

        failure.Message.ShouldBe(Engine.StartFailure);
        var fault = (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull();
        (fault.Kind, pool.State).ShouldBe((PyFaultKind.Unavailable, PoolState.Failed));
        fault.Message.ShouldContain("PYACTORS_PYTHON");
    }

    [Fact]
    public async Task Host_should_not_start_when_a_pool_does_not_and_name_the_pool()
    {
        using var host = Build(python => python.UseEngine(() => Engine).WithPythonPool("jobs").WithPythonPool("warm", pool => pool.WarmUp.Modules.Add("nowhere")));

        var failure = await Should.ThrowAsync<PythonStartException>(host.StartAsync());

        failure.Message.ShouldStartWith("The pool 'warm' can't be started. ");
        failure.Message.ShouldContain("nowhere");
    }

    [Fact]
    public async Task Host_should_not_start_with_bad_options_and_list_every_fault()
    {
        using var host = Build(python => python
            .WithPython(options => options.StartTimeout = TimeSpan.Zero)
            .WithPythonPool("jobs", pool => (pool.Workers, pool.QueueCapacity) = (0, -1))
            .WithPythonPool("jobs")
            .WithPythonPool("parsers", pool => pool.DefaultTimeout = TimeSpan.Zero));

        var failure = await Should.ThrowAsync<OptionsValidationException>(host.StartAsync());

        string[] told = ["StartTimeout", "UseCPython()", "'jobs' was added 2 times", "Workers", "QueueCapacity", "Pool 'parsers': DefaultTimeout"];
        told.ShouldAllBe(part => failure.Message.Contains(part));
    }

    [Fact]
    public async Task Service_that_was_registered_first_should_have_Python_in_its_start_and_an_answer_in_its_stop()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHostedService<First>();
        Describe(builder.Services, python => python.UseEngine(() => Engine));
        using var host = builder.Build();

        await host.StartAsync().WaitAsync(Bound);
        await host.StopAsync().WaitAsync(Bound);

        var first = host.Services.GetServices<IHostedService>().OfType<First>().Single();
        first.AtStart.ShouldNotBeNull().Value.ShouldBe(1L);
        first.AtStop.ShouldNotBeNull();
        Engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Host_that_is_stopped_while_Python_starts_should_end_its_start_answer_and_stop_Python()
    {
        var gate = Engine.StartGate = new FakeGate();
        var host = Build(python => python.UseEngine(() => Engine).WithEngineStopTimeout(Bound));
        var early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);
        var start = host.StartAsync();
        await gate.EnteredAsync();

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        gate.Open();
        await Should.ThrowAsync<OperationCanceledException>(start.WaitAsync(Bound));
        await ((IAsyncDisposable)host).DisposeAsync().AsTask().WaitAsync(Bound);

        await early.WaitAsync(Bound);
        Engine.IsStopped.ShouldBeTrue();
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Host_should_let_running_work_end_before_it_has_stopped()
    {
        using var host = Build(python => python.UseEngine(() => Engine));
        var (running, gate) = await StartBusyAsync(host);
        var pool = host.Services.GetRequiredService<IPythonPool>();

        var stopped = host.StopAsync();
        var whileItDrains = stopped.IsCompleted;
        gate.Open();
        await stopped.WaitAsync(Bound);

        whileItDrains.ShouldBeFalse();
        (await running).IsSuccess.ShouldBeTrue();
        pool.State.ShouldBe(PoolState.Stopped);
        Engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Host_should_leave_pools_that_answer_Unavailable_once_it_has_stopped()
    {
        using var host = Build(python => python.UseEngine(() => Engine));
        await host.StartAsync();
        var pool = host.Services.GetRequiredService<IPythonPool>();
        await host.StopAsync();

        var result = await pool.InvokeAsync("fake:echo", 1L).WaitAsync(Bound);

        result.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        pool.State.ShouldBe(PoolState.Stopped);
    }

    [Fact]
    public async Task Host_should_leave_a_Python_that_ran_already_as_it_is()
    {
        await using var runtime = await PythonRuntime.StartAsync(Engine, new PythonOptions());
        using (var host = Build(python => python.UseRuntime(runtime)))
        {
            await host.StartAsync();
            (await host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L)).Value.ShouldBe(1L);
            await host.StopAsync();
        }

        Engine.IsStopped.ShouldBeFalse();
    }

    [Fact]
    public void Services_should_refuse_a_second_description_instead_of_losing_the_first_ones_pools()
    {
        var services = new ServiceCollection();
        Describe(services, python => python.UseEngine(() => Engine));

        Should.Throw<InvalidOperationException>(() => Describe(services, python => python.WithPythonPool("parsers")))
            .Message.ShouldContain("one call");
    }

    /// <summary>Describes pools among services, and what runs them.</summary>
    protected abstract void Describe(IServiceCollection services, Action<PyActorsBuilder> configure);

    /// <summary>A host with pools.</summary>
    protected IHost Build(Action<PyActorsBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        Describe(builder.Services, configure);
        return builder.Build();
    }

    /// <summary>Starts a host.</summary>
    /// <returns>A call that its default pool is running, and the gate that it waits at.</returns>
    protected async Task<(Task<PyResult> Running, FakeGate Gate)> StartBusyAsync(IHost host)
    {
        var gate = Engine.DefineGate("fake:wait", (call, gate) => call.Wait(gate));
        await host.StartAsync();
        var running = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:wait");
        await gate.EnteredAsync().WaitAsync(Bound);
        return (running, gate);
    }

    /// <summary>A service that awaits Python.</summary>
    protected sealed class First(IPythonPool python) : IHostedService
    {
        public PyResult? AtStart { get; private set; }

        public PyResult? AtStop { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken) => AtStart = await python.InvokeAsync("fake:echo", 1L);

        public async Task StopAsync(CancellationToken cancellationToken) => AtStop = await python.InvokeAsync("fake:echo", 2L);
    }
}
