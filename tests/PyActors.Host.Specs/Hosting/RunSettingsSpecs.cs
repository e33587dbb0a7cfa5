using PyActors.Host.Commands;
using PyActors.Host.Running;

namespace PyActors.Host.Hosting;

public sealed class RunSettingsSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Settings_should_be_the_defaults_where_nothing_else_is_said()
    {
        var settings = RunSettings.Read(null).Validated();

        settings.Host.Window.ShouldBe(1024);
        settings.Host.Engine.ShouldBeNull();
        settings.Pool.Isolation.ShouldBe(PythonIsolation.Auto);
        settings.Pool.Workers.ShouldBe(new PoolOptions().Workers);
        settings.Pool.DrainTimeout.ShouldBe(new PoolOptions().DrainTimeout);
        settings.Python.SearchPath.ShouldBeEmpty();
    }

    [Fact]
    public void File_should_win_over_the_defaults()
    {
        var file = _folder.Write("mine.json", """
            { "PyActors": { "Pool": { "Workers": 3, "Isolation": "Shared", "GracePeriod": "00:00:05" }, "Python": { "SearchPath": ["a", "b"] } } }
            """);

        var settings = RunSettings.Read(file).Validated();

        settings.Pool.Workers.ShouldBe(3);
        settings.Pool.Isolation.ShouldBe(PythonIsolation.Shared);
        settings.Pool.GracePeriod.ShouldBe(TimeSpan.FromSeconds(5));
        settings.Python.SearchPath.ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "PyActors": { "Pool": { "Workers": "many" } } }""")]
    [InlineData("""{ "PyActors": { "Pool": { "Isolation": "own" } } }""")]
    public void File_that_can_not_be_read_should_be_refused(string content)
    {
        var file = _folder.Write("mine.json", content);

        Should.Throw<CommandFailedException>(() => RunSettings.Read(file)).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public void File_that_is_no_JSON_should_be_refused_with_the_line()
    {
        var file = _folder.Write("mine.json", "{\n  \"PyActors\": {\n    \"Pool\" = 3\n  }\n}");

        Should.Throw<CommandFailedException>(() => RunSettings.Read(file)).Message.ShouldContain("LineNumber: 2");
    }

    [Theory]
    [InlineData("""{ "PyActors": { "Pool": { "Wrkers": 3 } } }""", "There is no setting 'PyActors:Pool:Wrkers'. Did you mean 'Workers'?")]
    [InlineData("""{ "PyActors": { "Pool": { "AllowedModules": "math" } } }""", "'PyActors:Pool:AllowedModules' is a list: write PyActors:Pool:AllowedModules:0")]
    [InlineData("""{ "PyActors": { "Pol": { "Workers": 3 } } }""", "There is no setting 'PyActors:Pol'. Did you mean 'Pool'?")]
    [InlineData("""{ "PyActors": { "Pool": { "Values": { "Depth": 3 } } } }""", "There is no setting 'PyActors:Pool:Values:Depth'.")]
    public void Misspelt_settings_should_be_refused(string content, string complaint)
    {
        var file = _folder.Write("mine.json", content);

        var refused = Should.Throw<CommandFailedException>(() => RunSettings.Read(file));

        refused.ExitCode.ShouldBe(ExitCode.Usage);
        refused.Message.ShouldContain(complaint);
    }

    [Fact]
    public void File_that_holds_no_settings_of_ours_should_be_refused()
    {
        var file = _folder.Write("mine.json", """{ "Pool": { "Workers": 3 } }""");

        var refused = Should.Throw<CommandFailedException>(() => RunSettings.Read(file));

        refused.ExitCode.ShouldBe(ExitCode.Usage);
        refused.Message.ShouldContain("stands below \"PyActors\"");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "Logging": { "LogLevel": "None" }, "PyActors": { "Pool": { } } }""")]
    public void File_that_says_nothing_should_be_taken(string content)
    {
        var settings = RunSettings.Read(_folder.Write("mine.json", content));

        settings.Pool.Workers.ShouldBe(new PoolOptions().Workers);
    }

    [Fact]
    public void File_that_is_not_there_should_be_refused_by_its_name()
    {
        var missing = Should.Throw<CommandFailedException>(() => RunSettings.Read(_folder["none.json"]));
        var folder = Should.Throw<CommandFailedException>(() => RunSettings.Read(_folder.Path));

        (missing.ExitCode, folder.ExitCode).ShouldBe((ExitCode.Usage, ExitCode.Usage));
        missing.Message.ShouldBe($"--settings: there is no file '{_folder["none.json"]}'.");
        folder.Message.ShouldBe($"--settings: '{_folder.Path}' is a folder.");
    }

    [Fact]
    public void Values_out_of_range_should_all_be_listed()
    {
        var file = _folder.Write("mine.json", """
            {
              "PyActors": {
                "Host": { "Window": 0 },
                "Python": { "StartTimeout": "00:00:00" },
                "Pool": { "Workers": 0, "GracePeriod": "02:00:00", "DefaultTimeout": "00:00:00", "Values": { "MaxDepth": 0 } }
              }
            }
            """);

        var message = Should.Throw<CommandFailedException>(() => RunSettings.Read(file).Validated()).Message;

        foreach (var name in (string[])["Window", "StartTimeout", "Workers", "GracePeriod", "DefaultTimeout", "MaxDepth"])
            message.ShouldContain(name);
    }

    [Fact]
    public async Task Environment_should_win_over_the_files()
    {
        var result = await PyActorsCommand.OnModules("map", "host_jobs:same").With("PyActors__Pool__Workers", "none").RunAsync("1\n");

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldContain("Workers");
    }

    [Theory]
    [InlineData("Workers", "call", "math:sqrt", "16")]
    [InlineData("QueueCapacity", "map", "math:sqrt")]
    [InlineData("QueueCapacity", "serve", "--allow", "math")]
    public async Task Setting_out_of_range_should_be_refused_where_the_command_has_a_value_of_its_own(string setting, params string[] command)
    {
        var result = await PyActorsCommand.OnModules(command).With($"PyActors__Pool__{setting}", "-4").RunAsync("1\n");

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldContain($"{setting} is -4");
    }
}
