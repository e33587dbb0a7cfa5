using System.Text.Json;

namespace PyActors.Host.Running;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code; more than 128 if a signal ended it.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard output, each as JSON.</summary>
    public IReadOnlyList<JsonElement> Lines => ResultLines.Parse(Output);

    /// <summary>Everything, for the message of an assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n--- output\n{Output}\n--- error\n{Error}";
}
