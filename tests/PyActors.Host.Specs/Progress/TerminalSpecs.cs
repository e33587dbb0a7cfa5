using System.Text.RegularExpressions;
using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Progress;

/// <summary>What somebody sees who sits in front of it.</summary>
[Trait("Faces", "OnePython")]
public sealed partial class TerminalSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task Bar_should_show_how_far_the_run_is_and_what_failed()
    {
        var inputs = _folder.Write("inputs", string.Concat(Enumerable.Range(1, 60).Select(i => $"{i}\n")));

        await using var running = Terminal.Start("map", "host_jobs:nap_and_refuse_threes", "--lines", inputs, "--out", _folder["out.jsonl"], "--workers", "1");
        var result = await running.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        var shown = Progress().Match(Plain(result.Output));
        shown.Success.ShouldBeTrue(result.Output);
        result.Output.ShouldContain("60 inputs in");
    }

    [UnixFact]
    public async Task Line_should_fit_in_one_on_a_narrow_terminal()
    {
        var inputs = _folder.Write("inputs", string.Concat(Enumerable.Range(1, 60).Select(i => $"{i}\n")));

        await using var running = Terminal.Start(40, "map", "host_jobs:nap_and_refuse_threes", "--lines", inputs, "--out", _folder["out.jsonl"], "--workers", "1");
        var result = await running.EndAsync();

        var lines = Plain(result.Output).Split('\n').Select(line => line.Trim()).Where(line => line.Contains(" of 60 done", StringComparison.Ordinal)).ToArray();
        lines.ShouldNotBeEmpty(result.Output);
        lines.Where(line => !WholeLine().IsMatch(line)).ShouldBeEmpty();
    }

    [UnixFact]
    public async Task Prints_and_logs_should_stand_above_the_bar_line_by_line()
    {
        var inputs = _folder.Write("inputs", string.Concat(Enumerable.Range(1, 60).Select(i => $"{i}\n")));

        await using var running = Terminal.Start("map", "host_jobs:talk_and_log", "--lines", inputs, "--out", _folder["out.jsonl"]);
        var result = await running.EndAsync();

        var lines = Plain(result.Output).Split('\n').Select(line => line.TrimEnd('\r').Split('\r')[^1]).ToHashSet();
        Enumerable.Range(1, 60).SelectMany(i => (string[])[$"talking about {i}", $"WARNING:root:logging {i}"]).Where(line => !lines.Contains(line))
            .ShouldBeEmpty(result.Output);
    }

    [UnixFact]
    public async Task Ctrl_C_should_say_above_the_bar_what_is_waited_for()
    {
        var inputs = _folder.Write("inputs", string.Concat(Enumerable.Repeat("0.02\n", 500)));

        await using var running = Terminal.Start("map", "host_jobs:announce_and_wait", "--lines", inputs, "--out", _folder["out.jsonl"], "--workers", "1");
        await running.UntilLineAsync("waiting");

        await running.WriteAsync(Terminal.CtrlC);
        var result = await running.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Interrupted, result.ToString());
        Plain(result.Output).Split('\n').ShouldContain(line => line.TrimEnd().EndsWith("Ending: waiting for what has been started. Once more (Ctrl+C) leaves at once.", StringComparison.Ordinal), result.Output);
        result.Output.ShouldContain("given with --resume");
        ResultLines.Read(_folder["out.jsonl"]).Count.ShouldBeInRange(1, 499);
    }

    [UnixFact]
    public async Task Ctrl_C_twice_should_leave_at_once_and_give_the_cursor_back()
    {
        await using var running = Terminal.Start("map", "host_jobs:announce_and_wait", "--lines", _folder.Write("inputs", "600\n"), "--out", _folder["out.jsonl"], "--workers", "1");
        await running.UntilLineAsync("waiting");

        await running.WriteAsync(Terminal.CtrlC);
        await running.UntilLineAsync("Ending");
        await running.WriteAsync(Terminal.CtrlC);
        var result = await running.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Interrupted, result.ToString());
        result.Output.LastIndexOf("\e[?25h", StringComparison.Ordinal).ShouldBeGreaterThan(result.Output.LastIndexOf("\e[?25l", StringComparison.Ordinal));
        result.Output.ShouldNotContain("inputs in");
    }

    [UnixFact]
    public async Task Lines_on_the_terminal_should_stand_alone()
    {
        await using var running = Terminal.Start("map", "host_jobs:same", "--lines", _folder.Write("inputs", "a\nb\n"));
        var result = await running.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Output.ShouldStartWith("{\"ordinal\":1,\"input\":\"a\",\"value\":\"a\"");
        result.Output.ShouldNotContain(" done, ");
    }

    private static string Plain(string screen) => Escapes().Replace(screen, "");

    [GeneratedRegex(@"\e(=|\[[0-9;?]*[A-Za-z])")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\d+% +\d+ of 60 done, \d+ faults?, [\d.]+/s, [\d.]+ m?s left")]
    private static partial Regex Progress();

    [GeneratedRegex(@"\d+ of 60 done, \d+ faults?(, [\d.]+/s)?(, [\d.]+ m?s left)?$")]
    private static partial Regex WholeLine();
}
