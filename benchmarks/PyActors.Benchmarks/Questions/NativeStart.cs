using System.Diagnostics;
using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>How soon a pool is ready in a program that was compiled natively; in whole processes.</summary>
internal sealed class NativeStart : IQuestion
{
    public string Name => "native-start";

    public string Asks => "How soon is a pool ready in a program that is compiled natively?";

    // The program is compiled first, which takes longer than the measuring.
    public bool IsOfShortForm => false;

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        if (BenchmarkPython.Installation.Version < new Version(3, 13))
            throw new NotApplicableException("workers with a GIL of their own need CPython 3.13 or newer");

        BenchmarkPython.PassOn();
        var program = Publish();
        var python = BenchmarkPython.Installation.Executable;
        var contest = new Contest(
            effort with { Rounds = (4 * effort.Rounds) + 1 },
            () => Child.Seconds(program, ["ready"]),
            () => Child.Seconds(program, []),
            () => Child.Seconds(python, ["-c", "pass"]),
            () => Child.SecondsOfMyself("nothing"));

        var whole = contest.Median(0);
        var baseline = Wording.Seconds(contest.Median(2));
        return
        [
            Ready("2 own-gil workers ready, beyond a native program that does nothing", whole - contest.Median(1), Bar.AtMost(3)),
            Ready("the same, the whole process", whole, null),
            new("the size of the program", Wording.Megabytes(new FileInfo(program).Length), "nothing: the runtime is in it", new FileInfo(program).Length / 1e6, "MB"),
            new("2 own-gil workers ready, the whole process", Wording.Seconds(whole), $"a .NET program on the runtime that does nothing: {Wording.Seconds(contest.Median(3))}", contest.Ratio(0, 3), "×"),
        ];

        Finding Ready(string what, double seconds, Bar? bar) =>
            new(what, Wording.Seconds(seconds), $"python -c pass: {baseline}", seconds / contest.Median(2), "×", bar);
    }

    private static string Publish()
    {
        var folder = Checkout.Path("out", "native-start");
        var project = Checkout.Path("benchmarks", "PyActors.Benchmarks.Native");
        string[] arguments = ["publish", project, "-c", "Release", "-p:PublishAot=true", "-p:RunAnalyzers=false", "--use-current-runtime", "--artifacts-path", folder, "-o", Path.Combine(folder, "published")];
        using var publishing = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = publishing.StandardOutput.ReadToEnd();
        publishing.WaitForExit();
        return publishing.ExitCode == 0
            ? Path.Combine(folder, "published", "PyActors.Benchmarks.Native")
            : throw new NotApplicableException($"the program can't be compiled natively here: {Array.Find(output.Split('\n'), static line => line.Contains("error", StringComparison.Ordinal))?.Trim()}");
    }
}
