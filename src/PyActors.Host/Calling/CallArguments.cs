using PyActors.Host.Commands;
using PyActors.Host.Json;

namespace PyActors.Host.Calling;

/// <summary>What the command line gives a callable.</summary>
internal static class CallArguments
{
    /// <summary>
    /// Reads the arguments. A single JSON array is the list of them all, as in <c>[16]</c> or <c>[[1, 2], "a"]</c>; otherwise each
    /// text is one argument.
    /// </summary>
    /// <exception cref="CommandFailedException">A text is no JSON.</exception>
    public static (Invoke Invoke, bool IsUnpacked) Read(PyCallable callable, IReadOnlyList<string> arguments, string? keywords)
    {
        var values = arguments.Select((text, i) => Parse(text, $"argument {i + 1}")).ToArray();
        var all = values is [object?[] items] ? items : null;
        var invoke = new Invoke(callable, all ?? values);
        return (keywords is null ? invoke : invoke with { Keywords = ReadKeywords(keywords) }, all is not null);
    }

    private static Dictionary<string, object?> ReadKeywords(string text) => Parse(text, "--kwargs") is PyDict dict && dict.Keys.All(key => key is string)
        ? dict.ToDictionary(entry => (string)entry.Key, entry => entry.Value)
        : throw new CommandFailedException(ExitCode.Usage, $"--kwargs wants a JSON object, as in '{{\"ndigits\": 2}}', and not {text}.");

    private static object? Parse(string text, string what)
    {
        try
        {
            return JsonValueReader.Read(text);
        }
        catch (FormatException e)
        {
            var hint = text.Length > 0 && !text.AsSpan().ContainsAny("\"[]{}") ? $" A text wants its quotes, and those the shell's: '\"{text}\"'." : "";
            throw new CommandFailedException(ExitCode.Usage, $"{char.ToUpperInvariant(what[0])}{what[1..]} isn't JSON: {text}\n  {e.Message}.{hint}");
        }
    }
}
