using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PyActors.Testing;

namespace PyActors.Hosting.Specs;

/// <summary>Where pools have their options from.</summary>
public sealed class PythonPoolsOptionsSpecs
{
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Options_should_come_from_the_configuration_and_from_code()
    {
        using var host = Build(new()
        {
            ["Python:SearchPath:0"] = "jobs",
            ["Pools:jobs:Workers"] = "3",
            ["Pools:jobs:QueueCapacity"] = "77",
            ["Pools:jobs:DrainTimeout"] = "00:00:03",
            ["Pools:jobs:AllowedModules:0"] = "fake",
        });

        var options = host.Services.GetRequiredService<IOptionsMonitor<PoolOptions>>().Get("jobs");

        (options.Name, options.Workers, options.QueueCapacity, options.DrainTimeout).ShouldBe(("jobs", 2, 77, TimeSpan.FromSeconds(3)));
        options.AllowedModules.ShouldBe(["fake"]);
        host.Services.GetRequiredService<IOptions<PythonOptions>>().Value.SearchPath.ShouldBe(["jobs"]);
    }

    [Fact]
    public async Task Host_should_not_start_with_bad_options_and_list_every_fault()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddPythonPools(python => python
            .WithPython(options => options.StartTimeout = TimeSpan.Zero)
            .WithPythonPool("jobs", pool => (pool.Workers, pool.QueueCapacity) = (0, -1))
            .WithPythonPool("jobs"));
        using var host = builder.Build();

        var failure = await Should.ThrowAsync<OptionsValidationException>(host.StartAsync());

        failure.Message.ShouldContain("StartTimeout");
        failure.Message.ShouldContain("UseCPython()");
        failure.Message.ShouldContain("'jobs' was added 2 times");
    }

    [Fact]
    public async Task Host_should_not_start_with_settings_that_there_are_not_and_name_what_they_may_have_meant()
    {
        using var host = Build(new() { ["Pools:jobs:Wrokers"] = "3", ["Pools:jobs:Values:Depth"] = "3", ["Python:SerchPath:0"] = "jobs" });

        var failure = await Should.ThrowAsync<OptionsValidationException>(host.StartAsync());

        failure.Failures.ShouldBe(
            [
                "There is no setting 'Pools:jobs:Wrokers'. Did you mean 'Workers'?",
                "There is no setting 'Pools:jobs:Values:Depth'.",
                "There is no setting 'Python:SerchPath'. Did you mean 'SearchPath'?",
            ],
            ignoreOrder: true);
    }

    private IHost Build(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddPythonPools(python => python
            .UseEngine(() => _engine)
            .WithPython(builder.Configuration.GetSection("Python"))
            .WithPythonPool("jobs", builder.Configuration.GetSection("Pools:jobs")));
        builder.Services.Configure<PoolOptions>("jobs", pool => pool.Workers = 2);
        return builder.Build();
    }
}
