using System.Text;
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

    [Theory]
    [InlineData("Pools:jobs:AllowedModules", "math", "'Pools:jobs:AllowedModules' is a list: write Pools:jobs:AllowedModules:0, or as an environment variable Pools__jobs__AllowedModules__0, and so on.")]
    [InlineData("Pools:jobs:WarmUp:Modules", "math", "'Pools:jobs:WarmUp:Modules' is a list: ")]
    [InlineData("Python:SearchPath", "jobs", "'Python:SearchPath' is a list: ")]
    [InlineData("Pools:jobs:AllowedModules", "", "'Pools:jobs:AllowedModules' is empty: ")]
    [InlineData("Pools:jobs:WarmUp", "math", "'Pools:jobs:WarmUp' has settings below it")]
    [InlineData("Pools:jobs:Workers:0", "3", "'Pools:jobs:Workers' is a single value")]
    public async Task Host_should_not_start_with_a_setting_in_another_form_than_its_own(string setting, string value, string said)
    {
        using var host = Build(new() { [setting] = value });

        var failure = await Should.ThrowAsync<OptionsValidationException>(host.StartAsync());

        failure.Failures.ShouldHaveSingleItem().ShouldContain(said);
    }

    [Fact]
    public async Task Host_should_not_start_with_a_list_that_a_text_seems_to_replace()
    {
        using var host = Build(new() { ["Pools:jobs:AllowedModules:0"] = "fake", ["Pools:jobs:AllowedModules"] = "math" });

        var failure = await Should.ThrowAsync<OptionsValidationException>(host.StartAsync());

        failure.Failures.ShouldHaveSingleItem().ShouldStartWith("'Pools:jobs:AllowedModules' is a list: ");
    }

    [Theory]
    [InlineData("\"math\"", "is a list")]
    [InlineData("[]", "is empty: leave it out")]
    public async Task Host_should_not_start_with_a_file_whose_allowed_modules_are_no_list_or_none(string modules, string said)
    {
        using var host = BuildFrom($$"""{ "Pools": { "jobs": { "AllowedModules": {{modules}} } } }""");

        var failure = await Should.ThrowAsync<OptionsValidationException>(host.StartAsync());

        failure.Failures.ShouldHaveSingleItem().ShouldContain(said);
    }

    [Fact]
    public async Task Host_should_start_with_a_file_whose_other_lists_are_empty()
    {
        using var host = BuildFrom("""{ "Python": { "SearchPath": [] }, "Pools": { "jobs": { "WarmUp": { "Modules": [] }, "AllowedModules": null, "Values": {} } } }""");

        await host.StartAsync();

        host.Services.GetRequiredService<IPythonPool>().State.ShouldBe(PoolState.Ready);
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_should_not_start_with_a_value_of_another_type_and_list_the_other_faults_as_well()
    {
        using var host = Build(new() { ["Pools:jobs:Workers"] = "two", ["Pools:jobs:Wrokers"] = "3", ["Python:StartTimeout"] = "soon" });

        var failure = await Should.ThrowAsync<OptionsValidationException>(host.StartAsync());

        failure.Failures.Count().ShouldBe(3);
        failure.Message.ShouldContain("'two' at 'Pools:jobs:Workers'");
        failure.Message.ShouldContain("'Pools:jobs:Wrokers'");
        failure.Message.ShouldContain("'soon' at 'Python:StartTimeout'");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24 * 60 * 60 + 1)]
    [InlineData(922_337_203_685)]
    public void Engine_stop_timeout_should_be_refused_that_no_engine_is_given(long seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new PyActorsBuilder().WithEngineStopTimeout(TimeSpan.FromSeconds(seconds)));

    private IHost BuildFrom(string file) => BuildWith(configuration => configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(file))));

    private IHost Build(Dictionary<string, string?> settings) => BuildWith(configuration => configuration.AddInMemoryCollection(settings));

    private IHost BuildWith(Action<IConfigurationBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        configure(builder.Configuration);
        builder.Services.AddPythonPools(python => python
            .UseEngine(() => _engine)
            .WithPython(builder.Configuration.GetSection("Python"))
            .WithPythonPool("jobs", builder.Configuration.GetSection("Pools:jobs")));
        builder.Services.Configure<PoolOptions>("jobs", pool => pool.Workers = 2);
        return builder.Build();
    }
}
