using PyActors.Benchmarks.Asking;
using PyActors.Benchmarks.Measuring;
using PyActors.Benchmarks.Questions;

var effort = args.Contains("--long") ? Effort.Long : Effort.Short;
switch (args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "all")
{
    case "all":
        return Survey.Run(effort, Survey.OutFile(args));

    // What a .NET program costs that does nothing.
    case "nothing":
        return 0;

    case "probe" when args.Length == 2:
        return await Probe.RunAsync(args[1]);

    case { } name when AllQuestions.List.FirstOrDefault(question => question.Name == name) is { } question:
        return Interview.Run(question, effort, asJson: args.Contains("--json"));

    default:
        Console.Error.WriteLine("usage: PyActors.Benchmarks [all] [--long] [--out FILE] | QUESTION [--long] [--json]");
        foreach (var question in AllQuestions.List)
            Console.Error.WriteLine($"  {question.Name,-16} {question.Asks}");
        return 2;
}
