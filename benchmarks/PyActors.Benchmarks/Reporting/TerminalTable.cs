using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Reporting;

/// <summary>Prints answers for people who watch.</summary>
internal static class TerminalTable
{
    public static void Print(TextWriter to, Answer answer)
    {
        to.WriteLine();
        to.WriteLine($"{answer.Name}: {answer.Asks}");
        if ((answer.Skipped ?? answer.Failed) is { } reason)
            to.WriteLine($"  {(answer.Failed is null ? "skipped" : "FAILED")}: {reason}");

        foreach (var finding in answer.Findings)
            Print(to, finding);
    }

    private static void Print(TextWriter to, Finding finding)
    {
        var verdict = finding.IsMet switch { true => "kept", false => "MISSED", null => "" };
        var figure = $"{Wording.Digits(finding.Figure)} {finding.Unit}";
        to.WriteLine($"  {figure,-12} {(finding.Bar is { } bar ? $"bar {bar}" : ""),-10} {verdict,-7} {finding.What}: {finding.Measured}");
        if (finding.Baseline != "none")
            to.WriteLine($"  {"",-31} against {finding.Baseline}");
        if (finding.Note is { } note)
            to.WriteLine($"  {"",-31} {note}");
    }
}
