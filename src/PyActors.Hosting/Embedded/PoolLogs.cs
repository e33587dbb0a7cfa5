using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;
using PyActors.Engines;

namespace PyActors.Hosting.Embedded;

/// <summary>What an embedded pool reports, as log entries: the words that the actor system's log has for it.</summary>
internal static partial class PoolLogs
{
    /// <summary>Python has been started.</summary>
    public static void Runs(this ILogger logger, EngineReport report)
    {
        logger.PythonRuns(report.Python.Version, report.Engine, report.Python.Executable);
        if (report.Python.PassedOver is { } passedOver)
            logger.PassedOver(passedOver, report.Python.Executable);
    }

    /// <summary>Python has been stopped, as far as it could be.</summary>
    public static void PythonEnded(this ILogger logger, EngineStopReport report)
    {
        logger.PythonEnded(report.Finalised ? "finalised." : "not finalised; what is left of it ends with the process.");
        logger.LeftBehind(report.LeftBehind);
    }

    /// <summary>An invocation was refused, timed out, got stuck, was lost or was cancelled.</summary>
    public static void Unfinished(this ILogger logger, InvocationReport report)
    {
        var level = LevelOf(report.Level);
        logger.Unfinished(level, report);
    }

    /// <summary>The pool is in another state.</summary>
    public static void StateChanged(this ILogger logger, PoolStateReport report)
    {
        var level = LevelOf(report.Level);
        logger.StateChanged(level, report);
    }

    /// <summary>The pool has ended.</summary>
    public static void Ended(this ILogger logger, string pool, DrainReport report)
    {
        logger.PoolEnded(pool, report);
        logger.LeftBehind(report.LeftBehind);
    }

    /// <summary>Something didn't end.</summary>
    public static void LeftBehind(this ILogger logger, IReadOnlyList<string> left)
    {
        foreach (var line in left)
            logger.LeftBehind(line);
    }

    [LoggerMessage(EventId = 1, Message = "{Report}", EventName = "InvocationUnfinished")]
    private static partial void Unfinished(this ILogger logger, LogLevel level, InvocationReport report);

    [LoggerMessage(2, LogLevel.Information, "The pool '{Pool}' has ended: {Report}")]
    private static partial void PoolEnded(this ILogger logger, string pool, DrainReport report);

    [LoggerMessage(3, LogLevel.Warning, "{Left}")]
    private static partial void LeftBehind(this ILogger logger, string left);

    [LoggerMessage(EventId = 4, Message = "{Report}", EventName = "PoolStateChanged")]
    private static partial void StateChanged(this ILogger logger, LogLevel level, PoolStateReport report);

    [LoggerMessage(5, LogLevel.Information, "Python {Version} runs on the engine '{Engine}': {Executable}")]
    private static partial void PythonRuns(this ILogger logger, Version version, string engine, string executable);

    [LoggerMessage(6, LogLevel.Information, "Python has ended: {How}")]
    private static partial void PythonEnded(this ILogger logger, string how);

    [LoggerMessage(7, LogLevel.Warning, "Python hasn't started yet; it is stopped when it has, or ends with the process.")]
    public static partial void PythonStillStarts(this ILogger logger);

    [LoggerMessage(8, LogLevel.Warning, "Passed over {Environment} {Executable} is used instead.")]
    private static partial void PassedOver(this ILogger logger, string environment, string executable);

    private static LogLevel LevelOf(EventLevel level) => level switch
    {
        EventLevel.Error => LogLevel.Error,
        EventLevel.Warning => LogLevel.Warning,
        EventLevel.Informational => LogLevel.Information,
        _ => LogLevel.Debug,
    };
}
