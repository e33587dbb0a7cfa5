namespace PyActors.Interop.Errors;

/// <summary>What to do about what CPython, or a module, refuses in a sub-interpreter: its own words don't say.</summary>
internal static class SubInterpreterAdvice
{
    private const string NoDaemons = "daemon threads are disabled in this";
    private const string Shared = "give this pool isolation 'shared'.";

    /// <summary>The advice, as sentences; null if the exception is about something else.</summary>
    public static string? For(PyError error)
    {
        for (var cause = error; cause is not null; cause = cause.Cause)
        {
            if (Of(cause) is { } advice)
                return advice;
        }

        return null;
    }

    private static string? Of(PyError error) => error.Type switch
    {
        "ImportError" or "ModuleNotFoundError" when RefusesToLoad(error.Message) => $"The module refuses to load in a sub-interpreter: {Shared}",
        "RuntimeError" when IsAboutForking(error.Message) =>
            "Start another program with subprocess, or use multiprocessing with 'spawn'; where PythonOptions.AllowFork is set, a pool of isolation 'shared' may do this.",
        "RuntimeError" when MentionsSubInterpreter(error.Message) => $"CPython refuses this in a sub-interpreter: {Shared}",
        _ when error.Type.EndsWith("._RemoteTraceback", StringComparison.Ordinal) && error.Message.Contains($"RuntimeError: {NoDaemons}", StringComparison.Ordinal) =>
            $"Its threads are daemons, which CPython refuses in a sub-interpreter: {Shared}",
        _ => null,
    };

    // CPython's own words, numpy's, and those of modules made with PyO3.
    private static bool RefusesToLoad(string message) =>
        MentionsSubInterpreter(message)
        || message.Contains("once per interpreter process", StringComparison.Ordinal)
        || message.Contains("more than once per process", StringComparison.Ordinal);

    // "fork not supported for isolated subinterpreters", and the same of exec.
    private static bool IsAboutForking(string message) =>
        MentionsSubInterpreter(message)
        && (message.StartsWith("fork ", StringComparison.Ordinal) || message.StartsWith("exec ", StringComparison.Ordinal));

    // As one word or with a hyphen; where a daemon thread is refused, it depends on who refuses it.
    private static bool MentionsSubInterpreter(string message) =>
        message.Contains("subinterpreter", StringComparison.OrdinalIgnoreCase)
        || message.Contains("sub-interpreter", StringComparison.OrdinalIgnoreCase)
        || message.StartsWith(NoDaemons, StringComparison.Ordinal);
}
