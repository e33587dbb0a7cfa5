using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Engines;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Mapping;

/// <summary>What <c>map</c> refuses to begin with: nothing is run, and no output is touched.</summary>
[Trait("Faces", "OnePython")]
public sealed class MapRefusalSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("host_jobs:sane", "Did you mean 'same'?")]
    [InlineData("hots_jobs:same", "Did you mean 'host_jobs'?")]
    [InlineData("host_jobs:not_callable", "can't be called")]
    [InlineData("host_raises:f", "RuntimeError: not today")]
    [InlineData("host_exits:f", "SystemExit: 4")]
    public async Task Map_should_not_begin_with_a_callable_that_can_not_be_had(string callable, string complaint)
    {
        var output = _folder.Write("out.jsonl", "kept\n");

        // One worker: where two import a module that fails, CPython 3.10 tells one of them of a KeyError instead.
        var result = await PyActorsCommand.OnModules("map", callable, "--out", output, "--workers", "1").RunAsync("1\n2\n");

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldContain(complaint);
        File.ReadAllText(output).ShouldBe("kept\n");
    }

    [UnixTheory]
    [InlineData("map host_jobs:same", "name the inputs")]
    [InlineData("map host_jobs:same --jsonl -", "name the inputs")]
    [InlineData("serve --allow host_jobs", "give it a pipe")]
    public async Task Command_that_reads_standard_input_should_say_that_it_is_closed(string command, string advice)
    {
        var result = await ShellCommand.RunAsync(
            $"{PyActorsCommand.Executable} {command} --python-path {PyActorsCommand.Modules} --backend embedded --engine cpython <&-");

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldContain($"Standard input is closed; {advice}");
    }

    [Theory]
    [InlineData("host_jobs:sane")]
    [InlineData("hots_jobs:same")]
    public async Task Map_should_leave_no_file_behind_that_it_made_for_nothing(string callable)
    {
        await PyActorsCommand.OnModules("map", callable, "--out", _folder["new.jsonl"]).RunAsync("1\n");

        File.Exists(_folder["new.jsonl"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Map_should_not_begin_with_an_input_that_can_not_be_read()
    {
        var missing = await PyActorsCommand.OnModules("map", "host_jobs:same", "--lines", _folder["none"]).RunAsync();
        var folder = await PyActorsCommand.OnModules("map", "host_jobs:same", "--jsonl", _folder.Path).RunAsync();
        var unmatched = await PyActorsCommand.OnModules("map", "host_jobs:same", "--glob", $"{_folder.Path}/*.none").RunAsync();

        missing.ExitCode.ShouldBe(ExitCode.Usage);
        missing.Error.ShouldContain("there is no such file");
        folder.ExitCode.ShouldBe(ExitCode.Usage);
        folder.Error.ShouldContain("it is a folder");
        unmatched.ExitCode.ShouldBe(ExitCode.Usage);
        unmatched.Error.ShouldContain("No file matches");
    }

    [Fact]
    public async Task Map_should_not_begin_with_an_output_that_can_not_be_written()
    {
        var folder = await PyActorsCommand.OnModules("map", "host_jobs:same", "--out", _folder.Path).RunAsync("1\n");
        var below = await PyActorsCommand.OnModules("map", "host_jobs:same", "--out", Path.Combine(_folder.Write("file", ""), "out")).RunAsync("1\n");

        folder.ExitCode.ShouldBe(ExitCode.Usage);
        folder.Error.ShouldContain("it is a folder");
        below.ExitCode.ShouldBe(ExitCode.Usage);
        below.Error.ShouldContain("Can't write to");
    }

    [Fact]
    public async Task Map_should_not_overwrite_its_input()
    {
        var file = _folder.Write("lines", "1\n");

        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--lines", file, "--out", file).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage);
        File.ReadAllText(file).ShouldBe("1\n");
    }

    [UnixTheory]
    [InlineData("lines", "link")]
    [InlineData("link", "lines")]
    [InlineData("lines", "folder/lines")]
    public async Task Map_should_not_overwrite_its_input_by_another_name(string input, string output)
    {
        var file = _folder.Write("lines", "1\n");
        File.CreateSymbolicLink(_folder["link"], file);
        Directory.CreateSymbolicLink(_folder["folder"], _folder.Path);

        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--lines", _folder[input], "--out", _folder[output]).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("is an input");
        File.ReadAllText(file).ShouldBe("1\n");
    }

    [LinuxTheory]
    [InlineData("ln lines other && pyactors --lines lines --out other")]
    [InlineData("ln lines other && pyactors --lines other --out lines")]
    [InlineData("pyactors --out lines < lines")]
    public async Task Map_should_not_overwrite_the_file_that_it_reads_by_whichever_way(string line)
    {
        var file = _folder.Write("lines", "1\n");

        var result = await ShellCommand.RunAsync(
            $"cd {_folder.Path} && {line.Replace("pyactors", $"{PyActorsCommand.Executable} map host_jobs:same --python-path {PyActorsCommand.Modules}", StringComparison.Ordinal)}");

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldContain("is an input");
        File.ReadAllText(file).ShouldBe("1\n");
    }

    [Theory]
    [InlineData("--lines a --jsonl b", "give one of them")]
    [InlineData("--resume", "name it with --out")]
    [InlineData("--workers none", "is no number from 1 to 1024")]
    [InlineData("--timeout never", "is no length of time")]
    [InlineData("--isolation own", "There is: shared, own-gil, auto")]
    [InlineData("--python-path nowhere", "there is no folder")]
    [InlineData("--engine jython", "There is no engine 'jython'")]
    [InlineData("--backend carrier-pigeon", "There is no backend 'carrier-pigeon'")]
    [InlineData("--settings nowhere.json", "there is no file")]
    [InlineData("--frobnicate", "--frobnicate")]
    [InlineData("--glob x[z-a]*", "'x[z-a]*' is no pattern: a range between its brackets runs backwards")]
    public async Task Map_should_refuse_wrong_usage(string options, string complaint)
    {
        var result = await PyActorsCommand.Of(["map", "host_jobs:same", .. options.Split(' ')]).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldContain(complaint);
    }

    [OwnGilFact]
    public async Task Map_should_refuse_modules_that_do_not_load_beside_others()
    {
        var result = await PyActorsCommand.OnModules("map", "faulthandler:enable", "--isolation", "own-gil").RunAsync("1\n");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("shared");
    }
}
