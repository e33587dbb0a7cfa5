using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PyActors.Hosting;
using PyActors.Testing;

namespace PyActors.Specs.Hosting;

public sealed class PyActorsHostingSpecs
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly FakeEngine _engine = new();

    [Fact]
    public async Task Host_should_hand_out_the_default_pool_as_IPythonPool_and_as_a_required_actor()
    {
        using var host = Build(python => python.UseEngine(() => _engine).WithPythonPool("jobs"));
        await host.StartAsync();

        var called = await host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);
        var frontDoor = await host.Services.GetRequiredService<IRequiredActor<PythonPool>>().GetAsync();
        var asked = await frontDoor.Ask<PyResult>(new Invoke("fake:echo", 2L), Bound);

        called.Value.ShouldBe(1L);
        asked.Value.ShouldBe(2L);
        await host.StopAsync();
        _engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Host_should_hand_out_each_pool_by_its_name_and_by_its_key_type()
    {
        using var host = Build(python => python
            .UseEngine(() => _engine)
            .WithPythonPool("jobs")
            .WithPythonPool<Parsers>("parsers", pool => pool.Workers = 1));
        await host.StartAsync();

        var parsers = host.Services.GetRequiredKeyedService<IPythonPool>("parsers");
        var frontDoor = await host.Services.GetRequiredService<IRequiredActor<Parsers>>().GetAsync();
        var status = await frontDoor.Ask<PoolStatus>(GetPoolStatus.Instance, Bound);

        parsers.Name.ShouldBe("parsers");
        (await parsers.InvokeAsync("fake:echo", 1L)).Value.ShouldBe(1L);
        status.Name.ShouldBe("parsers");
        host.Services.GetRequiredService<IPythonPool>().Name.ShouldBe("jobs");
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_should_start_actors_that_are_described_inside_the_actor_system_alone()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddAkka("spec", akka => akka.AddPyActors(python => python.UseEngine(() => _engine)));
        using var host = builder.Build();
        await host.StartAsync();

        var frontDoor = await host.Services.GetRequiredService<IRequiredActor<PythonPool>>().GetAsync();
        var supervisor = await host.Services.GetRequiredService<IRequiredActor<PythonSupervisor>>().GetAsync();

        (await frontDoor.Ask<PyResult>(new Invoke("fake:echo", 1L), Bound)).Value.ShouldBe(1L);
        (await supervisor.Ask<PythonStatus>(GetPythonStatus.Instance, Bound)).State.ShouldBe(PoolState.Ready);
        await host.StopAsync();
    }

    [Fact]
    public void Services_should_refuse_a_second_description_instead_of_losing_the_first_ones_pools()
    {
        var services = new ServiceCollection();
        services.AddPyActors(python => python.UseEngine(() => _engine).WithPythonPool("jobs"));

        Should.Throw<InvalidOperationException>(() => services.AddPyActors(python => python.WithPythonPool("parsers")))
            .Message.ShouldContain("one call");
    }

    [Fact]
    public async Task Host_should_hold_calls_that_come_before_its_start_until_Python_is_ready()
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
        early.Fault.Stage.ShouldBe(InvocationStage.Queued);
    }

    [Fact]
    public async Task Calls_should_be_answered_when_the_host_goes_without_having_started()
    {
        Task<PyResult> early;
        using (var host = Build(python => python.UseEngine(() => _engine)))
            early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);

        (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Calls_should_be_answered_when_the_Python_actors_can_not_be_made()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddPyActors(python => python.UseEngine(() => _engine));
        builder.Services.AddAkka("spec", (akka, services) => akka
            .AddHocon("pyactors.worker-dispatcher.stack-size = 1 MiB", HoconAddMode.Prepend)
            .AddPyActors(services));
        using var host = builder.Build();
        var pool = host.Services.GetRequiredService<IPythonPool>();
        var early = pool.InvokeAsync("fake:echo", 1L);

        var failure = await Should.ThrowAsync<Akka.Configuration.ConfigurationException>(host.StartAsync());

        failure.Message.ShouldContain("stack-size");
        (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        pool.State.ShouldBe(PoolState.Failed);
    }

    [Fact]
    public async Task Host_should_not_start_when_Python_does_not_and_say_why()
    {
        _engine.StartFailure = "No Python was found. Set PYACTORS_PYTHON.";
        using var host = Build(python => python.UseEngine(() => _engine));

        var failure = await Should.ThrowAsync<PythonStartException>(host.StartAsync());

        failure.Message.ShouldBe(_engine.StartFailure);
    }

    [Fact]
    public async Task Host_should_stop_when_Python_fails_later()
    {
        using var host = Build(python => python.UseEngine(() => _engine));
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        host.Services.GetRequiredService<IRequiredActor<PythonSupervisor>>().ActorRef.Tell(Kill.Instance);

        await stopping.Task.WaitAsync(Bound);
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_should_leave_pools_that_answer_Unavailable_once_it_has_stopped()
    {
        using var host = Build(python => python.UseEngine(() => _engine));
        await host.StartAsync();
        var pool = host.Services.GetRequiredService<IPythonPool>();
        await host.StopAsync();

        var result = await pool.InvokeAsync("fake:echo", 1L).WaitAsync(Bound);

        result.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        pool.State.ShouldBe(PoolState.Stopped);
        _engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Options_should_come_from_the_configuration_and_from_code()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Python:SearchPath:0"] = "jobs",
            ["Pools:jobs:Workers"] = "3",
            ["Pools:jobs:QueueCapacity"] = "77",
            ["Pools:jobs:DrainTimeout"] = "00:00:03",
            ["Pools:jobs:AllowedModules:0"] = "fake",
        });
        builder.Services.AddPyActors(python => python
            .UseEngine(() => _engine)
            .WithPython(builder.Configuration.GetSection("Python"))
            .WithPythonPool("jobs", builder.Configuration.GetSection("Pools:jobs")));
        builder.Services.Configure<PoolOptions>("jobs", pool => pool.Workers = 2);

        using var host = builder.Build();

        var options = host.Services.GetRequiredService<IOptionsMonitor<PoolOptions>>().Get("jobs");
        (options.Name, options.Workers, options.QueueCapacity, options.DrainTimeout).ShouldBe(("jobs", 2, 77, TimeSpan.FromSeconds(3)));
        options.AllowedModules.ShouldBe(["fake"]);
        host.Services.GetRequiredService<IOptions<PythonOptions>>().Value.SearchPath.ShouldBe(["jobs"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HOCON_of_the_user_should_win_over_ours_whichever_came_first(bool oursFirst)
    {
        const string Users = "pyactors.worker-dispatcher.spin-time = 7 ms\nakka.coordinated-shutdown.phases.pyactors-drain.timeout = 77 s";
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddAkka("spec", akka =>
        {
            if (oursFirst)
                akka.AddPyActors(python => python.UseEngine(() => _engine)).AddHocon(Users, HoconAddMode.Prepend);
            else
                akka.AddHocon(Users, HoconAddMode.Append).AddPyActors(python => python.UseEngine(() => _engine));
        });
        using var host = builder.Build();

        await host.StartAsync();

        var system = host.Services.GetRequiredService<ActorSystem>();
        system.Settings.Config.GetTimeSpan("pyactors.worker-dispatcher.spin-time").ShouldBe(TimeSpan.FromMilliseconds(7));
        system.Settings.Config.GetInt("pyactors.worker-dispatcher.throughput").ShouldBe(64);
        CoordinatedShutdown.Get(system).Timeout("pyactors-drain").ShouldBe(TimeSpan.FromSeconds(77));
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_should_not_start_with_bad_options_and_list_every_fault()
    {
        using var host = Build(python => python
            .UseEngine(() => _engine)
            .WithPython(options => options.StartTimeout = TimeSpan.Zero)
            .WithPythonPool("jobs", pool => (pool.Workers, pool.QueueCapacity) = (0, -1))
            .WithPythonPool("parsers", pool => pool.DefaultTimeout = TimeSpan.Zero));

        var failure = await Should.ThrowAsync<Exception>(host.StartAsync());

        failure.ToString().ShouldContain("StartTimeout");
        failure.ToString().ShouldContain("Workers");
        failure.ToString().ShouldContain("QueueCapacity");
        failure.ToString().ShouldContain("DefaultTimeout");
    }

    [Fact]
    public async Task Second_start_in_an_actor_system_should_be_refused_with_what_to_do()
    {
        using var system = ActorSystem.Create("spec");
        var python = PythonActors.Start(system, python => python.UseEngine(() => _engine));

        var refusal = Should.Throw<InvalidActorNameException>(() => PythonActors.Start(system, python => python.UseEngine(() => new FakeEngine())));

        refusal.Message.ShouldContain("has Python actors already");
        refusal.Message.ShouldContain("one call");
        var end = await python.StopAsync().WaitAsync(Bound);
        end.ToString().ShouldBe(
            "The pool 'default' has ended: 0 invocations finished in the drain, 0 were interrupted, 0 abandoned, 0 left behind. Python was finalised.");
    }

    private static IHost Build(Action<PyActorsBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddPyActors(configure);
        builder.Services.AddAkka("spec", (akka, services) => akka.AddPyActors(services));
        return builder.Build();
    }

    private sealed class Parsers;
}
