using System.Text;
using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Mapping;

/// <summary><c>map --resume</c>: nothing lost, nothing doubled, whatever ended the run before.</summary>
[Trait("Faces", "OnePython")]
public sealed class ResumeSpecs : IDisposable
{
    private const int Count = 400;

    private readonly TemporaryFolder _folder = new();
    private readonly string _inputs;
    private readonly string _output;

    public ResumeSpecs()
    {
        _inputs = _folder.Write("inputs", string.Concat(Enumerable.Range(1, Count).Select(i => $"{i}\n")));
        _output = _folder["out.jsonl"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Resumed_run_should_do_what_is_missing_and_nothing_else()
    {
        await Map().RunAsync();
        var whole = Essences();
        var kept = File.ReadAllLines(_output)[..123];
        File.WriteAllText(_output, string.Concat(kept.Select(line => line + "\n")));

        var result = await Map("--resume").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        result.Error.ShouldContain("Resumed behind 123 lines");
        Essences().ShouldBe(whole);
        File.ReadAllLines(_output)[..123].ShouldBe(kept);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(5000)]
    [InlineData(5001)]
    [InlineData(int.MaxValue)]
    public async Task Resumed_run_should_cut_off_a_torn_last_line(int length)
    {
        await Map().RunAsync();
        var whole = Essences();
        var bytes = File.ReadAllBytes(_output);
        // All of it but for the last line's end is the least that can be missing.
        File.WriteAllBytes(_output, bytes[..Math.Min(length, bytes.Length - 1)]);

        await Map("--resume").RunAsync();

        Essences().ShouldBe(whole);
    }

    [Fact]
    public async Task Resumed_run_should_cut_off_whatever_stands_behind_the_last_whole_line()
    {
        await Map().RunAsync();
        var whole = File.ReadAllText(_output);
        File.AppendAllText(_output, new string('x', 1000));

        await Map("--resume").RunAsync();

        File.ReadAllText(_output).ShouldBe(whole);
    }

    [Theory]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\n")]
    public async Task Resumed_run_should_leave_lines_whole_that_an_editor_has_written_anew(string mark, string lineEnd)
    {
        await Map().RunAsync();
        var whole = Essences();
        var edited = Encoding.UTF8.GetBytes(mark + string.Concat(File.ReadAllLines(_output)[..123].Select(line => line + lineEnd)));
        File.WriteAllBytes(_output, edited);

        await Map("--resume").RunAsync();

        File.ReadAllBytes(_output).AsSpan().StartsWith(edited).ShouldBeTrue();
        Essences().ShouldBe(whole);
    }

    [Fact]
    public async Task Run_that_was_killed_should_be_resumed()
    {
        await using (var running = PyActorsCommand.OnModules("map", "host_jobs:nap", "--out", _output).Start())
        {
            await running.WriteAsync(string.Concat(Enumerable.Repeat("0.001\n", 200)));
            await running.UntilAsync(() => new FileInfo(_output) is { Exists: true, Length: > 0 });
            running.Kill();
        }

        var result = await PyActorsCommand.OnModules("map", "host_jobs:nap", "--out", _output, "--resume")
            .RunAsync(string.Concat(Enumerable.Repeat("0.001\n", 300)));

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        ResultLines.Read(_output).Ordinals().ShouldBe(Enumerable.Range(1, 300).Select(i => (long)i));
    }

    [UnixFact]
    public async Task Run_that_Python_code_ended_should_be_resumed()
    {
        foreach (var (callable, word) in (IEnumerable<(string, string)>)[("host_jobs:vanish", "vanish"), ("host_jobs:crash", "crash")])
        {
            var output = _folder[word];
            await using (var running = PyActorsCommand.OnModules("map", callable, "--out", output).Start())
            {
                await running.WriteAsync("a\nb\n");
                await running.UntilAsync(() => File.Exists(output) && File.ReadAllLines(output).Length == 2);
                await running.WriteAsync(word + "\n");
                (await running.EndAsync()).ExitCode.ShouldNotBe(ExitCode.Success);
            }

            ResultLines.Read(output).Ordinals().ShouldBe([1, 2]);

            // Another job for the one input that nothing survives.
            var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--out", output, "--resume").RunAsync($"a\nb\n{word}\nc\n");
            result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
            ResultLines.Read(output).Ordinals().ShouldBe([1, 2, 3, 4]);
        }
    }

    [Theory]
    [InlineData("2\n3\n", "The inputs have changed")]
    [InlineData("1\n", "more inputs than there are now")]
    public async Task Resumed_run_should_refuse_changed_inputs(string inputs, string complaint)
    {
        await Map().RunAsync();
        var before = File.ReadAllText(_output);
        File.WriteAllText(_inputs, inputs);

        var result = await Map("--resume").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain(complaint);
        File.ReadAllText(_output).ShouldBe(before);
    }

    [Theory]
    [InlineData("something else\n")]
    [InlineData("{\"ordinal\":1,\"input\":\"1\"}\n")]
    [InlineData("{\"ordinal\":2,\"input\":\"1\",\"value\":1,\"seconds\":0}\n")]
    public async Task Resumed_run_should_leave_a_file_alone_that_is_not_its_output(string content)
    {
        File.WriteAllText(_output, content);

        var result = await Map("--resume").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        File.ReadAllText(_output).ShouldBe(content);
    }

    [Fact]
    public async Task Resumed_run_should_begin_at_the_beginning_where_there_is_no_output()
    {
        var result = await Map("--resume").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure);
        ResultLines.Read(_output).Count.ShouldBe(Count);
    }

    [Fact]
    public async Task Resumed_run_should_count_the_faults_that_are_there_already()
    {
        await Map().RunAsync();

        var result = await Map("--resume").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure);
        result.Error.ShouldContain("Resumed behind 400 lines, of which 133 faults.");
        result.Error.ShouldContain("0 inputs");
    }

    private PyActorsCommand Map(params string[] options) =>
        PyActorsCommand.OnModules(["map", "host_jobs:refuse_threes", "--lines", _inputs, "--out", _output, .. options]);

    private List<string> Essences() => [.. ResultLines.Read(_output).Select(line => line.Essence())];
}
