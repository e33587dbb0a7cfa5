using System.Globalization;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Reporting;

/// <summary>Writes <c>results.md</c>: the machine, the method, what to keep in mind, and a table per question.</summary>
internal sealed class ResultsDocument(Effort effort, IReadOnlyList<Answer> answers)
{
    public void Write(TextWriter to)
    {
        to.WriteLine("# Results of the benchmarks");
        to.WriteLine();
        to.WriteLine("Written by `dotnet run build.cs -- bench`; don't edit. What is behind the figures stands in `docs/performance.md`.");
        WriteMachine(to);
        WriteMethod(to);
        foreach (var answer in answers)
            WriteAnswer(to, answer);
    }

    private static void WriteMachine(TextWriter to)
    {
        to.WriteLine();
        to.WriteLine("## Machine");
        to.WriteLine();
        to.WriteLine("| | |");
        to.WriteLine("|---|---|");
        foreach (var (what, value) in Machine.Describe())
            to.WriteLine($"| {what} | {Cell(value)} |");
    }

    private void WriteMethod(TextWriter to)
    {
        to.WriteLine();
        to.WriteLine("## Method");
        to.WriteLine();
        to.WriteLine($"""
            - Each question runs in a process of its own, with its baseline in the same process and the same minute, in turns:
              one round that warms up and doesn't count, then {effort.Rounds} rounds. The figure is the median of the rounds' ratios; the
              times beside it are medians too.
            - `parallel` takes shorter rounds and twice as many, `batch` three times as many, since a rented machine's cores change their speed
              within seconds; `parallel` counts what is answered while every worker is at work, and says what the machine gives to threads and
              processes that aren't ours.
            - The bare C-API loop calls by function pointers, with the GIL taken and given back per call, on a thread that didn't
              initialise Python. It shares no code with the engine and converts one float each way.
            - Conversion, deadlines, admission and the accounting of outcomes are on in every measured run.
            - Python's executors are driven by `benchmarks/peers/executors.py`, with chunks of one, by the same Python.

            ## To keep in mind

            - Ratios travel to other machines better than times do, and neither travels well to a busy one.
            - {LoadCaveat()}
            """);
    }

    private static void WriteAnswer(TextWriter to, Answer answer)
    {
        to.WriteLine();
        to.WriteLine($"## {answer.Name}");
        to.WriteLine();
        to.WriteLine(answer.Asks);
        to.WriteLine();
        if ((answer.Skipped ?? answer.Failed) is { } reason)
        {
            to.WriteLine($"{(answer.Failed is null ? "Skipped" : "Failed")}: {reason}.");
            return;
        }

        to.WriteLine("| what | measured | against | figure | bar | kept |");
        to.WriteLine("|---|---|---|---|---|---|");
        foreach (var finding in answer.Findings)
        {
            var kept = finding.IsMet switch { true => "yes", false => "**no**", null => "" };
            to.WriteLine($"| {Cell(finding.What)} | {Cell(finding.Measured)} | {Cell(finding.Baseline)} | {Wording.Digits(finding.Figure)} {finding.Unit} | {finding.Bar?.ToString() ?? ""} | {kept} |");
        }

        foreach (var note in answer.Findings.Select(finding => finding.Note).OfType<string>().Distinct())
        {
            to.WriteLine();
            to.WriteLine(note);
        }
    }

    // Every question but the first begins with the load of the one before, so only the first one's says something about others.
    private string LoadCaveat()
    {
        var load = answers.Count > 0 ? answers[0].LoadBefore : null;
        return load is null
            ? "How busy the machine was with other things isn't known."
            : string.Create(CultureInfo.InvariantCulture, $"As the run began, the machine's load over the last minute was {load:0.00} on {Environment.ProcessorCount} cores{(load > 0.5 ? ": it was not idle" : "")}.");
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
