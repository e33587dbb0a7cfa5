using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>The command <c>pyactors call</c> as a whole process, against the same Python doing the same.</summary>
internal sealed class CommandStart : IQuestion
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    public string Name => "command-start";

    public string Asks => "How long does one call from the command line take, from start to exit?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var host = Checkout.Path("src", "PyActors.Host", "bin", Configuration, "net10.0", OperatingSystem.IsWindows() ? "pyactors.exe" : "pyactors");
        var python = BenchmarkPython.Installation.Executable;
        BenchmarkPython.PassOn();
        using var memory = new PythonMemory();

        var contest = new Contest(
            effort with { Rounds = effort.Rounds * 2 + 1 },
            Call,
            () => Child.Seconds(python, ["-c", "import math; print(math.sqrt(16))"], "4.0"),
            () => 3 * Child.Seconds(python, ["-c", "import math; print(math.sqrt(16))"], "4.0") + 0.150,
            () => Child.SecondsOfMyself("nothing"),
            () => memory.Without(Call));
        memory.ThrowIfEmpty();

        var mine = Wording.Seconds(contest.Median(0));
        return
        [
            new("pyactors call math:sqrt [16]", mine, $"three times python -c for the same, and 150 ms: {Wording.Seconds(contest.Median(2))}", contest.Ratio(0, 2), "×", Bar.AtMost(1)) { Note = "what this Python says about itself is remembered, as on every start but the first" },
            new("the same", mine, $"python -c for the same: {Wording.Seconds(contest.Median(1))}", contest.Ratio(0, 1), "×"),
            new("the same", mine, $"a .NET program that does nothing: {Wording.Seconds(contest.Median(3))}", contest.Ratio(0, 3), "×"),
            new("the same on the first start, which asks Python and remembers", Wording.Seconds(contest.Median(4)), $"three times python -c for the same, and 150 ms: {Wording.Seconds(contest.Median(2))}", contest.Ratio(4, 2), "×"),
        ];

        double Call() => Child.Seconds(host, ["call", "math:sqrt", "[16]", "--backend", "embedded", "--engine", "cpython"], "4.0");
    }
}
