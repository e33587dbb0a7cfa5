using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Platforms;
using Xunit.Abstractions;

namespace PyActors.Host.Mapping;

/// <summary>
/// <c>map</c>, killed at random moments and resumed: whenever it is hit, the file is a whole beginning of the right one but for at
/// most a torn last line, and in the end it is exactly the right one. <c>PYACTORS_SPEC_KILLS</c> sets how often it is killed.
/// </summary>
[Trait("Faces", "OnePython")]
public sealed class KilledRunSpecs(ITestOutputHelper log) : IDisposable
{
    private const int Inputs = 1500;
    private const int LatestKill = 1000;

    private readonly TemporaryFolder _folder = new();

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("PYACTORS_SPEC_KILLS"), out var kills) ? kills : 8;

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task Run_that_is_killed_again_and_again_should_end_with_exactly_the_right_file()
    {
        var seed = Random.Shared.Next();
        log.WriteLine($"Seed {seed}, {Kills} kills.");
        var random = new Random(seed);
        var inputs = _folder.Write("inputs", string.Concat(Enumerable.Range(1, Inputs).Select(i => $"{i}\n")));
        var right = await RightLinesAsync(inputs);
        var output = _folder["out.jsonl"];
        var (begun, torn, ended) = (0, 0, 0);

        for (var kill = 0; kill < Kills; kill++)
        {
            // Every other one counts from the first line on, however long a busy machine takes to come to that.
            var moment = TimeSpan.FromMilliseconds(random.Next(LatestKill));
            var endedByItself = await RunUntilAsync(moment, afterItsFirstLine: kill % 2 == 1, inputs, output);
            var written = File.Exists(output) ? File.ReadAllText(output) : "";
            var whole = written[..(written.LastIndexOf('\n') + 1)];
            Essences(whole).ShouldBe(right.Take(Essences(whole).Count), $"seed {seed}, kill {kill} after {moment.TotalMilliseconds} ms");

            begun += whole.Length > 0 ? 1 : 0;
            torn += whole.Length < written.Length ? 1 : 0;
            if (!endedByItself)
                continue;

            // It was quicker than the kill: another file.
            ended++;
            Essences(written).ShouldBe(right, $"seed {seed}, kill {kill}");
            File.Delete(output);
        }

        await Map(inputs, output).RunAsync();
        Essences(File.ReadAllText(output)).ShouldBe(right, $"seed {seed}");
        log.WriteLine($"{Kills} kills: {begun} left lines behind, {torn} a torn one, {ended} came too late.");
        begun.ShouldBeGreaterThan(0, "no kill came after the first line: the spec looked at nothing");
    }

    // Whether the run ended before it was to be killed.
    private static async Task<bool> RunUntilAsync(TimeSpan moment, bool afterItsFirstLine, string inputs, string output)
    {
        var before = LengthOf(output);
        await using var running = Map(inputs, output).Start();
        var end = running.EndAsync();
        if (afterItsFirstLine)
            await Eventually.IsTrueAsync(() => end.IsCompleted || LengthOf(output) > before);
        if (await Task.WhenAny(end, Task.Delay(moment)) != end)
            running.Kill();

        var result = await end;
        return result.ExitCode == ExitCode.Failure;
    }

    private static long LengthOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private async Task<List<string>> RightLinesAsync(string inputs)
    {
        var output = _folder["right.jsonl"];
        var result = await Map(inputs, output).RunAsync();
        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        return Essences(File.ReadAllText(output));
    }

    private static PyActorsCommand Map(string inputs, string output) =>
        PyActorsCommand.OnModules("map", "host_jobs:refuse_threes_slowly", "--lines", inputs, "--out", output, "--resume", "--workers", "2");

    private static List<string> Essences(string text) => [.. ResultLines.Parse(text).Select(line => line.Essence())];
}
