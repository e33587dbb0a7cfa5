using System.Globalization;
using PyActors.Benchmarks.Asking;
using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>How soon a pool is ready, and what it costs while nobody asks it for anything; in whole processes.</summary>
internal sealed class PoolAtRest : IQuestion
{
    public string Name => "pool-at-rest";

    public string Asks => "How soon is a pool ready, and what does it cost while it has nothing to do?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        BenchmarkPython.PassOn();
        var idle = Probe.Ask(Probe.Idle);
        var bare = Probe.Ask(Probe.Bare);
        var findings = new List<Finding>
        {
            new("processor time of an idle pool of 2 workers, of one core", $"{Wording.Digits(idle.ProcessorSeconds * 1000)} ms in {idle.Seconds:0} s", $"a .NET program that waits: {Wording.Digits(bare.ProcessorSeconds * 1000)} ms", 100 * idle.ProcessorSeconds / idle.Seconds, "%", Bar.AtMost(0.5)),
            new("resident memory with an idle pool of 2 shared workers", Wording.Megabytes(idle.ResidentBytes), $"a .NET program that waits: {Wording.Megabytes(bare.ResidentBytes)}", (idle.ResidentBytes - bare.ResidentBytes) / 1e6, "MB more", Bar.AtMost(40)),
        };
        if (BenchmarkPython.Installation.Version >= new Version(3, 13))
            findings.AddRange(Readiness(effort));
        return findings;
    }

    private static Finding[] Readiness(Effort effort)
    {
        var python = BenchmarkPython.Installation.Executable;
        using var memory = new PythonMemory();
        var contest = new Contest(
            effort with { Rounds = (2 * effort.Rounds) + 1 },
            () => Child.SecondsOfMyself("probe", Probe.Ready),
            () => Child.SecondsOfMyself("nothing"),
            () => Child.Seconds(python, ["-c", "pass"]),
            () => memory.Without(() => Child.SecondsOfMyself("probe", Probe.Ready)));
        memory.ThrowIfEmpty();

        var baseline = string.Create(CultureInfo.InvariantCulture, $"python -c pass: {Wording.Seconds(contest.Median(2))}");
        return
        [
            Beyond(0, "2 own-gil workers ready, beyond a .NET program that does nothing", Bar.AtMost(3), "the program is compiled ahead of time where the package feed has the compiler, as pyactors is; what this Python says about itself is remembered, as on every start but the first"),
            Beyond(3, "the same on the first start, which asks Python and remembers", null, null),
        ];

        Finding Beyond(int contestant, string what, Bar? bar, string? note)
        {
            var beyond = contest.Median(contestant) - contest.Median(1);
            return new(what, Wording.Seconds(beyond), baseline, beyond / contest.Median(2), "×", bar) { Note = note };
        }
    }
}
