using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Benchmarks.Questions;

namespace PyActors.Benchmarks.Asking;

/// <summary>What a command line asks for.</summary>
/// <param name="Question">The question; null for all of them.</param>
/// <param name="Effort">How long each is asked.</param>
/// <param name="OutFile">Where the document of all answers goes.</param>
/// <param name="AsJson">Whether the one answer is printed for <see cref="Survey"/> rather than for people.</param>
internal sealed record Order(IQuestion? Question, Effort Effort, string OutFile, bool AsJson)
{
    /// <summary>
    /// Reads it to its last word: what a slip of the pen leaves unread would be measured for minutes, and written over the last results.
    /// </summary>
    /// <returns>Null where a word is none of ours, or one is missing.</returns>
    public static Order? Read(string[] args) => args switch
    {
        [var name, .. var options] when AllQuestions.List.FirstOrDefault(question => question.Name == name) is { } question =>
            (Everything with { Question = question }).With(options),
        ["all", .. var options] => Everything.With(options),
        _ => Everything.With(args),
    };

    private static Order Everything => new(null, Effort.Short, Checkout.Path("benchmarks", "results.md"), AsJson: false);

    private Order? With(ReadOnlySpan<string> options) => options switch
    {
        [] => this,
        ["--long", .. var rest] => (this with { Effort = Effort.Long }).With(rest),
        ["--json", .. var rest] when Question is not null => (this with { AsJson = true }).With(rest),
        ["--out", var file, .. var rest] when Question is null && !file.StartsWith('-') => (this with { OutFile = file }).With(rest),
        _ => null,
    };
}
