using System.Diagnostics;
using System.Text.Json;
using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Host.Serving;
using PyActors.Testing.Engines;

namespace PyActors.Host.Mapping;

/// <summary>The main job on real input.</summary>
public sealed class StandardLibrarySpecs : IDisposable
{
    private static readonly string Job = Path.Combine(AppContext.BaseDirectory, "jobs", "code_metrics.py");

    // What comes of a file has little to do with the backend, or with which Python it is: one of each has them all, the others one in so many.
    private const int Sample = 10;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [ClassData(typeof(BackendsOfTheBuild))]
    public async Task Map_should_measure_the_standard_library_as_the_same_Python_does_on_its_command_line(string backend)
    {
        var library = await FilesAsync();
        var every = backend == "embedded" && PythonUnderTest.Installation.Version == PythonUnderTest.Newest ? 1 : Sample;
        var files = library.Where((_, index) => index % every == 0).ToList();
        var inputs = _folder.Write("files", string.Concat(files.Select(file => file + "\n")));

        var mapping = PyActorsCommand.Of(
            "map", "code_metrics:measure", "--python-path", Path.GetDirectoryName(Job)!, "--lines", inputs, "--out", _folder["out.jsonl"],
            "--backend", backend).RunAsync();
        var direct = await PythonAsync([Job, .. files]);
        var result = await mapping;

        var mapped = ResultLines.Read(_folder["out.jsonl"]);
        var measured = ResultLines.Parse(direct);
        library.Count.ShouldBeGreaterThan(100);
        mapped.Select(line => line.GetProperty("input").GetString()).ShouldBe(files);
        mapped.Select(OfMap).ShouldBe(measured.Select(OfCommandLine));
        result.ExitCode.ShouldBe(mapped.Any(line => line.FaultKind() is not null) ? ExitCode.Failure : ExitCode.Success, result.ToString());
    }

    private static string OfMap(JsonElement line) => line.TryGetProperty("value", out var value)
        ? value.GetRawText()
        : line.GetProperty("fault").GetProperty("error").GetProperty("type").GetString()!;

    // The same text but for the spaces that Python's JSON has.
    private static string OfCommandLine(JsonElement line) => line.TryGetProperty("metrics", out var metrics)
        ? JsonSerializer.Serialize(metrics, Relaxed)
        : line.GetProperty("error").GetProperty("type").GetString()!;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<IReadOnlyList<string>> FilesAsync()
    {
        var library = (await PythonAsync(["-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"])).Trim();
        return
        [
            .. Directory.EnumerateFiles(library, "*.py", SearchOption.AllDirectories)
                .Where(file => !file.Contains("-packages", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<string> PythonAsync(string[] arguments)
    {
        var start = new ProcessStartInfo(PythonUnderTest.Installation.Executable, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        await using var running = new RunningCommand(Process.Start(start)!);
        await running.GiveAsync("");
        return (await running.EndAsync()).Output;
    }
}
