using PyActors.Benchmarks.Asking;
using PyActors.Benchmarks.Questions;

switch (args)
{
    // What a .NET program costs that does nothing.
    case ["nothing"]:
        return 0;

    case ["probe", var kind]:
        return await Probe.RunAsync(kind);
}

switch (Order.Read(args))
{
    case { Question: { } question } order:
        return Interview.Run(question, order.Effort, order.AsJson);

    case { } order:
        return Survey.Run(order.Effort, order.OutFile);

    default:
        Console.Error.WriteLine("usage: PyActors.Benchmarks [all] [--long] [--out FILE] | QUESTION [--long] [--json]");
        foreach (var question in AllQuestions.List)
            Console.Error.WriteLine($"  {question.Name,-16} {question.Asks}");
        return 2;
}
