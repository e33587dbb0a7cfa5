using System.Diagnostics;
using System.Text.Json;
using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Serving;

/// <summary>The command <c>serve</c> as a whole process, on every backend that is built in.</summary>
public sealed class ServeSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Serve_should_answer_every_line_and_end_with_the_input(string backend)
    {
        var result = await Serve(backend).RunAsync("""
            {"id": 1, "call": "host_jobs:same", "args": [[1, {"$tuple": []}]]}

            {"id": "two", "call": "builtins:round", "args": [2.567], "kwargs": {"ndigits": 1}}
            {"id": 3, "call": "host_jobs:refuse_threes", "args": ["3"]}
            {"id": 4, "call": "os:getpid"}
            nonsense
            {"id": 5, "call": "host_jobs:busy", "args": [60], "timeout": 0.2}
            """);

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        var answers = result.Lines.ToDictionary(line => line.GetProperty("id").GetRawText());
        answers.Count.ShouldBe(6);
        answers["1"].GetProperty("value").GetRawText().ShouldBe("[1,[]]");
        answers["\"two\""].GetProperty("value").GetDouble().ShouldBe(2.6);
        answers["3"].GetProperty("fault").GetProperty("error").GetProperty("type").GetString().ShouldBe("ValueError");
        answers["4"].FaultKind().ShouldBe("Forbidden");
        answers["null"].FaultKind().ShouldBe("BadRequest");
        answers["5"].FaultKind().ShouldBe("TimedOut");
    }

    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Serve_should_stay_up_and_write_results_as_they_come(string backend)
    {
        await using var serving = Serve(backend).Start();

        await serving.WriteAsync(WaitForGate("\"long\""));
        foreach (var id in (string[])["1", "2", "3"])
        {
            await serving.WriteAsync($$"""{"id": {{id}}, "call": "host_jobs:double", "args": ["{{id}}"]}""" + "\n");
            Id(await serving.NextLineAsync()).ShouldBe(id);
        }

        _folder.Write("gate", "");
        Id(await serving.NextLineAsync()).ShouldBe("\"long\"");
        await serving.GiveAsync("");
        (await serving.EndAsync()).ExitCode.ShouldBe(ExitCode.Success);
    }

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Serve_should_answer_what_it_has_read_when_it_is_told_to_end(string backend)
    {
        await using var serving = Serve(backend).Start();
        await serving.WriteAsync("""{"id": 1, "call": "host_jobs:announce_and_wait", "args": [0.5]}""" + "\n");
        await serving.UntilErrorLineAsync("waiting");

        serving.Signal(Signals.Terminate);
        var result = await serving.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Lines.ShouldHaveSingleItem().GetProperty("value").GetDouble().ShouldBe(0.5);
    }

    [UnixTheory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Serve_should_take_back_what_still_runs_when_the_time_for_its_end_is_up(string backend)
    {
        await using var serving = Serve(backend).With("PyActors__Pool__DrainTimeout", "00:00:00.2").Start();
        await serving.WriteAsync("""{"id": 1, "call": "host_jobs:announce_and_wait", "args": [600]}""" + "\n");
        await serving.UntilErrorLineAsync("waiting");

        var began = Stopwatch.StartNew();
        serving.Signal(Signals.Terminate);
        var result = await serving.EndAsync();

        // The host itself would wait for 20 s before it takes the pool away from what is served.
        began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Lines.ShouldHaveSingleItem().FaultKind().ShouldBe("Cancelled");
    }

    [LinuxFact]
    public async Task Serve_should_say_that_its_requests_can_not_be_read_any_further()
    {
        // A file that can be opened, and has nothing at its beginning that could be read.
        var result = await ShellCommand.RunAsync($"{PyActorsCommand.Executable} serve --allow math --backend embedded --engine cpython < /proc/self/mem");

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        result.Error.ShouldContain("Input/output error");
    }

    [Fact]
    public async Task Serve_should_refuse_to_start_without_allowed_modules()
    {
        var result = await PyActorsCommand.OnModules("serve").RunAsync("""{"id": 1, "call": "math:sqrt", "args": [4]}""");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("--allow MODULE");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a name")]
    [InlineData("math:sqrt")]
    public async Task Serve_should_refuse_to_allow_what_is_no_modules_name(string name)
    {
        var result = await PyActorsCommand.OnModules("serve", "--allow", name).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldContain($"AllowedModules names '{name}', which is no module's name");
    }

    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Serve_should_say_that_an_allowed_module_is_not_there_without_importing_any(string backend)
    {
        _folder.Write("telling.py", $"open('{_folder["imported"]}', 'w').close()");
        Directory.CreateDirectory(_folder["package"]);
        _folder.Write("package/__init__.py", $"open('{_folder["imported"]}', 'w').close()");
        _folder.Write("package/there.py", "");
        string[] names = ["math", "os.path", "telling", "package.there", "pyactors.host", "nosuchmodule", "package.nothere"];

        var result = await PyActorsCommand
            .Of(["serve", .. names.SelectMany(static name => (string[])["--allow", name]), "--python-path", _folder.Path, "--backend", backend])
            .RunAsync("""{"id": 1, "call": "math:sqrt", "args": [4]}""");

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Lines.ShouldHaveSingleItem();
        result.Error.Split('\n').Where(static line => line.Contains("there is no module", StringComparison.Ordinal)).Select(static line => line.Split(' ')[5])
            .ShouldBe(["nosuchmodule,", "package.nothere,"], result.Error);
        File.Exists(_folder["imported"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Serve_should_take_the_allowed_modules_from_the_settings_too()
    {
        var result = await PyActorsCommand.OnModules("serve").With("PyActors__Pool__AllowedModules__0", "math")
            .RunAsync("""{"id": 1, "call": "math:sqrt", "args": [4]}""");

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Lines.ShouldHaveSingleItem().GetProperty("value").GetDouble().ShouldBe(2.0);
    }

    [Fact]
    public async Task Serve_should_read_no_further_than_its_window()
    {
        await using var serving = Serve("embedded").With("PyActors__Host__Window", "2").Start();
        await serving.WriteAsync(WaitForGate("1") + WaitForGate("2") + "nonsense\n");
        await serving.UntilErrorLineAsync("waiting");
        await serving.UntilErrorLineAsync("waiting");

        _folder.Write("gate", "");

        // Both places were taken: the third line wasn't read before one of the two was answered.
        Id(await serving.NextLineAsync()).ShouldNotBe("null");
    }

    [Fact]
    public async Task Serve_should_answer_any_number_of_requests_through_a_small_window()
    {
        var result = await Serve("embedded").With("PyActors__Host__Window", "2")
            .RunAsync(string.Concat(Enumerable.Range(1, 20).Select(id => $$"""{"id": {{id}}, "call": "builtins:abs", "args": [-1]}""" + "\n")));

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Lines.Count.ShouldBe(20);
    }

    private static PyActorsCommand Serve(string backend) => PyActorsCommand.Of(
        "serve", "--allow", "host_jobs", "--allow", "serving_jobs", "--allow", "builtins", "--workers", "2", "--python-path", PyActorsCommand.Modules, "--backend", backend);

    private string WaitForGate(string id) => $$"""{"id": {{id}}, "call": "serving_jobs:wait_for", "args": ["{{_folder["gate"]}}"]}""" + "\n";

    private static string Id(string? line) => JsonElement.Parse(line.ShouldNotBeNull()).GetProperty("id").GetRawText();
}
