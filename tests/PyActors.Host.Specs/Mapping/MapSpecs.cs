using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Host.Serving;
using PyActors.Testing.Engines;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Mapping;

/// <summary>The command <c>map</c> as a whole process: what goes in, and what comes out.</summary>
public sealed class MapSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Map_should_write_a_line_per_line_of_standard_input_in_their_order()
    {
        var inputs = Enumerable.Range(1, 500).Select(i => $"{i}").ToList();

        var result = await PyActorsCommand.OnModules("map", "host_jobs:double", "--workers", "3").RunAsync(string.Join('\n', inputs));

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Lines.Ordinals().ShouldBe(Enumerable.Range(1, 500).Select(i => (long)i));
        result.Lines.Select(line => line.GetProperty("input").GetString()).ShouldBe(inputs);
        result.Lines.Select(line => line.GetProperty("value").GetInt32()).ShouldBe(Enumerable.Range(1, 500).Select(i => i * 2));
        result.Lines.ShouldAllBe(line => line.GetProperty("seconds").GetDouble() >= 0);
    }

    [Fact]
    public async Task Map_should_write_faults_beside_values_and_exit_with_1()
    {
        var result = await PyActorsCommand.OnModules("map", "host_jobs:refuse_threes").RunAsync("1\n2\n3\n4\n");

        result.ExitCode.ShouldBe(ExitCode.Failure);
        result.Lines.Select(line => line.FaultKind()).ShouldBe([null, null, "Raised", null]);
        var error = result.Lines[2].GetProperty("fault").GetProperty("error");
        error.GetProperty("type").GetString().ShouldBe("ValueError");
        error.GetProperty("message").GetString().ShouldBe("3 is divisible by three");
        error.GetProperty("traceback").GetString()!.ShouldStartWith("Traceback (most recent call last):\n");
        result.Error.ShouldContain("4 inputs in ");
        result.Error.ShouldContain("3 values, 1 fault.");
        result.Error.ShouldContain("1 × Raised ValueError");
    }

    [Fact]
    public async Task Map_should_say_where_source_code_is_wrong()
    {
        var result = await PyActorsCommand.OnModules("map", "ast:parse").RunAsync("x = = 1\n");

        var syntax = result.Lines[0].GetProperty("fault").GetProperty("error").GetProperty("syntax");
        syntax.GetProperty("file").GetString().ShouldBe("<unknown>");
        (syntax.GetProperty("line").GetInt32(), syntax.GetProperty("column").GetInt32()).ShouldBe((1, 5));
        syntax.GetProperty("text").GetString().ShouldNotBeNull().TrimEnd().ShouldBe("x = = 1");
    }

    [Fact]
    public async Task Map_should_pass_a_line_as_it_stands()
    {
        var file = _folder.Write("lines", "plain\n  spaces  \n\nCRLF\r\n{\"a\": 1}\nlast");

        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--lines", file).RunAsync();

        result.Lines.Select(line => line.GetProperty("value").GetString()).ShouldBe(["plain", "  spaces  ", "", "CRLF", "{\"a\": 1}", "last"]);
    }

    [Fact]
    public async Task Map_should_pass_a_JSON_line_as_the_one_argument_and_a_bad_one_as_a_fault()
    {
        var file = _folder.Write("lines.jsonl", "{\"a\": [1, 2.0]}\n\n[1, 2\n\"text\"\n{\"$bytes\": \"aGk=\"}\n");

        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--jsonl", file).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure);
        result.Lines.Select(line => line.Essence().Split(" value=")[^1]).ShouldBe(
        [
            """{"a":[1,2.0]}""",
            result.Lines[1].Essence(),
            "\"text\"",
            """{"$bytes":"aGk="}""",
        ]);
        result.Lines[1].GetProperty("input").GetString().ShouldBe("[1, 2");
        result.Lines[1].GetProperty("fault").GetProperty("message").GetString()!.ShouldContain($"Line 3 of {file} isn't JSON");
    }

    [Fact]
    public async Task Map_should_go_on_behind_any_number_of_bad_lines()
    {
        var file = _folder.Write("lines.jsonl", string.Concat(Enumerable.Repeat("{\n", 100)) + "1\n");

        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--jsonl", file, "--workers", "1", "--timeout", "60s").RunAsync();

        result.Lines.Count.ShouldBe(101, result.ToString());
        result.Lines[100].FaultKind().ShouldBeNull();
    }

    [Fact]
    public async Task Map_should_make_a_line_that_is_not_UTF_8_a_fault()
    {
        File.WriteAllBytes(_folder["lines"], [.. "good\n"u8, 0xff, .. "\ngood\n"u8]);

        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--lines", _folder["lines"]).RunAsync();

        result.Lines.Select(line => line.FaultKind()).ShouldBe([null, "ArgumentNotConvertible", null]);
    }

    [Fact]
    public async Task Map_should_take_the_files_of_patterns_as_inputs()
    {
        foreach (var file in (string[])["b.txt", "a.txt", "deep/er/c.txt", "deep/d.log", ".hidden/e.txt"])
            _folder.Write(file, "");

        var result = await PyActorsCommand.OnModules(
            "map", "os.path:basename", "--glob", $"{_folder.Path}/**/*.txt", "--glob", $"{_folder.Path}/deep/*.log").RunAsync();

        result.Lines.Select(line => line.GetProperty("value").GetString()).ShouldBe(["a.txt", "b.txt", "c.txt", "d.log"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Map_should_never_take_its_own_output_as_an_input(bool isThere)
    {
        _folder.Write("a.txt", "");
        if (isThere)
            _folder.Write("out.txt", "of an earlier run");

        var result = await PyActorsCommand.OnModules(
            "map", "os.path:basename", "--glob", $"{_folder.Path}/*.txt", "--out", _folder["out.txt"]).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Success);
        ResultLines.Read(_folder["out.txt"]).Select(line => line.GetProperty("value").GetString()).ShouldBe(["a.txt"]);
    }

    [Fact]
    public async Task Map_should_write_to_a_file_in_a_folder_that_it_makes()
    {
        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--out", _folder["new/out.jsonl"]).RunAsync("a\nb\n");

        result.ExitCode.ShouldBe(ExitCode.Success);
        result.Output.ShouldBeEmpty();
        ResultLines.Read(_folder["new/out.jsonl"]).Ordinals().ShouldBe([1, 2]);
    }

    [UnixFact]
    public async Task Map_should_write_to_a_device_which_has_no_length()
    {
        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--out", "/dev/null").RunAsync("a\n");

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Error.ShouldContain("1 value, 0 faults");
    }

    [Fact]
    public async Task Map_should_replace_what_an_output_file_held()
    {
        var output = _folder.Write("out.jsonl", new string('x', 100_000));

        await PyActorsCommand.OnModules("map", "host_jobs:same", "--out", output).RunAsync("a\n");

        ResultLines.Read(output).Ordinals().ShouldBe([1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Map_should_leave_an_empty_output_where_there_are_no_inputs(bool isThere)
    {
        var output = isThere ? _folder.Write("out.jsonl", "old\n") : _folder["out.jsonl"];

        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--out", output).RunAsync("");

        result.ExitCode.ShouldBe(ExitCode.Success);
        File.ReadAllText(output).ShouldBeEmpty();
    }

    [Fact]
    public async Task Map_should_keep_standard_output_for_the_lines()
    {
        var result = await PyActorsCommand.OnModules("map", "host_jobs:talk").RunAsync("a\n");

        result.Lines.Ordinals().ShouldBe([1]);
        result.Error.ShouldContain("talking about a");
    }

    [Fact]
    public async Task Map_should_write_a_line_before_it_waits_for_the_next_input()
    {
        await using var running = PyActorsCommand.OnModules("map", "host_jobs:same").Start();

        await running.WriteAsync("first\n");
        var first = await running.NextLineAsync();
        await running.WriteAsync("second\n");
        var second = await running.NextLineAsync();
        await running.GiveAsync("");

        first!.ShouldContain("\"first\"");
        second!.ShouldContain("\"second\"");
        (await running.EndAsync()).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task Map_should_get_no_further_ahead_of_a_slow_input_than_its_window()
    {
        var gate = _folder["gate"];
        await using var running = PyActorsCommand.OnModules("map", "serving_jobs:wait_or_say", "--workers", "2", "--timeout", "60s")
            .With("PyActors__Host__Window", "2").Start();
        await running.WriteAsync($"{gate}\n{string.Concat(Enumerable.Range(2, 100).Select(i => $"{i}\n"))}");
        await running.UntilErrorLineAsync("ran 3");

        _folder.Write("gate", "");
        await running.GiveAsync("");
        var result = await running.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        var ran = result.Error.Split('\n').Where(line => line.StartsWith("ran ", StringComparison.Ordinal)).ToList();
        ran.Count.ShouldBe(101);
        ran.IndexOf("ran the gate is open").ShouldBeLessThan(ran.IndexOf("ran 4"));
    }

    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Map_should_never_have_more_in_the_pool_than_its_queue_takes(string backend)
    {
        var result = await PyActorsCommand.Of("map", "host_jobs:nap", "--workers", "2", "--python-path", PyActorsCommand.Modules, "--backend", backend)
            .With("PyActors__Host__Window", "1").With("PyActors__Pool__QueueCapacity", "1")
            .RunAsync(string.Concat(Enumerable.Repeat("0.001\n", 200)));

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Lines.Count.ShouldBe(200);
    }

    [Fact]
    public async Task Map_should_time_each_input_by_itself()
    {
        var result = await PyActorsCommand.OnModules("map", "host_jobs:busy", "--workers", "1", "--timeout", "1s").RunAsync("0.01\n60\n0.01\n");

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        result.Lines.Select(line => line.FaultKind()).ShouldBe([null, "TimedOut", null]);
        result.Lines[1].GetProperty("fault").GetProperty("stage").GetString().ShouldBe("Running");
    }

    [Fact]
    public async Task Map_should_advise_where_all_workers_shared_one_GIL()
    {
        var shared = await PyActorsCommand.OnModules("map", "host_jobs:same", "--workers", "2", "--isolation", "shared").RunAsync("a\n");
        var alone = await PyActorsCommand.OnModules("map", "host_jobs:same", "--workers", "1", "--isolation", "shared").RunAsync("a\n");

        shared.Error.ShouldContain("All workers shared one GIL");
        shared.Error.ShouldContain(PythonUnderTest.HasOwnGil ? "--isolation own-gil" : "3.13 or newer");
        alone.Error.ShouldNotContain("GIL");
    }

    [Fact]
    public async Task Map_should_say_how_the_work_was_shared()
    {
        var result = await PyActorsCommand.OnModules("map", "host_jobs:nap", "--workers", "2").RunAsync(string.Concat(Enumerable.Repeat("0.05\n", 20)));

        result.Error.ShouldContain("Workers: #1 ");
        result.Error.ShouldContain("Parallel speed-up: ");
    }
}
