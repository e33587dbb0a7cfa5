using Akka.Actor;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using PyActors.Hosting;
using PyActors.Testing;

namespace PyActors.Specs.Hosting;

/// <summary>What is wrong with a set-up is told at once and whole.</summary>
public sealed class PyActorsSetUpSpecs
{
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Set_up_should_list_a_setting_of_another_type_with_the_other_faults()
    {
        using var system = ActorSystem.Create("spec");
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Jobs:Workers"] = "two", ["Jobs:Wrokers"] = "3", ["Jobs:AllowedModules"] = "math" })
            .Build();

        var failure = Should.Throw<OptionsValidationException>(() => PythonActors.Start(system, python => python
            .UseEngine(() => _engine)
            .WithPythonPool("jobs", settings.GetSection("Jobs"))
            .WithPythonPool("parsers", pool => pool.QueueCapacity = 0)));

        failure.Failures.Count().ShouldBe(4);
        failure.Message.ShouldContain("'two' at 'Jobs:Workers'");
        failure.Message.ShouldContain("'Jobs:Wrokers'");
        failure.Message.ShouldContain("'Jobs:AllowedModules' is a list");
        failure.Message.ShouldContain("Pool 'parsers': QueueCapacity");
    }

    [Fact]
    public void Set_up_should_list_every_fault_of_a_builder()
    {
        using var system = ActorSystem.Create("spec");

        var failure = Should.Throw<OptionsValidationException>(() => PythonActors.Start(system, python => python
            .WithPython(options => options.StartTimeout = TimeSpan.Zero)
            .WithPythonPool<Parsers>("jobs", pool => pool.Workers = 0)
            .WithPythonPool<Parsers>("jobs")));

        failure.Failures.Count().ShouldBe(5);
        failure.Message.ShouldContain("StartTimeout");
        failure.Message.ShouldContain("UseCPython()");
        failure.Message.ShouldContain("'jobs' was added 2 times");
        failure.Message.ShouldContain(nameof(Parsers));
        failure.Message.ShouldContain("Workers");
    }

    private sealed class Parsers;
}
