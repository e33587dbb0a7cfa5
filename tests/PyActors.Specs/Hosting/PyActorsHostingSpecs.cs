using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PyActors.Hosting;
using PyActors.Hosting.Specs.Contract;
using PyActors.Testing;

namespace PyActors.Specs.Hosting;

/// <summary>Pools that start and stop with a host's actor system.</summary>
public sealed class PyActorsHostingSpecs : HostedPoolsContractSpecs
{
    [Fact]
    public async Task Host_should_hand_out_the_default_pool_as_IPythonPool_and_as_a_required_actor()
    {
        using var host = Build(python => python.UseEngine(() => Engine).WithPythonPool("jobs"));
        await host.StartAsync();

        var called = await host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);
        var frontDoor = await host.Services.GetRequiredService<IRequiredActor<PythonPool>>().GetAsync();
        var asked = await frontDoor.Ask<PyResult>(new Invoke("fake:echo", 2L), Bound);

        called.Value.ShouldBe(1L);
        asked.Value.ShouldBe(2L);
        await host.StopAsync();
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Host_should_hand_out_each_pool_by_its_name_and_by_its_key_type()
    {
        using var host = Build(python => python
            .UseEngine(() => Engine)
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
        builder.Services.AddAkka("spec", akka => akka.AddPyActors(python => python.UseEngine(() => Engine)));
        using var host = builder.Build();
        await host.StartAsync();

        var frontDoor = await host.Services.GetRequiredService<IRequiredActor<PythonPool>>().GetAsync();
        var supervisor = await host.Services.GetRequiredService<IRequiredActor<PythonSupervisor>>().GetAsync();

        (await frontDoor.Ask<PyResult>(new Invoke("fake:echo", 1L), Bound)).Value.ShouldBe(1L);
        (await supervisor.Ask<PythonStatus>(GetPythonStatus.Instance, Bound)).State.ShouldBe(PoolState.Ready);
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_should_not_start_when_no_actor_system_has_the_pools_that_were_described()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddPyActors(python => python.UseEngine(() => Engine));
        builder.Services.AddAkka("spec", static _ => { });
        using var host = builder.Build();
        var early = host.Services.GetRequiredService<IPythonPool>().InvokeAsync("fake:echo", 1L);

        var failure = await Should.ThrowAsync<InvalidOperationException>(host.StartAsync());

        failure.Message.ShouldContain("akka.AddPyActors(services)");
        (await early.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Calls_should_be_answered_when_the_Python_actors_can_not_be_made()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddPyActors(python => python.UseEngine(() => Engine));
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
    public async Task Host_should_stop_when_Python_fails_later()
    {
        using var host = Build(python => python.UseEngine(() => Engine));
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        host.Services.GetRequiredService<IRequiredActor<PythonSupervisor>>().ActorRef.Tell(Kill.Instance);

        await stopping.Task.WaitAsync(Bound);
        await host.StopAsync();
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
                akka.AddPyActors(python => python.UseEngine(() => Engine)).AddHocon(Users, HoconAddMode.Prepend);
            else
                akka.AddHocon(Users, HoconAddMode.Append).AddPyActors(python => python.UseEngine(() => Engine));
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
    public async Task Second_start_in_an_actor_system_should_be_refused_with_what_to_do()
    {
        using var system = ActorSystem.Create("spec");
        var python = PythonActors.Start(system, python => python.UseEngine(() => Engine));

        var refusal = Should.Throw<InvalidActorNameException>(() => PythonActors.Start(system, python => python.UseEngine(() => new FakeEngine())));

        refusal.Message.ShouldContain("has Python actors already");
        refusal.Message.ShouldContain("one call");
        var end = await python.StopAsync().WaitAsync(Bound);
        end.ToString().ShouldBe(
            "The pool 'default' has ended: in the drain 0 invocations finished, 0 were interrupted, 0 abandoned; 0 workers left behind. Python was finalised.");
    }

    protected override void Describe(IServiceCollection services, Action<PyActorsBuilder> configure)
    {
        services.AddPyActors(configure);
        services.AddAkka("spec", (akka, provider) => akka.AddPyActors(provider));
    }

    private sealed class Parsers;
}
