using System.Diagnostics;
using System.Text.Json;
using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Benchmarks.Questions;
using PyActors.Benchmarks.Reporting;

namespace PyActors.Benchmarks.Asking;

/// <summary>Asks one question, in this process.</summary>
internal static class Interview
{
    /// <summary>Asks, and prints the answer as a table, or as JSON for <see cref="Survey"/>.</summary>
    /// <returns>0 when the question was answered, or can't be asked here; 1 when it failed.</returns>
    public static int Run(IQuestion question, Effort effort, bool asJson)
    {
        var answer = Ask(question, effort);
        if (asJson)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer));
        else
            TerminalTable.Print(Console.Out, answer);
        return answer.Failed is null ? 0 : 1;
    }

    private static Answer Ask(IQuestion question, Effort effort)
    {
        var answer = new Answer(question.Name, question.Asks, []) { LoadBefore = Machine.Load() };
        var began = Stopwatch.GetTimestamp();
        try
        {
            answer = answer with { Findings = question.Answer(effort) };
        }
        catch (NotApplicableException e)
        {
            answer = answer with { Skipped = e.Message };
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            answer = answer with { Failed = e.Message };
        }

        return answer with { Took = Stopwatch.GetElapsedTime(began) };
    }
}
