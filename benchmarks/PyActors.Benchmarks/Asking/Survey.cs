using System.Diagnostics;
using System.Text.Json;
using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Benchmarks.Questions;
using PyActors.Benchmarks.Reporting;

namespace PyActors.Benchmarks.Asking;

/// <summary>Asks every question, each in a process of its own, for Python starts once per process and leaves its traces.</summary>
internal static class Survey
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>Asks them all, prints each answer as it comes, and writes the document.</summary>
    public static int Run(Effort effort, string outFile)
    {
        BenchmarkPython.PassOn();
        foreach (var (what, value) in Machine.Describe())
            Console.WriteLine($"{what,-10} {value}");

        var answers = new List<Answer>();
        foreach (var question in AllQuestions.List)
        {
            var answer = effort != Effort.Short || question.IsOfShortForm
                ? AskInOwnProcess(question, effort)
                : new Answer(question.Name, question.Asks, []) { Skipped = $"it takes longer than the short form may: bench {question.Name}, or bench all --long" };
            answers.Add(answer);
            TerminalTable.Print(Console.Out, answer);
        }

        using (var file = new StreamWriter(outFile) { NewLine = "\n" })
            new ResultsDocument(effort, answers).Write(file);
        return Summarise(answers, outFile);
    }

    private static Answer AskInOwnProcess(IQuestion question, Effort effort)
    {
        var (program, before) = Child.Myself;
        string[] manner = effort == Effort.Long ? ["--json", "--long"] : ["--json"];
        var start = new ProcessStartInfo(program, [.. before, question.Name, .. manner]) { RedirectStandardOutput = true };

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return new Answer(question.Name, question.Asks, []) { Failed = $"no answer within {Patience.TotalMinutes:0} minutes" };
        }

        var last = output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return last is not null && last.StartsWith('{')
            ? JsonSerializer.Deserialize<Answer>(last)!
            : new Answer(question.Name, question.Asks, []) { Failed = $"the process ended with exit code {process.ExitCode} and no answer" };
    }

    private static int Summarise(List<Answer> answers, string outFile)
    {
        var judged = answers.SelectMany(answer => answer.Findings).Where(finding => finding.IsMet is not null).ToList();
        var failed = answers.Count(answer => answer.Failed is not null);
        Console.WriteLine();
        Console.WriteLine($"{judged.Count(finding => finding.IsMet == true)} bars kept, {judged.Count(finding => finding.IsMet == false)} missed; {answers.Count(answer => answer.Skipped is not null)} questions skipped, {failed} failed. Written to {outFile}");
        return failed == 0 ? 0 : 1;
    }
}
