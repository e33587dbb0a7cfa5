#:property PublishAot=false
#:project src/PyActors.Core/PyActors.Core.csproj

// The one entry point for people and CI: dotnet run build.cs -- demo|test|bench|format|pack
// Everything is built in Release: that is what ships, what the speed is promised for, and it leaves an editor's Debug output alone.

using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PyActors;
using PyActors.Discovery;

Directory.SetCurrentDirectory((string)AppContext.GetData("EntryPointFileDirectoryPath")!);
foreach (var (name, value) in new[] { ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_CLI_UI_LANGUAGE", "en") })
    Environment.SetEnvironmentVariable(name, value);

try
{
    return args switch
    {
        ["demo"] => Demo(),
        ["test"] => Test(),
        ["bench", .. var rest] => Bench(rest),
        ["format", .. var rest] => Run("dotnet", ["format", Restore().Solution, "--no-restore", .. rest]),
        ["pack"] => Pack(),
        _ => Usage(),
    };
}
catch (StepFailedException failed)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: dotnet run build.cs -- COMMAND

          demo      measure the standard library of the newest Python found, on all workers
          test      run every suite, those that face Python once per Python found
          bench     run the benchmarks; what follows goes to them
          format    format the sources; what follows goes to dotnet format
          pack      make the packages, in out/packages
        """);
    return 2;
}

static WorkSet Restore()
{
    var projects = Regex.Matches(File.ReadAllText("PyActors.sln"), @"""([^""]+\.csproj)""").Select(m => m.Groups[1].Value.Replace('\\', '/')).ToList();
    var watch = Stopwatch.StartNew();
    var (exitCode, output) = Capture("dotnet", ["restore", "PyActors.sln"]);
    if (exitCode == 0)
    {
        Say(true, "Restored PyActors.sln", watch);
        return new WorkSet("PyActors.sln", projects, []);
    }

    var missing = MissingPackages(output, projects);
    if (missing.Count == 0)
        throw new StepFailedException($"{output}\ndotnet restore PyActors.sln failed.");

    // From here on every child builds the embedded set. --force: the failed restore has left its own half-made files behind.
    Environment.SetEnvironmentVariable("EmbeddedOnly", "true");
    var (embeddedExitCode, embeddedOutput) = Capture("dotnet", ["restore", "PyActors.Embedded.slnf", "--force"]);
    if (embeddedExitCode != 0)
        throw new StepFailedException($"{output}\n{embeddedOutput}\nNeither PyActors.sln nor PyActors.Embedded.slnf could be restored.");

    using var filter = JsonDocument.Parse(File.ReadAllText("PyActors.Embedded.slnf"));
    var embedded = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(p => p.GetString()!.Replace('\\', '/')).ToList();
    var leftOut = projects.Except(embedded).Select(p => Path.GetFileNameWithoutExtension(p)).ToList();
    Say(true, $"Restored PyActors.Embedded.slnf: the package feed lacks {string.Join(", ", missing)}, so {string.Join(", ", leftOut)} are left out", watch);
    return new WorkSet("PyActors.Embedded.slnf", embedded, leftOut);
}

// Which Akka… and pythonnet packages the feed lacks; none if the restore failed for any other reason as well. A package that only
// those depend on may be named too. That nothing else needs it, the restore of the embedded set proves afterwards.
static IReadOnlyList<string> MissingPackages(string output, List<string> projects)
{
    var ours = projects.Select(Path.GetFileNameWithoutExtension).ToHashSet();
    var pinned = XDocument.Load("Directory.Packages.props").Descendants().Attributes("Include").Select(a => a.Value).ToHashSet();
    var missing = new SortedSet<string>();
    foreach (Match error in Regex.Matches(output, @"error (\w+): (?:Warning As Error: )?(.*)"))
    {
        var (code, text) = (error.Groups[1].Value, error.Groups[2].Value);
        var dependency = Regex.Match(text, @"^(\S+)(?: \S+)? depends on (\S+) \(.* was not found\.");
        var absent = Regex.Match(text, @"^Unable to find (?:a stable )?package (\S+?)(?:\. | with )");
        var package = dependency.Success ? dependency.Groups[2].Value : absent.Groups[1].Value;

        if (IsOptional(package))
            missing.Add(package);
        else if (!(dependency.Success ? !ours.Contains(dependency.Groups[1].Value)
                : absent.Success ? !pinned.Contains(package)
                : code == "NU1605" && (!text.Contains(" -> ") || Regex.IsMatch(text, @" -> (Akka|pythonnet)\b"))))
            return [];
    }

    return [.. missing.Where(pinned.Contains)];

    static bool IsOptional(string package) => package == "pythonnet" || package == "Akka" || package.StartsWith("Akka.", StringComparison.Ordinal);
}

static void Build(string what)
{
    var watch = Stopwatch.StartNew();
    var (exitCode, output) = Capture("dotnet", ["build", what, "-c", "Release", "--no-restore", "-v", "quiet", "-nodeReuse:false"]);
    if (exitCode != 0)
        throw new StepFailedException($"{output}\nThe build of {what} failed.");
    Say(true, $"Built {what}", watch);
}

static int Pack()
{
    var set = Restore();
    Build(set.Solution);
    return Run("dotnet", ["pack", set.Solution, "-c", "Release", "--no-build", "-o", "out/packages"]);
}

// The questions of benchmarks/PyActors.Benchmarks; "bench micro" for those of single steps.
static int Bench(string[] rest)
{
    Restore();
    var program = rest is ["micro", ..] ? "PyActors.Benchmarks.Micro" : "PyActors.Benchmarks";
    return Run("dotnet", ["run", "-c", "Release", "--project", $"benchmarks/{program}", "--", .. rest is ["micro", ..] ? rest[1..] : rest]);
}

static int Test()
{
    var set = Restore();
    Build(set.Solution);
    var search = PythonLocator.Search(new PythonOptions());
    var pythons = Usable(search);

    if (Directory.Exists("out/test-results"))
        Directory.Delete("out/test-results", recursive: true);

    string[] withoutPython = ["PyActors.Architecture.Specs", "PyActors.Core.Specs"];
    var suites = set.Projects.Where(p => p.EndsWith(".Specs.csproj", StringComparison.Ordinal)).ToList();
    var runs = new List<SuiteRun>();
    foreach (var suite in suites.Where(s => withoutPython.Contains(Path.GetFileNameWithoutExtension(s))))
        runs.Add(RunSuite(suite, null, runs.Count));
    foreach (var python in pythons)
        foreach (var suite in suites.Where(s => !withoutPython.Contains(Path.GetFileNameWithoutExtension(s))))
            runs.Add(RunSuite(suite, python, runs.Count));

    Report(set, search, pythons, runs);
    var failed = runs.Sum(r => r.Failed) + (pythons.Count == 0 ? 1 : 0);
    Console.WriteLine($"{runs.Sum(r => r.Passed)} passed, {failed} failed, {runs.Sum(r => r.Skipped.Count)} skipped");
    return failed == 0 ? 0 : 1;
}

// Each CPython once: an environment and its installation share the library.
static List<PythonInstallation> Usable(PythonSearch search) =>
    [.. search.Candidates.Where(c => c.IsUsable).Select(c => c.Installation!).DistinctBy(p => p.Library).OrderBy(p => p.Version)];

static SuiteRun RunSuite(string project, PythonInstallation? python, int number)
{
    var name = Path.GetFileNameWithoutExtension(project);
    var title = python is null ? name : $"{name} on CPython {python.Version}";
    var results = Path.GetFullPath($"out/test-results/{number:00} {title}.trx");
    var watch = Stopwatch.StartNew();
    var assembly = Path.Combine(Path.GetDirectoryName(project)!, "bin", "Release", "net10.0", $"{name}.dll");
    var (exitCode, output) = Capture(
        "dotnet", ["test", assembly, "--logger", $"trx;LogFileName={results}"], TimeSpan.FromMinutes(10),
        python is null ? null : ("PYACTORS_PYTHON", python.Executable));

    var run = SuiteRun.Read(title, results);
    if (run.Passed + run.Failed == 0 || (exitCode != 0 && run.Failed == 0))
        run = run with { Failed = run.Failed + 1, Failures = [.. run.Failures, $"{(run.Passed == 0 ? "It ran no test" : "It didn't end in order")} (exit code {exitCode}).\n{output}"] };

    Say(run.Failed == 0, $"{title}: {run.Passed} passed{(run.Failed > 0 ? $", {run.Failed} failed" : "")}{(run.Skipped.Count > 0 ? $", {run.Skipped.Count} skipped" : "")}", watch);
    foreach (var failure in run.Failures)
        Console.WriteLine($"\n{failure}\n");
    return run;
}

static void Report(WorkSet set, PythonSearch search, List<PythonInstallation> pythons, List<SuiteRun> runs)
{
    Console.WriteLine(pythons.Count > 0 ? "\nPythons covered:" : $"\nThe suites that face Python were skipped. {search.Failure ?? "No Python can be embedded."}");
    foreach (var python in pythons)
        Console.WriteLine($"  CPython {python.Version}, {python.Executable}");

    foreach (var problem in search.Candidates.Where(c => !c.IsUsable).GroupBy(c => c.Problem == PythonProblem.TooOld ? "too old" : c.Explanation))
        Console.WriteLine($"Not covered, {problem.Key}: {string.Join(", ", problem.Select(c => c.Path))}");
    foreach (var skips in runs.SelectMany(r => r.Skipped.Select(text => (r.Title, Text: text))).GroupBy(s => s.Text, s => s.Title))
        Console.WriteLine($"Skipped: {skips.Key} ({string.Join("; ", skips)})");
    foreach (var project in set.LeftOut)
        Console.WriteLine($"Left out: {project}, because the package feed lacks what it needs");
    foreach (var run in runs.Where(r => r.Failed > 0))
        Console.WriteLine($"Failed: {run.Title}, {run.Failed} of {run.Passed + run.Failed}");
}

static int Demo()
{
    Restore();
    Build("src/PyActors.Host/PyActors.Host.csproj");
    var search = PythonLocator.Search(new PythonOptions());
    if (Usable(search).LastOrDefault() is not { } newest)
        throw new StepFailedException(search.Failure ?? "No Python can be embedded.");

    // Written down first, because a pattern would take in site-packages, which is not the library.
    const string inputs = "out/standard_library.txt", output = "out/code_metrics.jsonl";
    var library = Capture(newest.Executable, ["-I", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"]).Output.Trim();
    var files = Directory.EnumerateFiles(library, "*.py", SearchOption.AllDirectories).Where(f => !f.Contains("-packages")).Order(StringComparer.Ordinal).ToList();
    Directory.CreateDirectory("out");
    File.WriteAllLines(inputs, files);
    Console.WriteLine($"\nThe {files.Count:N0} source files of the standard library of CPython {newest.Version}, measured by python/jobs/code_metrics.py:\n");

    var exitCode = Run("src/PyActors.Host/bin/Release/net10.0/pyactors",
        ["map", "code_metrics:measure", "--python", newest.Executable, "--python-path", "python/jobs", "--lines", inputs, "--out", output]);
    return exitCode is 0 or 1 ? Rank(output, library) : exitCode;
}

// Prints the ten most complex functions. Files that don't parse are part of every library; any other fault is a failure.
static int Rank(string output, string library)
{
    var functions = new List<(int Complexity, string Name, string Place)>();
    var unexpected = 0;
    foreach (var line in File.ReadLines(output).Select(text => JsonDocument.Parse(text).RootElement))
    {
        var file = Path.GetRelativePath(library, line.GetProperty("input").GetString()!);
        if (line.TryGetProperty("value", out var value))
            functions.AddRange(value.GetProperty("by_function").EnumerateArray().Select(f => (f.GetProperty("complexity").GetInt32(), f.GetProperty("name").GetString()!, $"{file}:{f.GetProperty("line")}")));
        else if (!Regex.IsMatch(line.GetProperty("fault").GetRawText(), @"""type"":\s*""(SyntaxError|IndentationError|TabError|UnicodeDecodeError|ValueError)"""))
            unexpected++;
    }

    Console.WriteLine($"\nThe most complex of its {functions.Count:N0} functions:\n");
    foreach (var (complexity, name, place) in functions.OrderByDescending(f => f.Complexity).ThenBy(f => f.Place, StringComparer.Ordinal).Take(10))
        Console.WriteLine($"  {complexity,4}  {name,-50} {place}");
    Console.WriteLine($"\nAll of it: {output}");
    return unexpected == 0 ? 0 : 1;
}

static int Run(string program, string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
    process.WaitForExit();
    return process.ExitCode;
}

// Runs a program with no input, and keeps both its outputs in the order of their lines. Killed, with its children, after the limit.
static (int ExitCode, string Output) Capture(string program, string[] arguments, TimeSpan? limit = null, (string Name, string Value)? variable = null)
{
    var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
    if (variable is { } extra)
        start.Environment[extra.Name] = extra.Value;

    var output = new StringBuilder();
    using var process = new Process { StartInfo = start };
    process.OutputDataReceived += (_, line) => Keep(line.Data);
    process.ErrorDataReceived += (_, line) => Keep(line.Data);
    process.Start();
    process.StandardInput.Close();
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();

    if (!process.WaitForExit(limit ?? TimeSpan.FromMinutes(15)))
    {
        process.Kill(entireProcessTree: true);
        Keep($"Killed: it hadn't ended after {limit}.");
    }

    process.WaitForExit();
    lock (output)
        return (process.ExitCode, output.ToString());

    void Keep(string? line)
    {
        if (line is not null)
            lock (output)
                output.AppendLine(line);
    }
}

static void Say(bool isGood, string what, Stopwatch watch) => Console.WriteLine($"{(isGood ? "✓" : "✗")} {what} ({watch.Elapsed.TotalSeconds:0.0} s)");

/// <summary>What is built: the solution or its embedded part, the projects in it and those left out.</summary>
internal sealed record WorkSet(string Solution, IReadOnlyList<string> Projects, IReadOnlyList<string> LeftOut);

/// <summary>A step failed; the message is its output.</summary>
internal sealed class StepFailedException(string message) : Exception(message);

/// <summary>What came of one run of one suite.</summary>
internal sealed record SuiteRun(string Title, int Passed, int Failed, IReadOnlyList<string> Skipped, IReadOnlyList<string> Failures)
{
    public static SuiteRun Read(string title, string file)
    {
        if (!File.Exists(file))
            return new SuiteRun(title, 0, 0, [], []);

        var results = XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "UnitTestResult").ToLookup(e => e.Attribute("outcome")?.Value);
        return new SuiteRun(
            title, results["Passed"].Count(), results["Failed"].Count(),
            [.. results["NotExecuted"].Select(e => $"{Name(e)}: {Text(e, "Message") ?? Text(e, "StdOut") ?? "no reason given"}")],
            [.. results["Failed"].Select(e => $"{title}\n{Name(e)}\n{Text(e, "Message")}\n{Text(e, "StackTrace")}\n{Text(e, "StdOut")}")]);
    }

    private static string Name(XElement result) => result.Attribute("testName")!.Value;

    private static string? Text(XElement result, string name) => result.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim();
}
